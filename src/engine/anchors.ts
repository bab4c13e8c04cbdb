// The value of an anchor: when it was or may yet be, as an interval with reasons (T4, T8, T12).
import { dayFromDate } from '#base/civil.ts';
import { dayOf, endOfDay, isSkipped, monthsAfter, startOfDay, type ZoneTable } from '#base/zone.ts';
import { IMPRECISE, PENDING, type Causes } from '#records/causes.ts';
import type { Act } from '#records/observations.ts';
import type { Time } from '#records/plan.ts';

/** When: at `earliest` or later, at `latest` or earlier; settled when both are equal. +Infinity: never, or not known to come. */
export interface AnchorValue { earliest: number; latest: number; causes: Causes }

export interface AnchorWorld {
  zone: ZoneTable;
  horizon: number;
  acts: readonly Act[];
  anchor(name: string): AnchorValue;
  opening(gate: string, member: string | null, which: 'first' | 'latest'): AnchorValue;
  fulfilment(clause: string): AnchorValue;
  bind(ref: { name: string } | { param: string }): string;
  /** The joint acts of several keys, by the moment they are made (G9). */
  joint(act: Act['act'], by: string[], about: string | null): { effective: number; causes: Causes }[];
}

export function settled(at: number): AnchorValue {
  return { earliest: at, latest: at, causes: 0 };
}

export function anchorValue(time: Time, world: AnchorWorld): AnchorValue {
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
    case 'plus': return both(anchorValue(time.of, world), (t) => t + time.ms);
    case 'days-after': return both(anchorValue(time.of, world), (t) => endOfDay(world.zone, laterDay(world.zone, dayOf(world.zone, t), time.days)));
    case 'months-after': return both(anchorValue(time.of, world), (t) => monthsAfter(world.zone, t, time.months));
    case 'day-of': return both(anchorValue(time.of, world), (t) => (time.edge === 'start' ? startOfDay(world.zone, dayOf(world.zone, t)) : endOfDay(world.zone, dayOf(world.zone, t))));
  }
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
  const found = world.acts.filter((act) => act.act === time.act && (time.about === null || act.about === time.about)
    && (time.by.length === 0 || act.own.some((name) => time.by.includes(name))));
  return fromActs(found, time.which, world.horizon);
}

function jointAct(time: Time & { node: 'act' }, world: AnchorWorld): AnchorValue {
  const found = world.joint(time.act, time.by, time.about).map(({ effective, causes }) => ({ start: effective, end: effective + 1, causes }));
  return fromActs(found, time.which, world.horizon);
}

/** T12, for acts that count (no causes) or may count. One that begins after h may yet be preceded by another. */
export function fromActs(acts: { start: number; end: number; causes: Causes }[], which: 'first' | 'latest', horizon: number): AnchorValue {
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
