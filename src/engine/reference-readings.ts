// Which claims a measure reads in a reading, and what each is worth to it (E19).
import { isBelow } from '#records/incident-types.ts';
import type { Claim, CountRange } from '#records/claim.ts';
import type { CountedSort, Measure } from '#records/plan.ts';
import { actorsOf, groupOfAll, identity, notExcluded, partyFilter, type Relation } from '#engine/reference-actors.ts';
import { isAbout } from '#engine/reference-acts.ts';
import { exceptionRuled, isSetAside } from '#engine/reference-evidence.ts';
import { asRuled, possiblePlaces } from '#engine/reference-parts.ts';
import { placeRelation, stripPlaceRelation } from '#engine/reference-places.ts';
import { thingsMeant } from '#engine/reference-things.ts';
import { envKey, named, remember, type Env, type Setting } from '#engine/reference-setting.ts';

/** A measure with its names bound. `by` and `against`: the group asked for, null where none is. */
export interface View {
  measure: Measure;
  place: string;
  by: Set<string> | null;
  against: Set<string> | null;
}

/** The view of a measure; a duty counts those acts alone that are by its own actors, given as `group` (N1, N3). */
export function viewOf(setting: Setting, measure: Measure, env: Env, group: string[] | null = null): View {
  return remember(setting, measure, `view ${envKey(env)} ${group?.join(',') ?? ''}`, () => {
    // V15: of acts those whose own they are are named, not their groups.
    const together = (names: string[]) => (measure.from === 'acts' ? new Set(names.map((name) => identity(setting, name))) : groupOfAll(setting, names));
    const groups = (refs: Measure['by']) => (refs.length === 0 ? null : together(refs.map((ref) => named(ref, env))));
    return { measure, place: named(measure.place, env), by: group === null ? groups(measure.by) : groupOfAll(setting, group), against: groups(measure.against) };
  });
}

const KIND_OF: Record<CountedSort, Claim['kind']> = { acts: 'act', incidents: 'incident', tallies: 'tally', movements: 'movement', presence: 'presence' };

/** E19 (3): the channels that the reading and the measure admit and that see the measure. */
export function channelsRead(setting: Setting, measure: Measure): string[] {
  return remember(setting, measure, 'channels', () => [...setting.channels.values()].filter((channel) =>
    (setting.reading.channels === null || setting.reading.channels.includes(channel.name)) &&
    (measure.channels === null || measure.channels.includes(channel.name)) &&
    channel.sees.some(({ sort, of }) => sort === measure.from &&
      (of === null || measure.of.length === 0 || of.some((seen) => measure.of.some((asked) => isBelow(seen, asked) || isBelow(asked, seen)))))
  ).map((channel) => channel.name));
}

/** E19 (1)-(3), (5), (6): claims of the measure's sort from its channels, begun before asOf, not set aside, whatever they are worth. */
export function claimsOfSort(setting: Setting, measure: Measure): Claim[] {
  return remember(setting, measure, 'claims of its sort', () => {
    const channels = channelsRead(setting, measure);
    return setting.claims.map((claim) => asRuled(setting, claim)).filter((claim) =>
      claim.kind === KIND_OF[measure.from] && (measure.from !== 'movements' || claim.stage === measure.stage) &&
      (measure.from === 'acts' || channels.includes(claim.channel)) && claim.start < setting.asOf && !isSetAside(setting, claim));
  });
}

/** E19 (7): what happened, or was there, or was counted, against what the measure counts. */
export function typeRelation(setting: Setting, claim: Claim, measure: Measure): Relation {
  if (measure.acts !== undefined) return isActAsked(claim, measure.acts) ? 'in' : 'out';
  if (measure.from === 'movements') return loadRelation(claim, measure);
  if (measure.of.length === 0) return 'in';
  if (claim.kind === 'presence' && claim.what !== null && setting.plan.things !== undefined) {
    return ofEach([...thingsMeant(setting, claim.what)].map((thing) => (measure.of.some((asked) => isBelow(thing, asked)) ? 'in' : 'out')));
  }
  const type = claim.kind === 'incident' ? claim.type : claim.what;
  if (type === null) return 'may';
  if (measure.of.some((asked) => isBelow(type, asked))) return 'in';
  return measure.of.some((asked) => isBelow(asked, type)) ? 'may' : 'out';
}

/** V15: the kind of act, to whom it was made, what it is about. */
function isActAsked(claim: Claim, { act, to, about }: NonNullable<Measure['acts']>): boolean {
  return claim.act === act && (to.length === 0 || to.some((name) => claim.to === name)) && (about === null || isAbout(claim, about));
}

/** E19 (7): what a movement carries; of several loads each is the convoy's, and of its trucks it is not said which. */
function loadRelation(claim: Claim, measure: Measure): Relation {
  if (measure.load === undefined) return 'in';
  if (claim.load === undefined) return 'may';
  const isAsked = claim.load.map((one) => measure.load!.includes(one));
  if (!isAsked.includes(true)) return 'out';
  return measure.unit === 'convoys' || !isAsked.includes(false) ? 'in' : 'may';
}

/** E19 (8): the claim's place against the measure's place or strip. */
export function whereRelation(setting: Setting, claim: Claim, view: View): Relation {
  const { strip } = view.measure;
  if (view.measure.from === 'acts') return 'in';
  return ofEach(possiblePlaces(setting, claim).map((place) => (strip === null ? placeRelation(setting, place, view.place) : stripPlaceRelation(setting, place, strip))));
}

/** E13: of all that it may be, `in` or `out` only where each is. */
export function ofEach(relations: Relation[]): Relation {
  if (relations.every((relation) => relation === 'in')) return 'in';
  return relations.every((relation) => relation === 'out') ? 'out' : 'may';
}

/** E19 (9): the filters `by` and `against`. */
export function filterRelation(setting: Setting, claim: Claim, view: View): Relation {
  if (view.measure.from === 'acts') return view.by === null || [...actorsOf(setting, claim)].some((name) => view.by!.has(name)) ? 'in' : 'out';
  return partyFilter(setting, claim, view.by, view.against, view.measure);
}

/** E19 (10): `in` where no excluded actor takes it away. */
export function exclusionRelation(setting: Setting, claim: Claim, view: View): Relation {
  return view.measure.from === 'acts' ? 'in' : notExcluded(setting, claim, view.measure);
}

/** E19 (11): `out` where a ruled exception takes it away, `may` where the measure has exceptions of which nothing is ruled. */
export function exceptionRelation(setting: Setting, claim: Claim, view: View): Relation {
  if (view.measure.exceptions.length === 0) return 'in';
  const ruled = exceptionRuled(setting, claim);
  if (ruled === 'none') return 'in';
  return ruled !== null && view.measure.exceptions.includes(ruled) ? 'out' : 'may';
}

/** How many of the measure's unit a claim tells of, if it counts. */
export function unitsOf(claim: Claim, measure: Measure): CountRange {
  const unknown = { low: 0, high: Infinity };
  switch (measure.unit) {
    case 'events': case 'things': return claim.count;
    case 'convoys': case 'acts': return { low: 1, high: 1 };
    case 'killed': return claim.kind === 'tally' ? claim.count : claim.killed;
    case 'injured': return claim.kind === 'tally' ? claim.count : claim.injured;
    case 'trucks': return claim.kind === 'tally' ? claim.count : claim.trucks ?? unknown;
    case 'people': return claim.kind === 'movement' ? claim.people ?? unknown : claim.count;
  }
}

/** What several members of one happening say of it together (E21): whether it is in, and why that is not certain. */
export function together(relations: Relation[]): { relation: Relation; cause: 'disputed' | 'imprecise' | null } {
  const isIn = relations.includes('in'), isOut = relations.includes('out');
  if (isIn && !isOut) return { relation: 'in', cause: null };
  if (relations.every((relation) => relation === 'out')) return { relation: 'out', cause: null };
  return { relation: 'may', cause: isIn ? 'disputed' : 'imprecise' };
}
