// For how long what was seen holds after a look (E10): until when each line holds on, and when a moment is as good as watched.
import type { PresenceLines, Stretches } from '#records/observations.ts';
import { joined, pairsOf } from '#records/stretches.ts';
import { sortedInstants } from '#engine/measure-signal.ts';

export interface AfterLooks {
  /** The end of each line; of one that holds on no later than the next look. */
  end: Float64Array;
  /** The moments after one that was watched. */
  held: Stretches;
}

const NEVER = new Float64Array(0);

export function afterLooks(lines: PresenceLines, watched: Stretches, things: number, holdsMs: number): AfterLooks {
  if (holdsMs === 0) return { end: lines.end, held: NEVER };
  const looks = joined([...pairsOf(watched), ...fixedStretches(lines, things)]);
  const end = lines.end.map((to, i) => (Number.isNaN(lines.endedAt[i]!) ? to : Math.min(to, firstFrom(looks, lines.endedAt[i]!))));
  return { end, held: joined(pairsOf(watched).map(([, to]) => [to, to + holdsMs])) };
}

/** When claims that hold then say the number of each thing in the whole place (E23). */
function fixedStretches(lines: PresenceLines, things: number): [number, number][] {
  const fixing = Array.from({ length: lines.length }, (_, i) => i).filter((i) => Number.isNaN(lines.endedAt[i]!) && lines.fixes[i] !== 0);
  const edges = sortedInstants(new Set(fixing.flatMap((i) => [lines.start[i]!, lines.end[i]!])));
  return [...edges].map((from, k): [number, number] => [from, edges[k + 1] ?? from]).filter(([from]) => {
    const fixed = fixing.filter((i) => lines.start[i]! <= from && from < lines.end[i]!).reduce((mask, i) => mask | lines.fixes[i]!, 0);
    return fixed === 2 ** things - 1;
  });
}

/** The first moment, from t on, that lies in one of the stretches. */
function firstFrom(stretches: Stretches, t: number): number {
  const next = pairsOf(stretches).find(([, to]) => to > t);
  return next === undefined ? Infinity : Math.max(t, next[0]);
}
