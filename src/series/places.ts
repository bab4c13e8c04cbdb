// Where claims lie: how a claim's place stands to a measure's place or strip, and which places are apart (E17, E20, N6).
import { areaRelation, circleRelation, distanceMetres, stripRelation, type Geometry } from '#base/geometry.ts';
import { rowsOf } from '#base/shape.ts';
import type { ClaimPlace } from '#records/claim.ts';
import type { Line, Measure, Place } from '#records/plan.ts';

export type Containment = 'in' | 'may' | 'out';

/** The places of an agreement. Answers are kept: each pair of places is looked at once. */
export class Places {
  private readonly byName: Map<string, Place>;
  private readonly lines: Map<string, Line>;
  private readonly above = new Map<string, Set<string>>();
  private readonly answers = new Map<string, Containment>();

  constructor(places: readonly Place[], lines: readonly Line[]) {
    this.byName = new Map(places.map((place) => [place.name, place]));
    this.lines = new Map(lines.map((line) => [line.name, line]));
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
    if ('name' in place) return this.named(this.resolve(place.name), within);
    const byWord = (place.within ?? []).map((name) => this.resolve(name)).filter((name) => this.byName.has(name)).map((name) => this.named(name, within));
    if (byWord.includes('in')) return 'in';
    const area = this.byName.get(within)?.geometry ?? null;
    const byShape = area === null ? 'may' : 'point' in place ? circleRelation(place.point, place.radiusMetres, area) : areaRelation(place.geometry, area);
    return byShape === 'may' && byWord.includes('out') ? 'out' : byShape;
  }

  private named(inner: string, outer: string): Containment {
    const key = `${inner}\n${outer}`;
    let answer = this.answers.get(key);
    if (answer === undefined) this.answers.set(key, (answer = this.lookNamed(inner, outer)));
    return answer;
  }

  private lookNamed(inner: string, outer: string): Containment {
    if (this.containing(inner).has(outer)) return 'in';
    const innerShape = this.byName.get(inner)?.geometry ?? null;
    const outerShape = this.byName.get(outer)?.geometry ?? null;
    const byShape = innerShape !== null && outerShape !== null ? areaRelation(innerShape, outerShape) : null;
    if (byShape === 'in') return 'in';
    if (this.containing(outer).has(inner)) return 'may';
    return byShape ?? (this.mayOverlap(inner, outer) ? 'may' : 'out');
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
    if ('name' in place) return this.named(inner, this.resolve(place.name)) === 'in';
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
    return a !== null && b !== null && 'name' in a && 'name' in b && this.resolve(a.name) === this.resolve(b.name);
  }

  /** Whether two claims' places are apart: different points, shapes that do not touch, or different parts of one place (E20, E23). */
  apart(a: ClaimPlace | null, b: ClaimPlace | null): boolean {
    if (a === null || b === null) return false;
    if ('name' in a && 'name' in b && this.partsOfOne(this.resolve(a.name), this.resolve(b.name))) return true;
    const first = this.shapeOf(a);
    const second = this.shapeOf(b);
    if (first === null || second === null) return false;
    if ('point' in first) return this.pointApart(first, second);
    if ('point' in second) return this.pointApart(second, first);
    return areaRelation(first, second) === 'out' && areaRelation(second, first) === 'out';
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

  /** The places that a place is divided into. */
  parts(name: string): string[] {
    return this.byName.get(name)?.dividedInto ?? [];
  }
}
