// Who may be meant: names as written, the groups they belong to, and whether a filter holds of every possible author and target (N2, N3).
import type { Actor } from '#records/plan.ts';

export type Holds = 'in' | 'may' | 'out';

/** What a measure asks of authors and targets. Groups are named by the actor that stands for them; null: no filter. */
export interface ActorFilter { by: string[] | null; against: string[] | null; excluding: 'none' | 'any' | 'all'; /** N16; absent: nobody. */ notBy?: readonly string[]; notAgainst?: readonly string[] }

/** Whether a filter asks nothing. */
export function asksNothing({ by, against, excluding, notBy, notAgainst }: ActorFilter): boolean {
  return by === null && against === null && excluding === 'none' && notBy === undefined && notAgainst === undefined;
}

/** How a claim names one side: null, nobody; `oneOf`: exactly one of them; else all of them together. */
export interface Named { names: readonly string[] | null; oneOf: boolean }

/** A possible author or target: those who acted together. Somebody else has a name that nobody bears. Presence has no target: an empty party. */
export type Party = readonly string[];
const SOMEBODY_ELSE: Party = ['\u0000'];

export class Actors {
  private readonly actors: readonly Actor[];
  private readonly groupsOfName = new Map<string, Set<string>>();

  constructor(actors: readonly Actor[]) {
    this.actors = actors;
  }

  /** The actor that bears this name or title; undefined where none does. */
  bearing(written: string): Actor | undefined {
    return this.actors.find((actor) => actor.name === written) ?? this.actors.find((actor) => actor.title === written);
  }

  /** Those whose act it is: whoever is named, and the members of a body that is (T12). */
  own(written: readonly string[]): Set<string> {
    const own = new Set<string>();
    for (const name of written) {
      const actor = this.bearing(name);
      own.add(actor?.name ?? name);
      for (const member of actor?.members ?? []) own.add(member);
    }
    return own;
  }

  /** Every actor whose group the written name belongs to: the one that bears it, and all that include it. Excluded beats included (N3). */
  groups(written: string): Set<string> {
    const known = this.groupsOfName.get(written);
    if (known !== undefined) return known;
    const all = this.including(written);
    const excluded = this.actors.some((actor) => actor.excluded && all.has(actor.name));
    const groups = excluded ? new Set([...all].filter((name) => this.includedByExcluded(name))) : all;
    this.groupsOfName.set(written, groups);
    return groups;
  }

  private includedByExcluded(name: string): boolean {
    const above = this.including(name);
    return this.actors.some((actor) => actor.excluded && above.has(actor.name));
  }

  /** The actor that bears the name and all that include it, through all levels. */
  private including(written: string): Set<string> {
    const groups = new Set<string>();
    const own = this.bearing(written);
    groups.add(own?.name ?? written);
    const names = new Set<string>([written, ...(own === undefined ? [] : [own.name, own.title])]);
    for (let size = -1; size !== groups.size; ) {
      size = groups.size;
      for (const actor of this.actors) {
        if (!actor.includes.some((one) => names.has(one))) continue;
        groups.add(actor.name);
        names.add(actor.name).add(actor.title);
      }
    }
    return groups;
  }

  isExcluded(written: string): boolean {
    const groups = this.groups(written);
    return this.actors.some((actor) => actor.excluded && groups.has(actor.name));
  }

  /** Whether every member of `inner`'s group lies in the group of one of `outer`. */
  groupWithin(inner: string, outer: readonly string[]): boolean {
    const groups = this.groups(inner);
    return outer.some((name) => groups.has(name));
  }

  /** Whether the group of a written name and that of one of `others` have a member in common. */
  groupsMeet(written: string, others: readonly string[]): boolean {
    if (this.groupWithin(written, others)) return true;
    const own = this.bearing(written)?.name ?? written;
    return others.some((name) => this.membersOf(name).some((member) => this.groupWithin(member, [name]) && this.groupWithin(member, [own])));
  }

  /** All written names below an actor, through all levels. */
  private membersOf(name: string): string[] {
    const found = new Set<string>([name]);
    for (const one of found) for (const member of this.bearing(one)?.includes ?? []) found.add(member);
    return [...found];
  }

  /** Whether the filter holds for every possible pair of author and target, for some, or for none. */
  holds(filter: ActorFilter, by: Named, against: Named): Holds {
    if (asksNothing(filter)) return 'in';
    const differ = by.oneOf && against.oneOf && sameNames(by.names, against.names);
    let some = false;
    let every = true;
    for (const author of this.parties(by)) {
      for (const target of this.parties(against)) {
        if (differ && author[0] === target[0]) continue;
        if (this.holdsOf(filter, author, target)) some = true;
        else every = false;
      }
    }
    return !some ? 'out' : every ? 'in' : 'may';
  }

  /** Those who may be meant, each possibility a party of those who acted together. */
  parties(named: Named): Party[] {
    if (named.names === null) return [...this.actors.map((actor) => [actor.name]), SOMEBODY_ELSE];
    return named.oneOf ? named.names.map((name) => [name]) : [named.names];
  }

  private holdsOf(filter: ActorFilter, author: Party, target: Party): boolean {
    const lies = (party: Party, group: string[] | null) => group === null || party.some((name) => this.groupWithin(name, group));
    if (!lies(author, filter.by) || !lies(target, filter.against)) return false;
    const isNamed = (party: Party, group: readonly string[] = []) => party.some((name) => this.groupWithin(name, group));
    if (isNamed(author, filter.notBy) || isNamed(target, filter.notAgainst)) return false;
    if (filter.excluding === 'none') return true;
    const all = [...author, ...target];
    if (filter.excluding === 'any') return !all.some((name) => this.isExcluded(name));
    return !all.every((name) => this.isExcluded(name));
  }
}

function sameNames(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return a !== null && b !== null && a.length === b.length && [...a].sort().join('\n') === [...b].sort().join('\n');
}
