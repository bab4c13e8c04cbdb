// Where a claim is, seen from a place of the agreement or a strip (E17, E20, N6); what ground made of other places says of it stands in its own file (N20, N21).
import { areaRelation, circleRelation, distanceMetres, pointInArea, stripRelation, type Geometry } from '#base/geometry.ts';
import type { Measure, Place } from '#records/plan.ts';
import type { ClaimPlace } from '#records/claim.ts';
import type { Relation } from '#engine/reference-actors.ts';
import { groundIsHeld, groundLies, groundRelation, type Grounds } from '#engine/reference-made-places.ts';
import { remember, type Setting } from '#engine/reference-setting.ts';
import { thingOf } from '#records/things.ts';

/** The place that a claim names, by name or title; null where no place bears it. */
export function placeNamed(setting: Setting, text: string): Place | null {
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
    if ('name' in claimed) return namedRelation(setting, placeNamed(setting, claimed.name), place, claimed.site);
    return clearest(place.made === undefined ? shapeRelation(claimed, place) : groundRelation(groundsOf(setting), claimed, place.made), (claimed.within ?? []).map((name) => placeNamed(setting, name)).filter((holder) => holder !== null).map((holder) => namedRelation(setting, holder, place)));
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

function namedRelation(setting: Setting, claimed: Place | null, place: Place, site?: string): Relation {
  if (claimed === null) return 'out';
  if (claimed.made !== undefined || place.made !== undefined) {
    return remember(setting, claimed, `made, in ${place.name} ${site ?? ''}`, () => madeRelation(setting, claimed, place, site));
  }
  if (liesIn(setting, claimed, place)) return 'in';
  if (liesIn(setting, place, claimed)) return 'may';
  if (claimed.geometry !== null && place.geometry !== null) return areaRelation(claimed.geometry, place.geometry);
  return mayOverlap(setting, claimed, place) ? 'may' : 'out';
}

/** N20: two places of which one at least is made of others. */
function madeRelation(setting: Setting, claimed: Place, place: Place, site: string | undefined): Relation {
  if (liesInByWord(setting, claimed, place)) return 'in';
  const grounds = groundsOf(setting), answers: Relation[] = [];
  if (place.made !== undefined) answers.push(groundRelation(grounds, { name: claimed.name, ...(site === undefined ? {} : { site }) }, place.made));
  if (claimed.made !== undefined) answers.push(groundLies(grounds, claimed.made, place.name));
  // What is out of a place has that place out of itself.
  if (place.made !== undefined && groundLies(grounds, place.made, claimed.name) === 'out') answers.push('out');
  if (place.made !== undefined && claimed.dividedInto.length > 0) {
    answers.push(ofEachPart(claimed.dividedInto.map((part) => namedRelation(setting, setting.places.get(part)!, place, site))));
  }
  return answers.includes('in') ? 'in' : answers.includes('out') ? 'out' : 'may';
}

function ofEachPart(relations: Relation[]): Relation {
  return new Set(relations).size === 1 ? relations[0]! : 'may';
}

function groundsOf(setting: Setting): Grounds {
  return remember(setting, setting, 'grounds', () => ({
    places: setting.places,
    placeNamed: (text: string) => placeNamed(setting, text),
    lineDrawn: (name: string) => setting.plan.lines.find((line) => line.name === name)!.geometry,
    drawnOf: (claimed: ClaimPlace) => ('name' in claimed ? placeNamed(setting, claimed.name)?.geometry ?? null : 'geometry' in claimed ? claimed.geometry : claimed),
    relation: (claimed: ClaimPlace, name: string) => placeRelation(setting, claimed, name),
    contains: (claimed: ClaimPlace, name: string) => containsPlace(setting, claimed, name),
  }));
}

/** The places that make up a place: its parts, or those of which it is made (E24, N20). */
export function partsOfPlace(setting: Setting, name: string): string[] {
  const { made, dividedInto } = setting.places.get(name)!;
  return made?.way === 'joined' ? made.places : dividedInto;
}

/** Places that together have all of a place in them: its parts, or what a part is cut out of (E22, N20). */
export function placesThatHold(setting: Setting, name: string): string[] {
  const { made } = setting.places.get(name)!;
  if (made?.way === 'rest') return [made.of];
  return made?.way === 'sites' ? [made.within] : partsOfPlace(setting, name);
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
  if (claimed === null || place === undefined) return false;
  if (claimed.site !== undefined) {
    const held = withoutSite(setting, claimed, place);
    return held !== null && containsPlace(setting, held.claimed, held.place);
  }
  if ('name' in claimed) {
    const outer = placeNamed(setting, claimed.name);
    if (outer !== null && (outer.made !== undefined || place.made !== undefined)) return namedRelation(setting, place, outer) === 'in';
    return outer !== null && liesIn(setting, place, outer);
  }
  if (place.made !== undefined) return groundIsHeld(groundsOf(setting), claimed, place.made);
  if (place.geometry === null) return false;
  if ('geometry' in claimed) return areaRelation(place.geometry, claimed.geometry) === 'in';
  return place.geometry.type === 'Point' && distanceMetres(place.geometry.coordinates, claimed.point).high <= claimed.radiusMetres;
}

/** N21: what a claim tells of one kind of site is of all there is at such sites in its place, and of nothing more; of a site of that kind it says nothing new. */
function withoutSite(setting: Setting, claimed: ClaimPlace, place: Place): { claimed: ClaimPlace; place: string } | null {
  const { site, ...whole } = claimed;
  if ('name' in claimed && placeNamed(setting, claimed.name)?.site === thingOf(site!)) return { claimed: whole, place: place.name };
  const isOfThatKind = place.made?.way === 'sites' && place.made.kinds.every((kind) => kind === thingOf(site!));
  return isOfThatKind && place.made?.way === 'sites' ? { claimed: whole, place: place.made.within } : null;
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
  if (isOutOfGround(setting, a, b) || isOutOfGround(setting, b, a)) return true;
  if ('point' in a && 'point' in b) return discsApart(a, b);
  const shapeA = shapeOf(setting, a), shapeB = shapeOf(setting, b);
  if (shapeA === null || shapeB === null) return false;
  if ('point' in a) return circleRelation(a.point, a.radiusMetres, shapeB) === 'out';
  if ('point' in b) return circleRelation(b.point, b.radiusMetres, shapeA) === 'out';
  return areaRelation(shapeA, shapeB) === 'out' && areaRelation(shapeB, shapeA) === 'out';
}

/** N20: whether a claim names ground made of others, and the other claim is out of that. */
function isOutOfGround(setting: Setting, a: ClaimPlace, b: ClaimPlace): boolean {
  const ground = 'name' in b ? placeNamed(setting, b.name) : null;
  return ground?.made !== undefined && placeRelation(setting, a, ground.name) === 'out';
}

/** Both lie (or are) in different parts of one place that is divided, and in none of them together. */
function liesInDifferentParts(setting: Setting, a: Place, b: Place): boolean {
  return [...setting.places.values()].some((whole) => {
    const parts = whole.dividedInto.map((name) => setting.places.get(name)!);
    const ofA = parts.filter((part) => liesInByWord(setting, a, part)), ofB = parts.filter((part) => liesInByWord(setting, b, part));
    return ofA.length > 0 && ofB.length > 0 && !ofA.some((part) => ofB.includes(part));
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
  return placeKey(setting, a) === placeKey(setting, b) && a.site === b.site;
}

export function placeKey(setting: Setting, place: ClaimPlace | null): string {
  if (place === null) return '';
  if ('name' in place) return `name ${placeNamed(setting, place.name)?.name ?? place.name}`;
  return JSON.stringify(['point' in place ? [place.point, place.radiusMetres] : place.geometry, place.within ?? [], place.site ?? '']);
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
