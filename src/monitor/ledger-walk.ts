// The walk through a ledger, entry by entry, each held to the one before it; it can go on later, where the ledger has grown.
import { ProblemError } from '#base/problem.ts';
import { claimAsKnown, type Entry } from '#records/entry.ts';
import { ChainCheck } from '#ledger/chain-check.ts';
import { broken } from '#ledger/problems.ts';
import type { Ledger } from '#monitor/ledgers.ts';

export interface WalkOptions { onProgress?: ((entries: number, total: number) => void) | undefined; signal?: AbortSignal | undefined }

export type OnClaim = (entry: Entry, claim: Record<string, unknown>) => void;

export class LedgerWalk {
  readonly #ledger: Ledger;
  readonly #check = new ChainCheck({ loosely: true });

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** The entries walked so far: the number of the last. */
  get position(): number { return this.#check.size; }

  /** Walks on to the end as it is now; hears every claim in the order of taking in, with its entry, as it was known. Throws ProblemError for the first entry that does not hold. */
  async on(onClaim: OnClaim, { onProgress, signal }: WalkOptions = {}): Promise<void> {
    const check = this.#check, { store } = this.#ledger;
    // Asked for before the size: a checkpoint that is signed meanwhile is then not missed.
    const last = (await store.checkpoints()).at(-1);
    const total = await this.#ledger.size();
    if (total > check.size) {
      for await (const page of store.entries(check.size + 1, total)) {
        signal?.throwIfAborted();
        for (const stored of page) {
          const entry = check.entry(stored);
          if (typeof entry === 'string') throw new ProblemError([broken(`entry ${check.size + 1} of ${store.place}`, entry)]);
          if (entry.body.kind === 'claim') onClaim(entry, claimAsKnown({ ...entry, body: entry.body }));
          const found = last?.size === check.size ? check.checkpoint(last.note) : '';
          if (typeof found === 'string' && found !== '') throw new ProblemError([broken(`the checkpoint over ${check.size} entries of ${store.place}`, found)]);
        }
        onProgress?.(check.size, total);
      }
    }
    if (last !== undefined && last.size > check.size) throw new ProblemError([broken(store.place, `it was signed over ${last.size} entries, and there are ${check.size}: its end is missing`)]);
  }
}

/** Hears every claim of a ledger. */
export function walkClaims(ledger: Ledger, options: WalkOptions, onClaim: OnClaim): Promise<void> {
  return new LedgerWalk(ledger).on(onClaim, options);
}
