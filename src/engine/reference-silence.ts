// What silence means: which moments somebody watched (E7, E22).
import { compareProducts, parseDecimal, ratio } from '#base/bounds.ts';
import { dayOf, endOfDay, startOfDay } from '#base/zone.ts';
import { isBelow } from '#records/incident-types.ts';
import type { Claim } from '#records/claim.ts';
import type { Measure } from '#records/plan.ts';
import { gradeOf } from '#engine/reference-evidence.ts';
import { containsPlace, containsStrip, placesThatHold } from '#engine/reference-places.ts';
import { channelsRead, type View } from '#engine/reference-readings.ts';
import { thingsMeant } from '#engine/reference-things.ts';
import { remember, type Setting } from '#engine/reference-setting.ts';

/** E22: a measure that no channel of the reading sees is unseen everywhere. */
export function isSeenAtAll(setting: Setting, measure: Measure): boolean {
  return measure.from === 'acts' || channelsRead(setting, measure).length > 0;
}

/** The most particular word on what silence of a channel means for a measure. */
function silenceOf(setting: Setting, measure: Measure, channel: string): 'none' | 'unknown' {
  const { silence } = setting.reading;
  const word = silence.find((entry) => entry.measure === measure.name && entry.channel === channel) ??
    silence.find((entry) => entry.measure === measure.name && entry.channel === null) ??
    silence.find((entry) => entry.measure === null && entry.channel === channel) ??
    silence.find((entry) => entry.measure === null && entry.channel === null);
  return word?.means ?? measure.silence;
}

/** Whether a moment is watched for a measure at its place (E22). */
export function isWatched(setting: Setting, view: View, t: number): boolean {
  const { measure } = view;
  // V15: an act that no channel tells was not made.
  if (measure.from === 'acts') return true;
  return remember(setting, measure, `watched ${view.place} ${t}`, () => {
    if (channelsRead(setting, measure).some((channel) => silenceOf(setting, measure, channel) === 'none')) return true;
    if (hasLook(setting, view, t)) return true;
    const every = setting.reading.lookEveryMs;
    return every !== null && liesBetweenLooks(setting, view, t, every);
  });
}

/** Between two stretches so watched that are at most `every` apart. */
function liesBetweenLooks(setting: Setting, view: View, t: number, every: number): boolean {
  let end = t, start = t;
  while (end > t - every && !hasLook(setting, view, end - 1)) end -= 1;
  while (start <= t + every && !hasLook(setting, view, start)) start += 1;
  return hasLook(setting, view, end - 1) && hasLook(setting, view, start) && start - end <= every;
}

/** Watched by coverage, the day's rule included, before `a look at least every` fills what lies between. */
function hasLook(setting: Setting, view: View, t: number): boolean {
  return remember(setting, view.measure, `look ${view.place} ${t}`, () => {
    if (isCovered(setting, view.measure, view.place, t)) return true;
    const needed = setting.reading.watched?.ms ?? null;
    if (needed === null) return false;
    const day = dayOf(setting.zone, t);
    let covered = 0;
    for (let s = startOfDay(setting.zone, day); s < endOfDay(setting.zone, day); s += 1) if (isCovered(setting, view.measure, view.place, s)) covered += 1;
    return covered >= needed;
  });
}

/** A coverage claim of the place, or of each part that it is divided into. */
function isCovered(setting: Setting, measure: Measure, place: string, t: number): boolean {
  return remember(setting, measure, `covered ${place} ${t}`, () => {
    if (measure.strip !== null) return coverage(setting, measure).some((claim) => claim.start <= t && t < claim.end && containsStrip(setting, claim.place, measure.strip!));
    if (coverage(setting, measure).some((claim) => claim.start <= t && t < claim.end && containsPlace(setting, claim.place, place))) return true;
    const parts = placesThatHold(setting, place);
    return parts.length > 0 && parts.every((part) => isCovered(setting, measure, part, t));
  });
}

/** The coverage claims that can make a moment watched: of a channel read, that count, of enough of the place, of all the kinds; before asOf. */
function coverage(setting: Setting, measure: Measure): Claim[] {
  return remember(setting, measure, 'coverage', () => {
    const channels = channelsRead(setting, measure);
    return setting.claims
      .filter((claim) => claim.kind === 'coverage' && channels.includes(claim.channel) && gradeOf(setting, claim) === 'counts' &&
        claim.start < setting.asOf && hasShare(setting, claim.share ?? 1) && wouldShow(setting, claim, measure))
      .map((claim) => ({ ...claim, end: Math.min(claim.end, setting.asOf) }));
  });
}

function hasShare(setting: Setting, share: number): boolean {
  const least = setting.reading.watched?.share ?? ratio(1);
  const exact = parseDecimal(String(share)) ?? ratio(0);
  return compareProducts(exact.num, least.den, least.num, exact.den) >= 0;
}

/** Whether what it would have seen holds, for each of the measure's types or things, one at or above it, or the sort itself; absent: all that the channel sees. */
function wouldShow(setting: Setting, claim: Claim, measure: Measure): boolean {
  const { of } = claim;
  if (of === null) return channelShows(setting, claim.channel, measure);
  if (of.includes(measure.from)) return true;
  const meant = measure.from === 'presence' ? of.flatMap((word) => [...thingsMeant(setting, word)]) : of;
  return measure.of.length > 0 && measure.of.every((asked) => meant.some((seen) => isBelow(asked, seen)));
}

/** E7: coverage that names no kinds is of all that its channel sees. */
function channelShows(setting: Setting, name: string, measure: Measure): boolean {
  const sights = setting.plan.channels.find((channel) => channel.name === name)!.sees.filter((sight) => sight.sort === measure.from);
  if (measure.of.length === 0) return sights.length > 0;
  return measure.of.every((asked) => sights.some((sight) => sight.of === null || sight.of.some((seen) => isBelow(asked, seen))));
}
