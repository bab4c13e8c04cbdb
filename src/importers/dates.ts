// Dates as tables write them: read where day and month cannot be mistaken, by what the whole column shows; else refused until told.
import { dayFromCivil, daysInMonth, type Day } from '#base/civil.ts';
import type { Problem } from '#base/problem.ts';
import { instantsOfLocal, startOfDay, endOfDay, type ZoneTable } from '#base/zone.ts';
import type { RowFault } from '#importers/importer.ts';

export type DateOrder = 'day-first' | 'month-first';

/** What a cell says: a day; the time of day, to the second or minute, and the offset from UTC, where they are written. */
export interface Written { day: Day; msOfDay: number | null; /** How wide the time is: a minute where no seconds are written. */ widthMs: number; offsetMs: number | null }

interface Parts { first: number; second: number; year: number; time: Time | null; shape: string }
interface Time { ms: number; widthMs: number; offsetMs: number | null }

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const TIME = String.raw`(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`);
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${TIME}$`);
const BARE = /^(\d{4})(\d{2})(\d{2})$/;
const DAY_IN_WORDS = new RegExp(String.raw`^(\d{1,2})[-\s.]+([A-Za-z]{3,9})[-\s.,]+(\d{4})${TIME}$`);
const MONTH_IN_WORDS = new RegExp(String.raw`^([A-Za-z]{3,9})\s+(\d{1,2}),?\s+(\d{4})${TIME}$`);

/** How often a shape was met, and how often its first or second number is too great for a month. */
interface Tally { count: number; firstOver: number; secondOver: number; example: string }

/** A shape that holds no number over 12 in so many rows, beside one that always does, was made by a spreadsheet. */
const ENOUGH = 20;

/** The dates of one column. First `look` at every cell, then `read`. */
export class DateColumn {
  readonly name: string;
  readonly #told: DateOrder | null;
  readonly #tallies = new Map<string, Tally>();
  #plain = 0;
  #orders: Map<string, DateOrder | 'unknown'> | null = null;

  constructor(name: string, told: DateOrder | null = null) {
    this.name = name;
    this.#told = told;
  }

  look(text: string): void {
    const parts = yearLast(text.trim());
    if (parts === null) {
      if (text.trim() !== '') this.#plain += 1;
      return;
    }
    const known = this.#tallies.get(parts.shape) ?? { count: 0, firstOver: 0, secondOver: 0, example: text.trim() };
    known.count += 1;
    if (parts.first > 12) known.firstOver += 1;
    if (parts.second > 12) known.secondOver += 1;
    this.#tallies.set(parts.shape, known);
  }

  read(text: string): Written | RowFault {
    const trimmed = text.trim();
    const parts = yearLast(trimmed);
    if (parts === null) return this.#readPlain(trimmed);
    const { first, second, year, time } = parts;
    const order = this.#orderOf(parts);
    if (order === 'unknown' && first !== second) return this.#fault('table.date-order', trimmed, 'which number is the day and which the month cannot be known', 'say in the mapping which it is: "dates": "day-first" or "month-first"; or write 2023-06-05');
    return this.#made(trimmed, year, order === 'month-first' ? first : second, order === 'month-first' ? second : first, time);
  }

  /** What a reader should know of the column: that it writes dates in several ways, and which order was taken from where. */
  remarks(): Problem[] {
    const ways = [...this.#tallies].map(([shape, { count, example }]) => ({ count, example, order: this.#ordersFound().get(shape)! }));
    const found: Problem[] = [];
    if (ways.length + (this.#plain > 0 ? 1 : 0) > 1) {
      const says = [...ways.map(({ count, example, order }) => `${count} as ${example} (${order === 'unknown' ? 'order unknown' : order})`), ...(this.#plain > 0 ? [`${this.#plain} without doubt`] : [])].join(', ');
      found.push({ code: 'table.date-formats', severity: 'warning', message: `column ${this.name} writes dates in several ways: ${says}`, mend: 'look whether that is so; a mapping can say "dates": "day-first" or "month-first"' });
    }
    return found;
  }

  #orderOf({ first, second, shape }: Parts): DateOrder | 'unknown' {
    if (first > 12) return 'day-first';
    if (second > 12) return 'month-first';
    return this.#ordersFound().get(shape) ?? 'unknown';
  }

  #ordersFound(): Map<string, DateOrder | 'unknown'> {
    return (this.#orders ??= new Map([...this.#tallies].map(([shape, tally]) => [shape, this.#told ?? this.#deduced(shape, tally)])));
  }

  #deduced(shape: string, { count, firstOver, secondOver }: Tally): DateOrder | 'unknown' {
    if (shape.startsWith('.') && secondOver === 0) return 'day-first';
    if (firstOver > 0 && secondOver > 0) return 'unknown';
    if (firstOver > 0) return 'day-first';
    if (secondOver > 0) return 'month-first';
    if (count < ENOUGH) return 'unknown';
    // A spreadsheet of another country reads 5/2 as a date and leaves 5/22 as text: what it read never has a number over 12, what it left always.
    const left = [...this.#tallies].filter(([other, tally]) => other !== shape && tally.count >= ENOUGH);
    if (left.some(([, tally]) => tally.secondOver === tally.count)) return 'month-first';
    return left.some(([, tally]) => tally.firstOver === tally.count) ? 'day-first' : 'unknown';
  }

  #readPlain(text: string): Written | RowFault {
    const bare = BARE.exec(text);
    if (bare !== null) return this.#made(text, Number(bare[1]), Number(bare[2]), Number(bare[3]), null);
    const iso = YEAR_FIRST.exec(text);
    if (iso !== null) return this.#made(text, Number(iso[1]), Number(iso[3]), Number(iso[4]), timeOf(iso, 5));
    const words = DAY_IN_WORDS.exec(text), english = MONTH_IN_WORDS.exec(text);
    if (words !== null) return this.#made(text, Number(words[3]), monthOf(words[2]!), Number(words[1]), timeOf(words, 4));
    if (english !== null) return this.#made(text, Number(english[3]), monthOf(english[1]!), Number(english[2]), timeOf(english, 4));
    return this.#fault('table.no-date', text, text === '' ? 'there is no date' : `${JSON.stringify(text)} is no date`, 'write it as 2023-06-05, or 2023-06-05 14:30');
  }

  #made(text: string, year: number, month: number, dayOfMonth: number, time: Time | null): Written | RowFault {
    const exists = month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month) && (time === null || Number.isFinite(time.ms));
    if (!exists) return this.#fault('table.no-such-date', text, `there is no date ${text}`, 'look it up in the source');
    return { day: dayFromCivil({ year, month, day: dayOfMonth }), msOfDay: time?.ms ?? null, widthMs: time?.widthMs ?? 0, offsetMs: time?.offsetMs ?? null };
  }

  #fault(code: string, value: string, message: string, mend: string): RowFault {
    return { code, column: this.name, value, message, mend };
  }
}

/** Whether it is a date whose order has to be found out. */
export function hasOrder(text: string): boolean {
  return yearLast(text.trim()) !== null;
}

/** [start, end) of what is written: the whole day, or the minute or second. null where the zone skips that time. */
export function spanOf({ day, msOfDay, widthMs, offsetMs }: Written, zone: ZoneTable): [start: number, end: number] | null {
  if (msOfDay === null) return [startOfDay(zone, day), endOfDay(zone, day)];
  if (offsetMs !== null) {
    const start = day * 86_400_000 + msOfDay - offsetMs;
    return [start, start + widthMs];
  }
  const instants = instantsOfLocal(zone, day, msOfDay);
  return instants.length === 0 ? null : [instants[0]!, instants.at(-1)! + widthMs];
}

function yearLast(text: string): Parts | null {
  const found = YEAR_LAST.exec(text);
  if (found === null) return null;
  const time = timeOf(found, 5);
  const shape = `${found[2]}${time === null ? '' : ` ${found[7] === undefined ? 'hh:mm' : 'hh:mm:ss'}${found[8] === undefined ? '' : ' AM'}`}`;
  return { first: Number(found[1]), second: Number(found[3]), year: Number(found[4]), time, shape };
}

function timeOf(found: RegExpExecArray, at: number): Time | null {
  const [hour, minute, second, half, offset] = found.slice(at, at + 5);
  if (hour === undefined) return null;
  const isLate = half?.[0]?.toLowerCase() === 'p';
  const h = half === undefined ? Number(hour) : (Number(hour) % 12) + (isLate ? 12 : 0);
  const exists = h < 24 && Number(minute) < 60 && Number(second ?? 0) < 60 && (half === undefined || Number(hour) <= 12);
  return { ms: exists ? ((h * 60 + Number(minute)) * 60 + Number(second ?? 0)) * 1000 : Number.NaN, widthMs: second === undefined ? 60_000 : 1000, offsetMs: offset === undefined ? null : offsetOf(offset) };
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  return (Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))) * 60_000 * (text.startsWith('-') ? -1 : 1);
}

/** 0 where it is no month. `Sept` is one. */
function monthOf(word: string): number {
  const name = word.toLowerCase();
  return MONTHS.findIndex((month) => name.length >= 3 && month.startsWith(name)) + 1;
}
