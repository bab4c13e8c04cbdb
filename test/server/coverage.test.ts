// What could not be seen as the API gives it, with days worked out by hand from the evidence of the examples.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CoverageAnswer } from '#records/board-coverage.ts';
import type { Open } from '#server/serve.ts';
import { getJson, serverWith, source, SYRIA } from './server-here.ts';

describe('what could not be seen', () => {
  let open: Open;
  before(async () => { open = await serverWith([SYRIA, source('framework-2016')]); });
  after(() => open.close());
  const asked = (query = '') => getJson<CoverageAnswer>(open, `/api/agreements/Syria2016/coverage${query}`);

  test('has a letter for each day, measure and place of a reading', async () => {
    const { days, rows } = await asked();
    // The first whole day after Day D up to the day that is asked about.
    assert.deepEqual([days[0], days.at(-1), days.length], ['2016-09-13', '2016-09-19', 7]);
    const row = (reading: string, measure: string, place: string) => rows.find((one) => one.reading === reading && one.measure === measure && one.place === place)?.days;
    // The UN spoke of its own convoys to east Aleppo for all these days; of Madaya nobody says that they watched.
    assert.equal(row('Monitor', 'Deliveries', 'EastAleppo'), 'wwwwwww');
    assert.equal(row('Monitor', 'Deliveries', 'Madaya'), 'nnnnnnn');
    // The Russian reading takes no channel that sees convoys; the American none that counts violence.
    assert.equal(row('Russian', 'Deliveries', 'EastAleppo'), 'nnnnnnn');
    assert.equal(row('UnitedStates', 'Violence', 'Syria'), 'nnnnnnn');
  });

  test('with what was known earlier, a day is seen in part or not at all', async () => {
    // On 20 September the UN had spoken of the days up to 14 September alone.
    const { rows } = await asked('?knownAt=2016-09-20T00:00Z');
    assert.equal(rows.find(({ reading, place }) => reading === 'Monitor' && place === 'EastAleppo')!.days, 'wwnnnnn');
    // Asked in the middle of 14 September: that day is seen as far as it has gone.
    const early = await asked('?asOf=2016-09-14T09:00Z');
    assert.equal(early.days.at(-1), '2016-09-14');
    assert.equal(early.rows.find(({ reading, place }) => reading === 'Monitor' && place === 'EastAleppo')!.days, 'ww');
  });

  test('names what was refused and by whom, up to the moment', async () => {
    const { denials } = await asked();
    assert.deepEqual(denials.map(({ key, what, by }) => [key, what, by]), [
      ['OCHA/five-areas-2016-09-15', 'delayed', ['Government']], ['OCHA/east-aleppo-waits', 'delayed', null],
      ['UN/letters-2016-09-15', 'access/delay', ['Government']], ['UN/castello-2016-09-16', 'access/delay', ['Government', 'Opposition']],
    ]);
    assert.deepEqual((await asked('?asOf=2016-09-15T05:00Z')).denials.map(({ key }) => key), ['OCHA/five-areas-2016-09-15', 'OCHA/east-aleppo-waits']);
  });

  test('says what a reading sets aside, and which readings can see nothing of a measure', async () => {
    const { unused, problems, watched } = await asked();
    assert.deepEqual(unused.find(({ reading }) => reading === 'Monitor')!.rule, { datedWithinDays: 1, datedWithinMs: null, placedWithinMetres: null });
    assert.equal(unused.find(({ reading }) => reading === 'Russian')!.rule, null);
    assert.ok(problems.some(({ code, message }) => code === 'reading.sees-nothing' && message.includes('UnitedStates') && message.includes('Violence')));
    assert.deepEqual(watched.map(({ key, share }) => [key, share]), [['OCHA/east-aleppo-to-2016-09-15', 1], ['OCHA/east-aleppo-to-2016-09-22', 1]]);
    // Nothing of this machine stands in what is answered.
    assert.doesNotMatch(JSON.stringify(problems), /agreement\.md/);
  });
});
