// Days and instants as a language's file writes them: the same moments, the same clock, in its own order and with its own months.
import type { Formats } from './say-again.ts';
import type { ReasonWords } from './templates.ts';

/** Formats that keep every number of a day or an instant as it is, with the name of the month in place of its number. */
export function formatsOf({ dates }: ReasonWords): Formats {
  const date = (text: string): string => {
    const [year, month, day] = text.split('-') as [string, string, string];
    return filled(dates.date, { year, month: dates.months[Number(month) - 1] ?? month, day: `${Number(day)}` });
  };
  return {
    number: (text) => text,
    date,
    instant: (text) => {
      const [day, clock = '', offset = 'Z'] = text.replace(/Z$/, ' Z').split(/[ T]/) as [string, string?, string?];
      return filled(dates.instant, { date: date(day), clock, offset: offset === 'Z' ? 'UTC' : `UTC${offset}` });
    },
  };
}

function filled(pattern: string, parts: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole);
}
