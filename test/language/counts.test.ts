// Exact numbers, schedules and what is handed over: what their words become in the plan.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { phraseOfFormula } from '#records/phrase.ts';
import { bare, errorsOf, planOf } from './small.ts';

const D = { node: 'anchor', name: 'D' };
const FIRE = 'measure Fire = incidents of fire in Mill, silence means none\n';
const condition = (words: string, more = FIRE) => bare(planOf({ terms: `${more}condition C = ${words}` }).conditions.find((one) => one.name === 'C')!.of);
const number = (num: number) => ({ operand: 'number', value: { num, den: 1 } });
const plus = (hours: number) => ({ node: 'plus', of: D, ms: hours * 3_600_000 });
const done = (op: string, num: number, hours: number) => ({ node: 'done', measure: 'Fire', op, limit: { num, den: 1 }, from: D, notBefore: null, noLaterThan: plus(hours) });

describe('exact numbers', () => {
  test('[V16] exactly n is both bounds, exactly none at most 0', () => {
    assert.deepEqual(condition('Fire exactly 3'), { node: 'and', of: [{ node: 'compare', measure: 'Fire', op: '>=', to: number(3) }, { node: 'compare', measure: 'Fire', op: '<=', to: number(3) }] });
    assert.deepEqual(condition('Fire exactly 0'), { node: 'compare', measure: 'Fire', op: '<=', to: number(0) });
  });

  test('[V16] over a window, and by a time', () => {
    const window = { ms: 86_400_000, anchor: { from: D, reachBack: false } };
    assert.deepEqual(condition('Fire exactly 2 in every 24 h, counting from D'), { node: 'and', of: ['>=', '<='].map((op) => ({ node: 'count', measure: 'Fire', limit: { num: 2, den: 1 }, ...window, op })) });
    assert.deepEqual(condition('Fire exactly 2 by D + 24 h, counted from D'), { node: 'and', of: [done('>=', 2, 24), { node: 'not', of: done('>', 2, 24) }] });
    assert.deepEqual(condition('Fire exactly 0 by D + 24 h, counted from D'), { node: 'not', of: done('>', 0, 24) });
  });

  test('[V16] it is said again as it was written', () => {
    for (const words of ['Fire exactly 3', 'Fire exactly 2 in every 24 h, counting from D']) assert.equal(phraseOfFormula(planOf({ terms: `${FIRE}condition C = ${words}` }).conditions[0]!.of), words);
  });

  test('a share is no limit of a window or a deadline', () => {
    for (const words of ['Fire at most 50 % of Fire in any 24 h, counting from D', 'Fire at least 50 % of Fire by D, counted from D']) assert.deepEqual(errorsOf({ terms: `${FIRE}condition C = ${words}` }), ['condition.share-in-window'], words);
  });
});

describe('schedules', () => {
  test('[W13] each number by its own time, all from one start', () => {
    assert.deepEqual(condition('Fire at least 2 by D + 24 h, 5 by D + 48 h, and 9 within 72 h of D, counted from D'), {
      node: 'and', of: [done('>=', 2, 24), done('>=', 5, 48), { ...done('>=', 9, 72), notBefore: D }],
    });
    assert.deepEqual(errorsOf({ terms: `${FIRE}condition C = Fire at least 2 counted from D, 5 by D + 48 h` }), ['condition.step-by-when']);
  });

  test('[W13] as a duty, a delivery for each number', () => {
    const duties = (words: string) => planOf({ terms: `${FIRE}clause 1 binds North ${words} from D` }).clauses[0]!.duties;
    const asked = duties('to deliver at least 2 trucks at Mill by D + 24 h, 5 by D + 48 h');
    assert.deepEqual(asked.map((duty) => (duty.duty === 'deliver' && duty.of.node === 'done' ? [duty.of.measure, duty.of.limit.num] : duty)), [['1/1', 2], ['1/1', 5]]);
    assert.deepEqual(bare(duties('to ensure Fire at least 2 by D + 24 h, 5 by D + 48 h')), [done('>=', 2, 24), done('>=', 5, 48)].map((of) => ({ duty: 'deliver', of })));
    assert.deepEqual(duties('to ensure Fire exactly 2').map((duty) => duty.duty), ['ensure']);
  });
});

describe('what is handed over', () => {
  test('[E4] words for it are types of the tree', () => {
    const typeOf = (words: string) => planOf({ terms: `measure M = ${words} in Mill, silence means none` }).measures[0]!.of;
    assert.deepEqual(typeOf('hostages released'), ['release/hostage']);
    assert.deepEqual(typeOf('remains handed over'), ['release/remains']);
    assert.deepEqual(typeOf('weapons rejected'), ['handover/weapons/rejected']);
    assert.deepEqual(typeOf('incidents of handover/weapons/accepted'), ['handover/weapons/accepted']);
    assert.deepEqual(errorsOf({ terms: 'measure M = captives released in Mill, silence means none' }), ['measure.unknown-exchange']);
  });
});
