// What a clause binds anew for: each act, opening, fulfilment or end of a clause, and its verdict over all of them (T16, N13).
import { DISPUTED, IMPRECISE, NO, PENDING, YES, and, causesOf, isUndetermined, or, undetermined, type Causes, type Code } from '#records/causes.ts';
import type { Clause, Time } from '#records/plan.ts';
import { actsMeant, settled, type AnchorValue, type End } from '#engine/anchors.ts';
import { thatEnv, type Evaluator } from '#engine/evaluator.ts';
import type { Env } from '#engine/operator.ts';

/** One time for which a clause binds; `causes`: why it only may have been (0: it was). */
export interface Occurrence { env: Env; value: AnchorValue; causes: Causes }

/** The occurrences so far, for each course of the acts in doubt; only a clause's ends have more than one course. */
export function occurrencesOf(clause: Clause, evaluator: Evaluator): Occurrence[][] {
  const each = clause.each!, scope = evaluator.scope();
  switch (each.node) {
    case 'opening': return [scope.openings(each.gate, each.arg === null ? null : scope.bind(each.arg)).map((at) => sure(settled(at)))];
    case 'fulfilment': return [evaluator.lent.fulfilments(each.of).map((value) => sure(value))];
    case 'clause': return scope.clauseEnds(each.of).map((ends) => ends.filter((end) => stands(end, clause, evaluator)).map((end) => sure(end.value, end.set)));
    case 'act': return [actsMeant(each, scope).map(({ start, end, causes }) => {
      const value = start === end - 1 ? settled(start) : { earliest: start, latest: end - 1, causes: IMPRECISE };
      return { ...sure(value), causes };
    })];
    default: throw new RangeError(`${each.node} does not come again`);
  }
}

function sure(value: AnchorValue, set = -Infinity): Occurrence {
  return { env: thatEnv(value, set), value, causes: 0 };
}

export function sureOccurrences(clause: Clause, evaluator: Evaluator): Env[] {
  const [only, ...others] = occurrencesOf(clause, evaluator);
  return others.length > 0 ? [] : only!.filter(({ causes }) => causes === 0).map(({ env }) => env);
}

/** T16: an end that an act moved stands where something that the clause reckons from it had passed by then; one that a termination made, where all of it lies after. */
function stands(end: End, clause: Clause, evaluator: Evaluator): boolean {
  const scope = evaluator.scope(thatEnv(end.value, end.set));
  const times = timesOfThat(clause).map((time) => scope.time(time));
  if (end.cut && times.some((time) => time.earliest < end.set)) return false;
  return end.until === Infinity || times.some((time) => time.latest < end.until);
}

/** The times that a clause reckons from its occurrence, each as a whole. */
function timesOfThat(clause: Clause): Time[] {
  const out: Time[] = [];
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const time = reckoned(part);
    if (time !== null) out.push(time);
    else for (const inner of Object.values(part)) walk(inner);
  };
  for (const part of [clause.from, clause.until, clause.duties, clause.when]) walk(part);
  return out;
}

function reckoned(part: object): Time | null {
  let time = part as Time;
  while (time.node === 'plus' || time.node === 'days-after' || time.node === 'months-after' || time.node === 'day-of') time = time.of;
  return time.node === 'that' && time.set !== true ? part as Time : null;
}

interface Found { code: Code; since: number | null; now: Code }

/** N13: the conjunction over the occurrences; without one, pending. */
export function overOccurrences(clause: Clause, evaluator: Evaluator, judge: (env: Env) => Found): Found {
  // A clause has an end as long as nothing has terminated it: where none is left, none will come.
  const without = clause.each!.node === 'clause' ? YES : undetermined(PENDING);
  const courses = occurrencesOf(clause, evaluator).map((occurrences) => overCourse(occurrences, judge, without));
  const code = courses.map((one) => one.code).reduce(alternative);
  const breaches = courses.flatMap((one) => (one.since === null ? [] : [one.since]));
  return { code, now: courses.map((one) => one.now).reduce(alternative), since: (code & 3) === NO && breaches.length > 0 ? Math.min(...breaches) : null };
}

function overCourse(occurrences: Occurrence[], judge: (env: Env) => Found, without: Code): Found {
  let code: Code = occurrences.some(({ causes }) => causes === 0) ? YES : without;
  let now: Code = NO;
  let since: number | null = null;
  for (const { env, causes } of occurrences) {
    const found = judge(env);
    code = and(code, causes === 0 ? found.code : inDoubt(found.code, causes));
    now = or(now, causes === 0 || (found.now & 3) === NO ? found.now : undetermined(causes | (isUndetermined(found.now) ? causesOf(found.now) : 0)));
    if (causes === 0 && found.since !== null) since = since === null ? found.since : Math.min(since, found.since);
  }
  return { code, now, since };
}

/** What is kept if it was is kept; all else hangs on whether it was. */
function inDoubt(code: Code, causes: Causes): Code {
  return (code & 3) === YES ? YES : undetermined(causes | (isUndetermined(code) ? causesOf(code) : 0));
}

function alternative(a: Code, b: Code): Code {
  return (a & 3) === (b & 3) ? a | b : undetermined((isUndetermined(a) ? causesOf(a) : 0) | (isUndetermined(b) ? causesOf(b) : 0) | DISPUTED);
}
