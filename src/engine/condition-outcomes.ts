// The rows on conditions: value at the last moment before h, since when, final or not, margin, strip of days (V10-V12).
import { dateOfDay } from '#base/civil.ts';
import { formatInstant } from '#base/instant.ts';
import { isAlike } from '#base/kept.ts';
import { formatRatio, ratio, type Ratio } from '#base/bounds.ts';
import { dayOf, firstWholeDay, isSkipped, startOfDay } from '#base/zone.ts';
import { causesOf, isUndetermined, reasonsOf, valueOf, type Code } from '#records/causes.ts';
import { partsOf } from '#records/formula-parts.ts';
import type { Condition, Formula } from '#records/plan.ts';
import type { BoundsPair, ConditionOutcome, DayVerdict, Margin } from '#records/verdicts.ts';
import type { Evaluator, ReadingScope } from '#engine/evaluator.ts';
import { isUpper, type Limit } from '#engine/limit.ts';
import { edgeAt, type Signal } from '#engine/signal.ts';
import { slidingSignal } from '#engine/measure-signal.ts';
import { windowAnchor } from '#engine/windows.ts';

/** A row: a condition, for one member of a list or as a whole, in the scope that binds the member. */
export interface ConditionRow { name: string; place: string | null; formula: Formula; scope: ReadingScope }

/** V12. */
export function conditionRows(evaluator: Evaluator): ConditionRow[] {
  return [...evaluator.read.conditions.values()].flatMap((condition) => rowsOfCondition(condition, evaluator));
}

function rowsOfCondition(condition: Condition, evaluator: Evaluator): ConditionRow[] {
  const scope = evaluator.scope();
  const free = freeParams(condition.of, evaluator);
  const row = (place: string | null, formula: Formula, of: ReadingScope): ConditionRow => ({ name: condition.name, place, formula, scope: of });
  if (free.size === 0) {
    const rows = [row(null, condition.of, scope)];
    const quantified = quantifierOf(condition.of, scope);
    if (quantified !== null) for (const name of scope.members(quantified.list)) rows.push(row(name, quantified.of, scope.bind(quantified.param, name)));
    return rows;
  }
  if (free.size > 1) return [];
  const [param] = [...free] as [string];
  const members = new Set(evaluator.read.gates.filter((gate) => gate.each?.param === param).flatMap((gate) => scope.members(gate.each!.list)));
  return [...members].map((name) => row(name, condition.of, scope.bind(param, name)));
}

/** The `for each` or `at least k of` that a condition is, or names. */
function quantifierOf(formula: Formula, scope: ReadingScope): (Formula & { node: 'each' | 'at-least-of' }) | null {
  if (formula.node === 'each' || formula.node === 'at-least-of') return formula;
  return formula.node === 'condition' ? quantifierOf(scope.condition(formula.name), scope) : null;
}

/** The parameters that a formula needs and does not bind itself. */
export function freeParams(formula: Formula, evaluator: Evaluator): Set<string> {
  const found = new Set<string>();
  const ofMeasure = (name: string) => {
    const measure = evaluator.read.measures.get(name);
    for (const ref of measure === undefined ? [] : [measure.place, ...measure.by, ...measure.against]) if ('param' in ref) found.add(ref.param);
  };
  const { formulas, measures, condition, over, param } = partsOf(formula);
  measures.forEach(ofMeasure);
  if (param !== undefined && param !== null) found.add(param);
  for (const part of condition === undefined ? formulas : [evaluator.read.conditions.get(condition)!.of]) {
    for (const free of freeParams(part, evaluator)) if (free !== over?.param) found.add(free);
  }
  return found;
}

export function conditionOutcome(row: ConditionRow, evaluator: Evaluator): ConditionOutcome {
  return evaluator.keep(`outcome of ${row.name} ${row.place ?? ''}`, row.formula, row.scope.env, () => workedOut(row, evaluator), isAlike);
}

function workedOut(row: ConditionRow, evaluator: Evaluator): ConditionOutcome {
  const { horizon } = evaluator.observations;
  const signal = row.scope.signal(row.formula);
  const code = signal.codes[edgeAt(signal.starts, horizon - 1)]!;
  const margin = marginOf(row, horizon - 1);
  return {
    name: row.name,
    ...(row.place === null ? {} : { place: row.place }),
    value: valueOf(code),
    reasons: isUndetermined(code) ? reasonsOf(causesOf(code)) : [],
    final: !isUndetermined(code) || !reasonsOf(causesOf(code)).includes('pending'),
    since: sinceOf(signal, horizon - 1),
    ...(margin === null ? {} : { margin }),
    days: stripDays(evaluator, stripStart(evaluator)).map((day) => rowDay(row, day)),
  };
}

function sinceOf(signal: Signal, t: number): string | null {
  let i = edgeAt(signal.starts, t);
  while (i > 0 && (signal.codes[i - 1]! & 3) === (signal.codes[i]! & 3)) i--;
  return signal.starts[i] === -Infinity ? null : formatInstant(signal.starts[i]!);
}

/** V10: the civil days of the strip, at most the last 400. */
export function stripDays(evaluator: Evaluator, from: number): number[] {
  const { zone } = evaluator.read;
  const last = dayOf(zone, evaluator.observations.horizon - 1);
  const days: number[] = [];
  if (!Number.isFinite(from) || !Number.isFinite(last)) return days;
  for (let day = Math.max(from, last - 399); day <= last; day++) if (!isSkipped(zone, day)) days.push(day);
  return days;
}

/** V10: the first day of the strips: after the earliest settled anchor of the gates, else the day of the first happening. */
export function stripStart(evaluator: Evaluator): number {
  return evaluator.keep('first day', evaluator.read, {}, () => firstDay(evaluator), isAlike);
}

function firstDay(evaluator: Evaluator): number {
  const { zone, gates } = evaluator.read;
  const scope = evaluator.scope();
  const bound = gates.flatMap((gate) => (gate.each === null ? [{ gate, scope }] : scope.members(gate.each.list).map((name) => ({ gate, scope: scope.bind(gate.each!.param, name) }))));
  const anchors = bound.map((one) => one.scope.time(one.gate.from)).filter((anchor) => anchor.earliest === anchor.latest && Number.isFinite(anchor.latest));
  if (anchors.length > 0) return firstWholeDay(zone, Math.min(...anchors.map((anchor) => anchor.latest)));
  return dayOf(zone, evaluator.observations.firstStart);
}

function rowDay(row: ConditionRow, day: number): DayVerdict {
  const { zone } = row.scope;
  const from = startOfDay(zone, day);
  const to = startOfDay(zone, day + 1);
  return dayVerdict(dateOfDay(day), row.scope.throughout(row.formula, from, to), row.formula, row.scope, from, to);
}

/** A day, or a period, with its value, and the measure's beside it where the formula is one comparison (V10). */
export function dayVerdict(date: string, code: Code, formula: Formula, scope: ReadingScope, from: number, to: number): DayVerdict {
  const measure = dayMeasure(formula, scope, from, to);
  return { date, value: valueOf(code), reasons: isUndetermined(code) ? reasonsOf(causesOf(code)) : [], ...(measure === null ? {} : { measure }) };
}

function dayMeasure(formula: Formula, scope: ReadingScope, from: number, to: number): BoundsPair | null {
  if (formula.node === 'count') {
    const anchor = windowAnchor(formula.anchor, scope);
    const start = Math.max(to - 1 - formula.ms, anchor.earliest);
    return pair(scope.source(formula.measure).sweep()(start, Math.max(start, to - 1)));
  }
  if (formula.node !== 'compare') return null;
  const measure = scope.measure(formula.measure);
  if (measure.from === 'presence') return null;
  if (measure.per.unit === 'moment') return pair(scope.source(formula.measure).sweep()(from, to));
  const values = scope.values(formula.measure);
  const at = edgeAt(values.starts, to - 1);
  return pair({ low: values.low[at]!, high: values.high[at]! });
}

function pair(count: { low: number; high: number }): BoundsPair {
  return [count.low, count.high === Infinity ? null : count.high];
}

/** V11. */
function marginOf(row: ConditionRow, t: number): Margin | null {
  const { formula, scope } = row;
  if (formula.node === 'count') {
    const anchor = windowAnchor(formula.anchor, scope);
    const values = slidingSignal(scope.source(formula.measure), formula.ms, anchor.earliest);
    const at = edgeAt(values.starts, t);
    return margin(formula.op, values.low[at]!, values.high[at]!, formula.limit, formula.limit, scope.measure(formula.measure).unit);
  }
  if (formula.node !== 'compare') return null;
  const values = scope.values(formula.measure);
  const at = edgeAt(values.starts, t);
  const limit = scope.limit(formula.to, formula.measure);
  const y = edgeAt(limit.value.starts, t);
  return margin(formula.op, values.low[at]!, values.high[at]!, limitAt(limit, limit.value.low[y]!), limitAt(limit, limit.value.high[y]!), scope.measure(formula.measure).unit);
}

export function limitAt({ scale, plus }: Limit, y: number): Ratio | null {
  const times = scale.num === 0 ? ratio(0) : y === Infinity ? null : ratio(scale.num * y, scale.den);
  return times === null || plus.num === 0 ? times : ratio(times.num * plus.den + plus.num * times.den, times.den * plus.den);
}

/** a - b; null where either is unbounded. */
function minus(a: Ratio | null, b: Ratio | null): Ratio | null {
  return a === null || b === null ? null : ratio(a.num * b.den - b.num * a.den, a.den * b.den);
}

function margin(op: '<=' | '<' | '>=' | '>', low: number, high: number, limitLow: Ratio | null, limitHigh: Ratio | null, unit: string): Margin {
  const x = { low: ratio(low), high: high === Infinity ? null : ratio(high) };
  const [least, most] = isUpper(op) ? [minus(limitLow, x.high), minus(limitHigh, x.low)] : [minus(x.low, limitHigh), minus(x.high, limitLow)];
  const number = (value: Ratio | null) => (value === null ? null : value.num / value.den);
  const exact = (value: Ratio | null) => (value === null ? null : formatRatio(value));
  return { low: number(least), high: number(most), unit, exact: [exact(least), exact(most)] };
}

