// Outlines, for drawing: of a strip along a line, and of the ground about a shape. Worked out on the ground, as verdicts are; but only a picture, never asked for a verdict.
import { geodesicMetres, positionFrom } from '#base/distance.ts';
import { directionAt, feetOnLine, pathsOf, type Path, type Segment, type Side } from '#base/line.ts';
import { between, type Geometry, type LonLat, type MultiPolygon, type Point, type Polygon } from '#base/shape.ts';
import type { Strip } from '#base/strip.ts';

type Drawn = Exclude<Geometry, Point>;

/** From a position of the line straight away from it. */
interface Ray { from: LonLat; azimuth: number }

/** What is outlined: so wide about a shape; and, of a strip, which of two things past a ray's end still lies in it. */
interface Ground { about: Drawn; metres: number; holds(p: LonLat): boolean }

/** Metres: an arc is drawn by chords that leave it by at most so much. */
const SAGITTA = 0.4;
/** Metres: how far a ray's end is trusted. */
const TRUSTED = 0.01;
/** Metres: how far beyond a ray's end one looks for what lies there. */
const BEYOND = 0.5;
/** Rays stand no farther apart, in metres: a side of a long straight edge bends in longitude and latitude. */
const MOST_APART = 2_000;

/**
 * The strip as polygons, flat at its ends (N6). Every point of a strip has its nearest point of the line straight across from it, and all the way there lies in the strip; so
 * rays from the line, each as long as its own foot stays the nearest, fill it, and their ends are its edge wherever the strip ends there. null: nothing to draw.
 */
export function stripOutline({ line, side, widthMetres }: Strip): Polygon | MultiPolygon | null {
  if (line.type === 'Point') throw new RangeError('a strip lies along a line; a point has no sides');
  const ground: Ground = { about: line, metres: widthMetres, holds: (p) => {
    const [foot] = feetOnLine(p, line, 0);
    return !foot!.beyondEnd && (foot!.side === side || foot!.side === 'on') && foot!.metres < widthMetres;
  } };
  return asOne(pathsOf(line).flatMap((path): LonLat[][][] => {
    const edge = endsOf(raysAlong(path, side, ground), ground);
    if (!path.closed) return ringOf([...positionsOf(path), ...edge.toReversed()]).map((ring) => [ring]);
    const [own] = ringOf(positionsOf(path)), [other] = ringOf(edge);
    if (own === undefined) return [];
    return isInside(own, side) ? [[own, ...(other === undefined ? [] : [other.toReversed()])]] : other === undefined ? [] : [[other, own.toReversed()]];
  }));
}

/** The ground whose distance to a shape is at most so many metres (N20), the shape included, as polygons; pieces may overlap. */
export function surroundingsOutline(about: Geometry, metres: number): Polygon | MultiPolygon | null {
  if (about.type === 'Point') return { type: 'Polygon', coordinates: [circleAbout(about.coordinates, metres)] };
  const ground: Ground = { about, metres, holds: (p) => feetOnLine(p, about, 0)[0]!.metres < metres };
  if (about.type === 'LineString' || about.type === 'MultiLineString') {
    return asOne(pathsOf(about).flatMap((path): LonLat[][][] => {
      if (path.closed) return ringed(endsOf(raysAlong(path, 'left', ground), ground), endsOf(raysAlong(path, 'right', ground), ground));
      const first = path.segments[0]!, last = path.segments.at(-1)!;
      const rays = [...raysAlong(path, 'left', ground), ...fan(last.b, azimuthAt(last.b, last, 'left'), 180, metres), ...raysAlong(path, 'right', ground).toReversed(), ...fan(first.a, azimuthAt(first.a, first, 'right'), 180, metres)];
      return ringOf(endsOf(rays, ground)).map((ring) => [ring]);
    }));
  }
  const polygons = about.type === 'Polygon' ? [about.coordinates] : about.coordinates;
  return asOne(polygons.flatMap((rings): LonLat[][][] => {
    const [outer, ...holes] = rings.map((coordinates, i) => {
      const [path] = pathsOf({ type: 'LineString', coordinates });
      const outside = isInside(coordinates, 'left') === (i === 0) ? 'right' : 'left';
      return ringOf(endsOf(raysAlong(path!, outside, ground), ground))[0];
    });
    return outer === undefined ? [] : [[outer, ...holes.flatMap((hole) => (hole === undefined ? [] : [hole.toReversed()]))]];
  }));
}

/** A circle on the ground, as a ring. */
export function circleAbout(centre: LonLat, metres: number): LonLat[] {
  return ringOf(fan(centre, 0, 360, metres).map(({ from, azimuth }) => positionFrom(from, azimuth, metres)))[0] ?? [];
}

/** Rays to one side of a path, in its direction: along every segment, and fanned out round corners that turn away. */
function raysAlong({ segments, closed }: Path, side: Side, ground: Ground): Ray[] {
  const rays: Ray[] = [];
  for (const [i, segment] of segments.entries()) {
    const before = i > 0 ? segments[i - 1] : closed ? segments.at(-1) : undefined;
    if (before !== undefined) rays.push(...roundCorner(before, segment, side, ground.metres));
    rays.push(...raysFrom(segment, side, ground));
  }
  return rays;
}

function raysFrom(segment: Segment, side: Side, ground: Ground): Ray[] {
  const ray = (s: number): Ray => {
    const from = between(segment.a, segment.b, s);
    return { from, azimuth: azimuthAt(from, segment, side) };
  };
  const pieces = Math.min(200, Math.max(1, Math.ceil(geodesicMetres(segment.a, segment.b) / Math.max(5, Math.min(MOST_APART, ground.metres / 4)))));
  const shares = Array.from({ length: pieces + 1 }, (_, i) => i / pieces);
  const isFull = shares.map((s) => reachesFull(ray(s), ground));
  return shares.flatMap((s, i) => {
    if (i === pieces || isFull[i] === isFull[i + 1]) return [ray(s)];
    // Where the edge begins or ends between two rays, it is looked for.
    let [low, high] = [s, shares[i + 1]!];
    while ((high - low) * geodesicMetres(segment.a, segment.b) > TRUSTED) {
      const middle = (low + high) / 2;
      if (reachesFull(ray(middle), ground) === isFull[i]) low = middle;
      else high = middle;
    }
    return [ray(s), ray(low), ray(high)];
  });
}

/** Nothing where the corner turns towards the side. */
function roundCorner(before: Segment, after: Segment, side: Side, metres: number): Ray[] {
  const from = azimuthAt(before.b, before, side), to = azimuthAt(after.a, after, side);
  const turn = ((to - from + 540) % 360) - 180;
  return (side === 'left' ? turn > 0 : turn < 0) ? fan(before.b, from, turn, metres) : [];
}

function fan(from: LonLat, azimuth: number, turn: number, metres: number): Ray[] {
  const step = Math.max(1, Math.min(20, (2 * Math.acos(Math.max(0, 1 - SAGITTA / metres)) * 180) / Math.PI));
  const steps = Math.ceil(Math.abs(turn) / step);
  return Array.from({ length: steps + 1 }, (_, i) => ({ from, azimuth: azimuth + (turn * i) / steps }));
}

function azimuthAt(at: LonLat, segment: Segment, side: Side): number {
  const { east, north } = directionAt(at, segment);
  return (Math.atan2(east, north) * 180) / Math.PI + (side === 'left' ? -90 : 90);
}

/** Where rays end at an edge of the ground; those that end where the ground goes on are left out. */
function endsOf(rays: readonly Ray[], ground: Ground): LonLat[] {
  return rays.flatMap((ray) => {
    const metres = lengthOf(ray, ground);
    const end = positionFrom(ray.from, ray.azimuth, metres);
    return metres === ground.metres || !ground.holds(positionFrom(ray.from, ray.azimuth, metres + BEYOND)) ? [end] : [];
  });
}

function reachesFull({ from, azimuth }: Ray, { about, metres }: Ground): boolean {
  return isOwnFoot(positionFrom(from, azimuth, metres), metres, about);
}

/** As far as where the ray comes from is the nearest that there is. */
function lengthOf(ray: Ray, ground: Ground): number {
  if (reachesFull(ray, ground)) return ground.metres;
  let low = 0, high = ground.metres;
  while (high - low > TRUSTED) {
    const middle = (low + high) / 2;
    if (isOwnFoot(positionFrom(ray.from, ray.azimuth, middle), middle, ground.about)) low = middle;
    else high = middle;
  }
  return low;
}

function isOwnFoot(p: LonLat, metres: number, about: Drawn): boolean {
  return feetOnLine(p, about, 0)[0]!.metres >= metres - TRUSTED;
}

function positionsOf({ segments }: Path): LonLat[] {
  return [segments[0]!.a, ...segments.map(({ b }) => b)];
}

/** Closed, and walked with its inside on the left; none where it has no inside. Rounded to a centimetre. */
function ringOf(positions: readonly LonLat[]): LonLat[][] {
  const rounded = positions.map(([lon, lat]): LonLat => [Number(lon.toFixed(7)), Number(lat.toFixed(7))]);
  const ring = rounded.filter((p, i) => i === 0 || p[0] !== rounded[i - 1]![0] || p[1] !== rounded[i - 1]![1]);
  const first = ring[0], last = ring.at(-1);
  if (first === undefined || last === undefined) return [];
  if (first[0] !== last[0] || first[1] !== last[1]) ring.push(first);
  if (ring.length < 4) return [];
  return [isInside(ring, 'left') ? ring : ring.toReversed()];
}

/** One ring in the other, whichever is the greater. */
function ringed(one: LonLat[], other: LonLat[]): LonLat[][][] {
  const rings = [one, other].flatMap(ringOf).sort((a, b) => Math.abs(area(b)) - Math.abs(area(a)));
  return rings.length === 0 ? [] : [[rings[0]!, ...rings.slice(1).map((ring) => ring.toReversed())]];
}

/** Whether what a ring encloses lies on this side of it. */
function isInside(ring: readonly LonLat[], side: Side): boolean {
  return area(ring) > 0 === (side === 'left');
}

function area(ring: readonly LonLat[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    return sum + (x - ring[0]![0]) * (nextY - ring[0]![1]) - (nextX - ring[0]![0]) * (y - ring[0]![1]);
  }, 0);
}

function asOne(polygons: LonLat[][][]): Polygon | MultiPolygon | null {
  const [only] = polygons;
  if (only === undefined) return null;
  return polygons.length === 1 ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates: polygons };
}
