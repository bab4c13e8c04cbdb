// `truce ledger verify`: whether everything in a ledger is as it was recorded.
import { LEDGER, option, type Command } from '#cli/command.ts';
import { interruptibly } from '#cli/interruptibly.ts';
import { orStop, Stop, tellProblems } from '#cli/stop.ts';
import { print } from '#cli/terminal.ts';

export const verify: Command = {
  name: 'ledger verify',
  summary: 'says whether every entry is as it was recorded, or names the first that is not',
  operands: [],
  explains: 'Runs the store\'s own check of itself, then holds every entry to the one before it, to its hash, and to what was signed. What is worked out from the entries is compared, and written anew where it differs. A checkpoint that was kept elsewhere shows whether the end of the ledger was cut off, or the whole of it begun anew.',
  options: [LEDGER, option('checkpoint', 'FILE', 'a checkpoint that was kept elsewhere; may be given again', { many: true }), option('read-only', null, 'change nothing, not even what is worked out from the entries')],
  examples: ['truce ledger verify --ledger mission.sqlite --checkpoint 2016-09-14.checkpoint'],
  async run(words, terminal) {
    const { verifyPlace } = await import('#monitor/verify-ledger.ts');
    const { text, problems } = await interruptibly(terminal, 'verifying', (signal, onProgress) => orStop('evidence', () => verifyPlace(words.one('ledger')!, { checkpoints: words.all('checkpoint'), readOnly: words.has('read-only'), signal, onProgress })));
    print(terminal, text);
    if (problems.some(({ severity }) => severity === 'error')) throw new Stop('broken', problems);
    tellProblems(terminal, problems);
  },
};
