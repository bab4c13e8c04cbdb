// When an obligation is in force: its start and end, as acts have moved, suspended or ended them, and its condition (N5, N9, G3).
import { dayOf, endOfDay, startOfDay, type ZoneTable } from '#base/zone.ts';
import { DISPUTED, NO, YES, and, not, or, undetermined, type Causes } from '#records/causes.ts';
import type { Clause } from '#records/plan.ts';
import type { AnchorValue } from '#engine/anchors.ts';
import { joinedActs, type JoinedAct } from '#records/joint-acts.ts';
import type { Scope } from '#engine/operator.ts';
import { SignalBuilder, constant, merge, type Signal } from '#engine/signal.ts';

/** `signal`: in force at each moment; `start` as written; `end`: the last end, as extended (null: without end). */
export interface InForce { signal: Signal; start: AnchorValue; end: AnchorValue | null }

export function inForce(clause: Clause, scope: Scope): InForce {
  const start = scope.time(clause.from);
  const periods = periodsOf(clause, start, scope);
  const running = periods.map((period) => between(period.start, period.end)).reduce((a, b) => merge(a, b, or), constant(NO));
  let signal = merge(running, map(suspended(clause, scope)), and);
  signal = merge(signal, map(terminated(clause, scope)), and);
  if (clause.when !== null) signal = merge(signal, scope.signal(clause.when), and);
  return { signal, start, end: periods[periods.length - 1]!.end };
}

function map(signal: Signal): Signal {
  return merge(signal, constant(YES), (a) => not(a));
}

interface Period { start: AnchorValue; end: AnchorValue | null }

/** The clause's period, and a new one for each extension that came after the end (G3). */
function periodsOf(clause: Clause, start: AnchorValue, scope: Scope): Period[] {
  const periods: Period[] = [{ start, end: clause.until === null ? null : scope.time(clause.until) }];
  if (clause.extension === null) return periods;
  for (const act of joinedActs(scope.acts, 'extension', clause.extension.by, clause.id, clause.extension.withinMs, clause.extension.backdated)) {
    const current = periods[periods.length - 1]!;
    if (current.end === null) continue;
    const from = { earliest: act.effective, latest: act.effective, causes: 0 };
    if (act.effective < current.end.earliest) current.end = extended(current.end, act, clause, scope.zone);
    else if (act.counts) periods.push({ start: from, end: extended(from, act, clause, scope.zone) });
    else periods.push({ start: { earliest: act.effective, latest: Infinity, causes: DISPUTED }, end: extended(from, act, clause, scope.zone) });
  }
  return periods;
}

function extended(end: AnchorValue, act: JoinedAct, clause: Clause, zone: ZoneTable): AnchorValue {
  const move = (t: number): number => {
    const days = clause.extension?.days ?? (clause.extension?.ms == null ? act.amountDays : null);
    const ms = clause.extension?.ms ?? act.amountMs;
    if (days !== null && days !== undefined) return laterDay(t, days, zone);
    if (ms !== null && ms !== undefined) return t + ms;
    return act.until === null ? t : Math.max(t, act.until);
  };
  const latest = move(end.latest);
  const earliest = act.counts ? move(end.earliest) : end.earliest;
  return { earliest, latest, causes: earliest === latest ? 0 : end.causes | (act.counts ? 0 : DISPUTED) };
}

/** The same time of day so many civil days on; an end at a midnight stays the end of a day. */
function laterDay(t: number, days: number, zone: ZoneTable): number {
  const day = dayOf(zone, t);
  const into = t - startOfDay(zone, day);
  return into === 0 ? endOfDay(zone, day - 1 + days) : startOfDay(zone, day + days) + into;
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

/** Yes while suspended. An act that only may count leaves it undetermined, disputed. */
function suspended(clause: Clause, scope: Scope): Signal {
  if (clause.suspension === null) return constant(NO);
  const { by, withinMs, backdated } = clause.suspension;
  const resumptions = joinedActs(scope.acts, 'resumption', by, clause.id, withinMs, backdated);
  return joinedActs(scope.acts, 'suspension', by, clause.id, withinMs, backdated)
    .map((act) => fromUntil(act.effective, resumptions.filter((one) => one.counts && one.effective > act.effective).reduce((least, one) => Math.min(least, one.effective), Infinity), act.counts ? 0 : DISPUTED))
    .reduce((a, b) => merge(a, b, or), constant(NO));
}

function terminated(clause: Clause, scope: Scope): Signal {
  if (clause.termination === null) return constant(NO);
  return joinedActs(scope.acts, 'termination', clause.termination.by, clause.id, clause.termination.withinMs, clause.termination.backdated)
    .map((act) => fromUntil(act.effective, Infinity, act.counts ? 0 : DISPUTED))
    .reduce((a, b) => merge(a, b, or), constant(NO));
}

function fromUntil(from: number, to: number, causes: Causes): Signal {
  const out = new SignalBuilder(3);
  out.add(-Infinity, NO);
  out.add(from, causes === 0 ? YES : undetermined(causes));
  if (to < Infinity) out.add(to, NO);
  return out.done();
}
