// The names of an agreement that evidence is held against.

/** Without `actors` or `exceptions`, names of actors or exceptions are not looked at. */
export interface EvidenceNames {
  channels: ReadonlySet<string>;
  places: ReadonlySet<string>;
  /** Words for things present or counted. */
  things: ReadonlySet<string>;
  /** Names, titles and inclusions of actors. */
  actors?: ReadonlySet<string>;
  exceptions?: ReadonlySet<string>;
}
