// Reads GeoJSON (RFC 7946) and says what is wrong with it, all of it, in words.
import { findPlaces, offsetOf, pathsAround } from '#base/json-places.ts';
import { samePosition, type Geometry, type LonLat } from '#base/shape.ts';

/** One named shape. `nameAr` is its name in Arabic, where the file gives one as `name:ar`, `name_ar` or `nameAr`. */
export interface NamedFeature { name: string; nameAr?: string; geometry: Geometry; properties: Record<string, unknown> }

/** What is wrong and what would mend it; `path` leads to the place: `features[2].geometry.coordinates[0][3]`. Line and column count from 1. */
export interface GeoJsonProblem { path: string; line: number; column: number; message: string; mend: string }

/** A problem before it is looked up where its path stands in the text. */
type Unplaced = Omit<GeoJsonProblem, 'line' | 'column'>;

/**
 * Reads a FeatureCollection or a Feature. The name is `properties.name`, else the feature's `id`; in NFC, blanks at its ends cut off. A byte order
 * mark is passed over, heights are dropped. A feature with a problem is left out, so `features` holds only what can be used; never throws.
 */
export function readGeoJson(text: string): { features: NamedFeature[]; problems: GeoJsonProblem[] } {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const root = parseJson(json);
  if (root === undefined) return { features: [], problems: [brokenJson(json)] };
  const problems: Unplaced[] = [];
  const features = readFeatures(root, problems);
  return { features, problems: placed(problems, json) };
}

function readFeatures(root: unknown, problems: Unplaced[]): NamedFeature[] {
  const features: NamedFeature[] = [];
  const seen = new Map<string, string>();
  for (const { value, path } of findFeatures(root, problems)) {
    const before = problems.length;
    if (!isObject(value) || value['type'] !== 'Feature') {
      say(problems, path, 'this is no Feature', 'write {"type": "Feature", "properties": {"name": ...}, "geometry": ...}');
      continue;
    }
    const name = readName(value, path, problems);
    const geometry = readGeometry(value['geometry'], joinPath(path, 'geometry'), problems);
    if (name !== undefined) noteName(name, path, seen, problems);
    if (name === undefined || geometry === undefined || problems.length > before) continue;
    const properties = isObject(value['properties']) ? value['properties'] : {};
    const nameAr = arabicName(properties);
    features.push({ name, ...(nameAr === undefined ? {} : { nameAr }), geometry, properties });
  }
  return features;
}

/** Each problem with the line and column of its path, or of the nearest field around it that is there. */
function placed(problems: readonly Unplaced[], text: string): GeoJsonProblem[] {
  if (problems.length === 0) return [];
  const wanted = new Set(problems.flatMap(({ path }) => pathsAround(path)));
  const { offsets } = findPlaces(text, (path) => wanted.has(path));
  const lineStarts = startsOfLines(text);
  return problems.map((problem) => ({ ...problem, ...lineAndColumn(lineStarts, offsetOf(problem.path, offsets)) }));
}

function startsOfLines(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
}

/** By halving: a drawing in metres has as many problems as positions. */
function lineAndColumn(lineStarts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0, high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - lineStarts[low]! + 1 };
}

type JsonObject = Record<string, unknown>;

function findFeatures(root: unknown, problems: Unplaced[]): { value: unknown; path: string }[] {
  const mend = 'write a GeoJSON FeatureCollection: {"type": "FeatureCollection", "features": [...]}';
  if (!isObject(root)) return say(problems, '', 'this JSON is no object, so it is no GeoJSON', mend);
  checkCrs(root['crs'], problems);
  if (root['type'] === 'Feature') return [{ value: root, path: '' }];
  if (root['type'] !== 'FeatureCollection') return say(problems, 'type', `type is ${quote(root['type'])}, not FeatureCollection or Feature`, mend);
  const list = root['features'];
  if (!Array.isArray(list) || list.length === 0) return say(problems, 'features', 'there are no features', 'add at least one feature');
  return list.map((value: unknown, i) => ({ value, path: `features[${i}]` }));
}

/** `undefined` where it is no JSON; JSON itself has no undefined. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function brokenJson(text: string): GeoJsonProblem {
  const { broken } = findPlaces(text, () => false);
  return {
    path: '', ...lineAndColumn(startsOfLines(text), broken?.offset ?? 0), message: `this is not JSON${broken === null ? '' : `: ${broken.says}`}`,
    mend: 'mend the JSON there: a comma, quote or bracket too many or too few',
  };
}

function checkCrs(crs: unknown, problems: Unplaced[]): void {
  if (crs === undefined || crs === null) return;
  const name = isObject(crs) && isObject(crs['properties']) ? crs['properties']['name'] : undefined;
  if (typeof name === 'string' && /CRS84|EPSG:+4326$/.test(name)) return;
  say(problems, 'crs', `the coordinates are in ${quote(name)}, not in WGS 84`, 'export the file again in WGS 84 (EPSG:4326), longitude first');
}

function readName(feature: JsonObject, path: string, problems: Unplaced[]): string | undefined {
  const properties = isObject(feature['properties']) ? feature['properties'] : {};
  for (const candidate of [properties['name'], feature['id']]) {
    if (typeof candidate !== 'string' && typeof candidate !== 'number') continue;
    const name = String(candidate).normalize('NFC').trim();
    if (name !== '') return name;
  }
  say(problems, joinPath(path, 'properties.name'), 'this feature has no name',
    'give it properties.name, the name by which the agreement speaks of the place');
  return undefined;
}

function noteName(name: string, path: string, seen: Map<string, string>, problems: Unplaced[]): void {
  const earlier = seen.get(name);
  if (earlier === undefined) seen.set(name, path);
  else say(problems, joinPath(path, 'properties.name'), `the name ${quote(name)} is already that of ${earlier}`,
    'give each feature a name of its own, or join the two into one MultiPolygon or MultiLineString');
}

function arabicName(properties: JsonObject): string | undefined {
  for (const key of ['name:ar', 'name_ar', 'nameAr']) {
    const value = properties[key];
    if (typeof value === 'string' && value.trim() !== '') return value.normalize('NFC').trim();
  }
  return undefined;
}

function readGeometry(value: unknown, path: string, problems: Unplaced[]): Geometry | undefined {
  if (!isObject(value)) {
    say(problems, path, 'this feature has no geometry', 'draw it, or leave the feature out');
    return undefined;
  }
  const at = joinPath(path, 'coordinates');
  const coordinates = value['coordinates'];
  switch (value['type']) {
    case 'Point': return wrap('Point', readPosition(coordinates, at, problems));
    case 'LineString': return wrap('LineString', readLine(coordinates, at, problems));
    case 'MultiLineString': return wrap('MultiLineString', readList(coordinates, at, 'lines', problems, readLine));
    case 'Polygon': return wrap('Polygon', readRings(coordinates, at, problems));
    case 'MultiPolygon': return wrap('MultiPolygon', readList(coordinates, at, 'polygons', problems, readRings));
    default:
      say(problems, joinPath(path, 'type'), `a geometry of type ${quote(value['type'])} is not read`,
        'draw a Point, LineString, MultiLineString, Polygon or MultiPolygon');
      return undefined;
  }
}

function wrap<T extends Geometry['type']>(type: T, coordinates: Extract<Geometry, { type: T }>['coordinates'] | undefined): Geometry | undefined {
  return coordinates === undefined ? undefined : { type, coordinates } as Geometry;
}

type Read<T> = (value: unknown, path: string, problems: Unplaced[]) => T | undefined;

/** Reads every member, so that all problems are said; `undefined` when one has a problem. */
function readList<T>(value: unknown, path: string, what: string, problems: Unplaced[], read: Read<T>): T[] | undefined {
  if (!Array.isArray(value) || value.length === 0) {
    say(problems, path, `there are no ${what} here`, `write a list of ${what}`);
    return undefined;
  }
  const members = value.map((member: unknown, i) => read(member, `${path}[${i}]`, problems));
  return members.every((member) => member !== undefined) ? members : undefined;
}

function readLine(value: unknown, path: string, problems: Unplaced[]): LonLat[] | undefined {
  const line = readList(value, path, 'positions', problems, readPosition);
  if (line === undefined || line.some((p) => !samePosition(p, line[0]!))) return line;
  say(problems, path, 'a line needs two different positions', 'add the line\'s other end');
  return undefined;
}

function readRings(value: unknown, path: string, problems: Unplaced[]): LonLat[][] | undefined {
  return readList(value, path, 'rings', problems, readRing);
}

function readRing(value: unknown, path: string, problems: Unplaced[]): LonLat[] | undefined {
  const ring = readList(value, path, 'positions', problems, readPosition);
  if (ring === undefined) return undefined;
  const before = problems.length;
  if (ring.length < 4) say(problems, path, `a ring needs at least 4 positions, the last like the first; this has ${ring.length}`, 'add the missing corners');
  if (!samePosition(ring[0]!, ring.at(-1)!)) say(problems, path, 'the ring is not closed: it does not end where it begins', 'repeat the first position at the end');
  return problems.length === before ? ring : undefined;
}

function readPosition(value: unknown, path: string, problems: Unplaced[]): LonLat | undefined {
  const [lon, lat] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat)) {
    say(problems, path, 'this is no position: two numbers are needed', 'write [longitude, latitude]');
    return undefined;
  }
  if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return [lon, lat];
  const looksSwapped = Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90;
  if (looksSwapped) say(problems, path, `latitude ${lat} is out of range; longitude and latitude look swapped`, `write [${lat}, ${lon}]: GeoJSON has longitude first`);
  else say(problems, path, `position [${lon}, ${lat}] is out of range: longitude is -180 to 180, latitude -90 to 90`,
    'write degrees on WGS 84, longitude first; a file in metres must be exported again');
  return undefined;
}

function say(problems: Unplaced[], path: string, message: string, mend: string): never[] {
  problems.push({ path, message, mend });
  return [];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function joinPath(path: string, rest: string): string {
  return path === '' ? rest : `${path}.${rest}`;
}

function quote(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
