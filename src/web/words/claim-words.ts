// What a claim is, in words of the reader's language: its kind, what it speaks of, how many, who and where; out of the columns that all views share.
import type { AgreementDetail, PointsAnswer } from '#records/board.ts';
import { isolated } from '#web/words/names.ts';
import { listed, number } from '#web/words/when.ts';
import { language, say } from '#web/words/say.svelte.ts';
import { titleOf } from '#web/space/place-title.ts';

/** The word for what a claim speaks of; one of the agreement's own stands as it is. */
export function wordFor(kind: string, what: string): string {
  const groups = { incident: ['type'], tally: ['counted', 'type', 'thing'], presence: ['thing'], act: ['act'], movement: [] }[kind] ?? [];
  if (kind === 'movement') return language.has(`words.stage-${what}`) ? say(`words.stage-${what}`) : what;
  const group = groups.find((one) => language.has(`types.${one}-${what}`));
  if (group !== undefined) return say(`types.${group}-${what}`);
  // A claim may write a type by its last name alone.
  const short = groups.includes('type') ? language.only('types', 'type-', `/${what}`) : null;
  return short === null ? what.replaceAll('-', ' ') : say(short);
}

/** What somebody watched for: a whole sort of claims, a thing, or what happens. */
export function watchedWord(what: string): string {
  if (language.has(`words.sort-${what}`)) return say(`words.sort-${what}`);
  return wordFor(language.has(`types.thing-${what}`) ? 'presence' : 'incident', what);
}

/** What a measure counts in: `events`, `trucks`. */
export function unitWord(unit: string): string {
  return language.has(`words.unit-${unit}`) ? say(`words.unit-${unit}`) : unit;
}

/** How many, as people say it: `4`, `4 to 6`, `at least 3`. */
export function countWords([low, high]: readonly [number, number | null]): string {
  if (high === null) return low === 0 ? say('words.unknown') : say('claims.at-least', { low: number(low) });
  return low === high ? number(low) : say('claims.low-to-high', { low: number(low), high: number(high) });
}

/** A point as a claim tells it: `within 500 m of 36.2, 37.1`. */
export function pointWords(lon: number, lat: number, metres: number): string {
  return say('drawer.around', { lat: number(lat, 4), lon: number(lon, 4), radius: metres >= 1000 ? say('drawer.km', { n: number(metres / 1000, 1) }) : say('drawer.m', { n: number(metres, 0) }) });
}

/** Kinds whose count tells something of its own. */
const COUNTS = new Set(['incident', 'presence', 'tally']);

/** Kinds that somebody does, or whose things are somebody's: where nobody is told, who it was is not known. A watch, a number or a convoy is nobody's. */
const SOMEBODYS = new Set(['incident', 'presence', 'act', 'statement']);

/** The words of one row of the columns. */
export class ClaimWords {
  readonly #points: PointsAnswer;
  readonly #titles: { places: Map<string, string>; actors: Map<string, string>; channels: Map<string, string> };

  constructor(points: PointsAnswer, agreement: AgreementDetail | null) {
    const titles = (list: readonly { name: string; title: string }[] | undefined) => new Map((list ?? []).map(({ name, title }) => [name, title === '' ? name : title]));
    this.#points = points;
    this.#titles = { places: new Map((agreement?.places ?? []).map((place) => [place.name, titleOf(place, language.tag)])), actors: titles(agreement?.actors), channels: titles(agreement?.channels) };
  }

  kind(i: number): string { return this.#points.words.kinds[this.#points.kind[i]!]!; }
  standing(i: number): string { return this.#points.words.standings[this.#points.standing[i]!]!; }
  channelName(i: number): string { return this.#points.words.channels[this.#points.channel[i]!]!; }

  what(i: number): string {
    const { type, what, words } = this.#points, kind = this.kind(i);
    const word = type[i] === -1 ? words.whats[what[i]!] : words.types[type[i]!];
    if (word === undefined) return say(`words.kind-${kind}`);
    return kind === 'statement' ? say('claims.about', { what: isolated(word) }) : wordFor(kind, word);
  }

  place(i: number): string | null { return this.placeTitle(this.#points.words.places[this.#points.place[i]!]); }
  isSomebodys(i: number): boolean { return SOMEBODYS.has(this.kind(i)); }

  /** The place that it names, else the point that it tells, as precisely as it does. */
  where(i: number): string {
    const { lon, lat, radius } = this.#points;
    return this.place(i) ?? (lon[i] === null ? say('words.no-place') : pointWords(lon[i]!, lat[i]!, radius[i] ?? 0));
  }
  by(i: number): string | null { return this.#names(this.#points.by[i]!); }
  against(i: number): string | null { return this.#names(this.#points.against[i]!); }
  channel(i: number): string { return this.channelTitle(this.channelName(i)); }

  /** null where there is nothing to count. */
  count(i: number): string | null {
    const kind = this.kind(i), count = this.#points.count[i]!;
    return COUNTS.has(kind) ? countWords(count) : null;
  }

  placeTitle(name: string | undefined): string | null { return name === undefined ? null : (this.#titles.places.get(name) ?? name); }
  actorTitle(name: string): string { return this.#titles.actors.get(name) ?? name; }
  channelTitle(name: string): string { return this.#titles.channels.get(name) ?? name; }

  #names(at: number): string | null {
    const names = this.#points.words.actors[at];
    return names === undefined ? null : listed(names.split(', ').map((name) => this.actorTitle(name)), this.#points.words.oneOf.includes(at) ? 'or' : 'and');
  }
}
