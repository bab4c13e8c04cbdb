// What a gate asks of its run: a unit's value, the run as a whole against its limits, and what stops it (W2, G8, G14).
import { compareToLine, ratio } from '#base/bounds.ts';
import { dateOfDay } from '#base/civil.ts';
import { formatInstant } from '#base/instant.ts';
import { dayOf, isSkipped, startOfDay } from '#base/zone.ts';
import { YES, causesOf, isUndetermined, reasonsOf, valueOf, type Code } from '#records/causes.ts';
import type { Formula, Gate } from '#records/plan.ts';
import type { DayVerdict, GateOutcome } from '#records/verdicts.ts';
import { dayVerdict } from '#engine/condition-outcomes.ts';
import type { ReadingScope } from '#engine/evaluator.ts';
import { isUpper } from '#engine/limit.ts';
import { isJudgedByCount } from '#engine/operators/compare.ts';
import { codeAt, edgeAt } from '#engine/signal.ts';

/** W2: throughout the unit, or at its last moment. */
export function unitValue(gate: Gate, scope: ReadingScope, from: number, to: number): Code {
  return gate.run.judged === 'throughout' ? scope.throughout(gate.run.of, from, to) : codeAt(scope.signal(gate.run.of), to - 1);
}

/** The comparisons that a conjunction asks, each in the scope that binds its member. */
export function conjuncts(formula: Formula, scope: ReadingScope): { formula: Formula; scope: ReadingScope }[] {
  if (formula.node === 'and') return formula.of.flatMap((part) => conjuncts(part, scope));
  if (formula.node === 'condition') return conjuncts(scope.condition(formula.name), scope);
  if (formula.node === 'each') return scope.members(formula.list).flatMap((name) => conjuncts(formula.of, scope.bind(formula.param, name)));
  return [{ formula, scope }];
}

/** Whether the run over [from, to), both the ends of units, is no by W2. */
export function runIsNo(gate: Gate, scope: ReadingScope, from: number, to: number): boolean {
  const units = unitsIn(gate, scope, from, to);
  return conjuncts(gate.run.of, scope).some(({ formula, scope: inner }) => {
    if (formula.node !== 'compare' || !isUpper(formula.op)) return false;
    const perDay = inner.measure(formula.measure).per.unit === 'civil-day' && gate.run.unit.unit === 'civil-day';
    if (!perDay && !(gate.run.judged === 'throughout' && isJudgedByCount(formula, inner))) return false;
    const { low } = inner.source(formula.measure).sweep()(from, to);
    const limit = inner.limit(formula.to, formula.measure);
    let sum = 0;
    for (const unit of units) sum += limit.value.high[edgeAt(limit.value.starts, unit)]!;
    const over = compareToLine(low, limit.scale, sum, ratio(limit.plus.num * units.length, limit.plus.den));
    return formula.op === '<=' ? over > 0 : over >= 0;
  });
}

/** Where the units of a run begin. */
function unitsIn(gate: Gate, scope: ReadingScope, from: number, to: number): number[] {
  const starts: number[] = [];
  const { unit } = gate.run;
  if (unit.unit === 'period') for (let at = from; at < to; at += unit.ms) starts.push(at);
  else for (let day = dayOf(scope.zone, from); startOfDay(scope.zone, day) < to; day++) if (!isSkipped(scope.zone, day)) starts.push(startOfDay(scope.zone, day));
  return starts;
}

/** A unit as a day of the gate's strip. */
export function unitDay(gate: Gate, scope: ReadingScope, from: number, to: number): DayVerdict {
  const date = gate.run.unit.unit === 'period' ? formatInstant(from) : dateOfDay(dayOf(scope.zone, from));
  return dayVerdict(date, unitValue(gate, scope, from, to), gate.run.of, scope, from, to);
}

/**
 * G14: the innermost names that the run's conjunction asks, of a `for each` its members, that are not yes over the unit. A condition that only
 * joins other named ones, or asks each member of a list, is not named itself.
 */
export function stoppers(gate: Gate, scope: ReadingScope, from: number, to: number): GateOutcome['stoppedBy'] {
  const out = new Map<string, GateOutcome['stoppedBy'][number]>();
  const visit = (formula: Formula, inner: ReadingScope, name: string | null, place: string | null): void => {
    if (formula.node === 'condition') return visit(inner.condition(formula.name), inner, formula.name, place);
    if (formula.node === 'each') return inner.members(formula.list).forEach((one) => visit(formula.of, inner.bind(formula.param, one), name, one));
    if (formula.node === 'and' && (name === null || formula.of.every((part) => part.node === 'condition'))) return formula.of.forEach((part) => visit(part, inner, name, place));
    if (name === null) return;
    const code = gate.run.judged === 'throughout' ? inner.throughout(formula, from, to) : codeAt(inner.signal(formula), to - 1);
    const key = `${name}\n${place ?? ''}`;
    if ((code & 3) === YES || out.has(key)) return;
    out.set(key, { condition: name, ...(place === null ? {} : { place }), value: valueOf(code), reasons: isUndetermined(code) ? reasonsOf(causesOf(code)) : [] });
  };
  visit(gate.run.of, scope, null, null);
  return [...out.values()];
}
