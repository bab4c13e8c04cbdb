// Looks at a ledger again and again, and tells what came: so that several servers on one ledger all show a new entry within a second.
import { readEntryLoosely } from '#records/entry.ts';
import { claimKey, type Claim } from '#records/claim.ts';
import { openLedger, type Ledger } from '#monitor/ledgers.ts';

/** What came between two looks: keys of claims in the order of taking in, the latest `MOST_NAMED` of them. */
export interface Came { position: number; claims: string[]; more: number }

const LOOK_EVERY_MS = 300;
export const MOST_NAMED = 100;

export class LedgerWatch {
  #ledger: Ledger;
  #timer: NodeJS.Timeout | null = null;
  #position: number;
  readonly #onCame: (came: Came) => void;
  readonly #onTrouble: (error: unknown) => void;

  private constructor(ledger: Ledger, position: number, onCame: (came: Came) => void, onTrouble: (error: unknown) => void) {
    this.#ledger = ledger;
    this.#position = position;
    this.#onCame = onCame;
    this.#onTrouble = onTrouble;
    this.#next();
  }

  /** Throws ProblemError where there is no such ledger. `onTrouble`: a look that failed; the next is made all the same. */
  static async of(place: string, onCame: (came: Came) => void, onTrouble: (error: unknown) => void): Promise<LedgerWatch> {
    const ledger = await openLedger(place);
    return new LedgerWatch(ledger, await ledger.size(), onCame, onTrouble);
  }

  get position(): number { return this.#position; }

  /** What came after a position; null where that is no position of this ledger. */
  async since(position: number): Promise<Came | null> {
    return position > this.#position ? null : this.#cameAfter(position, this.#position);
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#ledger.store.close();
  }

  #next(): void {
    this.#timer = setTimeout(() => void this.#look(), LOOK_EVERY_MS);
    // A look to come is no reason to go on.
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    try {
      const size = await this.#ledger.size();
      if (size > this.#position) {
        const came = await this.#cameAfter(this.#position, size);
        this.#position = size;
        this.#onCame(came);
      }
    } catch (error) {
      if (this.#timer !== null) this.#onTrouble(error);
    }
    if (this.#timer !== null) this.#next();
  }

  async #cameAfter(position: number, size: number): Promise<Came> {
    const from = Math.max(position + 1, size - MOST_NAMED + 1);
    const claims: string[] = [];
    if (size > position) for await (const page of this.#ledger.store.entries(from, size)) for (const { text } of page) claims.push(...keyIn(text));
    return { position: size, claims, more: from - position - 1 };
  }
}

function keyIn(text: string): string[] {
  const entry = readEntryLoosely(text);
  return typeof entry === 'string' || entry.body.kind !== 'claim' ? [] : [claimKey(entry.body.claim as unknown as Claim)];
}
