// Conditions in words: strips of days, then for each what it is now, how far from its limit, and why days cannot be said.
import type { Because, ConditionOutcome, DayVerdict, ReadingVerdicts } from '#records/verdicts.ts';
import { datesInWords, runsOf } from '#render/days-in-words.ts';
import { rowLabels } from '#render/labels-text.ts';
import { wrap } from '#render/layout.ts';
import type { Say } from '#render/say.ts';
import { stripsText, type StripRow } from '#render/strips-text.ts';
import { boundsInWords, listInWords, marginInWords, nameAt, reasonsInWords, toneOfValue, valueInWords, valueWithReasons } from '#render/words.ts';

/** How many runs of days are said, the latest; the strip above shows them all, and the JSON has every day. */
const MOST_COUNTS = 8, MOST_UNDECIDED = 12;

export function conditionsText(reading: ReadingVerdicts, say: Say): string[] {
  const strips = stripsText([...gateRows(reading), ...conditionRows(reading)], say);
  const words = sameWords(reading, say).flatMap(({ rows, lines }) => {
    const first = rows[0]!;
    const name = rows.length === 1 ? nameAt(first.name, first.place) : `${first.name} at ${listInWords(rows.map((row) => row.place ?? 'all'))}`;
    const now = `${say.paint('strong', name)}: ${say.paint(toneOfValue(first.value, first.reasons), lines[0]!)}`;
    return [...wrap(now, '  ', 6), ...rowLabels(first, say), ...lines.slice(1).flatMap((line) => wrap(line, '      ', 8))];
  });
  return [...strips, ...(strips.length > 0 && words.length > 0 ? [''] : []), ...words];
}

function gateRows(reading: ReadingVerdicts): StripRow[] {
  return reading.gates.map((gate) => ({ label: `gate ${nameAt(gate.name, gate.place)}`, days: gate.days }));
}

/** Rows of places stand indented below their condition. */
function conditionRows(reading: ReadingVerdicts): StripRow[] {
  const whole = new Set(reading.conditions.filter((row) => row.place === undefined).map((row) => row.name));
  return reading.conditions.map((row) => ({
    label: row.place === undefined ? row.name : whole.has(row.name) ? `  at ${row.place}` : nameAt(row.name, row.place),
    days: row.days,
  }));
}

/** Places of one condition of which the same is to be said share their lines: eighteen places nobody watched are one sentence. */
function sameWords({ conditions, unseen }: ReadingVerdicts, say: Say): { rows: Because<ConditionOutcome>[]; lines: string[] }[] {
  const groups = new Map<string, Because<ConditionOutcome>[]>();
  const isUncounted = ({ place: at }: ConditionOutcome) => unseen.some(({ place, uncounted }) => uncounted !== undefined && (at === undefined || at === place));
  for (const row of conditions) {
    const key = JSON.stringify([row.name, row.place === undefined, row.confidential ?? [], linesOf(row, undefined, say, isUncounted(row))]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((rows) => ({ rows, lines: linesOf(rows[0]!, rows.length === 1 ? rows[0]!.place : undefined, say, isUncounted(rows[0]!)) }));
}

/** First what it is now, then its days. `place`: what nobody was watching, where it is one place; `isUncounted`: somebody was, and it does not count. */
function linesOf(row: ConditionOutcome, place: string | undefined, say: Say, isUncounted: boolean): string[] {
  const since = row.since === null ? 'from the beginning' : `since ${say.local(row.since)}`;
  const margin = row.margin === undefined ? '' : `; ${marginInWords(row.margin)}`;
  const settled = row.final ? '; final: only evidence about the past can change it' : '';
  return [`${valueWithReasons(row.value, row.reasons, place, isUncounted)}, ${since}${margin}${settled}.`, ...undecidedDays(row.days, place, isUncounted), ...countedDays(row.days)];
}

/** `13-15 Sep: cannot be said: nobody was watching Madaya.` */
function undecidedDays(days: readonly DayVerdict[], place: string | undefined, isUncounted: boolean): string[] {
  const runs = runsOf(days, (day) => `${day.value} ${day.reasons.join()}`).filter(({ day }) => day.value === 'undetermined');
  const said = runs.slice(-MOST_UNDECIDED).map(({ first, last, day }) => `${datesInWords(first, last)}: ${valueInWords(day.value, day.reasons)}: ${reasonsInWords(day.reasons, place, isUncounted)}.`);
  return runs.length > MOST_UNDECIDED ? ['Earlier days that cannot be said: in --format json.', ...said] : said;
}

/** `Counted: 13 Sep 12; 14-15 Sep at least 3.` */
function countedDays(days: readonly DayVerdict[]): string[] {
  const runs = runsOf(days.filter((day) => day.measure !== undefined), (day) => day.measure!.join());
  if (runs.length === 0) return [];
  const said = runs.slice(-MOST_COUNTS).map(({ first, last, day }) => `${datesInWords(first, last)} ${boundsInWords(day.measure!)}`);
  const earlier = runs.length > MOST_COUNTS ? ' (earlier days in --format json)' : '';
  return [`Counted: ${said.join('; ')}${earlier}.`];
}
