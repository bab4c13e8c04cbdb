// What the map draws of the agreement: areas, roads, strips, names and numbers, as features for the atlas.
import type { MapAnswer, MapBuffer, MapFeature, MapLine, MapPlace } from '#records/board-map.ts';
import type { AtPlace } from '#web/space/happened.ts';

type Shape = MapFeature['geometry'];
type Of<P> = MapFeature & { properties: P };
export type Box = [west: number, south: number, east: number, north: number];

export const placesIn = (map: MapAnswer): Of<MapPlace>[] => map.features.filter((one): one is Of<MapPlace> => one.properties.is === 'place');
export const linesIn = (map: MapAnswer): Of<MapLine>[] => map.features.filter((one): one is Of<MapLine> => one.properties.is === 'line');
export const buffersIn = (map: MapAnswer): Of<MapBuffer>[] => map.features.filter((one): one is Of<MapBuffer> => one.properties.is === 'buffer');

export function boxOf(shapes: readonly Shape[]): Box | null {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    if (typeof part[0] !== 'number') return part.forEach(walk);
    const [lon, lat] = part as [number, number];
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  };
  for (const { coordinates } of shapes) walk(coordinates);
  return Number.isFinite(box[0]) ? box : null;
}

export function boxOfPoints(lon: readonly (number | null)[], lat: readonly (number | null)[]): Box | null {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < lon.length; i += 1) {
    const x = lon[i], y = lat[i];
    if (x === null || y === null || x === undefined || y === undefined) continue;
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return Number.isFinite(box[0]) ? box : null;
}

/** Of an area in square degrees: only to tell the larger from the smaller. */
export function sizeOf(shape: Shape): number {
  const box = boxOf([shape]);
  return box === null ? 0 : (box[2] - box[0]) * (box[3] - box[1]);
}

/** Areas, the largest first, so that the smaller lie on top of them. `unwatched`: those where no channel says that it watched; null: no channel says anywhere. */
export function areaFeatures(map: MapAnswer, chosen: string | null, watched: ReadonlySet<string> | null): object[] {
  return placesIn(map).filter(({ geometry }) => geometry.type !== 'Point').sort((a, b) => sizeOf(b.geometry) - sizeOf(a.geometry))
    .map(({ geometry, properties: { name } }) => ({ type: 'Feature', geometry, properties: { name, chosen: name === chosen, unwatched: watched !== null && !watched.has(name) } }));
}

/** `hatch`: by the rank of the width, so that strips of one width look alike. */
export function bufferFeatures(map: MapAnswer, hidden: ReadonlySet<string>): object[] {
  const widths = [...new Set(buffersIn(map).map(({ properties }) => properties.metres))].sort((a, b) => b - a);
  return buffersIn(map).filter(({ properties }) => !hidden.has(properties.name))
    .map(({ geometry, properties: { name, metres } }) => ({ type: 'Feature', geometry, properties: { name, hatch: `hatch-${widths.indexOf(metres) % 4}` } }));
}

/** A number in the middle of each place that claims name without saying where in it. */
export function countFeatures(map: MapAnswer, at: readonly AtPlace[], write: (n: number) => string): object[] {
  const counts = new Map(at.map(({ place, nameOnly }) => [place, nameOnly]));
  return placesIn(map).flatMap(({ properties: { name, middle } }) => {
    const n = counts.get(name) ?? 0;
    return n === 0 ? [] : [{ type: 'Feature', geometry: { type: 'Point', coordinates: middle }, properties: { name, text: write(n), size: Math.min(20, 9 + 2.5 * Math.log10(n)) } }];
  });
}

/** Names of places and roads; a name keeps off the number that stands in the same middle. The larger places' names come first where room is short. */
export function labelFeatures(map: MapAnswer, hidden: ReadonlySet<string>, titleOf: (of: MapPlace | MapLine) => string, titleOfStrip: (of: MapBuffer) => string): object[] {
  const point = (coordinates: [number, number], properties: object) => ({ type: 'Feature', geometry: { type: 'Point', coordinates }, properties });
  return [
    ...[...placesIn(map), ...linesIn(map)].map(({ geometry, properties }) => point(properties.middle, { text: titleOf(properties), size: 12.5, off: properties.is === 'line' ? 0.6 : 1.1, order: -sizeOf(geometry) })),
    ...buffersIn(map).filter(({ properties }) => !hidden.has(properties.name)).map(({ properties }) => point(properties.middle, { text: titleOfStrip(properties), size: 11, off: 0.2, order: 1 })),
  ];
}
