// Lengths of time and of ground, and numbers: from the author's words to milliseconds, days, months, metres and ratios.
import { parseDecimal, ratio, type Ratio } from '#base/bounds.ts';
import { nearest } from '#base/nearest.ts';
import type { AstNode } from 'langium';
import type * as Ast from '#language/generated/ast.ts';
import { problems } from '#language/problems.ts';
import type { Writing } from '#language/writing.ts';

export type LengthValue =
  | { unit: 'elapsed'; ms: number }
  | { unit: 'civil-days'; days: number }
  | { unit: 'months'; months: number }
  | { unit: 'metres'; metres: number };

const ELAPSED: Record<string, number> = {
  h: 3_600_000, hour: 3_600_000, hours: 3_600_000, min: 60_000, minute: 60_000, minutes: 60_000,
  s: 1000, second: 1000, seconds: 1000, ms: 1, millisecond: 1, milliseconds: 1,
};
const MONTHS: Record<string, number> = { month: 1, months: 1, year: 12, years: 12 };
const METRES: Record<string, number> = { m: 1, metre: 1, metres: 1, km: 1000, kilometre: 1000, kilometres: 1000 };
const DAYS = ['day', 'days', 'week', 'weeks'];
const ALL_UNITS = [...Object.keys(ELAPSED), ...Object.keys(MONTHS), ...Object.keys(METRES), ...DAYS];

/** null after a problem. */
export function lengthOf(writing: Writing, node: Ast.Length): LengthValue | null {
  const { value, unit } = partsOf(node);
  const at = writing.at(node);
  const amount = timesOf(parseDecimal(value), node.times);
  if (amount === undefined) return say(writing, problems.notExact(at, value));
  if (DAYS.includes(unit)) return daysOf(writing, node, amount, unit);
  if (node.civil) return say(writing, problems.unknownUnit(at, `civil ${unit}`, 'civil days'));
  for (const [table, make] of [
    [ELAPSED, (ms: number): LengthValue => ({ unit: 'elapsed', ms })],
    [MONTHS, (months: number): LengthValue => ({ unit: 'months', months })],
    [METRES, (metres: number): LengthValue => ({ unit: 'metres', metres })],
  ] as const) {
    const factor = table[unit];
    if (factor === undefined) continue;
    const whole = wholeOf(amount, factor);
    if (whole === null) return say(writing, factor === METRES[unit] ? problems.notDistance(at, writing.words(node)) : problems.notWhole(at, writing.words(node), 1));
    return make(whole);
  }
  return say(writing, problems.unknownUnit(at, unit, nearest(unit, ALL_UNITS)));
}

/** `48h` is one word to the lexer. */
function partsOf(node: Ast.Length): { value: string; unit: string } {
  const glued = node.glued === undefined ? null : /^([0-9]+(?:\.[0-9]+)*)(.*)$/.exec(node.glued);
  return glued === null ? { value: node.value ?? '', unit: node.unit ?? '' } : { value: glued[1]!, unit: glued[2]! };
}

function timesOf(value: Ratio | undefined, times: string | undefined): Ratio | undefined {
  if (value === undefined || times === undefined) return value;
  const by = Number(times);
  return Number.isSafeInteger(value.num * by) ? ratio(value.num * by, value.den) : undefined;
}

function wholeOf(amount: Ratio, factor: number): number | null {
  const whole = (amount.num * factor) / amount.den;
  return Number.isSafeInteger(whole) && (amount.num * factor) % amount.den === 0 ? whole : null;
}

function daysOf(writing: Writing, node: Ast.Length, amount: Ratio, unit: string): LengthValue | null {
  const at = writing.at(node);
  const days = wholeOf(amount, unit.startsWith('week') ? 7 : 1);
  if (days === null) return say(writing, problems.notWhole(at, writing.words(node), 1));
  if (!node.civil || unit.startsWith('week')) return say(writing, problems.bareDay(at, writing.words(node), days));
  return { unit: 'civil-days', days };
}

/** Elapsed milliseconds; 1 after a problem. */
export function elapsedOf(writing: Writing, node: Ast.Length): number {
  const length = lengthOf(writing, node);
  if (length === null) return 1;
  if (length.unit !== 'elapsed') {
    writing.found.push(problems.notElapsed(writing.at(node), writing.words(node)));
    return 1;
  }
  if (length.ms > 0) return length.ms;
  writing.found.push(problems.notWhole(writing.at(node), writing.words(node), 1));
  return 1;
}

/** Whole metres; 1 after a problem. */
export function metresOf(writing: Writing, node: Ast.Length): number {
  const length = lengthOf(writing, node);
  if (length === null) return 1;
  if (length.unit === 'metres' && length.metres > 0) return length.metres;
  writing.found.push(problems.notDistance(writing.at(node), writing.words(node)));
  return 1;
}

/** A whole number of at least `least`; `least` after a problem. */
export function wholeNumber(writing: Writing, text: string, node: AstNode, property: string, least: number): number {
  const value = Number(text);
  if (/^[0-9]+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
  writing.found.push(problems.notWhole(writing.at(node, property), text, least));
  return least;
}

/** An exact number; 0 after a problem. */
export function exactNumber(writing: Writing, text: string, node: AstNode, property: string): Ratio {
  const value = parseDecimal(text);
  if (value !== undefined) return value;
  writing.found.push(problems.notExact(writing.at(node, property), text));
  return { num: 0, den: 1 };
}

function say(writing: Writing, problem: Parameters<Writing['found']['push']>[0]): null {
  writing.found.push(problem);
  return null;
}
