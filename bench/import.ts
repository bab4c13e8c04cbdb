// How fast tables of others are imported, beside what reading them and keeping the same rows cost bare.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginLedger } from '#monitor/ledgers.ts';
import { inChild } from './child.ts';
import type { Row, Section } from './section.ts';

/** A workbook is unpacked in memory whole; of Parquet it is the writer of this benchmark that holds all rows. */
const PART_OF_XLSX = 0.05, PART_OF_PARQUET = 0.2;

export async function importBench(count: number, say: (text: string) => void): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'truce-bench-'));
  try {
    const csv = await measure(folder, 'csv', count, say);
    const parquet = await measure(folder, 'parquet', Math.round(count * PART_OF_PARQUET), say), xlsx = await measure(folder, 'xlsx', Math.round(count * PART_OF_XLSX), say);
    return {
      title: `Importing, ${count.toLocaleString('en')} rows of CSV into SQLite`,
      says: `A table of ten columns (days, points, words, counts, a link and a note in quotes; ${Math.round(csv.bytes / 2 ** 20)} MB) by a mapping: each row read, made a claim, checked, chained, hashed and kept in one transaction. Imported again, every row is found unchanged. An XLSX cannot be read in little memory: its sheet is unpacked whole. Parquet is read 50,000 rows at a time. Both are measured on fewer rows, each beside the same rivals on its own rows.`,
      rows: [...csv.rows, ...parquet.rows, ...xlsx.rows],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string, kind: 'csv' | 'xlsx' | 'parquet', count: number, say: (text: string) => void): Promise<{ rows: Row[]; bytes: number }> {
  const file = join(folder, `table.${kind}`), place = join(folder, `${kind}.sqlite`);
  const step = (name: string, ...args: string[]) => {
    say(`import of ${kind}: ${name}`);
    return inChild('import-steps.ts', [name, file, ...args]);
  };
  await step('write', kind, String(count));
  const { ledger } = await beginLedger(place, undefined, Date.now);
  await ledger.store.close();
  const first = await step('import', place), read = await step('read');
  if (first.added !== count || read.rows !== count) throw new Error(`${count} rows were written, ${read.rows} read, ${first.added} imported`);
  const insert = await inChild('ledger-steps.ts', ['bare-insert', place]);
  const name = `${count.toLocaleString('en')} rows of ${kind.toUpperCase()}`, rate = `${Math.round(count / first.ms!).toLocaleString('en')},000 a second`.replace(/^0,/, '');
  const rows: Row[] = [{ what: `import ${name}`, took: first.ms!, rival: 'bare SQLite insert of the same rows', rivalTook: insert.ms!, peakMb: first.peakMb, note: rate }];
  if (kind !== 'csv') return { rows: [...rows, { what: `only read ${name}`, took: read.ms!, rival: 'bare SQLite insert of the same rows', rivalTook: insert.ms!, peakMb: read.peakMb }], bytes: statSync(file).size };
  const parse = await step('parse'), again = await step('import', place);
  const rival = 'udsv over the text in memory, unchecked';
  rows.push({ what: 'the same', took: first.ms!, rival, rivalTook: parse.ms! });
  rows.push({ what: `only read ${name}`, took: read.ms!, rival, rivalTook: parse.ms!, peakMb: read.peakMb });
  rows.push({ what: 'import it again', took: again.ms!, rival: 'the first import', rivalTook: first.ms!, peakMb: again.peakMb, note: `${again.unchanged!.toLocaleString('en')} unchanged` });
  return { rows, bytes: statSync(file).size };
}
