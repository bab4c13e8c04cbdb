// The steps of the ledger's benchmark, each with its bare rival on the same rows in the same process.
import { hash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { readAgreement } from '#monitor/read-agreement.ts';
import { StandingAssessment } from '#monitor/standing-assessment.ts';
import { appendFiles } from '#monitor/append-claims.ts';
import { knownNames } from '#monitor/known-names.ts';
import { ledgerEvidence } from '#monitor/ledger-evidence.ts';
import { signingKey, withLedger } from '#monitor/ledgers.ts';
import { verifyPlace } from '#monitor/verify-ledger.ts';
import { readClaim } from '#records/claim-codec.ts';
import { parseInstant } from '#base/instant.ts';
import { SeededChance } from '../test/engine/seeded-chance.ts';
import { report, timed } from './child.ts';
import { AS_OF, claimAt } from './synthetic.ts';

const [step, place, ...rest] = process.argv.slice(2) as [string, string, ...string[]];

async function append(claims: string): Promise<void> {
  const key = await signingKey(place, undefined);
  const { ms } = await timed(() => withLedger(place, 'write', (ledger) => appendFiles(ledger, [claims], { now: Date.now, key })));
  report({ ms });
}

/** The rows of the ledger into a table without triggers, indexes or hashes, in one transaction, as durable. */
async function bareInsert(): Promise<void> {
  const bare = `${place}.bare`;
  rmSync(bare, { force: true });
  const db = new DatabaseSync(bare);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE entry (seq INTEGER PRIMARY KEY, text TEXT NOT NULL, hash BLOB NOT NULL) STRICT; BEGIN');
  const insert = db.prepare('INSERT INTO entry VALUES (?, ?, ?)');
  let ms = 0;
  await withLedger(place, 'read', async (ledger) => {
    for await (const page of ledger.store.entries(1, Number.MAX_SAFE_INTEGER)) ms += (await timed(() => page.forEach(({ seq, text, hash: leaf }) => insert.run(seq, text, leaf)))).ms;
  });
  ms += (await timed(() => db.exec('COMMIT'))).ms;
  db.close();
  for (const end of ['', '-wal', '-shm']) rmSync(`${bare}${end}`, { force: true });
  report({ ms });
}

async function verify(): Promise<void> {
  const { ms, value } = await timed(() => verifyPlace(place, { checkpoints: [], readOnly: true }));
  if (value.problems.some(({ severity }) => severity === 'error')) throw new Error(value.text);
  report({ ms });
}

/** SHA-256 over the same texts; reading them is not counted. */
async function bareHash(): Promise<void> {
  let ms = 0;
  await withLedger(place, 'read', async (ledger) => {
    for await (const page of ledger.store.entries(1, Number.MAX_SAFE_INTEGER)) ms += (await timed(() => page.forEach(({ text }) => hash('sha256', text, 'buffer')))).ms;
  });
  report({ ms });
}

/** Cold: from the ledger to verdicts. Warm: the same, the columns already in memory. Then claims one by one on top of it. */
async function check(agreement: string, more: string): Promise<void> {
  const { plan, planHash } = await readAgreement(agreement);
  const cold = await timed(async () => {
    const evidence = await withLedger(place, 'read', (ledger) => ledgerEvidence(ledger, { known: knownNames(plan!) }));
    const input = { plan: plan!, planHash: planHash!, table: evidence.table, skipped: 0, asOf: parseInstant(AS_OF) as number, knownAt: null, readings: null, engineVersion: 'bench', problems: [] };
    new StandingAssessment(input).verdicts();
    return input;
  });
  const input = cold.value, standing = new StandingAssessment(input);
  const warm = await timed(() => standing.verdicts());
  const chance = new SeededChance(2), each: number[] = [];
  for (let i = 0; i < Number(more); i += 1) {
    const read = readClaim(claimAt(10_000_000 + i, chance));
    if (!('claim' in read)) throw new Error('the invented claim cannot be read');
    input.table.append(read.claim);
    each.push((await timed(() => {
      standing.take();
      standing.verdicts();
    })).ms);
  }
  each.sort((a, b) => a - b);
  report({ coldMs: cold.ms, warmMs: warm.ms, p50Ms: each[Math.floor(each.length * 0.5)]!, p99Ms: each[Math.floor(each.length * 0.99)]! });
}

const steps: Record<string, () => Promise<void>> = { append: () => append(rest[0]!), 'bare-insert': bareInsert, verify, 'bare-hash': bareHash, check: () => check(rest[0]!, rest[1]!) };
await steps[step]!();
