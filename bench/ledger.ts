// How fast the ledger is, beside what the same rows cost bare.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginLedger } from '#monitor/ledgers.ts';
import { inChild } from './child.ts';
import { writeWorld } from './synthetic.ts';
import type { Section } from './section.ts';

export async function ledgerBench(count: number, say: (text: string) => void): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'truce-bench-')), place = join(folder, 'bench.sqlite');
  const step = (name: string, ...args: string[]) => {
    say(`ledger: ${name}`);
    return inChild('ledger-steps.ts', [name, place, ...args]);
  };
  try {
    const { agreement, claims } = await writeWorld(folder, count);
    const { ledger } = await beginLedger(place, undefined, Date.now);
    await ledger.store.close();
    const append = await step('append', claims), insert = await step('bare-insert');
    const verify = await step('verify'), sha = await step('bare-hash');
    const check = await step('check', agreement, '200');
    const rate = (ms: number): string => `${Math.round(count / ms).toLocaleString('en')},000 a second`.replace(/^0,/, '');
    return {
      title: `The ledger, ${count.toLocaleString('en')} claims in SQLite`,
      says: 'Appending reads the lines, checks each claim, chains and hashes it, and keeps it in one transaction. Verifying holds every entry, index row and checkpoint. The check is of an invented agreement with one gate over 100 towns and two readings; one more claim is one incident, taken in and all verdicts said anew.',
      rows: [
        { what: 'append a file', took: append.ms!, rival: 'bare SQLite insert of the same rows', rivalTook: insert.ms!, peakMb: append.peakMb, note: rate(append.ms!) },
        { what: 'verify', took: verify.ms!, rival: 'bare SHA-256 of the same texts', rivalTook: sha.ms!, peakMb: verify.peakMb, note: rate(verify.ms!) },
        { what: 'check, from the ledger', took: check.coldMs!, rival: 'the columns already in memory', rivalTook: check.warmMs!, peakMb: check.peakMb },
        { what: 'one more claim, p50', took: check.p50Ms!, rival: 'a full check, columns in memory', rivalTook: check.warmMs! },
        { what: 'one more claim, p99', took: check.p99Ms!, rival: 'a full check, columns in memory', rivalTook: check.warmMs! },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
