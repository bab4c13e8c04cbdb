// The map over HTTP: what an agreement draws, what it does not, and the ground that a deployment gives.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ProblemError } from '#base/problem.ts';
import { pointInArea, type Geometry } from '#base/geometry.ts';
import { positionFrom } from '#base/distance.ts';
import type { BaseMapAnswer, MapAnswer, MapBuffer, MapPlace } from '#records/board-map.ts';
import { readBaseMap } from '#server/base-map.ts';
import type { Open } from '#server/serve.ts';
import { getJson, serverWith, SYRIA } from './server-here.ts';

describe('the map of an agreement', () => {
  let open: Open, map: MapAnswer, folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'truce-map-'));
    await writeFile(join(folder, 'borders.geojson'), JSON.stringify({ type: 'FeatureCollection', disclaimer: 'As the mission draws them.', features: [{ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [[36, 36], [37, 36]] } }] }));
    open = await serverWith([SYRIA], { baseMap: join(folder, 'borders.geojson') });
    map = await getJson<MapAnswer>(open, '/api/agreements/Syria2016/map');
  });
  after(async () => {
    await open.close();
    await rm(folder, { recursive: true });
  });
  const places = () => map.features.flatMap(({ geometry, properties }) => (properties.is === 'place' ? [{ geometry, ...properties }] : [])) as (MapPlace & { geometry: Geometry })[];
  const strips = () => map.features.flatMap(({ geometry, properties }) => (properties.is === 'buffer' ? [{ geometry, ...properties }] : [])) as (MapBuffer & { geometry: Geometry })[];

  test('holds its places with their names and the clauses that speak of them, and a position inside each', () => {
    assert.equal(places().length, 15);
    const zone = places().find(({ name }) => name === 'CastelloZone')!;
    assert.deepEqual(zone.clauses, ['3a', '3e', '3f']);
    assert.deepEqual(zone.titles, ['المنطقة منزوعة السلاح على طريق الكاستيلو']);
    // A gate speaks through its condition of each member of a list.
    assert.deepEqual(places().find(({ name }) => name === 'Madaya')!.clauses, ['5']);
    for (const { name, geometry, middle } of places()) assert.equal(pointInArea(middle, geometry), 'in', name);
  });

  test('holds a strip for each class of weapons, with what it keeps out and whom it binds', () => {
    assert.deepEqual(strips().map(({ metres, compass }) => `${metres} ${compass}`), ['3500 north', '3500 south', '2500 north', '2500 south', '1000 north', '500 south', '500 north']);
    const [widest] = strips();
    assert.deepEqual(widest!.rules.map(({ clause, binds, of, most }) => ({ clause, binds, of, most })), [
      { clause: '3b', binds: ['Government'], of: ['tanks', 'artillery', 'mortars'], most: 0 },
      { clause: '3c', binds: ['Opposition'], of: ['tanks', 'artillery', 'mortars'], most: 0 },
    ]);
  });

  test('a strip lies on its side of the road: 3,499 m north of it inside, 3,501 m outside, and nothing south of it', () => {
    const [widest] = strips();
    // The stretch from (37.13, 36.252) to (37.15, 36.253) runs 86.47 degrees from north, so straight across is 3.53 degrees west of north.
    const onRoad: [number, number] = [37.14, 36.2525], across = -3.53;
    assert.equal(pointInArea(positionFrom(onRoad, across, 3_499), widest!.geometry), 'in');
    assert.equal(pointInArea(positionFrom(onRoad, across, 3_501), widest!.geometry), 'out');
    assert.equal(pointInArea(positionFrom(onRoad, across + 180, 2), widest!.geometry), 'out');
  });

  test('says which places have no shape', () => {
    assert.equal(map.notDrawn.length, 11);
    assert.deepEqual(map.notDrawn.map(({ why }) => why), Array(11).fill('no-shape'));
    assert.ok(map.notDrawn.some(({ name, clauses }) => name === 'AgreedAreas' && clauses.includes('4')));
  });

  test('the ground is the deployment\'s own where it gives one, with its disclaimer; else the board\'s', async () => {
    const own = await getJson<BaseMapAnswer>(open, '/api/base-map');
    assert.equal(own.disclaimer, 'As the mission draws them.');
    assert.equal(own.borders!.features.length, 1);
    assert.deepEqual(await readBaseMap(null), { disclaimer: null, borders: null });
  });

  test('borders that cannot be drawn are refused, and it is said why', async () => {
    const file = join(folder, 'bad.geojson');
    const refused = async (text: string | null): Promise<string> => {
      if (text !== null) await writeFile(file, text);
      const error: unknown = await readBaseMap(text === null ? join(folder, 'none.geojson') : file).then(() => null, (thrown: unknown) => thrown);
      assert.ok(error instanceof ProblemError);
      return error.problems[0]!.message;
    };
    assert.match(await refused(null), /cannot be read/);
    assert.match(await refused('{'), /is no JSON/);
    assert.match(await refused('{"type":"Feature"}'), /no FeatureCollection/);
    const one = (geometry: unknown, more = {}) => JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry }], ...more });
    assert.match(await refused(one({ type: 'Point', coordinates: [1, 2] })), /features\[0\]/);
    assert.match(await refused(one({ type: 'LineString', coordinates: [[500000, 2], [500001, 2]] })), /in degrees/);
    assert.match(await refused(one({ type: 'LineString', coordinates: [[1, 2], [1, 3]] }, { disclaimer: 7 })), /disclaimer/);
  });
});
