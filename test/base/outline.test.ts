// Outlines for drawing hold what the verdicts' own geometry says lies in them, to a metre.
import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { positionFrom } from '#base/distance.ts';
import { nearRelation, pointInArea, pointInStrip, sideOfLine, type Geometry, type LineString, type LonLat, type Side } from '#base/geometry.ts';
import { circleAbout, stripOutline, surroundingsOutline } from '#base/outline.ts';

const road: LineString = { type: 'LineString', coordinates: [[37.09, 36.24], [37.11, 36.247], [37.13, 36.252], [37.15, 36.253], [37.17, 36.25]] };

test('[N6] a strip\'s outline: a metre nearer than its width lies inside, a metre farther outside, on its side alone', () => {
  for (const metres of [500, 1_000, 2_500, 3_500]) {
    for (const side of ['left', 'right'] as const) {
      const outline = stripOutline({ line: road, side, widthMetres: metres });
      assert.ok(outline !== null);
      for (let i = 0; i + 1 < road.coordinates.length; i += 1) {
        const [[x, y], [x2, y2]] = [road.coordinates[i]!, road.coordinates[i + 1]!];
        const from: LonLat = [(x + x2) / 2, (y + y2) / 2];
        const along = (Math.atan2((x2 - x) * Math.cos((from[1] * Math.PI) / 180), y2 - y) * 180) / Math.PI;
        const across = along + (side === 'left' ? -90 : 90);
        assert.equal(pointInArea(positionFrom(from, across, metres - 1), outline), 'in', `${metres} ${side} ${i}`);
        assert.equal(pointInArea(positionFrom(from, across, metres + 1), outline), 'out', `${metres} ${side} ${i}`);
        assert.equal(pointInArea(positionFrom(from, across, 1), outline), 'in');
        assert.equal(pointInArea(positionFrom(from, across + 180, 1), outline), 'out', 'the other side');
      }
    }
  }
  assert.deepEqual(sideOfLine(road, 'north'), { side: 'left' });
});

test('[N6] its ends are flat', () => {
  const equator: LineString = { type: 'LineString', coordinates: [[0, 0], [0.1, 0]] };
  const outline = stripOutline({ line: equator, side: 'left', widthMetres: 5_000 })!;
  assert.equal(pointInArea([-0.0001, 0.01], outline), 'out');
  assert.equal(pointInArea([0.0001, 0.01], outline), 'in');
  assert.equal(pointInArea([0.0999, 0.044], outline), 'in');
  assert.equal(pointInArea([0.1001, 0.01], outline), 'out');
});

/** Ways whose heading changes by at most so much, so that they do not curl back on themselves. */
const winding = fc.noBias(fc.tuple(fc.integer({ min: 0, max: 359 }), fc.integer({ min: -60, max: 60 }), fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 100, max: 9_000 })), { minLength: 1, maxLength: 9 })))
  .map(([heading, latitude, steps]): LineString => {
    const coordinates: LonLat[] = [[20, latitude]];
    for (const [turn, metres] of steps) coordinates.push(positionFrom(coordinates.at(-1)!, heading + turn, metres));
    return { type: 'LineString', coordinates };
  });
const away = fc.noBias(fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 359 }), fc.integer({ min: 1, max: 140 })), { minLength: 40, maxLength: 40 }));

/** Whether what is asked changes within two metres of a position: there a drawing need not agree. */
function isAtEdge(p: LonLat, holds: (p: LonLat) => unknown): boolean {
  return new Set([holds(p), ...[0, 45, 90, 135, 180, 225, 270, 315].map((azimuth) => holds(positionFrom(p, azimuth, 2)))]).size > 1;
}

test('[N6] positions about winding lines lie in the outline where they lie in the strip', () => {
  const seen = { in: 0, out: 0 };
  fc.assert(fc.property(winding, fc.constantFrom<Side>('left', 'right'), fc.integer({ min: 20, max: 4_000 }), away, (line, side, widthMetres, positions) => {
    const strip = { line, side, widthMetres };
    const outline = stripOutline(strip);
    for (const [n, azimuth, share] of positions) {
      const p = positionFrom(line.coordinates[n % line.coordinates.length]!, azimuth, (share / 100) * widthMetres);
      if (isAtEdge(p, (q) => pointInStrip(q, strip))) continue;
      const said = pointInStrip(p, strip);
      seen[said as 'in' | 'out'] += 1;
      assert.equal(outline === null ? 'out' : pointInArea(p, outline), said, `${JSON.stringify(strip)} ${p}`);
    }
  }), { numRuns: 60, seed: 7 });
  assert.ok(seen.in > 400 && seen.out > 400, JSON.stringify(seen));
});

test('[N20] the ground about a point, a line and an area, as it is drawn', () => {
  const square: Geometry = { type: 'Polygon', coordinates: [[[10, 40], [10.2, 40], [10.2, 40.2], [10, 40.2], [10, 40]], [[10.05, 40.05], [10.05, 40.15], [10.15, 40.15], [10.15, 40.05], [10.05, 40.05]]] };
  const shapes: Geometry[] = [{ type: 'Point', coordinates: [10, 40] }, road, square];
  fc.assert(fc.property(fc.constantFrom(...shapes), fc.integer({ min: 50, max: 3_900 }), away, (about, metres, positions) => {
    const outline = surroundingsOutline(about, metres)!;
    const corners = about.type === 'Point' ? [about.coordinates] : about.type === 'Polygon' ? about.coordinates.flat() : (about as LineString).coordinates;
    for (const [n, azimuth, share] of positions) {
      const p = positionFrom(corners[n % corners.length]!, azimuth, (share / 100) * metres);
      const holds = (q: LonLat) => nearRelation({ type: 'Point', coordinates: q }, { about, metres, reach: 'within' });
      if (!isAtEdge(p, holds)) assert.equal(pointInArea(p, outline), holds(p), `${about.type} ${metres} ${p}`);
    }
  }), { numRuns: 30, seed: 7 });
});

test('[N20] a circle: all its positions so far from its middle', () => {
  const ring = circleAbout([37, 36], 3_500);
  assert.deepEqual(ring[0], ring.at(-1));
  assert.equal(pointInArea(positionFrom([37, 36], 17, 3_499), { type: 'Polygon', coordinates: [ring] }), 'in');
  assert.equal(pointInArea(positionFrom([37, 36], 17, 3_501), { type: 'Polygon', coordinates: [ring] }), 'out');
});

test('[N6] a closed line: the ground on its inner side is a ring with a hole, on its outer side one about it', () => {
  const loop: LineString = { type: 'LineString', coordinates: [[10, 40], [10.2, 40], [10.2, 40.2], [10, 40.2], [10, 40]] };
  const inner = stripOutline({ line: loop, side: 'left', widthMetres: 2_000 })!, outer = stripOutline({ line: loop, side: 'right', widthMetres: 2_000 })!;
  assert.deepEqual([inner, outer].map(({ type, coordinates }) => [type, coordinates.length]), [['Polygon', 2], ['Polygon', 2]]);
  for (const [p, inIt, outIt] of [[[10.1, 40.01], 'in', 'out'], [[10.1, 40.1], 'out', 'out'], [[10.1, 39.99], 'out', 'in'], [[9.9, 39.9], 'out', 'out']] as [LonLat, string, string][]) {
    assert.deepEqual([pointInArea(p, inner), pointInArea(p, outer)], [inIt, outIt], String(p));
  }
});
