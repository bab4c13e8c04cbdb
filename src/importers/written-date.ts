// Dates and times of day as tables and forms write them; and what stretch of time, or which moment, is written.
import { dateOfDay, dayFromCivil, daysInMonth, type Day } from '#base/civil.ts';
import { endOfDay, instantsOfLocal, isSkipped, startOfDay, type ZoneTable } from '#base/zone.ts';
import { monthNamed } from '#importers/month-names.ts';
import { westernDigits } from '#importers/written-number.ts';

/** What a cell says: a day; the time of day, and the offset from UTC, where they are written. */
export interface Written { day: Day; msOfDay: number | null; /** How wide the time is: a minute where no seconds are written. */ widthMs: number; offsetMs: number | null; /** Its year has two digits. */ isShort?: true }

/** A date of which it is not known by itself which number is the day. */
export interface Unordered { first: number; second: number; year: number; time: Time | null; /** What all dates written like it have in common. */ shape: string }
interface Time { ms: number; widthMs: number; offsetMs: number | null }

export interface DateFault { code: string; message: string; mend: string }

const TIME = String.raw`(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?\s*([AaPp]\.?[Mm]\.?)?\s*([Zz]|[+-]\d{2}(?::?\d{2})?)?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`);
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${TIME}$`);
const BARE = /^(\d{4})(\d{2})(\d{2})$/;
/** A name may have two words: two months of the Arabic year do. */
const NAME = String.raw`(\p{L}{3,}(?: \p{L}{3,})?|\p{L}{2,12})`;
const DAY_IN_WORDS = new RegExp(String.raw`^(\d{1,2})[-\s.]+${NAME}[-\s.,]+(\d{4}|\d{2})${TIME}$`, 'u');
const MONTH_IN_WORDS = new RegExp(String.raw`^${NAME}\s+(\d{1,2}),?\s+(\d{4})${TIME}$`, 'u');
const WEEKDAY = /^(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?[,.]?\s+(?=\S)/i;
const DAY_NUMBER = /^\d{5}(?:\.\d+)?$/;
/** How spreadsheets count: 1 March 1900 is 61. */
const DAY_ZERO = dayFromCivil({ year: 1899, month: 12, day: 30 });

/** What a text writes. Two numbers that may both be the day are left to whoever knows more of the column. */
export function readWritten(cell: string): Written | Unordered | DateFault {
  const text = westernDigits(cell.trim());
  const parts = yearLast(text);
  if (parts !== null) return parts;
  const bare = BARE.exec(text), iso = YEAR_FIRST.exec(text);
  if (bare !== null) return dateOf(cell, Number(bare[1]), Number(bare[2]), Number(bare[3]), null);
  if (iso !== null) return dateOf(cell, Number(iso[1]), Number(iso[3]), Number(iso[4]), timeOf(iso, 5));
  const plain = text.replace(WEEKDAY, '').replace(/(\d)(?:st|nd|rd|th)(?=\W)/i, '$1');
  const words = DAY_IN_WORDS.exec(plain), english = MONTH_IN_WORDS.exec(plain);
  if (words !== null && monthNamed(words[2]!) > 0) return inWords(cell, words[3]!, monthNamed(words[2]!), Number(words[1]), timeOf(words, 4));
  if (english !== null && monthNamed(english[1]!) > 0) return inWords(cell, english[3]!, monthNamed(english[1]!), Number(english[2]), timeOf(english, 4));
  return noDate(cell.trim(), text);
}

/** The same as spreadsheets keep dates: days since 1900, and parts of a day. null where it is no such number. */
export function readDayNumber(cell: string): Written | null {
  const text = westernDigits(cell.trim());
  if (!DAY_NUMBER.test(text)) return null;
  const seconds = Math.round((Number(text) % 1) * 86_400), day = DAY_ZERO + Math.floor(Number(text)) + Math.floor(seconds / 86_400);
  return { day, msOfDay: text.includes('.') ? (seconds % 86_400) * 1000 : null, widthMs: 1000, offsetMs: null };
}

/** A date of these numbers, or that there is none. */
export function dateOf(cell: string, year: number, month: number, dayOfMonth: number, time: Time | null): Written | DateFault {
  const exists = month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month) && (time === null || Number.isFinite(time.ms));
  if (!exists) return { code: 'import.no-such-date', message: `there is no date ${cell.trim()}`, mend: 'look it up in the source' };
  return { day: dayFromCivil({ year, month, day: dayOfMonth }), msOfDay: time?.ms ?? null, widthMs: time?.widthMs ?? 0, offsetMs: time?.offsetMs ?? null };
}

function inWords(cell: string, year: string, month: number, day: number, time: Time | null): Written | DateFault {
  const isShort = year.length === 2, read = dateOf(cell, isShort ? Number(year) + (Number(year) < 70 ? 2000 : 1900) : Number(year), month, day, time);
  return isShort && !('code' in read) ? { ...read, isShort } : read;
}

function noDate(shown: string, text: string): DateFault {
  const number = readDayNumber(text), date = number === null ? '' : dateOfDay(number.day);
  // Other numbers of five digits are as likely something else.
  if (date < '1970' || date > '2069') return { code: 'import.no-date', message: shown === '' ? 'there is no date' : `${JSON.stringify(shown)} is no date`, mend: 'write it as 2023-06-05, or 2023-06-05 14:30' };
  return { code: 'import.no-date', message: `${JSON.stringify(shown)} is no date; as spreadsheets count days it would be ${date}`, mend: 'let the spreadsheet show the column as dates; or say "dates": "day-numbers" in the mapping, if that is meant' };
}

/** Whether it is a date whose order has to be found out. */
export function hasOrder(text: string): boolean {
  return yearLast(westernDigits(text.trim())) !== null;
}

/** [start, end) of what is written: the whole day, or the minute or second. null where the zone skips it. */
export function spanOf({ day, msOfDay, widthMs, offsetMs }: Written, zone: ZoneTable): [start: number, end: number] | null {
  if (msOfDay === null) return isSkipped(zone, day) ? null : [startOfDay(zone, day), endOfDay(zone, day)];
  const whole = msOfDay - (msOfDay % widthMs);
  if (offsetMs !== null) {
    const start = day * 86_400_000 + whole - offsetMs;
    return [start, start + widthMs];
  }
  const instants = instantsOfLocal(zone, day, whole);
  return instants.length === 0 ? null : [instants[0]!, instants.at(-1)! + widthMs];
}

function yearLast(text: string): Unordered | null {
  const found = YEAR_LAST.exec(text);
  if (found === null) return null;
  const time = timeOf(found, 5);
  const shape = `${found[2]}${time === null ? '' : ` ${found[7] === undefined ? 'hh:mm' : 'hh:mm:ss'}${found[9] === undefined ? '' : ' AM'}`}`;
  return { first: Number(found[1]), second: Number(found[3]), year: Number(found[4]), time, shape };
}

function timeOf(found: RegExpExecArray, at: number): Time | null {
  const [hour, minute, second, fraction = '', half, offset] = found.slice(at, at + 6);
  if (hour === undefined) return null;
  const isLate = half?.[0]?.toLowerCase() === 'p';
  const h = half === undefined ? Number(hour) : (Number(hour) % 12) + (isLate ? 12 : 0);
  const exists = h < 24 && Number(minute) < 60 && Number(second ?? 0) < 60 && (half === undefined || Number(hour) <= 12);
  const ms = ((h * 60 + Number(minute)) * 60 + Number(second ?? 0)) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return { ms: exists ? ms : Number.NaN, widthMs: second === undefined ? 60_000 : 1000, offsetMs: offset === undefined ? null : offsetOf(offset) };
}

/** `+03`, `+0300`, `+03:00`. */
function offsetOf(text: string): number {
  if (/^z$/i.test(text)) return 0;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  return (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000 * (text.startsWith('-') ? -1 : 1);
}
