// A process that appends claims one after another and says the number of each once it is acknowledged: `appending.ts PLACE KEY CHANNEL COUNT [LETTERS]`.
import { ProblemError } from '#base/problem.ts';
import { readKey } from '#ledger/keys.ts';
import { Ledger } from '#ledger/ledger.ts';
import { openStore } from '#ledger/open-store.ts';

const [place, keyFile, channel, count, letters = '0'] = process.argv.slice(2) as [string, string, string, string, string?];
try {
  const key = await readKey(keyFile);
  const store = await openStore(place, { mode: 'write' });
  const ledger = await Ledger.open(store);
  for (let i = 1; i <= Number(count); i += 1) {
    const claim = { kind: 'statement', id: `c${i}`, channel, during: '2020-01-01T00:00Z', source: { quote: 'x'.repeat(Number(letters)) } };
    const [appended] = await ledger.append([claim], { now: Date.now, key });
    // A pipe is written before this returns: what is read from it was acknowledged before.
    process.stdout.write(`${appended!.result === 'new' ? appended!.seq : JSON.stringify(appended)} ${channel}/c${i}\n`);
  }
  await store.close();
} catch (error) {
  if (!(error instanceof ProblemError)) throw error;
  process.stderr.write(`${error.message}\n`);
  // At once: a connection that is still open would keep it here.
  process.exit(1);
}
