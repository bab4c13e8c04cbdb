// Anchors: the instants an agreement reckons from, each an interval with reasons (T4-T8, T11-T13).
import { dayFromDate } from '#base/civil.ts';
import { dayOf, endOfDay, isSkipped, lastWholeDay, monthsAfter, startOfDay, type ZoneTable } from '#base/zone.ts';
import type { Clause, Time } from '#records/plan.ts';
import type { Cause } from '#engine/reference-findings.ts';
import { actsOfKind, isAbout, jointActs, type Act } from '#engine/reference-acts.ts';
import { endsOfClause, type ClauseEnd } from '#engine/reference-clause-ends.ts';
import { actorsOf, identity } from '#engine/reference-actors.ts';
import { envKey, found, named, NO_ENV, remember, type AnchorValue, type Env, type Setting } from '#engine/reference-setting.ts';

/** The value of an anchor (T12). */
export function anchorValue(setting: Setting, time: Time, env: Env = NO_ENV): AnchorValue {
  return remember(setting, time, `anchor ${envKey(env)}`, () => {
    const value = computed(setting, time, env);
    return value.earliest === value.latest ? settled(value.earliest) : value;
  });
}

export function isSettled(value: AnchorValue): boolean {
  return value.earliest === value.latest;
}

function settled(instant: number): AnchorValue {
  return { earliest: instant, latest: instant, causes: new Set() };
}

function computed(setting: Setting, time: Time, env: Env): AnchorValue {
  const { zone } = setting;
  const clause = clauseReckonedFrom(setting, time);
  if (clause !== null) return reckonedFromEnds(setting, time, clause);
  const both = (of: Time, shift: (instant: number) => number): AnchorValue => {
    const value = anchorValue(setting, of, env);
    return { earliest: shift(value.earliest), latest: shift(value.latest), causes: value.causes };
  };
  switch (time.node) {
    case 'at': return settled(time.instant);
    case 'edge': return settled(dayEdge(zone, dayFromDate(time.day)!, time.edge));
    case 'anchor': return anchorValue(setting, found(setting.anchors, time.name).time, NO_ENV);
    case 'act': return actValue(setting, time);
    case 'opening': return openingValue(setting, time, env);
    case 'fulfilment': {
      const at = setting.fulfilmentOf(time.of);
      return at === null ? stillToCome(setting) : settled(at);
    }
    case 'clause': return anchorValue(setting, clauseCalled(setting, time.of).from);
    case 'renewed': return renewedEnd(setting, time, env);
    case 'that': {
      if (setting.that === undefined) throw new Error('no occurrence is spoken of here');
      return time.set === true ? settled(setting.that.set) : setting.that.value;
    }
    case 'plus': return both(time.of, (instant) => instant + time.ms);
    case 'days-after': return both(time.of, (instant) => civilDaysAfter(zone, instant, time.days));
    case 'months-after': return both(time.of, (instant) => monthsAfter(zone, instant, time.months));
    case 'day-of': return both(time.of, (instant) => (Number.isFinite(instant) ? dayEdge(zone, dayOf(zone, instant), time.edge) : instant));
  }
}

function dayEdge(zone: ZoneTable, day: number, edge: 'start' | 'end'): number {
  return edge === 'start' ? startOfDay(zone, day) : endOfDay(zone, day);
}

/** T7: the end of the Nth civil day after that of the instant; a date that the zone skips is no day. */
function civilDaysAfter(zone: ZoneTable, instant: number, days: number): number {
  if (!Number.isFinite(instant)) return instant;
  if (days < 0) return startOfDay(zone, Array.from({ length: -days - 1 }).reduce<number>((day) => lastWholeDay(zone, startOfDay(zone, day)), lastWholeDay(zone, instant)));
  let day = dayOf(zone, instant);
  for (let left = days; left > 0;) {
    day += 1;
    if (!isSkipped(zone, day)) left -= 1;
  }
  return endOfDay(zone, day);
}

/** What has not come may come from h on. */
function stillToCome(setting: Setting): AnchorValue {
  return { earliest: setting.h, latest: Infinity, causes: new Set(['pending']) };
}

function clauseCalled(setting: Setting, id: string): Clause {
  const clause = setting.clauses.find((candidate) => candidate.id === id);
  if (clause === undefined) throw new Error(`the plan has no clause ${id}`);
  return clause;
}

/** The clause from whose end a time is reckoned, through other times; null where from none. */
function clauseReckonedFrom(setting: Setting, time: Time): string | null {
  if (time.node === 'clause') return time.edge === 'end' ? time.of : null;
  if (time.node === 'anchor') return clauseReckonedFrom(setting, found(setting.anchors, time.name).time);
  return time.node === 'plus' || time.node === 'days-after' || time.node === 'months-after' || time.node === 'day-of' ? clauseReckonedFrom(setting, time.of) : null;
}

/** The same time reckoned from this instant in the place of the clause's end. */
function reckonedFrom(setting: Setting, time: Time, end: number): number {
  switch (time.node) {
    case 'clause': return end;
    case 'anchor': return reckonedFrom(setting, found(setting.anchors, time.name).time, end);
    case 'plus': return reckonedFrom(setting, time.of, end) + time.ms;
    case 'days-after': return civilDaysAfter(setting.zone, reckonedFrom(setting, time.of, end), time.days);
    case 'months-after': return monthsAfter(setting.zone, reckonedFrom(setting, time.of, end), time.months);
    case 'day-of': {
      const of = reckonedFrom(setting, time.of, end);
      return Number.isFinite(of) ? dayEdge(setting.zone, dayOf(setting.zone, of), time.edge) : of;
    }
    default: throw new Error(`${time.node} is not reckoned from an end`);
  }
}

/** T14: for each course that acts may have taken the first time that had passed when an act moved the end, else the last; then what the courses leave open. */
function reckonedFromEnds(setting: Setting, time: Time, id: string): AnchorValue {
  const ofOne = (end: ClauseEnd): AnchorValue => ({ ...end.value, earliest: reckonedFrom(setting, time, end.value.earliest), latest: reckonedFrom(setting, time, end.value.latest) });
  const values = endsOfClause(setting, clauseCalled(setting, id), (until) => anchorValue(setting, until)).map((ends): AnchorValue => {
    const standing = ends.find((end) => ofOne(end).latest < end.movedAt) ?? ends.at(-1);
    if (standing === undefined) return settled(Infinity);
    const value = ofOne(standing);
    return standing.isCut && value.earliest < standing.value.earliest ? settled(Infinity) : value;
  });
  const causes = new Set(values.flatMap((value) => [...value.causes]));
  const earliest = Math.min(...values.map((value) => value.earliest)), latest = Math.max(...values.map((value) => value.latest));
  const areAlike = values.every((value) => value.earliest === earliest && value.latest === latest);
  return { earliest, latest, causes: areAlike ? causes : causes.add('disputed') };
}

/** T17: the ends one after another, until one for which there was notice in time. */
function renewedEnd(setting: Setting, time: Time & { node: 'renewed' }, env: Env): AnchorValue {
  const { zone } = setting, { every, lead } = time;
  const end = anchorValue(setting, time.of, env), notice = anchorValue(setting, time.notice, env);
  if (!isSettled(end)) return { earliest: end.earliest, latest: Infinity, causes: new Set([...end.causes, ...notice.causes]) };
  if (end.earliest === Infinity) return end;
  const back = (from: number): number => {
    if (lead === null) return from;
    return 'ms' in lead ? from - lead.ms : 'days' in lead ? civilDaysAfter(zone, from, -lead.days) - 1 : monthsAfter(zone, from, -lead.months);
  };
  const stoppedBy = (at: number): number => {
    if (at === Infinity) return Infinity;
    for (let k = 0; ; k += 1) {
      const next = 'ms' in every ? end.earliest + every.ms * k : monthsAfter(zone, end.earliest, ('months' in every ? every.months : 1) * k);
      if (at <= back(next)) return next;
    }
  };
  return { earliest: stoppedBy(notice.earliest), latest: stoppedBy(notice.latest), causes: notice.causes };
}

function openingValue(setting: Setting, time: Time & { node: 'opening' }, env: Env): AnchorValue {
  const { at, isExpired } = setting.openingsOf(time.gate, time.arg === null ? null : named(time.arg, env));
  const instant = time.which === 'first' ? at[0] : at.at(-1);
  if (instant !== undefined) return settled(instant);
  return isExpired ? settled(Infinity) : stillToCome(setting);
}

/** An act as a span of possible instants [first, last], and why it only may be. */
export interface Possible { first: number; last: number; cause: Cause | null }

/** The acts that an anchor may mean. */
export function possibleActs(setting: Setting, time: Time & { node: 'act' }): Possible[] {
  const acts = actsOfKind(setting, time.act).filter(({ claim }) => time.about === null || isAbout(claim, time.about));
  return time.joint ? jointPossible(setting, acts, time.by) : acts.filter((act) => isBy(setting, act, time.by))
    .map(({ claim, cause }) => ({ first: claim.start, last: claim.end - 1, cause }));
}

function actValue(setting: Setting, time: Time & { node: 'act' }): AnchorValue {
  const possible = possibleActs(setting, time);
  const counting = possible.filter((act) => act.cause === null);
  const causes = new Set<Cause>();
  if (counting.length === 0) {
    for (const { cause } of possible) causes.add(cause!);
    causes.add('pending');
    return { earliest: least(possible.map((act) => act.first), setting.h), latest: Infinity, causes };
  }
  const isFirst = time.which === 'first';
  const earliest = isFirst ? least(possible.map((act) => act.first)) : greatest(counting.map((act) => act.first));
  const latest = isFirst ? least(counting.map((act) => act.last)) : greatest(possible.map((act) => act.last));
  const widening = isFirst ? possible.filter((act) => act.first === earliest) : possible.filter((act) => act.last === latest);
  if (!widening.some((act) => act.cause === null)) for (const { cause } of widening) causes.add(cause!);
  const endsHere = counting.filter((act) => (isFirst ? act.last === latest : act.first === earliest));
  if ([...widening, ...endsHere].some((act) => act.first < act.last)) causes.add('imprecise');
  // One that begins after h may yet be preceded by another.
  if (isFirst && earliest > setting.h) return { earliest: setting.h, latest, causes: new Set([...causes, 'pending']) };
  return { earliest, latest, causes };
}

function isBy(setting: Setting, act: Act, by: string[]): boolean {
  return by.length === 0 || by.some((name) => actorsOf(setting, act.claim).has(identity(setting, name)));
}

/** G9: joint acts are dated by their effect; those that need a key that only may be only may be themselves. */
function jointPossible(setting: Setting, acts: Act[], by: string[]): Possible[] {
  const together = { by: by.map((name) => identity(setting, name)), withinMs: null, backdated: false };
  const certain = jointActs(setting, acts.filter((act) => act.cause === null).map((act) => act.claim), together);
  const all = jointActs(setting, acts.map((act) => act.claim), together);
  const causeOf = new Map(acts.map((act) => [act.claim, act.cause]));
  const onlyMay = all.filter((made) => made.keys.some((key) => causeOf.get(key) !== null));
  const possible = certain.map((made): Possible => ({ first: made.effect, last: made.effect, cause: null }));
  for (const made of onlyMay) {
    const cause = made.keys.map((key) => causeOf.get(key)).includes('disputed') ? 'disputed' : 'imprecise';
    possible.push({ first: made.effect, last: made.effect, cause });
  }
  return possible;
}

function least(instants: number[], otherwise = Infinity): number {
  return instants.length === 0 ? otherwise : Math.min(...instants);
}

function greatest(instants: number[]): number {
  return Math.max(...instants);
}
