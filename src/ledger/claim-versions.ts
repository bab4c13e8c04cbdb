// What a ledger already knows of a claim: its versions, and whether what is sent again is one of them (E2).
import { hash } from 'node:crypto';
import { canonicalJson } from '#base/canonical.ts';
import { parseInstant } from '#base/instant.ts';
import { claimTextIn, type Entry } from '#records/entry.ts';
import type { ClaimVersion } from '#ledger/store.ts';
import { sameHash, type Hash } from '#ledger/tree.ts';

/** The version of a claim that an entry holds; null for an entry of another kind. `text`: the entry's, found to be canonical. */
export function versionIn({ seq, recordedAt, body }: Entry, text: string): ClaimVersion | null {
  return body.kind === 'claim' ? versionOf(body.claim, seq, recordedAt, digestOf(body.claim, claimTextIn(text))) : null;
}

export function versionOf(claim: Record<string, unknown>, seq: number, recordedAt: number, digest: Hash): ClaimVersion {
  const told = toldAt(claim);
  return { channel: nameOf(claim['channel']), id: nameOf(claim['id']), seq, digest, knownAt: told ?? recordedAt, isTold: told !== null };
}

/** Names are compared in NFC without blanks at their ends, as the codec of claims/1 reads them. */
export function nameOf(value: unknown): string {
  return String(value).normalize('NFC').trim();
}

/** SHA-256 of what a claim says, its recordedAt aside. `text`: its canonical JSON, where that is at hand. */
export function digestOf(claim: Record<string, unknown>, text?: string): Hash {
  if (text !== undefined && !('recordedAt' in claim)) return hash('sha256', text, 'buffer');
  const { recordedAt: _recordedAt, ...said } = claim;
  return hash('sha256', canonicalJson(said), 'buffer');
}

/** When a claim says that it came to be known; null where it does not say. */
export function toldAt(claim: Record<string, unknown>): number | null {
  const told = claim['recordedAt'];
  if (told === undefined || told === null) return null;
  const at = parseInstant(String(told));
  return typeof at === 'number' ? at : null;
}

/**
 * What a claim is beside the versions known. `unchanged`: it was taken in before, and nothing newer was; `contradicts`: it says that it was known at the
 * same moment as a version that says something else.
 */
export function standOf(claim: Record<string, unknown>, digest: Hash, known: readonly ClaimVersion[]): 'new' | 'changed' | 'unchanged' | 'contradicts' {
  if (known.length === 0) return 'new';
  const told = toldAt(claim);
  const same = known.filter((version) => sameHash(version.digest, digest));
  if (told === null) {
    const latest = known.reduce((best, version) => (version.knownAt >= best.knownAt ? version : best));
    return same.includes(latest) ? 'unchanged' : 'changed';
  }
  const atThatTime = known.filter((version) => version.knownAt === told);
  if (atThatTime.length === 0) return 'changed';
  return atThatTime.some((version) => same.includes(version)) ? 'unchanged' : 'contradicts';
}
