// Claims that a reading sets aside because their time or place is too vague to use (E15).
import { distanceMetres } from '#base/geometry.ts';
import { boxOf } from '#base/shape.ts';
import { dayOf } from '#base/zone.ts';
import { CLAIM_KINDS, type ClaimPlace } from '#records/claim.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import type { ReadPlan } from '#records/read-plan.ts';

/** The rows that are too vague for the reading. */
export function setAsideRows(read: ReadPlan, table: ClaimTable, rowsOfKind: Uint32Array[]): Set<number> {
  const { datedWithinDays, datedWithinMs, placedWithinMetres } = read.reading.setAside;
  const aside = new Set<number>();
  if (datedWithinDays === null && datedWithinMs === null && placedWithinMetres === null) return aside;
  const { start, end, place } = table.view();
  const vaguePlace: boolean[] = [];
  for (const kind of ['incident', 'movement', 'tally'] as const) {
    for (const row of rowsOfKind[CLAIM_KINDS.indexOf(kind)]!) {
      const tooLong = datedWithinDays !== null && dayOf(read.zone, end[row]! - 1) - dayOf(read.zone, start[row]!) >= datedWithinDays;
      const tooWide = datedWithinMs !== null && end[row]! - start[row]! > datedWithinMs;
      const tooVague = kind !== 'tally' && placedWithinMetres !== null && (vaguePlace[place[row]!] ??= isVague(table.places.at(place[row]!), placedWithinMetres));
      if (tooLong || tooWide || tooVague) aside.add(row);
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
