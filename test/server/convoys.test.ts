// Convoys as the API gives them, with numbers worked out by hand from the evidence of the examples.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { ConvoysAnswer } from '#records/board-convoys.ts';
import type { Open } from '#server/serve.ts';
import { getJson, ROOT, serverWith, source, SYRIA } from './server-here.ts';

const STAGES_CASE = { ...SYRIA, asOf: Date.parse('2024-06-05T00:00Z'), agreement: join(ROOT, 'cases/good/a-convoy-and-its-stages/agreement.md'), evidence: [join(ROOT, 'cases/good/a-convoy-and-its-stages/claims.jsonl')] };

describe('convoys', () => {
  let open: Open, stages: string;
  before(async () => {
    open = await serverWith([SYRIA, source('unscr-2720'), STAGES_CASE]);
    const { agreements } = await getJson<{ agreements: { id: string }[] }>(open, '/api/agreements');
    stages = agreements.find(({ id }) => id !== 'Syria2016' && id !== 'Relief2720')!.id;
  });
  after(() => open.close());
  const asked = (agreement: string, query = '') => getJson<ConvoysAnswer>(open, `/api/agreements/${agreement}/convoys${query}`);

  test('a convoy goes as far as its farthest stage, and what stopped it is told', async () => {
    const { convoys, total } = await asked('Syria2016');
    assert.equal(total, 4);
    const forty = convoys.find(({ convoy }) => convoy === 'east-aleppo-40')!;
    assert.deepEqual([forty.channel, forty.reached, forty.delivered, forty.stopped], ['OCHA', 'departed', false, 'OCHA/east-aleppo-waits']);
    // Loaded on some day from 12 to 15 September; asked on the 19th: 4 to 7 days ago.
    assert.deepEqual(forty.steps.map(({ stage, days, trucks }) => [stage, days, trucks]), [['loaded', [4, 7], [40, 40]], ['departed', [4, 7], [20, 20]], ['delayed', [4, 4], [40, 40]]]);
    const five = convoys.find(({ convoy }) => convoy === 'five-areas-september')!;
    assert.deepEqual([five.reached, five.stopped, five.steps[0]!.stoppedBy], ['delayed', 'OCHA/five-areas-2016-09-15', ['Government']]);
  });

  test('a place without a delivery has none on record, whatever arrived there', async () => {
    const { places } = await asked('Syria2016');
    assert.deepEqual(places.slice(0, 8).map(({ place }) => place), ['EastAleppo', 'AlWaer', 'Madaya', 'Zabadani', 'Foah', 'Kefraya', 'Arbin', 'Zamalka']);
    const urum = places.find(({ place }) => place === 'UrumAlKubra')!;
    assert.deepEqual([urum.delivered, urum.other[0]!.step.stage, urum.other[0]!.step.people], [[], 'arrived', [78000, 78000]]);
    // It was loaded for east Aleppo: told on the way there.
    assert.equal(places[0]!.other[0]!.step.key, 'OCHA/east-aleppo-waits');
  });

  test('claims that begin later are not yet, and what was not yet known is not told', async () => {
    // On 15 September at noon the convoy of the 19th has not left; nor had Urum been reached.
    assert.deepEqual((await asked('Syria2016', '?asOf=2016-09-15T12:00Z')).convoys.map(({ convoy }) => convoy).toSorted(), ['east-aleppo-40', 'five-areas-september']);
    // What the UN told on 15 September was known at the end of that day, not before.
    assert.equal((await asked('Syria2016', '?knownAt=2016-09-15T12:00Z')).total, 0);
    assert.equal((await asked('Syria2016', '?knownAt=2016-09-15T21:00Z')).total, 2);
    // Urum was known in December alone.
    assert.equal((await asked('Syria2016', '?knownAt=2016-09-30T00:00Z')).total, 3);
  });

  test('counters of one flow stand side by side, each with its own bounds', async () => {
    const { counters } = await asked('Relief2720');
    const found = counters.flatMap(({ channel, stages: own, tallies }) => [...own.map(({ stage, at, trucks, convoys }) => [channel, stage, at, trucks, convoys]), ...tallies.map(({ of, at, count, claims }) => [channel, of, at, count, claims])]);
    assert.deepEqual(found, [
      ['COGAT', 'trucks', 'Gaza', [25700, 25799], 1],
      // 59 days of more than 600 each: at least 59 x 601, and no limit above.
      ['COGATAnswer', 'trucks', 'Gaza', [35459, null], 59],
      // Fuel: 9 + 33 + 73. The totals run from one day each, so that of the longest holds them all: they are not added.
      ['MediaOffice', 'arrived', 'Gaza', [115, 115], 0],
      ['MediaOffice', 'trucks', 'Gaza', [2564, 2564], 7],
      ['OCHA', 'collected', 'KeremShalom', [301, null], 0],
      ['OCHA', 'trucks', 'Gaza', [817, 817], 1],
      ['UN2720', 'trucks', 'Perimeter', [6545, 6545], 3],
      // June and July: 1155 + 1161, 1048 + 1093.
      ['UN2720Stages', 'collected', 'Perimeter', [2316, 2316], 0],
      ['UN2720Stages', 'intercepted', 'Gaza', [2141, 2141], 0],
    ]);
  });

  test('two channels that tell of one convoy stay apart, and a delivery in a part of a place was delivered there', async () => {
    const { convoys, places, counters } = await asked(stages, '?asOf=2024-06-05T00:00Z');
    assert.deepEqual(convoys.map(({ channel, convoy, reached, delivered, stopped }) => [channel, convoy, reached, delivered, stopped]), [
      ['Convoys', 'B', 'arrived', false, null], ['Convoys', 'A', 'delivered', true, null], ['Drivers', 'A', 'delivered', true, null],
    ]);
    const at = (name: string) => places.find(({ place }) => place === name)!;
    // Delivered on 1 June, asked up to the end of 4 June: 3 days. Each channel's last stands for itself, the latest first.
    assert.deepEqual(at('Mill').delivered.map(({ channel, step }) => [channel, step.key, step.days]), [['Drivers', 'Drivers/d2', [3, 3]], ['Convoys', 'Convoys/m2', [3, 3]]]);
    assert.deepEqual(at('Ford').delivered.map(({ step }) => step.key), ['Convoys/m3']);
    assert.equal(at('Ford').other.length, 0);
    // Mill and Ford apart, 10 and 3 trucks; the drivers' 12 are no part of them.
    assert.deepEqual(counters.map(({ channel, stages: own }) => [channel, own.filter(({ stage }) => stage === 'delivered').map(({ at: where, trucks }) => [where, trucks])]), [['Convoys', [['Mill', [10, 10]], ['Ford', [3, 3]]]], ['Drivers', [['Mill', [12, 12]]]]]);
  });
});
