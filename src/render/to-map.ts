// An agreement as a map: its places and roads as they are drawn, ground made of them, and the strips that its clauses keep clear; and what nobody drew.
import { areaRelation, type Geometry, type LonLat, type MultiPolygon, type Polygon } from '#base/geometry.ts';
import { middleOf } from '#base/middle.ts';
import { stripOutline, surroundingsOutline } from '#base/outline.ts';
import type { MapAnswer, MapBuffer, MapFeature, NotDrawn, StripRule } from '#records/board-map.ts';
import { phraseOfDuty, phraseOfMeasure } from '#records/phrase.ts';
import { phraseOfGround } from '#records/phrase-of-ground.ts';
import type { Duty, Feature, Line, MadePlace, Measure, Place, Plan } from '#records/plan.ts';

/** `clausesOf`: the clauses whose rules speak of a place or a line, by its name. */
export function toMap(plan: Plan, clausesOf: ReadonlyMap<string, readonly string[]> = new Map()): MapAnswer {
  const clauses = (name: string): string[] => [...(clausesOf.get(name) ?? [])];
  const drawn: MapFeature[] = [], notDrawn: NotDrawn[] = [];
  for (const place of plan.places) {
    const { name, title, titles } = place;
    const made = place.made === undefined ? {} : { made: phraseOfGround(place.made) };
    const geometry = groundOf(place, plan);
    if (geometry === null) notDrawn.push({ name, title, titles, why: place.made === undefined ? 'no-shape' : 'made', ...made, clauses: clauses(name) });
    else drawn.push({ type: 'Feature', geometry, properties: { is: 'place', name, title, titles, middle: middleOf(geometry), clauses: clauses(name), ...made } });
  }
  const lines = plan.lines.map(({ name, title, geometry }): MapFeature => ({ type: 'Feature', geometry, properties: { is: 'line', name, title, titles: [], middle: middleOf(geometry), clauses: clauses(name) } }));
  return { type: 'FeatureCollection', features: [...drawn, ...lines, ...buffers(plan)], notDrawn };
}

/** The shape of a place: its own, or as far as it can be drawn the ground that it is made of; null: none. */
function groundOf({ geometry, made }: Place, plan: Plan, depth = 0): Geometry | null {
  if (geometry !== null || made === undefined || depth > 20) return geometry;
  const of = (name: string): Geometry | null => {
    const place = plan.places.find((one) => one.name === name);
    return place === undefined ? null : groundOf(place, plan, depth + 1);
  };
  switch (made.way) {
    case 'near': {
      const about = shapeOf(made.about, plan, of);
      return about === null ? null : surroundingsOutline(about, made.metres);
    }
    case 'joined': return joined(made.places.map(of));
    case 'common': return common(made.places.map(of));
    case 'rest': return without(of(made.of), made.without.map(of));
    case 'sites': return joined(sitesOf(made, plan).map(({ name }) => of(name)));
  }
}

function shapeOf(feature: Feature, plan: Plan, of: (name: string) => Geometry | null): Geometry | null {
  return 'place' in feature ? of(feature.place) : (plan.lines.find(({ name }) => name === feature.line)?.geometry ?? null);
}

/** N21: the sites that the agreement itself says to lie there, where it knows of no others. */
function sitesOf({ kinds, within }: Extract<MadePlace, { way: 'sites' }>, plan: Plan): Place[] {
  const sites = plan.places.filter(({ site }) => site !== undefined && kinds.includes(site));
  return sites.every((site) => site.within.includes(within)) ? sites : [];
}

/** Areas together; null where one of them is not drawn, or is no area: half of it would mislead. */
function joined(shapes: readonly (Geometry | null)[]): MultiPolygon | null {
  const polygons = shapes.flatMap((shape) => (shape === null || !isArea(shape) ? [] : polygonsOf(shape)));
  return shapes.length > 0 && shapes.every((shape) => shape !== null && isArea(shape)) ? { type: 'MultiPolygon', coordinates: polygons } : null;
}

/** Where one lies in all the others, it is what they have in common; an overlap in part is not drawn. */
function common(shapes: readonly (Geometry | null)[]): Geometry | null {
  const known = shapes.filter((shape) => shape !== null);
  return known.length === shapes.length ? (known.find((one) => known.every((other) => one === other || areaRelation(one, other) === 'in')) ?? null) : null;
}

/** With holes, where each lies wholly inside and apart from the others; a bite out of its edge is not drawn. */
function without(of: Geometry | null, holes: readonly (Geometry | null)[]): Polygon | null {
  if (of?.type !== 'Polygon') return null;
  const cut: LonLat[][] = [];
  for (const [i, hole] of holes.entries()) {
    if (hole?.type !== 'Polygon' || !liesInside(hole, of) || holes.some((other, j) => j < i && other !== null && areaRelation(hole, other) !== 'out')) return null;
    cut.push(hole.coordinates[0]!.toReversed());
  }
  return { type: 'Polygon', coordinates: [...of.coordinates, ...cut] };
}

/** Inside, and touching no edge of it. */
function liesInside(inner: Polygon, outer: Polygon): boolean {
  return areaRelation(inner, outer) === 'in' && outer.coordinates.every((coordinates) => areaRelation({ type: 'LineString', coordinates }, inner) === 'out');
}

function isArea(shape: Geometry): shape is Polygon | MultiPolygon {
  return shape.type === 'Polygon' || shape.type === 'MultiPolygon';
}

function polygonsOf(shape: Polygon | MultiPolygon): LonLat[][][] {
  return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
}

/** Strips, the widest first so that narrower ones are drawn over them; what is said of one and the same strip stands together. */
function buffers(plan: Plan): MapFeature[] {
  const found = new Map<string, { strip: NonNullable<Measure['strip']>; line: Line; rules: StripRule[] }>();
  for (const { measure, rule } of stripRules(plan)) {
    const strip = measure.strip!, line = plan.lines.find(({ name }) => name === strip.line);
    if (line === undefined) continue;
    const key = nameOf(strip);
    const known = found.get(key) ?? { strip, line, rules: [] };
    known.rules.push(rule);
    found.set(key, known);
  }
  return [...found].sort(([, a], [, b]) => b.strip.metres - a.strip.metres).flatMap(([name, { strip, line, rules }]): MapFeature[] => {
    const sides = (strip.side === null ? (['left', 'right'] as const) : [strip.side]).map((side) => stripOutline({ line: line.geometry, side, widthMetres: strip.metres }));
    const geometry = sides.length === 1 ? sides[0]! : joined(sides);
    if (geometry === null) return [];
    const properties: MapBuffer = { is: 'buffer', name, title: line.title, line: line.name, metres: strip.metres, side: strip.side, compass: strip.compass, middle: farthest(geometry, line.geometry), rules };
    return [{ type: 'Feature', geometry, properties }];
  });
}

function nameOf({ line, metres, side }: NonNullable<Measure['strip']>): string {
  return [line, metres, side ?? 'both'].join(' ');
}

/** What clauses say of strips; then what measures count in one without any clause. */
function* stripRules(plan: Plan): Generator<{ measure: Measure; rule: StripRule }> {
  const asked = new Set<string>();
  for (const clause of plan.clauses) {
    for (const duty of clause.duties) {
      const measure = 'measure' in duty ? plan.measures.find(({ name }) => name === duty.measure) : undefined;
      if (measure === undefined || measure.strip === null) continue;
      asked.add(measure.name);
      yield { measure, rule: { clause: clause.id, binds: [...clause.binds], of: [...measure.of], ...limitsOf(duty), says: phraseOfDuty(duty, plan.measures, plan.zone) } };
    }
  }
  for (const measure of plan.measures) {
    if (measure.strip !== null && !asked.has(measure.name)) yield { measure, rule: { clause: null, binds: [], of: [...measure.of], most: null, least: null, says: phraseOfMeasure(measure) } };
  }
}

function limitsOf(duty: Duty): Pick<StripRule, 'most' | 'least'> {
  if (duty.duty === 'distance' || duty.duty === 'refrain') return { most: 0, least: null };
  return { most: duty.duty === 'cap' ? duty.limit : null, least: duty.duty === 'hold' ? duty.least : null };
}

/** The position of a strip's edge that stands over the middle of its line, as nearly as its corners allow. */
function farthest(strip: Geometry, line: Geometry): LonLat {
  const [x, y] = middleOf(line), narrow = Math.cos((y * Math.PI) / 180);
  const own = new Set(JSON.stringify((line as { coordinates: unknown }).coordinates).match(/\[-?[\d.]+,-?[\d.]+\]/g));
  const edge = (isArea(strip) ? polygonsOf(strip).flat(2) : []).filter((p) => !own.has(JSON.stringify(p)));
  return edge.reduce((best, p) => (Math.hypot((p[0] - x) * narrow, p[1] - y) < Math.hypot((best[0] - x) * narrow, best[1] - y) ? p : best), edge[0] ?? [x, y]);
}
