// Takes in claims that another program hands over as objects: what read-evidence.ts does for files, with paths of fields in place of lines.
import { ProblemError, type Problem } from '#base/problem.ts';
import { unknownName } from '#monitor/bad-lines.ts';
import type { EvidenceNames } from '#monitor/evidence-names.ts';
import { readClaim } from '#records/claim-codec.ts';
import { claimKey, type Claim } from '#records/claim.ts';
import { ClaimTable } from '#records/claim-table.ts';
import { contradiction } from '#series/from-entries.ts';

/** The claims as a table. Throws ProblemError with all that is wrong, each with the path of its field: `claims[3].during`. */
export function takeClaims(objects: readonly unknown[], known: EvidenceNames): ClaimTable {
  const table = new ClaimTable();
  const problems: Problem[] = [];
  objects.forEach((json, i) => {
    const read = readClaim(json);
    const faults = 'faults' in read ? read.faults : unknownNames(read.claim, known);
    problems.push(...faults.map(({ field, ...fault }): Problem => ({ ...fault, severity: 'error', field: `claims[${i}]${field === '' ? '' : `.${field}`}` })));
    if ('faults' in read || faults.length > 0) return;
    const { claim } = read;
    if (table.contradicted(claim) < 0) table.append(claim);
    else problems.push({ ...contradiction(claimKey(claim), claim.recordedAt ?? -Infinity, undefined, undefined), field: `claims[${i}]` });
  });
  if (problems.length > 0) throw new ProblemError(problems);
  return table;
}

/** Channels and places that the agreement does not know: such a claim would count nowhere, unseen. */
export function unknownNames(claim: Claim, { channels, places }: EvidenceNames): { field: string; code: string; message: string; mend: string }[] {
  const place = claim.place !== null && 'name' in claim.place ? claim.place.name : null;
  return [
    ...(channels.has(claim.channel) ? [] : [{ field: 'channel', ...unknownName('claim.undeclared-channel', 'channel', claim.channel, channels, `declare it in the agreement: channel ${claim.channel} sees ...`) }]),
    ...(place === null || places.has(place) ? [] : [{ field: 'place.name', ...unknownName('claim.unknown-place', 'place', place, places, 'declare the place in the agreement, or give a point with a radius or a geometry') }]),
  ];
}
