// Proofs in the shape of RFC 6962, each with the signed note it leads to; and the check of them where the ledger is not at hand.
import { canonicalJson } from '#base/canonical.ts';
import { readEntry } from '#records/entry.ts';
import type { ConsistencyProof, EntryJson, InclusionProof } from '#records/extract.ts';
import { readCheckpoint } from '#ledger/checkpoint.ts';
import { rootsFrom } from '#ledger/growing-tree.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { consistencyPath, inclusionPath, isConsistent, leafHash, parseHash, rootOfInclusion, sameHash, writeHash, type Hash } from '#ledger/tree.ts';

/** That the entry is in the ledger, under its latest checkpoint; null where no checkpoint covers it yet. */
export async function proveInclusion(ledger: Ledger, seq: number): Promise<InclusionProof | null> {
  const checkpoint = (await ledger.store.checkpoints()).findLast(({ size }) => size >= seq);
  if (checkpoint === undefined) return null;
  const { size, note } = checkpoint;
  for await (const [stored] of ledger.store.entries(seq, seq)) {
    const path = await inclusionPath(seq - 1, size, rootsFrom(ledger.store));
    return { format: 'proof/1', proves: 'inclusion', ledger: ledger.name, seq, size, entry: JSON.parse(stored!.text) as EntryJson, path: path.map(writeHash), checkpoint: note };
  }
  return null;
}

/** That the ledger under its latest checkpoint begins with the `before` entries it once had; null where no checkpoint covers them. */
export async function proveConsistency(ledger: Ledger, before: number): Promise<ConsistencyProof | null> {
  const checkpoint = (await ledger.store.checkpoints()).at(-1);
  if (checkpoint === undefined || before > checkpoint.size) return null;
  const { size, note } = checkpoint;
  const roots = rootsFrom(ledger.store);
  return {
    format: 'proof/1', proves: 'consistency', ledger: ledger.name, before, rootBefore: writeHash(await roots(0, before)), size, root: writeHash(await roots(0, size)),
    path: (await consistencyPath(before, size, roots)).map(writeHash), checkpoint: note,
  };
}

/** What does not hold in a proof, in words; null where it holds. Whose key signed the note is not told by a proof: compare the note with one that is known. */
export function faultOfProof(proof: InclusionProof | ConsistencyProof): string | null {
  const note = readCheckpoint(proof.checkpoint);
  if (typeof note === 'string') return `its checkpoint does not hold: ${note}`;
  if (note.checkpoint.size !== proof.size || note.checkpoint.ledger !== proof.ledger) return 'its checkpoint is about another ledger, or another size of it';
  const path = proof.path.map(parseHash);
  if (path.includes(null)) return 'its path holds something that is no hash';
  return proof.proves === 'inclusion' ? faultOfInclusion(proof, path as Hash[], note.checkpoint.root) : faultOfConsistency(proof, path as Hash[], note.checkpoint.root);
}

function faultOfInclusion({ entry, seq, size }: InclusionProof, path: Hash[], root: Hash): string | null {
  const text = canonicalJson(entry), read = readEntry(text);
  if (typeof read === 'string') return `its entry does not hold: ${read}`;
  if (read.seq !== seq) return `its entry is number ${read.seq}, not ${seq}`;
  const found = rootOfInclusion(leafHash(text), seq - 1, size, path);
  return found !== null && sameHash(found, root) ? null : 'the entry and its path do not lead to the root that was signed';
}

function faultOfConsistency({ before, rootBefore, size, root: told }: ConsistencyProof, path: Hash[], root: Hash): string | null {
  const old = parseHash(rootBefore), whole = parseHash(told);
  if (old === null || whole === null || !sameHash(whole, root)) return 'its roots are not those that were signed';
  return isConsistent(before, old, size, root, path) ? null : `the ledger of ${size} entries does not begin with the ${before} that it speaks of`;
}
