// The stream of events: who listens hears of new entries and verdicts, and after a lost line what was missed.
import type { BoardEvent } from '#records/board.ts';
import type { Followed } from '#server/followed.ts';
import type { LedgerWatch } from '#server/ledger-watch.ts';

/** A line that says nothing keeps proxies from closing the stream. */
const BREATHE_EVERY_MS = 15_000;
const RETRY_MS = 1000;

interface Listener { hears(agreement: string): boolean; send(text: string): void; end(): void }

export class EventStream {
  readonly #listeners = new Set<Listener>();
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => {
      for (const { send } of this.#listeners) send(': still here\n\n');
    }, BREATHE_EVERY_MS);
    this.#timer.unref();
  }

  get listeners(): number { return this.#listeners.size; }

  tell(event: BoardEvent): void {
    const text = asText(event);
    for (const { hears, send } of this.#listeners) if (hears(event.agreement)) send(text);
  }

  /**
   * A stream for one listener, of the agreements that it hears. `lastId`: the ledger's position it heard last; it is told first what came since.
   */
  open({ hears, lastId, followed, watch }: { hears(agreement: string): boolean; lastId: string | null; followed: readonly Followed[]; watch: LedgerWatch | null }): Response {
    let listener: Listener | null = null;
    const stream = new ReadableStream<Uint8Array>({
      start: async (controller) => {
        const encoder = new TextEncoder();
        listener = { hears, send: (text) => controller.enqueue(encoder.encode(text)), end: () => controller.close() };
        listener.send(`retry: ${RETRY_MS}\n\n`);
        const wanted = followed.filter(({ id }) => hears(id));
        for (const event of await missed(wanted, lastId, watch)) listener.send(asText(event));
        this.#listeners.add(listener);
      },
      cancel: () => {
        if (listener !== null) this.#listeners.delete(listener);
      },
    });
    return new Response(stream, { headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' } });
  }

  /** Ends every stream: the server goes. */
  close(): void {
    clearInterval(this.#timer);
    for (const { end } of this.#listeners) end();
    this.#listeners.clear();
  }
}

/** How things stand, and what a listener that comes back has not heard of. */
async function missed(followed: readonly Followed[], lastId: string | null, watch: LedgerWatch | null): Promise<BoardEvent[]> {
  const last = lastId === null || !/^\d+$/.test(lastId) ? null : Number(lastId);
  const came = last === null || watch === null ? null : await watch.since(last);
  return followed.flatMap((one): BoardEvent[] => [
    { event: 'progress', agreement: one.id, progress: one.progress },
    ...(came === null || came.position === last ? [] : [{ event: 'entries' as const, agreement: one.id, ...came }]),
    { event: 'verdicts', agreement: one.id, position: one.position },
  ]);
}

function asText(event: BoardEvent): string {
  const id = 'position' in event ? `id: ${event.position}\n` : '';
  return `${id}event: ${event.event}\ndata: ${JSON.stringify(event)}\n\n`;
}
