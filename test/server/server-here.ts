// A server for tests of the API: in this process, on any free port of this machine, with what evidence a test wants.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeKey, type SigningKey } from '#ledger/keys.ts';
import { Ledger } from '#ledger/ledger.ts';
import { openStore } from '#ledger/open-store.ts';
import type { DeskSource } from '#monitor/desk.ts';
import { serve, type Open, type Serving } from '#server/serve.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export function source(name: string, more: Partial<DeskSource> = {}): DeskSource {
  return { agreement: join(ROOT, `agreements/${name}/agreement.md`), evidence: [join(ROOT, `agreements/${name}/evidence.jsonl`)], skipUnknown: false, asOf: null, knownAt: null, ...more };
}

export const SYRIA: DeskSource = source('syria-2016', { asOf: Date.parse('2016-09-19T16:00:00Z') });

/** Open when its evidence is read and its verdicts are worked out. */
export async function serverWith(sources: readonly DeskSource[], more: Partial<Serving> = {}): Promise<Open> {
  const open = await serve({ sources, host: '127.0.0.1', port: 0, onTrouble: () => {}, boardFolder: join(ROOT, 'test/server/no-such-folder'), ...more });
  while (open.followed.some(({ progress }) => progress.state === 'reading' || progress.state === 'assessing')) await new Promise((resolve) => setTimeout(resolve, 20));
  return open;
}

export async function getJson<T>(open: Open, path: string): Promise<T> {
  const response = await fetch(new URL(path, open.url));
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** A ledger with these claims, and how to add more, as another process would. */
export async function ledgerWith(place: string, keyFile: string, claims: readonly unknown[]): Promise<{ append(claims: readonly unknown[]): Promise<void>; close(): Promise<void> }> {
  const key: SigningKey = await makeKey(keyFile), now = () => Date.now();
  const ledger = await Ledger.begin(await openStore(place, { mode: 'create' }), { now, key });
  const append = async (more: readonly unknown[]): Promise<void> => {
    const found = await ledger.append(more, { now, key });
    const refused = found.filter(({ result }) => result === 'refused');
    if (refused.length > 0) throw new Error(JSON.stringify(refused));
  };
  await append(claims);
  return { append, close: () => ledger.store.close() };
}

export interface Heard { id: string | null; event: string; data: { event: string; agreement: string; position?: number; claims?: string[]; more?: number } }

/** Listens to the stream of events; `until` gives what was heard when it is enough, and fails after a while. */
export function listen(open: Open, { lastId }: { lastId?: number } = {}): { until(enough: (heard: Heard[]) => boolean, withinMs?: number): Promise<Heard[]>; close(): void } {
  const abort = new AbortController(), heard: Heard[] = [];
  void (async () => {
    const response = await fetch(new URL('/api/events', open.url), { signal: abort.signal, ...(lastId === undefined ? {} : { headers: { 'last-event-id': String(lastId) } }) });
    let text = '';
    for await (const bytes of response.body!) {
      text += new TextDecoder().decode(bytes);
      const parts = text.split('\n\n');
      text = parts.pop()!;
      for (const part of parts) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1] ?? null;
        const data = field('data');
        if (data !== null) heard.push({ id: field('id'), event: field('event')!, data: JSON.parse(data) as Heard['data'] });
      }
    }
  })().catch(() => undefined);
  return {
    async until(enough, withinMs = 10_000) {
      const end = Date.now() + withinMs;
      while (!enough(heard)) {
        if (Date.now() > end) throw new Error(`not heard in ${withinMs} ms; heard: ${JSON.stringify(heard)}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return heard;
    },
    close: () => abort.abort(),
  };
}
