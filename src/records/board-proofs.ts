// What the server answers to prove that a claim is in the ledger; beside board.ts.
import type { InclusionProof } from '#records/extract.ts';

/** `proof`: of the entry that holds the latest version, as `truce ledger prove` prints it; `earlier`: numbers of the entries of the versions before it. */
export interface ProofAnswer { key: string; proof: InclusionProof; earlier: number[] }
