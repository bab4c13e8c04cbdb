// When somebody would have seen it: the stretches in which a measure's place is watched (E7, E22).
import { dayOf, startOfDay, type ZoneTable } from '#base/zone.ts';
import type { Reading } from '#records/plan.ts';
import type { MeasureAt, Stretches } from '#records/observations.ts';
import { common, joined, pairsOf } from '#records/stretches.ts';
import type { Looks } from '#series/looks.ts';

/** What the reading makes of the stretches that were covered: enough hours of a day make the day, looks often enough make the time between. */
export function widenWatched(covered: Stretches, reading: Reading, zone: ZoneTable): Stretches {
  let stretches = covered;
  const dayMs = reading.watched?.ms ?? null;
  if (dayMs !== null) stretches = joined([...pairsOf(stretches), ...fullDays(stretches, dayMs, zone)]);
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
  return joined(pairs.map(([start, end], i) => (i + 1 < pairs.length && pairs[i + 1]![0] - end <= ms ? [start, pairs[i + 1]![0]] : [start, end])));
}

/** E22, before asOf: where coverage among these rows, which would have seen it, with share enough, has all of the measure's place, or of every part that it is divided into. */
export function coveredStretches(at: MeasureAt, rows: Iterable<number>, reading: Reading, looks: Looks, asOf: number): Stretches {
  const { columns, table, places } = looks;
  const asked = reading.watched?.share ?? { num: 1, den: 1 };
  const enough = [...rows].filter((row) => {
    const share = columns.share[row]! === -1 ? 1 : columns.share[row]!;
    return share === 1 || share * asked.den >= asked.num;
  });
  const covered = (place: string): Stretches => {
    const { strip } = at.measure;
    const holds = (row: number) => (strip === null ? places.contains(table.places.at(columns.place[row]!), place) : places.containsStrip(table.places.at(columns.place[row]!), strip));
    const pairs = enough.filter(holds).map((row): [number, number] => [columns.start[row]!, Math.min(columns.end[row]!, asOf)]);
    const parts = places.holders(place);
    if (parts.length > 0) pairs.push(...pairsOf(parts.map(covered).reduce(common)));
    return joined(pairs);
  };
  return covered(at.place);
}

/** Whether a coverage claim covers the measure's place, or one of those that it is divided into. */
export function mayCover(row: number, at: MeasureAt, { columns, table, places }: Looks): boolean {
  const own = table.places.at(columns.place[row]!);
  const { strip } = at.measure;
  const covers = (place: string): boolean => (strip === null ? places.contains(own, place) : places.containsStrip(own, strip)) || places.holders(place).some(covers);
  return covers(at.place);
}
