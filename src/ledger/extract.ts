// Takes extracts out of a ledger, and checks them where the ledger is not at hand.
import { canonicalJson } from '#base/canonical.ts';
import { keyChangeText, ledgerName, readEntry, type Entry } from '#records/entry.ts';
import type { EntryJson, Extract } from '#records/extract.ts';
import { isCheckpointBy, readCheckpoint, type Checkpoint } from '#ledger/checkpoint.ts';
import { rootsFrom } from '#ledger/growing-tree.ts';
import { isSignedBy } from '#ledger/keys.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { leafHash, nodeHash, parseHash, sameHash, split, writeHash, type Hash } from '#ledger/tree.ts';

/** The extract that holds these entries, under the latest checkpoint that covers them all; null where none does. */
export async function extractOf(ledger: Ledger, wanted: readonly number[]): Promise<Extract | null> {
  const last = Math.max(1, ...wanted);
  const checkpoint = (await ledger.store.checkpoints()).findLast(({ size }) => size >= last);
  if (checkpoint === undefined) return null;
  const { size, note } = checkpoint;
  const others = (await ledger.store.others()).map(({ seq }) => seq).filter((seq) => seq <= size);
  const numbers = [...new Set([...others, ...wanted])].sort((a, b) => a - b);
  return { ledger: ledger.name, size, entries: await entriesOf(ledger, numbers), rest: await restOf(ledger, numbers, size), checkpoint: note };
}

async function entriesOf(ledger: Ledger, numbers: readonly number[]): Promise<EntryJson[]> {
  const wanted = new Set(numbers), found: EntryJson[] = [];
  // Stretches, so that neither each entry is asked for alone nor all are read for a few.
  for (const [from, to] of stretchesOf(numbers)) {
    for await (const page of ledger.store.entries(from, to)) for (const { seq, text } of page) if (wanted.has(seq)) found.push(JSON.parse(text) as EntryJson);
  }
  return found;
}

const NEAR = 64;

function stretchesOf(numbers: readonly number[]): [from: number, to: number][] {
  const stretches: [number, number][] = [];
  for (const seq of numbers) {
    const last = stretches.at(-1);
    if (last !== undefined && seq - last[1] <= NEAR) last[1] = seq;
    else stretches.push([seq, seq]);
  }
  return stretches;
}

/** The largest subtrees without any of these entries, from left to right. */
async function restOf(ledger: Ledger, numbers: readonly number[], size: number): Promise<string[]> {
  const roots = rootsFrom(ledger.store), rest: string[] = [];
  const walk = async (from: number, to: number, first: number, last: number): Promise<void> => {
    if (first === last) return void rest.push(writeHash(await roots(from, to)));
    if (to - from === 1 || last - first === to - from) return;
    const middle = from + split(to - from);
    let parted = first;
    while (parted < last && numbers[parted]! <= middle) parted += 1;
    await walk(from, middle, first, parted);
    await walk(middle, to, parted, last);
  };
  await walk(0, size, 0, numbers.length);
  return rest;
}

export interface ExtractRead { checkpoint: Checkpoint; entries: Entry[]; publicKey: string }

/**
 * Checks an extract by itself: that its entries lead to the root that was signed, by a key that the ledger's own entries name. What does not hold, in
 * words. What it cannot show: that the ledger was not begun anew by somebody else; for that, compare its name with one that is known.
 */
export function checkExtract(extract: Extract): ExtractRead | string {
  const { ledger, size, rest, checkpoint } = extract;
  const note = readCheckpoint(checkpoint);
  if (typeof note === 'string') return `the checkpoint does not hold: ${note}`;
  if (note.checkpoint.ledger !== ledger || note.checkpoint.size !== size) return 'the checkpoint is about another ledger, or another size of it';
  const entries: Entry[] = [], leaves = new Map<number, Hash>();
  for (const json of extract.entries) {
    const text = canonicalJson(json), entry = readEntry(text);
    if (typeof entry === 'string') return `entry ${String(json.seq)} does not hold: ${entry}`;
    if (entry.seq > size || entry.seq <= (entries.at(-1)?.seq ?? 0)) return `entry ${entry.seq} stands out of order`;
    entries.push(entry);
    leaves.set(entry.seq - 1, leafHash(text));
  }
  const root = rootOf(leaves, size, rest);
  if (root === null || !sameHash(root, note.checkpoint.root)) return 'its entries and hashes do not lead to the root that was signed: something was changed, added or taken away';
  const key = keyOf(entries, leaves, ledger);
  if (typeof key !== 'object') return key;
  return isCheckpointBy(key.publicKey, note) ? { checkpoint: note.checkpoint, entries, publicKey: key.publicKey } : 'the signature of its checkpoint does not hold';
}

function rootOf(leaves: ReadonlyMap<number, Hash>, size: number, rest: readonly string[]): Hash | null {
  const numbers = [...leaves.keys()];
  let next = 0;
  const walk = (from: number, to: number, first: number, last: number): Hash | null => {
    if (first === last) return parseHash(rest[next++]);
    if (to - from === 1) return leaves.get(from) ?? null;
    const middle = from + split(to - from);
    let parted = first;
    while (parted < last && numbers[parted]! < middle) parted += 1;
    const left = walk(from, middle, first, parted), right = walk(middle, to, parted, last);
    return left === null || right === null ? null : nodeHash(left, right);
  };
  const root = size < 1 ? null : walk(0, size, 0, numbers.length);
  return next === rest.length ? root : null;
}

/** The key in force at the end of what an extract shows. */
function keyOf(entries: readonly Entry[], leaves: ReadonlyMap<number, Hash>, ledger: string): { publicKey: string } | string {
  let publicKey = '';
  for (const { seq, body, previous } of entries) {
    if (seq === 1 && (body.kind !== 'beginning' || ledgerName(writeHash(leaves.get(0)!)) !== ledger)) return 'its first entry is not the beginning of the ledger that it names';
    if (seq !== 1 && body.kind === 'beginning') return 'a second beginning stands within it';
    if (body.kind === 'key' && !isSignedBy(publicKey, keyChangeText(ledger, previous ?? '', body), Buffer.from(body.signature, 'base64'))) return `the change of key in entry ${seq} is not signed by the key before it`;
    if (body.kind !== 'claim') publicKey = body.publicKey;
  }
  return publicKey === '' ? 'the first entry of the ledger is missing' : { publicKey };
}
