// Ground made of other places: with a name in a definition, or by its own words where a measure or a duty speaks of it (N20, N21).
import { nearest } from '#base/nearest.ts';
import type { AstNode } from 'langium';
import type * as Ast from '#language/generated/ast.ts';
import { metresOf } from '#language/lengths.ts';
import { problems } from '#language/problems.ts';
import type { Scope } from '#language/writing.ts';
import { phraseOfGround } from '#records/phrase-of-ground.ts';
import type { Feature, MadePlace, Place, Ref } from '#records/plan.ts';
import { thingOf } from '#records/things.ts';

export function groundOf(scope: Scope, node: Ast.Ground): MadePlace {
  switch (node.$type) {
    case 'NearGround': return { way: 'near', about: aboutOf(scope, node), metres: metresOf(scope, node.distance), reach: 'within' };
    case 'SiteGround': return sitesOf(scope, node);
    case 'CommonGround': return { way: 'common', places: placesNamed(scope, node.places, node, 'places') };
    case 'PlaceGround': {
      const places = placesNamed(scope, node.places, node, 'places');
      if (node.holes.length === 0) return { way: 'joined', places };
      return { way: 'rest', of: places[0]!, without: placesNamed(scope, node.holes, node, 'holes') };
    }
  }
}

/** The ground that a measure or a duty speaks of in place of a place. */
export function groundRef(scope: Scope, node: Ast.NearGround | Ast.SiteGround): Ref {
  return { name: keepGround(scope, groundOf(scope, node), node) };
}

/** The ground nearer than so far to a line, a place or sites, all round (N6, N20). */
export function groundNearer(scope: Scope, node: Ast.Distance): Ref {
  const about = node.site === undefined ? featureNamed(scope, node.line!, node, 'line') : { place: keepGround(scope, sitesOf(scope, node.site), node.site) };
  return { name: keepGround(scope, { way: 'near', about, metres: metresOf(scope, node.distance), reach: 'nearer' }, node) };
}

/** Ground that has no name is called by its words; the same words twice are one place. */
function keepGround(scope: Scope, made: MadePlace, node: AstNode): string {
  const name = phraseOfGround(made);
  const ground: Place = { name, title: '', titles: [], within: [], dividedInto: [], geometry: null, made, ...scope.placed(node) };
  if (!scope.grounds.has(name)) scope.grounds.set(name, ground);
  return name;
}

function aboutOf(scope: Scope, node: Ast.NearGround): Feature {
  if (node.site !== undefined) return { place: keepGround(scope, sitesOf(scope, node.site), node.site) };
  return featureNamed(scope, node.feature!, node, 'feature');
}

function featureNamed(scope: Scope, name: string, node: AstNode, property: string): Feature {
  if (scope.names.lines.has(name)) return { line: name };
  placesNamed(scope, [name], node, property);
  return { place: name };
}

function sitesOf(scope: Scope, node: Ast.SiteGround): Extract<MadePlace, { way: 'sites' }> {
  const kinds = [...new Set(node.kinds.map(thingOf))].sort();
  const known = [...scope.names.sites];
  node.kinds.forEach((kind, i) => {
    if (!scope.names.sites.has(thingOf(kind))) scope.found.push(problems.noSuchSite(scope.at(node, 'kinds', i), kind, nearest(kind, known)));
  });
  const [within = ''] = placesNamed(scope, [node.place], node, 'place');
  return { way: 'sites', kinds, within, ...(node.unlisted ? { unlisted: true as const } : {}) };
}

/** Places that are declared: a parameter cannot stand in ground, since that is one place for the whole agreement. */
function placesNamed(scope: Scope, names: readonly string[], node: AstNode, property: string): string[] {
  names.forEach((name, i) => {
    if (scope.names.places.has(name)) return;
    const at = scope.at(node, property, i);
    const isBound = scope.names.params.has(name) || scope.bound.some(({ param }) => param === name);
    scope.found.push(isBound ? problems.groundOfParameter(at, name) : problems.unknownPlace(at, name, nearest(name, scope.names.places.keys())));
  });
  return [...names];
}

/** What a place is made of must be there and drawn where distances are asked; parts of one place have nothing in common (E20). */
export function checkGrounds(scope: Scope, places: readonly Place[]): void {
  const byName = new Map(places.map((place) => [place.name, place]));
  for (const place of places) {
    const at = place.at ?? { line: 1, column: 1 };
    if (place.made !== undefined && (place.geometry !== null || place.dividedInto.length > 0)) scope.found.push(problems.madeAndDrawn(at, place.name));
    const about = place.made?.way === 'near' && 'place' in place.made.about ? byName.get(place.made.about.place) : undefined;
    if (about !== undefined && about.made === undefined && about.geometry === null) scope.found.push(problems.notDrawn(at, about.name));
    for (const whole of places) {
      const parts = whole.dividedInto.filter((part) => liesIn(byName, place.name, part));
      if (parts.length > 1) scope.found.push(problems.inTwoParts(at, place.name, parts, whole.name));
    }
  }
}

function liesIn(places: ReadonlyMap<string, Place>, inner: string, outer: string): boolean {
  const seen = new Set([inner]);
  for (const name of seen) {
    for (const above of places.get(name)?.within ?? []) seen.add(above);
    for (const place of places.values()) if (place.dividedInto.includes(name)) seen.add(place.name);
  }
  return seen.has(outer);
}
