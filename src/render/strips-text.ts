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

/** All rows, those with the same days under one row of dates. Rows without days are left out. */
export function stripsText(rows: readonly StripRow[], say: Say): string[] {
  const shown = rows.filter((row) => row.days.length > 0);
  if (shown.length === 0) return [];
  const labels = Math.min(WIDEST_LABEL, Math.max(...shown.map((row) => widthOf(row.label))));
  const lines = [...groupByDates(shown).values()].flatMap((group) => [...blocksOf(group, labels, say), '']);
  return [...lines, legend(shown, say)];
}

function groupByDates(rows: readonly StripRow[]): Map<string, StripRow[]> {
  const groups = new Map<string, StripRow[]>();
  for (const row of rows) {
    const key = row.days.map((day) => day.date).join();
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

/** Rows of the same days, cut into blocks that are no wider than a line. */
function blocksOf(rows: readonly StripRow[], labels: number, say: Say): string[] {
  const dates = rows[0]!.days.map((day) => day.date);
  const left = INDENT + labels + 2;
  const room = WIDTH - left;
  const cell = dates.length * ROOMY <= room ? ROOMY : 1;
  const perBlock = Math.floor(room / cell);
  const lines: string[] = [];
  for (let from = 0; from < dates.length; from += perBlock) {
    if (from > 0) lines.push('');
    lines.push(...datesAbove(dates.slice(from, from + perBlock), cell, room).map((line) => ' '.repeat(left) + line));
    for (const row of rows) {
      const signs = row.days.slice(from, from + perBlock).map((day) => paintSign(signOf(day.value, day.reasons), cell, say));
      lines.push(`${' '.repeat(INDENT)}${padTo(shortenTo(row.label, labels), labels)}  ${signs.join('')}`.trimEnd());
    }
  }
  return lines;
}

function paintSign(sign: Sign, cell: number, say: Say): string {
  return ' '.repeat(cell === ROOMY ? 1 : 0) + say.paint(SIGNS[sign].tone, sign) + ' '.repeat(cell === ROOMY ? 1 : 0);
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

function legend(rows: readonly StripRow[], say: Say): string {
  const used = new Set(rows.flatMap((row) => row.days.map((day) => signOf(day.value, day.reasons))));
  const said = (Object.keys(SIGNS) as Sign[]).filter((sign) => used.has(sign)).map((sign) => `${say.paint(SIGNS[sign].tone, sign)} ${SIGNS[sign].word}`);
  return `${' '.repeat(INDENT)}Each sign is a civil day: ${said.join('   ')}`;
}
