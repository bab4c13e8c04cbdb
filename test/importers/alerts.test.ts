// Alerts: a state for a moment or a stretch, in one place or several; exercises apart; and two tables as they are published.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fromAlerts } from '#importers/from-alerts.ts';
import { importFrom, importText, zoneOf } from './import-text.ts';
import { realFile } from './imported.ts';

describe('alerts', () => {
  test('with start and end, in the narrowest place that is named', async () => {
    const { claims, faults } = await importText(fromAlerts, 'oblast,raion,hromada,started_at,finished_at\nNorth,Upper,,2031-03-15 16:10:34+00:00,2031-03-15 16:50:07+00:00\nNorth,,,2031-03-15 17:00:00+00:00,\n');
    assert.deepEqual(faults, []);
    assert.deepEqual(claims, [
      { kind: 'presence', id: '2031-03-15T16:10:34Z/North, Upper', channel: 'Here', during: ['2031-03-15T16:10:34Z', '2031-03-15T16:50:07Z'], place: { name: 'Upper' }, what: 'alerts' },
      { kind: 'presence', id: '2031-03-15T17:00:00Z/North', channel: 'Here', during: '2031-03-15T17:00:00Z', place: { name: 'North' }, what: 'alerts' },
    ]);
  });

  const MANY = 'data,date,time,category,category_desc,rid\n"Hilltown, Lowtown",24.07.2031,17:05:26,1,rockets,7\nHilltown,05.06.2031,01:02:03,21,earthquake drill,8\n';

  test('several places in one cell are a claim each; an exercise is a statement', async () => {
    const { claims } = await importText(fromAlerts, MANY, { zone: zoneOf('Asia/Jerusalem') });
    assert.deepEqual(claims.map(({ kind, id, during, what }) => [kind, id, during, what]), [['presence', '7/Hilltown', '2031-07-24T14:05:26Z', 'alerts'], ['presence', '7/Lowtown', '2031-07-24T14:05:26Z', 'alerts'], ['statement', '8/Hilltown', '2031-06-04T22:02:03Z', undefined]]);
  });

  test('as incidents where a mapping says of what: how many came is not known', async () => {
    const { claims, faults } = await importText(fromAlerts, MANY, { zone: zoneOf('Asia/Jerusalem'), mapping: { types: { 1: 'attack/shelling/rocket' }, exercises: [] } });
    assert.deepEqual(claims.map(({ kind, type, count }) => [kind, type, count]), [['incident', 'attack/shelling/rocket', [0, null]], ['incident', 'attack/shelling/rocket', [0, null]]]);
    assert.deepEqual(faults.map(({ code, column, value }) => [code, column, value]), [['import.unknown-category', 'category', '21']]);
  });

  test('an end before its start is refused by the name of its column', async () => {
    const { faults } = await importText(fromAlerts, 'place,started_at,finished_at\nA,2031-03-15T16:10Z,2031-03-15T16:00Z\n,2031-03-15T16:10Z,\nA,15/03/2031 16:10,\n');
    assert.deepEqual(faults.map(({ code, column }) => [code, column]), [['claim.inverted-interval', 'started_at'], ['import.no-place', 'place'], ['import.no-zone', 'started_at']]);
  });

  test('says which column is not there', async () => {
    await assert.rejects(importText(fromAlerts, 'a,b\nx,y\n'), /no column for when an alert began[^]*no column for where/);
    await assert.rejects(importText(fromAlerts, MANY, { mapping: { start: 'dat' } }), /did you mean "date"|did you mean "data"/);
  });
});

const israel = realFile('israel-alerts/israel-alerts_to_2024-10-12.csv'), ukraine = realFile('ukraine-sirens/official_data_en_to_20240423.csv');

describe('alerts as published', () => {
  test('each of the rows, and each place of each', { skip: israel.skip }, async () => {
    const { rows, claims, faults } = await importFrom(fromAlerts, israel.path, { zone: zoneOf('Asia/Jerusalem') });
    assert.deepEqual([rows.length, faults], [42_002, []]);
    // The ten rows of exercises: hazardous materials 6, earthquake 3, rockets 1.
    assert.equal(rows.filter(({ outcome }) => 'claims' in outcome && outcome.claims.some(({ kind }) => kind === 'statement')).length, 10);
    assert.equal(claims.length, rows.reduce((sum, { source }) => sum + new Set((source as string[])[0]!.split(',').map((name) => name.trim())).size, 0));
    const first = claims.filter(({ id }) => String(id).startsWith('1/'));
    assert.deepEqual(first.map(({ during }) => during), ['2014-07-24T14:05:26Z', '2014-07-24T14:05:26Z', '2014-07-24T14:05:26Z']);
  });

  test('all of the intervals', { skip: ukraine.skip }, async () => {
    const { rows, claims, faults } = await importFrom(fromAlerts, ukraine.path);
    assert.deepEqual([rows.length, claims.length, faults], [43_031, 43_031, []]);
    assert.equal(new Set(claims.map(({ id }) => id)).size, 43_031);
    assert.deepEqual(claims[0], { kind: 'presence', id: '2022-03-15T16:10:34Z/Vinnytska oblast', channel: 'Here', during: ['2022-03-15T16:10:34Z', '2022-03-15T16:50:07Z'], place: { name: 'Vinnytska oblast' }, what: 'alerts' });
  });
});
