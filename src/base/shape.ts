// The shapes places are drawn in: GeoJSON geometries (RFC 7946), and the edges they are made of.

/** Longitude, then latitude, in degrees on WGS 84: -180 to 180 east, -90 to 90 north. */
export type LonLat = [number, number];

/** One position. */
export interface Point { type: 'Point'; coordinates: LonLat }
/** Two positions or more. Between two positions an edge is straight in longitude and latitude, as RFC 7946 has it, not along a geodesic. */
export interface LineString { type: 'LineString'; coordinates: LonLat[] }
/** Several lines. */
export interface MultiLineString { type: 'MultiLineString'; coordinates: LonLat[][] }
/** An outer ring, then its holes; each ring ends where it begins. Either winding. */
export interface Polygon { type: 'Polygon'; coordinates: LonLat[][] }
/** Several polygons. One that crosses the 180th meridian is cut there in two (RFC 7946, 3.1.9). */
export interface MultiPolygon { type: 'MultiPolygon'; coordinates: LonLat[][][] }

/** A place's shape. Areas are closed: their boundary belongs to them (E17). */
export type Geometry = Point | LineString | MultiLineString | Polygon | MultiPolygon;

/** How a thing lies to an area: wholly in it, perhaps in it (it touches it), or out of it (E17). */
export type Containment = 'in' | 'may' | 'out';

/** A straight piece of a shape, in longitude and latitude. */
export interface Edge { a: LonLat; b: LonLat }

/** The rows of positions a shape is drawn by: lines and rings; a point is a row of one. */
export function rowsOf(shape: Geometry): LonLat[][] {
  switch (shape.type) {
    case 'Point': return [[shape.coordinates]];
    case 'LineString': return [shape.coordinates];
    case 'MultiLineString':
    case 'Polygon': return shape.coordinates;
    case 'MultiPolygon': return shape.coordinates.flat();
  }
}

/** The edges of a shape, rings and holes alike; those without length are left out. A point has none. */
export function edgesOf(shape: Geometry): Edge[] {
  const edges: Edge[] = [];
  for (const row of rowsOf(shape)) {
    for (let i = 1; i < row.length; i += 1) {
      const a = row[i - 1]!, b = row[i]!;
      if (!isLengthless(a, b)) edges.push({ a, b });
    }
  }
  return edges;
}

/** Whether two positions are the same to the last bit. */
export function samePosition(a: LonLat, b: LonLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** Whether two positions are so near (a ten-thousandth of a millimetre) that the edge between them has no direction. */
export function isLengthless(a: LonLat, b: LonLat): boolean {
  return Math.hypot(b[0] - a[0], b[1] - a[1]) < 1e-12;
}

/** The position a share s of the way from a to b: 0 is a, 1 is b. */
export function between(a: LonLat, b: LonLat, s: number): LonLat {
  if (s === 1) return b;
  return [a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s];
}

/** West, south, east and north edge of the smallest box of degrees that holds the shape. */
export function boxOf(shape: Geometry): [west: number, south: number, east: number, north: number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const row of rowsOf(shape)) {
    for (const [lon, lat] of row) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
  }
  return box;
}
