// GeoJSON: what is read, and that every mistake is named with its place and its mend.
import test from 'node:test';
import assert from 'node:assert/strict';
import { readGeoJson } from '#base/geometry.ts';

const feature = (properties: unknown, geometry: unknown, rest: object = {}) => ({ type: 'Feature', properties, geometry, ...rest });
const point = { type: 'Point', coordinates: [37.16, 36.2, 379] };
const read = (...features: unknown[]) => readGeoJson(JSON.stringify({ type: 'FeatureCollection', features }));
const firstProblem = (geometry: unknown) => read(feature({ name: 'x' }, geometry)).problems[0];

test('features have names, in Arabic too where the file gives one; heights are dropped', () => {
  const { features, problems } = read(feature({ name: ' Aleppo ', 'name:ar': 'حلب', pop: 1 }, point), feature(null, point, { id: 7 }));
  assert.deepEqual(problems, []);
  assert.deepEqual(features[0], { name: 'Aleppo', nameAr: 'حلب', geometry: { type: 'Point', coordinates: [37.16, 36.2] }, properties: { name: ' Aleppo ', 'name:ar': 'حلب', pop: 1 } });
  assert.deepEqual(features[1], { name: '7', geometry: { type: 'Point', coordinates: [37.16, 36.2] }, properties: {} });
});

test('a single Feature and a byte order mark are read', () => {
  assert.equal(readGeoJson(`\uFEFF${JSON.stringify(feature({ name: 'x' }, point))}`).features.length, 1);
});

test('all five kinds of geometry are read as they are', () => {
  const ring = [[0, 0], [1, 0], [1, 1], [0, 0]];
  const shapes = [
    { type: 'LineString', coordinates: [[0, 0], [1, 1]] }, { type: 'MultiLineString', coordinates: [[[0, 0], [1, 1]]] },
    { type: 'Polygon', coordinates: [ring] }, { type: 'MultiPolygon', coordinates: [[ring], [ring]] },
  ];
  const { features, problems } = read(...shapes.map((shape, i) => feature({ name: `s${i}` }, shape)));
  assert.deepEqual(problems, []);
  assert.deepEqual(features.map((f) => f.geometry), shapes);
});

test('what is not JSON is told with line and column', () => {
  for (const [text, line, column] of [['{\n  "type": "Feature",\n  oops\n}', 3, 3], ['{"type":\n', 2, 1], ['', 1, 1], ['\uFEFF{"a" 1}', 1, 6]] as const) {
    const { problems: [problem] } = readGeoJson(text);
    assert.match(problem!.message, /^this is not JSON: ./, text);
    assert.deepEqual([problem!.line, problem!.column], [line, column], text);
  }
  for (const text of ['[]', 'null', '7', '{}', '{"type":"Topology"}', '{"type":"FeatureCollection"}', '{"type":"FeatureCollection","features":[]}']) {
    const { features, problems } = readGeoJson(text);
    assert.deepEqual([features.length, problems.length], [0, 1], text);
  }
});

test('each mistake stands at the line and column of its field, or of the nearest around it that is there', () => {
  const text = JSON.stringify({ type: 'FeatureCollection', features: [feature({ name: 'a' }, { type: 'Point', coordinates: [36, 99] }), feature({}, point), feature({ name: 'b' }, { type: 'Point' })] }, null, 1);
  const lines = text.split('\n');
  const wordsAt = readGeoJson(text).problems.map(({ path, line, column }) => [path, lines[line - 1]!.slice(column - 1)]);
  assert.deepEqual(wordsAt, [
    ['features[0].geometry.coordinates', '"coordinates": ['], ['features[1].properties.name', '"properties": {},'], ['features[2].geometry.coordinates', '"geometry": {'],
  ]);
  assert.equal(new Set(readGeoJson(text).problems.map(({ line }) => line)).size, 3);
});

test('a drawing of many positions, all wrong, is told in full', () => {
  const far = Array.from({ length: 20_000 }, (_, i) => [500_000 + i, 4_000_000]);
  const { problems } = readGeoJson(JSON.stringify({ type: 'FeatureCollection', features: [feature({ name: 'x' }, { type: 'LineString', coordinates: far })] }, null, 1));
  assert.equal(problems.length, far.length);
  assert.deepEqual([problems[0]!.path, problems.at(-1)!.path], ['features[0].geometry.coordinates[0]', 'features[0].geometry.coordinates[19999]']);
  assert.equal(problems.at(-1)!.line - problems[0]!.line, 4 * 19_999);
});

test('each mistake in a geometry is named with its place', () => {
  const at = (geometry: unknown) => firstProblem(geometry)?.path;
  assert.equal(at(null), 'features[0].geometry');
  assert.equal(at({ type: 'GeometryCollection', geometries: [] }), 'features[0].geometry.type');
  assert.equal(at({ type: 'Point' }), 'features[0].geometry.coordinates');
  assert.equal(at({ type: 'Point', coordinates: ['37', 36] }), 'features[0].geometry.coordinates');
  assert.equal(at({ type: 'LineString', coordinates: [[0, 0], [1]] }), 'features[0].geometry.coordinates[1]');
  assert.equal(at({ type: 'LineString', coordinates: [[0, 0]] }), 'features[0].geometry.coordinates');
  assert.match(firstProblem({ type: 'Polygon', coordinates: [[[0, 0], [1, 0], [0, 0]]] })!.message, /at least 4 positions/);
  const open = firstProblem({ type: 'MultiPolygon', coordinates: [[[[0, 0], [1, 0], [1, 1], [0, 1]]]] })!;
  assert.match(open.message, /not closed/);
  assert.equal(open.path, 'features[0].geometry.coordinates[0][0]');
});

test('coordinates out of range are refused, and swapped ones are told apart', () => {
  const swapped = firstProblem({ type: 'Point', coordinates: [36.2, 137.16] })!;
  assert.match(swapped.message, /swapped/);
  assert.match(swapped.mend, /\[137\.16, 36\.2\]/);
  assert.match(firstProblem({ type: 'Point', coordinates: [3_714_000, 4_331_000] })!.message, /out of range/);
  const inMetres = readGeoJson(JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } }, features: [feature({ name: 'x' }, point)] }));
  assert.equal(inMetres.problems[0]!.path, 'crs');
});

test('names are needed, and once each; other features stay usable', () => {
  const { features, problems } = read(feature({ name: 'x' }, point), feature({ name: 'x' }, point), feature({}, point), { type: 'Point' }, feature({ name: 'y' }, point));
  assert.deepEqual(problems.map((p) => p.path), ['features[1].properties.name', 'features[2].properties.name', 'features[3]']);
  assert.deepEqual(features.map((f) => f.name), ['x', 'y']);
  assert.ok(problems.every((p) => p.mend !== ''));
});
