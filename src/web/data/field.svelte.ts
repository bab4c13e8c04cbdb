// What the map, the timeline and the table of one page share: all claims as columns, what is filtered, what is chosen. One selects for the others through it.
import { getContext, setContext } from 'svelte';
import type { PointsAnswer } from '#records/board.ts';
import type { Query } from '#web/data/ask.ts';
import type { Asked } from '#web/data/asked.svelte.ts';
import type { BoardState } from '#web/data/board.svelte.ts';
import { choose, chosen } from '#web/data/chosen.ts';
import { place } from '#web/data/place.svelte.ts';

/** The most claims of one answer. */
const MOST_AT_ONCE = 100_000;
/** For who did it, where a claim does not say. */
export const UNKNOWN = '-';

export class FieldState {
  readonly asked: Asked<PointsAnswer>;
  readonly #board: BoardState;
  /** Under the pointer or the focus, in whichever view: a key, or null. */
  pointed = $state<string | null>(null);

  /** To be made while a component is being made. */
  constructor(board: BoardState) {
    this.#board = board;
    this.asked = board.ask<PointsAnswer>(() => board.plain('/points', { knownAt: board.knownAt ?? null, ...(this.isMuch ? this.query : {}) }));
  }

  get points(): PointsAnswer | null { return this.asked.value; }

  /** More claims than one answer holds: then the server filters, and gives the first of those that pass. */
  get isMuch(): boolean { return (this.#board.agreement?.evidence.claims ?? 0) > MOST_AT_ONCE; }

  /** What is filtered, as the server's words; the brush among it. */
  get query(): Query {
    const { brush } = this;
    return { ...this.queryButBrush, from: brush === null ? null : new Date(brush.from).toISOString(), to: brush === null ? null : new Date(brush.to).toISOString() };
  }
  get queryButBrush(): Query {
    const { kinds, channels, parties, at } = this;
    return { kind: [...(kinds ?? [])], channel: [...(channels ?? [])], by: [...(parties ?? [])], place: at };
  }

  /** The stretch that is brushed, in ms, [from, to); null: all. */
  get brush(): { from: number; to: number } | null {
    const from = Date.parse(place.get('from') ?? ''), to = Date.parse(place.get('to') ?? '');
    return Number.isFinite(from) && Number.isFinite(to) && from < to ? { from, to } : null;
  }

  /** Kinds and channels that are shown; null: all. */
  get kinds(): ReadonlySet<string> | null { return setOf(place.get('kinds')); }
  get channels(): ReadonlySet<string> | null { return setOf(place.get('channels')); }
  /** Who did it; UNKNOWN among them: claims that do not say. */
  get parties(): ReadonlySet<string> | null { return setOf(place.get('parties')); }
  /** A place that is chosen on the map: only what lies there. */
  get at(): string | null { return place.get('at') ?? null; }

  filter(set: { brush?: { from: number; to: number } | null; kinds?: readonly string[] | null; channels?: readonly string[] | null; parties?: readonly string[] | null; at?: string | null }): void {
    place.choose({
      ...(set.brush === undefined ? {} : { from: set.brush === null ? null : new Date(set.brush.from).toISOString(), to: set.brush === null ? null : new Date(set.brush.to).toISOString() }),
      ...(set.kinds === undefined ? {} : { kinds: set.kinds === null ? null : set.kinds.join('.') }),
      ...(set.channels === undefined ? {} : { channels: set.channels === null ? null : set.channels.join('.') }),
      ...(set.parties === undefined ? {} : { parties: set.parties === null ? null : set.parties.join('.') }),
      ...(set.at === undefined ? {} : { at: set.at }),
    });
  }

  /** Indices of the claims that pass every filter but the brush, in the order of their time; what begins after the clock *as of* is still to come and left out. */
  readonly unbrushed = $derived.by((): number[] => {
    const { points, kinds, channels, parties, at, end } = this;
    if (points === null) return [];
    const { words } = points;
    const hasParty = words.actors.map((names) => parties === null || names.split(', ').some((name) => parties.has(name)));
    const out: number[] = [];
    for (let i = 0; i < points.keys.length; i++) {
      if (points.start[i]! >= end) continue;
      if (kinds !== null && !kinds.has(words.kinds[points.kind[i]!]!)) continue;
      if (channels !== null && !channels.has(words.channels[points.channel[i]!]!)) continue;
      if (parties !== null && !(points.by[i] === -1 ? parties.has(UNKNOWN) : hasParty[points.by[i]!]!)) continue;
      if (at !== null && words.places[points.place[i]!] !== at) continue;
      out.push(i);
    }
    return out;
  });

  /** The same, and they pass the brush too. */
  readonly shown = $derived.by((): number[] => {
    const { points, brush, unbrushed } = this;
    if (points === null || brush === null) return unbrushed;
    return unbrushed.filter((i) => points.end[i]! > brush.from && points.start[i]! < brush.to);
  });

  /** The clock *as of*, in ms; Infinity: everything. */
  get end(): number {
    const asOf = this.#board.asOf ?? this.#board.agreement?.asOf ?? null;
    return asOf === null || asOf === 'latest' ? Infinity : Date.parse(asOf);
  }

  /** The claim that is open in the drawer. */
  get chosen(): string | null {
    const what = chosen();
    return what?.is === 'claim' ? what.key : null;
  }

  choose(key: string | null): void {
    choose(key === null ? null : { is: 'claim', key });
  }
}

function setOf(text: string | undefined): ReadonlySet<string> | null {
  return text === undefined ? null : new Set(text.split('.'));
}

export function beginField(board: BoardState): FieldState {
  return setContext('field', new FieldState(board));
}

export function field(): FieldState {
  return getContext<FieldState>('field');
}
