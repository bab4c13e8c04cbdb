// `truce explain`: the reasons of one verdict, down to the claims that decide it.
import { AGREEMENT, EVALUATION_OPTIONS, LANGUAGE, ONE_EVIDENCE, option, type Command } from '#cli/command.ts';
import { tellProblems, wrongUse } from '#cli/stop.ts';
import { languageIn } from '#cli/language-choice.ts';
import { paintForOutput, print } from '#cli/terminal.ts';

export const explain: Command = {
  name: 'explain',
  summary: 'says why a gate, condition or obligation is as it is',
  operands: [AGREEMENT],
  explains: 'Prints the reasons of one verdict, in every reading, as a tree: each sentence with the rule it rests on, the clause it stands under, and the claims (channel/id) that decide it.',
  options: [...EVALUATION_OPTIONS, option('about', 'NAME', 'a gate or condition, with its place if it has one ("SustainedAccess at Madaya" or SustainedAccess/Madaya), or a clause with its actor (1c/Government)', { needed: true }), LANGUAGE],
  oneOf: ONE_EVIDENCE,
  examples: ['truce explain agreement.md --evidence claims.jsonl --about JIC', 'truce explain agreement.md --evidence claims.jsonl --about "SustainedAccess at Madaya" --reading Monitor'],
  async run(words, terminal) {
    const about = words.one('about')!;
    const { headingIn } = await import('#records/heading-in.ts');
    const { evaluate } = await import('#cli/evaluate.ts');
    const { explainText, findAbout, sayIn } = await import('#monitor/publish.ts');
    const { verdicts, zone, plan } = await evaluate(words, terminal, 'full');
    const language = languageIn(words, plan);
    tellProblems(terminal, verdicts.problems);
    const found = findAbout(verdicts, about);
    if ('unknown' in found) {
      const all = `there is: ${found.known.join(', ')}`;
      throw wrongUse('unknown-name', `nothing in this agreement is called "${about}"`, found.nearest === undefined ? all : `did you mean "${found.nearest}"? ${all}`);
    }
    print(terminal, explainText(found.subjects, sayIn(zone, paintForOutput(terminal)), (clause) => headingIn(plan, clause, language)));
  },
};
