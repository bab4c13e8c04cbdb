// Claims that a reading sets aside because their time or place is too vague to use (E15).
import { distanceMetres } from '#base/geometry.ts';
import { boxOf } from '#base/shape.ts';
import { dayOf } from '#base/zone.ts';
import { CLAIM_KINDS, type ClaimPlace } from '#records/claim.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import type { ReadPlan } from '#records/read-plan.ts';
import { once, type Looks } from '#series/looks.ts';

/** The kinds of claim that may be set aside, in the order in which they are listed. */
export const SET_ASIDE = (['incident', 'movement', 'tally'] as const).map((kind) => CLAIM_KINDS.indexOf(kind));
const TALLY = CLAIM_KINDS.indexOf('tally');

/** Whether a row is too vague for the reading, as it is looked at: where a part of it is in doubt, each time that it may have must be, or each place (E13). null where the reading sets nothing aside. */
export function vaguenessOf(read: ReadPlan, table: ClaimTable): ((row: number, looks: Looks) => boolean) | null {
  const { datedWithinDays, datedWithinMs, placedWithinMetres } = read.reading.setAside;
  if (datedWithinDays === null && datedWithinMs === null && placedWithinMetres === null) return null;
  const isLong = (from: number, to: number) => (datedWithinDays !== null && dayOf(read.zone, to - 1) - dayOf(read.zone, from) >= datedWithinDays) || (datedWithinMs !== null && to - from > datedWithinMs);
  const isWide = once((place) => placedWithinMetres !== null && isVague(table.places.at(place), placedWithinMetres));
  return (row, looks) => {
    const { kind, start, end, place } = looks.columns;
    if (!SET_ASIDE.includes(kind[row]!)) return false;
    const inDoubt = looks.isInDoubt(row);
    const tooLong = inDoubt ? looks.timesOf(row).every((time) => isLong(time.start, time.end)) : isLong(start[row]!, end[row]!);
    return tooLong || (kind[row] !== TALLY && (inDoubt ? looks.placesOf(row).every(isWide) : isWide(place[row]!)));
  };
}

function isVague(place: ClaimPlace | null, metres: number): boolean {
  if (place === null) return true;
  if ('point' in place) return place.radiusMetres > metres;
  if ('name' in place) return false;
  const [west, south, east, north] = boxOf(place.geometry);
  return distanceMetres([west, south], [east, north]).low > 2 * metres;
}
