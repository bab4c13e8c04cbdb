// `truce ledger change-key`: hands the signing over to a new key.
import { KEY, LEDGER, option, type Command } from '#cli/command.ts';
import { orStop } from '#cli/stop.ts';
import { print } from '#cli/terminal.ts';

export const changeKey: Command = {
  name: 'ledger change-key',
  summary: 'makes a new key, and hands the signing over to it',
  operands: [],
  explains: 'The change is an entry, signed by the old key, and says by whom and why. From then on the new key signs; what the old one signed stays signed.',
  options: [LEDGER, KEY, option('new-key', 'FILE', 'where the new private key is to be written', { needed: true }), option('by', 'NAME', 'who changes it', { needed: true }), option('why', 'TEXT', 'for what reason', { needed: true })],
  examples: ['truce ledger change-key --ledger mission.sqlite --new-key mission-2.key --by "A. Amal" --why "handed over to the new monitoring officer"'],
  async run(words, terminal) {
    const { handOver } = await import('#monitor/describe-ledger.ts');
    const place = words.one('ledger')!, newKey = words.one('new-key')!;
    const { seq, publicKey } = await orStop('evidence', () => handOver(place, words.one('key'), newKey, { by: words.one('by')!, why: words.one('why')! }, Date.now));
    print(terminal, `entry ${seq}: from now on the key in ${newKey} signs (name it with --key)\npublic key  ${publicKey}\n`);
  },
};
