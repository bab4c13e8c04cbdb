// Where a channel says that it watched, at a moment: coverage that is claimed, as it is claimed. Whether that is enough for a reading is for the verdicts to say.
import type { PointsAnswer } from '#records/board.ts';

/** Names of places; null where no claim of coverage is there at all. `at`: in ms; without end, the latest. */
export function watchedAt(points: PointsAnswer, at: number): ReadonlySet<string> | null {
  const coverage = points.words.kinds.indexOf('coverage');
  const rows = points.kind.flatMap((kind, i) => (kind === coverage ? [i] : []));
  if (rows.length === 0) return null;
  const moment = Math.min(at, Math.max(...rows.map((i) => points.end[i]!))) - 1;
  return new Set(rows.flatMap((i) => (points.start[i]! <= moment && moment < points.end[i]! && points.place[i]! >= 0 ? [points.words.places[points.place[i]!]!] : [])));
}
