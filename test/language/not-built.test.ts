// Words that cannot be read yet are told as such, and only where they stand.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorsOf, parseSmall } from './small.ts';

const clause = (words: string) => ({ terms: `clause 1 binds North\n  to ${words}\n  from D` });

describe('what is not built yet', () => {
  test('is told at its own words, whatever the parser stumbles over', () => {
    for (const [words, told] of [
      ['withdraw by 30 civil days after the start', 'the start'],
      ['withdraw about 1 immediately', 'immediately'], ['withdraw "at the start" // each opening\n  immediately', 'immediately'],
    ] as const) {
      const { problems } = parseSmall(clause(words));
      assert.deepEqual(problems.map(({ code }) => code), ['syntax.not-built'], words);
      assert.ok(problems[0]!.message.startsWith(`\`${told}\` cannot be said yet: `), problems[0]!.message);
      assert.ok(problems[0]!.at!.endColumn! - problems[0]!.at!.column === told.length, words);
    }
  });

  test('is not told of words that only look like it', () => {
    for (const words of [
      'withdraw and by the start of 2016-09-30', 'withdraw within the start of the day of D', 'withdraw "the start" wherever', 'withdraw wherever // each opening of Crossing',
    ]) assert.deepEqual(errorsOf(clause(words)), ['syntax.unexpected'], words);
    assert.deepEqual(errorsOf(clause('withdraw about 1 by the start of 2016-09-30')), []);
  });
});

describe('wordings that come to mind first', () => {
  const told = (terms: string) => parseSmall({ terms }).problems.filter(({ severity }) => severity === 'error').map(({ code, message, mend }) => `${code} ${message} ${mend}`);
  const duty = (words: string) => `clause 1 binds North ${words}`;

  test('are told with the words that do', () => {
    for (const [terms, found] of [
      [duty('to release 20 prisoners by D + 24 h from D'), /said-otherwise `to release` .*measure Freed = prisoners released/],
      [duty('to hand over weapons to South from D'), /said-otherwise `to hand over` .*weapons handed over/],
      [duty('to withdraw tanks from Ford by D + 24 h from D'), /said-otherwise `to withdraw tanks from Ford` .*to stay out of PLACE with forces/],
      [duty('to keep artillery, tanks in Ford from D'), /said-otherwise `to keep artillery, tanks in` .*to have at least 3 THINGS in PLACE/],
      [duty('to refrain from fire in Ford from D terminated by North or South'), /said-otherwise .*`by act of A or B` where one of them is enough/],
      [duty('to refrain from fire in Ford from D until D + 48 h extended by mutual consent by 24 h'), /said-otherwise `extended by mutual consent`/],
      ['condition Told = act of withdrawal by North or South', /condition\.unknown no condition is called South: that is an actor .*by any of A, South/],
    ] as const) {
      const problems = told(terms);
      assert.equal(problems.length, 1, terms);
      assert.match(problems[0]!, found);
    }
  });

  test('are not told where they are read, or where something else is at fault', () => {
    for (const terms of [duty('to withdraw from D'), duty('to keep tanks at least 5 km from any hospital in Ford from D'), duty('to stay out of Ford with forces from D'), duty('to refrain from fire in Ford from D until the first act of termination by North or South about 1')]) {
      assert.deepEqual(told(terms), [], terms);
    }
    assert.match(told(duty('to keep tanks at least 5 km from any hospital in Ford, bogus from D'))[0]!, /^syntax\.unexpected/);
  });

  test('an upper limit on what answers, as the other was before, is warned of', () => {
    const measures = 'measure A = prisoners released in Valley in all since D, by North, silence means none\nmeasure B = hostages released in Valley in all since D, by South, silence means none\n';
    const codes = (words: string) => parseSmall({ terms: `${measures}condition C = ${words}` }).problems.map(({ code }) => code);
    for (const words of ['A exactly B, within 24 h', 'A at most 2 for each of B, within 24 h', 'A less than B, within 24 h']) assert.deepEqual(codes(words), ['condition.lagged-limit'], words);
    for (const words of ['A at least B, within 24 h', 'A at most B', 'A exactly B as at D']) assert.deepEqual(codes(words), [], words);
  });
});
