// What the server tells by itself: how far it is, new entries, new verdicts; and whether it can be reached.
import type { AgreementSummary, BoardEvent, Progress } from '#records/board.ts';
import { ask } from '#web/data/ask.ts';

class Live {
  agreements = $state<AgreementSummary[]>([]);
  /** `lost`: the line is down; it is tried again and again. */
  line = $state<'first' | 'here' | 'lost'>('first');
  /** Grows with every change of verdicts, for each agreement: what was asked before is then asked again. */
  version = $state<Record<string, number>>({});
  /** Keys of the claims that came in last, for each agreement; `at` is when, by this machine's clock. */
  came = $state<Record<string, { claims: string[]; more: number; position: number; at: number }>>({});
  #source: EventSource | null = null;

  /**
   * Listens from now on, as long as the page is looked at: a browser opens six lines to one server and no more, and many open tabs would take them all.
   * What came meanwhile is told when the line is opened again.
   */
  listen(): void {
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.#open();
      else this.#source?.close();
    });
    void this.#list();
    if (!document.hidden) this.#open();
  }

  #open(): void {
    this.#source?.close();
    this.#source = new EventSource('/api/events');
    this.#source.onopen = () => {
      if (this.line === 'lost') this.#anew();
      this.line = 'here';
    };
    this.#source.onerror = () => {
      this.line = 'lost';
      // A browser gives up where the answer was no stream (a proxy's page): then it is tried anew.
      if (this.#source?.readyState === EventSource.CLOSED) setTimeout(() => { if (!document.hidden) this.#open(); }, 2000);
    };
    for (const name of ['progress', 'entries', 'verdicts'] as const) this.#source.addEventListener(name, (message: MessageEvent<string>) => this.#hear(JSON.parse(message.data) as BoardEvent));
  }

  progressOf(agreement: string): Progress | null {
    return this.agreements.find(({ id }) => id === agreement)?.progress ?? null;
  }

  #hear(event: BoardEvent): void {
    const { agreement } = event;
    if (event.event === 'progress') return this.#progress(agreement, event.progress);
    if (event.event === 'entries') this.came[agreement] = { claims: event.claims, more: event.more, position: event.position, at: Date.now() };
    else {
      const known = this.agreements.find(({ id }) => id === agreement);
      if (known !== undefined && known.position !== event.position) {
        known.position = event.position;
        this.version[agreement] = (this.version[agreement] ?? 0) + 1;
      }
    }
  }

  #progress(agreement: string, progress: Progress): void {
    const known = this.agreements.find(({ id }) => id === agreement);
    // Until it is read, an agreement goes by its file's name.
    if (known === undefined || progress.state === 'ready') void this.#list();
    if (known !== undefined) known.progress = progress;
  }

  async #list(): Promise<void> {
    try {
      this.agreements = (await ask<{ agreements: AgreementSummary[] }>('/api/agreements')).agreements;
    } catch {
      this.line = 'lost';
    }
  }

  /** After a lost line anything may be new. */
  #anew(): void {
    void this.#list();
    for (const { id } of this.agreements) this.version[id] = (this.version[id] ?? 0) + 1;
  }
}

export const live = new Live();
