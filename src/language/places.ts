// Actors, places, lists, lines and channels of the plan, and the files that places are drawn in.
import { nearest } from '#base/nearest.ts';
import type { Position, Problem } from '#base/problem.ts';
import { readGeoJson, type GeoJsonProblem, type Geometry, type NamedFeature } from '#base/geometry.ts';
import type * as Ast from '#language/generated/ast.ts';
import { groundOf } from '#language/grounds.ts';
import { talliedAs, typeOf } from '#language/measures.ts';
import { problems } from '#language/problems.ts';
import { sayRings } from '#language/rings.ts';
import { checkActor, timeOf } from '#language/times.ts';
import type { Scope } from '#language/writing.ts';
import { thingsMeant } from '#language/things.ts';
import { thingOf } from '#records/things.ts';
import type { Actor, Channel, Line, List, Place } from '#records/plan.ts';

/** The files that the agreement names, read once each. */
export class Drawings {
  private readonly read = new Map<string, NamedFeature[]>();
  private readonly files: Record<string, string>;
  private readonly scope: Scope;

  constructor(files: Record<string, string>, scope: Scope) {
    this.files = files;
    this.scope = scope;
  }

  /** The feature of that name, or null after a problem. */
  feature(file: string, name: string, node: Ast.PlacePart | Ast.Line): NamedFeature | null {
    const features = this.featuresOf(file, node);
    if (features === null) return null;
    const found = features.find((feature) => feature.name === name);
    if (found === undefined) this.scope.found.push(problems.noFeature(this.scope.at(node, node.feature === undefined ? 'file' : 'feature'), name, file, nearest(name, features.map((feature) => feature.name))));
    return found ?? null;
  }

  private featuresOf(file: string, node: Ast.PlacePart | Ast.Line): NamedFeature[] | null {
    const known = this.read.get(file);
    if (known !== undefined) return known;
    const text = Object.hasOwn(this.files, file) ? this.files[file] : undefined;
    if (text === undefined) {
      this.scope.found.push(problems.fileMissing(this.scope.at(node, 'file'), file));
      return null;
    }
    const { features, problems: wrong } = readGeoJson(text);
    const named = this.scope.at(node, 'file');
    for (const one of wrong) this.scope.found.push(drawingProblem(file, one, named));
    this.read.set(file, features);
    return wrong.length > 0 && features.length === 0 ? null : features;
  }
}

/** It is mended in the drawing, so it stands there, beside the agreement; the line that names the file belongs to it. */
function drawingProblem(file: string, { path, line, column, message, mend }: GeoJsonProblem, named: Position): Problem {
  const folder = /^.*[\\/]/.exec(named.file ?? '')?.[0] ?? '';
  return problems.fileUnreadable({ file: `${folder}${file}`, line, column }, message, mend, path, named);
}

export function placesOf(scope: Scope, items: readonly Ast.Item[], drawings: Drawings): Place[] {
  const places = items.filter((item) => item.$type === 'Place').map((item) => placeOf(scope, item, drawings));
  const parents = (name: string): string[] => {
    const place = places.find((one) => one.name === name);
    return [...(place?.within ?? []), ...places.filter((one) => one.dividedInto.includes(name)).map((one) => one.name), ...groundsIn(scope, place)];
  };
  sayRings(places.map((place) => place.name), parents, (name, ring) => scope.found.push(problems.placeRing(scope.names.places.get(name)!.at, ring)));
  const declared = new Set(places.map((place) => place.name));
  const introduced = [...scope.names.places].filter(([name]) => !declared.has(name));
  return sortByName([...places, ...introduced.map(([name, { at }]): Place => ({ name, title: '', titles: [], within: [], dividedInto: [], geometry: null, at }))]);
}

/** The places that a place is made of. */
function groundsIn(scope: Scope, place: Place | undefined): string[] {
  const made = place?.made;
  if (made === undefined) return [];
  switch (made.way) {
    case 'near': return 'line' in made.about ? [] : scope.grounds.has(made.about.place) ? groundsIn(scope, scope.grounds.get(made.about.place)) : [made.about.place];
    case 'rest': return [made.of, ...made.without];
    case 'sites': return [made.within];
    default: return made.places;
  }
}

function placeOf(scope: Scope, node: Ast.Place, drawings: Drawings): Place {
  const place: Place = { name: node.name, title: node.title ?? '', titles: [], within: [], dividedInto: [], geometry: null, ...scope.placed(node) };
  if (node.title !== undefined) place.titles.push(node.title);
  for (const part of node.parts) {
    checkPlaces(scope, part.within, part, 'within');
    checkPlaces(scope, part.parts, part, 'parts');
    place.within.push(...part.within);
    place.dividedInto.push(...part.parts);
    place.titles.push(...part.titles);
    if (part.site !== undefined) place.site = thingOf(part.site);
    if (part.since !== undefined) place.since = timeOf(scope, part.since);
    if (part.ground !== undefined) place.made = groundOf(scope, part.ground);
    if (part.file === undefined) continue;
    const feature = drawings.feature(part.file, part.feature ?? node.name, part);
    if (feature === null) continue;
    place.geometry = feature.geometry;
    if (feature.nameAr !== undefined) place.titles.push(feature.nameAr);
  }
  place.titles = [...new Set(place.titles)].filter((title) => title !== node.name);
  return place;
}

function checkPlaces(scope: Scope, names: readonly string[], node: Ast.PlacePart, property: string): void {
  names.forEach((name, i) => {
    if (!scope.names.places.has(name)) scope.found.push(problems.unknownPlace(scope.at(node, property, i), name, nearest(name, scope.names.places.keys())));
  });
}

export function linesOf(scope: Scope, items: readonly Ast.Item[], drawings: Drawings): Line[] {
  const lines = items.filter((item) => item.$type === 'Line').map((node): Line => {
    const geometry = drawings.feature(node.file, node.feature ?? node.name, node)?.geometry ?? NO_LINE;
    if (geometry.type !== 'LineString' && geometry.type !== 'MultiLineString') scope.found.push(problems.notALine(scope.at(node), node.name, geometry.type));
    return { name: node.name, title: node.title ?? '', geometry, ...scope.placed(node) };
  });
  return sortByName(lines);
}

/** Stands for a line that could not be read; a plan with a problem is not given out. */
const NO_LINE: Geometry = { type: 'LineString', coordinates: [[0, 0], [0, 1]] };

export function listOf(scope: Scope, node: Ast.List): List {
  if (node.members.length === 0) scope.found.push(problems.emptyList(scope.at(node), node.name));
  if (node.asOf === undefined) scope.found.push(problems.listNoDate(scope.at(node), node.name));
  node.members.forEach((name, i) => {
    if (node.members.indexOf(name) !== i) scope.found.push(problems.memberTwice(scope.at(node, 'members', i), name, node.name));
  });
  return { name: node.name, of: node.kind, asOf: node.asOf ?? '', members: [...node.members], ...scope.placed(node) };
}

export function channelsOfPlan(scope: Scope, items: readonly Ast.Item[]): Channel[] {
  return sortByName(items.filter((item) => item.$type === 'Channel').map((node): Channel => {
    if (node.sights.length === 0) scope.found.push(problems.channelSeesNothing(scope.at(node), node.name));
    const sees = node.sights.flatMap((sight): Channel['sees'] => {
      if (sight.sort === 'acts' || sight.sort === 'statements') return [];
      return [{ sort: sight.sort, of: sight.of.length === 0 ? null : seenBy(scope, sight) }];
    });
    return { name: node.name, title: node.title ?? '', sees, ...scope.placed(node) };
  }));
}

function seenBy(scope: Scope, sight: Ast.Sight): string[] {
  if (sight.sort === 'presence') return thingsMeant(scope, sight.of);
  if (sight.sort === 'movements') return [...sight.of];
  return sight.of.map((word, i) => (sight.sort === 'tallies' ? talliedAs(scope, word, sight, i) : typeOf(scope, word, sight, i)));
}

export function actorsOf(scope: Scope, items: readonly Ast.Item[]): Actor[] {
  const actors: Actor[] = [];
  const plain = { title: '', includes: [], excluded: false, guarantors: [], members: [] };
  for (const item of items) {
    if (item.$type === 'Actor') actors.push(actorOf(scope, item));
    else if (item.$type === 'ExcludedActors') {
      actors.push(...item.actors.map((actor): Actor => ({ ...plain, name: actor.name, title: actor.title ?? '', excluded: true, ...scope.placed(actor) })));
    } else if (item.$type === 'Body') {
      item.members.forEach((name, i) => checkActor(scope, name, item, 'members', i));
      actors.push({ ...plain, name: item.name, title: item.title ?? '', members: [...item.members], ...scope.placed(item) });
    }
  }
  const declared = new Set(actors.map((actor) => actor.name));
  for (const [name, { at }] of scope.names.actors) if (!declared.has(name)) actors.push({ ...plain, name, at });
  const below = (name: string): string[] => {
    const actor = actors.find((one) => one.name === name);
    const guaranteed = actors.filter((one) => one.guarantors.includes(name)).map((one) => one.name);
    return [...(actor?.includes.filter((part) => scope.names.actors.has(part)) ?? []), ...(actor?.members ?? []), ...guaranteed];
  };
  sayRings(actors.map((actor) => actor.name), below, (name, ring) => scope.found.push(problems.actorRing(scope.names.actors.get(name)!.at, ring)));
  return sortByName(actors);
}

function actorOf(scope: Scope, node: Ast.Actor): Actor {
  const includes: string[] = [];
  for (const part of node.parts.flatMap((one) => one.includes)) {
    if (part.name !== undefined) checkActor(scope, part.name, part, 'name');
    includes.push(part.name ?? part.text!);
  }
  return {
    name: node.name, title: node.title ?? '', includes, excluded: node.excluded,
    guarantors: node.parts.flatMap((part) => part.guarantors), members: [], ...scope.placed(node),
  };
}

/** Sets are sorted by name (A4), by UTF-16 unit. */
export function sortByName<T extends { name: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
