// Exact numbers: bounds, ratios and products compared without rounding.
import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addBounds, bounds, commonBounds, compareProducts, formatRatio, hullBounds, parseDecimal, ratio } from '#base/bounds.ts';

test('[V1] bounds hold both their ends; high may be unknown', () => {
  assert.deepEqual(bounds(40, Infinity), { low: 40, high: Infinity });
  assert.deepEqual(addBounds(bounds(1, 2), bounds(3, Infinity)), { low: 4, high: Infinity });
  assert.deepEqual(hullBounds(bounds(1, 2), bounds(5, 9)), { low: 1, high: 9 });
  assert.deepEqual(commonBounds(bounds(1, 5), bounds(5, Infinity)), { low: 5, high: 5 });
  assert.equal(commonBounds(bounds(1, 4), bounds(5, 9)), undefined);
  for (const [low, high] of [[2, 1], [0.5, 1], [0, 1.5], [Infinity, Infinity], [0, Number.NaN], [0, 2 ** 53]] as const) {
    assert.throws(() => bounds(low, high), RangeError);
  }
  assert.throws(() => addBounds(bounds(0, 2 ** 53 - 1), bounds(0, 1)), RangeError);
});

test('[V7] ratios are exact and in lowest terms', () => {
  assert.deepEqual(ratio(6, -4), { num: -3, den: 2 });
  assert.deepEqual(ratio(0, -7), { num: 0, den: 1 });
  assert.throws(() => ratio(1, 0), RangeError);
  assert.throws(() => ratio(0.5), RangeError);
  assert.equal(formatRatio(parseDecimal('12.5')!), '25/2');
  assert.equal(formatRatio(parseDecimal('0.1')!), '1/10');
  assert.equal(formatRatio(parseDecimal('-0.10')!), '-1/10');
  assert.equal(formatRatio(parseDecimal('3.000')!), '3');
  assert.equal(formatRatio(parseDecimal('007')!), '7');
  for (const text of ['', '.5', '5.', '1e3', '+1', '1,000', ' 1', '9007199254740993', '٣']) assert.equal(parseDecimal(text), undefined, text);
});

test('[V7] 0 times infinity is 0, and products beyond 2^53 are still compared exactly', () => {
  assert.equal(compareProducts(0, Infinity, 0, 5), 0);
  assert.equal(compareProducts(100, Infinity, 80, Infinity), 0);
  assert.equal(compareProducts(100, Infinity, 80, 7), 1);
  assert.equal(compareProducts(100, 7, 80, Infinity), -1);
  assert.equal(compareProducts(-1, Infinity, 0, Infinity), -1);
  assert.equal(compareProducts(2 ** 53 - 1, 2 ** 53 - 1, 2 ** 53 - 2, 2 ** 53), 1);
  assert.throws(() => compareProducts(0.5, 1, 1, 1), RangeError);
  const whole = fc.maxSafeInteger();
  fc.assert(fc.property(whole, whole, whole, whole, (a, b, c, d) => {
    const left = BigInt(a) * BigInt(b), right = BigInt(c) * BigInt(d);
    assert.equal(compareProducts(a, b, c, d), left < right ? -1 : left > right ? 1 : 0);
    assert.equal(compareProducts(a, b, b, a), 0);
  }));
});
