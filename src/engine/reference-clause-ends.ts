// The ends that a clause had, one after the other, by each course that acts may have taken (G3, G9, T14).
import { dayOf, instantsOfLocal, isSkipped, monthsAfter, msOfDayAt, startOfDay, type ZoneTable } from '#base/zone.ts';
import type { ActKind, Claim } from '#records/claim.ts';
import type { Clause, JointAct, Time } from '#records/plan.ts';
import { actsOfKind, isAbout, jointActs, type Made, type Together } from '#engine/reference-acts.ts';
import type { AnchorValue, Setting } from '#engine/reference-setting.ts';

/** `movedAt`: when an act put another end in its place; `isCut`: a termination made it. */
export interface ClauseEnd { value: AnchorValue; setAt: number; movedAt: number; isCut: boolean }

/** The acts about a clause by course: those that count alone, with each that may count, with all (G9). */
export function coursesOfActs(setting: Setting, clause: Clause): Set<Claim>[] {
  const kinds: ActKind[] = ['extension', 'suspension', 'resumption', 'termination'];
  const acts = kinds.flatMap((kind) => actsOfKind(setting, kind)).filter((act) => isAbout(act.claim, clause.id));
  const certain = acts.filter((act) => act.cause === null).map((act) => act.claim);
  const possible = acts.filter((act) => act.cause !== null).map((act) => act.claim);
  return [[], ...possible.map((one) => [one]), possible].map((more) => new Set([...certain, ...more]));
}

/** The ends of the first period, by course. */
export function endsOfClause(setting: Setting, clause: Clause, valueOf: (time: Time) => AnchorValue): ClauseEnd[][] {
  return allEndsOfClause(setting, clause, valueOf).map((periods) => periods[0] ?? []);
}

/** The ends of all periods, by course and period. */
export function allEndsOfClause(setting: Setting, clause: Clause, valueOf: (time: Time) => AnchorValue): ClauseEnd[][][] {
  if (clause.until === null) return [[]];
  const until = valueOf(clause.until);
  return coursesOfActs(setting, clause).map((acts) => {
    const made = (kind: ActKind, together: Together | null) => jointActs(setting, actsOfKind(setting, kind).map((act) => act.claim).filter((claim) => acts.has(claim)), together);
    const terminated = Math.min(Infinity, ...made('termination', clause.termination).map((act) => act.effect));
    const periods: ClauseEnd[][] = [[{ value: until, setAt: -Infinity, movedAt: Infinity, isCut: false }]];
    for (const act of asOften(made('extension', clause.extension), clause)) {
      const last = periods.at(-1)!.at(-1)!;
      if (act.effect >= terminated) break;
      const from = (end: number) => moved(setting, clause.extension!, act, end);
      const { earliest, latest, causes } = last.value;
      if (act.effect >= latest) {
        const end = from(act.effect);
        periods.push([{ value: { earliest: end, latest: end, causes: new Set() }, setAt: act.effect, movedAt: Infinity, isCut: false }]);
        continue;
      }
      last.movedAt = act.effect;
      periods.at(-1)!.push({ value: { earliest: from(earliest), latest: from(latest), causes }, setAt: act.effect, movedAt: Infinity, isCut: false });
    }
    const last = periods.at(-1)!.at(-1)!;
    if (terminated < last.value.latest) {
      last.movedAt = terminated;
      periods.at(-1)!.push({ value: { earliest: terminated, latest: terminated, causes: new Set() }, setAt: terminated, movedAt: Infinity, isCut: true });
    }
    return periods;
  });
}

/** Of all extensions the first so many, where the agreement says how often it may be extended (G3). */
export function asOften(extensions: Made[], clause: Clause): Made[] {
  const most = clause.extension?.most;
  return most === undefined ? extensions : extensions.filter((_act, i) => i < most);
}

/** An end moved by the amount written, or by the amount or to the new end that the act gives. */
export function moved(setting: Setting, written: JointAct & { ms: number | null; days: number | null; months?: number }, act: Made, end: number): number {
  if (!Number.isFinite(end)) return end;
  if (written.months !== undefined) return monthsAfter(setting.zone, end, written.months);
  if (written.ms !== null || written.days !== null) return daysOn(setting.zone, end + (written.ms ?? 0), written.days ?? 0);
  if (act.until !== null) return Math.max(end, act.until);
  return daysOn(setting.zone, end + (act.amountMs ?? 0), act.amountDays ?? 0);
}

/** The same time of day so many civil days on. */
function daysOn(zone: ZoneTable, instant: number, days: number): number {
  if (days === 0) return instant;
  let day = dayOf(zone, instant);
  for (let left = days; left > 0;) {
    day += 1;
    if (!isSkipped(zone, day)) left -= 1;
  }
  return instantsOfLocal(zone, day, msOfDayAt(zone, instant))[0] ?? startOfDay(zone, day);
}
