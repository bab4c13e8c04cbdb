// Zones: a table of offsets (T9) and the civil days it makes (T3). No function here asks the machine for its zone.
import type { Instant } from '#base/instant.ts';
import { addMonths, type Day } from '#base/civil.ts';
import type { ZoneTable } from '#base/zone-table.ts';

export { makeZoneTable, toyZone, type ZoneTable } from '#base/zone-table.ts';

/** The offset from UTC in force at t, in ms, east positive. At a change it is already the new one. */
export function offsetAt(zone: ZoneTable, t: Instant): number {
  return zone.offsetMs[stretchAt(zone, t)]!;
}

/** The time of day that clocks in the zone show at t, in ms since their midnight: 0 <= result < dayMs. t must be finite. */
export function msOfDayAt(zone: ZoneTable, t: Instant): number {
  const local = t + offsetAt(zone, t);
  return local - Math.floor(local / zone.dayMs) * zone.dayMs;
}

/**
 * The civil day that t belongs to: the greatest day with `startOfDay(zone, day) <= t`. It is the date that clocks show at t, save where
 * clocks go back across a midnight they have already passed (00:01 to 23:01): those minutes show yesterday's date a second time, and
 * belong to the day that has begun. So days never overlap and never come twice. Infinite t: the same infinity.
 */
export function dayOf(zone: ZoneTable, t: Instant): Day {
  if (!Number.isFinite(t)) return t;
  let day = dateAt(zone, t);
  while (startOfDay(zone, day + 1) <= t) day += 1;
  return day;
}

/**
 * The first instant that bears the date of this day (T3). Where the zone skips midnight, the first instant after the gap; where midnight
 * comes twice, the first; where the zone skips the whole date, the start of the next, so that such a day is empty. Infinite day: the same infinity.
 */
export function startOfDay(zone: ZoneTable, day: Day): Instant {
  return firstReaching(zone, day * zone.dayMs);
}

/** The end of a civil day, exclusive: the start of the next (T2). */
export function endOfDay(zone: ZoneTable, day: Day): Instant {
  return startOfDay(zone, day + 1);
}

/**
 * The instants, ascending, at which clocks show the date `day` and the time `msOfDay`: none where the zone skips it, two where clocks go back
 * over it, else one (T6). By what clocks show, not by `dayOf`.
 */
export function instantsOfLocal(zone: ZoneTable, day: Day, msOfDay: number): Instant[] {
  const local = day * zone.dayMs + msOfDay;
  const found: Instant[] = [];
  const last = stretchAt(zone, local - leastOffset(zone));
  for (let i = stretchAt(zone, local - greatestOffset(zone)); i <= last; i += 1) {
    const t = local - zone.offsetMs[i]!;
    if (startOfStretch(zone, i) <= t && t < endOfStretch(zone, i)) found.push(t);
  }
  return found;
}

/** What a local time that the zone skips would be, had its clocks not gone forward: read by the offset in force before the gap, so after it. */
export function instantOfSkipped(zone: ZoneTable, day: Day, msOfDay: number): Instant {
  const local = day * zone.dayMs + msOfDay;
  return local - offsetAt(zone, firstReaching(zone, local) - 1);
}

/**
 * The same day of the month and time of day as clocks show at t, `months` on (T11); the month's last day where it has no such day. A local
 * time that the zone skips: the first instant after the gap. One that comes twice: the first. Infinite t: the same infinity.
 */
export function monthsAfter(zone: ZoneTable, t: Instant, months: number): Instant {
  if (!Number.isFinite(t)) return t;
  const day = addMonths(dateAt(zone, t), months);
  const msOfDay = msOfDayAt(zone, t);
  return instantsOfLocal(zone, day, msOfDay)[0] ?? firstReaching(zone, day * zone.dayMs + msOfDay);
}

/** The first civil day that starts at or after t; a date that the zone skips is no day. Infinite t: the same infinity. */
export function firstWholeDay(zone: ZoneTable, t: Instant): Day {
  if (!Number.isFinite(t)) return t;
  let day = dayOf(zone, t);
  while (startOfDay(zone, day) < t || isSkipped(zone, day)) day += 1;
  return day;
}

/** The last civil day that ends at or before t; a date that the zone skips is no day. Infinite t: the same infinity. */
export function lastWholeDay(zone: ZoneTable, t: Instant): Day {
  if (!Number.isFinite(t)) return t;
  let day = dayOf(zone, t) - 1;
  while (isSkipped(zone, day)) day -= 1;
  return day;
}

/** Whether no instant bears this date, because the zone jumps over it (2011-12-30 in Apia). */
export function isSkipped(zone: ZoneTable, day: Day): boolean {
  return startOfDay(zone, day) === endOfDay(zone, day);
}

/** The date that clocks show at t. It can fall back; `dayOf` does not. */
function dateAt(zone: ZoneTable, t: Instant): Day {
  return Math.floor((t + offsetAt(zone, t)) / zone.dayMs);
}

/** The first instant at which clocks show `local` (ms since 1970-01-01 on the zone's clocks) or later. */
function firstReaching(zone: ZoneTable, local: number): Instant {
  if (!Number.isFinite(local)) return local;
  for (let i = stretchAt(zone, local - greatestOffset(zone)); i < zone.from.length; i += 1) {
    const t = Math.max(startOfStretch(zone, i), local - zone.offsetMs[i]!);
    if (t < endOfStretch(zone, i)) return t;
  }
  return Math.max(startOfStretch(zone, zone.from.length), local - zone.offsetMs[zone.from.length]!);
}

/** The number of the stretch of one offset that holds t. */
function stretchAt(zone: ZoneTable, t: Instant): number {
  let low = 0, high = zone.from.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (zone.from[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

function startOfStretch(zone: ZoneTable, i: number): Instant {
  return i === 0 ? -Infinity : zone.from[i - 1]!;
}

function endOfStretch(zone: ZoneTable, i: number): Instant {
  return i === zone.from.length ? Infinity : zone.from[i]!;
}

// The extremes of a table's offsets, kept because every question about a day asks for them. A table is never changed once made.
const extremes = new WeakMap<ZoneTable, { least: number; greatest: number }>();

function extremesOf(zone: ZoneTable): { least: number; greatest: number } {
  let found = extremes.get(zone);
  if (found === undefined) {
    found = { least: Math.min(...zone.offsetMs), greatest: Math.max(...zone.offsetMs) };
    extremes.set(zone, found);
  }
  return found;
}

function leastOffset(zone: ZoneTable): number {
  return extremesOf(zone).least;
}

function greatestOffset(zone: ZoneTable): number {
  return extremesOf(zone).greatest;
}
