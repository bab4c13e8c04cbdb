// When a clause is in force, and how each of its duties is judged (N1, N5, N9).
import type { Clause, Duty, Formula, Measure, Time } from '#records/plan.ts';
import type { ActKind, Claim } from '#records/claim.ts';
import { anchorValue, isSettled } from '#engine/reference-anchors.ts';
import { actsOfKind, jointActs, type Made, type Together } from '#engine/reference-acts.ts';
import { asOften, coursesOfActs, moved } from '#engine/reference-clause-ends.ts';
import {
  causesOf, conjunction, NO, undetermined, union, YES, type Amount, type Cause, type Finding,
} from '#engine/reference-findings.ts';
import { totalOver } from '#engine/reference-comparisons.ts';
import { actDoneAt, findingAt, findingThroughout } from '#engine/reference-formulas.ts';
import { presenceAt, type Posts } from '#engine/reference-presence.ts';
import { viewOf } from '#engine/reference-readings.ts';
import { found, NO_ENV, remember, rememberAt, type AnchorValue, type Setting } from '#engine/reference-setting.ts';

/** A stretch of moments [from, to). The last one of a scan goes on for ever. */
export interface Stretch { from: number; to: number }

/** What a duty, or a clause for an actor, is found to be: `yes` is kept, `no` is breached. `since`: the instant at which a breach was complete. */
export interface Judged { finding: Finding; since: number | null }

// ------------------------------------------------------------------------------------------------------------------- in force

/** A clause's end as extensions have moved it, and the new periods that extensions made after it have begun (G3). */
interface Ends { end: AnchorValue; later: Stretch[] }

/** What acts about a clause have done to it. */
interface Course { ends: Ends; suspended: Stretch[]; terminated: number }

function courseOf(setting: Setting, clause: Clause, acts: Set<Claim>): Course {
  const made = (kind: ActKind, together: Together | null) =>
    jointActs(setting, actsOfKind(setting, kind).map((act) => act.claim).filter((claim) => acts.has(claim)), together);
  const resumed = made('resumption', clause.suspension).map((act) => act.effect);
  return {
    ends: endsOf(setting, clause, asOften(made('extension', clause.extension), clause)),
    suspended: made('suspension', clause.suspension).map(({ effect }) => ({ from: effect, to: Math.min(Infinity, ...resumed.filter((at) => at >= effect)) })),
    terminated: Math.min(Infinity, ...made('termination', clause.termination).map((act) => act.effect)),
  };
}

function endsOf(setting: Setting, clause: Clause, extensions: Made[]): Ends {
  const never: AnchorValue = { earliest: Infinity, latest: Infinity, causes: new Set() };
  const ends: Ends = { end: clause.until === null ? never : anchorValue(setting, clause.until), later: [] };
  for (const act of extensions) {
    const last = ends.later.at(-1);
    if (last !== undefined && act.effect < last.to) last.to = moved(setting, clause.extension!, act, last.to);
    else if (act.effect < ends.end.latest) {
      const { earliest, latest, causes } = ends.end;
      ends.end = { earliest: moved(setting, clause.extension!, act, earliest), latest: moved(setting, clause.extension!, act, latest), causes };
    } else ends.later.push({ from: act.effect, to: moved(setting, clause.extension!, act, act.effect) });
  }
  return ends;
}

/** The courses that acts may have given a clause: with those that count alone, with each that may count, with all (G9). */
function possibleCourses(setting: Setting, clause: Clause): Course[] {
  return remember(setting, clause, 'courses', () => coursesOfActs(setting, clause).map((acts) => courseOf(setting, clause, acts)));
}

/** Whether a clause is in force at a moment (N9). */
export function inForceAt(setting: Setting, clause: Clause, t: number): Finding {
  return rememberAt(setting, clause, NO_ENV, t, () => {
    return inForceFrom(setting, clause, anchorValue(setting, clause.from), t);
  });
}

/** The same, of a clause that starts at `start`. */
export function inForceFrom(setting: Setting, clause: Clause, start: AnchorValue, t: number): Finding {
  const findings = possibleCourses(setting, clause).map((course) => inForceByCourse(setting, clause, start, course, t));
  if (findings.every((finding) => finding.value === findings[0]!.value)) return findings[0]!.value === 'undetermined' ? undetermined(causesOf(findings)) : findings[0]!;
  return undetermined([...causesOf(findings), 'disputed']);
}

function inForceByCourse(setting: Setting, clause: Clause, start: AnchorValue, course: Course, t: number): Finding {
  const { end, later } = course.ends;
  const hasBegun = t < start.earliest ? NO : t >= start.latest ? YES : undetermined(start.causes);
  const goesOn = later.some((period) => period.from <= t && t < period.to) || t < end.earliest ? YES : t >= end.latest ? NO : undetermined(end.causes);
  const isStopped = t >= course.terminated || course.suspended.some((stretch) => stretch.from <= t && t < stretch.to);
  const mayBeStopped = t >= setting.h && (clause.suspension !== null || clause.termination !== null);
  const parts = [hasBegun, goesOn, isStopped ? NO : mayBeStopped ? undetermined(['pending']) : YES];
  return conjunction(clause.when === null ? parts : [...parts, findingAt(setting, clause.when, NO_ENV, t)]);
}

/** The longest rows of moments, within the scan, at which the clause is in force for certain, or possibly. */
export function stretches(setting: Setting, clause: Clause, how: 'certainly' | 'possibly'): Stretch[] {
  return remember(setting, clause, `stretches ${how}`, () => {
    const rows: Stretch[] = [];
    for (let t = setting.scan.from; t < setting.scan.to; t += 1) {
      const { value } = inForceAt(setting, clause, t);
      if (how === 'certainly' ? value !== 'yes' : value === 'no') continue;
      if (rows.at(-1)?.to === t) rows.at(-1)!.to = t + 1;
      else rows.push({ from: t, to: t + 1 });
    }
    return rows;
  });
}

/** The end after which a clause is over, if it is settled: of its last period. */
export function settledEnd(setting: Setting, clause: Clause): number | null {
  const ends = possibleCourses(setting, clause).map(({ ends: { end, later } }) => (isSettled(end) ? later.at(-1)?.to ?? end.earliest : null));
  return ends.every((end) => end === ends[0]) && Number.isFinite(ends[0]) ? ends[0]! : null;
}

// ---------------------------------------------------------------------------------------------------------------- the duties

/** A duty as it bears on a group of actors together. */
export function judgeDuty(setting: Setting, clause: Clause, duty: Exclude<Duty, { duty: 'quota' | 'recur' }>, group: string[]): Judged {
  switch (duty.duty) {
    case 'refrain': return judgeRefrain(setting, clause, found(setting.measures, duty.measure), group);
    case 'cap': return judgePresence(setting, clause, found(setting.measures, duty.measure), group, { most: duty.limit }, null);
    case 'hold': return judgePresence(setting, clause, found(setting.measures, duty.measure), group, { least: duty.least }, null);
    case 'distance': return judgePresence(setting, clause, found(setting.measures, duty.measure), group, { most: 0 }, duty.posts === null ? null : { clause, ...duty.posts });
    case 'ensure': return asksForDeeds(setting, duty.of)
      ? judgeByDeadline(setting, clause, 'noLaterThan' in duty.of ? duty.of.noLaterThan : null, (t) => findingAt(setting, duty.of, NO_ENV, t))
      : judgeEnsure(setting, clause, duty.of);
    case 'deliver': return duty.of.node === 'done' ? judgeByDeadline(setting, clause, duty.of.noLaterThan, deliveryAt(setting, duty.of)) : judgeEnsure(setting, clause, duty.of);
    case 'perform': return judgeByDeadline(setting, clause, duty.noLaterThan, performanceAt(setting, clause, duty, group));
  }
}

/** The causes of the undetermined moments of a stretch possibly in force. */
function openMoments(setting: Setting, clause: Clause, { from, to }: Stretch): Set<Cause> {
  const causes = new Set<Cause>();
  for (let t = from; t < to; t += 1) for (const cause of causesOf([inForceAt(setting, clause, t)])) causes.add(cause);
  return causes;
}

function judgeRefrain(setting: Setting, clause: Clause, measure: Measure, group: string[]): Judged {
  const view = viewOf(setting, measure, NO_ENV, group);
  const count = (stretch: Stretch): Amount => totalOver(setting, view, stretch.from, stretch.to);
  const breached = stretches(setting, clause, 'certainly').find((stretch) => count(stretch).low > 0);
  if (breached !== undefined) return { finding: NO, since: shortestBeginning(breached, (beginning) => count(beginning).low > 0) };
  const open = stretches(setting, clause, 'possibly').filter((stretch) => count(stretch).high > 0);
  if (open.length === 0) return { finding: YES, since: null };
  return { finding: undetermined(union(open.flatMap((stretch) => [count(stretch).causes, openMoments(setting, clause, stretch)]))), since: null };
}

/** The last instant of the shortest beginning of a stretch of which something is so. */
function shortestBeginning(stretch: Stretch, isSo: (beginning: Stretch) => boolean): number {
  let to = stretch.from + 1;
  while (to < stretch.to && !isSo({ from: stretch.from, to })) to += 1;
  return to - 1;
}

function judgePresence(setting: Setting, clause: Clause, measure: Measure, group: string[], asked: { most: number } | { least: number }, posts: Posts | null): Judged {
  const view = viewOf(setting, measure, NO_ENV, group);
  const at = (t: number) => presenceAt(setting, view, t, posts);
  const isPassed = ({ low, high }: Amount) => ('most' in asked ? low > asked.most : high < asked.least);
  const mayBePassed = ({ low, high }: Amount) => ('most' in asked ? high > asked.most : low < asked.least);
  for (const stretch of stretches(setting, clause, 'certainly')) {
    for (let t = stretch.from; t < stretch.to; t += 1) if (isPassed(at(t))) return { finding: NO, since: t };
  }
  const causes = new Set<Cause>();
  let isOpen = false;
  for (const stretch of stretches(setting, clause, 'possibly')) {
    const moments = momentsOf(stretch).filter((t) => mayBePassed(at(t)));
    if (moments.length === 0) continue;
    isOpen = true;
    for (const cause of union([...moments.map((t) => at(t).causes), openMoments(setting, clause, stretch)])) causes.add(cause);
  }
  return { finding: isOpen ? undetermined(causes) : YES, since: null };
}

function momentsOf({ from, to }: Stretch): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** W10: moments at which a window is not yet full are passed over; alone they leave nothing undetermined. */
function fillingPassedOver(finding: Finding): Finding {
  if (finding.value !== 'undetermined') return finding;
  const causes = [...finding.causes].filter((cause) => cause !== 'filling');
  return causes.length === 0 ? YES : undetermined(causes);
}

function judgeEnsure(setting: Setting, clause: Clause, of: Formula): Judged {
  const throughout = ({ from, to }: Stretch) => fillingPassedOver(findingThroughout(setting, of, NO_ENV, from, to));
  const breached = stretches(setting, clause, 'certainly').find((stretch) => throughout(stretch).value === 'no');
  if (breached !== undefined) return { finding: NO, since: shortestBeginning(breached, (beginning) => throughout(beginning).value === 'no') };
  const open = stretches(setting, clause, 'possibly').filter((stretch) => throughout(stretch).value !== 'yes');
  if (open.length === 0) return { finding: YES, since: null };
  return { finding: undetermined(union(open.flatMap((stretch) => [throughout(stretch).causes, openMoments(setting, clause, stretch)]))), since: null };
}

/** N9: whether a condition asks for nothing but what is done once, through the names of conditions. */
function asksForDeeds(setting: Setting, of: Formula): boolean {
  if (of.node === 'condition') return asksForDeeds(setting, found(setting.conditions, of.name).of);
  if (of.node === 'and') return of.of.length > 0 && of.of.every((part) => asksForDeeds(setting, part));
  return of.node === 'done' || of.node === 'act-done';
}

/** A duty that is done or missed by a deadline: as it stands at the last moment before h (N5, N9). */
function judgeByDeadline(setting: Setting, clause: Clause, deadline: Time | null, at: (t: number) => Finding): Judged {
  const possible = stretches(setting, clause, 'possibly');
  if (possible.length === 0) return { finding: YES, since: null };
  if (possible[0]!.from >= setting.h) return { finding: undetermined(['pending']), since: null };
  // N5: a deadline that can no longer come asks nothing.
  if (deadline !== null && anchorValue(setting, deadline).earliest === Infinity) return { finding: YES, since: null };
  const finding = at(setting.h - 1);
  if (finding.value !== 'no') return { finding, since: null };
  const certain = stretches(setting, clause, 'certainly');
  if (certain.length === 0 || certain[0]!.from >= setting.h) return { finding: undetermined(union(possible.map((stretch) => openMoments(setting, clause, stretch)))), since: null };
  return { finding, since: shortestBeginning({ from: setting.scan.from, to: setting.h }, ({ to }) => at(to - 1).value === 'no') };
}

/** How a delivery that is to be done stands at each moment. */
export function deliveryAt(setting: Setting, of: Formula): (t: number) => Finding {
  return (t) => findingAt(setting, of, NO_ENV, t);
}

/** How an act that is to be made by a group's actor stands at each moment, counted from the clause's start. */
export function performanceAt(setting: Setting, clause: Clause, duty: Duty & { duty: 'perform' }, group: string[]): (t: number) => Finding {
  return (t) => actDoneAt(setting, { ...duty, by: group, from: clause.from }, NO_ENV, t);
}
