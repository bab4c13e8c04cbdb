// Clauses that bind anew for each of several occurrences: each judged as a clause of its own, then together (T16, N13).
import type { Clause, Time } from '#records/plan.ts';
import { anchorValue, possibleActs } from '#engine/reference-anchors.ts';
import { allEndsOfClause, type ClauseEnd } from '#engine/reference-clause-ends.ts';
import { causesOf, conjunction, disjunction, NO, undetermined, YES, type Cause, type Finding } from '#engine/reference-findings.ts';
import { NO_ENV, named, type AnchorValue, type Setting } from '#engine/reference-setting.ts';

/** A clause for one occurrence, in the setting that knows which. `cause`: why the occurrence only may have been. */
export interface ForOne { setting: Setting; cause: Cause | null }

/** What a clause was found to be, and whether it is in force. */
export interface JudgedForOne { finding: Finding; since: number | null; inForce: Finding }

function forOne(setting: Setting, value: AnchorValue, cause: Cause | null = null, set = -Infinity): ForOne {
  return { setting: { ...setting, that: { value, set }, memory: new Map() }, cause };
}

function instant(at: number): AnchorValue {
  return { earliest: at, latest: at, causes: new Set() };
}

/** T16: the occurrences so far; of a clause's ends, by each course that acts in doubt allow. */
export function occurrences(setting: Setting, clause: Clause, fulfilments: (clause: string) => number[]): ForOne[][] {
  const each = clause.each!;
  if (each.node === 'opening') return [setting.openingsOf(each.gate, each.arg === null ? null : named(each.arg, NO_ENV)).at.map((at) => forOne(setting, instant(at)))];
  if (each.node === 'fulfilment') return [fulfilments(each.of).map((at) => forOne(setting, instant(at)))];
  if (each.node === 'act') {
    return [possibleActs(setting, each).map(({ first, last, cause }) => forOne(setting, { earliest: first, latest: last, causes: new Set(first === last ? [] : ['imprecise']) }, cause))];
  }
  if (each.node !== 'clause') throw new Error(`${each.node} does not come again`);
  const of = setting.clauses.find((candidate) => candidate.id === each.of)!;
  return allEndsOfClause(setting, of, (time) => anchorValue(setting, time)).map((periods) => periods.flat().flatMap((end) => {
    const one = forOne(setting, end.value, null, end.setAt);
    return isDue(one.setting, clause, end) ? [one] : [];
  }));
}

/** An end that was moved, or made by a termination: whether what the clause reckons from it had passed, or still lay ahead. */
function isDue(setting: Setting, clause: Clause, end: ClauseEnd): boolean {
  const values = reckonedFromThat([clause.from, clause.until, clause.when, ...clause.duties]).map((time) => anchorValue(setting, time));
  const isMovedInTime = values.every((value) => value.latest >= end.movedAt);
  const liesBefore = values.some((value) => value.earliest < end.setAt);
  return !(end.movedAt < Infinity && isMovedInTime) && !(end.isCut && liesBefore);
}

const SHIFTS = ['plus', 'days-after', 'months-after', 'day-of'];

/** The outermost times that are reckoned from the occurrence. */
function reckonedFromThat(parts: unknown[]): Time[] {
  return parts.flatMap((part): Time[] => {
    if (typeof part !== 'object' || part === null) return [];
    return isOfThat(part as Time) ? [part as Time] : reckonedFromThat(Object.values(part));
  });
}

function isOfThat(time: Time): boolean {
  if (time.node === 'that') return time.set !== true;
  return SHIFTS.includes(time.node) && isOfThat((time as Time & { of: Time }).of);
}

/** N13: all of them, where there was one for certain; else pending as well. */
export function overOccurrences(clause: Clause, courses: ForOne[][], judge: (one: ForOne) => JudgedForOne): JudgedForOne {
  const found = courses.map((all): JudgedForOne => {
    const judged = all.map((one) => ({ ...judge(one), cause: one.cause }));
    // Of a clause's ends there is one until a termination leaves none.
    const isSome = clause.each!.node === 'clause' || judged.some(({ cause }) => cause === null);
    const breaches = judged.flatMap(({ cause, since }) => (cause === null && since !== null ? [since] : []));
    return {
      finding: conjunction([isSome ? YES : undetermined(['pending']), ...judged.map(({ finding, cause }) => (cause === null ? finding : unlessKept(finding, cause)))]),
      inForce: judged.length === 0 ? NO : disjunction(judged.map(({ inForce, cause }) => (cause === null || inForce.value === 'no' ? inForce : undetermined([cause, ...causesOf([inForce])])))),
      since: breaches.length === 0 ? null : Math.min(...breaches),
    };
  });
  const finding = together(found.map((one) => one.finding));
  const since = finding.value === 'no' ? found.flatMap((one) => (one.since === null ? [] : [one.since])) : [];
  return { finding, inForce: together(found.map((one) => one.inForce)), since: since.length === 0 ? null : Math.min(...since) };
}

function unlessKept(finding: Finding, cause: Cause): Finding {
  return finding.value === 'yes' ? YES : undetermined([cause, ...causesOf([finding])]);
}

/** What courses in doubt come to: what all say, else disputed. */
function together(findings: Finding[]): Finding {
  const [first] = findings as [Finding];
  const areAlike = findings.every((finding) => finding.value === first.value);
  if (areAlike && first.value !== 'undetermined') return first;
  return undetermined([...causesOf(findings), ...(areAlike ? [] : ['disputed' as const])]);
}
