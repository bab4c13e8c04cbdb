// What was changed in a ledger is found: in its store with other tools, in its export byte by byte, in its proofs.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { ProblemError } from '#base/problem.ts';
import { verifyLedger } from '#ledger/verify.ts';
import { leafHash } from '#ledger/tree.ts';
import { importLedger, ledgerExport, claimsExport, writeLines } from '#monitor/ledger-files.ts';
import { logLines, entryText } from '#monitor/describe-ledger.ts';
import { withLedger, withStore } from '#monitor/ledgers.ts';
import { folderFor, makeSmallLedger } from './small-ledger.ts';
import { SeededChance } from '../engine/seeded-chance.ts';

const TRIGGERS = ['entry_follows_the_last', 'entry_is_not_changed', 'entry_is_not_removed', 'checkpoint_is_new', 'checkpoint_is_not_changed', 'checkpoint_is_not_removed'];

/** Changes a copy with SQLite itself, the triggers taken away first; gives what verify says of it. */
async function afterChange(path: string, copy: string, change: (db: DatabaseSync) => void): Promise<string[]> {
  copyFileSync(path, copy);
  const db = new DatabaseSync(copy);
  for (const trigger of TRIGGERS) db.exec(`DROP TRIGGER ${trigger}`);
  change(db);
  db.close();
  return faultsOf(copy);
}

/** What verify says does not hold; also that a store cannot be read at all. */
async function faultsOf(path: string): Promise<string[]> {
  try {
    const report = await withStore(path, 'read', (store) => verifyLedger(store));
    return [...report.problems.filter(({ severity }) => severity === 'error').map(({ message }) => message), ...(report.derived === 'held' ? [] : ['what is worked out differs'])];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ message }) => message);
    throw error;
  }
}

function textOf(db: DatabaseSync, seq: number): string {
  return db.prepare('SELECT text FROM entry WHERE seq = ?').get(seq)!['text'] as string;
}

test('a change to any entry, its number, its order or its place is found, and the first that does not hold is named', async (t) => {
  const folder = folderFor(t), { path, entries } = await makeSmallLedger(folder), copy = join(folder, 'copy.sqlite');
  assert.deepEqual(await faultsOf(path), [], 'the ledger holds to begin with');
  for (let seq = 1; seq <= entries; seq += 1) {
    const named = new RegExp(`^entry ${seq} does not hold`);
    const changed = await afterChange(path, copy, (db) => db.prepare('UPDATE entry SET text = ? WHERE seq = ?').run(textOf(db, seq).replace(/20(\d\d)/, '21$1'), seq));
    assert.match(changed[0] ?? '', named, 'its text');
    // Whoever changes the text makes the hash fit, too: then the next does not follow, or the checkpoint does not hold.
    const both = await afterChange(path, copy, (db) => {
      const text = textOf(db, seq).replace(/20(\d\d)/, '21$1');
      db.prepare('UPDATE entry SET text = ?, hash = ? WHERE seq = ?').run(text, leafHash(text), seq);
    });
    assert.ok(both.length > 0, `entry ${seq}: its text and its hash`);
    const gone = await afterChange(path, copy, (db) => db.prepare('DELETE FROM entry WHERE seq = ?').run(seq));
    assert.ok(gone.length > 0, `entry ${seq} removed`);
    if (seq === entries) continue;
    const swapped = await afterChange(path, copy, (db) => db.exec(`UPDATE entry SET seq = -1 WHERE seq = ${seq}; UPDATE entry SET seq = ${seq} WHERE seq = ${seq + 1}; UPDATE entry SET seq = ${seq + 1} WHERE seq = -1`));
    assert.match(swapped[0] ?? '', named, 'its order');
    const closed = await afterChange(path, copy, (db) => db.exec(`DELETE FROM entry WHERE seq = ${seq}; UPDATE entry SET seq = -seq WHERE seq > ${seq}; UPDATE entry SET seq = -seq - 1 WHERE seq < 0`));
    assert.match(closed[0] ?? '', named, 'its place taken by the next');
  }
});

test('an end that was cut off is found by a checkpoint that was kept elsewhere, and not without it', async (t) => {
  const folder = folderFor(t), { path, entries } = await makeSmallLedger(folder), copy = join(folder, 'copy.sqlite');
  const note = await withLedger(path, 'read', async (ledger) => (await ledger.store.checkpoints()).at(-1)!.note);
  const cut = await afterChange(path, copy, (db) => db.exec(`DELETE FROM entry WHERE seq > ${entries - 3}; DELETE FROM checkpoint WHERE size > ${entries - 3}; DELETE FROM claim_version WHERE seq > ${entries - 3}`));
  assert.deepEqual(cut, [], 'by itself the shorter ledger is one that once was');
  const report = await withStore(copy, 'read', (store) => verifyLedger(store, { kept: [{ from: 'monday.checkpoint', note }] }));
  assert.match(report.problems[0]!.message, /monday\.checkpoint does not hold: it was signed over \d+ entries, and there are \d+: the end of the ledger is missing/);
  const other = await withStore(path, 'read', (store) => verifyLedger(store, { kept: [{ from: 'monday.checkpoint', note: note.replace(/\n\d+\n/, `\n${entries - 1}\n`) }] }));
  assert.match(other.problems[0]!.message, /the entries that it was signed over were others/);
});

test('an index or a part of the tree that differs from the entries is written anew, and is no broken ledger', async (t) => {
  const folder = folderFor(t), { path } = await makeSmallLedger(folder), copy = join(folder, 'copy.sqlite');
  copyFileSync(path, copy);
  const db = new DatabaseSync(copy);
  db.exec("UPDATE claim_version SET id = 'another' WHERE seq = 3; DELETE FROM claim_version WHERE seq = 4");
  db.close();
  const found = await withStore(copy, 'write', (store) => verifyLedger(store, { mayRebuild: true }));
  assert.deepEqual([found.derived, found.problems.filter(({ severity }) => severity === 'error')], ['rebuilt', []]);
  assert.deepEqual(await faultsOf(copy), []);
});

test('every changed byte of an export is found, and nothing is made of it', async (t) => {
  const folder = folderFor(t), { path, entries } = await makeSmallLedger(folder, 3);
  const file = join(folder, 'export.jsonl'), changed = join(folder, 'changed.jsonl'), place = join(folder, 'imported.sqlite');
  await withLedger(path, 'read', (ledger) => writeLines(file, () => undefined, ledgerExport(ledger)));
  const bytes = readFileSync(file);
  const chance = new SeededChance(7);
  for (let at = 0; at < bytes.length; at += 1) {
    const other = Buffer.from(bytes);
    other[at] = other[at]! ^ (1 << chance.whole(0, 7));
    writeFileSync(changed, other);
    await assert.rejects(importLedger(changed, place), (error: unknown) => error instanceof ProblemError && error.problems[0]!.code === 'ledger.bad-export', `byte ${at} of ${bytes.length}`);
    assert.ok(!existsSync(place), `byte ${at}: nothing was made`);
  }
  for (const at of [0, 1, bytes.length >> 1, bytes.length - 1]) {
    writeFileSync(changed, Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]));
    await assert.rejects(importLedger(changed, place), ProblemError, `byte ${at} left out`);
    writeFileSync(changed, Buffer.concat([bytes.subarray(0, at), Buffer.of(0x0a), bytes.subarray(at)]));
    await assert.rejects(importLedger(changed, place), ProblemError, `a line end more at ${at}`);
  }
  const { entries: imported } = await importLedger(file, place);
  assert.equal(imported, entries);
  await withLedger(place, 'read', (ledger) => writeLines(changed, () => undefined, ledgerExport(ledger)));
  assert.deepEqual(readFileSync(changed), bytes, 'what was imported is exported byte for byte');
});

/** All that commands print of a ledger. */
async function printed(path: string, entries: number): Promise<string> {
  return withLedger(path, 'read', async (ledger) => {
    const lines: string[] = [];
    const collect = async (pages: AsyncIterable<string[]>): Promise<void> => {
      for await (const page of pages) lines.push(...page);
    };
    await collect(ledgerExport(ledger));
    await collect(claimsExport(ledger));
    lines.push(await logLines(ledger, 1, entries));
    for (let seq = 1; seq <= entries; seq += 1) lines.push(await entryText(ledger, seq));
    return lines.join('\n');
  });
}

test('of bits flipped in the SQLite file each is found, or changes nothing that any command prints', async (t) => {
  const folder = folderFor(t), { path, entries } = await makeSmallLedger(folder), copy = join(folder, 'copy.sqlite');
  const bytes = readFileSync(path), before = await printed(path, entries), chance = new SeededChance(11);
  const count = Number(process.env['TRUCE_FLIPS'] ?? 600);
  let found = 0, silent = 0;
  for (let i = 0; i < count; i += 1) {
    const at = chance.whole(0, bytes.length - 1), bit = chance.whole(0, 7);
    const other = Buffer.from(bytes);
    other[at] = other[at]! ^ (1 << bit);
    for (const end of ['-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
    writeFileSync(copy, other);
    if ((await faultsOf(copy)).length > 0) {
      found += 1;
      continue;
    }
    silent += 1;
    assert.equal(await printed(copy, entries), before, `bit ${bit} of byte ${at} was not found by verify, and changes what is printed`);
  }
  t.diagnostic(`${count} bits flipped, one at a time: ${found} found, ${silent} without effect on anything that is printed`);
  assert.ok(found > 0 && silent > 0, 'both happen');
});
