// Strips of days: one row a gate, condition or place, one sign a day, the dates above them, a legend of the signs that were used.
import type { DayVerdict } from '#records/verdicts.ts';
import { monthOf } from '#render/days-in-words.ts';
import { padTo, shortenTo, WIDTH, widthOf } from '#render/layout.ts';
import type { Say } from '#render/say.ts';
import { signOf, SIGNS, type Sign } from '#render/words.ts';

export interface StripRow { label: string; days: readonly DayVerdict[] }

const INDENT = 2;
const WIDEST_LABEL = 36;
/** Roomy columns carry the day of the month in one line; where there are more days than fit, one column a day and its two digits one above the other. */
const ROOMY = 3;

/** All rows; those whose days lie among the days of a longer row stand under its dates. Rows without days are left out. */
export function stripsText(rows: readonly StripRow[], say: Say): string[] {
  const shown = rows.filter((row) => row.days.length > 0);
  if (shown.length === 0) return [];
  const labels = Math.min(WIDEST_LABEL, Math.max(...shown.map((row) => widthOf(row.label))));
  const groups = groupByDates(shown);
  return [...groups.flatMap((group) => [...blocksOf(group, labels, say), '']), ...legend(groups, say)];
}

interface Group { dates: readonly string[]; rows: StripRow[] }

/** Rows keep their order within a group. */
function groupByDates(rows: readonly StripRow[]): Group[] {
  const groups: Group[] = [];
  for (const row of rows.toSorted((a, b) => b.days.length - a.days.length)) {
    const dates = row.days.map((day) => day.date);
    const host = groups.find((group) => isWithin(dates, group.dates));
    if (host === undefined) groups.push({ dates, rows: [row] });
    else host.rows.push(row);
  }
  return groups.map(({ dates, rows: members }) => ({ dates, rows: rows.filter((row) => members.includes(row)) }));
}

/** A date that comes twice (runs of elapsed periods shorter than a day) stands under no other row's dates. */
function isWithin(dates: readonly string[], others: readonly string[]): boolean {
  const known = new Set(others);
  const distinct = new Set(dates).size === dates.length && known.size === others.length;
  return dates.join() === others.join() || (distinct && dates.every((date) => known.has(date)));
}

/** Rows under the same dates, cut into blocks that are no wider than a line. */
function blocksOf({ dates, rows }: Group, labels: number, say: Say): string[] {
  const left = INDENT + labels + 2;
  const room = WIDTH - left;
  const cell = dates.length * ROOMY <= room ? ROOMY : 1;
  const perBlock = Math.floor(room / cell);
  const lines: string[] = [];
  for (let from = 0; from < dates.length; from += perBlock) {
    if (from > 0) lines.push('');
    lines.push(...datesAbove(dates.slice(from, from + perBlock), cell, room).map((line) => ' '.repeat(left) + line));
    for (const row of rows) {
      const signs = daysUnder(dates, row).slice(from, from + perBlock).map((day) => cellOf(day, cell, say));
      lines.push(`${' '.repeat(INDENT)}${padTo(shortenTo(row.label, labels), labels)}  ${signs.join('')}`.trimEnd());
    }
  }
  return lines;
}

/** The row's days in the order of the dates; undefined where it has none of that date. */
function daysUnder(dates: readonly string[], row: StripRow): readonly (DayVerdict | undefined)[] {
  if (dates.length === row.days.length) return row.days;
  const days = new Map(row.days.map((day) => [day.date, day]));
  return dates.map((date) => days.get(date));
}

function cellOf(day: DayVerdict | undefined, cell: number, say: Say): string {
  if (day === undefined) return ' '.repeat(cell);
  const sign = signOf(day.value, day.reasons);
  const beside = ' '.repeat(cell === ROOMY ? 1 : 0);
  return beside + say.paint(SIGNS[sign].tone, sign) + beside;
}

/** The month and year over the first day of each month shown, where there is room for it, and the days of the month over their columns. */
function datesAbove(dates: readonly string[], cell: number, room: number): string[] {
  let months = '';
  dates.forEach((date, i) => {
    const begins = i === 0 || date.slice(0, 7) !== dates[i - 1]!.slice(0, 7);
    const name = `${monthOf(date)} ${date.slice(0, 4)}`;
    if (begins && widthOf(months) <= i * cell && i * cell + widthOf(name) <= room) months = `${padTo(months, i * cell)}${name} `;
  });
  const days = dates.map((date) => date.slice(8));
  if (cell === ROOMY) return [months.trimEnd(), days.join(' ')];
  return [months.trimEnd(), days.map((day) => day.slice(0, 1)).join(''), days.map((day) => day.slice(1)).join('')];
}

function legend(groups: readonly Group[], say: Say): string[] {
  const used = new Set(groups.flatMap(({ rows }) => rows).flatMap((row) => row.days.map((day) => signOf(day.value, day.reasons))));
  const said = (Object.keys(SIGNS) as Sign[]).filter((sign) => used.has(sign)).map((sign) => `${say.paint(SIGNS[sign].tone, sign)} ${SIGNS[sign].word}`);
  const blank = groups.some(({ dates, rows }) => rows.some((row) => row.days.length < dates.length)) ? ['blank: not judged'] : [];
  return [`${' '.repeat(INDENT)}Each sign is a civil day: ${[...said, ...blank].join('   ')}`];
}
