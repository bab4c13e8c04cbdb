// Whether a formula holds at a moment (V2, V3), over windows (W1, W9, W10), by a deadline (W4, W11), and in the past and the future (W12).
import type { Formula, List, Time, WindowAnchor } from '#records/plan.ts';
import { anchorValue, isSettled } from '#engine/reference-anchors.ts';
import { actsOfKind, isAbout, type Act } from '#engine/reference-acts.ts';
import { actorsOf, identity } from '#engine/reference-actors.ts';
import { compared, comparedAt, isJudgedByCount, numberLimit, totalOver } from '#engine/reference-comparisons.ts';
import {
  amount, causesOf, conjunction, disjunction, negation, NO, undetermined, YES, type Amount, type Cause, type Finding,
} from '#engine/reference-findings.ts';
import { viewOf } from '#engine/reference-readings.ts';
import { isSpokenOf, ruledAt, stateAt, togetherAt, verifiedAt } from '#engine/reference-words.ts';
import { found, NO_ENV, rememberAt, type AnchorValue, type Env, type Setting } from '#engine/reference-setting.ts';

/** What a formula is at moment t. */
export function findingAt(setting: Setting, formula: Formula, env: Env, t: number): Finding {
  return rememberAt(setting, formula, env, t, () => computed(setting, formula, env, t));
}

function computed(setting: Setting, formula: Formula, env: Env, t: number): Finding {
  const at = (of: Formula, inner = env) => findingAt(setting, of, inner, t);
  switch (formula.node) {
    case 'condition': return at(found(setting.conditions, formula.name).of);
    case 'compare': return comparedAt(setting, formula, env, t);
    case 'count': return countInWindow(setting, formula, env, t);
    case 'sustained': return sustainedAt(setting, formula.of, formula.ms, formula.anchor, env, t);
    case 'done': return doneAt(setting, formula, env, t);
    case 'act-done': return actDoneAt(setting, formula, env, t);
    case 'and': return conjunction(formula.of.map((of) => at(of)));
    case 'or': return disjunction(formula.of.map((of) => at(of)));
    case 'not': return negation(at(formula.of));
    case 'each': return conjunctionOverList(setting, formula.list, (member) => at(formula.of, { ...env, [formula.param]: member }));
    case 'at-least-of': return atLeast(formula.k, membersOf(setting, formula.list).map((member) => at(formula.of, { ...env, [formula.param]: member })));
    case 'past': return inPast(setting, formula, env, t);
    case 'future': return inFuture(setting, formula, env, t);
    case 'since': return sinceAt(setting, formula, env, t);
    case 'until': return untilAt(setting, formula, env, t);
    case 'state': return stateAt(setting, formula, t);
    case 'ruled': return ruledAt(setting, formula, env, t, formula.of === null ? null : at(formula.of));
    case 'together': return togetherAt(setting, formula, env, t);
  }
}

export function membersOf(setting: Setting, list: string): string[] {
  return found<List>(setting.lists, list).members;
}

/** A `for each`; over an empty list it is a problem and never a yes (V9). */
function conjunctionOverList(setting: Setting, list: string, of: (member: string) => Finding): Finding {
  const members = membersOf(setting, list);
  return members.length === 0 ? undetermined(['unseen']) : conjunction(members.map(of));
}

function atLeast(k: number, findings: Finding[]): Finding {
  if (findings.length === 0) return undetermined(['unseen']);
  if (findings.filter((finding) => finding.value === 'yes').length >= k) return YES;
  if (findings.filter((finding) => finding.value !== 'no').length < k) return NO;
  return undetermined(causesOf(findings));
}

/** A window's anchor; one that may reach back before it has always been there. */
function windowAnchor(setting: Setting, anchor: WindowAnchor, env: Env): AnchorValue {
  return anchor.reachBack ? { earliest: -Infinity, latest: -Infinity, causes: new Set() } : anchorValue(setting, anchor.from, env);
}

/** What is added to the causes of a window that does not yet lie wholly after its anchor (W9). */
function causesOfWindowStart(start: number, anchor: AnchorValue): Iterable<Cause> {
  if (start >= anchor.latest) return [];
  return start < anchor.earliest ? ['filling'] : anchor.causes;
}

/** W1, W9: the total of the one window [t - ms, t). */
function countInWindow(setting: Setting, formula: Formula & { node: 'count' }, env: Env, t: number): Finding {
  const view = viewOf(setting, found(setting.measures, formula.measure), env);
  const anchor = windowAnchor(setting, formula.anchor, env);
  const limit = numberLimit(formula.limit);
  const start = t - formula.ms;
  if (start >= anchor.latest) return compared(totalOver(setting, view, start, t), formula.op, limit);
  const isUpper = formula.op === '<=' || formula.op === '<';
  if (isUpper && compared(totalOver(setting, view, Math.max(start, anchor.latest), t), formula.op, limit).value === 'no') return NO;
  const partial = totalOver(setting, view, Math.max(start, anchor.earliest), t);
  return undetermined([...partial.causes, ...causesOfWindowStart(start, anchor)]);
}

/** W1, W9: `of` throughout [t - ms, t). */
function sustainedAt(setting: Setting, of: Formula, ms: number, anchor: WindowAnchor, env: Env, t: number): Finding {
  const sustained = (part: Formula, inner = env) => sustainedAt(setting, part, ms, anchor, inner, t);
  if (of.node === 'and') return conjunction(of.of.map((part) => sustained(part)));
  if (of.node === 'condition') return sustained(found(setting.conditions, of.name).of);
  if (of.node === 'each') return conjunctionOverList(setting, of.list, (member) => sustained(of.of, { ...env, [of.param]: member }));
  if (of.node === 'ruled' && of.of !== null && !isSpokenOf(setting, of, env, -Infinity, Infinity)) return sustained(of.of);
  if (isJudgedByCount(setting, of)) return countInWindow(setting, { node: 'count', measure: of.measure, op: of.op, limit: of.to.value, ms, anchor }, env, t);
  const value = windowAnchor(setting, anchor, env);
  const start = t - ms;
  const window = findingsOver(setting, of, env, start, t - 1);
  if (start >= value.latest && window.every((finding) => finding.value === 'yes')) return YES;
  if (findingsOver(setting, of, env, Math.max(start, value.latest), t - 1).some((finding) => finding.value === 'no')) return NO;
  const seen = findingsOver(setting, of, env, Math.max(start, value.earliest), t - 1);
  return undetermined([...causesOf(seen), ...causesOfWindowStart(start, value)]);
}

/** The findings at every moment from `first` to `last`, both included. */
function findingsOver(setting: Setting, formula: Formula, env: Env, first: number, last: number): Finding[] {
  const findings: Finding[] = [];
  for (let s = first; s <= last; s += 1) findings.push(findingAt(setting, formula, env, s));
  return findings;
}

/** F and T of a deadline: counted from the later of `from` and `notBefore`, until `noLaterThan` (W11). */
interface Deadline { from: Time; notBefore: Time | null; noLaterThan: Time | null }

interface Span { from: AnchorValue; to: AnchorValue; causes: Cause[] }

function spanOf(setting: Setting, deadline: Deadline, env: Env): Span {
  const starts = [deadline.from, ...(deadline.notBefore === null ? [] : [deadline.notBefore])].map((time) => anchorValue(setting, time, env));
  const from: AnchorValue = {
    earliest: Math.max(...starts.map((start) => start.earliest)), latest: Math.max(...starts.map((start) => start.latest)),
    causes: new Set(starts.flatMap((start) => [...start.causes])),
  };
  const to = deadline.noLaterThan === null ? null : lastInstant(setting, deadline.noLaterThan, anchorValue(setting, deadline.noLaterThan, env));
  const causes = [...(isSettled(from) ? [] : from.causes), ...(to === null || isSettled(to) ? [] : to.causes)];
  return { from, to: to ?? { earliest: Infinity, latest: Infinity, causes: new Set() }, causes };
}

/** T6: the end of a day is the first instant of the next; its last instant is the one before. */
function lastInstant(setting: Setting, time: Time, value: AnchorValue): AnchorValue {
  if (time.node === 'anchor') return lastInstant(setting, found(setting.anchors, time.name).time, value);
  const isEnd = time.node === 'days-after' || ((time.node === 'edge' || time.node === 'day-of') && time.edge === 'end');
  return isEnd ? { ...value, earliest: value.earliest - 1, latest: value.latest - 1 } : value;
}

/** W11, for any count: `total` over a window, with its causes. */
function byDeadline(span: Span, t: number, isEnough: (n: number) => boolean, total: (from: number, to: number) => Amount): Finding {
  if (isEnough(total(span.from.latest, Math.min(t, span.to.earliest) + 1).low)) return YES;
  const widest = total(span.from.earliest, Math.min(t, span.to.latest) + 1);
  if (t >= span.to.latest && !isEnough(widest.high)) return NO;
  return undetermined([...widest.causes, ...span.causes, ...(t < span.to.latest ? ['pending' as const] : [])]);
}

function doneAt(setting: Setting, formula: Formula & { node: 'done' }, env: Env, t: number): Finding {
  const view = viewOf(setting, found(setting.measures, formula.measure), env);
  const isEnough = (n: number) => compared(amount(n, n, []), formula.op, numberLimit(formula.limit)).value === 'yes';
  return byDeadline(spanOf(setting, formula, env), t, isEnough, (from, to) => totalOver(setting, view, from, to));
}

/** What an act-done formula or a duty to perform asks for. */
export type ActAsked = Omit<Formula & { node: 'act-done' }, 'node'>;

export function actDoneAt(setting: Setting, asked: ActAsked, env: Env, t: number): Finding {
  const by = asked.by.map((name) => identity(setting, name));
  const acts = actsOfKind(setting, asked.act).filter(({ claim }) =>
    (asked.about === null || isAbout(claim, asked.about)) && (asked.to === null || [asked.to, ...(asked.orTo ?? [])].some((to) => claim.to === to)) &&
    (by.length === 0 || by.some((name) => actorsOf(setting, claim).has(name))));
  const { verified } = asked;
  if (verified === undefined) return oneInTerm(setting, acts, asked, env, t, setting.h);
  // N8: one of them in the term and verified; or one to come.
  return disjunction([...acts.map((act) => conjunction([oneInTerm(setting, [act], asked, env, t, Infinity), verifiedAt(setting, act.claim, verified, t)])), oneInTerm(setting, [], asked, env, t, setting.h)]);
}

/** Whether one of the acts lies in the term; from `h` on another may. */
function oneInTerm(setting: Setting, acts: Act[], asked: ActAsked, env: Env, t: number, h: number): Finding {
  return byDeadline(spanOf(setting, asked, env), t, (n) => n >= 1, (from, to) => {
    if (to <= from) return amount(0, 0, []);
    const meeting = acts.filter(({ claim }) => claim.start < to && from < claim.end);
    const isCertain = meeting.some(({ claim, cause }) => cause === null && from <= claim.start && claim.end <= to);
    const causes = new Set(meeting.flatMap(({ cause }) => (cause === null ? [] : [cause])));
    if (meeting.some(({ claim }) => claim.start < from || to < claim.end)) causes.add('imprecise');
    if (to > h) causes.add('pending');
    return amount(isCertain ? 1 : 0, to > h ? Infinity : meeting.length > 0 ? 1 : 0, causes);
  });
}

/** The reach of a window of the past: back to the start of the scan where it has no end (all before is like it). */
function pastReach(setting: Setting, fromMs: number, toMs: number | null, t: number): [number, number] {
  return [toMs === null ? Math.min(setting.scan.from, t - fromMs) : t - toMs, t - fromMs];
}

function futureReach(setting: Setting, fromMs: number, toMs: number | null, t: number): [number, number] {
  return [t + fromMs, toMs === null ? Math.max(setting.scan.to - 1, t + fromMs) : t + toMs];
}

function inPast(setting: Setting, formula: Formula & { node: 'past' }, env: Env, t: number): Finding {
  const findings = findingsOver(setting, formula.of, env, ...pastReach(setting, formula.fromMs, formula.toMs, t));
  return formula.some ? disjunction(findings) : conjunction(findings);
}

function inFuture(setting: Setting, formula: Formula & { node: 'future' }, env: Env, t: number): Finding {
  const findings = findingsOver(setting, formula.of, env, ...futureReach(setting, formula.fromMs, formula.toMs, t));
  return formula.some ? disjunction(findings) : conjunction(findings);
}

/** `begun` at some s of the reach, `hold` throughout (s, t]: taken strictly, an undetermined moment is false; taken kindly, true (W12). */
function sinceAt(setting: Setting, formula: Formula & { node: 'since' }, env: Env, t: number): Finding {
  const [first, last] = pastReach(setting, formula.fromMs, formula.toMs, t);
  const isTrue = (isSo: (finding: Finding) => boolean) => {
    for (let s = t; s >= first; s -= 1) {
      if (s <= last && isSo(findingAt(setting, formula.begun, env, s))) return true;
      if (!isSo(findingAt(setting, formula.hold, env, s))) return false;
    }
    return false;
  };
  if (isTrue((finding) => finding.value === 'yes')) return YES;
  if (!isTrue((finding) => finding.value !== 'no')) return NO;
  return undetermined(causesOf([...findingsOver(setting, formula.hold, env, first, t), ...findingsOver(setting, formula.begun, env, first, t)]));
}

/** `comes` at some s of the reach, `hold` throughout [t, s). */
function untilAt(setting: Setting, formula: Formula & { node: 'until' }, env: Env, t: number): Finding {
  const [first, last] = futureReach(setting, formula.fromMs, formula.toMs, t);
  const isTrue = (isSo: (finding: Finding) => boolean) => {
    for (let s = t; s <= last; s += 1) {
      if (s >= first && isSo(findingAt(setting, formula.comes, env, s))) return true;
      if (!isSo(findingAt(setting, formula.hold, env, s))) return false;
    }
    return false;
  };
  if (isTrue((finding) => finding.value === 'yes')) return YES;
  if (!isTrue((finding) => finding.value !== 'no')) return NO;
  return undetermined(causesOf([...findingsOver(setting, formula.hold, env, t, last), ...findingsOver(setting, formula.comes, env, t, last)]));
}

/** What a formula is throughout the stretch [from, to) (W8). */
export function findingThroughout(setting: Setting, formula: Formula, env: Env, from: number, to: number): Finding {
  const throughout = (of: Formula, inner = env) => findingThroughout(setting, of, inner, from, to);
  if (formula.node === 'and') return conjunction(formula.of.map((of) => throughout(of)));
  if (formula.node === 'condition') return throughout(found(setting.conditions, formula.name).of);
  if (formula.node === 'each') return conjunctionOverList(setting, formula.list, (member) => throughout(formula.of, { ...env, [formula.param]: member }));
  if (formula.node === 'ruled' && formula.of !== null && !isSpokenOf(setting, formula, env, from, to)) return throughout(formula.of);
  if (isJudgedByCount(setting, formula)) {
    const view = viewOf(setting, found(setting.measures, formula.measure), env);
    return compared(totalOver(setting, view, from, to), formula.op, numberLimit(formula.to.value));
  }
  return conjunction(findingsOver(setting, formula, env, from, to - 1));
}

/** What a named condition is at t, outside any gate or `for each`. */
export function conditionAt(setting: Setting, name: string, env: Env, t: number): Finding {
  return findingAt(setting, { node: 'condition', name }, env ?? NO_ENV, t);
}
