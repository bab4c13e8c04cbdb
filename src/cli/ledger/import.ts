// `truce ledger import`: a ledger out of an export.
import { LEDGER, type Command } from '#cli/command.ts';
import { interruptibly } from '#cli/interruptibly.ts';
import { orStop } from '#cli/stop.ts';
import { print } from '#cli/terminal.ts';

export const importFrom: Command = {
  name: 'ledger import',
  summary: 'makes a ledger of an export, the same to the byte',
  operands: [{ name: 'FILE', says: 'what truce ledger export wrote', needed: true, many: false }],
  explains: 'The whole file is looked through first; where one byte is not as it was written, nothing is made. An import that was cut off goes on where it was. No key is needed: nothing is signed anew.',
  options: [LEDGER],
  examples: ['truce ledger import mission.ledger.jsonl --ledger copy.sqlite'],
  async run(words, terminal) {
    const { importLedger } = await import('#monitor/ledger-files.ts');
    const { name, entries, before } = await interruptibly(terminal, 'importing', () => orStop('evidence', () => importLedger(words.operands[0]!, words.one('ledger')!)));
    print(terminal, `${name}: ${entries} entries${before === 0 ? '' : `, of which ${before} were there already`}\n`);
  },
};
