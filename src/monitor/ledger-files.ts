// Ledgers into files and out of them: exports, which are whole, and claims/1, which other programs read.
import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { ProblemError } from '#base/problem.ts';
import { canonicalJson } from '#base/canonical.ts';
import { BrokenLedger, ExportCheck, exportLines, type ExportLine } from '#ledger/export.ts';
import { openStore } from '#ledger/open-store.ts';
import { badExport, broken } from '#ledger/problems.ts';
import type { Addition, LedgerStore } from '#ledger/store.ts';
import { isDerivedWhole, rebuildDerived } from '#ledger/verify.ts';
import { unreadable } from '#monitor/evidence-files.ts';
import { walkClaims } from '#monitor/ledger-walk.ts';
import type { Ledger } from '#monitor/ledgers.ts';
import { pagesOfLines } from '#monitor/read-lines.ts';

type Pages<T> = AsyncIterable<T[]> | Iterable<T[]>;

/** Writes lines to a file that appears when it is whole, or to `write`. */
export async function writeLines(path: string | undefined, write: (text: string) => Promise<void> | void, pages: Pages<string>): Promise<void> {
  if (path !== undefined) return writeWhole(path, textsOf(pages));
  for await (const lines of pages) await write(asText(lines));
}

async function* textsOf(pages: Pages<string>): AsyncGenerator<string[]> {
  for await (const lines of pages) yield [asText(lines)];
}

/** Writes parts of a file one after the other; it appears when it is whole. */
export async function writeWhole(path: string, pages: Pages<string | Uint8Array>): Promise<void> {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`;
  const file = await open(part, 'wx');
  try {
    for await (const parts of pages) for (const part of parts) await file.writeFile(part);
    await file.sync();
    await file.close();
    await rename(part, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

function asText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** The whole ledger, as an export; throws ProblemError where it does not hold. */
export async function* ledgerExport(ledger: Ledger): AsyncGenerator<string[]> {
  try {
    yield* exportLines(ledger);
  } catch (error) {
    throw error instanceof BrokenLedger ? new ProblemError([broken(`entry ${error.seq}`, error.why)]) : error;
  }
}

/** All claims as lines of claims/1, each with the moment from which it was known: what `check --evidence` reads as `check --ledger` reads the ledger. */
export async function* claimsExport(ledger: Ledger): AsyncGenerator<string[]> {
  const lines: string[] = [];
  await walkClaims(ledger, {}, (_entry, claim) => lines.push(canonicalJson(claim)));
  for (let i = 0; i < lines.length; i += 1_000) yield lines.slice(i, i + 1_000);
}

export interface Imported { name: string; entries: number; before: number }

/**
 * Makes a ledger of an export: the same entries, checkpoints and name. The whole file is looked through first; where one byte is not as it was written nothing
 * is made. Into a place that holds the beginning of the same ledger, what is missing is added: an import that was cut off goes on.
 */
export async function importLedger(path: string, place: string, onProgress?: (bytes: number) => void): Promise<Imported> {
  let name = '';
  for await (const { check } of additionsOf(path, onProgress)) name = check.name;
  const store = await openStore(place, { mode: 'create' }).catch(async (error: unknown) => {
    if (!(error instanceof ProblemError) || error.problems[0]?.code !== 'ledger.exists') throw error;
    return openStore(place, { mode: 'write' });
  });
  try {
    const before = await commonBeginning(store, path);
    let entries = 0;
    for await (const { addition, check } of additionsOf(path)) {
      entries = check.size;
      await addMissing(store, addition, before);
    }
    if (!(await isDerivedWhole(store))) await rebuildDerived(store);
    return { name, entries, before };
  } finally {
    await store.close();
  }
}

/** How many entries the store has, all of which the export begins with. */
async function commonBeginning(store: LedgerStore, path: string): Promise<number> {
  const last = await store.last();
  if (last === null) return 0;
  for await (const { addition } of additionsOf(path)) {
    const same = addition.entries.find(({ seq }) => seq === last.seq);
    if (same !== undefined && Buffer.compare(same.hash, last.hash) === 0) return last.seq;
  }
  throw new ProblemError([{ code: 'ledger.exists', severity: 'error', message: `${store.place} holds another ledger, or entries that the export does not have`, mend: 'name another place; nothing was imported' }]);
}

async function addMissing(store: LedgerStore, { entries, checkpoints }: ExportPage, before: number): Promise<void> {
  const missing: Addition = { entries: entries.filter(({ seq }) => seq > before), versions: [], tiles: [], checkpoint: null };
  await store.write(async (writer) => {
    if (missing.entries.length > 0) await writer.add(missing);
    const known = new Set((await writer.checkpoints()).map(({ size }) => size));
    for (const checkpoint of checkpoints) if (!known.has(checkpoint.size)) await writer.add({ entries: [], versions: [], tiles: [], checkpoint });
  });
}

type ExportPage = { entries: Addition['entries']; checkpoints: NonNullable<Addition['checkpoint']>[] };

/** What an export holds, page by page, each line checked. Throws ProblemError for the first line that is not as it was written. */
async function* additionsOf(path: string, onBytes?: (bytes: number) => void): AsyncGenerator<{ addition: ExportPage; check: ExportCheck }> {
  const check = new ExportCheck();
  let line = 0, bytes = 0, bad: ProblemError | null = null;
  const onBadLine = (_why: string, at: number): void => {
    bad ??= new ProblemError([badExport(path, at, 'it is no text in UTF-8')]);
  };
  try {
    for await (const page of pagesOfLines(path, { onBadLine, ...(onBytes === undefined ? {} : { onBytes }) })) {
      const addition: ExportPage = { entries: [], checkpoints: [] };
      for (const one of page) {
        line = one.line;
        bytes += Buffer.byteLength(one.text) + 1;
        const found: ExportLine | string = check.line(one.text);
        if (typeof found === 'string') throw new ProblemError([badExport(path, line, found)]);
        if ('entry' in found) addition.entries.push(found.entry);
        else if ('checkpoint' in found) addition.checkpoints.push(found.checkpoint);
      }
      if (bad !== null) throw bad;
      yield { addition, check };
    }
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw new ProblemError([await unreadable(path, error as NodeJS.ErrnoException)]);
    throw error;
  }
  if (bad !== null) throw bad;
  // What reading lines passes over: a byte order mark, CRLF, a last line without its end.
  if ((await stat(path)).size !== bytes) throw new ProblemError([badExport(path, 1, 'the file has a byte order mark, line ends of another kind, or no end on its last line')]);
  if (!check.isEnded) throw new ProblemError([badExport(path, line, 'the export breaks off here: its end is missing')]);
}
