// In which order a table has its claims, and on which page one stands.
import type { PointsAnswer } from '#records/board.ts';

export const PAGE = 50;
export const SORTS = ['time', 'time-down', 'count', 'count-down'] as const;
export type Sort = (typeof SORTS)[number];

/** `rows` are in the order of time. Of counts the least that is said decides; what is not counted stands last, either way. */
export function sorted(points: PointsAnswer, rows: readonly number[], by: Sort): readonly number[] {
  if (by === 'time') return rows;
  if (by === 'time-down') return rows.toReversed();
  const down = by === 'count-down', counted = new Set(['incident', 'presence', 'tally'].map((kind) => points.words.kinds.indexOf(kind)));
  const low = (i: number): number => (counted.has(points.kind[i]!) ? points.count[i]![0] : down ? -1 : Infinity);
  const high = (i: number): number => points.count[i]![1] ?? Infinity;
  const apart = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
  return rows.toSorted((a, b) => (down ? -1 : 1) * (apart(low(a), low(b)) || apart(high(a), high(b))));
}

/** From 1; null where it stands on none. */
export function pageOf(rows: readonly number[], row: number | null | undefined): number | null {
  const at = row === null || row === undefined ? -1 : rows.indexOf(row);
  return at === -1 ? null : Math.floor(at / PAGE) + 1;
}

/** For `aria-sort`. */
export function isSorted(sort: Sort, column: 'time' | 'count'): 'ascending' | 'descending' | undefined {
  return sort === column ? 'ascending' : sort === `${column}-down` ? 'descending' : undefined;
}
