// Ticks of a time axis in the agreement's zone: at whole minutes, hours, days, months and years as clocks there show them.
import { dateIn, day } from '#web/words/when.ts';
import { language } from '#web/words/say.svelte.ts';

export const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

const FORMATS = new Map<string, Intl.DateTimeFormat>();
function format(tag: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${zone} ${JSON.stringify(options)}`;
  let found = FORMATS.get(key);
  if (found === undefined) FORMATS.set(key, (found = new Intl.DateTimeFormat(tag, { timeZone: zone, calendar: 'gregory', ...options })));
  return found;
}

/** What clocks in the zone show at t, as if it were UTC. */
export function civil(t: number, zone: string): number {
  const parts = Object.fromEntries(format('en-US', zone, { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' }).formatToParts(t).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts['year']!, parts['month']! - 1, parts['day']!, parts['hour']!, parts['minute']!, parts['second']!);
}

/** The moment at which clocks in the zone show this; where they are put forward over it, the moment after. */
export function instantOf(shown: number, zone: string): number {
  let t = shown;
  for (let i = 0; i < 3; i++) t += shown - civil(t, zone);
  return t;
}

/** For `<input type="datetime-local">`. */
export function inputOf(t: number, zone: string): string {
  return new Date(civil(t, zone)).toISOString().slice(0, 16);
}

/** null for what is no moment. */
export function readInput(text: string, zone: string): number | null {
  const shown = Date.parse(`${text}Z`);
  return Number.isFinite(shown) ? instantOf(shown, zone) : null;
}

export interface Tick { at: number; label: string; isMajor: boolean }

type Unit = 'minute' | 'hour' | 'day' | 'month' | 'year';
const STEPS: readonly [Unit, number, number][] = [
  ['minute', 1, MINUTE], ['minute', 5, 5 * MINUTE], ['minute', 15, 15 * MINUTE], ['minute', 30, 30 * MINUTE], ['hour', 1, HOUR], ['hour', 3, 3 * HOUR], ['hour', 6, 6 * HOUR], ['hour', 12, 12 * HOUR],
  ['day', 1, DAY], ['day', 2, 2 * DAY], ['day', 5, 5 * DAY], ['day', 10, 10 * DAY], ['month', 1, 30 * DAY], ['month', 3, 91 * DAY], ['month', 6, 182 * DAY], ['year', 1, 365 * DAY], ['year', 2, 730 * DAY], ['year', 5, 1826 * DAY], ['year', 10, 3652 * DAY], ['year', 50, 18_262 * DAY],
];

/** Ticks of [from, to], at most one for each `room` pixels. Days at which a month begins, midnights and new years are major. */
export function ticksOf(from: number, to: number, width: number, zone: string, room = 72): Tick[] {
  const least = ((to - from) / Math.max(1, width)) * room;
  const [unit, n] = STEPS.find(([, , ms]) => ms >= least) ?? STEPS.at(-1)!;
  const ticks: Tick[] = [];
  const end = civil(to, zone);
  for (let shown = floorTo(civil(from, zone), unit, n); shown <= end; shown = next(shown, unit, n)) {
    const at = instantOf(shown, zone);
    if (at >= from && at <= to) ticks.push({ at, ...labelOf(shown, at, unit, zone) });
  }
  return ticks;
}

function floorTo(shown: number, unit: Unit, n: number): number {
  const date = new Date(shown);
  if (unit === 'year') return Date.UTC(Math.floor(date.getUTCFullYear() / n) * n, 0);
  if (unit === 'month') return Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / n) * n);
  if (unit === 'day') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), n === 1 ? date.getUTCDate() : Math.floor((date.getUTCDate() - 1) / n) * n + 1);
  const ms = n * (unit === 'hour' ? HOUR : MINUTE);
  return Math.floor(shown / ms) * ms;
}

function next(shown: number, unit: Unit, n: number): number {
  const date = new Date(shown);
  if (unit === 'year') return Date.UTC(date.getUTCFullYear() + n, 0);
  if (unit === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + n);
  if (unit === 'day') {
    // Every n days from the first of each month on; a stub of a day or two before the next month is left out.
    const then = shown + n * DAY, first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
    return n > 1 && then > first - (n * DAY) / 2 ? first : then;
  }
  return shown + n * (unit === 'hour' ? HOUR : MINUTE);
}

function labelOf(shown: number, at: number, unit: Unit, zone: string): { label: string; isMajor: boolean } {
  const date = new Date(shown);
  if (unit === 'year') return { label: String(date.getUTCFullYear()), isMajor: true };
  if (unit === 'month') {
    const isMajor = date.getUTCMonth() === 0;
    return { isMajor, label: isMajor ? String(date.getUTCFullYear()) : format(language.locale, zone, { month: 'short' }).format(at) };
  }
  if (unit === 'day' || shown % DAY === 0) return { label: day(dateIn(at, zone), false), isMajor: unit === 'day' ? date.getUTCDate() === 1 : true };
  return { label: format(language.locale, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at), isMajor: false };
}

/** The beginnings of days in [from, to], for thin lines; none where they would lie closer than `room` pixels. */
export function daysOf(from: number, to: number, width: number, zone: string, room = 6): number[] {
  if (((to - from) / DAY) * room > width) return [];
  const days: number[] = [];
  for (let shown = floorTo(civil(from, zone), 'day', 1); shown <= civil(to, zone); shown += DAY) {
    const at = instantOf(shown, zone);
    if (at > from && at < to) days.push(at);
  }
  return days;
}
