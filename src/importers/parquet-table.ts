// Parquet: columns as text, a group of rows at a time. Refused rows go out as CSV: nobody mends Parquet by hand, and it comes in by the same mapping.
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema, type AsyncBuffer } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { ProblemError } from '#base/problem.ts';
import { writeCsv } from '#importers/csv-table.ts';
import type { Container, RawRow, TableTold } from '#importers/table-shape.ts';

/** A group of rows is decoded from its start for each span of it that is read: a span is as long as memory allows. */
const SPAN = 50_000;

const PAGE = 1_000;

/** `spans`: how many rows are read at a time, none of them across two groups. */
interface Shape { columns: string[]; spans: number[]; total: number }

export async function openParquet(path: string, told: TableTold): Promise<Container> {
  try {
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file);
    const columns = parquetSchema(metadata).children.map(({ element }) => element.name);
    const spans = metadata.row_groups.flatMap(({ num_rows: rows }) => Array.from({ length: Math.ceil(Number(rows) / SPAN) }, (_, i) => Math.min(SPAN, Number(rows) - i * SPAN)));
    const shape: Shape = { columns, spans, total: Number(metadata.num_rows) };
    return { rows: () => rowsOf(path, file, shape, told), mayEndEarly: false, remarks: [], write: (rows) => writeCsv(rows, ',') };
  } catch (error) {
    throw broken(path, error);
  }
}

function broken(path: string, error: unknown): ProblemError {
  return new ProblemError([{ code: 'table.broken-parquet', severity: 'error', message: `${path} cannot be read as Parquet: ${(error as Error).message}`, mend: 'write the file again from its source' }]);
}

/** The names of the columns are row 1, as in the other tables; data begin at row 2. */
async function* rowsOf(path: string, file: AsyncBuffer, { columns, spans, total }: Shape, { signal, onProgress }: TableTold): AsyncGenerator<RawRow[]> {
  yield [{ row: 1, line: 1, cells: columns }];
  let start = 0;
  for (const rows of spans) {
    signal?.throwIfAborted();
    const read = await parquetReadObjects({ file, compressors, rowStart: start, rowEnd: start + rows }).catch((error: unknown) => {
      throw broken(path, error);
    });
    for (let at = 0; at < rows; at += PAGE) {
      onProgress?.(start + at, total);
      yield read.slice(at, at + PAGE).map((object, i) => ({ row: start + at + i + 2, line: start + at + i + 2, cells: columns.map((name) => textOf(object[name])) }));
    }
    start += rows;
  }
}

/** Numbers as they are written, dates as dates, lists and objects as JSON. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace(/T00:00:00\.000Z$/, '').replace(/\.000Z$/, 'Z');
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));
}
