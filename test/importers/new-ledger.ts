// A ledger of its own for a test that imports, with a clock that goes on by a second at each look.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKey } from '#ledger/keys.ts';
import { Ledger } from '#ledger/ledger.ts';
import { openStore } from '#ledger/open-store.ts';

export function folderFor(t: { after(done: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'truce-import-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function openNewLedger(folder: string) {
  let moment = Date.UTC(2026, 0, 1);
  const now = () => (moment += 1_000);
  const key = await makeKey(join(folder, 'key'));
  const ledger = await Ledger.begin(await openStore(join(folder, 'ledger.sqlite'), { mode: 'create' }), { now, key });
  return { ledger, now, key };
}
