// Claims that a reading sets aside because their time or place is too vague to use (E15).
import { distanceMetres } from '#base/geometry.ts';
import { boxOf } from '#base/shape.ts';
import { dayOf } from '#base/zone.ts';
import { CLAIM_KINDS, type ClaimPlace } from '#records/claim.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import type { ReadPlan } from '#records/read-plan.ts';
import { once } from '#series/looks.ts';

/** The kinds of claim that may be set aside, in the order in which they are listed. */
export const SET_ASIDE = (['incident', 'movement', 'tally'] as const).map((kind) => CLAIM_KINDS.indexOf(kind));
const TALLY = CLAIM_KINDS.indexOf('tally');

/** Whether a row is too vague for the reading; null where it sets nothing aside. */
export function vaguenessOf(read: ReadPlan, table: ClaimTable): ((row: number) => boolean) | null {
  const { datedWithinDays, datedWithinMs, placedWithinMetres } = read.reading.setAside;
  if (datedWithinDays === null && datedWithinMs === null && placedWithinMetres === null) return null;
  const isVagueAt = once((place) => placedWithinMetres !== null && isVague(table.places.at(place), placedWithinMetres));
  return (row) => {
    const { kind, start, end, place } = table.view();
    if (!SET_ASIDE.includes(kind[row]!)) return false;
    const tooLong = datedWithinDays !== null && dayOf(read.zone, end[row]! - 1) - dayOf(read.zone, start[row]!) >= datedWithinDays;
    const tooWide = datedWithinMs !== null && end[row]! - start[row]! > datedWithinMs;
    return tooLong || tooWide || (kind[row] !== TALLY && isVagueAt(place[row]!));
  };
}

function isVague(place: ClaimPlace | null, metres: number): boolean {
  if (place === null) return true;
  if ('point' in place) return place.radiusMetres > metres;
  if ('name' in place) return false;
  const [west, south, east, north] = boxOf(place.geometry);
  return distanceMetres([west, south], [east, north]).low > 2 * metres;
}
