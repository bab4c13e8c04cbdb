// A table, whatever file it comes in: its header, its HXL tags, its rows with their numbers, and refused rows in its own shape again.
import { open, readFile } from 'node:fs/promises';
import { ProblemError } from '#base/problem.ts';
import { openCsv } from '#importers/csv-table.ts';
import { findHeader, type Header } from '#importers/header.ts';
import { openJsonTable } from '#importers/json-table.ts';
import { openParquet } from '#importers/parquet-table.ts';
import { mustBeTable } from '#importers/foreign-file.ts';
import { openSheet, sheetNames, type SheetKind } from '#importers/sheet-table.ts';
import type { Container, RawRow, Table, TableRow, TableTold } from '#importers/table-shape.ts';

export type { Container, RawRow, Table, TableRow, TableTold } from '#importers/table-shape.ts';

/** Few: rows that are taken in soon cost less than rows that wait in memory for others. */
const PAGE = 100;
const JSON_START = /^(\xEF\xBB\xBF)?\s*[[{]/;

/** Throws ProblemError where the file cannot be read, or no row of it names columns. */
export async function openTable(path: string, told: TableTold = {}): Promise<Table> {
  const container = await openContainer(path, told);
  const header = await findHeader(path, container, told);
  return {
    columns: header.columns, tags: header.tags, remarks: [...container.remarks, ...header.remarks],
    rows: () => dataRows(container, header, told),
    write: (rows) => container.write(rows),
    async *writeRefused(rows) {
      const written: (readonly string[])[] = [header.columns, ...(header.tags === null ? [] : [header.tags])];
      for await (const page of rows) written.push(...page.map(({ source }) => source as readonly string[]));
      yield* container.write(written);
    },
  };
}

/** Every table of the file: of a workbook each sheet that has a header. Throws ProblemError where there is none. */
export async function openTables(path: string, told: TableTold = {}): Promise<Table[]> {
  return (await openSheets(path, told)).map(({ table }) => table);
}

/** Likewise, each with the name of its sheet; that of a file that is one table is ''. */
export async function openSheets(path: string, told: TableTold = {}): Promise<{ name: string; table: Table }[]> {
  const kind = workbookKind(textOfBytes(await startOf(path)));
  const names = kind === null ? [] : await sheetNames(path, await readFile(path), kind);
  if (names.length < 2) return [{ name: names[0] ?? '', table: await openTable(path, told) }];
  const tables: { name: string; table: Table }[] = [];
  for (const name of names) {
    const table = await openTable(path, { ...told, sheet: name }).catch((error: unknown) => {
      if (error instanceof ProblemError && ['table.no-header', 'table.empty'].includes(error.problems[0]!.code)) return null;
      throw error;
    });
    if (table !== null) tables.push({ name, table });
  }
  return tables.length > 0 ? tables : [{ name: names[0]!, table: await openTable(path, told) }];
}

/** Whether it looks like JSON, which a table of rows does not. */
export async function isJsonFile(path: string): Promise<boolean> {
  return JSON_START.test(textOfBytes(await startOf(path)));
}

function textOfBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** By the first bytes of the file; null where it is no workbook. */
function workbookKind(start: string): SheetKind | null {
  return !start.startsWith('PK') ? null : start.includes('opendocument') ? 'ods' : 'xlsx';
}

async function openContainer(path: string, told: TableTold): Promise<Container> {
  const text = textOfBytes(await startOf(path)), kind = workbookKind(text);
  if (kind !== null) return openSheet(path, told, kind);
  mustBeTable(path, text);
  if (text.startsWith('PAR1')) return openParquet(path, told);
  if (JSON_START.test(text)) return openJsonTable(path, told);
  return openCsv(path, told);
}

async function startOf(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(200), 0, 200, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new ProblemError([{ code: 'import.unreadable', severity: 'error', message: `${path} cannot be read: ${(error as Error).message}`, mend: 'look at the path' }]);
  }
}

async function* dataRows(container: Container, header: Header, { signal }: TableTold): AsyncGenerator<TableRow[]> {
  let page: TableRow[] = [];
  for await (const rows of container.rows()) {
    signal?.throwIfAborted();
    for (const raw of rows) {
      if (raw.row <= header.lastRow || raw.cells.every((cell) => cell.trim() === '')) continue;
      page.push(dataRow(raw, header.columns.length, container.mayEndEarly));
      if (page.length < PAGE) continue;
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}

/** Cells behind the last column that are empty are no fault; a cell too many or too few is: which column would it belong to? */
function dataRow({ row, line, cells }: RawRow, width: number, mayEndEarly: boolean): TableRow {
  if (cells.length === width) return { row, line, cells, fault: null };
  if (cells.length > width && cells.slice(width).every((cell) => cell.trim() === '')) return { row, line, cells: cells.slice(0, width), fault: null };
  if (cells.length < width && mayEndEarly) return { row, line, cells: [...cells, ...Array<string>(width - cells.length).fill('')], fault: null };
  return { row, line, cells, fault: {
    code: 'table.ragged-row', column: '', value: '', message: `it has ${cells.length} cells where the header has ${width}`,
    mend: 'look for a delimiter too many or too few, or a cell with a delimiter or quote in it that is not quoted',
  } };
}
