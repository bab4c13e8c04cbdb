// How one duty is judged for one actor, or one group, over the stretches in which it is in force (N9).
import { FILLING, NO, PENDING, YES, and, causesOf, isUndetermined, undetermined, type Causes, type Code } from '#records/causes.ts';
import type { Clause, Duty, Formula, Time } from '#records/plan.ts';
import { speaksOf } from '#records/topic.ts';
import { doubtsIn, isPossible, isSure, type DutyVerdict } from '#engine/duty-verdict.ts';
import type { Evaluator } from '#engine/evaluator.ts';
import type { InForce } from '#engine/in-force.ts';
import { compareSignals, numberLimit } from '#engine/limit.ts';
import type { Scope } from '#engine/operator.ts';
import type { Posts } from '#engine/presence-signal.ts';
import { judgeByRows } from '#engine/quotas.ts';
import { codeAt, edgeAt, stretchesWhere, throughoutSignal, type Signal } from '#engine/signal.ts';


/** Judges one stretch, throughout [from, to). `causes`: all that widen what it judges there, also where it is no. */
type Judge = (from: number, to: number) => { code: Code; causes: Causes };

export function judgeDuty(duty: Duty, clause: Clause, group: string[], force: InForce, evaluator: Evaluator, scope: Scope): DutyVerdict {
  switch (duty.duty) {
    case 'refrain': return overStretches(refrainJudge(duty.measure, group, evaluator, scope), force.signal);
    case 'cap': return overStretches(presenceJudge(duty.measure, '<=', duty.limit, group, null, evaluator, scope), force.signal);
    case 'hold': return overStretches(presenceJudge(duty.measure, '>=', duty.least, group, null, evaluator, scope), force.signal);
    case 'distance': return overStretches(presenceJudge(duty.measure, '<=', 0, group, postsOf(duty, clause, evaluator), evaluator, scope), force.signal);
    case 'ensure': return isDoneOnce(duty.of, scope) ? byDeadline(duty.of, force, scope) : overStretches(formulaJudge(duty.of, scope), force.signal);
    case 'deliver': return duty.of.node === 'done' ? byDeadline(duty.of, force, scope) : overStretches(formulaJudge(duty.of, scope), force.signal);
    case 'perform': return byDeadline(performed(duty, group, clause.from, evaluator), force, scope);
    case 'quota':
    case 'recur': return judgeByRows(duty, clause, group, force, evaluator);
  }
}

/** That one of the group makes the act that a duty asks for. */
export function performed(duty: Duty & { duty: 'perform' }, by: string[], from: Time, evaluator: Evaluator): Formula {
  return evaluator.formulaFor(duty, by.join('\n'), () => ({ node: 'act-done', act: duty.act, by, to: duty.to, ...(duty.orTo === undefined ? {} : { orTo: duty.orTo }), about: duty.about, from, notBefore: duty.notBefore, noLaterThan: duty.noLaterThan, ...(duty.verified === undefined ? {} : { verified: duty.verified }) }));
}

function formulaJudge(formula: Formula, scope: Scope): Judge {
  return (from, to) => {
    const code = scope.throughout(formula, from, to);
    // Moments at which a window is not yet full are passed over (W10): alone they leave nothing undetermined.
    const causes = isUndetermined(code) ? causesOf(code) & ~FILLING : 0;
    return { code: isUndetermined(code) && causes === 0 ? YES : code, causes };
  };
}

function refrainJudge(measure: string, group: string[], evaluator: Evaluator, scope: Scope): Judge {
  const source = evaluator.sourceOf(evaluator.measureAt(scope.measure(measure), scope.env, { by: group }));
  return (from, to) => {
    const { low, high, causes } = source.sweep()(from, to);
    return { code: low > 0 ? NO : high === 0 ? YES : undetermined(causes), causes };
  };
}

function presenceJudge(measure: string, op: '<=' | '>=', limit: number, group: string[], posts: (Posts & { places: string[] }) | null, evaluator: Evaluator, scope: Scope): Judge {
  const at = evaluator.measureAt(scope.measure(measure), scope.env, posts === null ? { by: group } : { by: group, posts });
  const values = evaluator.presenceOf(at, posts);
  const signal = compareSignals(values, op, numberLimit({ num: limit, den: 1 }));
  return (from, to) => {
    let causes = 0;
    for (let i = edgeAt(values.starts, from); i < values.starts.length && (i === 0 || values.starts[i]! < to); i++) if (op === '<=' ? values.high[i]! > limit : values.low[i]! < limit) causes |= values.causes[i]!;
    return { code: throughoutSignal(signal, from, to), causes };
  };
}

/** N7: the places named as posts by acts that count, about the clause, by an actor bound or a ruling. */
function postsOf(duty: Duty & { duty: 'distance' }, clause: Clause, evaluator: Evaluator): (Posts & { places: string[] }) | null {
  if (duty.posts === null) return null;
  const since = new Map<string, number>();
  for (const act of evaluator.observations.acts) {
    if (!act.counts || !speaksOf(act.about, clause.id) || !(act.act === 'ruling' || act.own.some((name) => clause.binds.includes(name)))) continue;
    for (const name of act.names) since.set(name, Math.min(since.get(name) ?? Infinity, act.end));
  }
  const places = [...since.keys()];
  return { ...duty.posts, named: places.map((place) => ({ since: since.get(place)! })), places };
}

const isBreached = (judge: Judge, from: number, to: number) => (judge(from, to).code & 3) === NO;

/** N9: breached over a stretch certainly in force; kept over every stretch possibly in force; else undetermined. */
function overStretches(judge: Judge, inForce: Signal): DutyVerdict {
  const sure = stretchesWhere(inForce, isSure);
  for (let i = 0; i < sure.length; i += 2) {
    if (isBreached(judge, sure[i]!, sure[i + 1]!)) return { code: NO, since: firstBreach(judge, sure[i]!, sure[i + 1]!) };
  }
  const possible = stretchesWhere(inForce, isPossible);
  let code: Code = YES;
  for (let i = 0; i < possible.length; i += 2) {
    const from = possible[i]!;
    const to = possible[i + 1]!;
    const found = judge(from, to);
    if ((found.code & 3) === YES) continue;
    code = and(code, undetermined(found.causes | doubtsIn(inForce, from, to)));
  }
  return { code, since: null };
}

/** The last instant of the shortest beginning of [from, to) that is breached already: breaches only grow as the stretch does. */
function firstBreach(judge: Judge, from: number, to: number): number {
  let length = 1;
  while (from + length < to && !isBreached(judge, from, from + length)) length *= 2;
  let low = from + Math.floor(length / 2);
  let high = Math.min(from + length, to);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isBreached(judge, from, middle)) high = middle;
    else low = middle;
  }
  return high - 1;
}

/** Whether all that a condition asks, by its own name or others', is something that is done once: then it is kept once it is done. */
function isDoneOnce(formula: Formula, scope: Scope): boolean {
  switch (formula.node) {
    case 'done':
    case 'act-done': return true;
    case 'condition': return isDoneOnce(scope.condition(formula.name), scope);
    case 'and': return formula.of.length > 0 && formula.of.every((part) => isDoneOnce(part, scope));
    default: return false;
  }
}

/** Whether its deadline can no longer come: then nothing is owed (N5). */
function isNever(formula: Formula, scope: Scope): boolean {
  return 'noLaterThan' in formula && formula.noLaterThan !== null && scope.time(formula.noLaterThan).earliest === Infinity;
}

/** `deliver` and `perform`: their value at the last moment before h, if the duty was ever in force by then (N5, N9). */
function byDeadline(formula: Formula, force: InForce, scope: Scope): DutyVerdict {
  const possible = stretchesWhere(force.signal, isPossible);
  if (possible.length === 0 || possible[0]! >= scope.horizon) {
    return { code: possible.length === 0 ? YES : undetermined(PENDING), since: null };
  }
  if (isNever(formula, scope)) return { code: YES, since: null };
  const signal = scope.signal(formula);
  const code = codeAt(signal, scope.horizon - 1);
  if ((code & 3) !== NO) return { code, since: null };
  const sure = stretchesWhere(force.signal, isSure);
  if (sure.length === 0 || sure[0]! >= scope.horizon) return { code: undetermined(doubtsIn(force.signal, -Infinity, Infinity)), since: null };
  return { code, since: stretchesWhere(signal, (one) => (one & 3) === NO)[0]! };
}

