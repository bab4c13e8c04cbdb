// `truce ledger append`: takes files of claims in, all or none.
import { KEY, LEDGER, type Command } from '#cli/command.ts';
import { interruptibly } from '#cli/interruptibly.ts';
import { orStop } from '#cli/stop.ts';
import { print } from '#cli/terminal.ts';

export const append: Command = {
  name: 'ledger append',
  summary: 'takes in claims from files, all of them or none',
  operands: [{ name: 'PATH', says: 'a file of claims (JSON Lines), or a folder, whose *.jsonl files are read, not deeper', needed: true, many: true }],
  explains: 'What is there already is not taken in again; a claim of the same channel and id that says something else is a newer version, and the older stays. A claim without recordedAt is known from this moment on. If one line is refused, nothing of any file is kept, and every bad line is told. What was added is signed if the key is at hand.',
  options: [LEDGER, KEY],
  examples: ['truce ledger append reports/2016-09-15.jsonl --ledger mission.sqlite'],
  async run(words, terminal) {
    const { signingKey, withLedger } = await import('#monitor/ledgers.ts');
    const { appendFiles } = await import('#monitor/append-claims.ts');
    const place = words.one('ledger')!;
    const { count, isSigned } = await orStop('evidence', async () => {
      const key = await signingKey(place, words.one('key'));
      const count = await interruptibly(terminal, 'taking in', (signal, onProgress) => withLedger(place, 'write', (ledger) => appendFiles(ledger, words.operands, { now: Date.now, key, signal, onProgress })));
      return { count, isSigned: key !== null };
    });
    const added = count.from === 0 ? 'nothing was added' : count.from === count.to ? `entry ${count.from}` : `entries ${count.from} to ${count.to}`;
    print(terminal, `claims read ${count.read} = new ${count.new} + changed ${count.changed} + unchanged ${count.unchanged}\n${added}${count.from === 0 ? '' : isSigned ? ', signed' : ', not signed: the key is not at hand (--key)'}\n`);
  },
};
