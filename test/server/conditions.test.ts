// Conditions of many places: as a whole, one place, one condition.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ConditionsAnswer } from '#records/board.ts';
import type { Open } from '#server/serve.ts';
import { getJson, serverWith, SYRIA } from './server-here.ts';

describe('conditions', () => {
  let open: Open;
  before(async () => { open = await serverWith([SYRIA]); });
  after(() => open.close());
  const at = (query: string) => getJson<ConditionsAnswer>(open, `/api/agreements/Syria2016/conditions${query}`);

  test('of more places than asked for only the whole is shown, and how many places there are is told', async () => {
    const all = await at('');
    const places = new Set(all.conditions.filter(({ name }) => name === 'SustainedAccess').flatMap(({ place }) => place ?? []));
    assert.ok(places.size > 1);
    assert.deepEqual(all.asAWhole, []);
    assert.deepEqual(await at(`?mostPlaces=${places.size}`), all);
    const cut = await at(`?mostPlaces=${places.size - 1}`);
    assert.deepEqual(cut.asAWhole.find(({ name }) => name === 'SustainedAccess'), { name: 'SustainedAccess', places: places.size });
    assert.deepEqual(cut.conditions, all.conditions.filter(({ name, place }) => place === undefined || !cut.asAWhole.some((one) => one.name === name)));
    assert.ok(cut.conditions.some(({ name }) => name === 'SustainedAccess'));
  });

  test('one condition, and one place of it, in every reading or in one', async () => {
    const { conditions } = await at('?name=SustainedAccess&place=EastAleppo');
    assert.deepEqual([...new Set(conditions.map(({ name, place }) => `${name} ${place}`))], ['SustainedAccess EastAleppo']);
    assert.equal(conditions.length, 5);
    assert.equal((await at('?name=SustainedAccess&place=EastAleppo&reading=Monitor')).conditions.length, 1);
    assert.deepEqual((await at('?name=Nothing')).conditions, []);
  });
});
