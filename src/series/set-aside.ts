// Claims that a reading sets aside because their time or place is too vague to use (E15).
import { distanceMetres } from '#base/geometry.ts';
import { boxOf } from '#base/shape.ts';
import { dayOf } from '#base/zone.ts';
import { CLAIM_KINDS, type ClaimPlace } from '#records/claim.ts';
import type { ReadPlan } from '#records/read-plan.ts';
import { once, type Looks } from '#series/looks.ts';

/** The rows that are too vague for the reading. Of one of which a part is in doubt, each time that it may have must be, or each place (E13). */
export function setAsideRows(read: ReadPlan, looks: Looks, rowsOfKind: Uint32Array[]): Set<number> {
  const { datedWithinDays, datedWithinMs, placedWithinMetres } = read.reading.setAside;
  const aside = new Set<number>();
  if (datedWithinDays === null && datedWithinMs === null && placedWithinMetres === null) return aside;
  const { start, end, place } = looks.columns;
  const isLong = (from: number, to: number) => (datedWithinDays !== null && dayOf(read.zone, to - 1) - dayOf(read.zone, from) >= datedWithinDays) || (datedWithinMs !== null && to - from > datedWithinMs);
  const isWide = once((number) => placedWithinMetres !== null && isVague(looks.table.places.at(number), placedWithinMetres));
  for (const kind of ['incident', 'movement', 'tally'] as const) {
    for (const row of rowsOfKind[CLAIM_KINDS.indexOf(kind)]!) {
      const inDoubt = looks.isInDoubt(row);
      const tooLong = inDoubt ? looks.timesOf(row).every((time) => isLong(time.start, time.end)) : isLong(start[row]!, end[row]!);
      const tooVague = kind !== 'tally' && (inDoubt ? looks.placesOf(row).every(isWide) : isWide(place[row]!));
      if (tooLong || tooVague) aside.add(row);
    }
  }
  return aside;
}

function isVague(place: ClaimPlace | null, metres: number): boolean {
  if (place === null) return true;
  if ('point' in place) return place.radiusMetres > metres;
  if ('name' in place) return false;
  const [west, south, east, north] = boxOf(place.geometry);
  return distanceMetres([west, south], [east, north]).low > 2 * metres;
}
