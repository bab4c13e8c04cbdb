// The place of a claim: a name, a point with a radius, or a shape; read and written.
import { readGeoJson, type Geometry, type LonLat } from '#base/geometry.ts';
import type { ClaimPlace } from '#records/claim.ts';
import { isObject, quote, type FieldReader, type JsonObject } from '#records/claim-fields.ts';
import { thingOf } from '#records/things.ts';

const FORMS = '{"name": "Aleppo"}, {"point": [longitude, latitude], "radiusMetres": 500} or {"geometry": {...}}';

/** The place in field `place`; null where it is absent or at fault. */
export function readPlace(reader: FieldReader): ClaimPlace | null {
  if (!reader.has('place')) return null;
  const value = reader.json['place'];
  const place = readWhere(reader, value);
  const site = isObject(value) && value['site'] !== undefined && value['site'] !== null ? reader.asText('place.site', value['site']) : null;
  return place === null || site === null ? place : { ...place, site: thingOf(site) };
}

function readWhere(reader: FieldReader, value: unknown): ClaimPlace | null {
  if (typeof value === 'string') return reader.say('bad-place', 'place', `place is the text ${quote(value)}`, `write it as a name: {"name": ${JSON.stringify(value)}}`);
  if (!isObject(value)) return reader.say('bad-place', 'place', `place is ${quote(value)}`, `write ${FORMS}`);
  const given = ['name', 'point', 'geometry'].filter((field) => value[field] !== undefined && value[field] !== null);
  if (given.length > 1) return reader.say('bad-place', 'place', `place has ${given.join(' and ')}: which of them is it?`, 'keep the one that says it most exactly');
  if (given[0] === 'name') {
    if (value['within'] !== undefined && value['within'] !== null) return reader.say('bad-place', 'place.within', 'place has a name and within', 'leave within out: in what a named place lies, the agreement says');
    const name = reader.asText('place.name', value['name']);
    return name === null ? null : { name };
  }
  if (given[0] === 'point' || given[0] === 'geometry') {
    const shape = given[0] === 'point' ? readPoint(reader, value) : readShape(reader, value['geometry']);
    const within = readWithin(reader, value['within']);
    return shape === null || within === null ? shape : { ...shape, within };
  }
  return reader.say('bad-place', 'place', 'place says no name, no point and no geometry', `write ${FORMS}`);
}

/** A place as claims/1 has it. */
export function writePlace(place: ClaimPlace): JsonObject {
  return { ...place };
}

/** Names of places that surely hold it; null where none are told, or at fault. */
function readWithin(reader: FieldReader, value: unknown): string[] | null {
  if (value === undefined || value === null) return null;
  const names = Array.isArray(value) ? (value as unknown[]) : [value];
  if (names.length === 0) return reader.say('empty-text', 'place.within', 'place.within is an empty list', 'leave within out where nothing is known to hold it');
  const read = names.map((name, i) => reader.asText(Array.isArray(value) ? `place.within[${i}]` : 'place.within', name));
  return read.includes(null) ? null : [...new Set(read as string[])];
}

function readPoint(reader: FieldReader, place: JsonObject): { point: LonLat; radiusMetres: number } | null {
  const radius = place['radiusMetres'];
  const isRadius = typeof radius === 'number' && Number.isFinite(radius) && radius >= 0;
  if (radius === undefined || radius === null) {
    reader.say('bad-place', 'place.radiusMetres', 'the point has no radiusMetres: how exact is it?', 'add "radiusMetres": how far the true place may lie from the point; 0 only where it is exact to the metre');
  } else if (!isRadius) {
    reader.say('bad-place', 'place.radiusMetres', `radiusMetres is ${quote(radius)}`, 'write metres, 0 or more, without quotes');
  }
  const shape = readGeometry(reader, 'place.point', { type: 'Point', coordinates: place['point'] });
  return shape?.type === 'Point' && isRadius ? { point: shape.coordinates, radiusMetres: radius } : null;
}

function readShape(reader: FieldReader, geometry: unknown): { geometry: Geometry } | null {
  const shape = readGeometry(reader, 'place.geometry', geometry);
  return shape === null ? null : { geometry: shape };
}

/** Points are looked at here, since there may be one a line; all other shapes by the reader of GeoJSON. */
function readGeometry(reader: FieldReader, field: string, geometry: unknown): Geometry | null {
  const position: unknown = isObject(geometry) && geometry['type'] === 'Point' ? geometry['coordinates'] : undefined;
  if (Array.isArray(position) && position.length >= 2) {
    const [lon, lat] = position as [unknown, unknown];
    if (typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return { type: 'Point', coordinates: [lon, lat] };
  }
  const { features, problems } = readGeoJson(JSON.stringify({ type: 'Feature', properties: { name: 'place' }, geometry }));
  for (const { path, message, mend } of problems) {
    const isPoint = field === 'place.point';
    const at = isPoint ? field : path.replace(/^geometry/, field);
    reader.say(message.includes('out of range') ? 'out-of-range' : 'bad-place', at, message, mend);
  }
  return features[0]?.geometry ?? null;
}
