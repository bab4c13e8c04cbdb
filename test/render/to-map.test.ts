// An agreement as a map: ground made of other places is drawn where that can be drawn truly, and is named where not.
import test from 'node:test';
import assert from 'node:assert/strict';
import { positionFrom } from '#base/distance.ts';
import { pointInArea, type Geometry, type LonLat } from '#base/geometry.ts';
import { middleOf } from '#base/middle.ts';
import type { MadePlace, Place, Plan } from '#records/plan.ts';
import { toMap } from '#render/to-map.ts';

const box = (west: number, south: number, east: number, north: number): Geometry => ({ type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] });
const place = (name: string, of: { geometry?: Geometry; made?: MadePlace; site?: string; within?: string[] }): Place => ({ name, title: '', titles: [], within: of.within ?? [], dividedInto: [], geometry: of.geometry ?? null, ...(of.made === undefined ? {} : { made: of.made }), ...(of.site === undefined ? {} : { site: of.site }) });
const drawn = (...places: Place[]) => {
  const { features, notDrawn } = toMap({ places, lines: [{ name: 'Road', title: '', geometry: { type: 'LineString', coordinates: [[10, 40], [10.1, 40]] } }], measures: [], clauses: [] } as unknown as Plan);
  return { shape: (name: string) => features.find(({ properties }) => properties.name === name)?.geometry ?? null, notDrawn };
};
const at = (p: LonLat, shape: Geometry | null) => (shape === null ? 'no shape' : pointInArea(p, shape));

const Town = place('Town', { geometry: box(10, 40, 10.2, 40.2) }), Inner = place('Inner', { geometry: box(10.05, 40.05, 10.1, 40.1) }), Beside = place('Beside', { geometry: box(10.15, 40.1, 10.3, 40.3) });

test('[N20] what is near a road or a place, to the metre', () => {
  const { shape } = drawn(Town, place('Near', { made: { way: 'near', about: { place: 'Town' }, metres: 2_000, reach: 'within' } }), place('Along', { made: { way: 'near', about: { line: 'Road' }, metres: 500, reach: 'within' } }));
  assert.equal(at(positionFrom([10.1, 40.2], 0, 1_999), shape('Near')), 'in');
  assert.equal(at(positionFrom([10.1, 40.2], 0, 2_001), shape('Near')), 'out');
  assert.equal(at(positionFrom([10.1, 40], 90, 499), shape('Along')), 'in', 'round its end, too');
  assert.equal(at(positionFrom([10.1, 40], 90, 501), shape('Along')), 'out');
});

test('[N20] several together, what lies in all of them, one with a hole', () => {
  const { shape, notDrawn } = drawn(Town, Inner, Beside,
    place('Both', { made: { way: 'joined', places: ['Inner', 'Beside'] } }), place('Shared', { made: { way: 'common', places: ['Town', 'Inner'] } }), place('Rest', { made: { way: 'rest', of: 'Town', without: ['Inner'] } }));
  assert.deepEqual([at([10.07, 40.07], shape('Both')), at([10.2, 40.2], shape('Both')), at([10.01, 40.01], shape('Both'))], ['in', 'in', 'out']);
  assert.deepEqual(shape('Shared'), Inner.geometry);
  assert.deepEqual([at([10.07, 40.07], shape('Rest')), at([10.01, 40.01], shape('Rest'))], ['out', 'in']);
  assert.deepEqual(notDrawn, []);
});

test('[N20] what would be drawn wrongly is not drawn, and it is said what it is made of', () => {
  const { shape, notDrawn } = drawn(Town, Inner, Beside, place('Nowhere', {}),
    place('Overlap', { made: { way: 'common', places: ['Town', 'Beside'] } }), place('Bitten', { made: { way: 'rest', of: 'Town', without: ['Beside'] } }), place('Half', { made: { way: 'joined', places: ['Town', 'Nowhere'] } }));
  for (const name of ['Overlap', 'Bitten', 'Half', 'Nowhere']) assert.equal(shape(name), null, name);
  assert.deepEqual(notDrawn.map(({ name, why, made }) => [name, why, made]), [
    ['Nowhere', 'no-shape', undefined], ['Overlap', 'made', 'the overlap of Town and Beside'], ['Bitten', 'made', 'Town without Beside'], ['Half', 'made', 'Town and Nowhere together'],
  ]);
});

test('[N21] sites of a kind, where the agreement says that all of them lie there', () => {
  const sites: MadePlace = { way: 'sites', kinds: ['hospital'], within: 'Town' };
  const inTown = place('One', { geometry: Inner.geometry!, site: 'hospital', within: ['Town'] }), elsewhere = place('Two', { geometry: Beside.geometry!, site: 'hospital' });
  assert.equal(at([10.07, 40.07], drawn(Town, inTown, place('Hospitals', { made: sites })).shape('Hospitals')), 'in');
  assert.equal(drawn(Town, inTown, elsewhere, place('Hospitals', { made: sites })).shape('Hospitals'), null);
});

test('a name stands inside its shape, even where that has a hole in its middle or bends round', () => {
  const bent: Geometry = { type: 'Polygon', coordinates: [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 3], [3, 3], [3, 1], [0, 1], [0, 0]]] };
  for (const shape of [box(1, 2, 5, 3), bent, { type: 'MultiPolygon', coordinates: [(bent as { coordinates: LonLat[][] }).coordinates] } as Geometry]) assert.equal(pointInArea(middleOf(shape), shape), 'in');
  assert.deepEqual(middleOf({ type: 'LineString', coordinates: [[0, 0], [2, 0], [2, 2]] }), [2, 0]);
});
