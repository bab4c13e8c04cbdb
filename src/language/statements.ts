// The statements of a truce block, as far as its lines show them: so that each can be read alone when something in the block cannot be read.
import type { BlockRange } from '#language/markdown-mask.ts';

const KEYWORDS = 'agreement|actor|excluded|body|place|list|line|things|channel|measure|condition|state|term|clause|gate|reading|texts|authoritative|adopted(?=\\s+clause\\b)|confidential(?!\\s+(?:to\\b|["\u201C]))';

/** Stretches of a block, each from a line that begins a definition (no deeper than the block's first) to the next such line. */
export function statementsIn(text: string, block: BlockRange): BlockRange[] {
  const from = Math.min(endOfLine(text, block.start) + 1, block.end);
  const body = text.slice(from, block.end);
  const indent = /^[ \t]*(?=\S)/m.exec(body)?.[0].length ?? 0;
  const starts = [...body.matchAll(new RegExp(`^[ \\t]{0,${indent}}(?:${KEYWORDS})\\b`, 'gm'))].map((match) => from + match.index);
  const all = [...new Set([from, ...starts])];
  return all.map((start, i) => ({ start, end: all[i + 1] ?? block.end })).filter(({ start, end }) => /\S/.test(text.slice(start, end)));
}

/** All blank but one statement and the fence it stands behind; positions stay. */
export function onlyStatement(masked: string, block: BlockRange, statement: BlockRange): string {
  const fenceEnd = endOfLine(masked, block.start);
  const blank = (part: string): string => part.replace(/[^\r\n]/g, ' ');
  return blank(masked.slice(0, block.start)) + masked.slice(block.start, fenceEnd) + blank(masked.slice(fenceEnd, statement.start)) + masked.slice(statement.start, statement.end);
}

/** The offset of the line end after `start`, LF or CR. */
function endOfLine(text: string, start: number): number {
  const found = text.slice(start).search(/[\r\n]/);
  return found < 0 ? text.length : start + found;
}
