// How long an author waits: a large agreement read, linked, checked and made a plan, at first and again after each edit.
import { inChild } from './child.ts';
import type { Section } from './section.ts';
import { syntheticAgreement } from './synthetic-agreement.ts';

const CLAUSES = 300;

export async function languageBench(say: (text: string) => void): Promise<Section> {
  const lines = syntheticAgreement(CLAUSES).split('\n').length;
  const step = (name: string) => {
    say(`language: ${name}`);
    return inChild('language-steps.ts', [name, String(CLAUSES)]);
  };
  const cold = await step('cold'), edits = await step('edits'), parser = await step('parser');
  return {
    title: `The language, an agreement of ${lines.toLocaleString('en')} lines and ${CLAUSES} clauses`,
    says: 'Everything that `truce plan` does between text and plan: blocks found, parsed, names linked, terms checked, rings looked for, the plan made and hashed. Cold is the first time in a process, with the loading of the parser; an edit changes one number in one clause, 200 times at 200 places, and all is read again. The rival is the parser alone (Langium) on the same text, in the same state.',
    rows: [
      { what: 'cold: text to plan', took: cold.ms!, rival: 'the parser alone, cold', rivalTook: cold.parserMs!, peakMb: cold.peakMb },
      { what: 'after an edit, p50', took: edits.p50Ms!, rival: 'the parser alone, warm, p50', rivalTook: parser.p50Ms!, peakMb: edits.peakMb },
      { what: 'after an edit, p95', took: edits.p95Ms!, rival: 'the parser alone, warm, p95', rivalTook: parser.p95Ms! },
      { what: 'text to problems, one word misspelt, p95', took: edits.badP95Ms!, rival: 'the parser alone, warm, p95', rivalTook: parser.p95Ms! },
    ],
  };
}
