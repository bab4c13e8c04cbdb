// What a table is to whoever reads it: rows with their numbers, a header, tags; and what one kind of file must do for that.
import type { Problem } from '#base/problem.ts';
import type { ImportedRow, RowFault } from '#importers/importer.ts';

/** A row as the file has it. `row`: as a person finds it, from 1; `line`: where it begins in a text, the same where there are no lines. */
export interface RawRow { row: number; line: number; cells: readonly string[] }

/** A row of data; `fault` where its cells cannot be told apart by the header. */
export interface TableRow extends RawRow { fault: RowFault | null }

/** One kind of file: all its rows, from the first. Rows may be asked for again. */
export interface Container {
  rows(): AsyncIterable<RawRow[]>;
  /** Whether a row may end before the header does: cells at its end that are empty (spreadsheets), not lost. */
  mayEndEarly: boolean;
  remarks: Problem[];
  /** A file of these rows. */
  write(rows: readonly (readonly string[])[]): AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
}

/** What a reader was told of a table, where it cannot be found. */
export interface TableTold {
  encoding?: string | null | undefined;
  delimiter?: string | undefined;
  /** The number of the row that names the columns. */
  headerRow?: number | undefined;
  /** The name of a sheet, or its number from 1. */
  sheet?: string | number | undefined;
  /** Columns by which the header is known. */
  hasColumns?: readonly string[] | undefined;
  /** Columns that it has if it is the table that is meant; where no row has them all, the header is found by its looks. */
  mayHaveColumns?: readonly string[] | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface Table {
  /** Names of the columns as the header writes them. */
  columns: readonly string[];
  /** HXL tags by column, `#date+start`; null where the table has none. */
  tags: readonly string[] | null;
  /** Rows of data that are not wholly empty, some at a time. May be asked for again. */
  rows(): AsyncIterable<TableRow[]>;
  remarks: readonly Problem[];
  /** A file of the same kind with these rows. */
  write: Container['write'];
  /** Refused rows under the same header. */
  writeRefused(rows: AsyncIterable<ImportedRow[]> | Iterable<ImportedRow[]>): AsyncIterable<string | Uint8Array>;
}
