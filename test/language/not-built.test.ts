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
