// Where claims lie: how a claim's place stands to a measure's place or strip, and which places are apart (E17, E20, N6, N20).
import { areaRelation, circleRelation, distanceMetres, stripRelation, type Geometry } from '#base/geometry.ts';
import { rowsOf } from '#base/shape.ts';
import { thingOf } from '#records/things.ts';
import type { ClaimPlace } from '#records/claim.ts';
import type { Line, Measure, Place } from '#records/plan.ts';
import { clearest, everyone, MadePlaces } from '#series/made-places.ts';

export type Containment = 'in' | 'may' | 'out';

/** The places of an agreement. Answers are kept: each pair of places is looked at once. */
export class Places {
  private readonly byName: Map<string, Place>;
  private readonly lines: Map<string, Line>;
  private readonly above = new Map<string, Set<string>>();
  private readonly answers = new Map<string, Containment>();
  private readonly made: MadePlaces;

  constructor(places: readonly Place[], lines: readonly Line[]) {
    this.byName = new Map(places.map((place) => [place.name, place]));
    this.lines = new Map(lines.map((line) => [line.name, line]));
    this.made = new MadePlaces({
      all: places, place: (name) => this.place(name), resolve: (written) => this.resolve(written), line: (name) => this.lines.get(name)?.geometry ?? null,
      shapeOf: (place) => this.shapeOf(place), relation: (place, within) => this.relation(place, within), contains: (place, inner) => this.contains(place, inner),
    });
  }

  /** The name of the place that bears this name or title. */
  resolve(written: string): string {
    if (this.byName.has(written)) return written;
    for (const place of this.byName.values()) if (place.title === written || place.titles.includes(written)) return place.name;
    return written;
  }

  place(name: string): Place | undefined {
    return this.byName.get(name);
  }

  /** The place itself and all that it lies in by the agreement's word, through all levels. */
  containing(name: string): Set<string> {
    const known = this.above.get(name);
    if (known !== undefined) return known;
    const found = new Set<string>([name]);
    for (const inner of found) {
      for (const outer of this.byName.get(inner)?.within ?? []) found.add(outer);
      for (const place of this.byName.values()) if (place.dividedInto.includes(inner)) found.add(place.name);
    }
    this.above.set(name, found);
    return found;
  }

  /** How a claim's place lies to the place `within` (E20). A claim without place may be anywhere. */
  relation(place: ClaimPlace | null, within: string): Containment {
    if (place === null) return 'may';
    if ('name' in place) return this.named(this.resolve(place.name), within, place.site);
    const made = this.byName.get(within)?.made;
    const byWord = (place.within ?? []).map((name) => this.resolve(name)).filter((name) => this.byName.has(name)).map((name) => this.named(name, within));
    if (byWord.includes('in')) return 'in';
    const area = this.byName.get(within)?.geometry ?? null;
    const byShape = made !== undefined ? this.made.relationTo(place, made) : area === null ? 'may' : 'point' in place ? circleRelation(place.point, place.radiusMetres, area) : areaRelation(place.geometry, area);
    return byShape === 'may' && byWord.includes('out') ? 'out' : byShape;
  }

  private named(inner: string, outer: string, site?: string): Containment {
    const key = `${inner}\n${outer}\n${site ?? ''}`;
    let answer = this.answers.get(key);
    if (answer === undefined) this.answers.set(key, (answer = this.lookNamed(inner, outer, site)));
    return answer;
  }

  private lookNamed(inner: string, outer: string, site: string | undefined): Containment {
    if (this.containing(inner).has(outer)) return 'in';
    if (!this.byName.has(inner)) return 'out';
    if (this.byName.get(inner)?.made !== undefined || this.byName.get(outer)?.made !== undefined) return this.lookMade(inner, outer, site);
    const innerShape = this.byName.get(inner)?.geometry ?? null;
    const outerShape = this.byName.get(outer)?.geometry ?? null;
    const byShape = innerShape !== null && outerShape !== null ? areaRelation(innerShape, outerShape) : null;
    if (byShape === 'in') return 'in';
    if (this.containing(outer).has(inner)) return 'may';
    return byShape ?? (this.mayOverlap(inner, outer) ? 'may' : 'out');
  }

  /** N20: where one of the two is made of others, what either says of it; where a divided place is asked about, what holds of all its parts. */
  private lookMade(inner: string, outer: string, site: string | undefined): Containment {
    const [innerMade, outerMade] = [this.byName.get(inner)?.made, this.byName.get(outer)?.made];
    const found: Containment[] = [];
    if (innerMade !== undefined) found.push(this.made.relationOf(innerMade, outer));
    if (outerMade !== undefined) {
      found.push(this.made.relationTo(site === undefined ? { name: inner } : { name: inner, site }, outerMade));
      if (this.made.relationOf(outerMade, inner) === 'out') found.push('out');
      const parts = this.byName.get(inner)?.dividedInto ?? [];
      if (parts.length > 0) found.push(everyone(parts.map((part) => this.named(part, outer, site))));
    }
    return clearest(found);
  }

  /** E20: without geometry, two places may overlap where one lies in both, or where one lies in a divided place whose part the other is in, and in no part of it. */
  private mayOverlap(a: string, b: string): boolean {
    for (const place of this.byName.keys()) if (this.containing(place).has(a) && this.containing(place).has(b)) return true;
    for (const whole of this.byName.values()) {
      const partsOf = (name: string) => whole.dividedInto.filter((part) => this.containing(name).has(part));
      for (const [x, y] of [[a, b], [b, a]] as const) if (partsOf(x).length > 0 && this.containing(y).has(whole.name) && y !== whole.name && partsOf(y).length === 0) return true;
    }
    return false;
  }

  /** Whether the place of a claim contains the whole of a measure's place. */
  contains(place: ClaimPlace | null, inner: string): boolean {
    if (place === null) return false;
    const made = this.byName.get(inner)?.made;
    if (place.site !== undefined) {
      const { site, ...whole } = place;
      const isThatSite = 'name' in place && this.byName.get(this.resolve(place.name))?.site === thingOf(site);
      if (!isThatSite && !(made?.way === 'sites' && made.kinds.every((kind) => kind === thingOf(site)))) return false;
      return this.contains(whole, isThatSite || made?.way !== 'sites' ? inner : made.within);
    }
    if ('name' in place) return this.named(inner, this.resolve(place.name)) === 'in';
    if (made !== undefined) return this.made.containedIn(place, made);
    const shape = this.byName.get(inner)?.geometry ?? null;
    if (shape === null) return false;
    if ('geometry' in place) return areaRelation(shape, place.geometry) === 'in';
    return shape.type === 'Point' && distanceMetres(shape.coordinates, place.point).high <= place.radiusMetres;
  }

  /** How a claim's place lies to a measure's strip, if it has one (N6). */
  inStrip(place: ClaimPlace | null, strip: Measure['strip']): Containment {
    if (strip === null) return 'in';
    const line = this.lines.get(strip.line);
    const shape = this.shapeOf(place);
    if (line === undefined || shape === null) return 'may';
    const sides = strip.side === null ? (['left', 'right'] as const) : [strip.side];
    const found = sides.map((side) => stripRelation(shape, { line: line.geometry, side, widthMetres: strip.metres }));
    if (found.includes('in')) return 'in';
    return found.includes('may') ? 'may' : 'out';
  }

  /** Whether a claim's place has the whole of a strip in it: the line inside, and its own edge nowhere in the strip (N6, E22). */
  containsStrip(place: ClaimPlace | null, strip: NonNullable<Measure['strip']>): boolean {
    const line = this.lines.get(strip.line)?.geometry;
    const shape = this.shapeOf(place);
    if (line === undefined || shape === null) return false;
    if ('point' in shape) return rowsOf(line).flat().every((end) => distanceMetres(shape.point, end).high + strip.metres <= shape.radiusMetres);
    if ((shape.type !== 'Polygon' && shape.type !== 'MultiPolygon') || areaRelation(line, shape) !== 'in') return false;
    return rowsOf(shape).every((ring) => this.inStrip({ geometry: { type: 'LineString', coordinates: ring } }, strip) === 'out');
  }

  private shapeOf(place: ClaimPlace | null): Geometry | { point: [number, number]; radiusMetres: number } | null {
    if (place === null) return null;
    if ('name' in place) return this.byName.get(this.resolve(place.name))?.geometry ?? null;
    return 'geometry' in place ? place.geometry : place;
  }

  /** Whether two claims name one place of the agreement, each in its way. */
  same(a: ClaimPlace | null, b: ClaimPlace | null): boolean {
    return a !== null && b !== null && 'name' in a && 'name' in b && this.resolve(a.name) === this.resolve(b.name) && a.site === b.site;
  }

  /** Whether two claims' places are apart: different points, shapes that do not touch, or different parts of one place (E20, E23). */
  apart(a: ClaimPlace | null, b: ClaimPlace | null): boolean {
    if (a === null || b === null) return false;
    if (this.outOfMade(a, b) || this.outOfMade(b, a)) return true;
    if ('name' in a && 'name' in b && this.partsOfOne(this.resolve(a.name), this.resolve(b.name))) return true;
    const first = this.shapeOf(a);
    const second = this.shapeOf(b);
    if (first === null || second === null) return false;
    if ('point' in first) return this.pointApart(first, second);
    if ('point' in second) return this.pointApart(second, first);
    return areaRelation(first, second) === 'out' && areaRelation(second, first) === 'out';
  }

  private outOfMade(a: ClaimPlace, b: ClaimPlace): boolean {
    return 'name' in b && this.byName.get(this.resolve(b.name))?.made !== undefined && this.relation(a, this.resolve(b.name)) === 'out';
  }

  private pointApart(disc: { point: [number, number]; radiusMetres: number }, other: Geometry | { point: [number, number]; radiusMetres: number }): boolean {
    if ('point' in other) {
      const centre: Geometry = { type: 'Point', coordinates: other.point };
      if (disc.radiusMetres === 0 && other.radiusMetres === 0) return circleRelation(disc.point, 0, centre) === 'out';
      return circleRelation(disc.point, disc.radiusMetres + other.radiusMetres, centre) === 'out';
    }
    return circleRelation(disc.point, disc.radiusMetres, other) === 'out';
  }

  private partsOfOne(a: string, b: string): boolean {
    const aboveA = this.containing(a);
    const aboveB = this.containing(b);
    for (const whole of this.byName.values()) {
      const partsA = whole.dividedInto.filter((part) => aboveA.has(part));
      const partsB = whole.dividedInto.filter((part) => aboveB.has(part));
      if (partsA.some((x) => partsB.some((y) => x !== y)) && !partsA.some((x) => partsB.includes(x))) return true;
    }
    return false;
  }

  /** The places that make up a place: those that it is divided into, or of which it is made. */
  parts(name: string): string[] {
    const place = this.byName.get(name);
    return place?.made?.way === 'joined' ? place.made.places : place?.dividedInto ?? [];
  }

  /** Places that together have all of a place in them: its parts, or where it has none what holds it (N20). */
  holders(name: string): string[] {
    const made = this.byName.get(name)?.made;
    if (made?.way === 'rest') return [made.of];
    return made?.way === 'sites' ? [made.within] : this.parts(name);
  }
}
