// Strips of days as rows under one axis: which days there are, which of them are shown, and stretches of days alike.
import type { BoundsPair, DayVerdict } from '#records/verdicts.ts';

/** One strip: what it is of, as the drawer chooses it. `group`: rows with the same stand together under it. */
export interface StripRow {
  key: string;
  title: string;
  group: string | null;
  of: { is: 'gate' | 'condition'; reading: string; name: string; place?: string };
  days: readonly DayVerdict[];
  /** What its measure is held against, by day; drawn where it is given. */
  limits?: { upper: boolean; unit: string; days: ReadonlyMap<string, BoundsPair> };
}

/** A chart shows its limits and some times as much; what is beyond is cut off, so that the limit can be seen. */
const TIMES_THE_LIMIT = 4;

/** The most that a chart of these rows shows. */
export function topOf(rows: readonly StripRow[], dates: ReadonlySet<string>): number {
  let most = 0, limit = 0;
  for (const { days, limits } of rows) {
    if (limits === undefined) continue;
    for (const { date, measure } of days) if (dates.has(date) && measure !== undefined) most = Math.max(most, measure[0], measure[1] ?? 0);
    for (const [date, [low, high]] of limits.days) if (dates.has(date)) limit = Math.max(limit, low, high ?? 0);
  }
  return Math.max(1, limit, Math.min(most, limit === 0 ? most : TIMES_THE_LIMIT * limit));
}

/** A condition asked of more places than these stands as a whole, until each place is asked for. */
export const PLACES_SHOWN = 24;

/** So many days stand side by side; of longer strips the reader chooses which. */
export const DAYS_SHOWN = 62;

export function datesOf(rows: Iterable<{ days: readonly DayVerdict[] }>): string[] {
  const dates = new Set<string>();
  for (const { days } of rows) for (const { date } of days) dates.add(date);
  return [...dates].toSorted();
}

/** The stretch of civil days that is shown, `[from, to]`: the last ones up to `until`. null: all. */
export function shownDays(dates: readonly string[], until: string | undefined): [string, string] | null {
  if (dates.length <= DAYS_SHOWN) return null;
  const found = until === undefined ? -1 : dates.findLastIndex((date) => date.slice(0, 10) <= until);
  const last = found < 0 ? dates.length - 1 : Math.max(found, DAYS_SHOWN - 1);
  return [dates[last - DAYS_SHOWN + 1]!.slice(0, 10), dates[last]!.slice(0, 10)];
}

export function within(dates: readonly string[], shown: [string, string] | null): string[] {
  return shown === null ? [...dates] : dates.filter((date) => date.slice(0, 10) >= shown[0] && date.slice(0, 10) <= shown[1]);
}

/** Months over their days. */
export function monthsOf(dates: readonly string[]): { first: string; span: number }[] {
  const months: { first: string; span: number }[] = [];
  for (const date of dates) {
    const last = months.at(-1);
    if (last?.first.slice(0, 7) === date.slice(0, 7)) last.span += 1;
    else months.push({ first: date, span: 1 });
  }
  return months;
}

/** Days one after the other that have the same value for the same causes. */
export function stretchesOf(days: readonly DayVerdict[]): { from: string; to: string; count: number; day: DayVerdict }[] {
  const stretches: { from: string; to: string; count: number; day: DayVerdict }[] = [];
  for (const day of days) {
    const last = stretches.at(-1);
    if (last !== undefined && last.day.value === day.value && last.day.reasons.join() === day.reasons.join()) {
      last.to = day.date;
      last.count += 1;
    } else stretches.push({ from: day.date, to: day.date, count: 1, day });
  }
  return stretches;
}
