// What would be adopted, in words: each clause with its texts and what its rules say.
import type { Adoption, ClauseText } from '#records/plan.ts';
import { wrap } from '#render/layout.ts';

export interface AdoptionShown { text: ClauseText; adoption: Pick<Adoption, 'by' | 'on'>; before: Adoption | null; rules: readonly string[] }

export function adoptionText(clauses: readonly AdoptionShown[]): string {
  return clauses.map((clause) => `${lines(clause).join('\n')}\n`).join('\n');
}

function lines({ text, adoption, before, rules }: AdoptionShown): string[] {
  const others = (text.others ?? []).map(({ language, heading, hash }) => `beside it in "${language}": ${heading}, ${hash}`);
  return [
    ...wrap(`Clause ${text.id}: ${text.heading}`, '', 2),
    ...wrap(`adopted by ${adoption.by} on ${adoption.on} for its text in "${text.language}", ${text.hash}`, '  ', 4),
    ...others.flatMap((other) => wrap(other, '  ', 4)),
    ...wrap(historyOf(text, before), '  ', 4),
    '  Its rules say:',
    ...rules.flatMap((rule) => (rule.startsWith('  ') ? wrap(rule.trimStart(), '      - ', 8) : wrap(rule, '  - ', 4))),
  ];
}

function historyOf(text: ClauseText, before: Adoption | null): string {
  if (before === null) return 'not adopted before';
  const adopted = before.texts.find((one) => one.language === text.language);
  return `adopted before by ${before.by} on ${before.on}${adopted?.hash === text.hash ? ', for the same text' : adopted === undefined ? `, for no text in "${text.language}"` : `, for another text: ${adopted.hash}`}`;
}
