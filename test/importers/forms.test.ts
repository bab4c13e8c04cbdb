// ODK Central and KoboToolbox: ids that stay, reviews that become standing, edits that become new versions, and times that the form did not ask for.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProblemError } from '#base/problem.ts';
import { fromKobo } from '#importers/from-kobo.ts';
import { fromOdk } from '#importers/from-odk.ts';
import { Gazetteer } from '#importers/gazetteer.ts';
import { importText, zoneOf } from './import-text.ts';

const point = { type: 'Point', coordinates: [37.1, 36.2, 400], properties: { accuracy: 12.5 } };
const odk = (more: Record<string, unknown> = {}, system: Record<string, unknown> = {}) => ({
  __id: 'uuid:1', start: '2031-03-02T09:00:00.000+03:00', end: '2031-03-02T09:10:00.000+03:00', kind: 'incident',
  incident: { type: 'attack/shelling', began: '2031-03-01T07:00:00.000+03:00', location: point, killed_low: 1 },
  meta: { instanceID: 'uuid:another' }, __system: { submissionDate: '2031-03-02T06:12:00Z', reviewState: null, deletedAt: null, submitterName: 'A. Person', ...system }, ...more,
});
const mapping = { fields: { type: 'what_happened', start: 'when/day' }, values: { type: { mortar: 'attack/shelling/mortar' } }, always: { kind: 'incident', place: 'Northtown' } };

describe('ODK Central', () => {
  test('reads the answers named as the columns of a claim, the position with how exact it is', async () => {
    const { claims, faults } = await importText(fromOdk, JSON.stringify({ value: [odk()] }));
    assert.deepEqual(faults, []);
    assert.deepEqual(claims, [{ kind: 'incident', id: 'uuid:1', channel: 'Here', during: '2031-03-01T04:00:00Z', type: 'attack/shelling', killed: [1, null], place: { point: [37.1, 36.2], radiusMetres: 12.5 } }]);
  });

  test('keeps no name of whoever sent it', async () => {
    const { claims } = await importText(fromOdk, JSON.stringify([odk()]));
    assert.doesNotMatch(JSON.stringify(claims), /Person/);
  });

  for (const [reviewState, standing] of [[null, undefined], ['edited', undefined], ['hasIssues', undefined], ['approved', 'confirmed'], ['rejected', 'withdrawn']] as const) {
    test(`the review ${reviewState} is the standing ${standing ?? 'alleged'}`, async () => {
      const { claims } = await importText(fromOdk, JSON.stringify([odk({}, { reviewState })]));
      assert.equal(claims[0]!['standing'], standing);
    });
  }

  test('a submission that was deleted is withdrawn, and one that was rejected need not be readable for it', async () => {
    const deleted = await importText(fromOdk, JSON.stringify([odk({}, { deletedAt: '2031-03-03T00:00:00Z' })]));
    assert.equal(deleted.claims[0]!['standing'], 'withdrawn');
    const { withdraws, faults } = await importText(fromOdk, JSON.stringify([odk({ incident: {} }, { reviewState: 'rejected' })]));
    assert.deepEqual([withdraws, faults], [['uuid:1'], []]);
  });

  test('an unknown review is refused, not taken for one that is known', async () => {
    const { faults } = await importText(fromOdk, JSON.stringify([odk({}, { reviewState: 'parked' })]));
    assert.equal(faults[0]!.code, 'import.unknown-review');
  });

  test('when the form was filled in is never when it happened', async () => {
    const { faults, refused } = await importText(fromOdk, JSON.stringify({ value: [odk({ incident: { type: 'attack' } })] }));
    assert.ok(faults.some(({ code }) => code === 'import.no-event-time'), JSON.stringify(faults));
    assert.deepEqual(JSON.parse(refused), { value: [odk({ incident: { type: 'attack' } })] });
  });

  test('goes by a mapping, a question named by its groups or by its last name', async () => {
    const submission = odk({ incident: { what_happened: 'mortar' }, when: { day: '2031-03-01' } });
    const { claims, faults } = await importText(fromOdk, JSON.stringify([submission]), { mapping, zone: zoneOf('Asia/Damascus') });
    assert.deepEqual(faults, []);
    assert.deepEqual(claims[0], { kind: 'incident', id: 'uuid:1', channel: 'Here', during: ['2031-02-28T21:00:00Z', '2031-03-01T21:00:00Z'], type: 'attack/shelling/mortar', place: { name: 'Northtown' } });
    const unsaid = await importText(fromOdk, JSON.stringify([submission]), { mapping });
    assert.deepEqual(unsaid.faults.map(({ code, column, value }) => [code, column, value]), [['import.no-zone', 'when/day', '2031-03-01']]);
  });

  test('a group that repeats is a claim for each member', async () => {
    const submission = odk({ incident: { began: '2031-03-01T04:00Z', location: point, shots: [{ type: 'attack' }, { type: 'fire/incoming' }] } });
    const { claims, faults } = await importText(fromOdk, JSON.stringify([submission]), { mapping: { each: 'shots' } });
    assert.deepEqual(faults, []);
    assert.deepEqual(claims.map(({ id, type }) => [id, type]), [['uuid:1/1', 'attack'], ['uuid:1/2', 'fire/incoming']]);
  });

  test('a position outside of the place that is stated is refused', async () => {
    const square = (west: number) => ({ type: 'Polygon' as const, coordinates: [[[west, 36], [west + 1, 36], [west + 1, 37], [west, 37], [west, 36]] as [number, number][]] });
    const places = new Gazetteer([{ name: 'Northtown', variants: [], pcode: null, within: [], geometry: square(40) }, { name: 'Easttown', variants: ['East Town'], pcode: null, within: [], geometry: square(37) }]);
    const submitted = (place: string) => odk({ incident: { type: 'attack', began: '2031-03-01T04:00Z', location: point, place } });
    const { faults } = await importText(fromOdk, JSON.stringify([submitted('Northtown')]), { places });
    assert.deepEqual(faults.map(({ code, column, value }) => [code, column, value]), [['import.outside-its-area', 'place', 'Northtown']]);
    const inside = await importText(fromOdk, JSON.stringify([submitted('East-Town')]), { places });
    assert.deepEqual(inside.claims[0]!['place'], { point: [37.1, 36.2], radiusMetres: 12.5 });
    const unsure = await importText(fromOdk, JSON.stringify([submitted('Easttwon')]), { places });
    assert.deepEqual(unsure.faults.map(({ code }) => code), ['import.place-unsure']);
    assert.match(unsure.faults[0]!.message, /"Easttown" \(one letter differs\)/);
  });

  test('tells that there are more pages, and what is no such file', async () => {
    const { remarks } = await importText(fromOdk, JSON.stringify({ value: [odk()], '@odata.nextLink': 'https://example.org/next' }));
    assert.deepEqual(remarks, ['import.one-of-several']);
    await assert.rejects(importText(fromOdk, '{"results": []}'), ProblemError);
    await assert.rejects(importText(fromOdk, '[{'), ProblemError);
    await assert.rejects(importText(fromOdk, '[]', { mapping: { feilds: {} } }), /did you mean fields/);
    await assert.rejects(importText(fromOdk, '[]', { mapping: { fields: { tpye: 'x' } } }), /write type/);
  });
});

const kobo = (more: Record<string, unknown> = {}) => ({
  _id: 5, _uuid: 'b', rootUuid: 'uuid:a', start: '2031-03-02T09:00:00.000+03:00', _submission_time: '2031-03-02T06:12:00', _submitted_by: 'someone', _validation_status: {},
  kind: 'incident', 'incident/type': 'attack/shelling', 'incident/began': '2031-03-01T07:00:00.000+03:00', 'incident/location': '36.2 37.1 400 12.5', 'meta/instanceID': 'uuid:b', ...more,
});

describe('KoboToolbox', () => {
  test('has the id that stays through edits', async () => {
    const { claims, faults } = await importText(fromKobo, JSON.stringify({ count: 1, next: null, results: [kobo()] }));
    assert.deepEqual(faults, []);
    assert.deepEqual(claims, [{ kind: 'incident', id: 'a', channel: 'Here', during: '2031-03-01T04:00:00Z', type: 'attack/shelling', place: { point: [37.1, 36.2], radiusMetres: 12.5 } }]);
    const { rootUuid: _, ...without } = kobo();
    assert.equal((await importText(fromKobo, JSON.stringify([without]))).claims[0]!['id'], 'b');
    const edited = await importText(fromKobo, JSON.stringify([{ ...without, 'meta/deprecatedID': 'uuid:a' }]));
    assert.deepEqual(edited.faults.map(({ code }) => code), ['import.no-id']);
  });

  for (const [uid, standing] of [['validation_status_approved', 'confirmed'], ['validation_status_on_hold', undefined], ['validation_status_not_approved', 'withdrawn']] as const) {
    test(`${uid} is the standing ${standing ?? 'alleged'}`, async () => {
      const { claims } = await importText(fromKobo, JSON.stringify([kobo({ _validation_status: { uid, label: '' } })]));
      assert.equal(claims[0]!['standing'], standing);
    });
  }

  test('reads areas and paths, and groups that repeat, written with their whole path', async () => {
    const area = await importText(fromKobo, JSON.stringify([kobo({ 'incident/location': '36 37 0 0;36 38 0 0;37 38 0 0;36 37 0 0' })]));
    assert.deepEqual(area.claims[0]!['place'], { geometry: { type: 'Polygon', coordinates: [[[37, 36], [38, 36], [38, 37], [37, 36]]] } });
    const { 'incident/type': _, ...rest } = kobo();
    const several = await importText(fromKobo, JSON.stringify([{ ...rest, shots: [{ 'shots/type': 'attack' }, { 'shots/type': 'fire' }] }]), { mapping: { each: 'shots' } });
    assert.deepEqual(several.claims.map(({ id, type }) => [id, type]), [['a/1', 'attack'], ['a/2', 'fire']]);
  });

  test('refuses a position that does not say how exact it is', async () => {
    const { faults, refused } = await importText(fromKobo, JSON.stringify([kobo({ 'incident/location': '36.2 37.1' })]));
    assert.deepEqual(faults.map(({ column, message }) => [column, message]), [['radius_metres', 'the point has no radiusMetres: how exact is it?']]);
    assert.equal((JSON.parse(refused) as unknown[]).length, 1);
  });
});
