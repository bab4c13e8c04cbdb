// When an obligation is in force: its start and end, as acts have moved, suspended or ended them, and its condition (N5, N9, G3).
import { DISPUTED, NO, PENDING, YES, and, causesOf, not, or, undetermined, type Code } from '#records/causes.ts';
import type { ActKind } from '#records/claim.ts';
import type { Act } from '#records/observations.ts';
import type { Clause, JointAct } from '#records/plan.ts';
import { settled, type AnchorValue } from '#engine/anchors.ts';
import { coursesOf, periodsOf, type Period } from '#engine/clause-ends.ts';
import { joinedActs } from '#records/joint-acts.ts';
import { joined } from '#records/stretches.ts';
import type { Scope } from '#engine/operator.ts';
import { SignalBuilder, constant, fromPlanes, map, merge, outside, type Signal } from '#engine/signal.ts';

/** `signal`: in force at each moment; `start` as written; `end`: the last end, as extended (null: without end). */
export interface InForce { signal: Signal; start: AnchorValue; end: AnchorValue | null }

export function inForce(clause: Clause, scope: Scope, start = scope.time(clause.from)): InForce {
  const courses = coursesOf(clause, scope).map((acts) => courseOf(clause, start, acts, scope));
  // With its condition, course by course: where that is open in all of them, nothing is in dispute (G9).
  const when = clause.when === null ? null : scope.signal(clause.when);
  const signal = courses.map((course) => (when === null ? course.signal : merge(course.signal, when, and))).reduce((a, b) => merge(a, b, alternative));
  const ends = courses.map((course) => course.end);
  const same = ends.every((end) => end?.earliest === ends[0]?.earliest && end?.latest === ends[0]?.latest);
  return { signal, start, end: same ? ends[0]! : null };
}

/** Of two courses that acts in doubt allow: what both say, else undetermined, disputed (G9). */
function alternative(a: Code, b: Code): Code {
  return (a & 3) === (b & 3) ? a | b : undetermined(causesOf(a) | causesOf(b) | DISPUTED);
}

function courseOf(clause: Clause, start: AnchorValue, acts: Act[], scope: Scope): { signal: Signal; end: AnchorValue | null } {
  const periods = periodsOf(clause, start, acts, scope);
  const [first, ...later] = periods as [Period, ...Period[]];
  const goesOn = later.map((period) => between(period.start, period.end)).reduce((a, b) => merge(a, b, or), first.end === null ? constant(YES) : step(first.end, false));
  const running = merge(step(start, true), goesOn, and);
  return { signal: merge(running, opposite(stopped(clause, acts, scope)), and), end: periods[periods.length - 1]!.end };
}

function opposite(signal: Signal): Signal {
  return map(signal, not);
}

/** Yes from the start's latest to the end's earliest, no outside, undetermined between. */
function between(start: AnchorValue, end: AnchorValue | null): Signal {
  const begun = step(start, true);
  return end === null ? begun : merge(begun, step(end, false), and);
}

function step(at: AnchorValue, rising: boolean): Signal {
  const out = new SignalBuilder(3);
  out.add(-Infinity, at.earliest === -Infinity ? (rising ? YES : NO) : rising ? NO : YES);
  if (Number.isFinite(at.earliest) && at.earliest < at.latest) out.add(at.earliest, undetermined(at.causes));
  if (Number.isFinite(at.latest)) out.add(at.latest, rising ? YES : NO);
  return out.done();
}

/** Yes while suspended or terminated by the acts; from h on further acts may come, where the clause allows them. */
function stopped(clause: Clause, acts: Act[], scope: Scope): Signal {
  const made = (kind: ActKind, by: JointAct | null) => (by === null ? [] : joinedActs(acts, kind, by, clause.id).map((act) => act.effective));
  const resumed = made('resumption', clause.suspension).sort((a, b) => a - b);
  const pairs = made('suspension', clause.suspension).map((from): [number, number] => [from, resumed.find((at) => at >= from) ?? Infinity]);
  pairs.push(...made('termination', clause.termination).map((from): [number, number] => [from, Infinity]));
  const certain = fromPlanes(joined(pairs), outside(joined(pairs)), []);
  if (clause.suspension === null && clause.termination === null) return certain;
  return merge(certain, map(step(settled(scope.horizon), true), (code) => ((code & 3) === YES ? undetermined(PENDING) : NO)), or);
}
