// The days of a row that nobody could see, as stretches: for sentences.
import type { SightRow } from '#records/board-coverage.ts';

/** From one day to another, both included. `whole`: not seen at all; else seen in part. */
export interface Stretch { from: string; to: string; whole: boolean }

export function stretchesOf({ days: letters }: SightRow, days: readonly string[]): Stretch[] {
  const out: Stretch[] = [];
  [...letters].forEach((letter, i) => {
    if (letter !== 'n' && letter !== 'p') return;
    const last = out.at(-1), whole = letter === 'n';
    if (last !== undefined && last.to === days[i - 1] && last.whole === whole) last.to = days[i]!;
    else out.push({ from: days[i]!, to: days[i]!, whole });
  });
  return out;
}
