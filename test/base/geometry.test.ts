// Geometry: known distances, areas with holes, sides of lines, strips with flat ends, and dense sampling as a second judge.
import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  areaRelation, circleRelation, distanceMetres, distanceToLine, pointInArea, pointInStrip, sideOfLine, stripRelation,
  type Geometry, type LineString, type LonLat, type MultiLineString, type Polygon, type Strip,
} from '#base/geometry.ts';
import { geodesicMetres } from '#base/distance.ts';

const line = (...coordinates: LonLat[]): LineString => ({ type: 'LineString', coordinates });
const polygon = (...coordinates: LonLat[][]): Polygon => ({ type: 'Polygon', coordinates });
const box = (west: number, south: number, east: number, north: number): LonLat[] => [[west, south], [east, south], [east, north], [west, north], [west, south]];
const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });

test('[V7] distances are geodesic on WGS 84, rounded outward to whole metres', () => {
  // GeographicLib's own example: 40.6 N 73.8 W to 51.6 N 0.5 W is 5551759.400 m.
  assert.deepEqual(distanceMetres([-73.8, 40.6], [-0.5, 51.6]), { low: 5_551_759, high: 5_551_760 });
  // One degree of the equator: 111319.491 m. The quarter meridian of WGS 84: 10001965.729 m.
  assert.deepEqual(distanceMetres([0, 0], [1, 0]), { low: 111_319, high: 111_320 });
  assert.deepEqual(distanceMetres([0, 0], [0, 90]), { low: 10_001_965, high: 10_001_966 });
  assert.deepEqual(distanceMetres([179.5, 0], [-179.5, 0]), { low: 111_319, high: 111_320 });
  assert.deepEqual(distanceMetres([37.1, 36.2], [37.1, 36.2]), { low: 0, high: 0 });
  assert.deepEqual(distanceMetres([37.1, 36.2], [37.1, 36.2000001]), { low: 0, high: 1 });
});

const holed = polygon(box(0, 0, 10, 10), box(4, 4, 6, 6));

test('[E17] an area is closed: its boundary belongs to it, that of a hole too', () => {
  for (const p of [[5, 2], [0, 5], [10, 10], [0, 0], [4, 5], [6, 6], [1 / 3, 0]] as LonLat[]) assert.equal(pointInArea(p, holed), 'in', String(p));
  for (const p of [[5, 5], [-1e-6, 5], [10.1, 5], [5, 4.000001], [11, 10], [-5, 0]] as LonLat[]) assert.equal(pointInArea(p, holed), 'out', String(p));
  const slanted = polygon([[0, 0], [3, 1], [1, 3], [0, 0]]);
  assert.equal(pointInArea([1, 1 / 3], slanted), 'in');
  const two: Geometry = { type: 'MultiPolygon', coordinates: [[box(0, 0, 1, 1)], [box(2, 0, 3, 1)]] };
  assert.equal(pointInArea([2.5, 0.5], two), 'in');
  assert.equal(pointInArea([1.5, 0.5], two), 'out');
  assert.equal(pointInArea([1, 2], point(1, 2)), 'in');
  assert.equal(pointInArea([1, 2.0001], point(1, 2)), 'out');
  assert.equal(pointInArea([1, 1 / 3], line([0, 0], [3, 1])), 'in');
  assert.equal(pointInArea([1, 0.3334], line([0, 0], [3, 1])), 'out');
});

test('[E17] something larger is in when wholly inside, may be in when it touches', () => {
  const relation = (inner: Geometry, outer: Geometry) => areaRelation(inner, outer);
  assert.equal(relation(polygon(box(1, 1, 3, 3)), holed), 'in');
  assert.equal(relation(polygon(box(0, 0, 4, 10)), holed), 'in');
  assert.equal(relation(holed, holed), 'in');
  assert.equal(relation(polygon(box(1, 1, 9, 9)), holed), 'may');
  assert.equal(relation(polygon(box(1, 1, 5, 5)), holed), 'may');
  assert.equal(relation(polygon(box(-1, -1, 11, 11)), holed), 'may');
  assert.equal(relation(polygon(box(10, 0, 11, 10)), holed), 'may');
  assert.equal(relation(polygon(box(10, 10, 11, 11)), holed), 'may');
  assert.equal(relation(polygon(box(11, 0, 12, 10)), holed), 'out');
  assert.equal(relation(polygon(box(4.5, 4.5, 5.5, 5.5)), holed), 'out');
  assert.equal(relation(polygon(box(4, 4, 6, 6)), holed), 'may');
  assert.equal(relation(line([1, 1], [3, 1]), holed), 'in');
  assert.equal(relation(line([4, 4], [6, 4]), holed), 'in');
  assert.equal(relation(line([4, 4], [6, 6]), holed), 'may');
  assert.equal(relation(line([-1, 11], [11, -1]), holed), 'may');
  assert.equal(relation(line([-2, 11], [-1, -1]), holed), 'out');
  assert.equal(relation(point(5, 5), holed), 'out');
  assert.equal(relation(polygon(box(1, 1, 3, 3)), point(2, 2)), 'may');
  assert.equal(relation(polygon(box(1, 1, 3, 3)), line([0, 2], [9, 2])), 'may');
  assert.equal(relation(line([1, 2], [2, 2], [3, 2]), line([0, 2], [9, 2])), 'in');
});

test('[E17] two districts that share a border are one area without a seam, a bay or gap is none of it', () => {
  const districts: Geometry = { type: 'MultiPolygon', coordinates: [[box(0, 0, 1, 1)], [box(1, 0, 2, 1)]] };
  assert.equal(areaRelation(polygon(box(0.5, 0.2, 1.5, 0.8)), districts), 'in');
  const apart: Geometry = { type: 'MultiPolygon', coordinates: [[box(0, 0, 0.9, 1)], [box(1.1, 0, 2, 1)]] };
  assert.equal(areaRelation(polygon(box(0.5, 0.2, 1.5, 0.8)), apart), 'may');
  const bay = polygon([[0, 0], [10, 0], [10, 10], [6, 10], [6, 5], [4, 5], [4, 10], [0, 10], [0, 0]]);
  assert.equal(areaRelation(polygon(box(1, 6, 9, 9)), bay), 'may');
  assert.equal(areaRelation(polygon(box(4.5, 6, 5.5, 9)), bay), 'out');
});

test('[E17] a disc is in when the whole of it is', () => {
  const area = polygon(box(37, 36, 38, 37));
  assert.equal(circleRelation([37.5, 36.5], 10_000, area), 'in');
  assert.equal(circleRelation([37.5, 36.01], 2_000, area), 'may');
  assert.equal(circleRelation([37.5, 35.99], 2_000, area), 'may');
  assert.equal(circleRelation([37.5, 35.99], 1_000, area), 'out');
  assert.equal(circleRelation([37.5, 36.5], 200_000, area), 'may');
  assert.equal(circleRelation([37, 36.5], 0, area), 'in');
  assert.equal(circleRelation([5, 5], 1_000, holed), 'out');
  assert.equal(circleRelation([5, 5], 200_000, holed), 'may');
  assert.equal(circleRelation([37.1, 36.2], 100, point(37.1, 36.2)), 'may');
  assert.equal(circleRelation([37.1, 36.2], 100, point(37.2, 36.2)), 'out');
  assert.equal(circleRelation([37.1, 36.2], 100, line([37, 36.2], [38, 36.2])), 'may');
});

test('[N6] the distance to a line agrees with dense geodesic sampling', () => {
  const lat = fc.double({ min: -70, max: 70, noNaN: true });
  const lon = fc.double({ min: -179, max: 179, noNaN: true });
  const step = fc.double({ min: -0.4, max: 0.4, noNaN: true });
  const shape = fc.tuple(lon, lat, fc.array(fc.tuple(step, step), { minLength: 1, maxLength: 5 }), fc.tuple(step, step), fc.constantFrom(0.01, 1, 10));
  fc.assert(fc.property(shape, ([x, y, steps, [px, py], far]) => {
    const coordinates: LonLat[] = [[x, y]];
    for (const [dx, dy] of steps) coordinates.push([coordinates.at(-1)![0] + dx, coordinates.at(-1)![1] + dy]);
    fc.pre(coordinates.some((c) => geodesicMetres(c, coordinates[0]!) > 10) && coordinates.every((c) => Math.abs(c[0]) < 180));
    const p: LonLat = [x + px * far, y + py * far];
    const found = distanceToLine(p, line(...coordinates));
    let least = Infinity;
    for (let i = 1; i < coordinates.length; i += 1) {
      const a = coordinates[i - 1]!, b = coordinates[i]!;
      for (let k = 0; k <= 200; k += 1) least = Math.min(least, geodesicMetres(p, [a[0] + ((b[0] - a[0]) * k) / 200, a[1] + ((b[1] - a[1]) * k) / 200]));
    }
    // Sampling can only miss the nearest point by half a sample, and never come nearer.
    const spacing = Math.max(...coordinates.slice(1).map((b, i) => geodesicMetres(coordinates[i]!, b))) / 200;
    assert.ok(found.metres.low <= least + 0.01, `${found.metres.low} above ${least}`);
    assert.ok(found.metres.high >= Math.sqrt(Math.max(0, least ** 2 - spacing ** 2)) - 0.01 || found.metres.high >= least - spacing);
    assert.ok(Math.abs(geodesicMetres(p, found.nearest) - (found.metres.low + found.metres.high) / 2) <= 1.01);
  }), { numRuns: 300 });
});

test('[N6] the side is that of one who walks the line as it is drawn, at corners the outside of the turn', () => {
  const road = line([37, 36], [37.1, 36], [37.1, 36.1]);
  assert.equal(distanceToLine([37.05, 36.05], road).side, 'left');
  assert.equal(distanceToLine([37.05, 35.95], road).side, 'right');
  assert.deepEqual([distanceToLine([37.12, 35.98], road).side, distanceToLine([37.12, 35.98], road).atEnd], ['right', false]);
  assert.equal(distanceToLine([37.05, 36], road).side, 'on');
  assert.deepEqual(distanceToLine([37.05, 36], road).metres.low, 0);
  assert.equal(distanceToLine([36.9, 36], road).atEnd, true);
  assert.equal(distanceToLine([37.09, 36.2], road).atEnd, true);
  assert.equal(distanceToLine([37.2, 36.09], road).segment, 1);
  // A hairpin: what is nearest to its tip is outside of it, whatever one of its arms says.
  const hairpin = line([0, 0], [1, 0], [0, 0.1]);
  assert.equal(distanceToLine([1.1, 0.04], hairpin).side, 'right');
  assert.equal(distanceToLine([1.1, -0.04], hairpin).side, 'right');
  assert.equal(distanceToLine([0.5, 0.02], hairpin).side, 'left');
});

test('[N6] parts that meet end to start are one line; a closed line has no end', () => {
  const parts: MultiLineString = { type: 'MultiLineString', coordinates: [[[1, 0], [2, 0.5]], [[0, 0], [1, 0]]] };
  const south = distanceToLine([1.01, -0.2], parts);
  assert.deepEqual([south.side, south.atEnd], ['right', false]);
  const ring = line(...box(0, 0, 1, 1));
  const corner = distanceToLine([-0.1, -0.1], ring);
  assert.deepEqual([corner.side, corner.atEnd], ['right', false]);
  assert.equal(distanceToLine([0.5, 0.1], ring).side, 'left');
  assert.throws(() => distanceToLine([0, 0], line([1, 1], [1, 1])), RangeError);
});

test('[N6] a compass word names a side where it fits every part of the line', () => {
  const eastward = line([37, 36], [37.5, 36.2], [38, 36.1]);
  assert.deepEqual(sideOfLine(eastward, 'north'), { side: 'left' });
  assert.deepEqual(sideOfLine(eastward, 'south'), { side: 'right' });
  assert.deepEqual(sideOfLine(line([38, 36.1], [37.5, 36.2], [37, 36]), 'north'), { side: 'right' });
  assert.deepEqual(sideOfLine(eastward, 'east'), { ambiguous: [1] });
  const northward = line([37, 36], [37.1, 37]);
  assert.deepEqual(sideOfLine(northward, 'west'), { side: 'left' });
  assert.deepEqual(sideOfLine(northward, 'east'), { side: 'right' });
  // Due north and within a degree of it, a line has no northern side.
  assert.deepEqual(sideOfLine(line([37, 36], [37, 37]), 'north'), { ambiguous: [0] });
  assert.deepEqual(sideOfLine(line([37, 36], [37.01, 37]), 'north'), { ambiguous: [0] });
  assert.deepEqual(sideOfLine(line([37, 36], [38, 36], [38, 37], [39, 37]), 'north'), { ambiguous: [1] });
  assert.deepEqual(sideOfLine(line([37, 36], [38, 36], [38, 36], [39, 37]), 'north'), { side: 'left' });
});

// About 111.3 m a thousandth of a degree of longitude at the equator, 110.6 m of latitude.
const road = line([0, 0], [0.1, 0]);
const north: Strip = { line: road, side: 'left', widthMetres: 3_000 };

test('[N6] a strip: nearer than its width, on its side, flat at its ends, the line itself too', () => {
  assert.equal(pointInStrip([0.05, 0.02], north), 'in');
  assert.equal(pointInStrip([0.05, 0.03], north), 'out');
  assert.equal(pointInStrip([0.05, -0.0001], north), 'out');
  assert.equal(pointInStrip([0.05, 0], north), 'in');
  assert.equal(pointInStrip([0, 0], north), 'in');
  assert.equal(pointInStrip([-0.0001, 0], north), 'out');
  assert.equal(pointInStrip([-0.0001, 0.01], north), 'out');
  assert.equal(pointInStrip([0.0001, 0.01], north), 'in');
  assert.equal(pointInStrip([0, 0.01], north), 'in');
  // 0.0271317 degrees of latitude at the equator are 3000.1 m, 0.02713 are 2999.9 m: the bounds straddle the width, or end at it.
  assert.equal(pointInStrip([0.05, 0.027131], north), 'may');
  assert.equal(pointInStrip([0.05, 0.02714], north), 'out');
  assert.equal(pointInStrip([0.05, 0.02711], north), 'in');
  assert.throws(() => pointInStrip([0, 0], { ...north, line: point(0, 0) }), RangeError);
});

test('[N6] a disc or a shape is in a strip when the whole of it is', () => {
  const disc = (lon: number, lat: number, radiusMetres: number) => stripRelation({ point: [lon, lat], radiusMetres }, north);
  assert.equal(disc(0.05, 0.01, 1_000), 'in');
  assert.equal(disc(0.05, 0.01, 1_200), 'may');
  assert.equal(disc(0.05, 0.02, 1_000), 'may');
  assert.equal(disc(0.05, 0.04, 1_000), 'out');
  assert.equal(disc(0.05, -0.01, 1_000), 'out');
  assert.equal(disc(0.05, -0.01, 1_200), 'may');
  assert.equal(disc(0.005, 0.01, 800), 'may');
  assert.equal(disc(-0.01, 0.01, 1_000), 'out');
  assert.equal(disc(0.05, 0.02, 0), 'in');
  assert.equal(stripRelation(polygon(box(0.02, 0.01, 0.08, 0.02)), north), 'in');
  assert.equal(stripRelation(polygon(box(0.001, 0, 0.099, 0.02)), north), 'in');
  assert.equal(stripRelation(polygon(box(0.02, -0.02, 0.08, 0.02)), north), 'may');
  assert.equal(stripRelation(polygon(box(0.02, -0.02, 0.08, -0.01)), north), 'out');
  assert.equal(stripRelation(polygon(box(-0.5, -0.5, 0.5, 0.5)), north), 'may');
  assert.equal(stripRelation(polygon(box(0.02, 0.03, 0.08, 0.04)), north), 'out');
  assert.equal(stripRelation(polygon(box(0.11, 0, 0.12, 0.02)), north), 'out');
  assert.equal(stripRelation(line([0.02, 0.01], [0.08, 0.02]), north), 'in');
  assert.equal(stripRelation(line([0.02, 0.01], [0.08, 0.05]), north), 'may');
  assert.equal(stripRelation(road, north), 'in');
  assert.equal(stripRelation(point(0.02, 0.01), north), 'in');
});

test('[N6] a narrow strip in the middle of a wide area touches it', () => {
  const road: Strip = { line: line([0.013, 0.003], [0.024, 0.003]), side: 'left', widthMetres: 300 };
  assert.equal(stripRelation(polygon(box(-1, -1, 1, 1)), road), 'may');
  assert.equal(stripRelation(polygon(box(-1, -1, 1, 0.0029)), road), 'out');
});

test('[N6] what is said of a disc or a box holds for positions drawn from it', () => {
  const bent: Strip = { line: line([37, 36], [37.1, 36.05], [37.15, 35.98], [37.3, 36.02]), side: 'left', widthMetres: 4_000 };
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(fc.property(share, share, fc.double({ min: 0.001, max: 0.03, noNaN: true }), fc.array(fc.tuple(share, share), { minLength: 20, maxLength: 20 }), (x, y, size, spots) => {
    const west = 36.95 + x * 0.4, south = 35.93 + y * 0.2;
    const square = polygon(box(west, south, west + size, south + size));
    const ofSquare = stripRelation(square, bent);
    const ofDisc = stripRelation({ point: [west + size / 2, south + size / 2], radiusMetres: Math.floor(size * 45_000) }, bent);
    for (const [u, v] of spots) {
      const p: LonLat = [west + u * size, south + v * size];
      const truth = pointInStrip(p, bent);
      if (ofSquare !== 'may') assert.ok(truth === ofSquare || truth === 'may', `${ofSquare} but ${truth} at ${p}`);
      if (ofDisc !== 'may' && geodesicMetres(p, [west + size / 2, south + size / 2]) < size * 45_000 - 1) assert.ok(truth === ofDisc || truth === 'may');
    }
  }), { numRuns: 100 });
});
