// Tables of a zone's offsets, and how one is made from the machine's tz database: the one file of the pure rooms that may ask `Intl`.
import type { Instant } from '#base/instant.ts';
import { dayFromCivil } from '#base/civil.ts';

/**
 * A zone's offsets from UTC, as data that a plan carries. The offset number 0 holds before `from[0]`, number i from `from[i - 1]` (inclusive)
 * to `from[i]` (exclusive), the last one for ever. Local time = UTC + offset.
 */
export interface ZoneTable {
  /** The IANA name as the agreement writes it. */
  name: string;
  /** The version of the tz database the offsets were taken from, `2025b`. */
  version: string;
  /** The length of a day of 24 h: 86 400 000; toy clocks in tests have days of a few ms. */
  dayMs: number;
  /** Starts of the offsets after the first, ascending. */
  from: Instant[];
  /** Offsets in milliseconds, east positive; one more than `from`. */
  offsetMs: number[];
}

/** A zone for tests whose days are `dayMs` ms long: offset `offsets.first` (0), then each of `offsets.changes` from its instant on. */
export function toyZone(dayMs: number, offsets: { first?: number; changes?: { from: Instant; offsetMs: number }[] } = {}): ZoneTable {
  const changes = offsets.changes ?? [];
  return {
    name: 'Toy/Clock', version: 'toy', dayMs,
    from: changes.map((change) => change.from),
    offsetMs: [offsets.first ?? 0, ...changes.map((change) => change.offsetMs)],
  };
}

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
/** Below the shortest time that any zone has kept an offset since 1970: 6.96 days, Boa Vista in October 2000. */
const STEP = 6 * DAY;
const END = dayFromCivil({ year: 2101, month: 1, day: 1 }) * DAY;

/**
 * The offsets of an IANA zone from 1970 to the end of 2100, to the second, as the machine's tz database has them; `version` is that database's,
 * which the caller knows. Before 1970 the first offset is taken to hold, after 2100 the last. `undefined` when the name is no IANA name
 * known here (`+03:00` and `asia/damascus` are none). The one place where an answer depends on the machine: a plan keeps the table (T9).
 */
export function makeZoneTable(name: string, version: string): ZoneTable | undefined {
  const offset = offsetReader(name);
  if (offset === undefined) return undefined;
  const from: Instant[] = [];
  const offsetMs = [offset(0)];
  let before = offsetMs[0]!;
  for (let start = 0; start < END; start += STEP) {
    const end = Math.min(start + STEP, END);
    const after = offset(end);
    if (after === before) continue;
    from.push(findChange(offset, start, end, before));
    offsetMs.push(after);
    before = after;
  }
  return { name, version, dayMs: DAY, from, offsetMs };
}

type OffsetReader = (t: Instant) => number;

function offsetReader(name: string): OffsetReader | undefined {
  // Each part of an IANA name begins with a capital; Intl itself would also take offsets, and names in any case. It tells the usual case only
  // of names that it does not replace by an older one (Europe/Kyiv), so the check of case below is not complete; nothing but the name hangs on it.
  if (!/^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)*$/.test(name)) return undefined;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset', year: 'numeric' });
  } catch {
    return undefined;
  }
  const canonical = format.resolvedOptions().timeZone;
  if (canonical !== name && canonical.toLowerCase() === name.toLowerCase()) return undefined;
  return (t) => parseLongOffset(format.format(t));
}

/** Reads the end of `1972, GMT-00:44:30`; plain `GMT` is 0. */
function parseLongOffset(text: string): number {
  const parts = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (parts === null) throw new Error(`Intl wrote an offset that is not understood: ${text}`);
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = parts;
  const ms = Number(hours) * HOUR + Number(minutes) * 60 * SECOND + Number(seconds) * SECOND;
  return sign === '-' ? -ms : ms;
}

/** The first instant in (start, end] whose offset is not `before`. Most changes fall on a full hour of UTC, so hours are tried first. */
function findChange(offset: OffsetReader, start: Instant, end: Instant, before: number): Instant {
  const hour = bisect(offset, start, end, before, HOUR);
  if (offset(hour - SECOND) === before) return bisect(offset, hour - SECOND, hour, before, 1);
  return bisect(offset, hour - HOUR, hour, before, 1);
}

/** Bisects (start, end] to a multiple of `grain` after start: offset(start) is `before`, offset(end) is not. */
function bisect(offset: OffsetReader, start: Instant, end: Instant, before: number, grain: number): Instant {
  let low = 0, high = (end - start) / grain;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(start + middle * grain) === before) low = middle;
    else high = middle;
  }
  return start + high * grain;
}
