// What every page shares: the agreement that is shown, the two clocks, and how to ask about them.
import type { AgreementDetail } from '#records/board.ts';
import { addressOf, type Query } from '#web/data/ask.ts';
import { Asked } from '#web/data/asked.svelte.ts';
import { live } from '#web/data/live.svelte.ts';
import { place } from '#web/data/place.svelte.ts';

export class BoardState {
  readonly #detail: Asked<AgreementDetail>;

  /** To be made while a component is being made. */
  constructor() {
    this.#detail = new Asked<AgreementDetail>(() => (this.#isReady ? `/api/agreements/${encodeURIComponent(place.agreement)}` : null), () => this.version);
  }

  get #isReady(): boolean { return live.progressOf(place.agreement)?.state === 'ready'; }

  /** null until it is there. */
  get agreement(): AgreementDetail | null { return this.#detail.value?.id === place.agreement ? this.#detail.value : null; }

  get version(): number { return live.version[place.agreement] ?? 0; }

  /** The clocks as they were set; undefined: as the board opens. */
  get asOf(): string | undefined { return place.get('asOf'); }
  get knownAt(): string | undefined { return place.get('knownAt'); }

  /** The address of a resource of this agreement, at the moment of both clocks. */
  at(path: string, query: Query = {}): string {
    return addressOf(`/agreements/${encodeURIComponent(place.agreement)}${path}`, { ...query, asOf: this.asOf ?? null, knownAt: this.knownAt ?? null });
  }

  /** The same of what does not speak of a moment in the world: claims, shapes, texts. */
  plain(path: string, query: Query = {}): string {
    return addressOf(`/agreements/${encodeURIComponent(place.agreement)}${path}`, query);
  }

  /** Asks, and asks again when verdicts change. To be called while a component is being made. */
  ask<T>(address: () => string | null): Asked<T> {
    return new Asked<T>(() => (this.agreement === null ? null : address()), () => this.version);
  }
}
