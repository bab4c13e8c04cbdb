// A rule of docs/semantics.md by example: a small pair of plan and evidence, and what every evaluator must find in it.
import type { Comparison, Formula, Measure, Plan, Reading, Time } from '#records/plan.ts';
import type { Claim } from '#records/claim.ts';
import type { ConditionOutcome, GateOutcome, ObligationOutcome, Reason, TruthValue } from '#records/verdicts.ts';
import { at, clause, condition, gate, measure, pair, reading, type Pair } from '../toy-plans.ts';

/** Of each row named, the fields that are written must be as written; other rows are not looked at. */
export interface Expected {
  conditions?: (Partial<ConditionOutcome> & { name: string })[];
  gates?: (Partial<GateOutcome> & { name: string })[];
  obligations?: (Partial<ObligationOutcome> & { clause: string; actor: string })[];
}

export interface RuleCase { title: string; pair: Pair; expect: Expected }

export interface Around { measure?: Partial<Measure>; plan?: Partial<Plan>; reading?: Partial<Reading>; asOf?: number; knownAt?: number }

export function ratioText(low: number, high: number | null, unit: string): ConditionOutcome['margin'] {
  return { low, high, unit, exact: [String(low), high === null ? null : String(high)] };
}

/** The measure M over [0, 12), seen at 12 with asOf 13, must be [low, high]; `reasons` where `at least 1` cannot be said of it. */
export function told(title: string, claims: Claim[], [low, high]: [number, number | null], reasons: Reason[], around: Around = {}): RuleCase {
  const M = measure('M', around.measure);
  const value: TruthValue = low >= 1 ? 'yes' : high !== null && high < 1 ? 'no' : 'undetermined';
  return {
    title, pair: pairOf({ ...around, asOf: around.asOf ?? 13 }, M, count('>=', 1, 12), claims),
    expect: { conditions: [{ name: 'C', value, reasons, margin: ratioText(low - 1, high === null ? null : high - 1, M.unit)! }] },
  };
}

/** As `told`, for amounts whose low is at least 1: the reasons show against another limit. */
export function toldBeside(limit: number, title: string, claims: Claim[], [low, high]: [number, number | null], reasons: Reason[], around: Around = {}): RuleCase {
  const M = measure('M', around.measure);
  return {
    title, pair: pairOf({ ...around, asOf: around.asOf ?? 13 }, M, count('>=', limit, 12), claims),
    expect: { conditions: [{ name: 'C', value: 'undetermined', reasons, margin: ratioText(low - limit, high === null ? null : high - limit, M.unit)! }] },
  };
}

/** A condition C about the measure M, at the last moment before h. */
export function held(title: string, of: Formula, claims: Claim[], expected: Partial<ConditionOutcome>, around: Around = {}): RuleCase {
  return { title, pair: pairOf(around, measure('M', around.measure), of, claims), expect: { conditions: [{ name: 'C', ...expected }] } };
}

/** A gate g of three civil days (of 3 ms) of no M, counted from 0. */
export function gated(title: string, of: Parameters<typeof gate>[2], claims: Claim[], expected: Partial<GateOutcome>, around: Around = {}): RuleCase {
  const quiet = condition('Quiet', none());
  const g = gate('g', { node: 'condition', name: 'Quiet' }, of);
  return {
    title, pair: pairOf({ ...around, plan: { gates: [g], conditions: [quiet], ...around.plan } }, measure('M', around.measure), null, claims),
    expect: { gates: [{ name: 'g', ...expected }] },
  };
}

/** A clause k with one duty on Gov: none of M. */
export function bound(title: string, of: Parameters<typeof clause>[2], claims: Claim[], expected: Partial<ObligationOutcome>, around: Around = {}, duties: Parameters<typeof clause>[1] = [{ duty: 'refrain', measure: 'M' }]): RuleCase {
  return {
    title, pair: pairOf({ ...around, plan: { clauses: [clause('k', duties, of)], ...around.plan } }, measure('M', around.measure), null, claims),
    expect: { obligations: [{ clause: 'k', actor: 'Gov', ...expected }] },
  };
}

function pairOf(around: Around, M: Measure, of: Formula | null, claims: Claim[]): Pair {
  const { asOf = 12, knownAt = Infinity } = around;
  const plan: Partial<Plan> = { measures: [M], conditions: of === null ? [] : [condition('C', of)], readings: [reading(around.reading)], ...around.plan };
  return pair(plan, claims, { asOf, knownAt });
}

/** The total of M over the last `ms` against a limit, from 0 on. */
export function count(op: Comparison, limit: number, ms: number, from: Time = at(0), reachBack = false): Formula & { node: 'count' } {
  return { node: 'count', measure: 'M', op, limit: { num: limit, den: 1 }, ms, anchor: { from, reachBack } };
}

/** M against a number. */
export function is(op: Comparison, limit: number): Formula & { node: 'compare' } {
  return { node: 'compare', measure: 'M', op, to: { operand: 'number', value: { num: limit, den: 1 } } };
}

export const none = () => is('<=', 0);

/** Every civil day's total of M, at every moment of the day. */
export const daily: Partial<Measure> = { per: { unit: 'civil-day' } };

export function instant(t: number): string {
  return t === 0 ? '1970-01-01T00:00:00Z' : `1970-01-01T00:00:00.${String(t).padStart(3, '0')}Z`;
}
