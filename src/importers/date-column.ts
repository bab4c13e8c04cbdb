// The dates of one column: which number is the day and which the month, by what the whole column shows; else refused until told.
import { civilOfDay, type Day } from '#base/civil.ts';
import type { Problem } from '#base/problem.ts';
import type { RowFault } from '#importers/importer.ts';
import { dateOf, readDayNumber, readWritten, type DateFault, type Unordered, type Written } from '#importers/written-date.ts';

/** In which order day and month stand; or that dates are numbers of days, as spreadsheets keep them. */
export type DateOrder = 'day-first' | 'month-first' | 'day-numbers';
export const DATE_ORDERS: readonly DateOrder[] = ['day-first', 'month-first', 'day-numbers'];

/** How often a shape was met, and how often its first or second number is too great for a month. */
interface Tally { count: number; firstOver: number; secondOver: number; example: string }

/** A shape that holds no number over 12 in so many rows, beside one that always does, was made by a spreadsheet. */
const ENOUGH = 20;

/** First `look` at every cell, then `read`. */
export class DateColumn {
  readonly name: string;
  readonly #told: DateOrder | null;
  readonly #tallies = new Map<string, Tally>();
  #plain = 0;
  /** The first date of which the year has two digits. */
  #short: { text: string; day: Day } | null = null;
  #orders: Map<string, DateOrder | 'unknown'> | null = null;

  constructor(name: string, told: DateOrder | null = null) {
    this.name = name;
    this.#told = told;
  }

  look(text: string): void {
    const parts = readWritten(text);
    if (!('shape' in parts)) {
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
    const number = this.#told === 'day-numbers' ? readDayNumber(text) : null;
    const written = number ?? readWritten(text), read = 'shape' in written ? this.#ordered(text.trim(), written) : written;
    if ('code' in read) return { ...read, column: this.name, value: text.trim() };
    if (read.isShort === true) this.#short ??= { text: text.trim(), day: read.day };
    return read;
  }

  #ordered(text: string, parts: Unordered): Written | DateFault {
    const { first, second, year, time } = parts, order = this.#orderOf(parts);
    if (order === 'unknown' && first !== second) return { code: 'import.date-order', message: 'which number is the day and which the month cannot be known', mend: 'say in the mapping which it is: "dates": "day-first" or "month-first"; or write 2023-06-05' };
    return dateOf(text, year, order === 'month-first' ? first : second, order === 'month-first' ? second : first, time);
  }

  /** What a reader should know of the column: that it writes dates in several ways, and which order was taken from where. */
  remarks(): Problem[] {
    const ways = [...this.#tallies].map(([shape, { count, example }]) => ({ count, example, order: this.#ordersFound().get(shape)! }));
    const found: Problem[] = [];
    if (ways.length + (this.#plain > 0 ? 1 : 0) > 1) {
      const says = [...ways.map(({ count, example, order }) => `${count} as ${example} (${order === 'unknown' ? 'order unknown' : order})`), ...(this.#plain > 0 ? [`${this.#plain} without doubt`] : [])].join(', ');
      found.push({ code: 'table.date-formats', severity: 'warning', message: `column ${this.name} writes dates in several ways: ${says}`, mend: 'look whether that is so; a mapping can say "dates": "day-first" or "month-first"' });
    }
    if (this.#short !== null) found.push({ code: 'table.short-years', severity: 'warning', message: `column ${this.name} writes years with two digits: ${this.#short.text} is read as of ${civilOfDay(this.#short.day).year}`, mend: 'where another century is meant, write the years out' });
    return found;
  }

  #orderOf({ first, second, shape }: Unordered): DateOrder | 'unknown' {
    if (first > 12) return 'day-first';
    if (second > 12) return 'month-first';
    return this.#ordersFound().get(shape) ?? 'unknown';
  }

  #ordersFound(): Map<string, DateOrder | 'unknown'> {
    return (this.#orders ??= new Map([...this.#tallies].map(([shape, tally]) => [shape, this.#told === null || this.#told === 'day-numbers' ? this.#deduced(shape, tally) : this.#told])));
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
}
