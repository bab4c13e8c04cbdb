// Takes evidence out of a ledger: every claim that it holds, each known from when it says, or from when it was taken in.
import { ProblemError, type Problem } from '#base/problem.ts';
import { claimKey } from '#records/claim.ts';
import { BadLines } from '#monitor/bad-lines.ts';
import { ClaimIntake, type KeptOut, type OnTaken } from '#monitor/claim-intake.ts';
import { doubtsOf } from '#monitor/evidence-doubts.ts';
import type { EvidenceNames } from '#monitor/evidence-names.ts';
import { walkClaims } from '#monitor/ledger-walk.ts';
import type { Ledger } from '#monitor/ledgers.ts';
import type { Evidence } from '#monitor/read-evidence.ts';
import { contradiction } from '#series/from-entries.ts';

export interface LedgerEvidenceOptions {
  known: EvidenceNames;
  onProgress?: (entries: number, total: number) => void;
  signal?: AbortSignal;
  /** Leaves out claims that speak of what the agreement does not know, instead of refusing the evidence. */
  skipBadLines?: boolean;
  onTaken?: OnTaken | undefined;
}

/**
 * Reads all claims, holding every entry to the one before it as it goes and the last checkpoint to them all. Throws a ProblemError for the first entry that
 * does not hold, or with all claims that the agreement has no channel or place for.
 */
export async function ledgerEvidence(ledger: Ledger, { known, onProgress, signal, skipBadLines = false, onTaken }: LedgerEvidenceOptions): Promise<Evidence> {
  const intake = new ClaimIntake(known, onTaken), bad = new BadLines(skipBadLines ? 'warning' : 'error');
  const { table } = intake;
  await walkClaims(ledger, { onProgress, signal }, ({ seq }, claim) => {
    const keptOut = intake.take(claim);
    if (keptOut !== null) bad.add(() => problemsOf(seq, keptOut));
  });
  if (bad.count > 0 && !skipBadLines) throw new ProblemError(bad.told());
  if (table.length === 0) throw new ProblemError([noClaims(ledger)]);
  return { table, skipped: bad.count, warnings: [...bad.told(), ...doubtsOf(table, known)] };
}

export function problemsOf(seq: number, keptOut: KeptOut): Problem[] {
  if ('contradicts' in keptOut) return [contradiction(claimKey(keptOut.claim), keptOut.claim.recordedAt ?? -Infinity, undefined, undefined)];
  return keptOut.faults().map(({ field, ...fault }) => ({ ...fault, severity: 'error', field: `entry ${seq}${field === '' ? '' : `, ${field}`}` }));
}

export function noClaims(ledger: Ledger): Problem {
  return { code: 'ledger.no-claims', severity: 'error', message: `${ledger.store.place} holds no claims yet`, mend: 'send some: truce ledger append claims.jsonl --ledger ...' };
}
