// What every store of a ledger must do: one suite, run wherever a ledger can be kept (stores.test.ts).
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ProblemError } from '#base/problem.ts';
import { versionIn } from '#ledger/claim-versions.ts';
import { GrowingTree, rootsFrom } from '#ledger/growing-tree.ts';
import { makeKey, type SigningKey } from '#ledger/keys.ts';
import { Ledger, type Appended } from '#ledger/ledger.ts';
import { openStore } from '#ledger/open-store.ts';
import type { ClaimVersion, LedgerStore, StoredEntry, Tile } from '#ledger/store.ts';
import { consistencyPath, inclusionPath, isConsistent, leafHash, rootOfInclusion, writeHash } from '#ledger/tree.ts';
import { readEntry } from '#records/entry.ts';
import { SeededChance } from '../engine/seeded-chance.ts';
import { Appender } from './appender.ts';
import type { Grounds } from './grounds.ts';
import { all, mustHoldTogether, plainTiles, plainVersions, tilesOf } from './hold-together.ts';
import { TreeByTheRfc } from './tree-by-the-rfc.ts';

type Sent = Record<string, unknown>;

export function statement(id: string, more: Sent = {}): Sent {
  return { kind: 'statement', id, channel: 'Hmeymim', during: '2020-01-01T00:00Z', ...more };
}

/** A clock that goes on by a second at each look. */
export function clock(): () => number {
  let at = Date.UTC(2024, 0, 1);
  return () => (at += 1_000);
}

/** The problem that is thrown, by its code. */
export async function refusal(work: Promise<unknown>, code: string): Promise<string> {
  let said = '';
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof ProblemError, String(error));
    assert.equal(error.problems[0]!.code, code, error.message);
    said = error.message;
    return true;
  });
  return said;
}

function results(found: readonly Appended[]): string[] {
  return found.map((one) => one.result);
}

export function storeSuite(name: string, grounds: Grounds): void {
  describe(name, { skip: grounds.skip }, () => {
    let folder: string, keyFile: string, key: SigningKey;
    const now = clock();
    const writing = () => ({ now, key });

    before(async () => {
      await grounds.begin();
      folder = mkdtempSync(join(tmpdir(), 'truce-keys-'));
      keyFile = join(folder, 'key.pem');
      key = await makeKey(keyFile);
    });
    after(async () => {
      await grounds.end();
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    });

    /** Opens for the length of the work, and closes whatever becomes of it. */
    async function at<T>(place: string, mode: 'read' | 'write' | 'create', work: (store: LedgerStore) => Promise<T>): Promise<T> {
      const store = await openStore(place, { mode });
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    }

    /** A ledger with its first entry and these claims, each taken in by itself. */
    async function begun(claims: readonly Sent[] = []): Promise<string> {
      const place = grounds.place();
      await at(place, 'create', async (store) => {
        const ledger = await Ledger.begin(store, writing() as { now: () => number; key: SigningKey });
        for (const claim of claims) await ledger.append([claim], writing());
      });
      return place;
    }

    test('a ledger is begun once, and found again by its name', async () => {
      const place = grounds.place();
      await refusal(openStore(place, { mode: 'read' }), 'ledger.not-found');
      await refusal(openStore(place, { mode: 'write' }), 'ledger.not-found');
      const ledgerName = await at(place, 'create', async (store) => {
        await refusal(Ledger.open(store), 'ledger.not-a-ledger');
        const ledger = await Ledger.begin(store, writing() as { now: () => number; key: SigningKey });
        await refusal(Ledger.begin(store, { now, key }), 'ledger.not-a-ledger');
        return ledger.name;
      });
      await refusal(openStore(place, { mode: 'create' }), 'ledger.exists');
      await at(place, 'read', async (store) => {
        const ledger = await Ledger.open(store);
        assert.equal(ledger.name, ledgerName);
        assert.equal(await ledger.size(), 1);
        assert.equal(await ledger.publicKey(), key.publicKey);
        await mustHoldTogether(store, key.publicKey);
      });
    });

    test('what is sent is new, changed, unchanged, or refused', async () => {
      await at(await begun(), 'write', async (store) => {
        const ledger = await Ledger.open(store);
        const send = (...claims: Sent[]) => ledger.append(claims, writing());
        assert.deepEqual(await send(statement('a'), statement('b'), statement('a')), [
          { result: 'new', seq: 2, recordedAt: (await entryAt(store, 2)).recordedAt }, { result: 'new', seq: 3, recordedAt: (await entryAt(store, 3)).recordedAt }, { result: 'unchanged' }]);
        assert.deepEqual(results(await send(statement('a'))), ['unchanged']);
        assert.deepEqual(results(await send(statement('a', { source: { quote: 'later' } }))), ['changed']);
        assert.deepEqual(results(await send(statement('a'))), ['changed'], 'back to what it said first: that is news again');
        assert.deepEqual(results(await send(statement('a', { channel: 'Geneva' }))), ['new']);
        assert.deepEqual(results(await send({ kind: 'statement' })), ['refused']);
        assert.deepEqual(results(await send(statement('c', { recordedAt: '2023-05-01T00:00Z' }))), ['new']);
        const contradiction = await send(statement('c', { recordedAt: '2023-05-01T00:00Z', source: { quote: 'another' } }));
        assert.equal(contradiction[0]!.result === 'refused' && contradiction[0]!.faults[0]!.code, 'claim.two-versions');
        const ahead = await send(statement('d', { recordedAt: '2123-05-01T00:00Z' }));
        assert.equal(ahead[0]!.result === 'refused' && ahead[0]!.faults[0]!.code, 'claim.recorded-ahead');
        const size = await ledger.size();
        const whole = await ledger.append([statement('e'), { kind: 'statement' }], writing(), { whole: true });
        assert.deepEqual(results(whole), ['new', 'refused']);
        assert.equal(await ledger.size(), size, 'one refused keeps the others out where that is asked');
        assert.deepEqual(results(await send(statement('e'))), ['new']);
        await mustHoldTogether(store, key.publicKey);
      });
    });

    test('keys change, checkpoints are signed later, and both are kept', async () => {
      const fresh = await makeKey(join(folder, 'fresh.pem'));
      await at(await begun([statement('a')]), 'write', async (store) => {
        const ledger = await Ledger.open(store);
        await ledger.append([statement('b')], { now, key: null });
        assert.equal((await store.checkpoints()).at(-1)!.size, 2);
        const note = await ledger.checkpoint(key, now);
        assert.equal(await ledger.checkpoint(key, now), note, 'there is one for this size already');
        assert.deepEqual({ ...(await store.checkpoints()).at(-1)! }, { size: 3, note });
        await mustHoldTogether(store, key.publicKey);
        assert.equal(await ledger.changeKey(key, fresh, { by: 'a', why: 'b' }, now), 4);
        assert.deepEqual((await store.others()).map((one) => one.seq), [1, 4]);
        assert.equal(await ledger.publicKey(), fresh.publicKey);
        await refusal(ledger.append([statement('c')], writing()), 'ledger.key-other');
      });
    });

    test('texts come back letter by letter, U+0000 and letters beyond the first plane too', async () => {
      const quote = `\u0000 \\u0000 "\\ ' {},$1 ?1 \u{1F54A} \u200f\u05d0 \ufffd e\u0301\r\n\t${'x'.repeat(300_000)}`;
      const place = await begun([statement('a', { source: { quote } })]);
      await at(place, 'read', async (store) => {
        const { body } = await entryAt(store, 2);
        assert.ok(body.kind === 'claim');
        assert.equal((body.claim['source'] as Sent)['quote'], quote);
        await mustHoldTogether(store, key.publicKey);
      });
    });

    test('versions are found by their names, byte by byte', async () => {
      const digest = leafHash('x');
      const names = ['a', 'A', 'a ', '\u0000', 'a\u0000', 'a\u0000b', 'ä', 'a\u0308', '\u{1F54A}', 'a/b', "'", '"', '\\', '', 'NULL', 'x'.repeat(9_000)];
      const versions = names.flatMap((channel) => names.map((id) => ({ channel, id }))).map((one, i): ClaimVersion => ({ ...one, seq: i + 1, digest, knownAt: i % 2 === 0 ? -62_167_219_200_000 : 253_402_300_799_999, isTold: i % 2 === 0 }));
      await at(await begun(), 'write', async (store) => {
        await store.write((writer) => writer.add({ entries: [], versions, tiles: [], checkpoint: null }));
        for (const [channel, id] of [['a', 'A'], ['a\u0000b', 'a\u0000'], ['a/b', 'a'], ['a', 'x'.repeat(9_000)]] as const) {
          assert.deepEqual(plainVersions(await store.versions([{ channel, id }])), plainVersions(versions.filter((one) => one.channel === channel && one.id === id)));
        }
        assert.deepEqual(plainVersions(await store.versions([{ channel: 'b', id: 'a' }, { channel: 'A', id: 'ä' }, { channel: 'a', id: 'a' }])), plainVersions(versions.filter(({ channel, id }) => (channel === 'a' && id === 'a') || (channel === 'A' && id === 'ä'))), 'in the order of their numbers');
        assert.deepEqual(await store.versions([]), []);
        assert.deepEqual(plainVersions(await all(store.derived().versions)), plainVersions(versions));
      });
    });

    test('many entries are read in pages, in order, from any to any', async () => {
      await at(await begun(), 'write', async (store) => {
        await grow(store, 6_000);
        const pages: StoredEntry[][] = [];
        for await (const page of store.entries(1, Number.MAX_SAFE_INTEGER)) pages.push(page);
        assert.ok(pages.length > 2, `${pages.length} pages`);
        assert.deepEqual(pages.flat().map((one) => one.seq), Array.from({ length: 6_000 }, (_, i) => i + 1));
        const some = (await all(store.entries(1_999, 4_002)));
        assert.deepEqual(some.map((one) => one.seq), Array.from({ length: 2_004 }, (_, i) => i + 1_999));
        assert.deepEqual((await store.hashes(1_999, 4_002)).map(writeHash), some.map((one) => writeHash(leafHash(one.text))));
        assert.deepEqual(await all(store.entries(6_001, 7_000)), []);
        assert.deepEqual(await all(store.entries(5, 4)), []);
        assert.equal((await store.last())!.seq, 6_000);
      });
    });

    test('proofs over 70,000 entries are those of RFC 6962, from subtrees that are kept', async () => {
      await at(await begun(), 'write', async (store) => {
        const size = 70_000, chance = new SeededChance(6_962);
        const leaves = await grow(store, size, () => chance.whole(1, 9_000));
        const tree = new TreeByTheRfc(leaves), roots = rootsFrom(store);
        assert.deepEqual(plainTiles(await all(store.derived().tiles)), plainTiles(tilesOf(tree, size)));
        assert.equal(plainTiles(await store.tiles(2, 0, 9)).length, 1, 'one of level 2');
        const root = tree.root();
        assert.equal(writeHash(await roots(0, size)), writeHash(root));
        assert.equal(writeHash((await GrowingTree.of(store, size)).root()), writeHash(root));
        for (const index of [0, 255, 256, 65_535, 65_536, 69_999, ...Array.from({ length: 6 }, () => chance.whole(0, size - 1))]) {
          const path = await inclusionPath(index, size, roots);
          assert.deepEqual(path.map(writeHash), tree.path(index, 0, size).map(writeHash), `inclusion of ${index}`);
          assert.equal(writeHash(rootOfInclusion(leaves[index]!, index, size, path)!), writeHash(root));
        }
        for (const before of [1, 256, 300, 65_536, 65_537, 69_999, ...Array.from({ length: 6 }, () => chance.whole(1, size - 1))]) {
          const path = await consistencyPath(before, size, roots);
          assert.deepEqual(path.map(writeHash), tree.proof(before, size).map(writeHash), `consistency with ${before}`);
          assert.ok(isConsistent(before, tree.root(0, before), size, root, path));
        }
      });
    });

    test('three processes that write at once lose nothing, double nothing and keep one order', async () => {
      const place = await begun();
      const appenders = ['P1', 'P2', 'P3'].map((channel) => new Appender({ place, keyFile, channel, count: 200 }));
      assert.deepEqual(await Promise.all(appenders.map((one) => one.ends())), [0, 0, 0], appenders.map((one) => one.problem).join(''));
      await at(place, 'read', async (store) => {
        const held = await mustHoldTogether(store, key.publicKey);
        assert.equal(held.length, 601);
        const told = new Map(appenders.flatMap((one) => [...one.acknowledged]));
        assert.equal(told.size, 600);
        for (const { seq, entry: { body } } of held) {
          if (body.kind === 'claim') assert.equal(told.get(`${String(body.claim['channel'])}/${String(body.claim['id'])}`), seq);
        }
      });
    });

    test('a writer waits for another no longer than it says, and keeps nothing', async () => {
      const place = await begun([statement('a')]);
      const unlock = await grounds.lock(place);
      await at(place, 'write', async (store) => {
        const ledger = await Ledger.open(store);
        assert.match(await refusal(ledger.append([statement('b')], writing()), 'ledger.store-failed'), /another program has been writing to it for more than 10 s/);
        await unlock();
        assert.equal(await ledger.size(), 2);
        assert.deepEqual(results(await ledger.append([statement('b')], writing())), ['new']);
      });
    });

    test('what a transaction has begun to add is gone when it is rejected', async () => {
      await at(await begun([statement('a')]), 'write', async (store) => {
        const before = await grounds.contents(store.place);
        await assert.rejects(store.write(async (writer) => {
          const text = '{"n":3}';
          await writer.add({ entries: [{ seq: 3, text, hash: leafHash(text) }], versions: [], tiles: [], checkpoint: { size: 3, note: 'x' } });
          assert.equal((await writer.last())!.seq, 3, 'it sees what it has added');
          throw new Error('on second thoughts');
        }), /on second thoughts/);
        assert.equal((await store.last())!.seq, 2);
        assert.equal((await store.checkpoints()).length, 2);
        assert.deepEqual(await grounds.contents(store.place), before);
        assert.deepEqual(results(await (await Ledger.open(store)).append([statement('b')], writing())), ['new']);
      });
    });

    test('past the ledger nothing is changed, removed, replaced, or added out of turn', async () => {
      const place = await begun([statement('a'), statement('b')]);
      const before = await at(place, 'read', (store) => mustHoldTogether(store, key.publicKey));
      for (const sql of [
        `UPDATE entry SET text = '{}' WHERE seq = 2`, `UPDATE entry SET seq = 9 WHERE seq = 3`, `UPDATE entry SET hash = hash`, 'DELETE FROM entry WHERE seq = 3', 'DELETE FROM entry',
        ...[-1, 0, 1, 2, 3, 5].map((seq) => `INSERT INTO entry SELECT ${seq}, text, hash FROM entry WHERE seq = 1`),
        'INSERT INTO entry SELECT 2, text, hash FROM entry WHERE seq = 1 ON CONFLICT DO NOTHING', 'INSERT INTO entry SELECT 3, text, hash FROM entry WHERE seq = 1 ON CONFLICT (seq) DO NOTHING',
        `INSERT INTO entry SELECT 3, text, hash FROM entry WHERE seq = 1 ON CONFLICT (seq) DO UPDATE SET text = 'x'`,
        `INSERT INTO entry VALUES (4, 'x', ${grounds.bytes('00')})`, `INSERT INTO entry VALUES (4, NULL, ${grounds.bytes('00'.repeat(32))})`,
        `UPDATE checkpoint SET note = 'x'`, 'DELETE FROM checkpoint', 'DELETE FROM checkpoint WHERE size = 1', `INSERT INTO checkpoint VALUES (1, 'x')`, `INSERT INTO checkpoint VALUES (4, 'x')`,
        `INSERT INTO checkpoint VALUES (1, 'x') ON CONFLICT DO NOTHING`, `INSERT INTO checkpoint VALUES (1, 'x') ON CONFLICT (size) DO UPDATE SET note = 'x'`, ...grounds.refused,
      ]) {
        // One connection each: a statement may leave its own beyond use.
        const past = await grounds.past(place);
        try {
          await assert.rejects(past.run(sql), /a ledger only grows|constraint/i, sql);
        } finally {
          await past.end();
        }
      }
      await at(place, 'read', async (store) => assert.deepEqual(await mustHoldTogether(store, key.publicKey), before));
    });

    test('who may only read, reads all and writes nothing', async () => {
      const place = await begun([statement('a')]);
      const before = await grounds.contents(place);
      await at(await grounds.forReading(place), 'read', async (store) => {
        assert.equal((await mustHoldTogether(store, key.publicKey)).length, 2);
        const ledger = await Ledger.open(store);
        assert.equal(await ledger.size(), 2);
        await refusal(ledger.append([statement('b')], writing()), 'ledger.store-failed');
      });
      assert.deepEqual(await grounds.contents(place), before);
    });

    test('an older program refuses a newer store, and says so', async () => {
      const place = await begun([statement('a')]);
      await grounds.setVersion(place, 99);
      for (const mode of ['read', 'write'] as const) assert.match(await refusal(openStore(place, { mode }), 'ledger.newer-store'), /store version 99/);
      await refusal(openStore(place, { mode: 'create' }), 'ledger.exists');
    });

    test('a store of version 1 is told when it is read, and brought up to date when it is written', async () => {
      const now = await at(await begun([statement('a'), statement('b'), statement('a', { source: { quote: 'x' } })]), 'read', async (store) => ({ entries: await all(store.entries(1, 9)), checkpoints: await store.checkpoints() }));
      const place = grounds.place();
      await grounds.makeVersionOne(place);
      const past = await grounds.past(place);
      for (const { seq, text, hash } of now.entries) await past.run(`INSERT INTO entry VALUES (${seq}, '${text}', ${grounds.bytes(Buffer.from(hash).toString('hex'))})`);
      for (const { size, note } of now.checkpoints) await past.run(`INSERT INTO checkpoint VALUES (${size}, '${note}')`);
      await past.end();
      assert.match(await refusal(openStore(place, { mode: 'read' }), 'ledger.older-store'), /store version 1; this one uses 2/);
      await at(place, 'write', async (store) => {
        assert.equal((await store.last())!.seq, 4);
        assert.deepEqual(await all(store.derived().versions), []);
        await store.rebuild((add) => derive(store, add));
      });
      await at(place, 'read', async (store) => assert.equal((await mustHoldTogether(store, key.publicKey)).length, 4));
    });

    test('what is derived and went missing is made again from the entries', async () => {
      const place = await begun(Array.from({ length: 300 }, (_, i) => statement(`c${i}`)));
      const past = await grounds.past(place);
      await past.run('DELETE FROM tile; DELETE FROM claim_version WHERE seq > 100; UPDATE claim_version SET id = channel WHERE seq = 50');
      await past.end();
      await at(place, 'write', async (store) => {
        await assert.rejects(mustHoldTogether(store, key.publicKey));
        await assert.rejects(store.rebuild(async (add) => {
          await add({ versions: [], tiles: [{ level: 1, index: 0, root: leafHash('x') }] });
          throw new Error('stopped halfway');
        }), /stopped halfway/);
        assert.deepEqual(await all(store.derived().tiles), [], 'half of it is not kept');
        await store.rebuild((add) => derive(store, add));
        assert.equal((await mustHoldTogether(store, key.publicKey)).length, 301);
        assert.deepEqual(results(await (await Ledger.open(store)).append([statement('c150')], writing())), ['unchanged']);
      });
    });
  });
}

async function entryAt(store: LedgerStore, seq: number) {
  const [stored] = await all(store.entries(seq, seq));
  const entry = readEntry(stored!.text);
  assert.ok(typeof entry !== 'string');
  return entry;
}

/** Adds entries that say nothing, up to a size, some at a time, each time with the tree as the store gives it; gives all leaves. */
async function grow(store: LedgerStore, size: number, atATime = () => 5_000): Promise<Uint8Array[]> {
  for (let last = (await store.last())!.seq; last < size; ) {
    const tree = await GrowingTree.of(store, last);
    const entries: StoredEntry[] = [], tiles: Tile[] = [];
    for (const end = Math.min(last + atATime(), size); last < end; ) {
      last += 1;
      const text = `{"body":{"claim":{"n":${last}}}}`, hash = leafHash(text);
      entries.push({ seq: last, text, hash });
      tiles.push(...tree.add(hash));
    }
    await store.write((writer) => writer.add({ entries, versions: [], tiles, checkpoint: null }));
  }
  return store.hashes(1, size);
}

/** All that is derived, from the entries. */
async function derive(store: LedgerStore, add: (part: { versions: ClaimVersion[]; tiles: Tile[] }) => Promise<void>): Promise<void> {
  const tree = new GrowingTree();
  for await (const page of store.entries(1, Number.MAX_SAFE_INTEGER)) {
    const versions = page.map((one) => versionIn(readEntry(one.text) as Exclude<ReturnType<typeof readEntry>, string>, one.text)).filter((version) => version !== null);
    await add({ versions, tiles: page.flatMap((one) => tree.add(one.hash)) });
  }
}
