// Writes adoptions into the text of an agreement (A7): into the block of adoptions that it ends with, else into a new one behind all else.
import { maskMarkdown } from '#language/markdown-mask.ts';
import { positionFinder } from '#language/positions.ts';
import { readSyntax } from '#language/syntax.ts';
import type { Adoption } from '#records/plan.ts';

export type NewAdoption = Pick<Adoption, 'of' | 'by' | 'on' | 'texts'>;

/** The text of an agreement that can be read, with these adoptions behind those that stand in it. Nothing else changes. */
export function withAdoptions(text: string, adoptions: readonly NewAdoption[]): string {
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const statements = adoptions.map((adoption) => statementOf(adoption, eol)).join('');
  const markdown = maskMarkdown(text);
  const block = markdown.blocks.at(-1)!, fence = markdown.fenced.at(-1)!;
  const { tree } = readSyntax(text, markdown, positionFinder(text, ''));
  const endsWithIt = fence.start === block.start && fence.end > block.end && text.slice(fence.end).trim() === '';
  if (endsWithIt && tree.blocks.at(-1)!.items.every((item) => item.$type === 'Adoption')) return text.slice(0, block.end) + statements + text.slice(block.end);
  const gap = /(?:\r\n|\r(?!\n)|\n){2}$/.test(text) ? '' : /[\r\n]$/.test(text) ? eol : eol + eol;
  return `${text}${gap}\`\`\`truce${eol}${statements}\`\`\`${eol}`;
}

function statementOf({ of, by, on, texts }: NewAdoption, eol: string): string {
  return `adopted clause ${of} by ${quoted(by)} on ${on}${eol}  ${texts.map(({ language, hash }) => `as ${quoted(hash)} in ${quoted(language)}`).join(`,${eol}  `)}${eol}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
