// `truce ledger log`: the entries, a line each.
import { LEDGER, option, type Command } from '#cli/command.ts';
import { readCount } from '#cli/read-count.ts';
import { orStop } from '#cli/stop.ts';
import { print } from '#cli/terminal.ts';

export const log: Command = {
  name: 'ledger log',
  summary: 'lists the entries, the latest last',
  operands: [],
  explains: 'A line an entry: its number, when it was taken in, what it is, and the beginning of its hash. A * stands behind the number of each entry with which the ledger was signed.',
  options: [LEDGER, option('from', 'N', 'begin with this entry; without it, the last entries are listed'), option('count', 'N', 'so many entries; without it, 50')],
  examples: ['truce ledger log --ledger mission.sqlite', 'truce ledger log --ledger mission.sqlite --from 1 --count 10'],
  async run(words, terminal) {
    const { withLedger } = await import('#monitor/ledgers.ts');
    const { logLines } = await import('#monitor/describe-ledger.ts');
    const from = readCount(words, 'from', 1), count = readCount(words, 'count', 1) ?? 50;
    print(terminal, await orStop('evidence', () => withLedger(words.one('ledger')!, 'read', (ledger) => logLines(ledger, from, count))));
  },
};
