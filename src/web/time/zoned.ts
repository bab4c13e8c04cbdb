// Moments as the clocks on the wall of a zone show them, to be typed and read back.

const DAY = 86_400_000;
const SHOWN = new Map<string, Intl.DateTimeFormat>();

function shown(zone: string): Intl.DateTimeFormat {
  let format = SHOWN.get(zone);
  if (format === undefined) SHOWN.set(zone, (format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', calendar: 'gregory', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' })));
  return format;
}

/** What the wall shows, as if it were UTC, in ms. */
function asIfUtc(instant: number, zone: string): number {
  const part = Object.fromEntries(shown(zone).formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part['year']!, part['month']! - 1, part['day']!, part['hour']!, part['minute']!, part['second']!) + (((instant % 1000) + 1000) % 1000);
}

/** `2016-09-19T19:00`, for a field in which a moment is typed. */
export function wallTime(instant: number, zone: string): string {
  return new Date(asIfUtc(instant, zone)).toISOString().slice(0, 16);
}

/** The moment at which the wall shows that; the first where it does so twice; where clocks are put forward and it never does, the moment just as long after. null: no moment at all. */
export function instantAt(wall: string, zone: string): number | null {
  const asked = Date.parse(`${wall}Z`);
  if (!Number.isFinite(asked)) return null;
  // No zone changes its clocks twice in two days: the offset is that of the day before or that of the day after.
  const [before, after] = [asked - DAY, asked + DAY].map((at) => asked - (asIfUtc(at, zone) - at)) as [number, number];
  const found = [before, after].filter((at) => asIfUtc(at, zone) === asked);
  return found.length === 0 ? before : Math.min(...found);
}

/** So many civil days later, at the same time on the wall. */
export function daysLater(instant: number, days: number, zone: string): number {
  const wall = new Date(asIfUtc(instant, zone));
  wall.setUTCDate(wall.getUTCDate() + days);
  return instantAt(wall.toISOString().slice(0, -1), zone) ?? instant;
}
