// What is done with stretches of time wherever they are read: joined, taken apart into pairs, cut with others.
import type { Stretches } from '#records/observations.ts';

/** Stretches given in any order, put in order; those that meet or overlap become one, empty ones vanish. */
export function joined(pairs: [number, number][]): Stretches {
  const sorted = pairs.filter(([start, end]) => start < end).sort((a, b) => a[0] - b[0]);
  const out: number[] = [];
  for (const [start, end] of sorted) {
    if (out.length > 0 && start <= out[out.length - 1]!) out[out.length - 1] = Math.max(out[out.length - 1]!, end);
    else out.push(start, end);
  }
  return Float64Array.from(out);
}

export function pairsOf(stretches: Stretches): [number, number][] {
  const out: [number, number][] = [];
  for (let i = 0; i < stretches.length; i += 2) out.push([stretches[i]!, stretches[i + 1]!]);
  return out;
}

/** The moments in both. */
export function common(a: Stretches, b: Stretches): Stretches {
  const out: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const start = Math.max(a[i]!, b[j]!);
    const end = Math.min(a[i + 1]!, b[j + 1]!);
    if (start < end) out.push(start, end);
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return Float64Array.from(out);
}
