// When a clause ends: as written, as extensions have moved it, as a termination cut it short (G3, T14).
import { dayOf, instantsOfLocal, isSkipped, monthsAfter, msOfDayAt, startOfDay, type ZoneTable } from '#base/zone.ts';
import type { ActKind } from '#records/claim.ts';
import { joinedActs, type JoinedAct } from '#records/joint-acts.ts';
import type { Act } from '#records/observations.ts';
import type { Clause, Time } from '#records/plan.ts';
import { speaksOf } from '#records/topic.ts';
import { settled, type AnchorValue, type End } from '#engine/anchors.ts';

interface ActScope { acts: readonly Act[]; zone: ZoneTable; time(time: Time): AnchorValue }

const KINDS: readonly ActKind[] = ['extension', 'suspension', 'resumption', 'termination'];

/** The acts about the clause that count; besides, those in doubt: none, each alone, all (G9). */
export function coursesOf(clause: Clause, scope: ActScope): Act[][] {
  const about = scope.acts.filter((act) => KINDS.includes(act.act) && speaksOf(act.about, clause.id)).map((act) => (act.about === clause.id ? act : { ...act, about: clause.id }));
  const maybe = about.filter((act) => !act.counts);
  const sure = about.filter((act) => act.counts);
  return maybe.length === 0 ? [sure] : [sure, ...maybe.map((one) => about.filter((act) => act.counts || act === one)), about];
}


/** A stretch that a clause holds for. */
export interface Period { start: AnchorValue; end: AnchorValue | null }

/** The clause's period, and a new one for each extension that came after the end (G3). */
export function periodsOf(clause: Clause, start: AnchorValue, acts: readonly Act[], scope: ActScope): Period[] {
  const periods: Period[] = [{ start, end: null }];
  for (const end of endsOf(clause, acts, scope)) {
    if (end.gap) periods.push({ start: settled(end.set), end: end.value });
    else periods[periods.length - 1]!.end = end.value;
  }
  return periods;
}

/** Every end that the clause had, in order, terminations aside. */
function endsOf(clause: Clause, acts: readonly Act[], scope: ActScope): End[] {
  if (clause.until === null) return [];
  const ends: End[] = [{ value: scope.time(clause.until), set: -Infinity, until: Infinity, gap: false, cut: false }];
  const { extension } = clause;
  if (extension === null) return ends;
  for (const act of joinedActs(acts, 'extension', extension, clause.id).slice(0, extension.most)) {
    const last = ends[ends.length - 1]!;
    const { earliest, latest, causes } = last.value;
    const move = (t: number) => (Number.isFinite(t) ? moved(t, act, clause, scope.zone) : t);
    const gap = act.effective >= latest;
    if (!gap) last.until = act.effective;
    ends.push({ value: gap ? settled(move(act.effective)) : { earliest: move(earliest), latest: move(latest), causes }, set: act.effective, until: Infinity, gap, cut: false });
  }
  return ends;
}

/** An end moved by the amount written, or by the amount or to the new end that the act gives. */
function moved(end: number, act: JoinedAct, clause: Clause, zone: ZoneTable): number {
  const { ms, days, months } = clause.extension!;
  if (months !== undefined) return monthsAfter(zone, end, months);
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

/** The ends that times may be reckoned from, for each course of the acts in doubt: those before a termination, and the moment of that (T14). */
export function reckonedEnds(clause: Clause, scope: ActScope): End[][] {
  return coursesOf(clause, scope).map((acts) => {
    const { termination } = clause;
    const cuts = termination === null ? [] : joinedActs(acts, 'termination', termination, clause.id);
    const cut = Math.min(Infinity, ...cuts.map((act) => act.effective));
    const ends = endsOf(clause, acts, scope).filter((end) => end.set < cut).map((end) => (end.until < cut ? end : { ...end, until: Infinity }));
    const last = ends[ends.length - 1];
    if (last === undefined || cut >= last.value.latest) return ends;
    last.until = cut;
    return [...ends, { value: settled(cut), set: cut, until: Infinity, gap: false, cut: true }];
  });
}
