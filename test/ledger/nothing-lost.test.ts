// Nothing that was acknowledged is ever lost: processes killed, disks full, servers gone, and each time everything is looked at again.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { makeKey } from '#ledger/keys.ts';
import { SeededChance } from '../engine/seeded-chance.ts';
import { killOnce, killServer, mustGoOn, TriedLedger } from './kills.ts';
import { anyServer, noServer, PostgresServer } from './postgres-server.ts';

const KILLS = 20;
const version = anyServer();
const noPostgres = version === null ? `${String(noServer(18))}; ${String(noServer(15))}` : false;

let folder: string, keyFile: string;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'truce-nothing-lost-'));
  keyFile = join(folder, 'key.pem');
  await makeKey(keyFile);
});
after(() => rmSync(folder, { recursive: true, force: true }));

describe('a ledger in SQLite', () => {
  const kills = version === null ? KILLS : KILLS / 2;

  test(`a writer is killed ${kills} times: nothing is lost, nothing is half there, and the next goes on`, async () => {
    const tried = await TriedLedger.begin(join(folder, 'killed.sqlite'), keyFile), chance = new SeededChance(1);
    for (let i = 0; i < kills; i += 1) await killOnce(tried, chance);
    assert.ok(tried.acknowledged > kills, `${tried.acknowledged} were acknowledged`);
    await mustGoOn(tried);
  });

  test('a disk that is full: it is said, what was acknowledged is there, and with more room it goes on', async (t) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const mount = (options: string) => spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]);
    if (mount('size=1m').status !== 0) return t.skip('no small disk can be mounted here (this needs root)');
    try {
      const tried = await TriedLedger.begin(join(disk, 'ledger.sqlite'), keyFile);
      await mustStop(tried, {}, /the disk is full/);
      assert.equal(mount('remount,size=4m').status, 0);
      await mustGoOn(tried, 20);
    } finally {
      assert.equal(spawnSync('umount', [disk]).status, 0);
    }
  });

  test('a file that may grow no further: it is said, what was acknowledged is there, and without the limit it goes on', { skip: process.platform === 'win32' ? 'there is no such limit on Windows' : false }, async () => {
    const tried = await TriedLedger.begin(join(folder, 'limited.sqlite'), keyFile);
    // In blocks of 512 or 1,024 bytes, as the shell has it.
    await mustStop(tried, { limit: "trap '' XFSZ; ulimit -f 600;" }, /the disk (is full|could not be written or read)/);
    assert.ok(statSync(tried.place).size <= 600 * 1_024);
    await mustGoOn(tried, 20);
  });
});

/** A writer of long claims, which comes to an end that it tells. */
async function mustStop(tried: TriedLedger, more: { limit?: string }, why: RegExp): Promise<void> {
  const writer = tried.writer({ letters: 5_000, ...more });
  assert.equal(await writer.ends(), 1, writer.problem);
  assert.match(writer.problem, /^error ledger\.store-failed: /);
  assert.match(writer.problem, why);
  assert.match(writer.problem, /\n {2}mend: /);
  assert.ok(writer.acknowledged.size > 10, `${writer.acknowledged.size} were acknowledged before`);
  tried.heard(writer);
  await tried.mustBeWhole();
}

describe('a ledger in PostgreSQL', { skip: noPostgres }, () => {
  let server: PostgresServer;
  before(async () => { server = await PostgresServer.start(version!); });
  after(() => server?.stop());

  test(`a writer is killed ${KILLS / 2} times: nothing is lost, nothing is half there, and the next goes on`, async () => {
    const tried = await TriedLedger.begin(server.place('killed'), keyFile), chance = new SeededChance(2);
    for (let i = 0; i < KILLS / 2; i += 1) await killOnce(tried, chance);
    assert.ok(tried.acknowledged > KILLS / 2, `${tried.acknowledged} were acknowledged`);
    await mustGoOn(tried);
  });

  test('the server is killed four times under a writer: nothing is lost, nothing is doubled, and the writer goes on by itself', async () => {
    const tried = await TriedLedger.begin(server.place('crashed'), keyFile);
    await killServer(tried, server, new SeededChance(3), 4);
    await mustGoOn(tried);
  });
});
