// Strips: the ground on one side of a line, nearer to it than some distance (N6).
import { dot, geodesicMetres, vectorTo, wholeMetres } from '#base/distance.ts';
import { feetOnLine, FOOT_GUARD, lineEnds, type Foot, type Side } from '#base/line.ts';
import { areaRelation } from '#base/area.ts';
import { walkShape, type Disc } from '#base/walk-shape.ts';
import type { Containment, Edge, Geometry, LonLat, Point } from '#base/shape.ts';

export type { Disc } from '#base/walk-shape.ts';

/**
 * The points of the ground whose nearest point of `line` is nearer than `widthMetres` and which lie on `side` of it, walked as it is drawn;
 * and the line itself. Its ends are flat: what lies beyond the perpendicular of an end is not in it.
 */
export interface Strip { line: Geometry; side: Side; widthMetres: number }

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
  return walkShape(shape, {
    core: lineOf(strip),
    point: (p) => pointInStrip(p, strip),
    disc: (disc) => discInStrip(disc, strip),
    along: (edge) => liesAlong(edge, strip),
  });
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

/** Whether an edge is a piece of the strip's own line, as where two districts share the line as their border. */
function liesAlong(edge: Edge, strip: Strip): boolean {
  return [edge.a, edge.b].every((p) => pointInStrip(p, strip) === 'in' && feetOnLine(p, lineOf(strip), 0)[0]!.side === 'on') &&
    areaRelation({ type: 'LineString', coordinates: [edge.a, edge.b] }, lineOf(strip)) === 'in';
}
