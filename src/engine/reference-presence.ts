// How many things are somewhere at one moment (E16, E23), and the posts that a duty exempts (N7).
import type { Claim } from '#records/claim.ts';
import { claimKey } from '#records/claim.ts';
import type { Clause, Measure } from '#records/plan.ts';
import { isBelow } from '#records/incident-types.ts';
import { amount, type Amount, type Cause } from '#engine/reference-findings.ts';
import { isAbout } from '#engine/reference-acts.ts';
import { actorsOf, claimedGroups, identity } from '#engine/reference-actors.ts';
import { areRuledDistinct, gradeOf, isRefuted, ruledSame } from '#engine/reference-evidence.ts';
import { possiblePlaces } from '#engine/reference-parts.ts';
import { areApart, containsPlace, placeRelation, samePlace } from '#engine/reference-places.ts';
import {
  claimsOfSort, exceptionRelation, exclusionRelation, filterRelation, together, typeRelation, unitsOf, whereRelation, type View,
} from '#engine/reference-readings.ts';
import { commonUnits, membersThatEnter } from '#engine/reference-counts.ts';
import { mayBeSameThing, thingsMeant } from '#engine/reference-things.ts';
import { isSeenAtAll, isWatched } from '#engine/reference-silence.ts';
import { remember, type Setting } from '#engine/reference-setting.ts';
import { overSince } from '#engine/reference-since.ts';
import { haveNothingInCommon, isWithin } from '#engine/reference-sets.ts';

/** N7: so many posts of so many people, for a clause. */
export interface Posts { clause: Clause; count: number; people: number }

/** What one claim, or several ruled the same, say of a moment. */
interface Sighting { members: Claim[]; channels: Set<string>; low: number; high: number; causes: Set<Cause> }

/** The number at a moment (E23). */
export function presenceAt(setting: Setting, view: View, t: number, posts: Posts | null = null): Amount {
  return overSince(setting, view.place, t, t + 1, () => presenceOfWhole(setting, view, t, posts));
}

function presenceOfWhole(setting: Setting, view: View, t: number, posts: Posts | null): Amount {
  if (!isSeenAtAll(setting, view.measure)) return amount(0, Infinity, ['unseen']);
  if (t >= setting.h) return amount(0, Infinity, ['pending']);
  return remember(setting, view, `presence ${t} ${posts === null ? '' : posts.clause.id}`, () => {
    const seen = [...sightings(setting, view, t), ...heldSightings(setting, view, t)];
    const all = seen.map((sighting) => afterPosts(setting, view, sighting, t, posts))
      .filter((sighting) => sighting !== null && sighting.high > 0) as Sighting[];
    const causes = new Set(all.flatMap((sighting) => [...sighting.causes]));
    if (all.some((a, i) => all.slice(i + 1).some((b) => haveNothingInCommon(a.channels, b.channels) && !areRuledDistinct(setting, a.members, b.members)))) causes.add('unruled');
    const isKnown = isLook(setting, view, t) || isHeld(setting, view, t, seen);
    if (!isKnown) causes.add('unseen');
    return amount(greatestLow(setting, all), isKnown ? all.reduce((sum, sighting) => sum + sighting.high, 0) : Infinity, causes);
  });
}

/** The greatest over the channels, each with the sightings of one other channel that are ruled distinct from all of its own (E5, E21). */
function greatestLow(setting: Setting, all: Sighting[]): number {
  const channels = [...new Set(all.flatMap((sighting) => [...sighting.channels]))];
  const tellers = channels.map((channel) => all.filter((sighting) => sighting.channels.has(channel)));
  return Math.max(0, ...tellers.map((told) => {
    const others = tellers.map((lot) => lot.filter((sighting) => !told.includes(sighting) &&
      told.every((other) => areRuledDistinct(setting, sighting.members, other.members))));
    return greatestSum(setting, told) + Math.max(0, ...others.map((lot) => greatestSum(setting, lot)));
  }));
}

/** The greatest sum of lows of sightings whose places are the same or pairwise apart: every choice is tried. */
function greatestSum(setting: Setting, lot: Sighting[], chosen: Sighting[] = []): number {
  const [first, ...rest] = lot.filter((sighting) => sighting.low > 0);
  if (first === undefined) return 0;
  const without = greatestSum(setting, rest, chosen);
  // Of a class and of a thing of it in one place one may be part of the other (E30).
  const areOthers = (other: Sighting) => first.members.every((a) => other.members.every((b) => !mayBeSameThing(setting, a, b)));
  const fits = chosen.every((other) => first.members.every((a) => other.members.every((b) =>
    (samePlace(setting, a.place, b.place) && areOthers(other)) || areApart(setting, a.place, b.place))));
  return fits ? Math.max(without, first.low + greatestSum(setting, rest, [...chosen, first])) : without;
}

function sightings(setting: Setting, view: View, t: number): Sighting[] {
  const present = claimsOfSort(setting, view.measure).filter((claim) => claim.start <= t && t < Math.min(claim.end, setting.asOf));
  const done = new Set<Claim>();
  return present.flatMap((claim) => {
    if (done.has(claim)) return [];
    const same = ruledSame(setting, claim);
    const lot = present.filter((other) => same.has(claimKey(other)));
    for (const member of lot) done.add(member);
    const sighting = sightingOf(setting, view, lot);
    return sighting === null ? [] : [sighting];
  });
}

function sightingOf(setting: Setting, view: View, lot: Claim[]): Sighting | null {
  const { measure } = view;
  if (lot.some((claim) => isRefuted(setting, claim))) return null;
  const members = membersThatEnter(setting, lot);
  if (members.length === 0) return null;
  const units = commonUnits(members.map((member) => unitsOf(member, measure)));
  const causes = new Set<Cause>();
  let isCertain = true;
  const open = (cause: Cause) => { causes.add(cause); isCertain = false; };
  if (gradeOf(setting, members[0]!) === 'may') open('disputed');
  for (const of of [
    together(members.map((member) => typeRelation(setting, member, measure))),
    together(members.map((member) => whereRelation(setting, member, view))),
    together(members.map((member) => filterRelation(setting, member, view))),
  ]) {
    if (of.relation === 'out') return null;
    if (of.cause !== null) open(of.cause);
  }
  const exclusions = members.map((member) => exclusionRelation(setting, member, view));
  const exceptions = members.map((member) => exceptionRelation(setting, member, view));
  if (exclusions.includes('out') || exceptions.includes('out')) return null;
  if (!exclusions.includes('in')) open('imprecise');
  if (!exceptions.includes('in')) open('unruled');
  if (units.isDisputed) causes.add('disputed');
  if (units.low < units.high) causes.add('imprecise');
  return { members, channels: new Set(members.map((member) => member.channel)), low: isCertain ? units.low : 0, high: units.high, causes };
}

/** E23: for each thing, a claim that counts says how many of it there are in all of the place, of anybody or of all whom the measure asks for. */
function isFixed(setting: Setting, view: View, seen: Sighting[]): boolean {
  const fixing = seen.flatMap((sighting) => sighting.members).filter((claim) =>
    gradeOf(setting, claim) === 'counts' && containsPlace(setting, claim.place, view.place) && bearsOnAll(setting, claim, view.by));
  return view.measure.of.every((thing) => fixing.some((claim) => claim.what !== null && [...thingsMeant(setting, claim.what)].some((told) => isBelow(thing, told))));
}

/** A moment at which the whole number is seen: watched, or fixed by claims that hold then. */
function isLook(setting: Setting, view: View, t: number): boolean {
  return remember(setting, view, `look ${t}`, () => isWatched(setting, view, t) || isFixed(setting, view, sightings(setting, view, t)));
}

// ------------------------------------------------------------------------------------- E10: what holds for a while after a look

/** Whether a moment is no more than so long after a watched one, or claims that hold, or hold on, fix the number. */
function isHeld(setting: Setting, view: View, t: number, seen: Sighting[]): boolean {
  const ms = setting.reading.holdsAfterLookMs ?? 0;
  for (let before = t - ms; before < t; before += 1) if (isWatched(setting, view, before)) return true;
  return ms > 0 && isFixed(setting, view, seen);
}

/** The claims, put together where ruled the same, that hold no longer and hold on. */
function heldSightings(setting: Setting, view: View, t: number): Sighting[] {
  const ms = setting.reading.holdsAfterLookMs ?? 0;
  if (ms === 0) return [];
  const read = claimsOfSort(setting, view.measure).filter((claim) => gradeOf(setting, claim) !== 'not' || isRefuted(setting, claim));
  const lots = new Map<string, Claim[]>();
  for (const claim of read.filter((one) => one.end <= t && t < one.end + ms)) {
    const lot = read.filter((other) => ruledSame(setting, claim).has(claimKey(other)));
    // Where one of the same holds, or held later, that one speaks.
    if (lot.some((other) => other.end > claim.end && other.start <= t)) continue;
    if (isLookedAgain(setting, view, claim, read, t)) continue;
    const key = [...ruledSame(setting, claim)].sort().join();
    lots.set(key, [...(lots.get(key) ?? []), claim]);
  }
  return [...lots.values()].flatMap((lot) => {
    const sighting = sightingOf(setting, view, lot);
    return sighting === null ? [] : [{ ...sighting, low: 0, causes: new Set<Cause>([...sighting.causes, 'unseen']) }];
  });
}

/** Whether, from the end of a claim up to t, the whole number was seen, or its channel told of that thing and place again. */
function isLookedAgain(setting: Setting, view: View, claim: Claim, read: Claim[], t: number): boolean {
  const isAgain = (other: Claim) => other !== claim && other.channel === claim.channel && other.what === claim.what && samePlace(setting, other.place, claim.place) &&
    (other.by === null || (other.oneOfBy === claim.oneOfBy && JSON.stringify(other.by) === JSON.stringify(claim.by))) &&
    gradeOf(setting, other) === 'counts' && sightingOf(setting, view, [other]) !== null;
  if (read.some((other) => other.end > claim.end && other.start <= t && isAgain(other))) return true;
  for (let at = claim.end; at <= t; at += 1) if (isLook(setting, view, at)) return true;
  return false;
}

function bearsOnAll(setting: Setting, claim: Claim, asked: Set<string> | null): boolean {
  const groups = claimedGroups(setting, claim.by, claim.oneOfBy);
  return groups === null || (asked !== null && groups.every((group) => isWithin(asked, group)));
}

/** N7: what the posts leave of a sighting; null where it is exempt. */
function afterPosts(setting: Setting, view: View, sighting: Sighting, t: number, posts: Posts | null): Sighting | null {
  if (posts === null) return sighting;
  const names = postsNamed(setting, posts.clause, t);
  if (names.size > posts.count) return sighting;
  const within = [...names].filter((name) => setting.places.has(name) &&
    sighting.members.some((member) => possiblePlaces(setting, member).every((place) => placeRelation(setting, place, name) === 'in')));
  const open = (cause: Cause): Sighting => ({ ...sighting, low: 0, causes: new Set([...sighting.causes, cause]) });
  if (within.length === 0) return names.size < posts.count ? open('unruled') : sighting;
  const people = within.map((name) => presenceAt(setting, { ...view, place: name, measure: withoutStrip(setting, view.measure) }, t));
  if (people.some((at) => at.high <= posts.people)) return null;
  return people.every((at) => at.low > posts.people) ? sighting : open('imprecise');
}

function withoutStrip(setting: Setting, measure: Measure): Measure {
  return remember(setting, measure, 'without strip', () => ({ ...measure, strip: null }));
}

/** The places named, before t, by counting acts about the clause made by an actor bound, or by a ruling. */
function postsNamed(setting: Setting, clause: Clause, t: number): Set<string> {
  const bound = new Set(clause.binds.map((name) => identity(setting, name)));
  const acts = setting.claims.filter((claim) => claim.kind === 'act' && isAbout(claim, clause.id) && claim.end - 1 < t &&
    gradeOf(setting, claim) === 'counts' && (claim.act === 'ruling' || !haveNothingInCommon(actorsOf(setting, claim), bound)));
  return new Set(acts.flatMap((act) => (Array.isArray(act.names) ? act.names.filter((name) => typeof name === 'string') : [])));
}
