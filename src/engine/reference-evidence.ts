// What a claim is worth in one reading: its standing after rulings (E25), the standard of proof (E3), what is set aside (E15), who is the same (E5).
import { compareProducts } from '#base/bounds.ts';
import { distanceMetres } from '#base/geometry.ts';
import { dayOf } from '#base/zone.ts';
import { claimKey, type Claim, type ClaimPlace, type Standing } from '#records/claim.ts';
import { isInDoubt, possiblePlaces, possibleTimes } from '#engine/reference-parts.ts';
import { isRuling, latestOf, madeLater, proofOf, rulings, rulingsAbout, type Grade } from '#engine/reference-rulings.ts';
import { remember, type Setting } from '#engine/reference-setting.ts';

/** E25: the standing that the latest ruling gives, else the claim's own. */
function standingOf(setting: Setting, claim: Claim): { standing: Standing; by: Claim | undefined } {
  if (isRuling(claim)) return { standing: claim.standing, by: undefined };
  const by = latestOf(rulingsAbout(setting, claim, 'counts').filter((ruling) => ruling.ruledStanding !== null));
  return { standing: by?.ruledStanding ?? claim.standing, by };
}

/** What a claim is worth: E3 after E25 and E13. A ruling that only may count, and that would change it or states a part otherwise, makes it one that may count. */
export function gradeOf(setting: Setting, claim: Claim): Grade {
  return remember(setting, claim, 'grade', () => {
    const { standing, by } = standingOf(setting, claim);
    const grade = proofOf(setting, standing, claim.channel);
    if (isRuling(claim)) return grade;
    const possible = rulingsAbout(setting, claim, 'may').filter((ruling) => ruling.ruledStanding !== null && (by === undefined || madeLater(ruling, by)));
    if (possible.some((ruling) => proofOf(setting, ruling.ruledStanding!, claim.channel) !== grade)) return 'may';
    return grade === 'counts' && isInDoubt(setting, claim) ? 'may' : grade;
  });
}

/** Whether a ruling says that a claim is not so, which takes its whole happening away (E5). */
export function isRefuted(setting: Setting, claim: Claim): boolean {
  return standingOf(setting, claim).standing === 'ruled-not-so';
}

/** N4, E25: what rulings say of exceptions to a claim: one that applies, `none`, or nothing (null). */
export function exceptionRuled(setting: Setting, claim: Claim): string | null {
  return latestOf(rulingsAbout(setting, claim, 'counts').filter((ruling) => ruling.exception !== null))?.exception ?? null;
}

/** E25: of `same` and `distinct` about the same two the later holds. */
function pairRulings(setting: Setting): Map<string, { same: boolean; by: Claim; pair: [string, string] }> {
  const latest = new Map<string, { same: boolean; by: Claim; pair: [string, string] }>();
  for (const { ruling, grade } of rulings(setting)) {
    if (grade !== 'counts' || ruling.about === null) continue;
    const pairs = [...ruling.sameAs.map((other) => ({ other, same: true })), ...ruling.distinctFrom.map((other) => ({ other, same: false }))];
    for (const { other, same } of pairs) {
      const pair = [ruling.about, other].sort() as [string, string];
      const before = latest.get(pair.join('\u0001'));
      if (before === undefined || madeLater(ruling, before.by)) latest.set(pair.join('\u0001'), { same, by: ruling, pair });
    }
  }
  return latest;
}

/** The keys of all claims ruled the same as this one, itself among them; transitive. */
export function ruledSame(setting: Setting, claim: Claim): Set<string> {
  return remember(setting, claim, 'ruled same', () => {
    const pairs = [...remember(setting, setting, 'pairs', () => pairRulings(setting)).values()].filter((entry) => entry.same).map((entry) => entry.pair);
    const joined = new Set([claimKey(claim)]);
    for (const key of joined) for (const [a, b] of pairs) if (a === key || b === key) joined.add(a === key ? b : a);
    return joined;
  });
}

/** Whether a ruling parts a claim of one lot from a claim of the other. */
export function areRuledDistinct(setting: Setting, a: Claim[], b: Claim[]): boolean {
  const pairs = remember(setting, setting, 'pairs', () => pairRulings(setting));
  return a.some((one) => b.some((other) => pairs.get([claimKey(one), claimKey(other)].sort().join('\u0001'))?.same === false));
}

/** E15: whether this reading sets a claim aside as too vague. */
export function isSetAside(setting: Setting, claim: Claim): boolean {
  if (claim.kind !== 'incident' && claim.kind !== 'movement' && claim.kind !== 'tally') return false;
  const { datedWithinDays, datedWithinMs, placedWithinMetres } = setting.reading.setAside;
  const isTooLong = ({ start, end }: { start: number; end: number }) =>
    (datedWithinDays !== null && dayOf(setting.zone, end - 1) - dayOf(setting.zone, start) + 1 > datedWithinDays) || (datedWithinMs !== null && end - start > datedWithinMs);
  // E13: where one of its times would do, or one of its places, it may be used.
  if (possibleTimes(setting, claim).every(isTooLong)) return true;
  return claim.kind !== 'tally' && placedWithinMetres !== null && possiblePlaces(setting, claim).every((place) => place !== null && !isPlacedWithin(place, placedWithinMetres));
}

function isPlacedWithin(place: ClaimPlace, metres: number): boolean {
  if ('name' in place) return true;
  if ('point' in place) return place.radiusMetres <= metres;
  const positions = [place.geometry.coordinates].flat(4) as number[];
  const longitudes = positions.filter((_, i) => i % 2 === 0), latitudes = positions.filter((_, i) => i % 2 === 1);
  const diagonal = distanceMetres([Math.min(...longitudes), Math.min(...latitudes)], [Math.max(...longitudes), Math.max(...latitudes)]);
  return compareProducts(diagonal.low, 1, metres * 2, 1) <= 0;
}
