// Makes a bundle: the verdict on what a ledger held, with the plan, the claims, and the proof that they stand in the ledger as it was signed.
import { parseInstant, formatInstant } from '#base/instant.ts';
import { ProblemError } from '#base/problem.ts';
import type { Bundle } from '#records/bundle.ts';
import { extractOf } from '#ledger/extract.ts';
import type { Plan } from '#records/plan.ts';
import { assess } from '#monitor/assess.ts';
import { ClaimIntake } from '#monitor/claim-intake.ts';
import { doubtsOf } from '#monitor/evidence-doubts.ts';
import { knownNames } from '#monitor/known-names.ts';
import { ledgerEvidence } from '#monitor/ledger-evidence.ts';
import { walkClaims } from '#monitor/ledger-walk.ts';
import type { Ledger } from '#monitor/ledgers.ts';
import type { Problem } from '#base/problem.ts';
import { VERSION } from '#monitor/version.ts';
import type { Verdicts } from '#records/verdicts.ts';

export interface BundleInput {
  plan: Plan;
  planHash: string;
  ledger: Ledger;
  asOf: number | null;
  knownAt: number | null;
  readings: string[] | null;
  onProgress?: (entries: number, total: number) => void;
  signal?: AbortSignal;
}

/** Throws ProblemError where the evidence cannot be used, as `check` does, and where what was known is not all signed yet. */
export async function makeBundle({ plan, planHash, ledger, asOf, knownAt, readings, ...more }: BundleInput): Promise<Bundle> {
  // All claims are looked at, also those not known then: a ledger that does not hold makes no bundle.
  await ledgerEvidence(ledger, { known: knownNames(plan), ...more });
  const numbers: number[] = [], claims: Record<string, unknown>[] = [];
  await walkClaims(ledger, more, ({ seq }, claim) => {
    if (knownAt !== null && (parseInstant(String(claim['recordedAt'])) as number) > knownAt) return;
    numbers.push(seq);
    claims.push(claim);
  });
  const evidence = await extractOf(ledger, numbers);
  if (evidence === null) throw new ProblemError([{ code: 'ledger.not-signed', severity: 'error', message: `no checkpoint covers entry ${numbers.at(-1)!} yet, so nothing can be proved of it`, mend: 'sign the ledger as it stands: truce ledger checkpoint' }]);
  const instant = (t: number | null): string | null => (t === null ? null : formatInstant(t));
  return {
    format: 'bundle/1', asked: { asOf: instant(asOf), knownAt: instant(knownAt), readings }, plan, evidence,
    verdicts: verdictsOn(claims, { plan, planHash, asOf, knownAt, readings }),
  };
}

/** The verdicts on claims, in the order of their entries: the one way for who makes a bundle and for who verifies it. */
export function verdictsOn(claims: readonly Record<string, unknown>[], asked: { plan: Plan; planHash: string; asOf: number | null; knownAt: number | null; readings: string[] | null }): Verdicts {
  const known = knownNames(asked.plan), intake = new ClaimIntake(known);
  const problems = claims.flatMap((claim): Problem[] => {
    const keptOut = intake.take(claim);
    if (keptOut === null) return [];
    const key = `${String(claim['channel'])}/${String(claim['id'])}`;
    return 'faults' in keptOut ? keptOut.faults().map(({ field, ...fault }) => ({ ...fault, severity: 'error', field: `${key} ${field}` })) : [{ code: 'claim.two-versions', severity: 'error', message: `${key} is told in two ways for one moment`, mend: '' }];
  });
  if (problems.length > 0) throw new ProblemError(problems);
  return assess({ ...asked, table: intake.table, skipped: 0, engineVersion: VERSION, problems: doubtsOf(intake.table, known) });
}
