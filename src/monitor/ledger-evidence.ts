// Takes evidence out of a ledger: every claim that it holds, each known from when it says, or from when it was taken in.
import { ProblemError, type Problem } from '#base/problem.ts';
import { claimKey } from '#records/claim.ts';
import { claimAsKnown, type Entry } from '#records/entry.ts';
import { ChainCheck } from '#ledger/chain-check.ts';
import { broken } from '#ledger/problems.ts';
import { BadLines } from '#monitor/bad-lines.ts';
import { ClaimIntake, type KeptOut, type OnTaken } from '#monitor/claim-intake.ts';
import { doubtsOf } from '#monitor/evidence-doubts.ts';
import type { EvidenceNames } from '#monitor/evidence-names.ts';
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

/** Hears every claim in the order of taking in, with its entry, as it was known. */
export async function walkClaims(ledger: Ledger, { onProgress, signal }: { onProgress?: ((entries: number, total: number) => void) | undefined; signal?: AbortSignal | undefined }, onClaim: (entry: Entry, claim: Record<string, unknown>) => void): Promise<void> {
  const check = new ChainCheck({ loosely: true });
  const last = (await ledger.store.checkpoints()).at(-1);
  const total = await ledger.size();
  for await (const page of ledger.store.entries(1, total)) {
    signal?.throwIfAborted();
    for (const stored of page) {
      const entry = check.entry(stored);
      if (typeof entry === 'string') throw new ProblemError([broken(`entry ${check.size + 1} of ${ledger.store.place}`, entry)]);
      if (entry.body.kind === 'claim') onClaim(entry, claimAsKnown({ ...entry, body: entry.body }));
      const found = last?.size === check.size ? check.checkpoint(last.note) : '';
      if (typeof found === 'string' && found !== '') throw new ProblemError([broken(`the checkpoint over ${check.size} entries of ${ledger.store.place}`, found)]);
    }
    onProgress?.(check.size, total);
  }
  if (last !== undefined && last.size > check.size) throw new ProblemError([broken(ledger.store.place, `it was signed over ${last.size} entries, and there are ${check.size}: its end is missing`)]);
}

function problemsOf(seq: number, keptOut: KeptOut): Problem[] {
  if ('contradicts' in keptOut) return [contradiction(claimKey(keptOut.claim), keptOut.claim.recordedAt ?? -Infinity, undefined, undefined)];
  return keptOut.faults().map(({ field, ...fault }) => ({ ...fault, severity: 'error', field: `entry ${seq}${field === '' ? '' : `, ${field}`}` }));
}

function noClaims(ledger: Ledger): Problem {
  return { code: 'ledger.no-claims', severity: 'error', message: `${ledger.store.place} holds no claims yet`, mend: 'send some: truce ledger append claims.jsonl --ledger ...' };
}
