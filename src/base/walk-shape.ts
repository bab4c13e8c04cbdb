// Walks a shape piece by piece, to learn how it lies to some ground of which only positions and discs can be asked: a strip, what is near a place.
import { geodesicMetres } from '#base/distance.ts';
import { areaRelation } from '#base/area.ts';
import { between, boxOf, edgesOf, type Containment, type Edge, type Geometry, type LonLat, type Point, type Polygon } from '#base/shape.ts';

/** A position known to within a radius: the disc about it, rim included. */
export interface Disc { point: LonLat; radiusMetres: number }

/**
 * What the ground answers. `core`: what it lies about, which belongs to it: a narrow strip in the middle of a wide area would be missed between the
 * pieces looked at. `along`: whether an edge is known to lie in it whole, where discs about it would never say so.
 */
export interface Ground { core: Geometry; point(p: LonLat): Containment; disc(disc: Disc): Containment; along?(edge: Edge): boolean }

/** How a shape lies to the ground: pieces of about a metre are looked at, at most; one that is still not decided after 5000 looks is `may`. */
export function walkShape(shape: Exclude<Geometry, Point>, ground: Ground): Containment {
  const found: Found = { in: areaRelation(ground.core, shape) !== 'out', out: false, asked: 0 };
  for (const edge of edgesOf(shape)) walkEdge(edge, ground, found);
  if (shape.type === 'Polygon' || shape.type === 'MultiPolygon') {
    const polygons = shape.type === 'Polygon' ? [shape] : shape.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
    for (const polygon of polygons) walkInside(boxOf(polygon), polygon, ground, found, BOX_DEPTH);
  }
  if (found.in && found.out) return 'may';
  return found.out ? 'out' : 'in';
}

/** What has been met so far: something on the ground asked about, something out of it, and how often was asked. */
interface Found { in: boolean; out: boolean; asked: number }

const BOX_DEPTH = 6;
/** After this many questions the answer is `may`. */
const MOST_QUESTIONS = 5_000;

function isDecided(found: Found): boolean {
  if (found.asked > MOST_QUESTIONS) found.in = found.out = true;
  return found.in && found.out;
}

function note(relation: Containment, found: Found): void {
  if (relation !== 'out') found.in = true;
  if (relation !== 'in') found.out = true;
}

/**
 * Halves an edge until the disc about each piece is wholly in or wholly out; of a piece of less than a metre about its middle, the middle and
 * the ends speak.
 */
function walkEdge(edge: Edge, ground: Ground, found: Found): void {
  if (isDecided(found)) return;
  if (ground.along?.(edge) === true) return note('in', found);
  const middle = between(edge.a, edge.b, 0.5);
  const relation = askAbout(middle, [edge.a, edge.b], ground, found);
  if (relation.containment !== 'may') return note(relation.containment, found);
  note(ground.point(middle), found);
  if (relation.radiusMetres < 1) return [edge.a, edge.b].forEach((p) => note(ground.point(p), found));
  walkEdge({ a: edge.a, b: middle }, ground, found);
  walkEdge({ a: middle, b: edge.b }, ground, found);
}

/** Quarters the box of a polygon. Boxes that its boundary crosses are left to `walkEdge` once they are small. */
function walkInside(box: Box, polygon: Polygon, ground: Ground, found: Found, depth: number): void {
  if (isDecided(found)) return;
  const [west, south, east, north] = box;
  const corners: LonLat[] = [[west, south], [east, south], [east, north], [west, north]];
  const inPolygon = areaRelation({ type: 'Polygon', coordinates: [[...corners, corners[0]!]] }, polygon);
  if (inPolygon === 'out') return;
  const middle: LonLat = [(west + east) / 2, (south + north) / 2];
  const relation = askAbout(middle, corners, ground, found);
  if (relation.containment !== 'may') {
    // A box that is only partly in the polygon adds nothing that its boundary has not shown.
    if (inPolygon === 'in') note(relation.containment, found);
    return;
  }
  if (depth === 0) return inPolygon === 'in' ? note(ground.point(middle), found) : undefined;
  walkInside([west, south, middle[0], middle[1]], polygon, ground, found, depth - 1);
  walkInside([middle[0], south, east, middle[1]], polygon, ground, found, depth - 1);
  walkInside([west, middle[1], middle[0], north], polygon, ground, found, depth - 1);
  walkInside([middle[0], middle[1], east, north], polygon, ground, found, depth - 1);
}

type Box = [west: number, south: number, east: number, north: number];

/** Asks about the disc that holds a piece straight in degrees; a little larger than its corners, because such a piece bends on the ground. */
function askAbout(middle: LonLat, corners: LonLat[], ground: Ground, found: Found): { containment: Containment; radiusMetres: number } {
  found.asked += 1;
  const radiusMetres = Math.max(...corners.map((corner) => geodesicMetres(middle, corner))) * 1.001 + 0.01;
  return { containment: ground.disc({ point: middle, radiusMetres }), radiusMetres };
}
