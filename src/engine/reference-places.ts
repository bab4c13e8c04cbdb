// Where a claim is, seen from a place of the agreement or a strip (E17, E20, N6).
import { areaRelation, circleRelation, distanceMetres, pointInArea, stripRelation, type Geometry } from '#base/geometry.ts';
import type { Measure, Place } from '#records/plan.ts';
import type { ClaimPlace } from '#records/claim.ts';
import type { Relation } from '#engine/reference-actors.ts';
import { remember, type Setting } from '#engine/reference-setting.ts';

/** The place that a claim names, by name or title; null where no place bears it. */
function placeNamed(setting: Setting, text: string): Place | null {
  const byName = setting.places.get(text);
  if (byName !== undefined) return byName;
  for (const place of setting.places.values()) if (place.title === text || place.titles.includes(text)) return place;
  return null;
}

/** Whether `inner` is `outer` or lies in it by the agreement's word, through all levels. */
function liesInByWord(setting: Setting, inner: Place, outer: Place): boolean {
  const seen = new Set<Place>([inner]);
  for (const place of seen) {
    for (const other of setting.places.values()) {
      if (place.within.includes(other.name) || other.dividedInto.includes(place.name)) seen.add(other);
    }
  }
  return seen.has(outer);
}

function liesIn(setting: Setting, inner: Place, outer: Place): boolean {
  if (liesInByWord(setting, inner, outer)) return true;
  return inner.geometry !== null && outer.geometry !== null && areaRelation(inner.geometry, outer.geometry) === 'in';
}

/** E20: how a claim's place lies to a place of the agreement. */
export function placeRelation(setting: Setting, claimed: ClaimPlace | null, placeName: string): Relation {
  const place = setting.places.get(placeName);
  if (place === undefined) throw new Error(`the plan has no place ${placeName}`);
  if (claimed === null) return 'may';
  return remember(setting, claimed, `in ${placeName}`, () => {
    if ('name' in claimed) return namedRelation(setting, placeNamed(setting, claimed.name), place);
    return clearest(shapeRelation(claimed, place), (claimed.within ?? []).map((name) => placeNamed(setting, name)).filter((holder) => holder !== null).map((holder) => namedRelation(setting, holder, place)));
  });
}

function shapeRelation(claimed: Exclude<ClaimPlace, { name: string }>, place: Place): Relation {
  if (place.geometry === null) return 'may';
  return 'point' in claimed ? circleRelation(claimed.point, claimed.radiusMetres, place.geometry) : areaRelation(claimed.geometry, place.geometry);
}

/** E20: in where its shape or one of the places that hold it is; else out where one of these is; else perhaps. */
function clearest(byShape: Relation, ofHolders: readonly Relation[]): Relation {
  const all = [byShape, ...ofHolders];
  return all.includes('in') ? 'in' : all.includes('out') ? 'out' : 'may';
}

function namedRelation(setting: Setting, claimed: Place | null, place: Place): Relation {
  if (claimed === null) return 'out';
  if (liesIn(setting, claimed, place)) return 'in';
  if (liesIn(setting, place, claimed)) return 'may';
  if (claimed.geometry !== null && place.geometry !== null) return areaRelation(claimed.geometry, place.geometry);
  return mayOverlap(setting, claimed, place) ? 'may' : 'out';
}

/** E20: some place lies in both by the agreement; or one lies in a divided place but in no part of it, and the other is in a part. */
function mayOverlap(setting: Setting, a: Place, b: Place): boolean {
  const all = [...setting.places.values()];
  if (all.some((place) => liesInByWord(setting, place, a) && liesInByWord(setting, place, b))) return true;
  const isIn = (place: Place, parts: Place[]) => parts.some((part) => liesInByWord(setting, place, part));
  return all.some((whole) => {
    const parts = whole.dividedInto.map((name) => setting.places.get(name)!);
    const isLoose = (place: Place) => place !== whole && liesInByWord(setting, place, whole) && !isIn(place, parts);
    return (isLoose(a) && isIn(b, parts)) || (isLoose(b) && isIn(a, parts));
  });
}

/** Whether a claim's place contains a place of the agreement for certain. */
export function containsPlace(setting: Setting, claimed: ClaimPlace | null, placeName: string): boolean {
  const place = setting.places.get(placeName)!;
  if (claimed === null) return false;
  if ('name' in claimed) {
    const outer = placeNamed(setting, claimed.name);
    return outer !== null && liesIn(setting, place, outer);
  }
  if (place.geometry === null) return false;
  if ('geometry' in claimed) return areaRelation(place.geometry, claimed.geometry) === 'in';
  return place.geometry.type === 'Point' && distanceMetres(place.geometry.coordinates, claimed.point).high <= claimed.radiusMetres;
}

/** How a claim's place lies to the strip of a measure (N6): nearer than so many metres on the side named, or on either. */
export function stripPlaceRelation(setting: Setting, claimed: ClaimPlace | null, strip: NonNullable<Measure['strip']>): Relation {
  if (claimed === null) return 'may';
  const line = setting.plan.lines.find((candidate) => candidate.name === strip.line);
  if (line === undefined) throw new Error(`the plan has no line ${strip.line}`);
  const shape = 'name' in claimed ? placeNamed(setting, claimed.name)?.geometry ?? null : 'geometry' in claimed ? claimed.geometry : claimed;
  if (shape === null) return 'may';
  const sides = strip.side === null ? ['left', 'right'] as const : [strip.side];
  const relations = sides.map((side) => stripRelation(shape, { line: line.geometry, side, widthMetres: strip.metres }));
  if (relations.includes('in')) return 'in';
  return relations.includes('may') ? 'may' : 'out';
}

/** E20: whether nothing can be in both places. */
export function areApart(setting: Setting, a: ClaimPlace | null, b: ClaimPlace | null): boolean {
  if (a === null || b === null) return false;
  if ('name' in a && 'name' in b) {
    const first = placeNamed(setting, a.name), second = placeNamed(setting, b.name);
    if (first === null || second === null) return false;
    if (liesInDifferentParts(setting, first, second)) return true;
  }
  if ('point' in a && 'point' in b) return discsApart(a, b);
  const shapeA = shapeOf(setting, a), shapeB = shapeOf(setting, b);
  if (shapeA === null || shapeB === null) return false;
  if ('point' in a) return circleRelation(a.point, a.radiusMetres, shapeB) === 'out';
  if ('point' in b) return circleRelation(b.point, b.radiusMetres, shapeA) === 'out';
  return areaRelation(shapeA, shapeB) === 'out' && areaRelation(shapeB, shapeA) === 'out';
}

/** Both lie (or are) in different parts of one place that is divided. */
function liesInDifferentParts(setting: Setting, a: Place, b: Place): boolean {
  return [...setting.places.values()].some((whole) => {
    const parts = whole.dividedInto.map((name) => setting.places.get(name)!);
    return parts.some((part) => parts.some((other) => part !== other && liesInByWord(setting, a, part) && liesInByWord(setting, b, other)));
  });
}

function discsApart(a: { point: [number, number]; radiusMetres: number }, b: { point: [number, number]; radiusMetres: number }): boolean {
  return distanceMetres(a.point, b.point).low > a.radiusMetres + b.radiusMetres ||
    (a.radiusMetres === 0 && b.radiusMetres === 0 && pointInArea(a.point, { type: 'Point', coordinates: b.point }) === 'out');
}

function shapeOf(setting: Setting, claimed: ClaimPlace): Geometry | null {
  if ('geometry' in claimed) return claimed.geometry;
  if ('point' in claimed) return { type: 'Point', coordinates: claimed.point };
  return placeNamed(setting, claimed.name)?.geometry ?? null;
}

/** Whether two claims name the same place: the same place of the agreement, point with radius, or shape. */
export function samePlace(setting: Setting, a: ClaimPlace | null, b: ClaimPlace | null): boolean {
  if (a === null || b === null) return a === b;
  return placeKey(setting, a) === placeKey(setting, b);
}

export function placeKey(setting: Setting, place: ClaimPlace | null): string {
  if (place === null) return '';
  if ('name' in place) return `name ${placeNamed(setting, place.name)?.name ?? place.name}`;
  return JSON.stringify(['point' in place ? [place.point, place.radiusMetres] : place.geometry, place.within ?? []]);
}

/** Whether a claimed place has a whole strip in it: the line lies in it, and nowhere does its edge come into the strip. */
export function containsStrip(setting: Setting, claimed: ClaimPlace | null, strip: NonNullable<Measure['strip']>): boolean {
  const line = setting.plan.lines.find((candidate) => candidate.name === strip.line)!.geometry;
  const shape = claimed === null ? null : 'name' in claimed ? placeNamed(setting, claimed.name)?.geometry ?? null : 'geometry' in claimed ? claimed.geometry : claimed;
  if (shape === null) return false;
  const ends = (line.type === 'MultiLineString' ? line.coordinates.flat() : line.coordinates) as [number, number][];
  if ('point' in shape) return ends.every((end) => distanceMetres(shape.point, end).high + strip.metres <= shape.radiusMetres);
  const rings = shape.type === 'Polygon' ? shape.coordinates : shape.type === 'MultiPolygon' ? shape.coordinates.flat() : [];
  return rings.length > 0 && areaRelation(line, shape) === 'in' &&
    rings.every((coordinates) => stripPlaceRelation(setting, { geometry: { type: 'LineString', coordinates } }, strip) === 'out');
}
