// `truce ledger show`: one entry, whole.
import { LEDGER, type Command } from '#cli/command.ts';
import { countOf } from '#cli/read-count.ts';
import { orStop } from '#cli/stop.ts';
import { print } from '#cli/terminal.ts';

export const show: Command = {
  name: 'ledger show',
  summary: 'prints one entry whole, with its hash',
  operands: [{ name: 'ENTRY', says: 'its number, or the claim that it holds as channel/id (all its versions)', needed: true, many: false }],
  explains: 'Prints the entry as JSON: its number, when it was taken in, the hash of the entry before it, its own, and what it holds as it was sent.',
  options: [LEDGER],
  examples: ['truce ledger show 12 --ledger mission.sqlite', 'truce ledger show Hmeymim/hm-7 --ledger mission.sqlite'],
  async run(words, terminal) {
    const { withLedger } = await import('#monitor/ledgers.ts');
    const { entryText } = await import('#monitor/describe-ledger.ts');
    const asked = words.operands[0]!;
    print(terminal, await orStop('evidence', () => withLedger(words.one('ledger')!, 'read', (ledger) => entryText(ledger, asked.includes('/') ? asked : countOf(asked, 'the number of an entry', 1)))));
  },
};
