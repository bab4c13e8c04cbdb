// A table read row by row into claims: what every importer of tables has in common beside the meaning of its columns.
import type { Problem } from '#base/problem.ts';
import { columnKey } from '#importers/header.ts';
import { Columns } from '#importers/columns.ts';
import type { DateOrder } from '#importers/date-column.ts';
import type { ClaimJson, ImportContext, ImportedRow, ImportSource, RowFault, RowOutcome } from '#importers/importer.ts';
import { TableDates } from '#importers/table-dates.ts';
import { openTable, type Table, type TableRow } from '#importers/table.ts';
import type { Written } from '#importers/written-date.ts';

/** A row's cells by the names of its columns; an empty one is ''. */
export type Cells = Readonly<Record<string, string>>;

export function sourceOfTable(table: Table, context: ImportContext, outcomeOf: (cells: Cells) => RowOutcome, remarks: () => Problem[] = () => []): ImportSource {
  return {
    rows: importedRows(table.columns, table.rows(), context, outcomeOf),
    remarks: () => [...table.remarks, ...remarks()],
    writeRefused: (rows) => table.writeRefused(rows),
  };
}

/** Reads a date of the row at hand: of one column, or of two that hold the date and its time of day. */
export type DateReader = (columns: readonly string[]) => Written | RowFault;

/** What an importer of tables makes of one whose columns it finds by their names: `layoutOf` finds them, `claimsOf` makes of a row what it tells. */
export interface TableReading<Layout> {
  layoutOf(path: string, columns: readonly string[], mapping: unknown): Layout;
  /** Columns that hold dates; those of one list hold them together. */
  datesOf(layout: Layout): readonly (readonly string[])[];
  dateOrder(layout: Layout): DateOrder | null;
  claimsOf(cells: Cells, layout: Layout, dates: DateReader, context: ImportContext): RowClaims;
}

/** `about`: what is known of the claims that it would be. */
export type RowClaims = { claims: ClaimJson[] } | { faults: RowFault[]; about: string[] };

export async function openRows<Layout>(path: string, context: ImportContext, { layoutOf, datesOf, dateOrder, claimsOf }: TableReading<Layout>): Promise<ImportSource> {
  const table = await openTable(path, { encoding: context.encoding, signal: context.signal, onProgress: context.onProgress });
  const layout = layoutOf(path, table.columns, context.mapping), columns = new Columns(table);
  const dates = new TableDates(table, new Map(datesOf(layout).map((names) => [names.join(', '), names.map((name) => columns.at(name))])), () => dateOrder(layout));
  const outcomeOf = (cells: Cells, row: TableRow): RowOutcome => {
    const read = claimsOf(cells, layout, (names) => dates.read(names.join(', '), row), context);
    return 'faults' in read ? { refused: read.faults, about: read.about } : read;
  };
  return { rows: importedRows(table.columns, dates.pages(), context, outcomeOf), remarks: () => [...table.remarks, ...dates.remarks()], writeRefused: (rows) => table.writeRefused(rows) };
}

async function* importedRows(columns: readonly string[], pages: AsyncIterable<TableRow[]>, { signal }: ImportContext, outcomeOf: (cells: Cells, row: TableRow) => RowOutcome): AsyncGenerator<ImportedRow[]> {
  // Of two columns with one name the first counts.
  const named = columns.map((name, i): [string, number] => [name, i]).toReversed();
  for await (const page of pages) {
    signal?.throwIfAborted();
    yield page.map((row): ImportedRow => ({
      row: row.row, line: row.line, source: row.cells, outcome: row.fault === null ? outcomeOf(Object.fromEntries(named.map(([name, i]) => [name, row.cells[i] ?? ''])), row) : { refused: [row.fault] },
    }));
  }
}

/** The column that bears one of these names, without case, blanks and underscores; undefined where none does. The names come first to last. */
export function columnNamed(columns: readonly string[], names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = columns.find((column) => columnKey(column) === columnKey(name));
    if (found !== undefined) return found;
  }
  return undefined;
}

export function missingColumns(path: string, what: string, mend: string): Problem {
  return { code: 'import.missing-columns', severity: 'error', message: `${path} has no column for ${what}`, mend };
}
