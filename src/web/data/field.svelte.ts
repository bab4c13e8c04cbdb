// What the map, the timeline and the table of one page share: all claims as columns, what is filtered, what is chosen. One selects for the others through it.
import { getContext, setContext } from 'svelte';
import type { PointsAnswer } from '#records/board.ts';
import type { Query } from '#web/data/ask.ts';
import type { Asked } from '#web/data/asked.svelte.ts';
import type { BoardState } from '#web/data/board.svelte.ts';
import { choose, readChosen } from '#web/data/chosen.ts';
import { place } from '#web/data/place.svelte.ts';

/** The most claims of one answer. */
const MOST_AT_ONCE = 100_000;
/** For who did it, where a claim does not say. */
export const UNKNOWN = '-';
const FAILS = { end: 1, kind: 2, channel: 4, party: 8, place: 16, brush: 32 } as const;

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

  // By their words first: what is elsewhere in the address changes often, and is no reason to filter anew.
  readonly #from = $derived(place.get('from'));
  readonly #to = $derived(place.get('to'));
  readonly #kinds = $derived(place.get('kinds'));
  readonly #channels = $derived(place.get('channels'));
  readonly #parties = $derived(place.get('parties'));
  readonly #show = $derived(place.get('show'));

  /** The stretch that is brushed, in ms, [from, to); null: all. */
  readonly brush = $derived.by((): { from: number; to: number } | null => {
    const from = Date.parse(this.#from ?? ''), to = Date.parse(this.#to ?? '');
    return Number.isFinite(from) && Number.isFinite(to) && from < to ? { from, to } : null;
  });

  /** Kinds and channels that are shown; null: all. */
  readonly kinds: ReadonlySet<string> | null = $derived(setOf(this.#kinds));
  readonly channels: ReadonlySet<string> | null = $derived(setOf(this.#channels));
  /** Who did it; UNKNOWN among them: claims that do not say. */
  readonly parties: ReadonlySet<string> | null = $derived(setOf(this.#parties));
  /** A place that is chosen on the map: only what lies there. */
  readonly at: string | null = $derived(place.get('at') ?? null);

  filter(set: { brush?: { from: number; to: number } | null; kinds?: readonly string[] | null; channels?: readonly string[] | null; parties?: readonly string[] | null; at?: string | null }): void {
    place.choose({
      ...(set.brush === undefined ? {} : { from: set.brush === null ? null : new Date(set.brush.from).toISOString(), to: set.brush === null ? null : new Date(set.brush.to).toISOString() }),
      ...(set.kinds === undefined ? {} : { kinds: set.kinds === null ? null : set.kinds.join('.') }),
      ...(set.channels === undefined ? {} : { channels: set.channels === null ? null : set.channels.join('.') }),
      ...(set.parties === undefined ? {} : { parties: set.parties === null ? null : set.parties.join('.') }),
      ...(set.at === undefined ? {} : { at: set.at }),
    });
  }

  /** Of every claim the filters that it fails, as bits; what begins after the clock *as of* is still to come and passes none. */
  readonly #fails = $derived.by((): Uint8Array => {
    const { points, brush, kinds, channels, parties, at, end } = this;
    if (points === null) return new Uint8Array();
    const { words } = points, fails = new Uint8Array(points.keys.length);
    const outOf = (names: readonly string[], among: ReadonlySet<string> | null): boolean[] => names.map((name) => among !== null && !among.has(name));
    const outOfKinds = outOf(words.kinds, kinds), outOfChannels = outOf(words.channels, channels);
    const outOfParties = words.actors.map((names) => parties !== null && !names.split(', ').some((name) => parties.has(name)));
    const isUnknownOut = parties !== null && !parties.has(UNKNOWN);
    for (let i = 0; i < fails.length; i++) {
      let bits = points.start[i]! >= end ? FAILS.end : 0;
      if (outOfKinds[points.kind[i]!]) bits |= FAILS.kind;
      if (outOfChannels[points.channel[i]!]) bits |= FAILS.channel;
      if (points.by[i] === -1 ? isUnknownOut : outOfParties[points.by[i]!]) bits |= FAILS.party;
      if (at !== null && words.places[points.place[i]!] !== at) bits |= FAILS.place;
      if (brush !== null && (points.end[i]! <= brush.from || points.start[i]! >= brush.to)) bits |= FAILS.brush;
      fails[i] = bits;
    }
    return fails;
  });

  /** Indices of the claims that pass every filter but one, in the order of their time. */
  passing(but: keyof typeof FAILS | null): number[] {
    const fails = this.#fails, mask = but === null ? 0xff : 0xff & ~FAILS[but], out: number[] = [];
    for (let i = 0; i < fails.length; i++) if ((fails[i]! & mask) === 0) out.push(i);
    return out;
  }

  /** Those that pass every filter but the brush. */
  readonly unbrushed = $derived.by((): number[] => this.passing('brush'));
  /** Those that pass every filter: what all views show. */
  readonly shown = $derived.by((): number[] => this.passing(null));

  readonly #rows = $derived.by(() => new Map(this.points?.keys.map((key, i) => [key, i]) ?? []));
  /** Where a claim stands in the columns; undefined: it does not. */
  rowOf(key: string | null): number | undefined { return key === null ? undefined : this.#rows.get(key); }

  /** The clock *as of*, in ms; Infinity: everything. */
  readonly end: number = $derived.by(() => {
    const asOf = this.#board.asOf ?? this.#board.agreement?.asOf ?? null;
    return asOf === null || asOf === 'latest' ? Infinity : Date.parse(asOf);
  });

  /** The claim that is open in the drawer. */
  readonly chosen: string | null = $derived.by(() => {
    const what = readChosen(this.#show);
    return what?.is === 'claim' ? what.key : null;
  });

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
