// Days in words: runs of days that say the same, and ranges of dates as people write them.
import { dateOfDay, dayFromDate } from '#base/civil.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function monthOf(date: string): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? date;
}

/** `13 Sep`, `13-15 Sep`, `29 Sep - 2 Oct`, `30 Dec 2016 - 2 Jan 2017`; both dates belong to it. */
export function datesInWords(first: string, last: string): string {
  const day = (date: string): string => String(Number(date.slice(8)));
  if (first === last) return `${day(first)} ${monthOf(first)}`;
  if (first.slice(0, 7) === last.slice(0, 7)) return `${day(first)}-${day(last)} ${monthOf(last)}`;
  const years = first.slice(0, 4) !== last.slice(0, 4);
  const full = (date: string): string => `${day(date)} ${monthOf(date)}${years ? ` ${date.slice(0, 4)}` : ''}`;
  return `${full(first)} - ${full(last)}`;
}

/** Whether `later` is the day after `earlier`. */
function isNextDate(earlier: string, later: string): boolean {
  const a = dayFromDate(earlier), b = dayFromDate(later);
  return a !== undefined && b === a + 1;
}

/** Neighbouring days that are alike by `key`, each with its first and last date. A gap in the dates ends a run. */
export function runsOf<T extends { date: string }>(days: readonly T[], key: (day: T) => string): { first: string; last: string; day: T }[] {
  const runs: { first: string; last: string; day: T }[] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run !== undefined && key(run.day) === key(day) && isNextDate(run.last, day.date)) run.last = day.date;
    else runs.push({ first: day.date, last: day.date, day });
  }
  return runs;
}

/** The date before, `2016-09-18` for `2016-09-19`. */
export function dateBefore(date: string): string {
  const day = dayFromDate(date);
  return day === undefined ? date : dateOfDay(day - 1);
}
