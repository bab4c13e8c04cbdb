// Imports a text as if it were a file, and gives its rows, its remarks, and its refused rows written again.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeZoneTable } from '#base/zone.ts';
import type { ClaimJson, ImportContext, ImportedRow, Importer, RowFault } from '#importers/importer.ts';

export interface Imported { rows: ImportedRow[]; claims: ClaimJson[]; withdraws: string[]; faults: RowFault[]; remarks: string[]; refused: string }

export const context = (more: Partial<ImportContext> = {}): ImportContext => ({ channel: 'Here', zone: null, mapping: null, places: null, encoding: null, ...more });

export function zoneOf(name: string): NonNullable<ImportContext['zone']> {
  return makeZoneTable(name, 'test')!;
}

export async function importFrom(importer: Importer, path: string, told: Partial<ImportContext> = {}): Promise<Imported> {
  const source = await importer.open(path, context(told));
  const rows: ImportedRow[] = [];
  for await (const page of source.rows) rows.push(...page);
  const refusedRows = rows.filter(({ outcome }) => 'refused' in outcome), parts: string[] = [];
  for await (const part of source.writeRefused([refusedRows])) parts.push(typeof part === 'string' ? part : new TextDecoder().decode(part));
  return {
    rows, remarks: source.remarks().map(({ code }) => code), refused: parts.join(''),
    claims: rows.flatMap(({ outcome }) => ('claims' in outcome ? outcome.claims : [])),
    withdraws: rows.flatMap(({ outcome }) => ('withdraws' in outcome ? outcome.withdraws : [])),
    faults: rows.flatMap(({ outcome }) => ('refused' in outcome ? outcome.refused : [])),
  };
}

export async function importText(importer: Importer, text: string, told: Partial<ImportContext> = {}): Promise<Imported> {
  const folder = mkdtempSync(join(tmpdir(), 'truce-import-'));
  try {
    const path = join(folder, 'source');
    writeFileSync(path, text);
    return await importFrom(importer, path, told);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
