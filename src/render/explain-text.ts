// A verdict's reasons as a tree of sentences: each with its rule, its clause and the claims that decide it.
import type { ReadingVerdicts, ReasonId } from '#records/verdicts.ts';
import type { Subject } from '#render/about.ts';
import { wrap } from '#render/layout.ts';
import type { Say } from '#render/say.ts';
import { firstOf, readingInWords } from '#render/words.ts';

const MOST_ENTRIES = 20;
/** Beyond this depth lines are no longer indented further: a tree of fifty levels must still be readable. */
const DEEPEST_INDENT = 12;

/** The subjects one after the other, with a line end after the last line. A reason that stands twice in a tree is said once and pointed to after. */
export function explainText(subjects: readonly Subject[], say: Say): string {
  return `${subjects.map((subject) => subjectText(subject, say).join('\n')).join('\n\n')}\n`;
}

function subjectText(subject: Subject, say: Say): string[] {
  const head = `${say.paint('strong', subject.title)} - ${subject.found} - ${readingInWords(subject.reading)}`;
  return [...wrap(head, '', 4), ...reasonText(subject.because, subject.reading, say)];
}

/** Walks with a stack of its own: reasons of reasons may lie deeper than calls may. */
function reasonText(root: ReasonId, { reasons }: ReadingVerdicts, say: Say): string[] {
  const lines: string[] = [];
  const said = new Set<ReasonId>();
  const waiting: { id: ReasonId; depth: number }[] = [{ id: root, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { id, depth } = next;
    const indent = '  '.repeat(Math.min(depth, DEEPEST_INDENT) + 1);
    const node = reasons[id];
    if (node === undefined) {
      lines.push(`${indent}- (the reason ${id} is missing from these verdicts)`);
      continue;
    }
    const grounds = [node.rule, node.clause === null ? '' : `clause ${node.clause}`].filter((word) => word !== '').join(', ');
    const again = said.has(id) && (node.because.length > 0 || node.entries.length > 0);
    const text = `${node.says}${grounds === '' ? '' : ` ${say.paint('faint', `[${grounds}]`)}`}${again ? ' (as said above)' : ''}`;
    lines.push(...wrap(text, `${indent}- `, indent.length + 2));
    if (again) continue;
    said.add(id);
    if (node.entries.length > 0) lines.push(...wrap(`claims: ${firstOf(node.entries, MOST_ENTRIES)}`, `${indent}  `, indent.length + 4));
    for (const because of node.because.toReversed()) waiting.push({ id: because, depth: depth + 1 });
  }
  return lines;
}
