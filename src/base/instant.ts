// Instants (T1): whole milliseconds, read from and written as RFC 3339 text without the machine's clock or zone.
import { dateOfDay, dayFromDate } from '#base/civil.ts';

/** Whole milliseconds since 1970-01-01T00:00Z, leap seconds not counted. `Infinity` where something never comes, `-Infinity` where it always was. */
export type Instant = number;

/**
 * Why a text is no instant. `no-zone`: date and time, but no offset from UTC. `date-only`: a date without a time of day.
 * `no-such-date`: the right shape, but no such day (30 February), or an instant outside the years 0000-9999 of UTC.
 * `malformed`: anything else, also 24:00, second 60 and fractions finer than a millisecond.
 */
export interface NoInstant { problem: 'no-zone' | 'date-only' | 'malformed' | 'no-such-date' }

const DAY_MS = 86_400_000;
const SHAPE = /^(\d{4}-\d{2}-\d{2})(?:[Tt](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?([Zz]|[+-]\d{2}:\d{2})?)?$/;

/**
 * Reads `2016-09-19T16:00Z` or `2016-09-19T19:00:00.5+03:00`: RFC 3339, seconds optional, fraction to the millisecond (further digits only
 * where they are zeros). Not read: a blank for the `T`, 24:00, leap seconds (a millisecond count has no place for them).
 */
export function parseInstant(text: string): Instant | NoInstant {
  const parts = SHAPE.exec(text);
  if (parts === null) return { problem: 'malformed' };
  const [, date = '', hour, minute, second = '00', fraction = '', offset] = parts;
  const day = dayFromDate(date);
  if (hour === undefined) return { problem: day === undefined ? 'no-such-date' : 'date-only' };
  const timeOfDay = msOfTime(Number(hour), Number(minute), Number(second), fraction);
  if (timeOfDay === undefined) return { problem: 'malformed' };
  if (day === undefined) return { problem: 'no-such-date' };
  if (offset === undefined) return { problem: 'no-zone' };
  const offsetMs = msOfOffset(offset);
  if (offsetMs === undefined) return { problem: 'malformed' };
  const instant = day * DAY_MS + timeOfDay - offsetMs;
  return isWritable(instant) ? instant : { problem: 'no-such-date' };
}

/**
 * Writes an instant in UTC: `2016-09-19T16:00:00Z`, with milliseconds (`.123`) only when they are not zero. Throws RangeError for an infinite
 * or fractional number and outside the years 0000-9999: the caller says what "never" is called.
 */
export function formatInstant(t: Instant): string {
  if (!Number.isSafeInteger(t)) throw new RangeError(`${t} is not an instant that can be written: it must be whole milliseconds`);
  const day = Math.floor(t / DAY_MS);
  const ms = t - day * DAY_MS;
  const clock = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60];
  const fraction = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`;
  return `${dateOfDay(day)}T${clock.map((n) => String(n).padStart(2, '0')).join(':')}${fraction}Z`;
}

const FIRST_WRITABLE = dayFromDate('0000-01-01')! * DAY_MS;
const END_WRITABLE = (dayFromDate('9999-12-31')! + 1) * DAY_MS;

function isWritable(t: Instant): boolean {
  return FIRST_WRITABLE <= t && t < END_WRITABLE;
}

function msOfTime(hour: number, minute: number, second: number, fraction: string): number | undefined {
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  if (/[^0]/.test(fraction.slice(3))) return undefined;
  return ((hour * 60 + minute) * 60 + second) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

function msOfOffset(offset: string): number | undefined {
  if (offset === 'Z' || offset === 'z') return 0;
  const hours = Number(offset.slice(1, 3)), minutes = Number(offset.slice(4, 6));
  if (hours > 23 || minutes > 59) return undefined;
  return (hours * 60 + minutes) * 60_000 * (offset.startsWith('-') ? -1 : 1);
}
