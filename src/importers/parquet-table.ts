// Parquet: columns as text, a group of rows at a time. Refused rows go out as CSV: nobody mends Parquet by hand, and it comes in by the same mapping.
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema, type AsyncBuffer } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { ProblemError } from '#base/problem.ts';
import { writeCsv } from '#importers/csv-table.ts';
import type { Container, RawRow, TableTold } from '#importers/table-shape.ts';

const PAGE = 10_000;

export async function openParquet(path: string, told: TableTold): Promise<Container> {
  try {
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file);
    const columns = parquetSchema(metadata).children.map(({ element }) => element.name);
    const total = Number(metadata.num_rows);
    return { rows: () => rowsOf(path, file, { columns, total }, told), mayEndEarly: false, remarks: [], write: (rows) => writeCsv(rows, ',') };
  } catch (error) {
    throw broken(path, error);
  }
}

function broken(path: string, error: unknown): ProblemError {
  return new ProblemError([{ code: 'table.broken-parquet', severity: 'error', message: `${path} cannot be read as Parquet: ${(error as Error).message}`, mend: 'write the file again from its source' }]);
}

/** The names of the columns are row 1, as in the other tables; data begin at row 2. */
async function* rowsOf(path: string, file: AsyncBuffer, { columns, total }: { columns: string[]; total: number }, { onProgress }: TableTold): AsyncGenerator<RawRow[]> {
  yield [{ row: 1, line: 1, cells: columns }];
  for (let start = 0; start < total; start += PAGE) {
    const read = await parquetReadObjects({ file, compressors, rowStart: start, rowEnd: Math.min(start + PAGE, total) }).catch((error: unknown) => {
      throw broken(path, error);
    });
    onProgress?.(start, total);
    yield read.map((object, i) => ({ row: start + i + 2, line: start + i + 2, cells: columns.map((name) => textOf(object[name])) }));
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
