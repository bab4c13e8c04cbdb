// The Merkle tree over a ledger's entries, in the shape of RFC 6962: hashes, roots, and proofs that an entry is in it or that it only grew.
import { hash } from 'node:crypto';

/** 32 bytes. */
export type Hash = Uint8Array;

/** `sha256:` and 64 hex digits. */
export function writeHash(bytes: Hash): string {
  return `sha256:${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
}

/** Null where the text is no hash as `writeHash` writes it. */
export function parseHash(text: unknown): Hash | null {
  return typeof text === 'string' && /^sha256:[0-9a-f]{64}$/.test(text) ? Buffer.from(text.slice(7), 'hex') : null;
}

export function sameHash(a: Hash, b: Hash): boolean {
  return Buffer.compare(a, b) === 0;
}

/** RFC 6962, 2.1: SHA-256 of 0x00 and the entry's bytes (a text's in UTF-8). It is also what the next entry holds as `previous`. */
export function leafHash(entry: string | Uint8Array): Hash {
  return hash('sha256', Buffer.concat([LEAF, typeof entry === 'string' ? Buffer.from(entry, 'utf8') : entry]), 'buffer');
}

/** RFC 6962, 2.1: SHA-256 of 0x01 and the hashes of both halves. */
export function nodeHash(left: Hash, right: Hash): Hash {
  return hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');
}

const LEAF = Buffer.of(0), NODE = Buffer.of(1);

/** RFC 6962, 2.1: the root of a tree without entries. */
export const EMPTY_ROOT: Hash = hash('sha256', Buffer.alloc(0), 'buffer');

/** The tree as it grows: for each one in the binary number of its size, the root of a whole subtree, the largest first. */
export class Frontier {
  size = 0;
  readonly #peaks: { leaves: number; root: Hash }[] = [];

  /** Adds a whole subtree of `leaves` (a power of two that divides the size so far); by itself, one leaf. */
  add(root: Hash, leaves = 1): void {
    this.size += leaves;
    let peak = { leaves, root };
    for (let last = this.#peaks.at(-1); last !== undefined && last.leaves === peak.leaves; last = this.#peaks.at(-1)) {
      this.#peaks.pop();
      peak = { leaves: peak.leaves * 2, root: nodeHash(last.root, peak.root) };
    }
    this.#peaks.push(peak);
  }

  root(): Hash {
    const last = this.#peaks.at(-1);
    if (last === undefined) return EMPTY_ROOT;
    return this.#peaks.slice(0, -1).reduceRight((right, peak) => nodeHash(peak.root, right), last.root);
  }

  copy(): Frontier {
    const copy = new Frontier();
    copy.size = this.size;
    copy.#peaks.push(...this.#peaks);
    return copy;
  }
}

/** The root of the entries [from, to), from 0; where the tree itself is asked for, [0, size). */
export type RootOf = (from: number, to: number) => Promise<Hash>;

/** The largest power of two below n (n > 1): where RFC 6962 parts a tree. */
export function split(n: number): number {
  return 2 ** (Math.ceil(Math.log2(n)) - 1);
}

/** RFC 6962, 2.1.1: what is needed beside the leaf at `index` (from 0) to come to the root of a tree of `size`; from the leaf upwards. */
export async function inclusionPath(index: number, size: number, rootOf: RootOf): Promise<Hash[]> {
  const path: Hash[] = [];
  for (let from = 0, to = size; to - from > 1; ) {
    const middle = from + split(to - from);
    if (index < middle) {
      path.push(await rootOf(middle, to));
      to = middle;
    } else {
      path.push(await rootOf(from, middle));
      from = middle;
    }
  }
  return path.reverse();
}

/** The root to which a leaf and its path lead (RFC 9162, 2.1.3.2); null where the path does not fit the tree. */
export function rootOfInclusion(leaf: Hash, index: number, size: number, path: readonly Hash[]): Hash | null {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return null;
  let node = index, last = size - 1, root = leaf;
  for (const side of path) {
    if (last === 0) return null;
    if (node % 2 === 1 || node === last) {
      root = nodeHash(side, root);
      while (node % 2 === 0 && node !== 0) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
    } else root = nodeHash(root, side);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : null;
}

/** RFC 6962, 2.1.2: what shows that a tree of `size` begins with the one of `before` entries. */
export async function consistencyPath(before: number, size: number, rootOf: RootOf): Promise<Hash[]> {
  if (before === 0 || before === size) return [];
  const path: Hash[] = [];
  let from = 0, to = size, isWhole = true;
  while (before !== to) {
    const middle = from + split(to - from);
    if (before <= middle) {
      path.push(await rootOf(middle, to));
      to = middle;
    } else {
      path.push(await rootOf(from, middle));
      from = middle;
      isWhole = false;
    }
  }
  if (!isWhole) path.push(await rootOf(from, to));
  return path.reverse();
}

/** Whether the path shows that the tree of `size` with `root` begins with the tree of `before` entries with `rootBefore` (RFC 9162, 2.1.4.2). */
export function isConsistent(before: number, rootBefore: Hash, size: number, root: Hash, path: readonly Hash[]): boolean {
  if (before > size || before < 0) return false;
  if (before === size) return path.length === 0 && sameHash(rootBefore, root);
  if (before === 0) return path.length === 0 && sameHash(rootBefore, EMPTY_ROOT);
  const rest = Number.isInteger(Math.log2(before)) ? [rootBefore, ...path] : [...path];
  let node = before - 1, last = size - 1;
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  const first = rest.shift();
  if (first === undefined) return false;
  let old = first, whole = first;
  for (const side of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      old = nodeHash(side, old);
      whole = nodeHash(side, whole);
      while (node % 2 === 0 && node !== 0) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
    } else whole = nodeHash(whole, side);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameHash(old, rootBefore) && sameHash(whole, root);
}
