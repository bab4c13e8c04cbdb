// Limits of conditions, day by day: worked out by hand, and in keeping with the verdicts of the days.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ConditionsAnswer } from '#records/board.ts';
import type { LimitsAnswer } from '#records/board-limits.ts';
import type { Open } from '#server/serve.ts';
import { getJson, serverWith, source, SYRIA } from './server-here.ts';

describe('the limits of conditions', () => {
  let open: Open;
  before(async () => { open = await serverWith([SYRIA, source('framework-2016'), source('unscr-2720')]); });
  after(() => open.close());

  test('half of the average over 14 days that had 159 events is 159/28; one delivery is one', async () => {
    const { limits } = await getJson<LimitsAnswer>(open, '/api/agreements/Syria2016/limits?reading=Monitor');
    const violence = limits.find(({ name }) => name === 'ReducedViolence')!;
    assert.deepEqual([violence.upper, violence.unit], [true, 'events']);
    assert.deepEqual(violence.days.map(({ date }) => date), ['13', '14', '15', '16', '17', '18', '19'].map((day) => `2016-09-${day}`));
    for (const { limit } of violence.days) assert.deepEqual(limit, [159 / 28, 159 / 28]);
    const access = limits.find(({ name, place }) => name === 'SustainedAccess' && place === 'EastAleppo')!;
    assert.deepEqual([access.upper, access.days[0]!.limit], [false, [1, 1]]);
    // As a whole it is a comparison at each place, none of its own.
    assert.equal(limits.some(({ name, place }) => name === 'SustainedAccess' && place === undefined), false);
  });

  test('a day that is met has its measure on the right side of its limit', async () => {
    for (const agreement of ['Syria2016', 'Framework2016', 'Relief2720']) {
      const { limits } = await getJson<LimitsAnswer>(open, `/api/agreements/${agreement}/limits`);
      const { conditions } = await getJson<ConditionsAnswer>(open, `/api/agreements/${agreement}/conditions`);
      let looked = 0;
      for (const of of limits) {
        const row = conditions.find(({ reading, name, place }) => reading === of.reading && name === of.name && place === of.place)!;
        for (const { date, value, measure } of row.days) {
          const [least, most] = of.days.find((day) => day.date === date)!.limit;
          if (value !== 'yes' || measure === undefined) continue;
          looked += 1;
          if (of.upper) assert.ok(measure[1] !== null && measure[1] <= (most ?? Infinity), `${of.name} ${date}`);
          else assert.ok(measure[0] >= least, `${of.name} ${date}`);
        }
      }
      assert.ok(looked > 0, agreement);
    }
  });
});
