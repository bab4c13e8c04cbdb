// `truce check`: every gate, condition and obligation, in every reading, from the evidence given.
import { AGREEMENT, EVALUATION_OPTIONS, ONE_EVIDENCE, option, type Command } from '#cli/command.ts';
import { tellProblems } from '#cli/stop.ts';
import { paintForOutput, print } from '#cli/terminal.ts';

export const check: Command = {
  name: 'check',
  summary: 'says for every gate, condition and obligation what the evidence shows',
  operands: [AGREEMENT],
  explains: 'Reads the agreement and the evidence and prints, for every reading, the state of each gate and what stops it, each condition day by day, each obligation by actor, what could not be seen, and what would change a gate if it were settled. The machine\'s clock and zone play no part.',
  options: [...EVALUATION_OPTIONS, option('format', 'F', 'text for people, json for programs', { choices: ['text', 'json'] })],
  oneOf: ONE_EVIDENCE,
  examples: ['truce check agreement.md --evidence claims.jsonl --as-of 2016-09-19T16:00Z', 'truce check agreement.md --evidence reports/ --reading Monitor --format json'],
  // Loaded only here, so that help and wrong words are answered at once.
  async run(words, terminal) {
    const { evaluate } = await import('#cli/evaluate.ts');
    const { sayIn, toJson, toText } = await import('#monitor/publish.ts');
    const { verdicts, zone } = await evaluate(words, terminal, 'short');
    tellProblems(terminal, verdicts.problems);
    print(terminal, words.one('format') === 'json' ? toJson(verdicts) : toText(verdicts, sayIn(zone, paintForOutput(terminal))));
  },
};
