// What published tallies say of a window and a place (E12, E24).
import type { Claim } from '#records/claim.ts';
import { isBelow } from '#records/incident-types.ts';
import { amount, union, type Amount, type Cause } from '#engine/reference-findings.ts';
import { claimedGroups, excludedNames, identity, type Relation } from '#engine/reference-actors.ts';
import { gradeOf } from '#engine/reference-evidence.ts';
import { areApart, containsPlace, partsOfPlace } from '#engine/reference-places.ts';
import { isInDoubt, possibleSides } from '#engine/reference-parts.ts';
import { claimsOfSort, ofEach, typeRelation, unitsOf, whereRelation, type View } from '#engine/reference-readings.ts';
import { isSeenAtAll } from '#engine/reference-silence.ts';
import { remember, type Setting } from '#engine/reference-setting.ts';
import { overSince } from '#engine/reference-since.ts';
import { haveNothingInCommon, isWithin } from '#engine/reference-sets.ts';

/** The total over [from, to): the hull of what each channel's tallies say. */
export function tallyOver(setting: Setting, view: View, from: number, to: number): Amount {
  return overSince(setting, view.place, from, to, (a, b) => tallyOfWhole(setting, view, a, b));
}

function tallyOfWhole(setting: Setting, view: View, from: number, to: number): Amount {
  if (to <= from) return amount(0, 0, []);
  if (!isSeenAtAll(setting, view.measure)) return amount(0, Infinity, ['unseen']);
  return remember(setting, view, `tally ${from} ${to}`, () => {
    const meeting = talliesRead(setting, view).filter((tally) => tally.start < to && from < tally.end);
    const channels = [...new Set(meeting.map((tally) => tally.channel))];
    const each = channels.map((channel) => ofOneChannel(setting, view, meeting.filter((tally) => tally.channel === channel), from, to));
    const causes = union(each.map((one) => one.causes));
    if (each.some((one) => one.low !== each[0]!.low || one.high !== each[0]!.high)) causes.add('disputed');
    if (to > setting.h) causes.add('pending');
    if (each.length === 0 && from < setting.h) causes.add('unseen');
    const low = each.length === 0 ? 0 : Math.min(...each.map((one) => one.low));
    const high = each.length === 0 || to > setting.h ? Infinity : Math.max(...each.map((one) => one.high));
    return amount(low, high, causes);
  });
}

/** One channel's bounds; a part of the window at or after h needs no cover, and makes high infinite. */
function ofOneChannel(setting: Setting, view: View, tallies: Claim[], from: number, to: number): { low: number; high: number; causes: Set<Cause> } {
  const causes = union(tallies.map((tally) => causesOfTally(setting, view, tally, from, to)));
  const usable = tallies.filter((tally) => tally.end <= setting.asOf && !isInDoubt(setting, tally));
  const low = greatestSum(setting, usable.filter((tally) => isInside(setting, view, tally, from, to)), view);
  const high = leastCover(setting, view, usable, view.place, from, Math.min(to, setting.h));
  if (high === Infinity) causes.add('unseen');
  if (low > high) causes.add('disputed');
  return { low: Math.min(low, high), high: to > setting.h ? Infinity : Math.max(low, high), causes };
}

/** E19 for tallies; one that names an excluded actor is left out, one that names nobody is taken as published. */
function talliesRead(setting: Setting, view: View): Claim[] {
  return remember(setting, view, 'tallies', () => claimsOfSort(setting, view.measure).filter((tally) =>
    gradeOf(setting, tally) !== 'not' && typeRelation(setting, tally, view.measure) !== 'out' && whereRelation(setting, tally, view) !== 'out' &&
    partyRelation(setting, tally, view) !== 'out' && !isLeftOut(setting, tally, view)));
}

function isLeftOut(setting: Setting, tally: Claim, view: View): boolean {
  if (view.measure.excluding === 'none') return false;
  const excluded = excludedNames(setting);
  return possibleSides(setting, tally, 'by').every((by) => possibleSides(setting, tally, 'against').every((against) => {
    const named = [...by.names ?? [], ...against.names ?? []].map((text) => identity(setting, text));
    if (view.measure.excluding === 'any') return named.some((name) => excluded.has(name));
    return named.length > 0 && named.every((name) => excluded.has(name));
  }));
}

/** How those a tally names on both sides lie to those whom the measure asks for. */
function partyRelation(setting: Setting, tally: Claim, view: View): Relation {
  const sides = (['by', 'against'] as const).map((side) =>
    ofEach(possibleSides(setting, tally, side).map(({ names, oneOf }) => sideRelation(claimedGroups(setting, names, oneOf), view[side]))));
  if (sides.includes('out')) return 'out';
  return sides.includes('may') ? 'may' : 'in';
}

function sideRelation(groups: Set<string>[] | null, asked: Set<string> | null): Relation {
  if (asked === null) return 'in';
  if (groups === null) return 'may';
  if (groups.every((group) => isWithin(group, asked))) return 'in';
  return groups.every((group) => haveNothingInCommon(group, asked)) ? 'out' : 'may';
}

/** Usable for the low. */
function isInside(setting: Setting, view: View, tally: Claim, from: number, to: number): boolean {
  return typeRelation(setting, tally, view.measure) === 'in' && whereRelation(setting, tally, view) === 'in' && from <= tally.start && tally.end <= to &&
    partyRelation(setting, tally, view) === 'in' && gradeOf(setting, tally) === 'counts';
}

/** The greatest sum of lows of pairwise disjoint tallies: every choice is tried. */
function greatestSum(setting: Setting, lot: Claim[], view: View, chosen: Claim[] = []): number {
  const [first, ...rest] = lot;
  if (first === undefined) return 0;
  const without = greatestSum(setting, rest, view, chosen);
  if (!chosen.every((other) => areDisjoint(setting, first, other))) return without;
  return Math.max(without, unitsOf(first, view.measure).low + greatestSum(setting, rest, view, [...chosen, first]));
}

/** Apart in time, apart in place, or of types neither of which lies at or below the other. */
function areDisjoint(setting: Setting, a: Claim, b: Claim): boolean {
  if (a.end <= b.start || b.end <= a.start || areApart(setting, a.place, b.place)) return true;
  return a.what !== null && b.what !== null && !isBelow(a.what, b.what) && !isBelow(b.what, a.what);
}

/** The least sum of highs of tallies that together cover [from, to) at a place, or, where it is divided, of covers of its parts. */
function leastCover(setting: Setting, view: View, tallies: Claim[], place: string, from: number, to: number): number {
  const covering = tallies.filter((tally) => containsPlace(setting, tally.place, place) && boundsAll(setting, view, tally));
  const whole = leastCoverInTime(covering, view, from, to);
  const parts = partsOfPlace(setting, place);
  if (parts.length === 0) return whole;
  return Math.min(whole, parts.reduce((sum, part) => sum + leastCover(setting, view, tallies, part, from, to), 0));
}

function leastCoverInTime(tallies: Claim[], view: View, from: number, to: number): number {
  if (to <= from) return 0;
  const next = tallies.filter((tally) => tally.start <= from && from < tally.end);
  return Math.min(Infinity, ...next.map((tally) => unitsOf(tally, view.measure).high + leastCoverInTime(tallies, view, tally.end, to)));
}

/** Usable for the high, place aside: of a type at or above all that the measure counts, of everybody whom it asks for. */
function boundsAll(setting: Setting, view: View, tally: Claim): boolean {
  const { what } = tally;
  if (view.measure.of.length > 0 && (what === null || !view.measure.of.every((asked) => isBelow(asked, what)))) return false;
  const holdsAll = (groups: Set<string>[] | null, asked: Set<string> | null) =>
    groups === null || (asked !== null && groups.every((group) => isWithin(asked, group)));
  return holdsAll(claimedGroups(setting, tally.by, tally.oneOfBy), view.by) && holdsAll(claimedGroups(setting, tally.against, tally.oneOfAgainst), view.against);
}

function causesOfTally(setting: Setting, view: View, tally: Claim, from: number, to: number): Cause[] {
  const units = unitsOf(tally, view.measure);
  const isImprecise = units.low < units.high || tally.start < from || to < tally.end || tally.end > setting.asOf ||
    typeRelation(setting, tally, view.measure) === 'may' || whereRelation(setting, tally, view) === 'may' || partyRelation(setting, tally, view) === 'may';
  return [...(isImprecise ? ['imprecise' as const] : []), ...(gradeOf(setting, tally) === 'may' ? ['disputed' as const] : [])];
}
