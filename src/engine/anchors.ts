// The value of an anchor: when it was or may yet be, as an interval with reasons (T4, T8, T12).
import { dayFromDate } from '#base/civil.ts';
import { dayOf, endOfDay, isSkipped, lastWholeDay, monthsAfter, startOfDay, type ZoneTable } from '#base/zone.ts';
import { DISPUTED, IMPRECISE, PENDING, type Causes } from '#records/causes.ts';
import type { Act } from '#records/observations.ts';
import type { Stride, Time } from '#records/plan.ts';
import { speaksOf } from '#records/topic.ts';

/** When: at `earliest` or later, at `latest` or earlier; settled when both are equal. +Infinity: never, or not known to come. */
export interface AnchorValue { earliest: number; latest: number; causes: Causes }

/** An end that a clause had: from when it was the end (`set`), until an act moved it. `gap`: the first of a period begun after the one before was over. */
export interface End { value: AnchorValue; set: number; until: number; gap: boolean; cut: boolean }

export interface AnchorWorld {
  zone: ZoneTable;
  horizon: number;
  acts: readonly Act[];
  anchor(name: string): AnchorValue;
  opening(gate: string, member: string | null, which: 'first' | 'latest'): AnchorValue;
  fulfilment(clause: string): AnchorValue;
  clauseStart(clause: string): AnchorValue;
  /** Every end that a clause had, for each course of the acts in doubt (T14). */
  clauseEnds(clause: string): End[][];
  anchorTime(name: string): Time;
  /** The occurrence that a clause is judged for; `set`: when acts made it the end (T16). */
  that(): { value: AnchorValue; set: number };
  bind(ref: { name: string } | { param: string }): string;
  /** The joint acts of several keys, by the moment they are made (G9). */
  joint(act: Act['act'], by: string[], about: string | null): { effective: number; causes: Causes }[];
}

export function settled(at: number): AnchorValue {
  return { earliest: at, latest: at, causes: 0 };
}

export function anchorValue(time: Time, world: AnchorWorld): AnchorValue {
  const reckoned = fromEnds(time, world);
  if (reckoned !== null) return chosen(reckoned);
  switch (time.node) {
    case 'at': return settled(time.instant);
    case 'edge': {
      const day = dayFromDate(time.day)!;
      return settled(time.edge === 'start' ? startOfDay(world.zone, day) : endOfDay(world.zone, day));
    }
    case 'anchor': return world.anchor(time.name);
    case 'act': return time.joint ? jointAct(time, world) : singleAct(time, world);
    case 'opening': return world.opening(time.gate, time.arg === null ? null : world.bind(time.arg), time.which);
    case 'fulfilment': return world.fulfilment(time.of);
    case 'clause': return world.clauseStart(time.of);
    case 'renewed': return renewed(time, world);
    case 'that': return time.set === true ? settled(world.that().set) : world.that().value;
    case 'plus':
    case 'days-after':
    case 'months-after':
    case 'day-of': return both(anchorValue(time.of, world), (t) => shifted(time, t, world.zone));
  }
}

type Shift = Extract<Time, { node: 'plus' | 'days-after' | 'months-after' | 'day-of' }>;

function shifted(time: Shift, t: number, zone: ZoneTable): number {
  switch (time.node) {
    case 'plus': return t + time.ms;
    case 'days-after': return time.days < 0 ? wholeDaysBefore(zone, t, -time.days) : endOfDay(zone, laterDay(zone, dayOf(zone, t), time.days));
    case 'months-after': return monthsAfter(zone, t, time.months);
    case 'day-of': return time.edge === 'start' ? startOfDay(zone, dayOf(zone, t)) : endOfDay(zone, dayOf(zone, t));
  }
}

/** T14: what a time comes to from each end that a clause had; null where it is not reckoned from a clause's end. */
function fromEnds(time: Time, world: AnchorWorld): { value: AnchorValue; end: End }[][] | null {
  switch (time.node) {
    case 'clause': return time.edge === 'start' ? null : world.clauseEnds(time.of).map((course) => course.map((end) => ({ value: end.value, end })));
    case 'anchor': return fromEnds(world.anchorTime(time.name), world);
    case 'plus':
    case 'days-after':
    case 'months-after':
    case 'day-of': return fromEnds(time.of, world)?.map((course) => course.map(({ value, end }) => ({ value: both(value, (t) => shifted(time, t, world.zone)), end }))) ?? null;
    default: return null;
  }
}

/** What a time reckoned from a clause's end comes to: of the first period, the first that had passed when an act moved the end, else the last (T14). */
function chosen(courses: { value: AnchorValue; end: End }[][]): AnchorValue {
  const values = courses.map((course) => ofCourse(course));
  const [first] = values as [AnchorValue, ...AnchorValue[]];
  if (values.every((value) => value.earliest === first.earliest && value.latest === first.latest)) return { ...first, causes: values.reduce((causes, value) => causes | value.causes, 0) };
  const earliest = Math.min(...values.map((value) => value.earliest)), latest = Math.max(...values.map((value) => value.latest));
  return { earliest, latest, causes: values.reduce((causes, value) => causes | value.causes, DISPUTED) };
}

function ofCourse(course: { value: AnchorValue; end: End }[]): AnchorValue {
  const later = course.findIndex(({ end }) => end.gap);
  const first = later < 0 ? course : course.slice(0, later);
  const found = first.find(({ value, end }) => value.latest < end.until) ?? first[first.length - 1];
  if (found === undefined) return settled(Infinity);
  // What an act would put before itself no longer comes.
  return found.end.cut && found.value.earliest < found.end.set ? settled(Infinity) : found.value;
}

/** T15: the start of the first of so many whole days that end at or before t. */
function wholeDaysBefore(zone: ZoneTable, t: number, days: number): number {
  let day = lastWholeDay(zone, t);
  for (let left = days - 1; left > 0; ) if (!isSkipped(zone, --day)) left -= 1;
  return startOfDay(zone, day);
}

/** T17: from the end at which the first possible notice would stop it, to that of the last; where the first end is unsettled, from then on. */
function renewed(time: Time & { node: 'renewed' }, world: AnchorWorld): AnchorValue {
  const end = anchorValue(time.of, world), notice = anchorValue(time.notice, world);
  if (end.earliest === Infinity) return end;
  if (end.earliest !== end.latest) return { earliest: end.earliest, latest: Infinity, causes: end.causes | notice.causes };
  const earliest = endStoppedBy(time, end.earliest, notice.earliest, world.zone), latest = endStoppedBy(time, end.earliest, notice.latest, world.zone);
  return { earliest, latest, causes: earliest === latest ? 0 : notice.causes };
}

/** The first of the ends for which a notice at `notice` was made in time. */
function endStoppedBy({ every, lead }: Time & { node: 'renewed' }, first: number, notice: number, zone: ZoneTable): number {
  if (notice === Infinity) return Infinity;
  const end = (k: number): number => ('ms' in every ? first + k * every.ms : 'months' in every ? monthsAfter(zone, first, k * every.months) : NaN);
  let k = 'ms' in every ? Math.max(0, Math.floor((notice - first) / every.ms)) : 0;
  while (lastInTime(lead, end(k), zone) < notice) k += 1;
  return end(k);
}

function lastInTime(lead: Stride | null, end: number, zone: ZoneTable): number {
  if (lead === null) return end;
  if ('ms' in lead) return end - lead.ms;
  return 'months' in lead ? monthsAfter(zone, end, -lead.months) : wholeDaysBefore(zone, end, lead.days) - 1;
}

/** The day so many days on; a date that the zone skips is no day. */
function laterDay(zone: ZoneTable, day: number, days: number): number {
  let later = day;
  for (let left = days; left > 0; ) if (!isSkipped(zone, ++later)) left -= 1;
  return later;
}

function both(value: AnchorValue, change: (t: number) => number): AnchorValue {
  const moved = (t: number) => (Number.isFinite(t) ? change(t) : t);
  const earliest = moved(value.earliest);
  const latest = moved(value.latest);
  return { earliest, latest, causes: earliest === latest ? 0 : value.causes };
}

function singleAct(time: Time & { node: 'act' }, world: AnchorWorld): AnchorValue {
  return fromActs(singleActs(time, world), time.which, world.horizon);
}

/** The acts that an anchor may mean; those without causes count. */
export function actsMeant(time: Time & { node: 'act' }, world: AnchorWorld): readonly { start: number; end: number; causes: Causes }[] {
  return time.joint ? jointActs(time, world) : singleActs(time, world);
}

function singleActs(time: Time & { node: 'act' }, world: AnchorWorld): readonly Act[] {
  return world.acts.filter((act) => act.act === time.act && (time.about === null || speaksOf(act.about, time.about))
    && (time.by.length === 0 || act.own.some((name) => time.by.includes(name))));
}

function jointAct(time: Time & { node: 'act' }, world: AnchorWorld): AnchorValue {
  return fromActs(jointActs(time, world), time.which, world.horizon);
}

function jointActs(time: Time & { node: 'act' }, world: AnchorWorld): { start: number; end: number; causes: Causes }[] {
  return world.joint(time.act, time.by, time.about).map(({ effective, causes }) => ({ start: effective, end: effective + 1, causes }));
}

/** T12, for acts that count (no causes) or may count. One that begins after h may yet be preceded by another. */
function fromActs(acts: readonly { start: number; end: number; causes: Causes }[], which: 'first' | 'latest', horizon: number): AnchorValue {
  const sure = acts.filter((act) => act.causes === 0);
  const union = (some: typeof acts) => some.reduce((causes, act) => causes | act.causes, 0);
  if (sure.length === 0) return { earliest: acts.reduce((least, act) => Math.min(least, act.start), acts.length > 0 ? Infinity : horizon), latest: Infinity, causes: PENDING | union(acts) };
  const first = which === 'first';
  const told = first ? Math.min(...acts.map((act) => act.start)) : Math.max(...sure.map((act) => act.start));
  const latest = first ? Math.min(...sure.map((act) => act.end - 1)) : Math.max(...acts.map((act) => act.end - 1));
  const widening = acts.filter((act) => (first ? act.start === told : act.end - 1 === latest));
  const endsHere = sure.filter((act) => (first ? act.end - 1 === latest : act.start === told));
  let causes = widening.some((act) => act.causes === 0) ? 0 : union(widening);
  if ([...widening, ...endsHere].some((act) => act.start < act.end - 1)) causes |= IMPRECISE;
  const earliest = first && told > horizon ? horizon : told;
  if (earliest < told) causes |= PENDING;
  return { earliest, latest, causes: earliest === latest ? 0 : causes };
}
