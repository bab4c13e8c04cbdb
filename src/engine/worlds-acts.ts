// Acts in a world (A2.11): which are there and when; and what anchors are worth then (T12, read in one exact history).
import { dayFromDate } from '#base/civil.ts';
import { dayOf, endOfDay, monthsAfter, startOfDay } from '#base/zone.ts';
import type { ActKind, Claim } from '#records/claim.ts';
import type { Formula, Time } from '#records/plan.ts';
import type { Evidence } from '#engine/worlds-evidence.ts';
import { refuseBoth } from '#engine/worlds-acts-counted.ts';
import { openTopics, speaksOf } from '#engine/worlds-words.ts';
import { Unsupported, type Scene } from '#engine/worlds-scene.ts';

/** An act that was made, at one instant. `by` null: by whom is unknown. `known`: whether a claim tells it, and for certain. */
export interface Act { kind: ActKind; by: string[] | null; about: string | null; to: string | null; t: number; known: 'certain' | 'perhaps' | 'to-come';
  /** A ruling or a verification: the claim that tells it. */
  claim?: Claim;
  /** No act, but that something nobody ruled on is so in this history (A2.12): what. */
  open?: string;
}

/** What an anchor or an `act-done` looks for. `which` null: `act-done`. */
interface Sought { act: ActKind; by: string[]; about: string | null; to: string | null; orTo?: string[]; which: 'first' | 'latest' | null }

/**
 * Every history of the acts that this formula can meet. Acts to come are one for each thing sought, from h until `until` or never. An anchor
 * `latest` that an act which counts has reached stays where it is (T8: as acts so far have moved it; T12): acts to come do not move it.
 */
export function actHistories(scene: Scene, evidence: Evidence, formula: Formula, until: number, limit: number): Act[][] {
  const sought = new Map<string, Sought>();
  const ruled: (Formula & { node: 'ruled' })[] = [];
  walkFormula(scene, formula, (one) => sought.set(JSON.stringify(one), one), new Set(), (one) => ruled.push(one));
  const all = [...sought.values()];
  refuseBoth(scene, formula, [...all.map((one) => one.act), ...ruled.map((one) => one.act)]);
  let histories: Act[][] = [[]];
  const branch = (choices: (Act | null)[]) => {
    histories = histories.flatMap((history) => choices.map((act) => (act === null ? history : [...history, act])));
    if (histories.length > limit) throw new Unsupported('too many histories of acts');
  };
  for (const topic of new Set(ruled.flatMap((one) => openTopics(scene, one)))) {
    branch([null, { kind: 'ruling', by: null, about: null, to: null, t: 0, known: 'certain', open: topic }]);
  }
  for (const { claim, certain } of evidence.acts.filter((one) => ruled.some((node) => speaksOf(one.claim, node)))) {
    const act: Act = { kind: claim.act!, by: claim.by, about: claim.about, to: claim.to, t: claim.start, known: certain ? 'certain' : 'perhaps', claim };
    branch(certain ? [act] : [null, act]);
  }
  const known: { act: Act; certain: boolean; end: number }[] = [];
  for (const { claim, certain } of evidence.acts) {
    const at = (t: number): Act => ({ kind: claim.act!, by: claim.by, about: claim.about, to: claim.to, t, known: certain ? 'certain' : 'perhaps' });
    if (!all.some((one) => meets(scene, one, at(claim.start)))) continue;
    if (claim.by === null && all.some((one) => one.by.length > 0)) throw new Unsupported('an act by nobody named');
    known.push({ act: at(claim.start), certain, end: claim.end });
    branch([...(certain ? [] : [null]), ...row(claim.start, claim.end).map(at)]);
  }
  for (const one of all) {
    const settled = known.filter((other) => other.certain && meets(scene, one, other.act));
    if (one.which === 'latest' && settled.length > 0) continue;
    if (one.which === 'first' && settled.some((other) => other.end <= scene.horizon)) continue;
    const by = one.by.length === 0 ? [' somebody'] : [one.by[0]!];
    branch([null, ...row(scene.horizon, until).map((t) => ({ kind: one.act, by, about: one.about, to: one.to, t, known: 'to-come' as const }))]);
  }
  return histories;
}

function row(from: number, to: number): number[] {
  if (to - from > 64) throw new Unsupported('an act that may lie at more than 64 instants');
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

function meets(scene: Scene, sought: Sought, act: Act): boolean {
  if (act.kind !== sought.act || (sought.to !== null && ![sought.to, ...(sought.orTo ?? [])].some((to) => act.to === to))) return false;
  // N12: an act about all of a clause for each member is about each member's.
  if (sought.about !== null && act.about !== sought.about && !(act.about !== null && sought.about.startsWith(`${act.about}(`) && sought.about.endsWith(')'))) return false;
  if (sought.by.length === 0 || act.by === null) return true;
  // An act of a joint body is each member's (T12).
  const own = act.by.flatMap((name) => {
    const actor = scene.plan.actors.find((one) => one.name === name || one.title === name);
    return [actor?.name ?? name, ...actor?.members ?? []];
  });
  return own.some((name) => sought.by.includes(name));
}

/** The acts of this history that `act-done` or an anchor looks for. */
export function actsMet(scene: Scene, history: Act[], sought: Omit<Sought, 'which'>): Act[] {
  return history.filter((act) => meets(scene, { ...sought, which: null }, act));
}

/** The value of an anchor in a world: an instant, or Infinity where it never comes. */
export function timeIn(scene: Scene, history: Act[], time: Time, ring = 0): number {
  if (ring > 40) throw new Unsupported('an anchor that hangs on itself');
  switch (time.node) {
    case 'at': return time.instant;
    case 'edge': return edgeOf(scene, dayFromDate(time.day) ?? NaN, time.edge);
    case 'anchor': {
      const named = scene.anchors.get(time.name);
      if (named === undefined) throw new Unsupported(`no anchor ${time.name}`);
      return timeIn(scene, history, named.time, ring + 1);
    }
    case 'act': {
      if (time.joint && time.by.length > 1) throw new Unsupported('a joint act');
      const met = actsMet(scene, history, { act: time.act, by: time.by, about: time.about, to: null });
      if (met.length === 0) return Infinity;
      if (time.which === 'first') return Math.min(...met.map((act) => act.t));
      const soFar = met.some((act) => act.known === 'certain') ? met.filter((act) => act.known !== 'to-come') : met;
      return Math.max(...soFar.map((act) => act.t));
    }
    case 'plus': return timeIn(scene, history, time.of, ring + 1) + time.ms;
    case 'days-after': {
      const day = dayOf(scene.zone, timeIn(scene, history, time.of, ring + 1)) + time.days;
      return time.days < 0 ? edgeOf(scene, day, 'start') : edgeOf(scene, day, 'end');
    }
    case 'months-after': return monthsAfter(scene.zone, timeIn(scene, history, time.of, ring + 1), time.months);
    case 'day-of': return edgeOf(scene, dayOf(scene.zone, timeIn(scene, history, time.of, ring + 1)), time.edge);
    default: throw new Unsupported(`an anchor that is a gate's opening or a clause's fulfilment`);
  }
}

function edgeOf(scene: Scene, day: number, edge: 'start' | 'end'): number {
  if (Number.isNaN(day)) throw new Unsupported('no such day');
  if (!Number.isFinite(day)) return day;
  return edge === 'start' ? startOfDay(scene.zone, day) : endOfDay(scene.zone, day);
}

// ---------------------------------------------------------------------------------------------------- what a formula looks for

function walkFormula(scene: Scene, formula: Formula, seek: (sought: Sought) => void, seen: Set<string>, onRuled: (node: Formula & { node: 'ruled' }) => void): void {
  const inTime = (time: Time | null) => { if (time !== null) walkTime(scene, time, seek, 0); };
  const inner = (of: Formula) => walkFormula(scene, of, seek, seen, onRuled);
  switch (formula.node) {
    case 'condition': {
      const named = scene.conditions.get(formula.name);
      if (named === undefined) throw new Unsupported(`no condition ${formula.name}`);
      if (!seen.has(formula.name)) walkFormula(scene, named.of, seek, seen.add(formula.name), onRuled);
      return;
    }
    case 'compare': {
      const { to } = formula;
      for (const name of [formula.measure, to.operand === 'number' ? null : to.measure]) inTime(name === null ? null : beginningOf(scene, name));
      return inTime(to.operand === 'average' ? to.before : to.operand === 'measure' ? (to.asAt ?? null) : null);
    }
    case 'count': return inTime(formula.anchor.reachBack ? null : formula.anchor.from);
    case 'sustained': inTime(formula.anchor.reachBack ? null : formula.anchor.from); return inner(formula.of);
    case 'act-done': case 'done':
      if (formula.node === 'act-done') seek({ act: formula.act, by: formula.by, about: formula.about, to: formula.to, ...(formula.orTo === undefined ? {} : { orTo: formula.orTo }), which: null });
      for (const time of [formula.from, formula.notBefore, formula.noLaterThan]) inTime(time);
      return;
    case 'and': case 'or': formula.of.forEach(inner); return;
    case 'since': inner(formula.hold); return inner(formula.begun);
    case 'until': inner(formula.hold); return inner(formula.comes);
    case 'state':
      for (const pattern of [...formula.begun, ...formula.ended]) {
        if (pattern.joint && pattern.by.length > 1) throw new Unsupported('a joint act');
        seek({ act: pattern.act, by: pattern.by, about: pattern.about, to: null, which: null });
      }
      return;
    case 'ruled':
      onRuled(formula);
      if (formula.of !== null) inner(formula.of);
      return;
    case 'together': formula.times.forEach(inTime); return;
    default: return inner(formula.of);
  }
}

/** V14: from when a total that grows is counted. */
function beginningOf(scene: Scene, measure: string): Time | null {
  const per = scene.measures.get(measure)?.per;
  return per?.unit === 'since' ? per.from : null;
}

function walkTime(scene: Scene, time: Time, seek: (sought: Sought) => void, ring: number): void {
  if (ring > 40) throw new Unsupported('an anchor that hangs on itself');
  if (time.node === 'act') seek({ act: time.act, by: time.by, about: time.about, to: null, which: time.which });
  else if (time.node === 'anchor') {
    const named = scene.anchors.get(time.name);
    if (named !== undefined) walkTime(scene, named.time, seek, ring + 1);
  } else if ('of' in time && typeof time.of === 'object') walkTime(scene, time.of, seek, ring + 1);
}
