// First mappings by the kind of file: what is found by itself stands there and imports as it does without, what only a person knows is refused until said.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { importerOf } from '#monitor/import-file.ts';
import { suggestMapping } from '#importers/suggest-mapping.ts';
import { contextOf, fileWith, imported } from './imported.ts';

const suggested = async (as: string, text: string) => {
  const path = fileWith('source', text), { json, unsaid } = await suggestMapping(path, as, {}), mapping = JSON.parse(json) as Record<string, unknown>;
  const read = (told: unknown) => imported(importerOf(as), path, contextOf({ zone: 'Asia/Gaza', mapping: told }));
  return { mapping, unsaid, read, json };
};

describe('a first mapping', () => {
  test('for convoys, stage by stage', async () => {
    const { mapping, unsaid, read } = await suggested('convoys', 'Manifest No,Approved on,Collected at,No. of trucks,Crossing point,Destination\nM-1,2025-05-02,2025-05-03,12,North Crossing,Hilltown\n');
    assert.deepEqual([mapping, unsaid], [{ convoy: 'Manifest No', crossing: 'Crossing point', to: 'Destination', trucks: 'No. of trucks', stages: { approved: { at: 'Approved on' }, collected: { at: 'Collected at' } } }, 0]);
    assert.deepEqual((await read(mapping)).rows, (await read(null)).rows);
  });

  test('for convoys with a status, whose unknown words are asked', async () => {
    const { mapping, unsaid, read, json } = await suggested('convoys', 'Convoy,Status,Date,Destination\nA,Arrived,2025-05-02,Hilltown\nB,Parked,2025-05-02,Hilltown\n');
    assert.deepEqual([mapping['status'], unsaid], [{ column: 'Status', date: 'Date', words: { Arrived: 'arrived', Parked: '?' } }, 1]);
    await assert.rejects(read(mapping), /there is no stage "\?"/);
    assert.deepEqual((await read(JSON.parse(json.replace('"?"', '"delayed"')))).claims.map(({ stage }) => stage), ['arrived', 'delayed']);
  });

  test('for alerts, from wide to narrow', async () => {
    const { mapping, unsaid, read } = await suggested('alerts', 'oblast,raion,started_at,finished_at,threat\nNorth,Upper,2025-03-15T16:10Z,2025-03-15T16:50Z,drones\n');
    assert.deepEqual([mapping, unsaid], [{ start: 'started_at', end: 'finished_at', places: ['oblast', 'raion'], category: 'threat', what: 'alerts' }, 0]);
    assert.deepEqual((await read(mapping)).rows, (await read(null)).rows);
    const { mapping: bare } = await suggested('alerts', 'a,b\nx,y\n');
    assert.deepEqual([bare['start'], bare['places']], ['?', '?']);
  });

  test('for forms: questions by what they are called and hold, words that are asked', async () => {
    const submission = (id: string, weapon: string) => ({ __id: id, start: '2025-03-02T09:00:00Z', end: '2025-03-02T09:10:00Z', today: '2025-03-02', when: { incident_date: '2025-03-01' }, incident: { weapon_type: weapon, where: { type: 'Point', coordinates: [37.1, 36.2, 400], properties: { accuracy: 12.5 } }, number_killed: 2 }, __system: { submissionDate: '2025-03-02T06:12:00Z' } });
    const { mapping, unsaid, read, json } = await suggested('odk', JSON.stringify({ value: [submission('uuid:1', 'mortar'), submission('uuid:2', 'thing')] }));
    assert.deepEqual(mapping, { fields: { type: 'incident/weapon_type', start: 'when/incident_date', killed_low: 'incident/number_killed', location: 'incident/where' }, values: { type: { mortar: 'attack/shelling/mortar', thing: '?' } }, always: { kind: 'incident' } });
    assert.equal(unsaid, 1);
    await assert.rejects(read(mapping), /not said yet/);
    const { claims, faults } = await read(JSON.parse(json.replace('"?"', '"attack"')));
    assert.deepEqual([faults, claims.map(({ type }) => type)], [[], ['attack/shelling/mortar', 'attack']]);
  });

  test('for forms with a group that repeats, and positions as text', async () => {
    const { mapping } = await suggested('kobo', JSON.stringify({ results: [{ _id: 1, rootUuid: 'uuid:1', _uuid: '1', start: 'x', 'g/spot': '36.2 37.1 0 5', 'g/shots': [{ 'g/shots/type': 'mortar' }], _submission_time: '2025-03-02T06:12:00' }] }));
    assert.deepEqual(mapping, { fields: { start: '?', type: '?', location: 'g/spot' }, always: { kind: 'incident' }, each: 'g/shots' });
  });

  test('for kinds that take none is none', async () => assert.rejects(suggested('ucdp-ged', 'id\n1\n'), /no mapping is suggested/));
});
