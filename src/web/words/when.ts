// Moments, days and lengths of time as the reader's language writes them, in the agreement's zone.
import { language } from '#web/words/say.svelte.ts';

const FORMATS = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language.locale} ${zone} ${JSON.stringify(options)}`;
  let found = FORMATS.get(key);
  if (found === undefined) FORMATS.set(key, (found = new Intl.DateTimeFormat(language.locale, { timeZone: zone, calendar: 'gregory', ...options })));
  return found;
}

/** The last moment of a minute is shown as the next minute, as the reasons do: what is not done by the end of a day is missing from midnight on, not from 23:59. */
function shown(instant: string | number): Date {
  const at = new Date(instant).getTime();
  return new Date((at + 1) % 60_000 === 0 ? at + 1 : at);
}

/** `19 Sept 2016, 19:00`. */
export function moment(instant: string | number, zone: string): string {
  return format(zone, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(shown(instant));
}

/** `19 Sept, 19:00`. */
export function shortMoment(instant: string | number, zone: string): string {
  return format(zone, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(shown(instant));
}

/** Of a civil day, `2016-09-19`, whatever the zone: `19 Sept 2016`, or without the year. */
export function day(date: string, withYear = true): string {
  return format('UTC', { day: 'numeric', month: 'short', ...(withYear ? { year: 'numeric' } : {}) }).format(new Date(`${date.slice(0, 10)}T12:00Z`));
}

/** `Sept 2016`. */
export function month(date: string): string {
  return format('UTC', { month: 'short', year: 'numeric' }).format(new Date(`${date.slice(0, 10)}T12:00Z`));
}

/** `Mon`. */
export function weekday(date: string): string {
  return format('UTC', { weekday: 'short' }).format(new Date(`${date.slice(0, 10)}T12:00Z`));
}

/** The civil day in a zone on which a moment lies: `2016-09-19`. */
export function dateIn(instant: string | number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant));
  return parts;
}

/** A number, at most so many digits after the point. */
export function number(n: number, digits = 2): string {
  return new Intl.NumberFormat(language.locale, { maximumFractionDigits: digits }).format(n);
}

/** A length of time in its largest unit: `3 days`, `5 hours`, `12 minutes`. */
export function lengthOfTime(ms: number): string {
  const [value, unit] = ms >= 86_400_000 ? [ms / 86_400_000, 'day'] : ms >= 3_600_000 ? [ms / 3_600_000, 'hour'] : [ms / 60_000, 'minute'];
  return new Intl.NumberFormat(language.locale, { style: 'unit', unit: unit as string, unitDisplay: 'long', maximumFractionDigits: 0 }).format(Math.floor(value as number));
}

/** Words one after the other, as the language joins them: `A, B and C`, or `A, B or C`. */
export function listed(words: readonly string[], joined: 'and' | 'or' = 'and'): string {
  return new Intl.ListFormat(language.locale, { type: joined === 'and' ? 'conjunction' : 'disjunction' }).format(words);
}
