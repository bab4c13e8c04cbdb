// The place of a row: by a name that the gazetteer finds, or by a point; and a point outside the area that the row states is a fault, never a place.
import type { ImportContext, RowFault } from '#importers/importer.ts';

/** What a row says of its place. `within`: the areas that it states, from wide to narrow. */
export interface ToldPlace { name: string | null; within: readonly string[]; point: readonly [longitude: number, latitude: number] | null; column: string }

export type NamedPlace = { name: string | null } | { faults: RowFault[] };

/**
 * The name in the gazetteer's own spelling; without a gazetteer as it was written. null: there is none, or only the point is to be taken, since nobody knows
 * the name. Faults: a name that is only like one that is known, an unknown one without point, a point outside of what the row states.
 */
export function placeOfRow({ name, within, point, column }: ToldPlace, { places }: Pick<ImportContext, 'places'>): NamedPlace {
  if (places === null || (name === null && within.length === 0)) return { name };
  const outside = point === null ? null : outsideArea([...within, ...(name === null ? [] : [name])], point, column, places);
  if (outside !== null) return { faults: [outside] };
  if (name === null) return { name };
  const found = places.find(name, within);
  if (found.found === 'exact') return { name: found.name };
  const where = within.length === 0 ? '' : ` in ${within.join(', ')}`;
  if (found.found === 'suggested') {
    const [first] = found.names;
    return { faults: [{ code: 'import.place-unsure', column, value: name, message: `no place${where} is written ${JSON.stringify(name)}; like it: ${found.names.map((one) => `${JSON.stringify(one.name)} (${one.why})`).join(', ')}`, mend: `write ${JSON.stringify(first!.name)}, if that is meant, or add ${JSON.stringify(name)} to the variants of its place in the gazetteer` }] };
  }
  if (point !== null) return { name: null };
  return { faults: [{ code: 'import.place-unknown', column, value: name, message: `the gazetteer has no place ${JSON.stringify(name)}${where}`, mend: 'add it to the gazetteer, or give the row a point' }] };
}

/** What is wrong with a point that does not lie in all of the areas that the row states, from wide to narrow; null where nothing is known to be. */
export function outsideArea(areas: readonly string[], point: readonly [number, number], column: string, places: ImportContext['places']): RowFault | null {
  return places === null ? null : (areas.flatMap((area) => outsideOf(area, point, column, places)).at(-1) ?? null);
}

function outsideOf(area: string, point: readonly [number, number], column: string, places: NonNullable<ImportContext['places']>): RowFault[] {
  const found = places.find(area, []);
  if (found.found !== 'exact' || places.holds(found.name, point) !== false) return [];
  return [{ code: 'import.outside-its-area', column, value: area, message: `the point [${point.join(', ')}] does not lie in ${found.name}, where the row says it is`, mend: 'look whether longitude and latitude are swapped or mistyped, or the place is another' }];
}
