// Stretches are joined, paired and cut as their moments, counted one by one, say.
import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Stretches } from '#records/observations.ts';
import { common, joined, pairsOf } from '#records/stretches.ts';

const MOMENTS = 20;

const anyPairs = fc.array(fc.tuple(fc.nat(MOMENTS), fc.nat(MOMENTS)), { maxLength: 6 });

const holds = (pairs: [number, number][], t: number): boolean => pairs.some(([start, end]) => start <= t && t < end);

/** The stretches that hold these moments and no others: sorted, apart, none empty. */
function stretchesOf(isIn: (t: number) => boolean): number[] {
  const out: number[] = [];
  for (let t = 0; t <= MOMENTS; t++) if (isIn(t) !== (t > 0 && isIn(t - 1))) out.push(t);
  return out;
}

const written = (stretches: Stretches): number[] => [...stretches];

test('stretches that meet or overlap are joined, those given empty or backwards vanish', () => {
  fc.assert(fc.property(anyPairs, (pairs) => assert.deepEqual(written(joined(pairs)), stretchesOf((t) => holds(pairs, t)))));
  assert.deepEqual(written(joined([[5, Infinity], [-Infinity, 1], [1, 3]])), [-Infinity, 3, 5, Infinity]);
});

test('stretches taken apart into pairs and joined again are the same', () => {
  fc.assert(fc.property(anyPairs, (pairs) => assert.deepEqual(joined(pairsOf(joined(pairs))), joined(pairs))));
});

test('what is common to stretches are the moments in both', () => {
  fc.assert(fc.property(anyPairs, anyPairs, (a, b) => {
    assert.deepEqual(written(common(joined(a), joined(b))), stretchesOf((t) => holds(a, t) && holds(b, t)));
  }));
});
