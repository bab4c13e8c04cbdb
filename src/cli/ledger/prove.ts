// `truce ledger prove`: that an entry is in the ledger, or that the ledger only grew.
import { LEDGER, option, type Command } from '#cli/command.ts';
import { readCount } from '#cli/read-count.ts';
import { orStop } from '#cli/stop.ts';
import { print } from '#cli/terminal.ts';

export const prove: Command = {
  name: 'ledger prove',
  summary: 'prints a proof that an entry is in the ledger, or that the ledger only grew',
  operands: [],
  explains: 'The proof is JSON: the entry, the hashes that lead from it to the root (RFC 6962), and the signed checkpoint over that root. With --before: that the ledger begins with the same entries as when it had so many. truce verify checks either without the ledger.',
  options: [LEDGER, option('entry', 'N', 'the number of the entry'), option('before', 'SIZE', 'how many entries the ledger had then')],
  oneOf: [['entry', 'before']],
  examples: ['truce ledger prove --entry 12 --ledger mission.sqlite', 'truce ledger prove --before 100 --ledger mission.sqlite'],
  async run(words, terminal) {
    const { withLedger } = await import('#monitor/ledgers.ts');
    const { proofText } = await import('#monitor/describe-ledger.ts');
    const entry = readCount(words, 'entry', 1), before = readCount(words, 'before', 0);
    print(terminal, await orStop('evidence', () => withLedger(words.one('ledger')!, 'read', (ledger) => proofText(ledger, entry === undefined ? { before: before! } : { entry }))));
  },
};
