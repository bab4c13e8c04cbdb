// Coverage in words: what the text has and the rules have not, the other way round, and what no evidence reached.
import type { Coverage, CoveragePart } from '#records/coverage.ts';
import { wrap } from '#render/layout.ts';
import { countOf, listInWords } from '#render/words.ts';

export function coverageText(coverage: Coverage): string {
  const { withoutRules, withoutText, notAdopted } = coverage;
  const parts = [
    [`Coverage of ${coverage.title}`],
    section('Clauses of the text without a rule', withoutRules.map(({ id, heading }) => `${id}: ${heading}`)),
    section('Rules without a clause of the text', withoutText),
    section('Clauses with rules that nobody adopted', notAdopted.length === 0 ? [] : [notAdopted.join(', ')]),
    ...evidenceText(coverage),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function evidenceText({ evidence }: Coverage): string[][] {
  if (evidence === undefined) return [];
  const { parts, readings } = evidence;
  const reached = (part: CoveragePart): string[] => part.reached.filter(({ entries }) => entries > 0).map(({ reading }) => reading);
  const never = parts.filter((part) => part.reached.every(({ entries, watched }) => entries === 0 && !watched));
  const watched = parts.filter((part) => reached(part).length === 0 && !never.includes(part));
  const some = parts.filter((part) => reached(part).length > 0 && reached(part).length < readings.length);
  return [
    [`Evidence: ${countOf(evidence.claims, 'claims')}, ${readings.length === 1 ? 'reading' : 'readings'} ${listInWords(readings)}, as of ${evidence.asOf ?? 'the end of time'}`],
    section('Rules that no evidence reached: nothing in it could have changed them', never.map(lineOf)),
    section('Rules of which somebody watched and nothing was told', watched.map(lineOf)),
    ...(readings.length === 1 ? [] : [section('Rules that evidence reached in some readings only', some.map((part) => `${lineOf(part)} - in ${listInWords(reached(part))}`))]),
    [`${parts.length - never.length - watched.length} of ${parts.length} parts of the rules were reached by a claim.`],
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return [title, ...(lines.length === 0 ? ['  none'] : lines.flatMap((line) => wrap(line, '  ', 4)))];
}

function lineOf({ of, part, says }: CoveragePart): string {
  return `${of}${part === '' ? '' : `, ${part}`}: ${says}`;
}
