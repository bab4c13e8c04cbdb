// What the map, the timeline and the table of one page share: all claims as columns, what is filtered, what is chosen. One selects for the others through it.
import { getContext, setContext } from 'svelte';
import type { PointsAnswer } from '#records/board.ts';
import type { Asked } from '#web/data/asked.svelte.ts';
import type { BoardState } from '#web/data/board.svelte.ts';
import { choose, chosen } from '#web/data/chosen.ts';
import { place } from '#web/data/place.svelte.ts';

export class FieldState {
  readonly asked: Asked<PointsAnswer>;
  readonly #board: BoardState;
  /** Under the pointer or the focus, in whichever view: a key, or null. */
  pointed = $state<string | null>(null);

  /** To be made while a component is being made. */
  constructor(board: BoardState) {
    this.#board = board;
    this.asked = board.ask<PointsAnswer>(() => board.plain('/points', { knownAt: board.knownAt ?? null }));
  }

  get points(): PointsAnswer | null { return this.asked.value; }

  /** The stretch that is brushed, in ms, [from, to); null: all. */
  get brush(): { from: number; to: number } | null {
    const from = Date.parse(place.get('from') ?? ''), to = Date.parse(place.get('to') ?? '');
    return Number.isFinite(from) && Number.isFinite(to) && from < to ? { from, to } : null;
  }

  /** Kinds and channels that are shown; null: all. */
  get kinds(): ReadonlySet<string> | null { return setOf(place.get('kinds')); }
  get channels(): ReadonlySet<string> | null { return setOf(place.get('channels')); }
  /** A place that is chosen on the map: only what lies there. */
  get at(): string | null { return place.get('at') ?? null; }

  filter(set: { brush?: { from: number; to: number } | null; kinds?: readonly string[] | null; channels?: readonly string[] | null; at?: string | null }): void {
    place.choose({
      ...(set.brush === undefined ? {} : { from: set.brush === null ? null : new Date(set.brush.from).toISOString(), to: set.brush === null ? null : new Date(set.brush.to).toISOString() }),
      ...(set.kinds === undefined ? {} : { kinds: set.kinds === null ? null : set.kinds.join('.') }),
      ...(set.channels === undefined ? {} : { channels: set.channels === null ? null : set.channels.join('.') }),
      ...(set.at === undefined ? {} : { at: set.at }),
    });
  }

  /** Indices of the claims that pass every filter, in the order of their time; what begins after the clock *as of* is still to come and left out. */
  readonly shown = $derived.by((): number[] => {
    const { points, brush, kinds, channels, at } = this;
    if (points === null) return [];
    const asOf = this.#board.asOf ?? this.#board.agreement?.asOf ?? null;
    const end = asOf === null || asOf === 'latest' ? Infinity : Date.parse(asOf);
    const { words } = points;
    const out: number[] = [];
    for (let i = 0; i < points.keys.length; i++) {
      if (points.start[i]! >= end) continue;
      if (brush !== null && (points.end[i]! <= brush.from || points.start[i]! >= brush.to)) continue;
      if (kinds !== null && !kinds.has(words.kinds[points.kind[i]!]!)) continue;
      if (channels !== null && !channels.has(words.channels[points.channel[i]!]!)) continue;
      if (at !== null && words.places[points.place[i]!] !== at) continue;
      out.push(i);
    }
    return out;
  });

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
