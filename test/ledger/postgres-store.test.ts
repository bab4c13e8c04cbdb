// What is PostgreSQL's alone: its address, its words when it fails, and a connection that breaks at the worst moment.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { makeKey, type SigningKey } from '#ledger/keys.ts';
import { Ledger } from '#ledger/ledger.ts';
import { openStore, shownPlace } from '#ledger/open-store.ts';
import { readPostgresPlace } from '#ledger/postgres-place.ts';
import type { LedgerStore, StoreWriter } from '#ledger/store.ts';
import { leafHash } from '#ledger/tree.ts';
import { CuttingProxy } from './cutting-proxy.ts';
import { mustHoldTogether } from './hold-together.ts';
import { anyServer, noServer, PostgresServer } from './postgres-server.ts';
import { clock, refusal, statement } from './stores.ts';

describe('the address of a ledger in PostgreSQL', () => {
  test('our own parameter is taken out, the others pass, and no password is shown', () => {
    assert.deepEqual(readPostgresPlace('postgres://amal:se%40cret@db.example:5433/truce?sslmode=require&schema=syria_2016'), {
      shown: 'postgres://amal@db.example:5433/truce?sslmode=require&schema=syria_2016', url: 'postgres://amal:se%40cret@db.example:5433/truce?sslmode=require', schema: 'syria_2016' });
    assert.deepEqual(readPostgresPlace('postgresql://db.example/truce'), { shown: 'postgresql://db.example/truce', url: 'postgresql://db.example/truce', schema: 'truce' });
    assert.equal(readPostgresPlace('postgres://amal:x@[::1]:5432/truce?password=se').shown, 'postgres://amal@[::1]:5432/truce');
    assert.deepEqual(['postgres://amal:secret@h/truce', 'a:b@c.sqlite'].map(shownPlace), ['postgres://amal@h/truce', 'a:b@c.sqlite']);
    assert.equal(readPostgresPlace('postgres://a@one:1,two:2/truce').shown, 'postgres://a@one:1,two:2/truce');
  });

  test('what is no such address is refused, and nothing of it is shown that may be a password', async () => {
    for (const url of ['postgres://amal:se@cret@h/db', 'postgres://amal:se/cret@h/db', 'postgres://amal:se?cret@h/db', 'postgres://amal:se#cret@h/db', 'postgres://amal:secret', 'postgres://h:port/secret', 'postgres://a@h/db?x=secret@y', 'postgres://amal:secret@h/db?schema=Syria', 'postgres://amal:secret@h/db?schema=pg_x', 'postgres://amal:secret@h/db?schema=']) {
      assert.doesNotMatch(await refusal(openStore(url, { mode: 'read' }), 'ledger.bad-url'), /se\W?cret/, url);
    }
    assert.doesNotMatch(await refusal(openStore('postgres://amal:%zz-secret@127.0.0.1:1/db', { mode: 'read' }), 'ledger.bad-url'), /secret/);
  });

  test('where no server is, that is said at once', async () => {
    assert.match(await refusal(openStore('postgres://amal:secret@127.0.0.1:1/db', { mode: 'write' }), 'ledger.store-failed'), /^error ledger\.store-failed: postgres:\/\/amal@127\.0\.0\.1:1\/db: no database server answers there/);
  });
});

const version = anyServer();

describe('a ledger in PostgreSQL', { skip: version === null ? `${String(noServer(18))}; ${String(noServer(15))}` : false }, () => {
  const now = clock();
  let folder: string, server: PostgresServer, proxy: CuttingProxy, key: SigningKey, count = 0;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'truce-keys-'));
    server = await PostgresServer.start(version!);
    proxy = await CuttingProxy.before(server.port);
    key = await makeKey(join(folder, 'key.pem'));
  });
  after(async () => {
    await proxy?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function sql(text: string): Promise<void> {
    const connection = server.connect();
    await connection.unsafe(text).simple();
    await connection.end();
  }

  /** A fresh ledger, opened through the proxy. */
  async function begun(door = proxy): Promise<{ store: LedgerStore; ledger: Ledger; direct: string }> {
    count += 1;
    const direct = server.place(`ledger_${count}`);
    const store = await openStore(direct, { mode: 'create' });
    await Ledger.begin(store, { now, key });
    await store.close();
    const through = await openStore(direct.replace(String(server.port), String(door.port)), { mode: 'write' });
    return { store: through, ledger: await Ledger.open(through), direct };
  }

  test('who may not do what is asked, is told what is missing', async () => {
    await sql('CREATE ROLE stranger LOGIN');
    const { direct, store } = await begun();
    await store.close();
    const stranger = direct.replace('truce@', 'stranger@');
    assert.match(await refusal(openStore(stranger, { mode: 'read' }), 'ledger.store-failed'), /this user may not do that there/);
    assert.match(await refusal(openStore(server.place('theirs', 'stranger'), { mode: 'create' }), 'ledger.store-failed'), /this user may not do that there/);
    assert.match(await refusal(openStore(server.place('x', 'nobody_at_all'), { mode: 'read' }), 'ledger.store-failed'), /does not accept this user/);
    assert.match(await refusal(openStore(server.place('x').replace('/postgres?', '/elsewhere?'), { mode: 'read' }), 'ledger.store-failed'), /no database of that name/);
    await sql('CREATE DATABASE latin ENCODING LATIN1 LOCALE \'C\' TEMPLATE template0');
    assert.match(await refusal(openStore(server.place('x').replace('/postgres?', '/latin?'), { mode: 'create' }), 'ledger.bad-url'), /keeps texts as LATIN1/);
  });

  test('who may read and insert, and nothing else, can write', async () => {
    const { direct, store } = await begun();
    await store.close();
    await sql(`CREATE ROLE clerk LOGIN; GRANT USAGE ON SCHEMA ledger_${count} TO clerk; GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA ledger_${count} TO clerk`);
    const clerk = await openStore(direct.replace('truce@', 'clerk@'), { mode: 'write' });
    assert.equal((await (await Ledger.open(clerk)).append([statement('a')], { now, key }))[0]!.result, 'new');
    assert.deepEqual((await clerk.integrity()).unchecked, ['the indexes: the extension amcheck is not there (CREATE EXTENSION amcheck)']);
    await clerk.close();
  });

  test('a schema that is there is used; one that holds a table of the same name is not touched', async () => {
    await sql('CREATE SCHEMA ours; CREATE SCHEMA theirs; CREATE TABLE theirs.entry (x integer)');
    await (await openStore(server.place('ours'), { mode: 'create' })).close();
    await refusal(openStore(server.place('theirs'), { mode: 'create' }), 'ledger.exists');
    await refusal(openStore(server.place('theirs'), { mode: 'read' }), 'ledger.not-found');
  });

  test('a page on the disk that is not as it was written is complained of', async () => {
    await sql('CREATE EXTENSION amcheck');
    const { store } = await begun();
    const { complaints, unchecked } = await store.integrity();
    assert.deepEqual([complaints, unchecked], [[], []]);
    await server.damage(`ledger_${count}.entry_pkey`);
    assert.match((await store.integrity()).complaints.join('\n'), /the index entry_pkey is not as it should be: invalid page in block/);
    assert.match((await store.integrity()).complaints.join('\n'), /pages of this database did not fit their checksums when they were read, so far \d+ times/);
    assert.match(await refusal(store.last(), 'ledger.damaged'), /the database is damaged/);
    await store.close();
    await sql('DROP EXTENSION amcheck; SELECT pg_stat_reset()');
  });

  test('a guard that was taken away is complained of', async () => {
    const { store } = await begun();
    assert.deepEqual((await store.integrity()).complaints, []);
    await sql(`ALTER TABLE ledger_${count}.entry DISABLE TRIGGER entry_is_not_changed; DROP TRIGGER checkpoint_is_new ON ledger_${count}.checkpoint`);
    assert.deepEqual((await store.integrity()).complaints, ['checkpoint_is_new', 'entry_is_not_changed'].map((name) => `the trigger ${name}, which keeps the ledger from being changed, is gone or switched off`));
    await store.close();
  });

  for (const [cut, runs, what] of [
    ['answer', 1, 'COMMIT was done and its answer lost: it is found, and not done again'],
    ['late', 1, 'COMMIT comes to the server after the connection was lost: it is waited for, and not done again'],
    ['question', 2, 'COMMIT was lost on its way: it is done again'],
    ['before', 2, 'the connection broke before COMMIT: all is done again'],
  ] as const) {
    test(what, async () => {
      const { store, ledger, direct } = await begun();
      await ledger.append([statement('a')], { now, key });
      proxy.cuts.push(cut);
      const [appended] = await ledger.append([statement('b')], { now, key });
      assert.equal(proxy.cuts.length, 0, 'the connection was cut');
      assert.deepEqual({ result: appended!.result, seq: appended!.result === 'new' && appended!.seq }, { result: 'new', seq: 3 });

      let asked = 0;
      proxy.cuts.push(cut);
      const kept = await store.write(async (writer) => {
        asked += 1;
        const seq = (await writer.last())!.seq + 1, text = `{"n":${seq},"run":${asked}}`;
        await writer.add({ entries: [{ seq, text, hash: leafHash(text) }], versions: [], tiles: [], checkpoint: null });
        return text;
      });
      assert.equal(asked, runs);
      const last = await store.last();
      assert.deepEqual({ seq: last!.seq, text: last!.text }, { seq: 4, text: kept });
      await store.close();
      const reader = await openStore(direct, { mode: 'read' });
      assert.equal((await reader.checkpoints()).at(-1)!.size, 3);
      await reader.close();
    });
  }

  test('a checkpoint alone, whose COMMIT lost its answer, is found by its note', async () => {
    const { store, ledger } = await begun();
    await ledger.append([statement('a')], { now, key: null });
    let asked = 0;
    proxy.cuts.push('answer');
    await store.write(async (writer) => {
      asked += 1;
      await writer.add({ entries: [], versions: [], tiles: [], checkpoint: { size: 2, note: `note ${asked}` } });
    });
    assert.deepEqual([proxy.cuts.length, asked, (await store.checkpoints()).at(-1)!.note], [0, 1, 'note 1']);
    await store.close();
  });

  test('another writer that adds as many entries between a lost COMMIT and its second run is built upon', async () => {
    const { store, ledger, direct } = await begun(), other = await openStore(direct, { mode: 'write' });
    await ledger.append([statement('a')], { now, key });
    proxy.cuts.push('question');
    proxy.shutsAfterCut = true;
    const ours = ledger.append([statement('b')], { now, key });
    while (proxy.cuts.length > 0) await new Promise((resolve) => { setTimeout(resolve, 2); });
    const [theirs] = await (await Ledger.open(other)).append([statement('c')], { now, key });
    proxy.isShut = proxy.shutsAfterCut = false;
    assert.deepEqual([theirs, (await ours)[0]].map((one) => one?.result === 'new' && one.seq), [3, 4]);
    assert.equal((await mustHoldTogether(store, key.publicKey)).length, 4);
    await Promise.all([store.close(), other.close()]);
  });

  test('a reader goes on over a connection that was lost', async () => {
    const { store } = await begun();
    const made = proxy.connections;
    await sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'truce'`);
    assert.equal((await store.last())!.seq, 1);
    assert.ok(proxy.connections > made);
    await store.close();
  });

  test('a writer that outlives its transaction cannot write any more', async () => {
    const { store } = await begun();
    let kept: StoreWriter | undefined;
    await store.write(async (writer) => { kept = writer; });
    await assert.rejects(kept!.last(), /the transaction of this writer is over/);
    await store.close();
  });

  test('where the database stays away, it is said that nothing was kept, or that this is not known', async () => {
    await Promise.all(([['before', /the connection to the database broke|no database server answers there/, 'new'], ['answer', /whether it was kept is not known/, 'unchanged']] as const).map(async ([cut, said, then]) => {
      const door = await CuttingProxy.before(server.port);
      try {
        const { store, ledger } = await begun(door);
        door.cuts.push(cut);
        door.shutsAfterCut = true;
        assert.match(await refusal(ledger.append([statement('b')], { now, key }), 'ledger.store-failed'), said);
        door.isShut = door.shutsAfterCut = false;
        assert.equal((await ledger.append([statement('b')], { now, key }))[0]!.result, then);
        assert.equal((await mustHoldTogether(store, key.publicKey)).length, 2);
        await store.close();
      } finally {
        await door.close();
      }
    }));
  });
});
