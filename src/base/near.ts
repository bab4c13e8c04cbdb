// What is near a place: the ground whose distance to a point, a line or an area is at most so much, or less (N20).
import { areaRelation, circleRelation, metresToShape, pointInArea } from '#base/area.ts';
import { distanceMetres } from '#base/distance.ts';
import { rowsOf, type Containment, type Geometry, type LonLat } from '#base/shape.ts';
import { walkShape, type Disc } from '#base/walk-shape.ts';

/**
 * The ground about a shape, all round, the shape itself included: what lies `within` so many metres of it (that distance included), or `nearer`
 * (that distance excluded).
 */
export interface Surroundings { about: Geometry; metres: number; reach: 'within' | 'nearer' }

/** How a shape or a disc lies to the ground about another: `in` and `out` are sure, and within a metre or two of the limit it is `may`. */
export function nearRelation(shape: Geometry | Disc, ground: Surroundings): Containment {
  if ('point' in shape) return discNear(shape, ground);
  if (shape.type === 'Point') return discNear({ point: shape.coordinates, radiusMetres: 0 }, ground);
  if (isSurface(ground.about) && areaRelation(shape, ground.about) === 'in') return 'in';
  return walkShape(shape, { core: ground.about, point: (point) => discNear({ point, radiusMetres: 0 }, ground), disc: (disc) => discNear(disc, ground) });
}

/** Every point of a disc is nearer to the shape than its centre by at most the radius, or farther by at most it. */
function discNear({ point, radiusMetres: r }: Disc, { about, metres, reach }: Surroundings): Containment {
  if (isSurface(about) && circleRelation(point, r, about) === 'in') return 'in';
  const centre = pointInArea(point, about) === 'in' ? { low: 0, high: 0 } : metresToShape(point, about);
  const farthest = centre.high + r, nearest = Math.max(0, centre.low - r);
  if (reach === 'within') return farthest <= metres ? 'in' : nearest > metres ? 'out' : 'may';
  return farthest < metres ? 'in' : nearest >= metres ? 'out' : 'may';
}

/** Whether an area, or a disc, has all the ground about a shape in it: the shape inside, and its own edge nowhere on that ground. */
export function holdsSurroundings(outer: Geometry | Disc, ground: Surroundings): boolean {
  if ('point' in outer) return rowsOf(ground.about).flat().every((p: LonLat) => distanceMetres(outer.point, p).high + ground.metres <= outer.radiusMetres);
  if (!isSurface(outer) || areaRelation(ground.about, outer) !== 'in') return false;
  return rowsOf(outer).every((coordinates) => nearRelation({ type: 'LineString', coordinates }, ground) === 'out');
}

function isSurface(shape: Geometry): boolean {
  return shape.type === 'Polygon' || shape.type === 'MultiPolygon';
}
