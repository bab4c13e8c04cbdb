// The language's door: from agreement text to a plan, or to all that is wrong with it.
import { sortProblems, type Problem } from '#base/problem.ts';
import { maskMarkdown } from '#language/markdown-mask.ts';
import { planHash } from '#language/plan-hash.ts';
import { positionFinder } from '#language/positions.ts';
import { problems } from '#language/problems.ts';
import { readSyntax } from '#language/syntax.ts';
import { sectionAt, textsIn } from '#language/texts.ts';
import { toPlan } from '#language/to-plan.ts';
import { makeWriting } from '#language/writing.ts';
import type { Plan } from '#records/plan.ts';

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

export interface Parsed { plan: Plan | null; planHash: string | null; problems: Problem[] }

/** `plan` and `planHash` are null when any problem is an error. All problems come at once, by position. */
export function parseAgreement(input: AgreementFiles): Parsed {
  return parse(input, () => true);
}

/** As it would be if every clause had just been adopted: that rules are stale (A7) stops nothing. */
export function parseForAdoption(input: AgreementFiles): Parsed {
  return parse(input, (problem) => problem.code !== 'adoption.stale');
}

function parse(input: AgreementFiles, isTold: (problem: Problem) => boolean): Parsed {
  const { text } = input;
  const markdown = maskMarkdown(text);
  const position = positionFinder(text, input.path);
  if (markdown.blocks.length === 0) return refused([problems.noBlocks(position(0))]);
  const { tree, found } = readSyntax(text, markdown, position);
  // A tree with holes would give problems that are none: names that seem unknown because their definition could not be read.
  if (found.length > 0) return refused(found);
  const headingAt = (offset: number): string | null => sectionAt(markdown, offset)?.id ?? null;
  const writing = makeWriting(text, position, headingAt);
  const texts = textsIn(text, markdown, position, writing.found);
  const firstHeading = markdown.headings[0]?.text ?? '';
  const { plan, found: every } = toPlan({ tree, writing, files: input.files, zoneVersion: input.zoneVersion, texts, firstHeading });
  const all = every.filter(isTold);
  if (all.some((problem) => problem.severity === 'error')) return refused(all);
  return { plan, planHash: planHash(plan), problems: sortProblems(all) };
}

function refused(found: Problem[]): Parsed {
  const seen = new Set<string>();
  const once = found.filter((problem) => {
    const key = `${problem.code} ${problem.at?.file} ${problem.at?.line} ${problem.at?.column} ${problem.message}`;
    return seen.has(key) ? false : seen.add(key);
  });
  return { plan: null, planHash: null, problems: sortProblems(once) };
}
