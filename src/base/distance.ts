// Distances on the WGS 84 ellipsoid (V7).
import geographiclib from 'geographiclib-geodesic';
import type { Bounds } from '#base/bounds.ts';
import type { LonLat } from '#base/shape.ts';

const { Geodesic, Constants } = geographiclib;
const EQUATOR = Constants.WGS84.a;
const ECCENTRICITY_SQUARED = Constants.WGS84.f * (2 - Constants.WGS84.f);
const MASK = Geodesic.DISTANCE | Geodesic.AZIMUTH;
/** Metres: GeographicLib is right to some 15 nm; a result this near to a whole metre is not trusted to lie on its side of it. */
const GUARD = 1e-6;

/**
 * The length of the shortest way between two positions over the WGS 84 ellipsoid, rounded outward to whole metres (V7). 0 only for the same
 * position.
 */
export function distanceMetres(a: LonLat, b: LonLat): Bounds {
  return wholeMetres(geodesicMetres(a, b), GUARD);
}

/** A length in metres, known to within `guard` metres, rounded outward to whole metres. */
export function wholeMetres(metres: number, guard: number): Bounds {
  if (metres === 0) return { low: 0, high: 0 };
  return { low: Math.max(0, Math.floor(metres - guard)), high: Math.ceil(metres + guard) };
}

/** The same length as a fraction of metres, for comparisons inside geometry; never for a verdict. */
export function geodesicMetres(a: LonLat, b: LonLat): number {
  return Geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0], Geodesic.DISTANCE).s12!;
}

/** A vector on the ground at some position, in metres. */
export interface Vector { east: number; north: number }

/** The way from one position to another as it leaves the first: its length and direction. */
export function vectorTo(from: LonLat, to: LonLat): Vector & { metres: number } {
  const { s12, azi1 } = Geodesic.WGS84.Inverse(from[1], from[0], to[1], to[0], MASK);
  const azimuth = (azi1! * Math.PI) / 180;
  return { metres: s12!, east: s12! * Math.sin(azimuth), north: s12! * Math.cos(azimuth) };
}

/** The position so many metres from another, setting out in a direction: degrees clockwise from north. */
export function positionFrom(from: LonLat, azimuth: number, metres: number): LonLat {
  const { lat2, lon2 } = Geodesic.WGS84.Direct(from[1], from[0], azimuth, metres, Geodesic.LATITUDE | Geodesic.LONGITUDE);
  return [lon2!, lat2!];
}

/** Metres in a degree of longitude and of latitude at a latitude. */
export function metresPerDegree(latitude: number): Vector {
  const sine = Math.sin((latitude * Math.PI) / 180);
  const w = Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine);
  const degree = (EQUATOR * Math.PI) / 180;
  return { east: (degree / w) * Math.cos((latitude * Math.PI) / 180), north: (degree * (1 - ECCENTRICITY_SQUARED)) / w ** 3 };
}

/** Positive where b points to the left of a, negative to the right. */
export function cross(a: Vector, b: Vector): number {
  return a.east * b.north - a.north * b.east;
}

/** The length of b along a times the length of a. */
export function dot(a: Vector, b: Vector): number {
  return a.east * b.east + a.north * b.north;
}
