// Whether a ledger holds together, worked out again from its entries alone: numbers, hashes, chain, signatures, and all that is derived.
import assert from 'node:assert/strict';
import { readEntry, type Entry } from '#records/entry.ts';
import { isCheckpointBy, readCheckpoint } from '#ledger/checkpoint.ts';
import { versionIn } from '#ledger/claim-versions.ts';
import { TILE_WIDTH, type ClaimVersion, type LedgerStore, type StoredEntry, type Tile } from '#ledger/store.ts';
import { leafHash, writeHash } from '#ledger/tree.ts';
import { TreeByTheRfc } from './tree-by-the-rfc.ts';

export interface HeldEntry extends StoredEntry { entry: Entry }

/** Fails at the first thing that does not hold; gives the entries. Every size that was signed must have been a size after a whole addition. */
export async function mustHoldTogether(store: LedgerStore, publicKey: string): Promise<HeldEntry[]> {
  const held: HeldEntry[] = [];
  let previous: string | null = null;
  for await (const page of store.entries(1, Number.MAX_SAFE_INTEGER)) {
    for (const stored of page) {
      const entry = readEntry(stored.text);
      assert.ok(typeof entry !== 'string', `entry ${stored.seq}: ${String(entry)}`);
      assert.equal(stored.seq, held.length + 1, 'numbers without a gap');
      assert.equal(entry.seq, stored.seq, 'its number is in what is hashed');
      assert.equal(entry.previous, previous, `entry ${stored.seq} follows the one before`);
      previous = writeHash(leafHash(stored.text));
      assert.equal(writeHash(stored.hash), previous, `hash of entry ${stored.seq}`);
      held.push({ ...stored, entry });
    }
  }
  const tree = new TreeByTheRfc(held.map((one) => one.hash));
  await mustBeSigned(store, tree, held.length, publicKey);
  await mustBeDerived(store, tree, held);
  assert.deepEqual((await store.integrity()).complaints, []);
  return held;
}

async function mustBeSigned(store: LedgerStore, tree: TreeByTheRfc, size: number, publicKey: string): Promise<void> {
  const checkpoints = await store.checkpoints();
  for (const { size: signed, note } of checkpoints) {
    const read = readCheckpoint(note);
    assert.ok(typeof read !== 'string', String(read));
    assert.equal(read.checkpoint.size, signed);
    assert.ok(isCheckpointBy(publicKey, read), `signature at ${signed}`);
    assert.equal(writeHash(read.checkpoint.root), writeHash(tree.root(0, signed)), `root at ${signed}`);
  }
  assert.equal(checkpoints.at(-1)?.size, size, 'the last checkpoint covers the last entry');
}

async function mustBeDerived(store: LedgerStore, tree: TreeByTheRfc, held: readonly HeldEntry[]): Promise<void> {
  const derived = store.derived();
  assert.deepEqual(plainVersions(await all(derived.versions)), plainVersions(held.map((one) => versionIn(one.entry, one.text)).filter((version) => version !== null)));
  assert.deepEqual(plainTiles(await all(derived.tiles)), plainTiles(tilesOf(tree, held.length)));
}

/** Every whole subtree of 256, of 65,536 and so on. */
export function tilesOf(tree: TreeByTheRfc, size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 1, width = TILE_WIDTH; width <= size; level += 1, width *= TILE_WIDTH) {
    for (let index = 0; (index + 1) * width <= size; index += 1) tiles.push({ level, index, root: tree.root(index * width, (index + 1) * width) });
  }
  return tiles;
}

export async function all<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const found: T[] = [];
  for await (const page of pages) found.push(...page);
  return found;
}

/** Stores give bytes in classes of their own: compared as text. */
export function plainVersions(versions: readonly ClaimVersion[]): object[] {
  return versions.map(({ channel, id, seq, digest, knownAt, isTold }) => ({ channel, id, seq, digest: writeHash(digest), knownAt, isTold }));
}

export function plainTiles(tiles: readonly Tile[]): object[] {
  return tiles.map(({ level, index, root }) => ({ level, index, root: writeHash(root) }));
}
