// Stretches given in any order, put in order; those that meet or overlap become one.
import type { Stretches } from '#records/observations.ts';

export function joined(pairs: [number, number][]): Stretches {
  const sorted = pairs.filter(([start, end]) => start < end).sort((a, b) => a[0] - b[0]);
  const out: number[] = [];
  for (const [start, end] of sorted) {
    if (out.length > 0 && start <= out[out.length - 1]!) out[out.length - 1] = Math.max(out[out.length - 1]!, end);
    else out.push(start, end);
  }
  return Float64Array.from(out);
}
