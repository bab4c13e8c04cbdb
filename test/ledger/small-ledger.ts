// A small ledger in a folder of its own: the Syria example's first claims, a correction, a ruling, and a change of key.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKey } from '#ledger/keys.ts';
import { Ledger } from '#ledger/ledger.ts';
import { openStore } from '#ledger/open-store.ts';

export const AGREEMENT = 'agreements/syria-2016/agreement.md';

/** A folder that is removed when `t` ends. */
export function folderFor(t: { after(done: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'truce-ledger-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Lines of the Syria example as objects. */
export function syriaClaims(count: number): Record<string, unknown>[] {
  return readFileSync('agreements/syria-2016/evidence.jsonl', 'utf8').split('\n').filter((line) => line !== '').slice(-count).map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** A clock that goes on by a second at each look. */
export function clockFrom(start: number): () => number {
  let now = start;
  return () => (now += 1_000);
}

export interface SmallLedger { path: string; keyFile: string; secondKeyFile: string; entries: number }

/** `count` claims, appended in threes, with a change of key in the middle; closed again. */
export async function makeSmallLedger(folder: string, count = 12): Promise<SmallLedger> {
  const path = join(folder, 'small.sqlite'), keyFile = join(folder, 'small.key'), secondKeyFile = join(folder, 'second.key');
  const now = clockFrom(Date.UTC(2026, 0, 1));
  const first = await makeKey(keyFile), second = await makeKey(secondKeyFile);
  const store = await openStore(path, { mode: 'create' });
  const ledger = await Ledger.begin(store, { now, key: first });
  const claims = syriaClaims(count);
  for (let i = 0; i < count; i += 3) {
    if (i === Math.floor(count / 6) * 3) await ledger.changeKey(first, second, { by: 'amal', why: 'handed over' }, now);
    const key = i < Math.floor(count / 6) * 3 ? first : second;
    await ledger.append(claims.slice(i, i + 3), { now, key });
  }
  const entries = await ledger.size();
  await store.close();
  return { path, keyFile, secondKeyFile, entries };
}
