// Claims that say nothing new: where only fields differ that no rule reads and that the source writes anew each time, the claim as it stands is sent again.
import { canonicalJson } from '#base/canonical.ts';
import type { ClaimJson } from '#importers/importer.ts';
import { digestOf, nameOf } from '#ledger/claim-versions.ts';
import { sameHash } from '#ledger/tree.ts';
import type { Ledger } from '#monitor/ledgers.ts';

/** The claims in their order; instead of one whose latest version differs from it in these fields alone, that version. */
export async function asTheyStand(ledger: Ledger, claims: readonly ClaimJson[], passedOver: readonly string[]): Promise<ClaimJson[]> {
  const names = claims.map((claim) => ({ channel: nameOf(claim['channel']), id: nameOf(claim['id']) }));
  const latest = new Map((await ledger.store.versions(names)).map((version) => [keyOf(version), version]));
  const found: ClaimJson[] = [];
  for (const [i, claim] of claims.entries()) {
    const version = latest.get(keyOf(names[i]!));
    const standing = version === undefined || sameHash(version.digest, digestOf(claim)) ? null : await claimAt(ledger, version.seq);
    found.push(standing !== null && said(standing, passedOver) === said(claim, passedOver) ? standing : claim);
  }
  return found;
}

function keyOf({ channel, id }: { channel: string; id: string }): string {
  return `${channel}/${id}`;
}

function said(claim: ClaimJson, passedOver: readonly string[]): string {
  return canonicalJson(Object.fromEntries(Object.entries(claim).filter(([field]) => !passedOver.includes(field))));
}

/** The claim of an entry as it was sent, without the moment of recording. */
export async function claimAt(ledger: Ledger, seq: number): Promise<ClaimJson> {
  for await (const [stored] of ledger.store.entries(seq, seq)) {
    const { body } = JSON.parse(stored!.text) as { body: { claim: ClaimJson } };
    const { recordedAt: _recordedAt, ...claim } = body.claim;
    return claim;
  }
  throw new RangeError(`there is no entry ${seq}`);
}
