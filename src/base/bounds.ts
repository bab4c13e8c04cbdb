// Exact numbers: bounds [low, high] on what is not known exactly (V1), ratios, and comparisons without rounding (V7).

/** Bounds on a whole number, both ends included: low <= x <= high. `high` is `Infinity` where nothing limits it. */
export interface Bounds { low: number; high: number }

/** Makes bounds. Throws RangeError unless low is a whole number, high a whole number or Infinity, both exact (below 2^53), and low <= high. */
export function bounds(low: number, high: number): Bounds {
  if (!Number.isSafeInteger(low)) throw new RangeError(`low bound ${low} is not an exact whole number`);
  if (!Number.isSafeInteger(high) && high !== Infinity) throw new RangeError(`high bound ${high} is neither an exact whole number nor Infinity`);
  if (low > high) throw new RangeError(`low bound ${low} is above high bound ${high}`);
  return { low, high };
}

/** Bounds on the sum. Throws RangeError where the sum is no longer exact. */
export function addBounds(a: Bounds, b: Bounds): Bounds {
  return bounds(a.low + b.low, a.high + b.high);
}

/** The narrowest bounds that hold both. */
export function hullBounds(a: Bounds, b: Bounds): Bounds {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}

/** What both allow; `undefined` where they have no number in common. */
export function commonBounds(a: Bounds, b: Bounds): Bounds | undefined {
  const low = Math.max(a.low, b.low), high = Math.min(a.high, b.high);
  return low <= high ? { low, high } : undefined;
}

/** An exact fraction num / den in lowest terms, den > 0, both below 2^53 in size. */
export interface Ratio { num: number; den: number }

/** Makes a ratio in lowest terms. Throws RangeError for a zero denominator and for parts that are not exact whole numbers. */
export function ratio(num: number, den = 1): Ratio {
  if (!Number.isSafeInteger(num) || !Number.isSafeInteger(den)) throw new RangeError(`${num}/${den} is not a ratio of exact whole numbers`);
  if (den === 0) throw new RangeError('a ratio has no zero below the line');
  const shared = greatestCommonDivisor(Math.abs(num), Math.abs(den)) * (den < 0 ? -1 : 1);
  // Adding 0 turns -0 into 0.
  return { num: num / shared + 0, den: den / shared };
}

/**
 * Reads `12.5`, `-3`, `0.10` exactly: 25/2, -3/1, 1/10. `undefined` for any other shape (`1e3`, `.5`, `5.`, `+1`, `1,000`) and for what is too
 * long to be exact.
 */
export function parseDecimal(text: string): Ratio | undefined {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (parts === null) return undefined;
  const whole = (parts[2] ?? '').replace(/^0+(?=\d)/, '');
  const fraction = (parts[3] ?? '').replace(/0+$/, '');
  const num = Number(whole + fraction);
  if (!Number.isSafeInteger(num) || fraction.length > 15) return undefined;
  return ratio(parts[1] === '-' ? -num : num, 10 ** fraction.length);
}

/** Writes a ratio: `25/2`, or `3` where it is whole. */
export function formatRatio(r: Ratio): string {
  return r.den === 1 ? String(r.num) : `${r.num}/${r.den}`;
}

/**
 * The sign of a * b - c * d, exact (V7). Whole numbers of any size that is exact, or +-Infinity; 0 times Infinity is 0, and two products
 * infinite on the same side are equal. Throws RangeError for fractions and NaN.
 */
export function compareProducts(a: number, b: number, c: number, d: number): -1 | 0 | 1 {
  for (const x of [a, b, c, d]) {
    if (!Number.isInteger(x) && Math.abs(x) !== Infinity) throw new RangeError(`${x} is not a whole number, so its product is not exact`);
  }
  const left = a === 0 || b === 0 ? 0 : a * b;
  const right = c === 0 || d === 0 ? 0 : c * d;
  if (isExact(left, a, b) && isExact(right, c, d)) return sign(left, right);
  return sign(BigInt(a) * BigInt(b), BigInt(c) * BigInt(d));
}

/** The sign of x - (scale * y + plus), exact (V7, V13): x and y whole or Infinity. What is infinite is so whatever is added. */
export function compareToLine(x: number, scale: Ratio, y: number, plus: Ratio): -1 | 0 | 1 {
  const isInfinite = x === Infinity || (y === Infinity && scale.num !== 0);
  if (plus.num === 0 || isInfinite) return compareProducts(x, scale.den, scale.num, y);
  const line = scale.num === 0 ? 0n : BigInt(scale.num) * BigInt(y) * BigInt(plus.den);
  return sign((BigInt(x) * BigInt(plus.den) - BigInt(plus.num)) * BigInt(scale.den), line);
}

/** Whether a product needs no big integers: it is safe, or one of its factors is infinite. */
function isExact(product: number, x: number, y: number): boolean {
  return Number.isSafeInteger(product) || Math.abs(x) === Infinity || Math.abs(y) === Infinity;
}

function sign<T extends number | bigint>(left: T, right: T): -1 | 0 | 1 {
  return left < right ? -1 : left > right ? 1 : 0;
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
