// The prose of an agreement as a tree: the blocks of Markdown that agreements use. What is none of them is a paragraph; HTML is words like any other.
import { inlinesOf } from '#language/markdown-inlines.ts';
import type { Block, Inline } from '#records/board-text.ts';

const BULLET = /^( {0,3})([-*+]|\d{1,9}[.)])([ \t]+|$)/;
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

export function blocksOf(text: string): Block[] {
  return blocksIn(text.split(/\r\n|\r|\n/));
}

function blocksIn(lines: readonly string[]): Block[] {
  const out: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const found = isBlank(lines[at]!) || RULE.test(lines[at]!) ? { next: at + 1 } : codeFrom(lines, at) ?? quoteFrom(lines, at) ?? listFrom(lines, at) ?? tableFrom(lines, at) ?? paragraphFrom(lines, at);
    if ('block' in found) out.push(found.block);
    at = found.next;
  }
  return out;
}

interface Found { block: Block; next: number }

function codeFrom(lines: readonly string[], at: number): Found | null {
  const mark = FENCE.exec(lines[at]!)?.[1];
  if (mark === undefined) return null;
  const end = lines.findIndex((line, i) => i > at && line.trim().startsWith(mark) && line.trim().replaceAll(mark[0]!, '') === '');
  const next = end < 0 ? lines.length : end;
  return { block: { is: 'code', text: lines.slice(at + 1, next).join('\n') }, next: next + 1 };
}

function quoteFrom(lines: readonly string[], at: number): Found | null {
  if (!/^ {0,3}>/.test(lines[at]!)) return null;
  let next = at;
  while (next < lines.length && !isBlank(lines[next]!) && (/^ {0,3}>/.test(lines[next]!) || !beginsBlock(lines, next))) next += 1;
  return { block: { is: 'quote', of: blocksIn(lines.slice(at, next).map((line) => line.replace(/^ {0,3}> ?/, ''))) }, next };
}

/** Items of one list, with what stands indented below each, and lines that merely go on. */
function listFrom(lines: readonly string[], at: number): Found | null {
  const first = BULLET.exec(lines[at]!);
  if (first === null) return null;
  const ordered = /\d/.test(first[2]!);
  const items: Block[][] = [];
  let next = at;
  for (;;) {
    const bullet = next < lines.length ? BULLET.exec(lines[next]!) : null;
    if (bullet === null || /\d/.test(bullet[2]!) !== ordered || RULE.test(lines[next]!)) break;
    const indent = bullet[0].length;
    const own = [lines[next]!.slice(indent)];
    for (next += 1; next < lines.length && belongsToItem(lines, next, { indent, ordered }); next += 1) own.push(lines[next]!.replace(new RegExp(`^ {0,${indent}}`), ''));
    items.push(blocksIn(own));
  }
  return { block: { is: 'list', ordered, items }, next };
}

/** A line that is not indented goes on where no block begins with it, nor the next item: a year begins one in a numbered list alone. */
function belongsToItem(lines: readonly string[], at: number, { indent, ordered }: { indent: number; ordered: boolean }): boolean {
  const line = lines[at]!;
  if (isBlank(line)) {
    // A blank line ends the list unless what follows is a part of the item, or its next item.
    const after = lines.slice(at + 1).find((one) => !isBlank(one));
    return after !== undefined && (indentOf(after) >= indent || BULLET.test(after));
  }
  if (indentOf(line) >= Math.min(indent, 2)) return true;
  return !isBlank(lines[at - 1]!) && !beginsBlock(lines, at) && !(ordered && BULLET.test(line));
}

function tableFrom(lines: readonly string[], at: number): Found | null {
  if (!isTableAt(lines, at)) return null;
  const head = cellsOf(lines[at]!);
  let next = at + 2;
  while (next < lines.length && !isBlank(lines[next]!) && lines[next]!.includes('|')) next += 1;
  const rows = lines.slice(at + 2, next).map((line) => {
    const cells = cellsOf(line);
    return head.map((_, i) => cells[i] ?? []);
  });
  return { block: { is: 'table', head, rows }, next };
}

function isTableAt(lines: readonly string[], at: number): boolean {
  return lines[at]!.includes('|') && /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/.test(lines[at + 1] ?? '') && (lines[at + 1]!.includes('|'));
}

function cellsOf(line: string): Inline[][] {
  return line.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '').split(/(?<!\\)\|/).map((cell) => inlinesOf(cell.trim().replaceAll('\\|', '|')));
}

function paragraphFrom(lines: readonly string[], at: number): Found {
  let next = at + 1;
  while (next < lines.length && !isBlank(lines[next]!) && !beginsBlock(lines, next)) next += 1;
  return { block: { is: 'paragraph', of: inlinesOf(lines.slice(at, next).map((line) => line.trim()).join('\n')) }, next };
}

/** Whether a line ends a paragraph before it. A number ends one only where a list begins with 1. */
function beginsBlock(lines: readonly string[], at: number): boolean {
  const line = lines[at]!;
  const bullet = BULLET.exec(line);
  return FENCE.test(line) || RULE.test(line) || /^ {0,3}>/.test(line) || isTableAt(lines, at) || (bullet !== null && (!/\d/.test(bullet[2]!) || /^1[.)]$/.test(bullet[2]!)) && line.length > bullet[0].length);
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
