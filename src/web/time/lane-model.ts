// The timeline's arithmetic: which claims stand in which lane, what is dated, what lies in view, where marks go; no drawing.
import type { PointsAnswer } from '#records/board.ts';
import { UNKNOWN } from '#web/data/field.svelte.ts';
import { HOUR, MINUTE } from '#web/time/zone-ticks.ts';

export type LanesBy = 'kind' | 'channel' | 'party';
export const LANES_BY: readonly LanesBy[] = ['kind', 'channel', 'party'];

export interface Stretch { from: number; to: number }
export interface Lane { name: string; rows: number[] }

/** A date before or after these is none: it stands where a form wanted one. So is a claim that spans more than a lifetime. */
const FIRST = Date.UTC(1900, 0), LAST = Date.UTC(2200, 0), LONGEST = 50 * 366 * 24 * HOUR;
export const SHORTEST_VIEW = 10 * MINUTE;
/** More in view are counted, not drawn one by one. */
export const MOST_MARKS = 3000;

export function isDated(points: PointsAnswer, i: number): boolean {
  const start = points.start[i]!, end = points.end[i]!;
  return start >= FIRST && end <= LAST && end - start <= LONGEST;
}

/** From the first to the last moment that any dated claim speaks of, with a little room; null where none is dated. */
export function stretchOf(points: PointsAnswer): Stretch | null {
  let from = Infinity, to = -Infinity;
  for (let i = 0; i < points.keys.length; i++) {
    if (!isDated(points, i)) continue;
    if (points.start[i]! < from) from = points.start[i]!;
    if (points.end[i]! > to) to = points.end[i]!;
  }
  return from < to ? roomAround({ from, to }) : null;
}

export function roomAround({ from, to }: Stretch): Stretch {
  const room = Math.max((to - from) * 0.03, HOUR);
  return { from: from - room, to: to + room };
}

/** Claims by lane, the lanes with most first; kinds in their own order. A claim by two parties stands in both lanes. */
export function lanesOf(points: PointsAnswer, rows: readonly number[], by: LanesBy): Lane[] {
  const { words } = points, lanes = new Map<string, number[]>();
  const parties = words.actors.map((names) => names.split(', '));
  const into = (name: string, i: number): void => {
    const lane = lanes.get(name);
    if (lane === undefined) lanes.set(name, [i]);
    else lane.push(i);
  };
  for (const i of rows) {
    if (by === 'kind') into(words.kinds[points.kind[i]!]!, i);
    else if (by === 'channel') into(words.channels[points.channel[i]!]!, i);
    else if (points.by[i] === -1) into(UNKNOWN, i);
    else for (const name of parties[points.by[i]!]!) into(name, i);
  }
  return inOrder([...lanes].map(([name, own]) => ({ name, rows: own })), words.kinds, by, ({ rows: own }) => own.length);
}

export function inOrder<T extends { name: string }>(lanes: T[], kinds: readonly string[], by: LanesBy, size: (lane: T) => number): T[] {
  if (by === 'kind') return lanes.toSorted((a, b) => kinds.indexOf(a.name) - kinds.indexOf(b.name));
  // Who is not known stands last: it is no party.
  return lanes.toSorted((a, b) => Number(a.name === UNKNOWN) - Number(b.name === UNKNOWN) || size(b) - size(a) || (a.name < b.name ? -1 : 1));
}

/** What of a lane lies in view: `marks` begin or end in it; `throughout` covers all of it; `undated` has no date to draw. */
export interface InView { marks: number[]; throughout: number[]; undated: number[] }

export function inView(points: PointsAnswer, rows: readonly number[], { from, to }: Stretch): InView {
  const marks: number[] = [], throughout: number[] = [], undated: number[] = [];
  for (const i of rows) {
    const start = points.start[i]!, end = points.end[i]!;
    if (end <= from || start >= to) {
      if (!isDated(points, i)) undated.push(i);
    } else if (!isDated(points, i)) undated.push(i);
    else (start <= from && end >= to ? throughout : marks).push(i);
  }
  return { marks, throughout, undated };
}

/** Of each of `bins` equal parts of a stretch, how many claims meet it. */
export function countsOf(points: PointsAnswer, marks: readonly number[], { from, to }: Stretch, bins: number): number[] {
  const steps = new Int32Array(bins + 1), width = (to - from) / bins;
  for (const i of marks) {
    const first = Math.max(0, Math.floor((points.start[i]! - from) / width)), last = Math.max(first, Math.min(bins - 1, Math.ceil((points.end[i]! - from) / width) - 1));
    steps[first]! += 1;
    steps[last + 1]! -= 1;
  }
  let sum = 0;
  return Array.from(steps.subarray(0, bins), (step) => (sum += step));
}

export interface Placed { i: number; x: number; width: number; row: number }

/** Marks side by side in a few rows, so that as few as can be lie on one another. `least`: the room that each takes. */
export function placed(points: PointsAnswer, marks: readonly number[], x: (t: number) => number, rows: number, least: number): Placed[] {
  const free = Array.from({ length: rows }, () => -Infinity);
  return marks.map((i) => {
    const from = x(points.start[i]!), width = Math.max(0, x(points.end[i]!) - from);
    const found = free.findIndex((end) => end <= from);
    const row = found >= 0 ? found : free.indexOf(Math.min(...free));
    free[row] = from + Math.max(width + 1, least);
    return { i, x: from, width, row };
  });
}

/** The stretch moved by a share of its length, or drawn together or apart around a moment; within what is worth showing. */
export function moved({ from, to }: Stretch, share: number): Stretch {
  const by = (to - from) * share;
  return within({ from: from + by, to: to + by });
}

export function zoomed({ from, to }: Stretch, factor: number, around: number): Stretch {
  const length = Math.min(LONGEST * 2, Math.max(SHORTEST_VIEW, (to - from) * factor)), at = (around - from) / (to - from);
  return within({ from: around - at * length, to: around + (1 - at) * length });
}

function within({ from, to }: Stretch): Stretch {
  const over = Math.max(0, FIRST - from) || Math.min(0, LAST - to);
  return { from: Math.round(from + over), to: Math.round(to + over) };
}
