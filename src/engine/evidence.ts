// Which claims, and which gaps in the watch, lie behind a measure's value (V5).
import type { Happenings, MeasureAt, Observations, TallySource } from '#records/observations.ts';
import { clip, outside } from '#engine/signal.ts';

/** Whoever holds what was observed: the evaluator, which imports this file. */
interface Observing { readonly observations: Observations }

/** The claims (`channel/id`) that the measure reads and that meet [from, to), in order of start. */
export function entriesMeeting({ observations }: Observing, at: MeasureAt, from: number, to: number): string[] {
  const columns = at.measure.from === 'tallies' ? talliesOf(observations.tallies(at)) : [at.measure.from === 'presence' ? observations.presence(at) : observations.happenings(at)];
  const found = new Set<string>();
  for (const all of columns) {
    for (let i = 0; i < all.length && all.start[i]! < to; i++) {
      if (all.end[i]! <= from) continue;
      for (let r = all.rowStart[i]!; r < all.rowStart[i + 1]!; r++) found.add(observations.key(all.rows[r]!));
    }
  }
  return [...found];
}

function talliesOf(source: TallySource): Happenings[] {
  return [source.whole, ...source.parts.flatMap(talliesOf)];
}

/** The stretches of [from, to) before h in which nobody watched what the measure counts (E22). */
export function unwatchedWithin({ observations }: Observing, at: MeasureAt, from: number, to: number): [number, number][] {
  const end = Math.min(to, observations.horizon);
  if (from >= end) return [];
  const watched = observations.watched(at);
  if (at.measure.from === 'tallies' && watched !== null) return [];
  const gaps = watched === null ? Float64Array.of(from, end) : clip(outside(watched), from, end);
  const out: [number, number][] = [];
  for (let i = 0; i < gaps.length; i += 2) out.push([gaps[i]!, gaps[i + 1]!]);
  return out;
}
