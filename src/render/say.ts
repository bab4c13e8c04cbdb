// How a text says instants, and how strongly it says a thing: given by whoever prints, since verdicts carry no zone table and no terminal.
import { dateOfDay } from '#base/civil.ts';
import { formatInstant, parseInstant, type Instant } from '#base/instant.ts';
import { dayOf, msOfDayAt, startOfDay, type ZoneTable } from '#base/zone.ts';

/** What a piece of text is, for a terminal that has colours. No meaning hangs on it: every tone also has its word or symbol. */
export type Tone = 'good' | 'bad' | 'unsure' | 'waiting' | 'strong' | 'faint';

export type Paint = (tone: Tone, text: string) => string;

export interface Say {
  /** In the agreement's zone and in UTC: `2016-09-19 19:00 Asia/Damascus (16:00 UTC)`. */
  instant(t: string): string;
  /** The same without the zone's name: `2016-09-19 19:00 (16:00 UTC)`. */
  moment(t: string): string;
  /** In the agreement's zone alone: `2016-09-19 19:00`. The last millisecond of a minute is said as its end; the JSON has it exactly. */
  local(t: string): string;
  /** The civil day whose first instant t is, `2016-09-19`; undefined where t begins no day. */
  startOf(t: string): string | undefined;
  paint: Paint;
}

/** Says instants in one zone. Without `paint` the text is plain. A text that is no instant is said as it stands. */
export function sayIn(zone: ZoneTable, paint: Paint = (_tone, text) => text): Say {
  const read = (t: string): Instant | undefined => {
    const instant = parseInstant(t);
    return typeof instant === 'number' ? instant : undefined;
  };
  const local = (t: Instant): string => `${dateOfDay(dayOf(zone, t))} ${clock(msOfDayAt(zone, t))}`;
  const both = (t: string, between: string): string => {
    const instant = read(t);
    if (instant === undefined) return t;
    const here = local(instant), utc = inUtc(instant);
    const sameDay = here.slice(0, 10) === utc.slice(0, 10);
    return `${here}${between}(${sameDay ? utc.slice(11) : utc} UTC)`;
  };
  return {
    instant: (t) => both(t, ` ${zone.name} `),
    moment: (t) => both(t, ' '),
    local(t) {
      const instant = read(t);
      if (instant === undefined) return t;
      return local((instant + 1) % 60_000 === 0 ? instant + 1 : instant);
    },
    startOf(t) {
      const instant = read(t);
      if (instant === undefined) return undefined;
      const day = dayOf(zone, instant);
      return startOfDay(zone, day) === instant ? dateOfDay(day) : undefined;
    },
    paint,
  };
}

/** `16:00`, with seconds and milliseconds only where they are not zero. */
function clock(msOfDay: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes, seconds, ms] = [Math.floor(msOfDay / 3_600_000), Math.floor(msOfDay / 60_000) % 60, Math.floor(msOfDay / 1000) % 60, msOfDay % 1000];
  const fine = ms !== 0 ? `:${two(seconds)}.${String(ms).padStart(3, '0')}` : seconds !== 0 ? `:${two(seconds)}` : '';
  return `${two(hours)}:${two(minutes)}${fine}`;
}

function inUtc(t: Instant): string {
  return formatInstant(t).replace('T', ' ').replace('Z', '').replace(/:00$/, '');
}
