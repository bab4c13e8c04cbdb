// The formatter: lays out the truce blocks of an agreement anew and leaves every byte outside them as it is.
import type { Problem } from '#base/problem.ts';
import { layOut } from '#language/lay-out.ts';
import { maskMarkdown } from '#language/markdown-mask.ts';
import { positionFinder } from '#language/positions.ts';
import { readSyntax } from '#language/syntax.ts';
import { tokensOf } from '#language/tokens.ts';

/** More rounds than columns can hang on one another; each round only takes blanks away. */
const MOST_ROUNDS = 50;

/**
 * The text with its blocks laid out; null, and the problems, where it cannot be read as syntax. Unknown names and the like do not matter here. Laid out again
 * it is the same text. Words, notes and their order stay: only blanks and line ends between them change, so that what the agreement means cannot.
 */
export function formatAgreement(path: string, text: string): { text: string | null; problems: Problem[] } {
  let now = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const markdown = maskMarkdown(now);
    const { tree, found } = readSyntax(now, markdown, positionFinder(now, path));
    if (found.length > 0) return { text: null, problems: found };
    const next = layOut(now, markdown, tree);
    if (next === now) {
      if (wordsOf(now).join('\n') !== wordsOf(text).join('\n')) throw new Error(`formatting ${path} changed more than blanks and line ends`);
      return { text: now, problems: [] };
    }
    now = next;
  }
  throw new Error(`formatting ${path} does not come to rest`);
}

function wordsOf(text: string): string[] {
  return tokensOf(maskMarkdown(text).masked).map((token) => token.image);
}
