// A verdict's reasons as a tree of sentences: each with its rule, its clause and the claims that decide it.
import type { ReadingVerdicts, ReasonId } from '#records/verdicts.ts';
import type { Subject } from '#render/about.ts';
import { rowLabels } from '#render/labels-text.ts';
import { wrap } from '#render/layout.ts';
import type { Say } from '#render/say.ts';
import { firstOf, readingInWords } from '#render/words.ts';

const MOST_ENTRIES = 20;
/** Beyond this depth lines are no longer indented further: a tree of fifty levels must still be readable. */
const DEEPEST_INDENT = 12;

/**
 * The subjects one after the other, with a line end after the last line. A reason that stands twice in a tree is said once and pointed to after. `headingOf`: the
 * heading of a clause of the text, told below the tree for each clause that the tree names.
 */
export function explainText(subjects: readonly Subject[], say: Say, headingOf: (clause: string) => string | undefined = () => undefined): string {
  return `${subjects.map((subject) => subjectText(subject, say, headingOf).join('\n')).join('\n\n')}\n`;
}

function subjectText(subject: Subject, say: Say, headingOf: (clause: string) => string | undefined): string[] {
  const head = `${say.paint('strong', subject.title)} - ${subject.found} - ${readingInWords(subject.reading)}`;
  const clauses = clausesBelow(subject).flatMap((clause) => {
    const heading = headingOf(clause);
    return heading === undefined ? [] : wrap(`clause ${clause}: ${withoutNumber(heading, clause)}`, '  ', 4);
  });
  return [...wrap(head, '', 4), ...rowLabels(subject, say), ...reasonText(subject.because, subject.reading, say), ...clauses];
}

/** The clauses that the reasons stand under, in the order in which the tree names them. */
function clausesBelow({ because, reading: { reasons } }: Subject): string[] {
  const seen = new Set<ReasonId>(), clauses = new Set<string>();
  const waiting: ReasonId[] = [because];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = reasons[id];
    if (node === undefined || seen.has(id)) continue;
    seen.add(id);
    if (node.clause !== null) clauses.add(node.clause);
    waiting.push(...node.because.toReversed());
  }
  return [...clauses];
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

/** A heading that begins with the clause's own number says it once. */
function withoutNumber(heading: string, clause: string): string {
  const bare = (words: string): string => words.replace(/[\s().:]/g, '').toLowerCase();
  const [, first, rest] = /^(\S+(?: \([^)]*\))?)[.:]?\s+(.*)$/s.exec(heading) ?? [];
  return first !== undefined && rest !== undefined && bare(first) === bare(clause) ? rest : heading;
}
