// XLSX and ODS: one sheet as rows of text; dates as `2016-09-14`, or with their time, whatever the cells show them as.
import { readFile } from 'node:fs/promises';
import { readOds, streamOdsRows, writeOds } from 'hucre/ods';
import { readXlsx, streamXlsxRows, writeXlsx } from 'hucre/xlsx';
import { ProblemError, type Problem } from '#base/problem.ts';
import type { Container, RawRow, TableTold } from '#importers/table-shape.ts';

const PAGE = 2_000;

export type SheetKind = 'xlsx' | 'ods';
type CellValue = string | number | boolean | Date | null;

export async function openSheet(path: string, told: TableTold, kind: SheetKind): Promise<Container> {
  const bytes = await readFile(path), names = await sheetNames(path, bytes, kind);
  const asked = told.sheet ?? 1, sheet = typeof asked === 'number' ? asked - 1 : names.indexOf(asked);
  if (names[sheet] === undefined) throw new ProblemError([{ code: 'table.no-sheet', severity: 'error', message: `${path} has no sheet ${asked}`, mend: `write one of: ${names.join(', ')}` }]);
  return { rows: () => rowsOf(path, bytes, kind, sheet, told), mayEndEarly: true, remarks: told.sheet === undefined ? otherSheets(path, names) : [], write: (rows) => writeSheet(rows, kind) };
}

export async function sheetNames(path: string, bytes: Uint8Array, kind: SheetKind): Promise<string[]> {
  const names: string[] = [], sheets = ({ name }: { name: string }): boolean => {
    names.push(name);
    return false;
  };
  await guarded(path, () => (kind === 'xlsx' ? readXlsx(bytes, { sheets }) : readOds(bytes, { sheets })));
  return names;
}

/** Rows of other sheets are read by nobody: that is told, since they may be meant. */
function otherSheets(path: string, [first, ...others]: readonly string[]): Problem[] {
  if (others.length === 0) return [];
  return [{ code: 'table.other-sheets', severity: 'warning', message: `of ${path} the sheet ${JSON.stringify(first)} alone is read, not ${others.map((name) => JSON.stringify(name)).join(', ')}`, mend: 'where another is meant, say it in the mapping of a table ("table": {"sheet": "Data"}), or save that sheet as a file of its own' }];
}

async function* rowsOf(path: string, bytes: Uint8Array, kind: SheetKind, sheet: number, { onProgress }: TableTold): AsyncGenerator<RawRow[]> {
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
    if (/missing \[Content_Types\]|mimetype/i.test((error as Error).message)) throw new ProblemError([{ code: 'import.packed', severity: 'error', message: `${path} is a ZIP archive, not a workbook`, mend: 'unpack it first, and import what is in it' }]);
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

async function* writeSheet(rows: readonly (readonly string[])[], kind: SheetKind): AsyncGenerator<Uint8Array> {
  const sheets = [{ name: 'refused', rows: rows.map((cells) => [...cells]) }];
  yield kind === 'xlsx' ? await writeXlsx({ sheets }) : await writeOds({ sheets });
}
