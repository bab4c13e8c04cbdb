// When a claim says that it was, in words: a moment, a day, days, or from one moment to another, as clocks in the agreement's zone show it.
import { civil, DAY } from '#web/time/zone-ticks.ts';
import { language, say } from '#web/words/say.svelte.ts';

/** What no evidence is dated to stands for: no date. */
const FIRST = Date.UTC(1900, 0), LAST = Date.UTC(2200, 0);

/** `during` is half-open; a claim of one instant ends a millisecond after it. */
export function whenWords(start: number, end: number, zone: string): string {
  if (start < FIRST || end > LAST) return say('words.undated');
  const days: Intl.DateTimeFormatOptions = { timeZone: zone, calendar: 'gregory', day: 'numeric', month: 'short', year: 'numeric' };
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language.locale, options);
  if (civil(start, zone) % DAY === 0 && civil(end, zone) % DAY === 0) return format(days).formatRange(start, end - 1);
  const times: Intl.DateTimeFormatOptions = { ...days, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  return end - start <= 1 ? format(times).format(start) : format(times).formatRange(start, end);
}
