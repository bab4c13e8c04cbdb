// An extract of a ledger: some of its entries whole, and of the rest as few hashes as lead to the root that was signed.
import type { Entry } from '#records/entry.ts';

/** What shows that entries are in a ledger, without showing the others. */
export interface Extract {
  /** The ledger's name. */
  ledger: string;
  /** How many entries the checkpoint covers. */
  size: number;
  /** Entries by number, as they stand in the ledger; the first, and every change of key, are always among them. */
  entries: EntryJson[];
  /** `sha256:` hashes of the largest subtrees (RFC 6962) that hold none of these entries, from left to right. */
  rest: string[];
  /** The signed note over all `size` entries. */
  checkpoint: string;
}

/** An entry as JSON: its instant as text. */
export type EntryJson = Omit<Entry, 'recordedAt'> & { recordedAt: string };

/** One entry with its path to the root (RFC 6962, 2.1.1), as `truce ledger prove` prints it. */
export interface InclusionProof {
  format: 'proof/1';
  proves: 'inclusion';
  ledger: string;
  /** Number of the entry, from 1; its leaf has the index `seq - 1`. */
  seq: number;
  size: number;
  entry: EntryJson;
  path: string[];
  checkpoint: string;
}

/** That a ledger of `size` entries begins with the same `before` entries (RFC 6962, 2.1.2). */
export interface ConsistencyProof {
  format: 'proof/1';
  proves: 'consistency';
  ledger: string;
  before: number;
  rootBefore: string;
  size: number;
  root: string;
  path: string[];
  checkpoint: string;
}
