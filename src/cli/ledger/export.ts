// `truce ledger export`: the whole ledger as a text file.
import { LEDGER, option, type Command } from '#cli/command.ts';
import { orStop } from '#cli/stop.ts';
import { print } from '#cli/terminal.ts';

export const exportTo: Command = {
  name: 'ledger export',
  summary: 'writes the whole ledger, or its claims, as JSON Lines',
  operands: [],
  explains: 'ledger: every entry and checkpoint, from which truce ledger import makes the same ledger again, byte for byte. claims: the claims alone, each with the moment from which it was known, as truce check --evidence reads them.',
  options: [LEDGER, option('as', 'F', 'what is written', { choices: ['ledger', 'claims'] }), option('out', 'FILE', 'where to; the file appears when it is whole. Without it, standard output')],
  examples: ['truce ledger export --ledger mission.sqlite --out mission.ledger.jsonl', 'truce ledger export --ledger mission.sqlite --as claims --out claims.jsonl'],
  async run(words, terminal) {
    const { withLedger } = await import('#monitor/ledgers.ts');
    const { claimsExport, ledgerExport, writeLines } = await import('#monitor/ledger-files.ts');
    await orStop('evidence', () => withLedger(words.one('ledger')!, 'read', (ledger) => writeLines(words.one('out'), (text) => print(terminal, text), words.one('as') === 'claims' ? claimsExport(ledger) : ledgerExport(ledger))));
  },
};
