// Ground made of other places: what is near one, several together, what they have in common, one without others, sites of a kind (N20, N21).
import { holdsSurroundings, nearRelation, type Disc, type Geometry } from '#base/geometry.ts';
import type { ClaimPlace } from '#records/claim.ts';
import type { Feature, MadePlace, Place } from '#records/plan.ts';
import { thingOf } from '#records/things.ts';

type Containment = 'in' | 'may' | 'out';
type Near = Extract<MadePlace, { way: 'near' }>;
type Sites = Extract<MadePlace, { way: 'sites' }>;
type Ground = Pick<Near, 'metres' | 'reach'>;

/** What made places ask about the places that they are made of. */
export interface PlacesAround {
  all: Iterable<Place>;
  place(name: string): Place | undefined;
  resolve(written: string): string;
  line(name: string): Geometry | null;
  shapeOf(place: ClaimPlace): Geometry | Disc | null;
  relation(place: ClaimPlace, within: string): Containment;
  contains(place: ClaimPlace, inner: string): boolean;
}

export class MadePlaces {
  private readonly around: PlacesAround;

  constructor(around: PlacesAround) {
    this.around = around;
  }

  /** How a claim's place lies to made ground, by how it lies to what that is made of. */
  relationTo(claim: ClaimPlace, made: MadePlace): Containment {
    const { around } = this;
    switch (made.way) {
      case 'near': return this.near(claim, made.about, made);
      case 'joined': return any(made.places.map((name) => around.relation(claim, name)));
      case 'common': return all(made.places.map((name) => around.relation(claim, name)));
      case 'rest': return all([around.relation(claim, made.of), ...made.without.map((name) => opposite(around.relation(claim, name)))]);
      case 'sites': return all([this.atSite(claim, made), around.relation(claim, made.within)]);
    }
  }

  /** How made ground, which a claim names, lies to a place. */
  relationOf(made: MadePlace, outer: string): Containment {
    const lies = (part: string) => this.around.relation({ name: part }, outer);
    switch (made.way) {
      case 'near': return this.nearLies(made, outer);
      case 'joined': return everyone(made.places.map(lies));
      case 'common': return clearest(made.places.map(lies));
      case 'rest': return made.without.some((hole) => this.around.relation({ name: outer }, hole) === 'in') ? 'out' : lies(made.of);
      case 'sites': return this.sitesLie(made, outer);
    }
  }

  /** Whether a claim's place, which is a shape, has all of made ground in it. */
  containedIn(claim: ClaimPlace & (Disc | { geometry: Geometry }), made: MadePlace): boolean {
    const { around } = this;
    switch (made.way) {
      case 'near': {
        const about = this.drawn(made.about);
        return about !== null && holdsSurroundings('geometry' in claim ? claim.geometry : claim, { about, metres: made.metres, reach: made.reach });
      }
      case 'joined': return made.places.every((name) => around.contains(claim, name));
      case 'common': return made.places.some((name) => around.contains(claim, name));
      case 'rest': return around.contains(claim, made.of);
      case 'sites': return around.contains(claim, made.within);
    }
  }

  private drawn(about: Feature): Geometry | null {
    return 'line' in about ? this.around.line(about.line) : this.around.place(about.place)?.geometry ?? null;
  }

  private near(claim: ClaimPlace, about: Feature, ground: Ground): Containment {
    if ('line' in about) return this.nearShape(claim, this.around.line(about.line), ground);
    if (this.around.relation(claim, about.place) === 'in') return 'in';
    const made = this.around.place(about.place)?.made;
    if (made === undefined) return this.nearShape(claim, this.around.place(about.place)?.geometry ?? null, ground);
    const nearTo = (place: string) => this.near(claim, { place }, ground);
    switch (made.way) {
      case 'joined': return any(made.places.map(nearTo));
      // What is far from the whole is far from any part of it; more is not said.
      case 'common': return made.places.some((name) => nearTo(name) === 'out') ? 'out' : 'may';
      case 'rest': return nearTo(made.of) === 'out' ? 'out' : 'may';
      case 'near': return this.near(claim, made.about, { metres: made.metres + ground.metres, reach: 'within' }) === 'out' ? 'out' : 'may';
      case 'sites': return this.nearSites(claim, made, ground);
    }
  }

  private nearSites(claim: ClaimPlace, sites: Sites, ground: Ground): Containment {
    const own = this.relationTo(claim, sites);
    if (own !== 'out' || sites.unlisted === true) return own === 'in' ? 'in' : 'may';
    return any(this.declared(sites).map(({ name }) => {
      const lies = this.around.relation({ name }, sites.within);
      const relation = lies === 'out' ? 'out' : this.near(claim, { place: name }, ground);
      return relation === 'in' ? lies : relation;
    }));
  }

  private nearShape(claim: ClaimPlace, about: Geometry | null, ground: Ground): Containment {
    const shape = this.around.shapeOf(claim);
    return about === null || shape === null ? 'may' : nearRelation(shape, { about, metres: ground.metres, reach: ground.reach });
  }

  private declared({ kinds }: Sites): Place[] {
    return [...this.around.all].filter((place) => place.site !== undefined && kinds.includes(place.site));
  }

  /** N21: at a site of these kinds, wherever. */
  private atSite(claim: ClaimPlace, sites: Sites): Containment {
    const listed = any(this.declared(sites).map(({ name }) => this.around.relation(claim, name)));
    if (listed === 'in') return 'in';
    if (claim.site !== undefined) return sites.kinds.includes(thingOf(claim.site)) ? 'in' : 'out';
    const isOther = 'name' in claim && this.around.place(this.around.resolve(claim.name))?.site !== undefined;
    return sites.unlisted === true && !isOther ? 'may' : listed;
  }

  private nearLies(near: Near, outer: string): Containment {
    const place = this.around.place(outer);
    const other = place?.made;
    if (other?.way === 'near') return isSame(near.about, other.about) && reaches(other) >= reaches(near) ? 'in' : 'may';
    const geometry = place?.geometry ?? null;
    if (geometry === null) return 'may';
    if (this.containedIn({ geometry }, near)) return 'in';
    return this.near({ name: outer }, near.about, near) === 'out' ? 'out' : 'may';
  }

  private sitesLie(sites: Sites, outer: string): Containment {
    const other = this.around.place(outer)?.made;
    if (other?.way === 'sites' && sites.kinds.every((kind) => other.kinds.includes(kind)) && (other.unlisted === true || sites.unlisted !== true) &&
      this.around.relation({ name: sites.within }, other.within) === 'in') return 'in';
    return this.around.relation({ name: sites.within }, outer);
  }
}

/** How far ground reaches, to be compared: `within` 500 m reaches a little farther than `nearer` than 500 m. */
function reaches({ metres, reach }: Ground): number {
  return metres * 2 + (reach === 'within' ? 1 : 0);
}

function isSame(a: Feature, b: Feature): boolean {
  return 'line' in a ? 'line' in b && a.line === b.line : 'place' in b && a.place === b.place;
}

/** In one of several grounds. */
export function any(relations: readonly Containment[]): Containment {
  if (relations.includes('in')) return 'in';
  return relations.includes('may') ? 'may' : 'out';
}

function all(relations: readonly Containment[]): Containment {
  if (relations.includes('out')) return 'out';
  return relations.includes('may') ? 'may' : 'in';
}

/** Of parts of one thing: what holds of each of them. */
export function everyone(relations: readonly Containment[]): Containment {
  const [first = 'may'] = relations;
  return relations.every((relation) => relation === first) ? first : 'may';
}

/** Of several true answers the one that says most. */
export function clearest(relations: readonly Containment[]): Containment {
  return relations.includes('in') ? 'in' : relations.includes('out') ? 'out' : 'may';
}

function opposite(relation: Containment): Containment {
  return relation === 'in' ? 'out' : relation === 'out' ? 'in' : 'may';
}
