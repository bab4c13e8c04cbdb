// Ground made of other places, as the rules have it: what is near one, several, what several have in common, one with holes, sites of a kind (N20, N21).
import { holdsSurroundings, nearRelation, type Disc, type Geometry } from '#base/geometry.ts';
import type { ClaimPlace } from '#records/claim.ts';
import type { MadePlace, Place } from '#records/plan.ts';
import { thingOf } from '#records/things.ts';
import type { Relation } from '#engine/reference-actors.ts';

/** What is asked about the places that ground is made of. */
export interface Grounds {
  places: ReadonlyMap<string, Place>;
  placeNamed: (text: string) => Place | null;
  lineDrawn: (name: string) => Geometry;
  drawnOf: (claimed: ClaimPlace) => Geometry | Disc | null;
  relation: (claimed: ClaimPlace, name: string) => Relation;
  contains: (claimed: ClaimPlace, name: string) => boolean;
}

type Near = Extract<MadePlace, { way: 'near' }>;
type Sites = Extract<MadePlace, { way: 'sites' }>;

const or = (relations: Relation[]): Relation => (relations.includes('in') ? 'in' : relations.every((relation) => relation === 'out') ? 'out' : 'may');
const and = (relations: Relation[]): Relation => (relations.includes('out') ? 'out' : relations.every((relation) => relation === 'in') ? 'in' : 'may');
const not = (relation: Relation): Relation => (relation === 'may' ? 'may' : relation === 'in' ? 'out' : 'in');

/** N20: how a claim's place lies to ground, by Kleene's tables over what that is made of. */
export function groundRelation(grounds: Grounds, claimed: ClaimPlace, made: MadePlace): Relation {
  const to = (name: string) => grounds.relation(claimed, name);
  if (made.way === 'joined') return or(made.places.map(to));
  if (made.way === 'common') return and(made.places.map(to));
  if (made.way === 'rest') return and([to(made.of), not(or(made.without.map(to)))]);
  if (made.way === 'sites') return and([to(made.within), siteRelation(grounds, claimed, made)]);
  return nearTo(grounds, claimed, made);
}

/** N20: how ground lies to a place. */
export function groundLies(grounds: Grounds, made: MadePlace, outer: string): Relation {
  const lies = (name: string) => grounds.relation({ name }, outer);
  switch (made.way) {
    case 'joined': {
      const each = made.places.map(lies);
      return each.every((relation) => relation === each[0]) ? each[0] ?? 'may' : 'may';
    }
    case 'common': {
      const each = made.places.map(lies);
      return each.includes('in') ? 'in' : each.includes('out') ? 'out' : 'may';
    }
    case 'rest': return made.without.some((hole) => grounds.relation({ name: outer }, hole) === 'in') ? 'out' : lies(made.of);
    case 'sites': return isAmongSites(grounds, made, grounds.places.get(outer)!.made) ? 'in' : lies(made.within);
    case 'near': return nearLies(grounds, made, grounds.places.get(outer)!);
  }
}

/** N20, E22: whether a claim's shape has all the ground in it. */
export function groundIsHeld(grounds: Grounds, claimed: Exclude<ClaimPlace, { name: string }>, made: MadePlace): boolean {
  const holds = (name: string) => grounds.contains(claimed, name);
  if (made.way === 'joined') return made.places.every(holds);
  if (made.way === 'common') return made.places.some(holds);
  if (made.way === 'rest') return holds(made.of);
  if (made.way === 'sites') return holds(made.within);
  const about = drawn(grounds, made.about);
  return about !== null && holdsSurroundings('geometry' in claimed ? claimed.geometry : claimed, { about, metres: made.metres, reach: made.reach });
}

function drawn(grounds: Grounds, about: Near['about']): Geometry | null {
  return 'line' in about ? grounds.lineDrawn(about.line) : grounds.places.get(about.place)!.geometry;
}

function nearTo(grounds: Grounds, claimed: ClaimPlace, { about, metres, reach }: Near): Relation {
  const isInIt = 'place' in about && grounds.relation(claimed, about.place) === 'in';
  if (isInIt) return 'in';
  const made = 'place' in about ? grounds.places.get(about.place)!.made : undefined;
  const nearPlace = (place: string) => nearTo(grounds, claimed, { way: 'near', about: { place }, metres, reach });
  switch (made?.way) {
    case undefined: {
      const shape = grounds.drawnOf(claimed), ground = drawn(grounds, about);
      return shape === null || ground === null ? 'may' : nearRelation(shape, { about: ground, metres, reach });
    }
    case 'joined': return or(made.places.map(nearPlace));
    case 'common': return made.places.map(nearPlace).includes('out') ? 'out' : 'may';
    case 'rest': return nearPlace(made.of) === 'out' ? 'out' : 'may';
    case 'near': return nearTo(grounds, claimed, { ...made, metres: made.metres + metres, reach: 'within' }) === 'out' ? 'out' : 'may';
    case 'sites': {
      if (made.unlisted === true || groundRelation(grounds, claimed, made) === 'may') return 'may';
      return or(sitesOf(grounds, made).map((site) => and([grounds.relation({ name: site.name }, made.within), nearPlace(site.name)])));
    }
  }
}

function sitesOf(grounds: Grounds, { kinds }: Sites): Place[] {
  return [...grounds.places.values()].filter(({ site }) => site !== undefined && kinds.includes(site));
}

/** N21: at a site of one of these kinds, wherever that is. */
function siteRelation(grounds: Grounds, claimed: ClaimPlace, sites: Sites): Relation {
  const atListed = or(sitesOf(grounds, sites).map((site) => grounds.relation(claimed, site.name)));
  if (atListed === 'in') return 'in';
  if (claimed.site !== undefined) return sites.kinds.includes(thingOf(claimed.site)) ? 'in' : 'out';
  if (sites.unlisted !== true) return atListed;
  // A place that the agreement declares to be a site of another kind is no unlisted one of these.
  return 'name' in claimed && grounds.placeNamed(claimed.name)?.site !== undefined ? atListed : 'may';
}

function isAmongSites(grounds: Grounds, sites: Sites, others: MadePlace | undefined): boolean {
  return others?.way === 'sites' && sites.kinds.every((kind) => others.kinds.includes(kind)) && !(sites.unlisted === true && others.unlisted !== true) &&
    grounds.relation({ name: sites.within }, others.within) === 'in';
}

/** About one and the same thing the wider ground holds the narrower. */
function nearLies(grounds: Grounds, near: Near, outer: Place): Relation {
  const { made } = outer;
  if (made?.way === 'near') {
    const isSame = JSON.stringify(made.about) === JSON.stringify(near.about);
    return isSame && (made.metres > near.metres || (made.metres === near.metres && (made.reach === 'within' || near.reach === 'nearer'))) ? 'in' : 'may';
  }
  if (outer.geometry === null) return 'may';
  if (groundIsHeld(grounds, { geometry: outer.geometry }, near)) return 'in';
  return nearTo(grounds, { name: outer.name }, near) === 'out' ? 'out' : 'may';
}
