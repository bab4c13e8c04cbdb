// Maps into claims: properties named as the columns of a claim, or mapped; shapes as places; and a map that others publish.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fromGeojson } from '#importers/from-geojson.ts';
import { importFrom, importText, zoneOf } from './import-text.ts';
import { realFile } from './imported.ts';

const map = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', name: 'x', features });
const feature = (properties: Record<string, unknown>, geometry: unknown = null, more = {}) => ({ type: 'Feature', properties, geometry, ...more });
const shots = { kind: 'incident', id: '1', type: 'attack', start: '2031-03-01T04:00Z' };

describe('GeoJSON', () => {
  test('a point with its radius, a shape, a place by name', async () => {
    const line = { type: 'LineString', coordinates: [[1, 1], [2, 2]] };
    const { claims, faults } = await importText(fromGeojson, map(feature({ ...shots, radius_metres: 50 }, { type: 'Point', coordinates: [37, 36] }), feature({ ...shots, id: 2 }, line), feature({ ...shots, id: undefined, place: 'Northtown' }, { type: 'Point', coordinates: [0, 0] }, { id: 3 })));
    assert.deepEqual(faults, []);
    assert.deepEqual(claims.map(({ id, place }) => [id, place]), [['1', { point: [37, 36], radiusMetres: 50 }], ['2', { geometry: line }], ['3', { name: 'Northtown' }]]);
  });

  test('what is wrong is told by the name of the property, and refused features are a map again', async () => {
    const bad = feature({ ...shots, schwere: 3, killed_low: 'many' }, { type: 'Point', coordinates: [37, 36] });
    const { faults, refused, remarks } = await importText(fromGeojson, map(bad, feature({ ...shots, place: 'A' })));
    assert.deepEqual(faults.map(({ column }) => column), ['radius_metres', 'killed_low']);
    assert.deepEqual(JSON.parse(refused), { type: 'FeatureCollection', name: 'x', features: [bad] });
    assert.deepEqual(remarks, ['import.unused-columns']);
  });

  test('coordinates in metres are refused', async () => {
    const { faults } = await importText(fromGeojson, JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } }, features: [feature(shots, { type: 'Point', coordinates: [1, 1] })] }));
    assert.deepEqual(faults.map(({ code }) => code), ['import.not-in-degrees']);
  });
});

describe('a map by the mapping of a table', () => {
  const mapping = { format: 'mapping/1', claims: [{ kind: 'incident', id: { column: 'nr' }, type: { column: 'what', values: { Mortar: 'attack/shelling/mortar' } }, during: { column: 'day' }, place: { longitude: { column: 'longitude' }, latitude: { column: 'latitude' }, radiusMetres: 200 } }] };
  const event = (nr: number, what: string) => feature({ nr, what, day: '2031-03-01' }, { type: 'Point', coordinates: [37, 36] });

  test('properties are its columns, and refused features are a map again', async () => {
    const { claims, faults, refused } = await importText(fromGeojson, map(event(1, 'mortar'), event(2, 'Gossip')), { mapping, zone: zoneOf('Asia/Damascus') });
    assert.deepEqual(claims, [{ kind: 'incident', channel: 'Here', id: '1', type: 'attack/shelling/mortar', during: ['2031-02-28T21:00:00Z', '2031-03-01T21:00:00Z'], place: { point: [37, 36], radiusMetres: 200 } }]);
    assert.deepEqual(faults.map(({ column, value }) => [column, value]), [['what', 'Gossip']]);
    assert.deepEqual(JSON.parse(refused), { type: 'FeatureCollection', name: 'x', features: [event(2, 'Gossip')] });
  });
});

const { path, skip } = realFile('ucdp-ged-car/GEDEvent_v23_1.geojson');

test('a map of events as published, by a mapping', { skip }, async () => {
  const mapping = { fields: { start: 'date_start', end: 'date_end', killed_low: 'low', killed_high: 'high', source_title: 'source_article' }, days: true, always: { kind: 'incident', type: 'attack', radius_metres: 25_000 } };
  const { claims, faults, rows } = await importFrom(fromGeojson, path, { mapping, zone: zoneOf('Africa/Bangui') });
  // In 15 rows the lowest estimate is above the highest: refused with both, not put right.
  assert.deepEqual([rows.length, claims.length, faults.length], [1848, 1833, 15]);
  for (const { column, message } of faults) assert.match(`${column}: ${message}`, /^low: killed is upside down: its low \d+ is above its high \d+$/);
  assert.equal(new Set(claims.map(({ id }) => id)).size, 1833);
  const one = claims.find(({ id }) => id === '36210')!;
  assert.deepEqual([one['during'], one['place'], one['killed']], [['2009-02-19T23:00:00Z', '2009-02-20T23:00:00Z'], { point: [26.486881, 5.399784], radiusMetres: 25_000 }, [3, 3]]);
});
