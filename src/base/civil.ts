// The civil calendar (proleptic Gregorian): dates and days reckoned by arithmetic alone, without zone or clock.

/** A whole number of days since 1970-01-01 in the civil calendar: 0 is 1970-01-01, -1 the day before. Names a date, not a stretch of time. */
export type Day = number;

/** A date in its parts: year 0000-9999 where it was read from text, month 1-12, day of the month 1-31. */
export interface CivilDate { year: number; month: number; day: number }

const DAYS_IN_400_YEARS = 146_097;
/** Days from 0000-03-01, where the arithmetic below begins its years, to 1970-01-01. */
const DAYS_TO_1970 = 719_468;

/** The number of days in a month (1-12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day that bears this date. The date must exist; nothing is checked or carried over. */
export function dayFromCivil({ year, month, day }: CivilDate): Day {
  // Years are counted from March, so that the leap day is the last of its year and the months have a regular rhythm.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_400_YEARS + dayOfEra - DAYS_TO_1970;
}

/** The date of a day: the inverse of `dayFromCivil`. */
export function civilOfDay(day: Day): CivilDate {
  const z = day + DAYS_TO_1970;
  const era = Math.floor(z / DAYS_IN_400_YEARS);
  const doe = z - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const dayOfYear = doe - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 };
}

/** Reads a date written `YYYY-MM-DD`, year 0000-9999. `undefined` for any other shape and for a date that does not exist, such as 2015-02-29. */
export function dayFromDate(text: string): Day | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return undefined;
  const year = Number(parts[1]), month = Number(parts[2]), day = Number(parts[3]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayFromCivil({ year, month, day });
}

/** Writes a day as `YYYY-MM-DD`. Throws RangeError for what is no whole number, or lies outside the years 0000-9999. */
export function dateOfDay(day: Day): string {
  if (!Number.isSafeInteger(day)) throw new RangeError(`${day} is not a day: a day is a whole number`);
  const date = civilOfDay(day);
  if (date.year < 0 || date.year > 9999) throw new RangeError(`day ${day} lies outside the years 0000-9999`);
  return `${String(date.year).padStart(4, '0')}-${twoDigits(date.month)}-${twoDigits(date.day)}`;
}

/**
 * The same day of the month, `months` (negative: before) on; the month's last day where it has no such day (T11). Reckon from the first day,
 * never step by step: 31 January + 1 + 1 month is not 31 January + 2 months.
 */
export function addMonths(day: Day, months: number): Day {
  const from = civilOfDay(day);
  const monthsSinceYear0 = from.year * 12 + (from.month - 1) + months;
  const year = Math.floor(monthsSinceYear0 / 12);
  const month = monthsSinceYear0 - year * 12 + 1;
  return dayFromCivil({ year, month, day: Math.min(from.day, daysInMonth(year, month)) });
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}
