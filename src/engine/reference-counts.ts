// How many incidents or movements there were over a window, from claims that may tell of one happening (E5, E11, E21, E22).
import { commonBounds, hullBounds, type Bounds } from '#base/bounds.ts';
import type { Claim } from '#records/claim.ts';
import { amount, type Amount, type Cause } from '#engine/reference-findings.ts';
import { coverOf } from '#engine/reference-covers.ts';
import { areRuledDistinct, gradeOf, isRefuted, ruledSame } from '#engine/reference-evidence.ts';
import { placeKey } from '#engine/reference-places.ts';
import {
  claimsOfSort, exceptionRelation, exclusionRelation, filterRelation, together, typeRelation, unitsOf, whereRelation, type View,
} from '#engine/reference-readings.ts';
import { isSeenAtAll, isWatched } from '#engine/reference-silence.ts';
import { remember, type Setting } from '#engine/reference-setting.ts';
import { overSince } from '#engine/reference-since.ts';
import { claimKey } from '#records/claim.ts';
import { haveNothingInCommon } from '#engine/reference-sets.ts';

/** A happening as one measure reads it. `low` is 0 where it only may count. */
export interface Happening {
  members: Claim[];
  channels: Set<string>;
  hasConvoy: boolean;
  start: number;
  end: number;
  low: number;
  high: number;
  causes: Set<Cause>;
}

/** The count over [from, to), with what silence and the future leave open (E22). */
export function countOver(setting: Setting, view: View, from: number, to: number): Amount {
  return overSince(setting, view.place, from, to, (a, b) => countOfWhole(setting, view, a, b));
}

function countOfWhole(setting: Setting, view: View, from: number, to: number): Amount {
  if (to <= from) return amount(0, 0, []);
  if (!isSeenAtAll(setting, view.measure)) return amount(0, Infinity, ['unseen']);
  return remember(setting, view, `count ${from} ${to}`, () => {
    const told = countTold(setting, happenings(setting, view), from, to);
    const causes = new Set(told.causes);
    let isOpen = false;
    const open = (cause: Cause) => { causes.add(cause); isOpen = true; };
    if (to > setting.h) open('pending');
    for (let t = from; t < Math.min(to, setting.h); t += 1) {
      if (isWatched(setting, view, t)) continue;
      open('unseen');
      break;
    }
    return amount(told.low, isOpen ? Infinity : told.high, causes);
  });
}

/** E21, of the happenings told alone. */
function countTold(setting: Setting, all: Happening[], from: number, to: number): Amount & { causes: Set<Cause> } {
  const meeting = all.filter((happening) => happening.start < to && from < happening.end);
  const isWithin = (happening: Happening) => from <= happening.start && happening.end <= to;
  const causes = new Set<Cause>();
  for (const happening of meeting) {
    for (const cause of happening.causes) causes.add(cause);
    if (!isWithin(happening)) causes.add('imprecise');
  }
  if (meeting.some((a, i) => meeting.slice(i + 1).some((b) => mayBeOne(setting, a, b)))) causes.add('unruled');
  const high = meeting.reduce((sum, happening) => sum + happening.high, 0);
  return { low: greatestLow(setting, meeting, isWithin), high, causes };
}

/** Told by different channels, and neither convoy ids nor a ruling part them. */
export function mayBeOne(setting: Setting, a: Happening, b: Happening): boolean {
  return haveNothingInCommon(a.channels, b.channels) && !(a.hasConvoy && b.hasConvoy) && !areRuledDistinct(setting, a.members, b.members);
}

/** The greatest, over the channels (and all convoys as one more), of the sum of lows, with those of one other channel that are ruled distinct. */
function greatestLow(setting: Setting, meeting: Happening[], isWithin: (happening: Happening) => boolean): number {
  const tellers = tellersOf(meeting);
  const sum = (lot: Happening[]) => lot.filter(isWithin).reduce((total, happening) => total + happening.low, 0);
  return Math.max(0, ...tellers.map((told) => {
    const others = tellers.map((lot) => lot.filter((happening) => !told.includes(happening) &&
      told.every((other) => areRuledDistinct(setting, happening.members, other.members))));
    return sum(told) + Math.max(0, ...others.map(sum));
  }));
}

/** The happenings told by each channel, and by all channels of convoys. */
function tellersOf(meeting: Happening[]): Happening[][] {
  const channels = new Set(meeting.flatMap((happening) => [...happening.channels]));
  return [...[...channels].map((channel) => meeting.filter((happening) => happening.channels.has(channel))), meeting.filter((happening) => happening.hasConvoy)];
}

/** The happenings that a measure reads, over all time. */
function happenings(setting: Setting, view: View): Happening[] {
  return remember(setting, view, 'happenings', () =>
    lots(setting, claimsOfSort(setting, view.measure)).map((lot) => happeningOf(setting, view, lot)).filter((happening) => happening !== null));
}

/** Claims ruled the same, and claims of one convoy at one place, put together (the stage is the measure's). */
function lots(setting: Setting, claims: Claim[]): Claim[][] {
  const areOne = (a: Claim, b: Claim) => ruledSame(setting, a).has(claimKey(b)) ||
    (a.kind === 'movement' && a.convoy !== null && a.convoy === b.convoy && placeKey(setting, a.place) === placeKey(setting, b.place));
  const done = new Set<Claim>();
  return claims.filter((claim) => !done.has(claim)).flatMap((claim) => {
    if (done.has(claim)) return [];
    const lot = new Set([claim]);
    for (const member of lot) for (const other of claims) if (areOne(member, other)) lot.add(other);
    for (const member of lot) done.add(member);
    return [[...lot]];
  });
}

/** E21: what one happening's members say of it together; null where it is nothing to the measure. */
function happeningOf(setting: Setting, view: View, lot: Claim[]): Happening | null {
  if (lot.some((claim) => isRefuted(setting, claim))) return null;
  const members = membersThatEnter(setting, lot);
  if (members.length === 0) return null;
  const causes = new Set<Cause>();
  let isCertain = true;
  const open = (cause: Cause) => { causes.add(cause); isCertain = false; };
  if (gradeOf(setting, members[0]!) === 'may') open('disputed');
  for (const relation of [typeOf(setting), whereOf(setting, view), filterOf(setting, view)]) {
    const of = together(members.map((member) => relation(member, view.measure)));
    if (of.relation === 'out') return null;
    if (of.cause !== null) open(of.cause);
  }
  for (const [relations, cause] of [
    [members.map((member) => exclusionRelation(setting, member, view)), 'imprecise'],
    [members.map((member) => exceptionRelation(setting, member, view)), 'unruled'],
  ] as const) {
    if (relations.includes('out')) return null;
    if (!relations.includes('in')) open(cause);
  }
  const time = commonTime(members), units = commonUnits(members.map((member) => unitsOf(member, view.measure)));
  const cover = coverOf(setting, members, time, view);
  if (cover.relation === 'out') return null;
  for (const cause of cover.causes) open(cause);
  if (time.isDisputed || units.isDisputed) causes.add('disputed');
  if (time.end > setting.asOf) open('imprecise');
  if (units.low < units.high) causes.add('imprecise');
  if (units.high === 0) return null;
  return {
    members: lot, channels: new Set(members.map((member) => member.channel)), hasConvoy: members.some((member) => member.convoy !== null),
    start: time.start, end: time.end, low: isCertain ? units.low : 0, high: units.high, causes,
  };
}

function typeOf(setting: Setting) {
  return (claim: Claim, measure: View['measure']) => typeRelation(setting, claim, measure);
}

function whereOf(setting: Setting, view: View) {
  return (claim: Claim) => whereRelation(setting, claim, view);
}

function filterOf(setting: Setting, view: View) {
  return (claim: Claim) => filterRelation(setting, claim, view);
}

/** Those that count, or, if none does, those that may count. */
export function membersThatEnter(setting: Setting, lot: Claim[]): Claim[] {
  const counting = lot.filter((claim) => gradeOf(setting, claim) === 'counts');
  return counting.length > 0 ? counting : lot.filter((claim) => gradeOf(setting, claim) === 'may');
}

function commonTime(members: Claim[]): { start: number; end: number; isDisputed: boolean } {
  const start = Math.max(...members.map((member) => member.start)), end = Math.min(...members.map((member) => member.end));
  if (start < end) return { start, end, isDisputed: false };
  return { start: Math.min(...members.map((member) => member.start)), end: Math.max(...members.map((member) => member.end)), isDisputed: true };
}

/** The bounds common to all, else their hull, disputed. */
export function commonUnits(all: Bounds[]): Bounds & { isDisputed: boolean } {
  const common = all.reduce<Bounds | undefined>((so, bounds) => so && commonBounds(so, bounds), { low: 0, high: Infinity });
  return common === undefined ? { ...all.reduce(hullBounds), isDisputed: true } : { ...common, isDisputed: false };
}
