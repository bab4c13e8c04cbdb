// The value of an anchor: when it was or may yet be, as an interval with reasons (T4, T8, T12).
import { dayFromDate } from '#base/civil.ts';
import { dayOf, endOfDay, monthsAfter, startOfDay, type ZoneTable } from '#base/zone.ts';
import { DISPUTED, IMPRECISE, PENDING, type Causes } from '#records/causes.ts';
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
  joint(act: Act['act'], by: string[], about: string | null): { at: number; counts: boolean }[];
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
    case 'act': return time.joint && time.by.length > 1 ? jointAct(time, world) : singleAct(time, world);
    case 'opening': return world.opening(time.gate, time.arg === null ? null : world.bind(time.arg), time.which);
    case 'fulfilment': return world.fulfilment(time.of);
    case 'plus': return both(anchorValue(time.of, world), (t) => t + time.ms);
    case 'days-after': return both(anchorValue(time.of, world), (t) => endOfDay(world.zone, dayOf(world.zone, t) + time.days));
    case 'months-after': return both(anchorValue(time.of, world), (t) => monthsAfter(world.zone, t, time.months));
    case 'day-of': return both(anchorValue(time.of, world), (t) => (time.edge === 'start' ? startOfDay(world.zone, dayOf(world.zone, t)) : endOfDay(world.zone, dayOf(world.zone, t))));
  }
}

function both(value: AnchorValue, change: (t: number) => number): AnchorValue {
  const moved = (t: number) => (Number.isFinite(t) ? change(t) : t);
  const earliest = moved(value.earliest);
  const latest = moved(value.latest);
  return { earliest, latest, causes: earliest === latest ? 0 : value.causes };
}

function singleAct(time: Time & { node: 'act' }, world: AnchorWorld): AnchorValue {
  const found = world.acts.filter((act) => act.act === time.act && (time.about === null || act.about === time.about)
    && (time.by.length === 0 || act.groups.some((group) => time.by.includes(group))));
  return fromActs(found, time.which, world.horizon);
}

function jointAct(time: Time & { node: 'act' }, world: AnchorWorld): AnchorValue {
  const found = world.joint(time.act, time.by, time.about).map(({ at, counts }) => ({ start: at, end: at + 1, counts }));
  return fromActs(found, time.which, world.horizon);
}

/** T12, for acts that count or may count. */
export function fromActs(acts: { start: number; end: number; counts: boolean }[], which: 'first' | 'latest', horizon: number): AnchorValue {
  const sure = acts.filter((act) => act.counts);
  const some = acts.length > sure.length;
  const least = (list: number[]) => list.reduce((a, b) => Math.min(a, b), Infinity);
  const greatest = (list: number[]) => list.reduce((a, b) => Math.max(a, b), -Infinity);
  if (sure.length === 0) return { earliest: some ? least(acts.map((act) => act.start)) : horizon, latest: Infinity, causes: PENDING | (some ? DISPUTED : 0) };
  const range = (list: typeof acts) => (which === 'first'
    ? { earliest: least(list.map((act) => act.start)), latest: least(sure.map((act) => act.end - 1)) }
    : { earliest: greatest(sure.map((act) => act.start)), latest: greatest(list.map((act) => act.end - 1)) });
  const all = range(acts);
  if (all.earliest === all.latest) return { ...all, causes: 0 };
  const bare = range(sure);
  const widened = all.earliest !== bare.earliest || all.latest !== bare.latest;
  return { ...all, causes: (widened ? DISPUTED : 0) | (bare.earliest !== bare.latest ? IMPRECISE : 0) };
}
