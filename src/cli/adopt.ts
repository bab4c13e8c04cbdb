// `truce adopt`: writes into an agreement that the rules of its clauses were adopted for the text as it stands.
import { AGREEMENT, option, type Command } from '#cli/command.ts';
import { orStop, Stop, tellProblems } from '#cli/stop.ts';
import { print } from '#cli/terminal.ts';

export const adopt: Command = {
  name: 'adopt',
  summary: 'writes into an agreement that the rules of its clauses were adopted for the text as it stands',
  operands: [AGREEMENT],
  explains: 'Shows what the rules say in plain English, then writes a statement for each clause at the end of the file: by whom, on which day, for which text, by its hash. When the text is changed later, the rules are stale and the agreement has an error, until they are adopted again; earlier adoptions stay in the file. The file is written whole or not at all. What the rules mean, and the hash of the plan, stay as they are.',
  options: [
    option('by', 'WHO', 'who adopted them, as the file is to say it', { needed: true }),
    option('on', 'DATE', 'the day on which they were adopted, for example 2016-09-12; the machine\'s clock plays no part', { needed: true }),
    option('clause', 'ID', 'a clause of the text; may be given again; without it, every clause with rules that is not adopted for its present text', { many: true }),
    option('dry-run', null, 'show what would be adopted, and write nothing'),
  ],
  examples: ['truce adopt agreement.md --by "Joint Commission" --on 2016-09-12 --dry-run', 'truce adopt agreement.md --clause 1c --by "Joint Commission" --on 2016-09-12'],
  async run(words, terminal) {
    const { planAdoption } = await import('#monitor/adopt.ts');
    const { adoptionText } = await import('#monitor/publish.ts');
    const path = words.operands[0]!;
    const { clauses, warnings, mistakes, write } = await orStop('agreement', () => planAdoption({ path, clauses: words.all('clause'), by: words.one('by')!, on: words.one('on')! }));
    if (mistakes.length > 0) throw new Stop('use', mistakes);
    tellProblems(terminal, warnings);
    if (clauses.length === 0) return print(terminal, 'every clause with rules is adopted for its present text; nothing was written\n');
    print(terminal, `${adoptionText(clauses)}\n`);
    if (words.has('dry-run')) return print(terminal, 'nothing was written: this is what would be adopted\n');
    await orStop('agreement', write);
    print(terminal, `${path}: ${clauses.length === 1 ? 'one adoption' : `${clauses.length} adoptions`} written\n`);
  },
};
