// Tables of convoys: each stage that has a date is a claim, all share the convoy's id; headers as agencies write them, or told by a mapping.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fromConvoys } from '#importers/from-convoys.ts';
import { importText, zoneOf } from './import-text.ts';

const zone = zoneOf('Asia/Gaza');
const MANIFESTS = `Manifest No,Manifest date,Crossing point,Approved on,Collected at,No. of trucks,Warehouse,Destination,Intercepted on,Area,Stopped by
M-1,2031-05-01,North Crossing,2031-05-02,2031-05-03 08:30,12,North Crossing,Hilltown,,Valley,
M-2,2031-05-01,North Crossing,,,1,,Hilltown,2031-05-04,Valley,armed persons
`;

describe('convoys', () => {
  test('a row tells several stages, each with its own day, place and the convoy', async () => {
    const { claims, faults } = await importText(fromConvoys, MANIFESTS, { zone });
    assert.deepEqual(faults, []);
    assert.deepEqual(claims.map(({ id, stage, convoy, place, trucks }) => [id, stage, convoy, (place as { name: string }).name, trucks]), [
      ['M-1/manifested/Valley', 'manifested', 'M-1', 'Valley', 12], ['M-1/approved/Valley', 'approved', 'M-1', 'Valley', 12], ['M-1/collected/North Crossing', 'collected', 'M-1', 'North Crossing', 12],
      ['M-2/manifested/Valley', 'manifested', 'M-2', 'Valley', 1], ['M-2/intercepted/Valley', 'intercepted', 'M-2', 'Valley', 1],
    ]);
    assert.deepEqual(claims[2]!['during'], '2031-05-03T05:30:00Z');
    assert.deepEqual(claims[0]!['during'], ['2031-04-30T21:00:00Z', '2031-05-01T21:00:00Z']);
    assert.deepEqual([claims[3]!['stoppedBy'], claims[4]!['stoppedBy']], [undefined, 'armed persons']);
  });

  test('what a convoy carries is told of each of its stages', async () => {
    const { claims, faults } = await importText(fromConvoys, 'Convoy,Delivered,Trucks,Destination,Commodity\nA,2031-05-02,4,Hilltown,Fuel\nB,2031-05-02,5,Hilltown,"Food, cooking gas and medicine"\nC,2031-05-02,5,Hilltown,\n', { zone });
    assert.deepEqual(faults, []);
    assert.deepEqual(claims.map(({ load }) => load), [['Fuel'], ['Food', 'cooking gas', 'medicine'], undefined]);
    const named = await importText(fromConvoys, 'Convoy,Delivered,Trucks,Destination,What\nA,2031-05-02,4,Hilltown,Fuel\n', { zone, mapping: { load: 'What' } });
    assert.deepEqual(named.claims.map(({ load }) => load), [['Fuel']]);
  });

  test('one status with its date is one stage', async () => {
    const { claims, faults } = await importText(fromConvoys, 'Consignment ID,Status,Date,Trucks,Perimeter,Destination\n9,Offloaded,2031-05-02,"1,200",Gate East,Hilltown\n9,Arrived at destination,2031-05-03,3,Gate East,Hilltown\n9,Parked,2031-05-03,3,Gate East,Hilltown\n', { zone });
    assert.deepEqual(claims.map(({ id, trucks }) => [id, trucks]), [['9/offloaded/Gate East', 1200], ['9/arrived/Hilltown', 3]]);
    assert.deepEqual(faults.map(({ code, column, value }) => [code, column, value]), [['import.unknown-stage', 'Status', 'Parked']]);
    assert.match(faults[0]!.mend, /"Parked": "arrived"/);
  });

  test('goes by a mapping', async () => {
    const mapping = { convoy: 'Ref', stages: { delivered: { at: 'Zugestellt', place: 'Ort', trucks: 'LKW' } } };
    const { claims } = await importText(fromConvoys, 'Ref;Zugestellt;Ort;LKW\nA;2031-05-02;Hilltown;4\n', { zone, mapping });
    assert.deepEqual(claims.map(({ id, trucks }) => [id, trucks]), [['A/delivered/Hilltown', 4]]);
    await assert.rejects(importText(fromConvoys, MANIFESTS, { mapping: { convoy: 'Manifst No' } }), /did you mean "Manifest No"/);
    await assert.rejects(importText(fromConvoys, MANIFESTS, { mapping: { stages: { gone: { at: 'Approved on' } } } }), /there is no stage "gone"/);
  });

  test('tells a cell that several stages read once, and names every stage that it would tell', async () => {
    const { faults, rows } = await importText(fromConvoys, 'Convoy,Approved,Delivered,Trucks,Destination\nA,2031-05-02,2031-05-03,many,Hilltown\nB,2031-05-02,2031-05-33,3,Hilltown\n', { zone });
    assert.deepEqual(faults.map(({ code, column }) => [code, column]), [['claim.bad-count', 'Trucks'], ['import.no-such-date', 'Delivered']]);
    assert.deepEqual(rows.map(({ outcome }) => ('about' in outcome ? outcome.about : null)), [['A/approved/Hilltown', 'A/delivered/Hilltown'], ['B/approved/Hilltown', 'B/delivered/Hilltown']]);
  });

  test('says in which column a row is wrong, and writes it again', async () => {
    const { claims, faults, refused } = await importText(fromConvoys, 'Convoy,Approved,Delivered,Trucks,Destination\nA,yes,,4,Hilltown\nB,2031-05-02,,about 5,Hilltown\n,2031-05-02,,5,Hilltown\nC,,,5,Hilltown\nD,,2031-05-02,5,\n', { zone });
    assert.deepEqual(claims, []);
    assert.deepEqual(faults.map(({ code, column, value }) => [code, column, value]), [['import.no-date', 'Approved', 'yes'], ['claim.bad-count', 'Trucks', 'about 5'], ['import.no-id', 'Convoy', ''], ['import.no-stage', '', 'C'], ['import.no-place', '', 'delivered']]);
    assert.match(refused, /^\uFEFF?Convoy,Approved,Delivered,Trucks,Destination\r?\nA,yes,,4,Hilltown\r?\n/);
  });

  test('a table without convoys or stages is refused whole', async () => {
    await assert.rejects(importText(fromConvoys, 'a,b\nx,y\n'), /no column for the convoy[^]*no column for any stage/);
  });
});
