// The verdict on every obligation, actor by actor, and for guarantors on the group they answer for (N1-N11).
import { formatInstant } from '#base/instant.ts';
import { isAlike } from '#base/kept.ts';
import { NO, PENDING, YES, and, causesOf, isUndetermined, reasonsOf, undetermined, valueOf, type Code } from '#records/causes.ts';
import type { Clause, Duty } from '#records/plan.ts';
import type { ObligationOutcome, ObligationVerdict } from '#records/verdicts.ts';
import { settled, type AnchorValue } from '#engine/anchors.ts';
import { judgeDuty, performed } from '#engine/duties.ts';
import type { DutyVerdict } from '#engine/duty-verdict.ts';
import type { Evaluator } from '#engine/evaluator.ts';
import { inForce, type InForce } from '#engine/in-force.ts';
import { overOccurrences, sureOccurrences } from '#engine/occurrences.ts';
import type { Env } from '#engine/operator.ts';
import { codeAt, stretchesWhere } from '#engine/signal.ts';

/** Who a row is about: one actor, or a guarantor with the actors it answers for. */
export interface Bound { actor: string; group: string[]; guarantees: string[] | null }

/** N11: the actors bound, then the guarantors of one or more of them by name. */
export function rowsOf(clause: Clause, evaluator: Evaluator): Bound[] {
  const rows: Bound[] = clause.binds.map((actor) => ({ actor, group: [actor], guarantees: null }));
  const { actors } = evaluator.read.plan;
  const guaranteed = new Map<string, string[]>();
  for (const actor of clause.binds) {
    for (const guarantor of actors.find((one) => one.name === actor)?.guarantors ?? []) guaranteed.set(guarantor, [...(guaranteed.get(guarantor) ?? []), actor]);
  }
  for (const guarantor of [...guaranteed.keys()].sort()) rows.push({ actor: guarantor, group: guaranteed.get(guarantor)!, guarantees: guaranteed.get(guarantor)! });
  return rows;
}

/** A row on a clause. */
export interface ObligationRow { clause: Clause; bound: Bound }

export function obligationRows(evaluator: Evaluator): ObligationRow[] {
  return evaluator.read.clauses.flatMap((clause) => rowsOf(clause, evaluator).map((bound) => ({ clause, bound })));
}

export function obligationOutcome({ clause, bound }: ObligationRow, evaluator: Evaluator): ObligationOutcome {
  return evaluator.keep(`obligation of ${bound.actor} ${bound.guarantees?.join() ?? ''}`, clause, {}, () => judged(clause, bound, evaluator), isAlike);
}

/** The conjunction over the clause's duties; the earliest breach. */
function judgeClause(clause: Clause, bound: Pick<Bound, 'group'>, force: InForce, evaluator: Evaluator, env: Env = {}): DutyVerdict {
  let code: Code = YES;
  let since: number | null = null;
  for (const duty of clause.duties) {
    for (const group of isJudgedTogether(duty) ? [bound.group] : bound.group.map((actor) => [actor])) {
      const found = judgeDuty(duty, clause, group, force, evaluator, evaluator.scope(env));
      code = and(code, found.code);
      if (found.since !== null) since = since === null ? found.since : Math.min(since, found.since);
    }
  }
  return { code, since };
}

/** N11: a group is one for what it must refrain from or stay out of; its members each perform, each keep within a cap, and each have as many as is asked. */
function isJudgedTogether(duty: Duty): boolean {
  return duty.duty !== 'perform' && duty.duty !== 'recur' && duty.duty !== 'hold' && !(duty.duty === 'cap' && duty.limit > 0);
}

/** When a clause is in force. */
export function forceOf(clause: Clause, evaluator: Evaluator, env: Env = {}): InForce {
  return evaluator.keep('in force', clause, env, () => inForce(clause, evaluator.scope(env)), isAlike);
}

/** A clause for one occurrence, or for none in particular: its verdict, and whether it is in force at the last moment before h. */
export function judgedIn(clause: Clause, bound: Pick<Bound, 'group'>, evaluator: Evaluator, env: Env = {}): DutyVerdict & { now: Code } {
  const force = forceOf(clause, evaluator, env);
  const { horizon } = evaluator.observations;
  return { ...(notYet(force, horizon) ?? judgeClause(clause, bound, force, evaluator, env)), now: codeAt(force.signal, horizon - 1) };
}

/** N13: never final but where it is breached, since it may bind anew; a clause kept so far has no `since`. */
function judgedForEach(clause: Clause, bound: Bound, evaluator: Evaluator): ObligationOutcome {
  const { code, since, now } = overOccurrences(clause, evaluator, (env) => judgedIn(clause, bound, evaluator, env));
  const reasons = isUndetermined(code) ? reasonsOf(causesOf(code)) : [];
  const verdict = verdictOf(code, reasons.length === 1 && reasons[0] === 'pending');
  return {
    clause: clause.id, actor: bound.actor, ...(bound.guarantees === null ? {} : { guarantees: bound.guarantees }), inForce: valueOf(now), verdict, reasons,
    final: verdict === 'breached', since: verdict === 'breached' && since !== null && Number.isFinite(since) ? formatInstant(since) : null,
  };
}

function judged(clause: Clause, bound: Bound, evaluator: Evaluator): ObligationOutcome {
  if (clause.each !== undefined) return judgedForEach(clause, bound, evaluator);
  const force = forceOf(clause, evaluator);
  const { horizon } = evaluator.observations;
  const now = codeAt(force.signal, horizon - 1);
  const base = { clause: clause.id, actor: bound.actor, ...(bound.guarantees === null ? {} : { guarantees: bound.guarantees }), inForce: valueOf(now) };
  const { code, since } = judgedIn(clause, bound, evaluator);
  const reasons = isUndetermined(code) ? reasonsOf(causesOf(code)) : [];
  const verdict = verdictOf(code, reasons.length === 1 && reasons[0] === 'pending');
  return { ...base, verdict, reasons, final: isFinal(code, clause, force, horizon), since: sinceOf(verdict, since, force, horizon) };
}

/** N5: a start that may still come is pending; one that can no longer come is kept. */
function notYet(force: InForce, horizon: number): DutyVerdict | null {
  if (force.start.earliest === Infinity) return { code: YES, since: null };
  if (force.start.earliest < horizon) return null;
  return { code: undetermined(PENDING), since: null };
}

function verdictOf(code: Code, pendingOnly: boolean): ObligationVerdict {
  if ((code & 3) === NO) return 'breached';
  if ((code & 3) === YES) return 'kept';
  return pendingOnly ? 'pending' : 'cannot-be-said';
}

function sinceOf(verdict: ObligationVerdict, since: number | null, force: InForce, horizon: number): string | null {
  if (verdict === 'breached') return since === null || !Number.isFinite(since) ? null : formatInstant(since);
  const { end } = force;
  if (verdict === 'kept' && end !== null && end.earliest === end.latest && end.latest <= horizon) return formatInstant(end.latest);
  return null;
}

function isFinal(code: Code, clause: Clause, force: InForce, horizon: number): boolean {
  if ((code & 3) === NO) return true;
  if (isUndetermined(code) && causesOf(code) & (PENDING | 32)) return false;
  if (clause.extension !== null) return false;
  const possible = stretchesWhere(force.signal, (one) => (one & 3) !== NO);
  if (possible.length > 0 && possible[possible.length - 1]! > horizon) return false;
  const { start } = force;
  return start.earliest === Infinity || (start.earliest === start.latest && start.latest < horizon);
}

/** T12: the first instant at which all that the clause asks to be done is done, by every actor bound. */
export function fulfilmentOf(clauseId: string, evaluator: Evaluator): AnchorValue {
  const clause = evaluator.read.clauses.find((one) => one.id === clauseId);
  if (clause?.each === undefined) return fulfilmentIn(clause, evaluator, {});
  const { horizon } = evaluator.observations;
  return fulfilmentsOf(clauseId, evaluator)[0] ?? { earliest: horizon, latest: Infinity, causes: PENDING };
}

/** The instants at which a clause was fulfilled, for each occurrence where it binds anew, in order. */
export function fulfilmentsOf(clauseId: string, evaluator: Evaluator): AnchorValue[] {
  const clause = evaluator.read.clauses.find((one) => one.id === clauseId);
  const envs = clause?.each === undefined ? [{}] : sureOccurrences(clause, evaluator);
  return envs.map((env) => fulfilmentIn(clause, evaluator, env)).filter(({ earliest, latest }) => earliest === latest).sort((a, b) => a.earliest - b.earliest);
}

function fulfilmentIn(clause: Clause | undefined, evaluator: Evaluator, env: Env): AnchorValue {
  const scope = evaluator.scope(env);
  let at = -Infinity;
  for (const duty of clause?.duties ?? []) {
    const formulas = (duty.duty === 'deliver' || duty.duty === 'ensure') && (duty.of.node === 'done' || duty.of.node === 'act-done') ? [duty.of]
      : duty.duty === 'perform' ? clause!.binds.map((actor) => performed(duty, [actor], clause!.from, evaluator)) : [];
    for (const formula of formulas) {
      const yes = stretchesWhere(scope.signal(formula), (code) => (code & 3) === YES);
      at = Math.max(at, yes[0] ?? Infinity);
    }
  }
  if (at >= scope.horizon || at === -Infinity) return { earliest: scope.horizon, latest: Infinity, causes: PENDING };
  return settled(at);
}
