// Why an obligation has its verdict: what was counted while it was in force, duty by duty (V5, N9).
import { parseInstant } from '#base/instant.ts';
import { YES, valueOf } from '#records/causes.ts';
import { phraseOfDuty, phraseOfTime } from '#records/phrase.ts';
import type { Clause, Duty, Formula } from '#records/plan.ts';
import type { Stretches } from '#records/observations.ts';
import { pairsOf } from '#records/stretches.ts';
import { speaksOf } from '#records/topic.ts';
import type { ObligationOutcome, ObligationVerdict } from '#records/verdicts.ts';
import type { Evaluator } from '#engine/evaluator.ts';
import { entriesMeeting, nobodyWatching, uncountedWithin, unwatchedWithin } from '#engine/evidence.ts';
import { explainDeadline, withTimesSaid } from '#engine/explain-times.ts';
import { boundsInWords, causesInWords, spanInWords } from '#engine/explain-words.ts';
import type { Env, Explanation, Scope, Span } from '#engine/operator.ts';
import { judgeDuty } from '#engine/duties.ts';
import type { DutyVerdict } from '#engine/duty-verdict.ts';
import { explainRows } from '#engine/explain-rows.ts';
import type { ByRows } from '#engine/quotas.ts';
import { forceOf, judgedIn } from '#engine/obligations.ts';
import { occurrencesOf } from '#engine/occurrences.ts';
import { stretchesWhere } from '#engine/signal.ts';

const VERDICT: Record<ObligationVerdict, string> = {
  kept: 'kept', breached: 'breached', pending: 'pending: only the future can tell', 'cannot-be-said': 'cannot be said',
};

export function explainObligation(outcome: ObligationOutcome, evaluator: Evaluator): Explanation {
  const clause = evaluator.read.clauses.find((one) => one.id === outcome.clause)!;
  const group = outcome.guarantees ?? [outcome.actor];
  const who = outcome.guarantees === undefined ? outcome.actor : `${outcome.actor}, answering for ${group.join(' and ')}`;
  const scope = evaluator.scope();
  const because = clause.each === undefined ? explainDuties(clause, group, evaluator, {}) : explainOccurrences(clause, group, evaluator);
  const since = outcome.since === null ? '' : `, since ${scope.say(parseInstant(outcome.since) as number)}`;
  return { says: `Clause ${clause.id}, ${who}: ${VERDICT[outcome.verdict]}${since}; in force now: ${outcome.inForce}.`, rule: 'N1', clause: clause.id, because, entries: [] };
}

/** N13: what it is for each occurrence, and why. */
function explainOccurrences(clause: Clause, group: string[], evaluator: Evaluator): Explanation[] {
  const scope = evaluator.scope(), what = phraseOfTime(clause.each!, evaluator.read.zone).replace(/^the (?:first |latest )?/, '');
  const say = (says: string, because: Explanation[] = []): Explanation => ({ says, rule: 'N13', clause: clause.id, because, entries: [] });
  const courses = occurrencesOf(clause, evaluator);
  const all = [...new Map(courses.flat().map((one) => [JSON.stringify(one.env), one])).values()];
  if (all.length === 0) return [say(`There was no ${what} so far.`)];
  return all.map(({ env, value, causes }) => {
    const { code } = judgedIn(clause, { group }, evaluator, env);
    const when = value.earliest === value.latest ? scope.say(value.earliest) : value.latest === Infinity ? `${scope.say(value.earliest)} or later` : `${scope.say(value.earliest)} to ${scope.say(value.latest)}`;
    const doubt = causes !== 0 || courses.some((course) => !course.some((one) => JSON.stringify(one.env) === JSON.stringify(env))) ? ', which only may be' : '';
    return say(`For the ${what} of ${when}${doubt}: ${(code & 3) === YES ? 'kept' : valueOf(code) === 'no' ? 'breached' : causesInWords(code)}.`, explainDuties(clause, group, evaluator, env));
  });
}

function explainDuties(clause: Clause, group: string[], evaluator: Evaluator, env: Env): Explanation[] {
  const scope = evaluator.scope(env);
  const force = forceOf(clause, evaluator, env);
  const possible = stretchesWhere(force.signal, (code) => (code & 3) !== 2);
  return possible.length === 0
    ? [{ says: 'The obligation was never in force.', rule: 'N5', clause: clause.id, because: [], entries: [] }]
    : clause.duties.map((duty) => {
      const found = judgeDuty(duty, clause, group, force, evaluator, scope);
      const doubt = (found.code & 3) === 3 ? `: ${causesInWords(found.code)}` : '';
      const value = (found.code & 3) === YES ? 'met' : valueOf(found.code) === 'no' ? 'not met' : 'undetermined';
      const shown = duty.duty === 'quota' || duty.duty === 'recur' ? explainRows(duty, clause, group, force, evaluator) : counted(duty, clause, group, { from: possible[0]!, to: possible[possible.length - 1]! }, evaluator, env, decidingSpan(found, possible, scope));
      return { says: `${phraseOfDuty(withTimesSaid(duty, scope), [...evaluator.read.measures.values()], evaluator.read.zone)}: ${value}${doubt}.`, rule: 'N9', clause: clause.id, because: shown, entries: [] };
    });
}

/** What is asked with its times said: one and the same whenever it is asked for, so that what is worked out for it is kept. */
function formulaSaid(duty: Extract<Duty, { duty: 'ensure' | 'deliver' }>, evaluator: Evaluator, scope: Scope): Formula {
  const said = withTimesSaid(duty.of, scope);
  return said === duty.of ? duty.of : evaluator.formulaFor(duty, `said ${JSON.stringify(said)}`, () => said);
}

/**
 * What to look at of a condition that is to hold while the clause is in force: up to the moment that broke it; where it cannot be said, all of the time before h;
 * else the last moment before h.
 */
function decidingSpan({ code, since }: DutyVerdict, possible: Stretches, scope: Scope): Span {
  const last = { from: Math.max(possible[0]!, scope.horizon - 1), to: scope.horizon };
  if ((code & 3) === YES) return last;
  if (valueOf(code) === 'no') {
    const start = since === null ? undefined : pairsOf(possible).find(([from, to]) => from <= since && since < to)?.[0];
    return start === undefined || !Number.isFinite(since) ? last : { from: start, to: since! + 1 };
  }
  const end = Math.min(possible[possible.length - 1]!, scope.horizon);
  return possible[0]! < end ? { from: possible[0]!, to: end } : last;
}

/** The claims and gaps behind a duty that counts something. */
function counted(duty: Exclude<Duty, ByRows>, clause: Clause, group: string[], span: Span, evaluator: Evaluator, env: Env, deciding: Span): Explanation[] {
  const scope = evaluator.scope(env);
  const say = (says: string, entries: string[]): Explanation => ({ says, rule: 'N9', clause: clause.id, because: [], entries });
  if (duty.duty === 'ensure' || duty.duty === 'deliver') return [scope.explain(formulaSaid(duty, evaluator, scope), deciding)];
  if (duty.duty === 'perform') {
    const acts = scope.acts.filter((act) => act.act === duty.act && (duty.about === null || speaksOf(act.about, duty.about)) && act.own.some((name) => group.includes(name)));
    const deadline = explainDeadline(withTimesSaid(duty, scope).noLaterThan, scope);
    return [...(deadline === null ? [] : [deadline]), say(acts.length === 0 ? 'No such act of the actor is on record.' : `On record: ${acts.length} such ${acts.length === 1 ? 'act' : 'acts'}.`, acts.map((act) => act.key))];
  }
  const at = evaluator.measureAt(scope.measure(duty.measure), {}, { by: group });
  const out: Explanation[] = [];
  const uncounted = uncountedWithin(evaluator, at, span.from, Math.min(span.to, scope.horizon));
  const entries = entriesMeeting(evaluator, at, span.from, Math.min(span.to, scope.horizon));
  if (duty.duty === 'refrain') {
    const { low, high, causes } = evaluator.sourceOf(at).sweep()(span.from, Math.min(span.to, scope.horizon));
    out.push(say(`Of what is forbidden: ${boundsInWords(low, high)} so far${causes === 0 ? '' : ` (${causesInWords(3 | (causes << 2), uncounted.length > 0)})`}, ${entries.count} ${entries.count === 1 ? 'report' : 'reports'}.`, entries.keys));
  } else out.push(say(entries.count === 0 ? 'No report of such presence counts or may count.' : `${entries.count} ${entries.count === 1 ? 'report' : 'reports'} of such presence.`, entries.keys));
  const gaps = unwatchedWithin(evaluator, at, span.from, span.to);
  if (gaps.length > 0) {
    const when = `${gaps.slice(0, 3).map(([from, to]) => spanInWords({ from, to }, scope)).join('; ')}${gaps.length > 3 ? ` and ${gaps.length - 3} times more` : ''}`;
    const { says, entries: watch } = nobodyWatching(evaluator, at.place, when, uncounted.filter(({ start, end }) => gaps.some(([from, to]) => start < to && end > from)));
    out.push({ ...say(says, watch), rule: 'E7' });
  }
  return out;
}
