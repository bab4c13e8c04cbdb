// The proof that a claim is in the ledger: its entry, the hashes that lead to the root, and the signed note over it.
import { ProblemError } from '#base/problem.ts';
import type { ProofAnswer } from '#records/board-proofs.ts';
import { proveInclusion } from '#ledger/prove.ts';
import type { Desk } from '#monitor/desk.ts';
import type { AskedClaim } from '#monitor/questions/claim-question.ts';
import { notThere } from '#monitor/questions/clocks.ts';

/** Throws ProblemError where there is no such claim, no ledger, or no checkpoint that covers it. */
export async function proofs(desk: Desk, { channel, id }: AskedClaim): Promise<ProofAnswer> {
  const key = `${channel}/${id}`, { ledger } = desk;
  if (desk.table.firstRow(key) < 0) throw notThere('claim', key, []);
  if (ledger === null) throw cannotProve('the evidence stands in files, which prove nothing: they can be changed without a trace', 'keep the evidence in a ledger: `truce ledger init`, then `truce ledger append`');
  const entries = (await ledger.store.versions([{ channel, id }])).map(({ seq }) => seq);
  const latest = entries.at(-1);
  if (latest === undefined) throw notThere('claim', key, []);
  const proof = await proveInclusion(ledger, latest);
  if (proof === null) throw cannotProve(`no checkpoint covers entry ${latest} yet, so nothing can be proved of it`, 'sign the ledger as it stands: truce ledger checkpoint');
  return { key, proof, earlier: entries.slice(0, -1) };
}

function cannotProve(message: string, mend: string): ProblemError {
  return new ProblemError([{ code: 'ask.cannot-prove', severity: 'error', message, mend }]);
}
