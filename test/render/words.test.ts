// Words for values, bounds, margins and days.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { datesInWords, dateBefore, runsOf } from '#render/days-in-words.ts';
import { wrap, widthOf } from '#render/layout.ts';
import { sayIn } from '#render/say.ts';
import { boundsInWords, firstOf, listInWords, marginInWords, reasonsInWords, signOf, valueInWords } from '#render/words.ts';
import { DAMASCUS, days } from './sample-verdicts.ts';

describe('words', () => {
  test('bounds are said as people say them', () => {
    const said = ([[7, 7], [2, 5], [3, null], [0, null], [0, 0]] as [number, number | null][]).map(boundsInWords);
    assert.deepEqual(said, ['7', '2 to 5', 'at least 3', '0 or more', '0']);
  });

  test('a margin is said from the limit, with the unit', () => {
    const margin = (low: number | null, high: number | null, unit = 'convoys') => marginInWords({ low, high, unit, exact: [null, null] });
    assert.equal(margin(-1, -1), 'misses its limit by 1 convoy');
    assert.equal(margin(-3, -1), 'misses its limit by 1 to 3 convoys');
    assert.equal(margin(null, -3), 'misses its limit by at least 3 convoys');
    assert.equal(margin(0, 0), 'exactly at its limit');
    assert.equal(margin(2, 5, 'events'), 'met with 2 to 5 events to spare');
    assert.equal(margin(2, null, 'events'), 'met with at least 2 events to spare');
    assert.equal(margin(null, null), 'how far it is from its limit cannot be said');
    assert.equal(margin(-1, 2), 'at worst it misses its limit by 1 convoy, at best it is met with 2 convoys to spare');
    assert.equal(margin(75 / 28, 75 / 28, 'events'), 'met with about 2.68 events to spare');
    assert.equal(margin(null, 0), 'at worst it misses its limit without bound, at best it is exactly at its limit');
  });

  test('pending alone is pending; with another reason beside it, it cannot be said', () => {
    assert.equal(valueInWords('undetermined', ['pending']), 'pending');
    assert.equal(valueInWords('undetermined', ['pending', 'unseen']), 'cannot be said');
    assert.deepEqual((['yes', 'no'] as const).map((value) => signOf(value, [])), ['✓', '✗']);
    assert.deepEqual([signOf('undetermined', ['pending']), signOf('undetermined', ['unseen'])], ['…', '?']);
    assert.equal(reasonsInWords(['unseen', 'unruled'], 'Madaya'), 'nobody was watching Madaya; a ruling is missing');
  });

  test('dates are said in ranges, with years only where they differ', () => {
    assert.equal(datesInWords('2016-09-13', '2016-09-13'), '13 Sep');
    assert.equal(datesInWords('2016-09-13', '2016-09-15'), '13-15 Sep');
    assert.equal(datesInWords('2016-09-29', '2016-10-02'), '29 Sep - 2 Oct');
    assert.equal(datesInWords('2016-12-30', '2017-01-02'), '30 Dec 2016 - 2 Jan 2017');
    assert.equal(dateBefore('2016-03-01'), '2016-02-29');
  });

  test('a run of days ends where the dates leave a gap', () => {
    const all = [...days('2016-09-13', '??'), ...days('2016-09-17', '?✗')];
    assert.deepEqual(runsOf(all, (day) => day.value).map(({ first, last }) => [first, last]), [['2016-09-13', '2016-09-14'], ['2016-09-17', '2016-09-17'], ['2016-09-18', '2016-09-18']]);
  });

  test('lists name the last with a word, long ones say how many are not named', () => {
    assert.equal(listInWords(['a', 'b', 'c']), 'a, b and c');
    assert.equal(firstOf(['a', 'b', 'c'], 2), 'a, b and 1 more (all of them in --format json)');
  });
});

describe('instants', () => {
  const say = sayIn(DAMASCUS);

  test('are said in the agreement\'s zone and in UTC', () => {
    assert.equal(say.instant('2016-09-19T16:00:00Z'), '2016-09-19 19:00 Asia/Damascus (16:00 UTC)');
    assert.equal(say.instant('2016-09-18T21:00:00Z'), '2016-09-19 00:00 Asia/Damascus (2016-09-18 21:00 UTC)');
    assert.equal(say.moment('2016-12-19T16:00:05.250Z'), '2016-12-19 18:00:05.250 (16:00:05.250 UTC)');
    assert.equal(say.local('2016-09-18T20:59:59.999Z'), '2016-09-19 00:00');
  });

  test('the first instant of a civil day is known as such', () => {
    assert.equal(say.startOf('2016-09-12T21:00:00Z'), '2016-09-13');
    assert.equal(say.startOf('2016-09-12T21:00:00.001Z'), undefined);
  });
});

describe('lines', () => {
  test('wrap within the width and hang under their text', () => {
    const lines = wrap(Array.from({ length: 60 }, (_, i) => `word${i}`).join(' '), '  - ');
    assert.ok(lines.length > 3);
    assert.ok(lines.every((line) => widthOf(line) <= 100));
    assert.ok(lines.slice(1).every((line) => /^ {4}\S/.test(line)));
  });

  test('a word longer than a line stays whole', () => {
    const long = 'x'.repeat(140);
    assert.deepEqual(wrap(`a ${long} b`), ['a', long, 'b']);
  });

  test('colour codes and combining marks take no room', () => {
    assert.equal(widthOf('\u001b[32myes\u001b[39m'), 3);
    assert.equal(widthOf('حَلَب'), 3);
  });
});
