// Numbers and ages of convoys in words.
import type { BoundsPair } from '#records/verdicts.ts';
import { say } from '#web/words/say.svelte.ts';
import { day, dateIn, number } from '#web/words/when.ts';

/** `40`, `20 to 30`, `at least 301`, `not told`. */
export function range(pair: BoundsPair | null): string {
  if (pair === null) return say('convoys.not-told');
  const [low, high] = pair;
  if (high === null) return say('convoys.at-least', { low: number(low) });
  return low === high ? number(low) : say('convoys.between', { low: number(low), high: number(high) });
}

/** `4 to 7 days ago`. */
export function age([fewest, most]: BoundsPair): string {
  return most === null || fewest === most ? say('convoys.ago', { n: fewest }) : say('convoys.ago-between', { low: fewest, n: most });
}

/** The civil days that a claim's time meets: `15 Sept 2016`, or from one to another. */
export function days([from, to]: readonly [string, string], zone: string): string {
  const first = dateIn(from, zone), last = dateIn(Date.parse(to) - 1, zone);
  return first === last ? day(first) : say('convoys.days', { from: day(first), to: day(last) });
}
