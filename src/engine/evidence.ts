// Which claims, and which gaps in the watch, lie behind a measure's value (V5).
import type { Happenings, MeasureAt, Observations, TallySource, Uncounted } from '#records/observations.ts';
import { clip, outside } from '#engine/signal.ts';

/** Whoever holds what was observed: the evaluator, which imports this file. */
interface Observing { readonly observations: Observations; sinceOf(at: MeasureAt): { earliest: number } | null }

/** Claims by name, the first of them, and how many there are in all. */
export interface Entries { keys: string[]; count: number }

/** At most so many claims are named in one reason; the count of all is said. */
const MOST_NAMED = 12;

/** The claims (`channel/id`) that the measure reads and that meet [from, to), in order of start. */
export function entriesMeeting(observing: Observing, at: MeasureAt, start: number, to: number): Entries {
  const { observations } = observing, from = Math.max(start, observing.sinceOf(at)?.earliest ?? -Infinity);
  const columns = at.measure.from === 'tallies' ? talliesOf(observations.tallies(at)) : [at.measure.from === 'presence' ? observations.presence(at) : observations.happenings(at)];
  const rows = new Set<number>();
  for (const all of columns) {
    for (let i = 0; i < all.length && all.start[i]! < to; i++) {
      if (all.end[i]! <= from) continue;
      for (let r = all.rowStart[i]!; r < all.rowStart[i + 1]!; r++) rows.add(all.rows[r]!);
    }
  }
  const first = new Set<string>();
  for (const row of rows) if (first.size < MOST_NAMED) first.add(observations.key(row));
  return { keys: [...first], count: rows.size };
}

function talliesOf(source: TallySource): Happenings[] {
  return [source.whole, ...source.parts.flatMap(talliesOf)];
}

/** The stretches of [from, to) before h in which nobody watched what the measure counts (E22). */
export function unwatchedWithin(observing: Observing, at: MeasureAt, start: number, to: number): [number, number][] {
  const { observations } = observing, from = Math.max(start, observing.sinceOf(at)?.earliest ?? -Infinity);
  const end = Math.min(to, observations.horizon);
  if (from >= end) return [];
  const watched = observations.watched(at);
  if (at.measure.from === 'tallies' && watched !== null) return [];
  const gaps = watched === null ? Float64Array.of(from, end) : clip(outside(watched), from, end);
  const out: [number, number][] = [];
  for (let i = 0; i < gaps.length; i += 2) out.push([gaps[i]!, gaps[i + 1]!]);
  return out;
}

/** Coverage of the measure's place that meets a stretch and does not count here. */
export function uncountedWithin({ observations }: Observing, at: MeasureAt, from: number, to: number): Uncounted[] {
  if (at.measure.from === 'tallies' || at.measure.from === 'acts') return [];
  return observations.uncounted(at).filter(({ start, end }) => start < to && end > from);
}

/** `Nobody was watching PLACE WHEN.`; or that nobody was whose watch counts here, and why the watch that there was does not. */
export function nobodyWatching({ observations }: Observing, place: string, when: string, uncounted: readonly Uncounted[]): { says: string; entries: string[] } {
  if (uncounted.length === 0) return { says: `Nobody was watching ${place} ${when}.`, entries: [] };
  const told = uncounted.slice(0, MOST_NAMED);
  const more = uncounted.length > told.length ? `; and ${uncounted.length - told.length} more like these` : '';
  return { says: `Nobody whose watch counts here was watching ${place} ${when}: ${told.map((one) => `${observations.key(one.row)} ${whyUncounted(one)}`).join('; ')}${more}.`, entries: told.map(({ row }) => observations.key(row)) };
}

function whyUncounted({ why, channel, standing, share }: Uncounted): string {
  switch (why) {
    case 'channel': return `is told through ${channel}, through which this is not read here`;
    case 'kinds': return 'is of other kinds than are counted here';
    case 'standing': return `is ${standing}, which does not count in this reading`;
    case 'share': return `saw ${Math.round(share * 1000) / 10} % of the place, which is not enough in this reading`;
  }
}
