// Fractions of any size, for sums of shares that must stay exact: a part of a day asks its part of a number (V7).
import type { Ratio } from '#base/bounds.ts';

/** num / den, den > 0; `null` stands for what has no end. */
export interface Fraction { num: bigint; den: bigint }

export const ZERO: Fraction = { num: 0n, den: 1n };

/** `share` x `of`; null where `of` is infinite, but 0 times infinity is 0. */
export function shareOf(share: Ratio, of: number): Fraction | null {
  if (of === Infinity) return share.num === 0 ? ZERO : null;
  return lowest(BigInt(share.num) * BigInt(of), BigInt(share.den));
}

export function addFractions(a: Fraction | null, b: Fraction | null): Fraction | null {
  return a === null || b === null ? null : lowest(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function timesRatio(a: Fraction, by: Ratio): Fraction {
  return lowest(a.num * BigInt(by.num), a.den * BigInt(by.den));
}

/** The sign of x - f, for whole x or Infinity; f null is infinite, and nothing is above that. */
export function compareToFraction(x: number, f: Fraction | null): -1 | 0 | 1 {
  if (x === Infinity) return f === null ? 0 : 1;
  if (f === null) return -1;
  const left = BigInt(x) * f.den;
  return left < f.num ? -1 : left > f.num ? 1 : 0;
}

function lowest(num: bigint, den: bigint): Fraction {
  let [a, b] = [num < 0n ? -num : num, den];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? ZERO : { num: num / a, den: den / a };
}
