// The ground about a place: known distances, and dense sampling of the place as a second judge.
import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { holdsSurroundings, nearRelation, type Geometry, type LonLat, type Surroundings } from '#base/geometry.ts';
import { SPHERE, sphereMetres } from './sphere.ts';

const box = (west: number, south: number, east: number, north: number): LonLat[] => [[west, south], [east, south], [east, north], [west, north], [west, south]];
const area: Geometry = { type: 'Polygon', coordinates: [box(0, 0, 0.1, 0.1)] };
const mill: Geometry = { type: 'Point', coordinates: [0, 0] };
const road: Geometry = { type: 'LineString', coordinates: [[0, 0], [0.1, 0]] };
const at = (lon: number, lat: number, radiusMetres = 0) => ({ point: [lon, lat] as LonLat, radiusMetres });
const about = (shape: Geometry, metres: number, reach: Surroundings['reach'] = 'nearer'): Surroundings => ({ about: shape, metres, reach });

test('[N20] the ground about a point, a line, an area: all round, the place itself too', () => {
  // A degree of the equator is 111319.491 m: 0.01 of it 1113.19 m.
  assert.equal(nearRelation(at(0.01, 0), about(mill, 1_113)), 'out');
  assert.equal(nearRelation(at(0.01, 0), about(mill, 1_114)), 'may', 'the distance rounded outward reaches 1114');
  assert.equal(nearRelation(at(0.01, 0), about(mill, 1_114, 'within')), 'in');
  assert.equal(nearRelation(at(0.01, 0), about(mill, 1_113, 'within')), 'may');
  assert.equal(nearRelation(at(0.01, 0), about(mill, 1_112, 'within')), 'out');
  assert.equal(nearRelation(at(0, 0), about(mill, 1)), 'in');
  // Beyond the end of a line too: no flat ends.
  assert.equal(nearRelation(at(0.11, 0), about(road, 1_200)), 'in');
  assert.equal(nearRelation(at(-0.02, 0), about(road, 1_200)), 'out');
  assert.equal(nearRelation(at(0.05, 0.05), about(area, 1)), 'in', 'inside an area the distance is nothing');
  assert.equal(nearRelation(at(0.11, 0.05), about(area, 1_200)), 'in');
  assert.equal(nearRelation(at(0.12, 0.05), about(area, 1_200)), 'out');
});

test('[N20] a disc or a shape is near when the whole of it is, and not where none of it is', () => {
  assert.equal(nearRelation(at(0.01, 0, 500), about(mill, 1_700)), 'in');
  assert.equal(nearRelation(at(0.01, 0, 500), about(mill, 1_200)), 'may');
  assert.equal(nearRelation(at(0.01, 0, 500), about(mill, 600)), 'out');
  assert.equal(nearRelation(at(0.05, 0.05, 3_000), about(area, 1)), 'in');
  assert.equal(nearRelation({ type: 'Polygon', coordinates: [box(0.02, 0.02, 0.08, 0.08)] }, about(area, 1)), 'in');
  assert.equal(nearRelation({ type: 'Polygon', coordinates: [box(0.05, 0.05, 0.105, 0.06)] }, about(area, 600)), 'in');
  assert.equal(nearRelation({ type: 'Polygon', coordinates: [box(0.05, 0.05, 0.2, 0.06)] }, about(area, 600)), 'may');
  assert.equal(nearRelation({ type: 'Polygon', coordinates: [box(-1, -1, 1, 1)] }, about(mill, 600)), 'may');
  assert.equal(nearRelation({ type: 'LineString', coordinates: [[0.2, 0], [0.3, 0]] }, about(area, 600)), 'out');
});

test('[N20] what holds all the ground about a place', () => {
  assert.equal(holdsSurroundings({ type: 'Polygon', coordinates: [box(-0.1, -0.1, 0.2, 0.1)] }, about(road, 5_000)), true);
  assert.equal(holdsSurroundings({ type: 'Polygon', coordinates: [box(-0.1, -0.01, 0.2, 0.1)] }, about(road, 5_000)), false);
  assert.equal(holdsSurroundings({ type: 'Polygon', coordinates: [box(0.01, -0.1, 0.2, 0.1)] }, about(road, 500)), false);
  assert.equal(holdsSurroundings(at(0.05, 0, 7_000), about(road, 1_000)), true);
  assert.equal(holdsSurroundings(at(0.05, 0, 6_000), about(road, 1_000)), false);
});

/** The least distance on a sphere to very many points of a shape, and by how much that may be wrong. */
function sampled(p: LonLat, shape: Geometry): { low: number; high: number } {
  const rows = shape.type === 'Point' ? [[shape.coordinates]] : shape.type === 'LineString' ? [shape.coordinates] : (shape as { coordinates: LonLat[][] }).coordinates;
  let least = Infinity, step = 0;
  for (const row of rows) {
    least = Math.min(least, sphereMetres(p, row[0]!));
    for (let i = 1; i < row.length; i += 1) {
      for (let k = 1; k <= 400; k += 1) least = Math.min(least, sphereMetres(p, [row[i - 1]![0] + ((row[i]![0] - row[i - 1]![0]) * k) / 400, row[i - 1]![1] + ((row[i]![1] - row[i - 1]![1]) * k) / 400]));
      step = Math.max(step, sphereMetres(row[i - 1]!, row[i]!) / 400);
    }
  }
  return { low: (least - step) * (1 - SPHERE) - 2, high: least * (1 + SPHERE) + 2 };
}

test('[N20] distances agree with those on a sphere to densely sampled shapes', () => {
  const degree = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });
  const position = fc.tuple(degree(30, 31), degree(35, 36)) as fc.Arbitrary<LonLat>;
  const shape = fc.oneof<fc.Arbitrary<Geometry>[]>(position.map((coordinates) => ({ type: 'Point', coordinates })),
    fc.array(position, { minLength: 2, maxLength: 4 }).map((coordinates) => ({ type: 'LineString', coordinates })));
  fc.assert(fc.property(position, shape, fc.integer({ min: 0, max: 60_000 }), degree(1, 80_000), (p, other, radiusMetres, metres) => {
    const { low, high } = sampled(p, other);
    const relation = nearRelation({ point: p, radiusMetres }, about(other, metres));
    if (high + radiusMetres < metres) assert.equal(relation, 'in');
    if (low - radiusMetres > metres) assert.equal(relation, 'out');
    if (relation === 'in') assert.ok(low + radiusMetres <= metres);
    if (relation === 'out') assert.ok(high - radiusMetres >= metres);
  }), { numRuns: 200, seed: 7 });
});
