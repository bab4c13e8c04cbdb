// XLSX and ODS: one sheet as rows of text; dates as `2016-09-14`, or with their time, whatever the cells show them as.
import { readFile } from 'node:fs/promises';
import { readOds, streamOdsRows, writeOds } from 'hucre/ods';
import { readXlsx, streamXlsxRows, writeXlsx } from 'hucre/xlsx';
import { ProblemError } from '#base/problem.ts';
import type { Container, RawRow, TableTold } from '#importers/table-shape.ts';

const PAGE = 2_000;

type CellValue = string | number | boolean | Date | null;

export async function openSheet(path: string, told: TableTold, kind: 'xlsx' | 'ods'): Promise<Container> {
  const bytes = await readFile(path);
  const sheet = told.sheet === undefined ? 0 : await sheetNumber(path, bytes, kind, told.sheet);
  return { rows: () => rowsOf(path, bytes, kind, sheet, told), mayEndEarly: true, remarks: [], write: (rows) => writeSheet(rows, kind) };
}

async function sheetNumber(path: string, bytes: Uint8Array, kind: 'xlsx' | 'ods', asked: string | number): Promise<number> {
  const { sheets } = await guarded(path, () => (kind === 'xlsx' ? readXlsx(bytes, { maxRows: 1 }) : readOds(bytes)));
  const at = typeof asked === 'number' ? asked - 1 : sheets.findIndex(({ name }) => name === asked);
  if (sheets[at] !== undefined) return at;
  throw new ProblemError([{ code: 'table.no-sheet', severity: 'error', message: `${path} has no sheet ${asked}`, mend: `write one of: ${sheets.map(({ name }) => name).join(', ')}` }]);
}

async function* rowsOf(path: string, bytes: Uint8Array, kind: 'xlsx' | 'ods', sheet: number, { onProgress }: TableTold): AsyncGenerator<RawRow[]> {
  const source = kind === 'xlsx' ? streamXlsxRows(bytes, { sheet }) : streamOdsRows(bytes, { sheets: [sheet] });
  let page: RawRow[] = [], done = 0;
  for (;;) {
    const next = await guarded(path, () => source.next());
    if (next.done === true) break;
    const { index, values } = next.value;
    page.push({ row: index + 1, line: index + 1, cells: values.map(textOf) });
    if (page.length < PAGE) continue;
    done += page.length;
    // How many rows there are is known only at the end.
    onProgress?.(done, Math.max(done * 2, PAGE));
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

async function guarded<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError([{ code: 'table.broken-workbook', severity: 'error', message: `${path} cannot be read as a workbook: ${(error as Error).message}`, mend: 'open it in a spreadsheet and save it again, without a password; or save the sheet as CSV' }]);
  }
}

function textOf(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (!(value instanceof Date)) return String(value);
  // A cell has no zone: what it shows stands in the parts of UTC.
  const text = value.toISOString().replace(/\.000Z$|Z$/, '');
  return text.replace(/T00:00:00$/, '');
}

async function* writeSheet(rows: readonly (readonly string[])[], kind: 'xlsx' | 'ods'): AsyncGenerator<Uint8Array> {
  const sheets = [{ name: 'refused', rows: rows.map((cells) => [...cells]) }];
  yield kind === 'xlsx' ? await writeXlsx({ sheets }) : await writeOds({ sheets });
}
