// Takes in claims that another program hands over as objects: what read-evidence.ts does for files, with paths of fields in place of lines.
import { ProblemError, type Problem } from '#base/problem.ts';
import { ClaimIntake, type KeptOut } from '#monitor/claim-intake.ts';
import type { EvidenceNames } from '#monitor/evidence-names.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import { claimKey } from '#records/claim.ts';
import { contradiction } from '#series/from-entries.ts';

/** The claims as a table. Throws ProblemError with all that is wrong, each with the path of its field: `claims[3].during`. */
export function takeClaims(objects: readonly unknown[], known: EvidenceNames): ClaimTable {
  const intake = new ClaimIntake(known);
  const problems = objects.flatMap((json, i) => {
    const keptOut = intake.take(json);
    return keptOut === null ? [] : problemsOf(keptOut, `claims[${i}]`);
  });
  if (problems.length > 0) throw new ProblemError(problems);
  return intake.table;
}

function problemsOf(keptOut: KeptOut, path: string): Problem[] {
  if ('faults' in keptOut) return keptOut.faults().map(({ field, ...fault }) => ({ ...fault, severity: 'error', field: field === '' ? path : `${path}.${field}` }));
  const { claim } = keptOut;
  return [{ ...contradiction(claimKey(claim), claim.recordedAt ?? -Infinity, undefined, undefined), field: path }];
}
