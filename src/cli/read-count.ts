// Whole numbers among the words of a command.
import type { Words } from '#cli/command.ts';
import { wrongUse } from '#cli/stop.ts';

/** The number that an option is given; undefined without it. Throws Stop where it is none from `least` on. */
export function readCount(words: Words, name: string, least: number): number | undefined {
  const text = words.one(name);
  return text === undefined ? undefined : countOf(text, `--${name}`, least);
}

export function countOf(text: string, what: string, least: number): number {
  const count = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (count >= least) return count;
  throw wrongUse('no-number', `${what} cannot be "${text}"`, `write a whole number from ${least} on`);
}
