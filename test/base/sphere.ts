// Distances on a sphere, by the haversine: a judge of geodesic distances that shares nothing with them.
import type { LonLat } from '#base/geometry.ts';

/** By what share a distance on this sphere may differ from that on the ellipsoid. */
export const SPHERE = 0.006;
const RADIUS = 6_371_009;

export function sphereMetres(a: LonLat, b: LonLat): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (x: number) => Math.sin(x / 2) ** 2;
  const h = half(radians(b[1] - a[1])) + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * half(radians(b[0] - a[0]));
  return 2 * RADIUS * Math.asin(Math.sqrt(h));
}
