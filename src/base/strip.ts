// Strips: the ground on one side of a line, nearer to it than some distance (N6).
import { dot, geodesicMetres, vectorTo, wholeMetres } from '#base/distance.ts';
import { feetOnLine, FOOT_GUARD, lineEnds, type Foot, type Side } from '#base/line.ts';
import { areaRelation } from '#base/area.ts';
import { between, boxOf, edgesOf, type Containment, type Edge, type Geometry, type LonLat, type Point, type Polygon } from '#base/shape.ts';

/**
 * The points of the ground whose nearest point of `line` is nearer than `widthMetres` and which lie on `side` of it, walked as it is drawn;
 * and the line itself. Its ends are flat: what lies beyond the perpendicular of an end is not in it.
 */
export interface Strip { line: Geometry; side: Side; widthMetres: number }

/** A position known to within a radius: the disc about it, rim included. */
export interface Disc { point: LonLat; radiusMetres: number }

/**
 * Whether a position lies in a strip. `may` only where the distance, rounded outward to whole metres, has the width inside its bounds. Throws
 * RangeError where the strip's line is a Point or has no length.
 */
export function pointInStrip(p: LonLat, strip: Strip): Containment {
  const [foot] = feetOnLine(p, lineOf(strip), 0);
  return footInStrip(foot!, strip);
}

/**
 * How a shape or a disc lies to a strip: wholly in it, touching it, or out of it. For a disc `in` and `out` are sure, and within a metre or two of
 * the strip's limits it is `may`. A shape is looked at in pieces of about a metre; one that is still not decided after 5000 looks is `may`.
 */
export function stripRelation(shape: Geometry | Disc, strip: Strip): Containment {
  if ('point' in shape) return shape.radiusMetres === 0 ? pointInStrip(shape.point, strip) : discInStrip(shape, strip);
  if (shape.type === 'Point') return pointInStrip(shape.coordinates, strip);
  const found: Found = { in: false, out: false, asked: 0 };
  for (const edge of edgesOf(shape)) walkEdge(edge, strip, found);
  if (shape.type === 'Polygon' || shape.type === 'MultiPolygon') {
    const polygons = shape.type === 'Polygon' ? [shape] : shape.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
    for (const polygon of polygons) walkInside(boxOf(polygon), polygon, strip, found, BOX_DEPTH);
  }
  if (found.in && found.out) return 'may';
  return found.out ? 'out' : 'in';
}

function lineOf(strip: Strip): Exclude<Geometry, Point> {
  if (strip.line.type === 'Point') throw new RangeError('a strip lies along a line; a point has no sides');
  return strip.line;
}

function footInStrip(foot: Foot, strip: Strip): Containment {
  if (foot.beyondEnd) return 'out';
  if (foot.side === 'on') return 'in';
  if (foot.side !== strip.side) return 'out';
  const metres = wholeMetres(foot.metres, FOOT_GUARD);
  return metres.high < strip.widthMetres ? 'in' : metres.low >= strip.widthMetres ? 'out' : 'may';
}

/**
 * A point of the disc has its nearest point of the line where that of the centre is, or on another foot at most twice the radius further off.
 * So what all these feet agree on holds for the whole disc. A line that curls back within the disc's own size may make this `may`.
 */
function discInStrip({ point, radiusMetres: r }: Disc, strip: Strip): Containment {
  const line = lineOf(strip);
  const feet = feetOnLine(point, line, 2 * r + 1);
  const nearest = wholeMetres(feet[0]!.metres, FOOT_GUARD);
  if (nearest.low - r >= strip.widthMetres) return 'out';
  if (nearest.low <= r) return 'may';
  // The disc does not touch the line, so a centre on the other side, or a rim wholly beyond an end, stays there.
  if (feet.every((foot) => foot.side === opposite(strip.side) || foot.past > r)) return 'out';
  if (nearest.high + r >= strip.widthMetres || feet.some((foot) => foot.side !== strip.side || foot.beyondEnd)) return 'may';
  const reach = feet[0]!.metres + 2 * r + 1;
  const isWithinEnds = lineEnds(line).every((end) => geodesicMetres(end.at, point) > reach || metresPast(end, point) < -r);
  return isWithinEnds ? 'in' : 'may';
}

function opposite(side: Side): Side {
  return side === 'left' ? 'right' : 'left';
}

/** How many metres a position lies beyond the perpendicular of an end; negative on the line's own side of it. */
function metresPast(end: { at: LonLat; outward: { east: number; north: number } }, p: LonLat): number {
  return dot(vectorTo(end.at, p), end.outward) / Math.hypot(end.outward.east, end.outward.north);
}

/** What has been met so far: something in the strip, something out of it, and how often was asked. */
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
function walkEdge(edge: Edge, strip: Strip, found: Found): void {
  if (isDecided(found)) return;
  if (liesAlong(edge, strip)) return note('in', found);
  const middle = between(edge.a, edge.b, 0.5);
  const relation = askAbout(middle, [edge.a, edge.b], strip, found);
  if (relation.containment !== 'may') return note(relation.containment, found);
  note(pointInStrip(middle, strip), found);
  if (relation.radiusMetres < 1) return [edge.a, edge.b].forEach((p) => note(pointInStrip(p, strip), found));
  walkEdge({ a: edge.a, b: middle }, strip, found);
  walkEdge({ a: middle, b: edge.b }, strip, found);
}

/** Whether an edge is a piece of the strip's own line, as where two districts share the line as their border. */
function liesAlong(edge: Edge, strip: Strip): boolean {
  return [edge.a, edge.b].every((p) => pointInStrip(p, strip) === 'in' && feetOnLine(p, lineOf(strip), 0)[0]!.side === 'on') &&
    areaRelation({ type: 'LineString', coordinates: [edge.a, edge.b] }, lineOf(strip)) === 'in';
}

/** Quarters the box of a polygon. Boxes that its boundary crosses are left to `walkEdge` once they are small. */
function walkInside(box: Box, polygon: Polygon, strip: Strip, found: Found, depth: number): void {
  if (isDecided(found)) return;
  const [west, south, east, north] = box;
  const corners: LonLat[] = [[west, south], [east, south], [east, north], [west, north]];
  const inPolygon = areaRelation({ type: 'Polygon', coordinates: [[...corners, corners[0]!]] }, polygon);
  if (inPolygon === 'out') return;
  const middle: LonLat = [(west + east) / 2, (south + north) / 2];
  const relation = askAbout(middle, corners, strip, found);
  if (relation.containment !== 'may') {
    // A box that is only partly in the polygon adds nothing that its boundary has not shown.
    if (inPolygon === 'in') note(relation.containment, found);
    return;
  }
  if (depth === 0) return inPolygon === 'in' ? note(pointInStrip(middle, strip), found) : undefined;
  walkInside([west, south, middle[0], middle[1]], polygon, strip, found, depth - 1);
  walkInside([middle[0], south, east, middle[1]], polygon, strip, found, depth - 1);
  walkInside([west, middle[1], middle[0], north], polygon, strip, found, depth - 1);
  walkInside([middle[0], middle[1], east, north], polygon, strip, found, depth - 1);
}

type Box = [west: number, south: number, east: number, north: number];

/** Asks about the disc that holds a piece straight in degrees; a little larger than its corners, because such a piece bends on the ground. */
function askAbout(middle: LonLat, corners: LonLat[], strip: Strip, found: Found): { containment: Containment; radiusMetres: number } {
  found.asked += 1;
  const radiusMetres = Math.max(...corners.map((corner) => geodesicMetres(middle, corner))) * 1.001 + 0.01;
  return { containment: discInStrip({ point: middle, radiusMetres }, strip), radiusMetres };
}
