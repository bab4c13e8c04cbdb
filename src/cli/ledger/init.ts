// `truce ledger init`: begins a ledger and makes its key.
import { KEY, LEDGER, type Command } from '#cli/command.ts';
import { orStop } from '#cli/stop.ts';
import { print } from '#cli/terminal.ts';

export const init: Command = {
  name: 'ledger init',
  summary: 'begins a ledger, and makes the key that signs it',
  operands: [],
  explains: 'Makes an empty ledger with a name of its own, and a pair of keys. The private half is written to a file that you alone may read, and never into the ledger. Whoever wants to check the ledger later needs its name: publish it.',
  options: [LEDGER, KEY],
  examples: ['truce ledger init --ledger mission.sqlite', 'truce ledger init --ledger postgres://truce@localhost/mission --key /secure/mission.key'],
  async run(words, terminal) {
    const { beginLedger } = await import('#monitor/ledgers.ts');
    const place = words.one('ledger')!;
    const { ledger, key, keyFile } = await orStop('evidence', () => beginLedger(place, words.one('key'), Date.now));
    await ledger.store.close();
    print(terminal, [
      `begun       ${ledger.name}`,
      `kept at     ${ledger.store.place}`,
      `public key  ${key.publicKey}`,
      `private key ${keyFile} (you alone may read it; keep a copy elsewhere: without it nothing can be signed)`,
      '',
    ].join('\n'));
  },
};
