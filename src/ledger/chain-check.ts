// Whether entries hold, one after the other: numbers, hashes, moments, changes of key, and the checkpoints over them.
import { keyChangeText, ledgerName, readEntry, readEntryLoosely, type Entry } from '#records/entry.ts';
import { isCheckpointBy, readCheckpoint, type Checkpoint } from '#ledger/checkpoint.ts';
import { isPublicKey, isSignedBy } from '#ledger/keys.ts';
import type { StoredEntry } from '#ledger/store.ts';
import { Frontier, leafHash, sameHash, writeHash, type Hash } from '#ledger/tree.ts';

/** Takes the entries of a ledger from the first on. What it answers is what does not hold, in words, or the entry. */
export class ChainCheck {
  /** The ledger's name; empty before the first entry. */
  name = '';
  /** The key in force after the entries taken. */
  publicKey = '';
  readonly #tree = new Frontier();
  readonly #read: typeof readEntry;
  #last: { hash: string; recordedAt: number } = { hash: '', recordedAt: -Infinity };

  /** `loosely`: passes over whether each text is canonical JSON, which costs most of the time and which its hash has settled when it was written. */
  constructor({ loosely = false } = {}) {
    this.#read = loosely ? readEntryLoosely : readEntry;
  }

  get size(): number { return this.#tree.size; }
  get recordedAt(): number { return this.#last.recordedAt; }

  root(): Hash { return this.#tree.root(); }

  entry({ seq, text, hash }: StoredEntry): Entry | string {
    if (seq !== this.size + 1) return `it has the number ${seq}, and after ${this.size} comes ${this.size + 1}`;
    const entry = this.#read(text);
    if (typeof entry === 'string') return entry;
    const found = leafHash(text);
    const fault = !sameHash(found, hash) ? 'its hash is not that of its text' : this.#faultOf(entry);
    if (fault !== null) return fault;
    this.#tree.add(found);
    this.#last = { hash: writeHash(found), recordedAt: entry.recordedAt };
    if (seq === 1) this.name = ledgerName(this.#last.hash);
    if (entry.body.kind !== 'claim') this.publicKey = entry.body.publicKey;
    return entry;
  }

  #faultOf({ seq, previous, recordedAt, body }: Entry): string | null {
    if (seq !== this.size + 1) return `its text says that it is number ${seq}`;
    if (previous !== (seq === 1 ? null : this.#last.hash)) return 'it does not follow the entry before it: the hash that it names is another';
    if (recordedAt < this.#last.recordedAt) return 'it was recorded before the entry before it';
    if ((body.kind === 'beginning') !== (seq === 1)) return seq === 1 ? 'it is not the beginning of a ledger' : 'a second beginning stands within the ledger';
    if (body.kind !== 'claim' && !isPublicKey(body.publicKey)) return 'it names a key that is none';
    if (body.kind === 'key' && !isSignedBy(this.publicKey, keyChangeText(this.name, this.#last.hash, body), Buffer.from(body.signature, 'base64'))) return 'the change of key is not signed by the key before it';
    return null;
  }

  /** A note about the ledger as it is after the entries taken; what is wrong with it, in words, or what it says. */
  checkpoint(note: string): Checkpoint | string {
    const read = readCheckpoint(note);
    if (typeof read === 'string') return read;
    const { checkpoint } = read;
    if (checkpoint.ledger !== this.name) return `it is about another ledger, ${checkpoint.ledger}`;
    if (checkpoint.size !== this.size) return `it is about ${checkpoint.size} entries, not ${this.size}`;
    if (!sameHash(checkpoint.root, this.root())) return 'the entries that it was signed over were others';
    return isCheckpointBy(this.publicKey, read) ? checkpoint : 'its signature does not hold';
  }
}
