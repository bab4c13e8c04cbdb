// What an importer makes of a file, for tests: all rows at once, and claims with a clock and channel of the test's.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Problem } from '#base/problem.ts';
import { makeZoneTable } from '#base/zone.ts';
import type { ClaimJson, ImportContext, ImportedRow, Importer, RowFault } from '#importers/importer.ts';

/** Real data stand beside the project, if at all: they are nobody's to pass on here. */
export const DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const SHARED = existsSync(DATA) ? DATA : undefined;

/** The path of a real file, or why the test is skipped. */
export function realFile(name: string): { path: string; skip: string | false } {
  const path = join(SHARED ?? DATA, name);
  return { path, skip: existsSync(path) ? false : `real data are not here: ${name}` };
}

export function contextOf(told: Partial<Omit<ImportContext, 'zone'>> & { zone?: string } = {}): ImportContext {
  return { channel: 'Test', mapping: null, places: null, encoding: null, ...told, zone: told.zone === undefined ? null : makeZoneTable(told.zone, 'test')! };
}

export interface Imported { rows: ImportedRow[]; claims: ClaimJson[]; faults: RowFault[]; remarks: Problem[]; refusedFile: () => Promise<Uint8Array> }

export async function imported(importer: Importer, path: string, context: ImportContext): Promise<Imported> {
  const source = await importer.open(path, context);
  const rows = (await all(source.rows)).flat();
  const refused = rows.filter(({ outcome }) => 'refused' in outcome);
  return {
    rows, claims: rows.flatMap(({ outcome }) => ('claims' in outcome ? outcome.claims : [])), faults: rows.flatMap(({ outcome }) => ('refused' in outcome ? outcome.refused : [])), remarks: source.remarks(),
    refusedFile: async () => Buffer.concat((await all(source.writeRefused([refused]))).map((part) => Buffer.from(part))),
  };
}

/** A file that is removed after the tests. */
export function fileWith(name: string, content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'truce-import-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

export async function all<T>(parts: AsyncIterable<T> | Iterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const part of parts) found.push(part);
  return found;
}
