// `truce ledger checkpoint`: signs the ledger as it stands.
import { KEY, LEDGER, type Command } from '#cli/command.ts';
import { orStop } from '#cli/stop.ts';
import { print } from '#cli/terminal.ts';

export const checkpoint: Command = {
  name: 'ledger checkpoint',
  summary: 'signs the ledger as it stands, and prints the signed note',
  operands: [],
  explains: 'The note says how many entries there are and the root over all of them. Kept by somebody else, printed or published, it shows later whether anything before it was changed or cut off.',
  options: [LEDGER, KEY],
  examples: ['truce ledger checkpoint --ledger mission.sqlite > 2016-09-14.checkpoint'],
  async run(words, terminal) {
    const { neededKey, withLedger } = await import('#monitor/ledgers.ts');
    const place = words.one('ledger')!;
    print(terminal, await orStop('evidence', async () => {
      const key = await neededKey(place, words.one('key'));
      return withLedger(place, 'write', (ledger) => ledger.checkpoint(key, Date.now));
    }));
  },
};
