// Claims that stand at a point, as features for the map: built in one go out of the columns.
import type { PointsAnswer } from '#records/board.ts';

/** `i`: the claim's index in the columns; `s`: its kind, whose symbol it is; `r`: how many pixels its radius is wide at zoom 0, so that at zoom z it is r * 2^z. */
export interface PointFeature { type: 'Feature'; geometry: { type: 'Point'; coordinates: [number, number] }; properties: { i: number; s: string; r: number } }
export interface PointFeatures { type: 'FeatureCollection'; features: PointFeature[] }

/** Metres of one pixel at the equator at zoom 0: tiles are 512 pixels wide. */
const METRES_PER_PIXEL = 40_075_016.686 / 512;

export function pointFeatures(points: PointsAnswer, shown: readonly number[]): PointFeatures {
  const { lon, lat, radius, kind, words } = points;
  const features: PointFeature[] = [];
  for (const i of shown) {
    const x = lon[i], y = lat[i];
    if (x === null || y === null || x === undefined || y === undefined) continue;
    features.push({ type: 'Feature', geometry: { type: 'Point', coordinates: [x, y] }, properties: { i, s: words.kinds[kind[i]!]!, r: radiusPixels(radius[i] ?? 0, y) } });
  }
  return { type: 'FeatureCollection', features };
}

/** The map's scale grows towards the poles. */
export function radiusPixels(metres: number, latitude: number): number {
  return metres / (METRES_PER_PIXEL * Math.cos((latitude * Math.PI) / 180));
}
