// `truce plan`: what the agreement's rules mean, without any evidence.
import { AGREEMENT, LANGUAGE, option, type Command } from '#cli/command.ts';
import { tellProblems } from '#cli/stop.ts';
import { languageIn } from '#cli/language-choice.ts';
import { print } from '#cli/terminal.ts';

export const plan: Command = {
  name: 'plan',
  summary: 'says what the rules of an agreement mean, without evidence',
  operands: [AGREEMENT],
  explains: 'Reads the agreement alone. text has a line for each thing that the rules define, with every default and its place in the file; prose says the same in English sentences, for the author to confirm or correct; json is the plan that is evaluated, with its hash.',
  options: [option('format', 'F', 'text, json or prose', { choices: ['text', 'json', 'prose'] }), LANGUAGE],
  examples: ['truce plan agreement.md --format prose'],
  async run(words, terminal) {
    const { planOf } = await import('#cli/plan-of.ts');
    const { plan: read, planHash, problems } = await planOf(words.operands[0]!);
    const language = languageIn(words, read);
    tellProblems(terminal, problems);
    const format = words.one('format');
    if (format === 'json') {
      const { toJson } = await import('#monitor/publish.ts');
      return print(terminal, toJson({ planHash, plan: read, problems }));
    }
    const { planToProse, planToText } = await import('#monitor/describe-plan.ts');
    print(terminal, withLineEnd(format === 'prose' ? planToProse(read, language) : planToText(read)));
  },
};

function withLineEnd(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
