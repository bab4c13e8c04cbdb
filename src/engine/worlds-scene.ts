// The scene of the enumerator of worlds (A2): the reading's definitions, cells, actors, channels and what each sees, the horizon.
import type { ZoneTable } from '#base/zone.ts';
import { isBelow } from '#records/incident-types.ts';
import type { Claim, ClaimPlace } from '#records/claim.ts';
import type { AnchorDefinition, Channel, Condition, List, MadePlace, Measure, Plan, Reading, Ref } from '#records/plan.ts';

/** What the enumerator does not cover; it then says so instead of judging wrongly. */
export class Unsupported extends Error {}
/** No world agrees with the evidence (A2.14). */
export class Contradiction extends Error {}

export const SOMEBODY_ELSE = ' somebody else';

/** Everything fixed in all worlds. */
export interface Scene {
  plan: Plan;
  reading: Reading;
  zone: ZoneTable;
  asOf: number;
  /** h (E8). */
  horizon: number;
  measures: Map<string, Measure>;
  conditions: Map<string, Condition>;
  anchors: Map<string, AnchorDefinition>;
  lists: Map<string, List>;
  /** The cells of each named place, as bits. */
  cells: Map<string, number>;
  allCells: number[];
  /** The live claims (E2), rulings not yet applied. */
  claims: Claim[];
}

export interface WorldsInput {
  plan: Plan;
  reading: string;
  claims: Claim[];
  asOf: number;
  knownAt: number;
  scan: { from: number; to: number };
  limit: number;
}

export function makeScene(input: WorldsInput): Scene {
  const reading = input.plan.readings.find((one) => one.name === input.reading);
  if (reading === undefined) throw new Unsupported(`no reading ${input.reading}`);
  const { cells, count } = makeCells(input.plan);
  return {
    plan: input.plan, reading, zone: reading.zone ?? input.plan.zone, asOf: input.asOf,
    horizon: Math.min(input.asOf, input.knownAt - (reading.completeAfterMs ?? 0)),
    measures: named([...input.plan.measures, ...reading.measures]),
    conditions: named([...input.plan.conditions, ...reading.conditions]),
    anchors: named([...input.plan.anchors, ...reading.anchors]),
    lists: named([...input.plan.lists, ...reading.lists]),
    cells, allCells: Array.from({ length: count }, (_, i) => 1 << i),
    claims: liveClaims(input.claims, input.knownAt),
  };
}

function named<T extends { name: string }>(all: T[]): Map<string, T> {
  return new Map(all.map((one) => [one.name, one]));
}

/** E2: of the versions known at `knownAt`, the latest recorded. */
function liveClaims(claims: Claim[], knownAt: number): Claim[] {
  const live = new Map<string, Claim>();
  for (const claim of claims) {
    if (claim.recordedAt !== null && claim.recordedAt > knownAt) continue;
    const key = `${claim.channel}/${claim.id}`;
    const other = live.get(key);
    if (other === undefined || (other.recordedAt ?? -Infinity) < (claim.recordedAt ?? -Infinity)) live.set(key, claim);
  }
  return [...live.values()];
}

// --------------------------------------------------------------------------------------------------------------------- place

/** The last cell is elsewhere: in no named place. A place that others lie in, and that is not divided, has a rest of its own. */
function makeCells(plan: Plan): { cells: Map<string, number>; count: number } {
  const own = new Map<string, number>();
  let count = 0;
  for (const place of plan.places) {
    if (place.geometry !== null || place.made?.way === 'near') throw new Unsupported('geometry');
    if (place.since !== undefined) throw new Unsupported('a place that comes to be');
    for (const inner of plan.places) {
      const stray = inner.within.includes(place.name) && place.dividedInto.length > 0 && !place.dividedInto.some((part) => liesIn(plan, inner.name, part));
      if (stray) throw new Unsupported('a place in a divided place, but in none of its parts');
    }
    own.set(place.name, place.dividedInto.length > 0 || place.made !== undefined ? 0 : 1 << count++);
  }
  const cells = new Map<string, number>();
  for (const place of plan.places) {
    let mask = 0;
    for (const inner of plan.places) if (liesIn(plan, inner.name, place.name)) mask |= own.get(inner.name)!;
    cells.set(place.name, mask);
  }
  if (count > 20) throw new Unsupported('more than 20 cells');
  for (const place of plan.places) {
    if (place.made === undefined) continue;
    if (plan.places.some((other) => other.within.includes(place.name) || other.dividedInto.includes(place.name))) throw new Unsupported('a place in one that is made of others');
    cells.set(place.name, cellsMade(plan, cells, place.made));
  }
  return { cells, count: count + 1 };
}

/** N20, N21: all sites are those declared; what lies in one that the agreement does not know has no cell of its own. */
function cellsMade(plan: Plan, cells: Map<string, number>, made: MadePlace): number {
  const of = (name: string): number => {
    const inner = plan.places.find((one) => one.name === name)?.made;
    return inner === undefined ? cells.get(name)! : cellsMade(plan, cells, inner);
  };
  const together = (names: string[]) => names.reduce((mask, name) => mask | of(name), 0);
  switch (made.way) {
    case 'near': throw new Unsupported('geometry');
    case 'joined': return together(made.places);
    case 'common': return made.places.reduce((mask, name) => mask & of(name), -1);
    case 'rest': return of(made.of) & ~together(made.without);
    case 'sites':
      if (made.unlisted === true) throw new Unsupported('sites that are not listed');
      return of(made.within) & together(plan.places.filter(({ site }) => site !== undefined && made.kinds.includes(site)).map(({ name }) => name));
  }
}

/** E30: the things that a word may mean. */
export function thingsOf({ things = [] }: Pick<Plan, 'things'>, word: string): string[] {
  const found = things.find(({ name }) => name === word);
  return found === undefined ? [word] : found.members.flatMap((member) => thingsOf({ things }, member));
}

/** E20, by the agreement's word through all levels. */
export function liesIn(plan: Plan, inner: string, outer: string): boolean {
  if (inner === outer) return true;
  const place = plan.places.find((one) => one.name === inner);
  const above = [...(place?.within ?? []), ...plan.places.filter((one) => one.dividedInto.includes(inner)).map((one) => one.name)];
  return above.some((name) => liesIn(plan, name, outer));
}

export function placeName(plan: Plan, name: string): string {
  return plan.places.find((one) => one.name === name || one.title === name || one.titles.includes(name))?.name ?? name;
}

/** The cells in which what a claim tells may have been. A point may lie in any place that has no geometry (E20). */
export function cellsOfClaim(scene: Scene, place: ClaimPlace | null): number {
  if (place === null || 'geometry' in place) throw new Unsupported('a claim without place, or with a shape');
  if (place.site !== undefined) throw new Unsupported('a claim that says at what kind of site it was');
  const every = scene.allCells.reduce((a, b) => a | b, 0);
  if ('point' in place) {
    const holders = (place.within ?? []).map((name) => scene.cells.get(placeName(scene.plan, name)) ?? every);
    return holders.reduce((a, b) => a & b, every);
  }
  return scene.cells.get(placeName(scene.plan, place.name)) ?? scene.allCells.at(-1)!;
}

// -------------------------------------------------------------------------------------------------------------------- actors

/** N3: every name that stands for these actors or for a part of them. */
export function groupOf(plan: Plan, names: string[]): Set<string> {
  const group = new Set<string>();
  const todo = [...names];
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    if (group.has(name)) continue;
    group.add(name);
    const actor = plan.actors.find((one) => one.name === name || one.title === name);
    if (actor !== undefined) todo.push(actor.name, actor.title, ...actor.includes);
  }
  return group;
}

/** One possible author (target) of what a claim tells: those who acted together. */
export type Party = readonly string[];

/** N2: the possible authors. Whoever is not named may be anybody whom another claim names. */
export function parties(scene: Scene, names: string[] | null, oneOf: boolean): Party[] {
  const { actors } = scene.plan;
  const nameOf = (name: string) => actors.find((one) => one.name === name || one.title === name)?.name ?? name;
  const named = scene.claims.flatMap((claim) => [...(claim.by ?? []), ...(claim.against ?? []), ...(claim.states?.by?.names ?? []), ...(claim.states?.against?.names ?? [])]).map(nameOf);
  if (names === null) return [...new Set([...actors.map((actor) => actor.name), ...named, SOMEBODY_ELSE])].map((name) => [name]);
  const canonical = names.map(nameOf);
  return oneOf ? canonical.map((name) => [name]) : [canonical.toSorted()];
}

// ------------------------------------------------------------------------------------------------------------------ measures

/** A measure with its parameters bound. */
export interface Counted {
  key: string;
  measure: Measure;
  place: string;
  cells: number;
  by: Set<string> | null;
  against: Set<string> | null;
  excluded: Set<string>;
  /** N16. */
  notBy: Set<string>;
  notAgainst: Set<string>;
  /** The channels that it reads (E19.3). */
  channels: Set<string>;
}

export class FreeParameter extends Error {}

export function bindMeasure(scene: Scene, name: string, env: Record<string, string>): Counted {
  const measure = scene.measures.get(name);
  if (measure === undefined) throw new Unsupported(`no measure ${name}`);
  if (measure.strip !== null) throw new Unsupported('a strip');
  if (measure.unless !== undefined) throw new Unsupported('what acts cover');
  if (measure.from === 'presence' && scene.reading.holdsAfterLookMs !== undefined) throw new Unsupported('what is seen that holds after a look');
  const place = bound(measure.place, env);
  const by = measure.by.map((ref) => bound(ref, env)), against = measure.against.map((ref) => bound(ref, env));
  const cells = measure.from === 'acts' ? 0 : scene.cells.get(place);
  if (cells === undefined) throw new Unsupported(`no place ${place}`);
  return {
    key: [name, place, by, against].join('|'), measure, place, cells,
    by: by.length === 0 ? null : measure.from === 'acts' ? new Set(by) : groupOf(scene.plan, by),
    against: against.length === 0 ? null : groupOf(scene.plan, against),
    excluded: groupOf(scene.plan, scene.plan.actors.filter((actor) => actor.excluded).map((actor) => actor.name)),
    notBy: groupOf(scene.plan, measure.notBy ?? []),
    notAgainst: groupOf(scene.plan, measure.notAgainst ?? []),
    channels: new Set(measure.from === 'acts' ? scene.claims.map((claim) => claim.channel) : scene.plan.channels.filter((channel) => reads(scene, measure, channel)).map((channel) => channel.name)),
  };
}

function bound(ref: Ref, env: Record<string, string>): string {
  if ('name' in ref) return ref.name;
  const value = env[ref.param];
  if (value === undefined) throw new FreeParameter(ref.param);
  return value;
}

function reads(scene: Scene, measure: Measure, channel: Channel): boolean {
  if (scene.reading.channels !== null && !scene.reading.channels.includes(channel.name)) return false;
  if (measure.channels !== null && !measure.channels.includes(channel.name)) return false;
  return channel.sees.some(({ sort, of }) => sort === measure.from
    && (of === null || measure.of.length === 0 || of.some((one) => measure.of.some((other) => isBelow(one, other) || isBelow(other, one)))));
}

/** Whether the measure counts a happening (or a present thing) of this kind, in this cell, by and against these; exceptions apart. */
export function fits(counted: Counted, cell: number, kind: string, by: Party, against: Party): boolean {
  const { measure } = counted;
  if (measure.load !== undefined) throw new Unsupported('what is carried');
  if ((counted.cells & cell) === 0) return false;
  if (measure.from === 'movements' ? kind !== measure.stage : !measure.of.some((node) => isBelow(kind, node))) return false;
  if (counted.by !== null && !by.some((name) => counted.by!.has(name))) return false;
  if (counted.against !== null && !against.some((name) => counted.against!.has(name))) return false;
  return !isLeftOut(counted, by, against);
}

/** N3, N16. Presence has no target. */
export function isLeftOut({ measure, excluded, notBy, notAgainst }: Counted, by: Party, against: Party): boolean {
  if (by.some((name) => notBy.has(name)) || (measure.from !== 'presence' && against.some((name) => notAgainst.has(name)))) return true;
  const all = [...by, ...against];
  if (measure.excluding === 'any') return all.some((name) => excluded.has(name));
  return measure.excluding === 'all' && all.every((name) => excluded.has(name));
}

/** E22: what silence means for a measure on a channel. */
export function silenceMeansNone(scene: Scene, measure: Measure, channel: string): boolean {
  const words = scene.reading.silence;
  const word = words.find((one) => one.measure === measure.name && one.channel === channel)
    ?? words.find((one) => one.measure === measure.name && one.channel === null)
    ?? words.find((one) => one.measure === null && one.channel === channel)
    ?? words.find((one) => one.measure === null && one.channel === null);
  return (word?.means ?? measure.silence) === 'none';
}
