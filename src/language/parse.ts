// The language's door: from agreement text to a plan, or to all that is wrong with it.
import { hashOf, normaliseText } from '#base/hash.ts';
import { sortProblems, type Problem } from '#base/problem.ts';
import { maskMarkdown, type Heading, type MaskedMarkdown } from '#language/markdown-mask.ts';
import { planHash } from '#language/plan-hash.ts';
import { positionFinder, type PositionFinder } from '#language/positions.ts';
import { problems } from '#language/problems.ts';
import { readSyntax } from '#language/syntax.ts';
import { toPlan } from '#language/to-plan.ts';
import { makeWriting } from '#language/writing.ts';
import type { ClauseText, Plan } from '#records/plan.ts';

export interface AgreementFiles {
  path: string;
  text: string;
  /** The other files it names, such as places.geojson, by the name written in the agreement. */
  files: Record<string, string>;
  /** The version of the tz database that zone tables are taken from, `2026c`. */
  zoneVersion: string;
}

/** The files that an agreement names behind `from "..."`, each once, so that they can be read before it is parsed. */
export function filesNamedIn(text: string): string[] {
  const blocks = maskMarkdown(text).masked.replace(/("(?:\\.|[^"\\\n])*")|\/\/[^\n\r]*/g, '$1');
  return [...new Set([...blocks.matchAll(/\bfrom\s+(?:"((?:\\.|[^"\\\n])*)"|\u201C([^\u201D\n]*)\u201D)/g)].map((match) => match[1] ?? match[2]!))];
}

/** `plan` and `planHash` are null when any problem is an error. All problems come at once, by position. */
export function parseAgreement(input: AgreementFiles): { plan: Plan | null; planHash: string | null; problems: Problem[] } {
  const { text } = input;
  const markdown = maskMarkdown(text);
  const position = positionFinder(text, input.path);
  if (markdown.blocks.length === 0) return refused([problems.noBlocks(position(0))]);
  const { tree, found } = readSyntax(text, markdown, position);
  // A tree with holes would give problems that are none: names that seem unknown because their definition could not be read.
  if (found.length > 0) return refused(found);
  const headingAt = (offset: number): string | null => sectionAt(markdown, offset)?.id ?? null;
  const writing = makeWriting(text, position, headingAt);
  const texts = clauseTexts(text, markdown, position, writing.found);
  const firstHeading = markdown.headings[0]?.text ?? '';
  const { plan, found: all } = toPlan({ tree, writing, files: input.files, zoneVersion: input.zoneVersion, texts, firstHeading });
  if (all.some((problem) => problem.severity === 'error')) return refused(all);
  return { plan, planHash: planHash(plan), problems: sortProblems(all) };
}

function refused(found: Problem[]): { plan: null; planHash: null; problems: Problem[] } {
  const seen = new Set<string>();
  const once = found.filter((problem) => {
    const key = `${problem.code} ${problem.at?.file} ${problem.at?.line} ${problem.at?.column} ${problem.message}`;
    return seen.has(key) ? false : seen.add(key);
  });
  return { plan: null, planHash: null, problems: sortProblems(once) };
}

/** The heading with an id that an offset stands under: one that a heading of its level or above, without id, does not end. */
function sectionAt(markdown: MaskedMarkdown, offset: number): Heading | null {
  let section: Heading | null = null;
  for (const heading of markdown.headings) {
    if (heading.start > offset) break;
    if (heading.id !== null) section = heading;
    else if (section !== null && heading.level <= section.level) section = null;
  }
  return section;
}

/** Each heading with `{#id}` and the prose below it, without fenced blocks, up to the next such heading or one of its level or above. */
function clauseTexts(text: string, markdown: MaskedMarkdown, position: PositionFinder, found: Problem[]): Omit<ClauseText, 'language'>[] {
  const texts = new Map<string, Omit<ClauseText, 'language'>>();
  markdown.headings.forEach((heading, i) => {
    if (heading.id === null) return;
    const at = position(heading.start, heading.end);
    const earlier = texts.get(heading.id);
    if (earlier !== undefined) found.push(problems.idTwice(at, heading.id, earlier.at!));
    const next = markdown.headings.slice(i + 1).find((other) => other.id !== null || other.level <= heading.level);
    const prose = `${heading.text}\n${withoutFences(text, markdown, heading.end, next?.start ?? text.length)}`;
    texts.set(heading.id, { id: heading.id, heading: heading.text, hash: hashOf(normaliseText(prose)), at, clause: heading.id });
  });
  return [...texts.values()];
}

function withoutFences(text: string, markdown: MaskedMarkdown, start: number, end: number): string {
  let from = start, kept = '';
  for (const fence of markdown.fenced) {
    if (fence.end <= start || fence.start >= end) continue;
    kept += text.slice(from, Math.max(from, fence.start));
    from = fence.end;
  }
  return kept + text.slice(from, end);
}
