// A flat table into a file: CSV and GeoJSON as text, XLSX and Parquet by packages that know the clock and the disk, so they are not in render/.
import { parquetWriteBuffer } from 'hyparquet-writer';
import { writeXlsx } from 'hucre/xlsx';
import { ProblemError } from '#base/problem.ts';
import type { FlatColumn, FlatRow, FlatTable } from '#records/flat-claim.ts';
import { guardedCell } from '#records/guarded-cell.ts';
import { toCsv } from '#render/to-csv.ts';
import { toGeojson } from '#render/to-geojson.ts';
import type { Geometry } from '#base/geometry.ts';

export const TABLE_FORMS = ['csv', 'geojson', 'xlsx', 'parquet'] as const;
export type TableForm = (typeof TABLE_FORMS)[number];

export interface ExportSetting { as: TableForm; /** A row of HXL tags below the header; of csv and xlsx. */ hxl: boolean; /** The sheet's name. */ title: string; shapeOf: (row: FlatRow) => { geometry: Geometry | null; saidIn: readonly string[] } }

const MOST_ROWS_OF_A_SHEET = 1_048_576, LONGEST_CELL_OF_A_SHEET = 32_767;

/** The parts of the file. Throws ProblemError where a sheet cannot hold the table: nothing is cut off. */
export async function* exportParts(table: FlatTable, { as, hxl, title, shapeOf }: ExportSetting): AsyncGenerator<(string | Uint8Array)[]> {
  switch (as) {
    case 'csv': return yield* pagesOf(toCsv(table, { hxl }));
    case 'geojson': return yield* pagesOf(toGeojson(table, shapeOf));
    case 'parquet': return yield [new Uint8Array(parquetOf(table))];
    case 'xlsx': return yield [await sheetOf(table, hxl, title)];
  }
}

function* pagesOf(parts: Iterable<string>): Generator<string[]> {
  let page = '';
  for (const part of parts) {
    page += part;
    if (page.length < 1 << 20) continue;
    yield [page];
    page = '';
  }
  yield [page];
}

async function sheetOf({ columns, rows }: FlatTable, hxl: boolean, title: string): Promise<Uint8Array> {
  const head: (string | number | null)[][] = [columns.map(({ name }) => name), ...(hxl ? [columns.map((column) => column.hxl)] : [])];
  if (rows.length + head.length > MOST_ROWS_OF_A_SHEET) throw tooMuch(`a sheet holds ${MOST_ROWS_OF_A_SHEET} rows, and there are ${rows.length}`);
  for (const row of rows) {
    const long = columns.find(({ name }) => typeof row[name] === 'string' && row[name].length >= LONGEST_CELL_OF_A_SHEET);
    if (long !== undefined) throw tooMuch(`a cell of a sheet holds ${LONGEST_CELL_OF_A_SHEET} letters, and ${long.name} of ${String(row['id'] ?? row['name'])} is longer`);
  }
  return writeXlsx({ sheets: [{ name: title, rows: [...head, ...rows.map((row) => columns.map((column) => cellOf(row, column)))] }] });
}

function parquetOf({ columns, rows }: FlatTable): ArrayBuffer {
  return parquetWriteBuffer({ columnData: columns.map((column) => ({ name: column.name, type: column.is === 'text' ? 'STRING' as const : 'DOUBLE' as const, data: rows.map((row) => cellOf(row, column)) })) });
}

/** Texts are guarded in every table alike, so that one saved as another keeps its guard. */
function cellOf(row: FlatRow, { name, is }: FlatColumn): string | number | null {
  const cell = row[name] ?? null;
  return cell === null || is === 'number' ? cell : guardedCell(String(cell));
}

function tooMuch(message: string): ProblemError {
  return new ProblemError([{ code: 'export.too-much', severity: 'error', message, mend: 'write csv, geojson or parquet instead; nothing was written' }]);
}
