// An answer that is asked for, kept up to date, and shown while the next is on its way.
import { ask, Refused, Unreachable } from '#web/data/ask.ts';

/** Answers by address, the latest few: going back shows at once what was there. */
const KEPT = new Map<string, unknown>();
const MOST_KEPT = 60;

export class Asked<T> {
  /** The latest answer; null before the first. While `isLoading` it may be of another moment than the one asked for. */
  // Raw: an answer is never changed, only replaced; and watching each of a hundred thousand numbers would take longer than reading them.
  value = $state.raw<T | null>(null);
  isLoading = $state(false);
  problem = $state<{ says: string; mend: string; isUnreachable: boolean } | null>(null);

  /**
   * `address`: what to ask, read anew whenever something that it reads changes; null: nothing yet. `version`: asked again whenever it changes.
   * To be made while a component is being made.
   */
  constructor(address: () => string | null, version: () => number = () => 0) {
    // By its words: an address that comes out the same is no reason to ask again, whatever else was chosen.
    const asked = $derived(address());
    $effect(() => {
      const at = asked;
      const key = `${at} ${version()}`;
      if (at === null) return;
      const abort = new AbortController();
      const kept = KEPT.get(key);
      if (kept !== undefined) this.#set(kept as T);
      else void this.#ask(at, key, abort.signal);
      return () => abort.abort();
    });
  }

  async #ask(at: string, key: string, signal: AbortSignal): Promise<void> {
    this.isLoading = true;
    try {
      const value = await ask<T>(at, signal);
      KEPT.set(key, value);
      for (const oldest of KEPT.keys()) {
        if (KEPT.size <= MOST_KEPT) break;
        KEPT.delete(oldest);
      }
      this.#set(value);
    } catch (error) {
      if (signal.aborted) return;
      this.isLoading = false;
      if (error instanceof Refused) this.problem = { says: error.problem.detail, mend: error.problem.mend ?? '', isUnreachable: false };
      else this.problem = { says: '', mend: '', isUnreachable: error instanceof Unreachable };
    }
  }

  #set(value: T): void {
    this.value = value;
    this.problem = null;
    this.isLoading = false;
  }
}
