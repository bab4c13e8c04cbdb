// Areas: whether a position, a shape or a disc lies in one (E17). Edges are straight in longitude and latitude, as RFC 7946 has them.
import { geodesicMetres, wholeMetres } from '#base/distance.ts';
import { feetOnLine, FOOT_GUARD } from '#base/line.ts';
import { between, boxOf, edgesOf, rowsOf, samePosition, type Containment, type Edge, type Geometry, type LonLat } from '#base/shape.ts';

/** Degrees: what is nearer than this to a boundary is on it (a tenth of a millimetre). */
const ON_BOUNDARY = 1e-9;
/** Degrees: how far beside an edge one looks to see what lies on its two sides (a centimetre). */
const BESIDE = 1e-7;

/**
 * Whether a position lies in an area. Areas are closed: what is within 1e-9 degrees of a boundary, that of a hole too, is in; the inside of
 * a hole is out. In a Point lies only the same position; on a line what is within 1e-9 degrees of it.
 */
export function pointInArea(p: LonLat, area: Geometry): 'in' | 'out' {
  if (area.type === 'Point') return samePosition(p, area.coordinates) ? 'in' : 'out';
  const edges = keptEdges(area);
  if (edges.some((edge) => isOnEdge(p, edge))) return 'in';
  if (area.type === 'Polygon') return isInside(p, area.coordinates) ? 'in' : 'out';
  if (area.type === 'MultiPolygon') return area.coordinates.some((rings) => isInside(p, rings)) ? 'in' : 'out';
  // A line all of whose positions are one has no edges.
  return edges.length === 0 && rowsOf(area).some((row) => row.some((q) => samePosition(p, q))) ? 'in' : 'out';
}

/**
 * Whether `inner` lies wholly in `outer` (`in`), touches it (`may`), if only in one point of both boundaries, or has nothing in common with it
 * (`out`).
 */
export function areaRelation(inner: Geometry, outer: Geometry): Containment {
  if (inner.type === 'Point') return pointInArea(inner.coordinates, outer);
  if (!boxesMeet(inner, outer)) return 'out';
  const pieces = piecesOf(inner, outer);
  const inside = pieces.filter((edge) => pointInArea(middleOf(edge), outer) === 'in').length;
  if (inside === pieces.length && pieces.length > 0 && !leavesOut(inner, outer, pieces)) return 'in';
  return inside > 0 || haveCommonPosition(inner, outer) ? 'may' : 'out';
}

/**
 * How a disc on the ground, its rim included, lies to an area: wholly in it, touching it, or out of it. A radius of 0 is the position itself.
 * Within a metre of the limit it is `may`.
 */
export function circleRelation(centre: LonLat, radiusMetres: number, area: Geometry): Containment {
  const where = pointInArea(centre, area);
  if (radiusMetres === 0) return where;
  const boundary = metresToShape(centre, area);
  if (where === 'in') return isSurface(area) && boundary.low >= radiusMetres ? 'in' : 'may';
  return boundary.low > radiusMetres ? 'out' : 'may';
}

/** How far a position lies from a point, a line, or the boundary of an area, rounded outward to whole metres (V7). */
export function metresToShape(p: LonLat, area: Geometry): { low: number; high: number } {
  if (area.type === 'Point') return wholeMetres(geodesicMetres(p, area.coordinates), FOOT_GUARD);
  if (keptEdges(area).length === 0) return wholeMetres(geodesicMetres(p, rowsOf(area)[0]![0]!), FOOT_GUARD);
  return wholeMetres(feetOnLine(p, area, 0)[0]!.metres, FOOT_GUARD);
}

function isSurface(shape: Geometry): boolean {
  return shape.type === 'Polygon' || shape.type === 'MultiPolygon';
}

const edgesKept = new WeakMap<Geometry, Edge[]>();

function keptEdges(shape: Geometry): Edge[] {
  let edges = edgesKept.get(shape);
  if (edges === undefined) {
    edges = edgesOf(shape);
    edgesKept.set(shape, edges);
  }
  return edges;
}

function isOnEdge(p: LonLat, { a, b }: Edge): boolean {
  if (p[0] < Math.min(a[0], b[0]) - ON_BOUNDARY || p[0] > Math.max(a[0], b[0]) + ON_BOUNDARY) return false;
  if (p[1] < Math.min(a[1], b[1]) - ON_BOUNDARY || p[1] > Math.max(a[1], b[1]) + ON_BOUNDARY) return false;
  const dx = b[0] - a[0], dy = b[1] - a[1];
  const s = Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(p[0] - a[0] - s * dx, p[1] - a[1] - s * dy) <= ON_BOUNDARY;
}

/** Even-odd over all rings, so that a hole takes away. Says nothing sure of positions on an edge. */
function isInside(p: LonLat, rings: LonLat[][]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i += 1) {
      const a = ring[i - 1]!, b = ring[i]!;
      if ((a[1] > p[1]) === (b[1] > p[1])) continue;
      if (p[0] < a[0] + ((p[1] - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside;
    }
  }
  return inside;
}

function boxesMeet(one: Geometry, other: Geometry): boolean {
  const a = boxOf(one), b = boxOf(other);
  return a[0] <= b[2] + ON_BOUNDARY && b[0] <= a[2] + ON_BOUNDARY && a[1] <= b[3] + ON_BOUNDARY && b[1] <= a[3] + ON_BOUNDARY;
}

function middleOf({ a, b }: Edge): LonLat {
  return between(a, b, 0.5);
}

/** The edges of a shape, cut wherever an edge or a position of the other meets them: each piece is in the other, or out of it, as its middle is. */
function piecesOf(shape: Geometry, other: Geometry): Edge[] {
  const cutters = keptEdges(other);
  const points = other.type === 'Point' ? [other.coordinates] : [];
  return keptEdges(shape).flatMap((edge) => {
    const cuts = [0, 1, ...points.filter((p) => isOnEdge(p, edge)).map((p) => shareAt(edge, p))];
    for (const cutter of cutters) addCuts(edge, cutter, cuts);
    cuts.sort((x, y) => x - y);
    const pieces: Edge[] = [];
    for (let i = 1; i < cuts.length; i += 1) {
      if (cuts[i]! > cuts[i - 1]!) pieces.push({ a: between(edge.a, edge.b, cuts[i - 1]!), b: between(edge.a, edge.b, cuts[i]!) });
    }
    return pieces;
  });
}

function shareAt({ a, b }: Edge, p: LonLat): number {
  const dx = b[0] - a[0], dy = b[1] - a[1];
  return Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)));
}

function addCuts(edge: Edge, cutter: Edge, cuts: number[]): void {
  if (!edgeBoxesMeet(edge, cutter)) return;
  for (const end of [cutter.a, cutter.b]) if (isOnEdge(end, edge)) cuts.push(shareAt(edge, end));
  const s = crossingShare(edge, cutter);
  if (s !== undefined) cuts.push(s);
}

function edgeBoxesMeet(e: Edge, f: Edge): boolean {
  for (const k of [0, 1] as const) {
    if (Math.min(e.a[k], e.b[k]) > Math.max(f.a[k], f.b[k]) + ON_BOUNDARY) return false;
    if (Math.min(f.a[k], f.b[k]) > Math.max(e.a[k], e.b[k]) + ON_BOUNDARY) return false;
  }
  return true;
}

/** Where along `edge` (0 to 1) the other edge crosses it; `undefined` where it does not, or runs parallel. */
function crossingShare(edge: Edge, other: Edge): number | undefined {
  const dx = edge.b[0] - edge.a[0], dy = edge.b[1] - edge.a[1];
  const ex = other.b[0] - other.a[0], ey = other.b[1] - other.a[1];
  const det = dx * ey - dy * ex;
  if (det === 0) return undefined;
  const x = other.a[0] - edge.a[0], y = other.a[1] - edge.a[1];
  const s = (x * ey - y * ex) / det, u = (x * dy - y * dx) / det;
  return s >= 0 && s <= 1 && u >= 0 && u <= 1 ? s : undefined;
}

/** Whether a surface holds, though its edges lie in `outer`, something that does not: the inside of a hole, a bay, a gap between two polygons. */
function leavesOut(inner: Geometry, outer: Geometry, pieces: Edge[]): boolean {
  if (!isSurface(inner)) return false;
  const isOnBoundary = (p: LonLat) => keptEdges(outer).some((edge) => isOnEdge(p, edge));
  // Where both boundaries run together, what counts is whether they have their inside on the same hand.
  const turnsAway = pieces.some((piece) => isOnBoundary(middleOf(piece)) &&
    besides(piece).some((p) => pointInArea(p, inner) === 'in' && pointInArea(p, outer) === 'out'));
  return turnsAway || piecesOf(outer, inner).some((edge) => {
    const middle = middleOf(edge);
    if (pointInArea(middle, inner) === 'out' || keptEdges(inner).some((boundary) => isOnEdge(middle, boundary))) return false;
    // An edge that two polygons of `outer` share is no boundary: outer lies on both sides of it.
    return besides(edge).some((p) => pointInArea(p, outer) === 'out');
  });
}

function besides(edge: Edge): LonLat[] {
  const [x, y] = middleOf(edge);
  const dx = edge.b[0] - edge.a[0], dy = edge.b[1] - edge.a[1];
  const scale = BESIDE / Math.hypot(dx, dy);
  return [[x - dy * scale, y + dx * scale], [x + dy * scale, y - dx * scale]];
}

function haveCommonPosition(one: Geometry, other: Geometry): boolean {
  return rowsOf(one).some((row) => row.some((p) => pointInArea(p, other) === 'in')) ||
    rowsOf(other).some((row) => row.some((p) => pointInArea(p, one) === 'in')) ||
    keptEdges(one).some((e) => keptEdges(other).some((f) => edgeBoxesMeet(e, f) && crossingShare(e, f) !== undefined));
}
