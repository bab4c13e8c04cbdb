// Proofs over HTTP: checked with the ledger's own verification, and refused where there is nothing to prove with.
import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ProofAnswer } from '#records/board-proofs.ts';
import type { ProblemDetails } from '#records/board.ts';
import { makeKey } from '#ledger/keys.ts';
import { Ledger } from '#ledger/ledger.ts';
import { openStore } from '#ledger/open-store.ts';
import { faultOfProof } from '#ledger/prove.ts';
import { verifyFile } from '#monitor/verify-bundle.ts';
import { clockFrom, folderFor, makeSmallLedger, syriaClaims } from '../ledger/small-ledger.ts';
import { openServer, SYRIA } from '../web/browser.ts';

const pathOf = (claim: Record<string, unknown>) => `/api/agreements/Syria2016/proofs/${encodeURIComponent(String(claim['channel']))}/${encodeURIComponent(String(claim['id']))}`;
const source = (ledger: string) => ({ ...SYRIA, evidence: { ledger }, skipUnknown: true });

test('every claim of a ledger is proved, as truce verify would have it; one byte changed, and it does not hold', async (t) => {
  const folder = folderFor(t);
  const { path } = await makeSmallLedger(folder);
  const server = await openServer({ sources: [source(path)] });
  t.after(() => server.close());
  const claims = syriaClaims(12), versionsOf = (claim: Record<string, unknown>) => claims.filter(({ channel, id }) => channel === claim['channel'] && id === claim['id']);
  for (const claim of claims) {
    const { key, proof, earlier } = await (await fetch(new URL(pathOf(claim), server.url))).json() as ProofAnswer;
    assert.equal(key, `${String(claim['channel'])}/${String(claim['id'])}`);
    assert.equal(earlier.length, versionsOf(claim).length - 1);
    assert.ok(earlier.every((seq) => seq < proof.seq));
    assert.equal(faultOfProof(proof), null);
    const { recordedAt: _entered, ...entered } = (proof.entry.body as { claim: Record<string, unknown> }).claim, { recordedAt: _told, ...told } = versionsOf(claim).at(-1)!;
    assert.deepEqual(entered, told);
    const file = join(folder, 'proof.json');
    writeFileSync(file, JSON.stringify(proof));
    assert.deepEqual((await verifyFile(file, { ledger: proof.ledger, planHash: undefined })).problems, []);
    const forged = structuredClone(proof);
    (forged.entry.body as unknown as { claim: { standing: string } }).claim.standing = 'withdrawn';
    assert.match(faultOfProof(forged) ?? '', /do not lead to the root/);
  }
});

test('what no checkpoint covers, and what stands in files, is not proved: what would mend it is said', async (t) => {
  const path = join(folderFor(t), 'unsigned.sqlite');
  const now = clockFrom(Date.UTC(2026, 0, 1)), key = await makeKey(`${path}.key`);
  const store = await openStore(path, { mode: 'create' }), claims = syriaClaims(3);
  const ledger = await Ledger.begin(store, { now, key });
  await ledger.append(claims, { now, key: null });
  await store.close();
  const unsigned = await openServer({ sources: [source(path)] }), files = await openServer();
  t.after(() => Promise.all([unsigned.close(), files.close()]));
  for (const [server, says, mend] of [[unsigned, /no checkpoint covers entry 4/, /truce ledger checkpoint/], [files, /stands in files/, /truce ledger init/]] as const) {
    const response = await fetch(new URL(pathOf(claims[2]!), server.url)), problem = await response.json() as ProblemDetails;
    assert.deepEqual([response.status, problem.code], [409, 'ask.cannot-prove']);
    assert.match(problem.detail, says);
    assert.match(problem.mend ?? '', mend);
  }
  const missing = await fetch(new URL('/api/agreements/Syria2016/proofs/Nobody/nothing', files.url));
  assert.equal(missing.status, 404);
});
