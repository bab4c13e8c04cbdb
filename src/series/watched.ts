// When somebody would have seen it: the stretches in which a measure's place is watched (E7, E22).
import { dayOf, startOfDay, type ZoneTable } from '#base/zone.ts';
import type { Reading } from '#records/plan.ts';
import type { Stretches } from '#records/observations.ts';

/** Joins stretches given in any order; those that meet or overlap become one. */
export function joinStretches(pairs: [number, number][]): Stretches {
  const sorted = pairs.filter(([start, end]) => start < end).sort((a, b) => a[0] - b[0]);
  const out: number[] = [];
  for (const [start, end] of sorted) {
    if (out.length > 0 && start <= out[out.length - 1]!) out[out.length - 1] = Math.max(out[out.length - 1]!, end);
    else out.push(start, end);
  }
  return Float64Array.from(out);
}

export function pairsOf(stretches: Stretches): [number, number][] {
  const out: [number, number][] = [];
  for (let i = 0; i < stretches.length; i += 2) out.push([stretches[i]!, stretches[i + 1]!]);
  return out;
}

/** What the reading makes of the stretches that were covered: enough hours of a day make the day, looks often enough make the time between. */
export function widenWatched(covered: Stretches, reading: Reading, zone: ZoneTable): Stretches {
  let stretches = covered;
  const dayMs = reading.watched?.ms ?? null;
  if (dayMs !== null) stretches = joinStretches([...pairsOf(stretches), ...fullDays(stretches, dayMs, zone)]);
  if (reading.lookEveryMs !== null) stretches = bridge(stretches, reading.lookEveryMs);
  return stretches;
}

function fullDays(stretches: Stretches, ms: number, zone: ZoneTable): [number, number][] {
  const covered = new Map<number, number>();
  for (const [start, end] of pairsOf(stretches)) {
    for (let day = dayOf(zone, start); Number.isFinite(day) && startOfDay(zone, day) < end; day++) {
      const inDay = Math.min(end, startOfDay(zone, day + 1)) - Math.max(start, startOfDay(zone, day));
      covered.set(day, (covered.get(day) ?? 0) + inDay);
    }
  }
  return [...covered].filter(([, time]) => time >= ms).map(([day]) => [startOfDay(zone, day), startOfDay(zone, day + 1)]);
}

function bridge(stretches: Stretches, ms: number): Stretches {
  const pairs = pairsOf(stretches);
  return joinStretches(pairs.map(([start, end], i) => (i + 1 < pairs.length && pairs[i + 1]![0] - end <= ms ? [start, pairs[i + 1]![0]] : [start, end])));
}
