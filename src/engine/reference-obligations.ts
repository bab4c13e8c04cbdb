// The rows of obligations: a verdict for each actor bound, and for each guarantor (N3, N9, N10, N11), and when a clause is fulfilled (T12).
import { formatInstant } from '#base/instant.ts';
import type { Clause, Duty } from '#records/plan.ts';
import type { ObligationOutcome, ObligationVerdict } from '#records/verdicts.ts';
import { anchorValue, isSettled } from '#engine/reference-anchors.ts';
import { deliveryAt, inForceAt, judgeDuty, performanceAt, settledEnd, stretches, type Judged } from '#engine/reference-duties.ts';
import { conjunction, printedReasons, undetermined, YES, type Finding } from '#engine/reference-findings.ts';
import { occurrences, overOccurrences } from '#engine/reference-occurrences.ts';
import { judgeByRows } from '#engine/reference-quotas.ts';
import { found, type Setting } from '#engine/reference-setting.ts';

export function obligationRows(setting: Setting): ObligationOutcome[] {
  return setting.clauses.flatMap((clause) => [
    ...clause.binds.map((actor) => (clause.each === undefined
      ? rowOf(setting, clause, actor, allOf(clause.duties.map((duty) => judge(setting, clause, duty, [actor]))))
      : rowForEach(setting, clause, actor, (one) => allOf(clause.duties.map((duty) => judge(one, clause, duty, [actor])))))),
    ...guarantorsOf(setting, clause).map(({ name, guarantees }) => ({
      ...(clause.each === undefined
        ? rowOf(setting, clause, name, allOf(clause.duties.map((duty) => judgeForGuarantor(setting, clause, duty, guarantees))))
        : rowForEach(setting, clause, name, (one) => allOf(clause.duties.map((duty) => judgeForGuarantor(one, clause, duty, guarantees))))), guarantees,
    })),
  ].map(inOrder));
}

/** Every guarantor of somebody bound, by name, with those bound whom it guarantees. */
function guarantorsOf(setting: Setting, clause: Clause): { name: string; guarantees: string[] }[] {
  const guarantorsOfOne = (actor: string) => found(setting.actors, actor).guarantors;
  const names = [...new Set(clause.binds.flatMap(guarantorsOfOne))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return names.map((name) => ({ name, guarantees: clause.binds.filter((actor) => guarantorsOfOne(actor).includes(name)) }));
}

/** N11: what is forbidden altogether is judged for the group as one; a number, or an act, that each owes, for each. */
function judgeForGuarantor(setting: Setting, clause: Clause, duty: Duty, guarantees: string[]): Judged {
  const isForEach = duty.duty === 'perform' || duty.duty === 'recur' || duty.duty === 'hold' || (duty.duty === 'cap' && duty.limit > 0);
  return isForEach ? allOf(guarantees.map((actor) => judge(setting, clause, duty, [actor]))) : judge(setting, clause, duty, guarantees);
}

function judge(setting: Setting, clause: Clause, duty: Duty, group: string[]): Judged {
  return duty.duty === 'quota' || duty.duty === 'recur' ? judgeByRows(setting, clause, duty, group) : judgeDuty(setting, clause, duty, group);
}

function allOf(all: Judged[]): Judged {
  const finding = conjunction(all.map((judged) => judged.finding));
  const breaches = all.filter((judged) => judged.finding.value === 'no').map((judged) => judged.since ?? Infinity);
  return { finding, since: breaches.length === 0 ? null : Math.min(...breaches) };
}

/** N5: while the start may still come, pending; where it can no longer come, kept. */
function beforeStart(setting: Setting, clause: Clause): Judged | null {
  const { earliest } = anchorValue(setting, clause.from);
  if (earliest === Infinity) return { finding: YES, since: null };
  return earliest >= setting.h ? { finding: undetermined(['pending']), since: null } : null;
}

function rowOf(setting: Setting, clause: Clause, actor: string, inForceJudged: Judged): ObligationOutcome {
  const judged = beforeStart(setting, clause) ?? inForceJudged;
  const reasons = printedReasons(judged.finding.causes);
  const verdict = verdictOf(judged.finding, reasons);
  return {
    clause: clause.id, actor, verdict, inForce: inForceAt(setting, clause, setting.h - 1).value, reasons,
    final: isFinal(setting, clause, verdict, reasons), since: sinceWhen(setting, clause, verdict, judged),
  };
}

/** N13: a clause that binds anew is final only where it is breached, and has no moment from which it is kept. */
function rowForEach(setting: Setting, clause: Clause, actor: string, judgeIn: (setting: Setting) => Judged): ObligationOutcome {
  const { finding, inForce, since } = overOccurrences(clause, occurrences(setting, clause, (id) => fulfilments(setting, id)), (one) => ({
    ...(beforeStart(one.setting, clause) ?? judgeIn(one.setting)), inForce: inForceAt(one.setting, clause, setting.h - 1),
  }));
  const reasons = printedReasons(finding.causes);
  const verdict = verdictOf(finding, reasons);
  return { clause: clause.id, actor, verdict, inForce: inForce.value, reasons, final: verdict === 'breached', since: verdict === 'breached' && since !== null ? formatInstant(since) : null };
}

/** Rows with guarantees put their fields in the order of the record. */
function inOrder(row: ObligationOutcome): ObligationOutcome {
  const { clause, actor, guarantees, ...rest } = row;
  return { clause, actor, ...(guarantees === undefined ? {} : { guarantees }), ...rest };
}

/** N1: pending is undetermined for that reason alone. */
function verdictOf(finding: Finding, reasons: string[]): ObligationVerdict {
  if (finding.value === 'yes') return 'kept';
  if (finding.value === 'no') return 'breached';
  return reasons.every((reason) => reason === 'pending') ? 'pending' : 'cannot-be-said';
}

function isFinal(setting: Setting, clause: Clause, verdict: ObligationVerdict, reasons: string[]): boolean {
  if (verdict === 'breached') return true;
  const start = anchorValue(setting, clause.from);
  const isStartKnown = isSettled(start) && (start.latest < setting.h || start.latest === Infinity);
  const mayBeInForceLater = stretches(setting, clause, 'possibly').some((stretch) => stretch.to > setting.h);
  return !reasons.includes('pending') && !mayBeInForceLater && isStartKnown && clause.extension === null;
}

function sinceWhen(setting: Setting, clause: Clause, verdict: ObligationVerdict, judged: Judged): string | null {
  if (verdict === 'breached') return judged.since === null ? null : formatInstant(judged.since);
  const end = settledEnd(setting, clause);
  return verdict === 'kept' && end !== null && end <= setting.h ? formatInstant(end) : null;
}

/** T12: the first instant at which all that a clause asks to be done, or made, by everybody bound, certainly is; null while none. */
export function fulfilledAt(setting: Setting, clauseId: string): number | null {
  return fulfilments(setting, clauseId)[0] ?? null;
}

/** For each occurrence for which a clause binds, where it binds anew, in order. */
function fulfilments(setting: Setting, clauseId: string): number[] {
  const clause = setting.clauses.find((candidate) => candidate.id === clauseId);
  if (clause === undefined) throw new Error(`the plan has no clause ${clauseId}`);
  const courses = clause.each === undefined ? [[{ setting, cause: null }]] : occurrences(setting, clause, (id) => fulfilments(setting, id));
  if (courses.length > 1) return [];
  const at = courses[0]!.filter(({ cause }) => cause === null).map((one) => fulfilledFor(one.setting, clause));
  return at.filter((instant) => instant !== null).sort((a, b) => a - b);
}

function fulfilledFor(setting: Setting, clause: Clause): number | null {
  const asked = clause.duties.flatMap((duty) => {
    if (duty.duty === 'perform') return clause.binds.map((actor) => performanceAt(setting, clause, duty, [actor]));
    return (duty.duty === 'deliver' || duty.duty === 'ensure') && (duty.of.node === 'done' || duty.of.node === 'act-done') ? [deliveryAt(setting, duty.of)] : [];
  });
  if (asked.length === 0) return null;
  for (let t = setting.scan.from; t < setting.h; t += 1) if (asked.every((at) => at(t).value === 'yes')) return t;
  return null;
}
