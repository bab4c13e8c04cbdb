// The port: what a ledger asks of the store that keeps it. A SQLite file and a PostgreSQL database answer alike (test/ledger/stores).
import type { Hash } from '#ledger/tree.ts';

/** An entry as it is kept: its canonical JSON, and the hash of it. */
export interface StoredEntry { seq: number; text: string; hash: Hash }

/** A subtree of 256 ** level leaves, the `index`-th of its level from 0. Derived from the entries: kept so that proofs need not read them all. */
export interface Tile { level: number; index: number; root: Hash }
/** How many leaves or subtrees a subtree of the next level has. */
export const TILE_WIDTH = 256;

/** One version of a claim, so that what is sent again is known. Derived from the entries. */
export interface ClaimVersion {
  channel: string;
  id: string;
  seq: number;
  /** SHA-256 of the claim's canonical JSON without its recordedAt. */
  digest: Hash;
  /** When it came to be known: as it says, else when it was taken in. */
  knownAt: number;
  /** Whether it says so itself. */
  isTold: boolean;
}

/** A signed note, and the size that it is about. */
export interface StoredCheckpoint { size: number; note: string }

/** What one writing transaction adds; all of it or nothing. */
export interface Addition { entries: StoredEntry[]; versions: ClaimVersion[]; tiles: Tile[]; checkpoint: StoredCheckpoint | null }

export interface StoreReader {
  /** The last entry; null in an empty store. */
  last(): Promise<StoredEntry | null>;
  /** Entries from `from` to `to`, both inclusive, in order, a few thousand at a time. */
  entries(from: number, to: number): AsyncIterable<StoredEntry[]>;
  /** The few entries that are no claims, in order: the beginning, and every change of key. */
  others(): Promise<StoredEntry[]>;
  /** Hashes of the entries from `from` to `to`, both inclusive, in order. */
  hashes(from: number, to: number): Promise<Hash[]>;
  /** Subtrees of a level from `from` to `to`, both inclusive, in order. */
  tiles(level: number, from: number, to: number): Promise<Tile[]>;
  /** All versions of these claims (`channel` and `id`), in the order of their numbers. */
  versions(claims: readonly { channel: string; id: string }[]): Promise<ClaimVersion[]>;
  /** All checkpoints, by size. */
  checkpoints(): Promise<StoredCheckpoint[]>;
}

export interface StoreWriter extends StoreReader {
  add(addition: Addition): Promise<void>;
}

export interface LedgerStore extends StoreReader {
  /** How messages name it; without a password. */
  readonly place: string;
  /**
   * Runs one writing transaction, alone among all writers of all processes. What `work` adds is kept when the promise is fulfilled, and nothing of it
   * when it is rejected: with the reason of `work`, or a ProblemError where the store failed. Where a connection broke while all was being kept, it is
   * asked again whether it was, so that neither is ever a guess.
   */
  write<T>(work: (writer: StoreWriter) => Promise<T>): Promise<T>;
  /** The store's own check of itself; in words, what it complains of. `unchecked`: what could not be looked at, and why. */
  integrity(): Promise<{ complaints: string[]; unchecked: string[] }>;
  /** All that is derived, as it is kept: for comparison with what the entries say. */
  derived(): { versions: AsyncIterable<ClaimVersion[]>; tiles: AsyncIterable<Tile[]> };
  /** Replaces all that is derived, in one transaction. */
  rebuild(derive: (add: (part: { versions: ClaimVersion[]; tiles: Tile[] }) => Promise<void>) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** `read`: nothing is written, not even a migration. `create`: an empty store is made; there must be none. */
  mode: 'read' | 'write' | 'create';
}
