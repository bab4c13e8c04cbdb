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

describe('what is compared with what', () => {
  const other = (words: string) => {
    const { at: _at, clause: _clause, ...to } = (condition(`Fire at least ${words}`, `${FIRE}measure Other = incidents of attack in Mill, silence means none\n`) as unknown as { to: Record<string, unknown> }).to;
    return to;
  };
  const measure = (num: number, more: object = {}, den = 1) => ({ operand: 'measure', percent: { num, den }, measure: 'Other', ...more });

  test('[V13] another measure: once, so many times, so many for each, a share', () => {
    assert.deepEqual(other('Other'), measure(100));
    assert.deepEqual(other('2 times Other'), measure(200));
    assert.deepEqual(other('30 for each of Other'), measure(3000));
    assert.deepEqual(other('12.5 % of Other'), measure(25, {}, 2));
  });

  test('[V13] with more or less, later, and as at one moment', () => {
    assert.deepEqual(other('Other minus 5, within 24 h'), measure(100, { plus: { num: -5, den: 1 }, lagMs: 86_400_000 }));
    assert.deepEqual(other('30 % of Other as at D + 24 h plus 2.5'), measure(30, { asAt: plus(24), plus: { num: 5, den: 2 } }));
    assert.deepEqual(errorsOf({ terms: `${FIRE}condition C = Fire at least 30 for each of Others` }), ['measure.unknown']);
  });

  test('[V14] a total that grows, where nothing counts anew', () => {
    const total = 'measure Sum = incidents of fire in Mill in all since D + 24 h, silence means none\n';
    assert.deepEqual(bare(planOf({ terms: total }).measures[0]!.per), { unit: 'since', from: plus(24) });
    for (const words of ['Sum at most 3 in any 24 h, counting from D', 'Sum at least 3 by D + 48 h, counted from D', 'Sum at most 50 % of its average over the 3 civil days before D']) {
      assert.deepEqual(errorsOf({ terms: `${total}condition C = ${words}` }), ['measure.total-in-window'], words);
    }
  });

  test('[E23] what is there at a moment is not added up over a window or by a time', () => {
    const stock = 'measure Stock = presence of tanks in Mill, silence means none\n';
    for (const words of ['Stock at most 3 in any 24 h, counting from D', 'Stock at least 3 by D + 48 h, counted from D', 'Stock at least 3 in every 24 h, counting from D']) {
      assert.deepEqual(errorsOf({ terms: `${stock}condition C = ${words}` }), ['measure.presence-in-window'], words);
    }
  });

  test('[W14] shares done in parallel are two comparisons', () => {
    const two = 'measure A = incidents of fire in Mill in all since D, silence means none\nmeasure B = incidents of attack in Mill in all since D, silence means none\n';
    const ahead = (name: string, of: string, percent: object, more: object) => ({ node: 'compare', measure: name, op: '<=', to: { operand: 'measure', percent, measure: of, plus: more } });
    assert.deepEqual(condition('share of A in 100 in parallel with share of B in 60, within 10 %', two), {
      node: 'and', of: [ahead('A', 'B', { num: 500, den: 3 }, { num: 10, den: 1 }), ahead('B', 'A', { num: 60, den: 1 }, { num: 6, den: 1 })],
    });
  });

  test('[V13] it is said again as it was written', () => {
    for (const words of ['Fire at least 30 times Fire', 'Fire at least Fire minus 5, within 24 h', 'Fire at most 30 % of Fire as at D plus 2.5']) {
      assert.equal(phraseOfFormula(planOf({ terms: `${FIRE}condition C = ${words}` }).conditions[0]!.of), words);
    }
  });
});
