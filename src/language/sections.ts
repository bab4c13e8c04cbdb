// A Markdown file cut at its headings: the prose of each section, and the rules that stand in it.
import { blocksOf } from '#language/markdown-blocks.ts';
import { inlinesOf } from '#language/markdown-inlines.ts';
import { maskMarkdown, type BlockRange } from '#language/markdown-mask.ts';
import type { RulesSource, SectionWords } from '#records/board-text.ts';

export interface Section extends SectionWords { id: string | null; level: number; rules: RulesSource[] }

/** In the order of the file. What stands before the first heading is a section of level 0, where there is something. */
export function sectionsOf(text: string): Section[] {
  const { headings, blocks, fenced } = maskMarkdown(text);
  const starts = [{ id: null, level: 0, text: '', start: 0, end: 0 }, ...headings];
  const all = starts.map(({ id, level, text: heading, end }, i): Section => {
    const to = starts[i + 1]?.start ?? text.length;
    const inside = blocks.filter(({ start }) => start >= end && start < to);
    return { id, level, heading: inlinesOf(heading), blocks: blocksOf(withoutRules(text, fenced.filter(({ start }) => inside.some((block) => block.start === start)), end, to)), rules: inside.map((block) => rulesIn(text, block)) };
  });
  return all.filter(({ level, blocks: prose, rules }) => level > 0 || prose.length > 0 || rules.length > 0);
}

/** `fences`: of the truce blocks, opening and closing lines included. */
function withoutRules(text: string, fences: readonly BlockRange[], start: number, end: number): string {
  let from = start, kept = '';
  for (const fence of fences) {
    kept += `${text.slice(from, fence.start)}\n\n`;
    from = fence.end;
  }
  return kept + text.slice(from, end);
}

function rulesIn(text: string, { start, end }: BlockRange): RulesSource {
  const source = text.slice(start, end);
  const opening = /^[^\r\n]*(?:\r\n|\r|\n|$)/.exec(source)![0].length;
  return { line: text.slice(0, start + opening).split(/\r\n|\r|\n/).length, text: source.slice(opening).trimEnd() };
}
