// When an obligation is in force: its start and end, as acts have moved, suspended or ended them, and its condition (N5, N9, G3).
import { dayOf, instantsOfLocal, isSkipped, msOfDayAt, startOfDay, type ZoneTable } from '#base/zone.ts';
import { DISPUTED, NO, PENDING, YES, and, causesOf, not, or, undetermined, type Code } from '#records/causes.ts';
import type { ActKind } from '#records/claim.ts';
import type { Act } from '#records/observations.ts';
import type { Clause, JointAct } from '#records/plan.ts';
import { settled, type AnchorValue } from '#engine/anchors.ts';
import { joinedActs, type JoinedAct } from '#records/joint-acts.ts';
import { joined } from '#records/stretches.ts';
import type { Scope } from '#engine/operator.ts';
import { SignalBuilder, constant, fromPlanes, map, merge, outside, type Signal } from '#engine/signal.ts';

/** `signal`: in force at each moment; `start` as written; `end`: the last end, as extended (null: without end). */
export interface InForce { signal: Signal; start: AnchorValue; end: AnchorValue | null }

export function inForce(clause: Clause, scope: Scope, start = scope.time(clause.from)): InForce {
  const courses = coursesOf(clause, scope).map((acts) => courseOf(clause, start, acts, scope));
  let signal = courses.map((course) => course.signal).reduce((a, b) => merge(a, b, alternative));
  if (clause.when !== null) signal = merge(signal, scope.signal(clause.when), and);
  const ends = courses.map((course) => course.end);
  const same = ends.every((end) => end?.earliest === ends[0]?.earliest && end?.latest === ends[0]?.latest);
  return { signal, start, end: same ? ends[0]! : null };
}

/** Of two courses that acts in doubt allow: what both say, else undetermined, disputed (G9). */
function alternative(a: Code, b: Code): Code {
  return (a & 3) === (b & 3) ? a | b : undetermined(causesOf(a) | causesOf(b) | DISPUTED);
}

const KINDS: readonly ActKind[] = ['extension', 'suspension', 'resumption', 'termination'];

/** The acts about the clause that count; besides, those in doubt: none, each alone, all (G9). */
function coursesOf(clause: Clause, scope: Scope): Act[][] {
  const about = scope.acts.filter((act) => act.about === clause.id && KINDS.includes(act.act));
  const maybe = about.filter((act) => !act.counts);
  const sure = about.filter((act) => act.counts);
  return maybe.length === 0 ? [sure] : [sure, ...maybe.map((one) => about.filter((act) => act.counts || act === one)), about];
}

interface Period { start: AnchorValue; end: AnchorValue | null }

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

/** The clause's period, and a new one for each extension that came after the end (G3). */
function periodsOf(clause: Clause, start: AnchorValue, acts: Act[], scope: Scope): Period[] {
  const periods: Period[] = [{ start, end: clause.until === null ? null : scope.time(clause.until) }];
  if (clause.extension === null) return periods;
  for (const act of joinedActs(acts, 'extension', clause.extension.by, clause.id, clause.extension.withinMs, clause.extension.backdated)) {
    const current = periods[periods.length - 1]!;
    if (current.end === null) continue;
    const { earliest, latest, causes } = current.end;
    const move = (t: number) => (Number.isFinite(t) ? moved(t, act, clause, scope.zone) : t);
    if (act.effective < latest) current.end = { earliest: move(earliest), latest: move(latest), causes };
    else periods.push({ start: settled(act.effective), end: settled(move(act.effective)) });
  }
  return periods;
}

/** An end moved by the amount written, or by the amount or to the new end that the act gives. */
function moved(end: number, act: JoinedAct, clause: Clause, zone: ZoneTable): number {
  const { ms, days } = clause.extension!;
  if (ms !== null || days !== null) return laterDay(end + (ms ?? 0), days ?? 0, zone);
  if (act.until !== null) return Math.max(end, act.until);
  return laterDay(end + (act.amountMs ?? 0), act.amountDays ?? 0, zone);
}

/** The same time of day so many civil days on; where the zone skips it, the first instant of that day. */
function laterDay(t: number, days: number, zone: ZoneTable): number {
  if (days === 0) return t;
  let day = dayOf(zone, t);
  for (let left = days; left > 0; ) if (!isSkipped(zone, ++day)) left -= 1;
  return instantsOfLocal(zone, day, msOfDayAt(zone, t))[0] ?? startOfDay(zone, day);
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
  const made = (kind: ActKind, by: JointAct | null) => (by === null ? [] : joinedActs(acts, kind, by.by, clause.id, by.withinMs, by.backdated).map((act) => act.effective));
  const resumed = made('resumption', clause.suspension).sort((a, b) => a - b);
  const pairs = made('suspension', clause.suspension).map((from): [number, number] => [from, resumed.find((at) => at >= from) ?? Infinity]);
  pairs.push(...made('termination', clause.termination).map((from): [number, number] => [from, Infinity]));
  const certain = fromPlanes(joined(pairs), outside(joined(pairs)), []);
  if (clause.suspension === null && clause.termination === null) return certain;
  return merge(certain, map(step(settled(scope.horizon), true), (code) => ((code & 3) === YES ? undetermined(PENDING) : NO)), or);
}
