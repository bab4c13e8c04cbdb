// Acts and statements over HTTP: in the order of time, with the readings that admit them.
import { strict as assert } from 'node:assert';
import { after, before, describe, test } from 'node:test';
import type { ActsAnswer } from '#records/board-acts.ts';
import type { Open } from '#server/serve.ts';
import { openServer } from '../web/browser.ts';

describe('acts and statements', () => {
  let server: Open;
  before(async () => { server = await openServer(); });
  after(() => server.close());
  const ask = async (query: string): Promise<ActsAnswer> => (await fetch(new URL(`/api/agreements/Syria2016/acts${query}`, server.url))).json() as Promise<ActsAnswer>;

  test('all of them, in the order of time, and nothing else', async () => {
    const { acts, total, next } = await ask('');
    assert.ok(total > 5);
    assert.equal(acts.length, total);
    assert.equal(next, null);
    assert.deepEqual([...new Set(acts.map(({ kind }) => kind))].toSorted(), ['act', 'statement']);
    const starts = acts.map(({ during }) => Date.parse([during].flat()[0] as string));
    assert.deepEqual(starts, starts.toSorted((a, b) => a - b));
  });

  test('an act names the readings that admit it; at a moment before it, none, and it is later', async () => {
    const now = await ask('');
    const admitted = now.acts.filter(({ readings }) => readings.length > 0);
    assert.ok(admitted.length > 0);
    for (const { kind, isLater, readings } of admitted) {
      assert.equal(kind, 'act');
      assert.equal(isLater, false);
      assert.ok(readings.every(({ name }) => name !== ''));
    }
    const before = await ask('?asOf=2016-08-01T00:00Z');
    assert.deepEqual(before.acts.map(({ key }) => key), now.acts.map(({ key }) => key));
    for (const { isLater, readings } of before.acts) assert.deepEqual({ isLater, readings }, { isLater: true, readings: [] });
  });

  test('page by page they are the same', async () => {
    const whole = (await ask('')).acts.map(({ key }) => key), found: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: ActsAnswer = await ask(`?limit=2${next === '' ? '' : `&cursor=${next}`}`);
      found.push(...page.acts.map(({ key }) => key));
      ({ next } = page);
    }
    assert.deepEqual(found, whole);
  });
});
