// What a gate asks of its run: a unit's value, the run as a whole against its limits, and what stops it (W2, G8, G14).
import { compareProducts } from '#base/bounds.ts';
import { dayOf, startOfDay } from '#base/zone.ts';
import { YES, causesOf, isUndetermined, reasonsOf, valueOf, type Code } from '#records/causes.ts';
import type { Formula, Gate } from '#records/plan.ts';
import type { GateOutcome } from '#records/verdicts.ts';
import { phraseOfFormula } from '#records/phrase.ts';
import type { ReadingScope } from '#engine/evaluator.ts';
import { isUpper } from '#engine/limit.ts';
import { isJudgedByCount } from '#engine/operators/compare.ts';
import { codeAt, edgeAt } from '#engine/signal.ts';

/** W2: throughout the unit, or at its last moment. */
export function unitValue(gate: Gate, scope: ReadingScope, from: number, to: number): Code {
  return gate.run.judged === 'throughout' ? scope.throughout(gate.run.of, from, to) : codeAt(scope.signal(gate.run.of), to - 1);
}

/** The comparisons that a conjunction asks, each in the scope that binds its member. */
function conjuncts(formula: Formula, scope: ReadingScope): { formula: Formula; scope: ReadingScope }[] {
  if (formula.node === 'and') return formula.of.flatMap((part) => conjuncts(part, scope));
  if (formula.node === 'condition') return conjuncts(scope.condition(formula.name), scope);
  if (formula.node === 'each') return scope.members(formula.list).flatMap((name) => conjuncts(formula.of, scope.bind(formula.param, name)));
  return [{ formula, scope }];
}

/** Whether the run over [from, to), of so many units, is no by W2. */
export function runIsNo(gate: Gate, scope: ReadingScope, from: number, to: number, units: number): boolean {
  return conjuncts(gate.run.of, scope).some(({ formula, scope: inner }) => {
    if (formula.node !== 'compare' || !isUpper(formula.op)) return false;
    const perDay = inner.measure(formula.measure).per.unit === 'civil-day' && gate.run.unit.unit === 'civil-day';
    if (!perDay && !isJudgedByCount(formula, inner)) return false;
    const { low } = inner.source(formula.measure).sweep()(from, to);
    const limit = inner.limit(formula.to, formula.measure);
    let sum = 0;
    if (formula.to.operand !== 'measure') sum = limit.value.high[0]! * units;
    else for (let day = dayOf(inner.zone, from); startOfDay(inner.zone, day) < to; day++) sum += limit.value.high[edgeAt(limit.value.starts, startOfDay(inner.zone, day))]!;
    const over = compareProducts(low, limit.scale.den, limit.scale.num, sum);
    return formula.op === '<=' ? over > 0 : over >= 0;
  });
}

/** G14: the named conditions, and of a `for each` its members, that are not yes over the unit. */
export function stoppers(gate: Gate, scope: ReadingScope, member: string | null, from: number, to: number): GateOutcome['stoppedBy'] {
  const judge = (formula: Formula, inner: ReadingScope) => (gate.run.judged === 'throughout' ? inner.throughout(formula, from, to) : codeAt(inner.signal(formula), to - 1));
  const out: GateOutcome['stoppedBy'] = [];
  const add = (condition: string, place: string | null, code: Code) => {
    if ((code & 3) !== YES) out.push({ condition, ...(place === null ? {} : { place }), value: valueOf(code), reasons: isUndetermined(code) ? reasonsOf(causesOf(code)) : [] });
  };
  const visit = (formula: Formula, inner: ReadingScope) => {
    if (formula.node === 'and') for (const part of formula.of) visit(part, inner);
    else if (formula.node === 'condition') visitNamed(formula.name, inner);
    else add(phraseOfFormula(formula), member, judge(formula, inner));
  };
  const visitNamed = (name: string, inner: ReadingScope) => {
    const formula = inner.condition(name);
    if (formula.node === 'condition') visitNamed(formula.name, inner);
    else if (formula.node === 'each') for (const one of inner.members(formula.list)) add(name, one, judge(formula.of, inner.bind(formula.param, one)));
    else add(name, member, judge(formula, inner));
  };
  visit(gate.run.of, scope);
  return out;
}
