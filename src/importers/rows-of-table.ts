// A table read row by row into claims: what every importer of tables has in common beside the meaning of its columns.
import type { Problem } from '#base/problem.ts';
import { columnKey } from '#importers/header.ts';
import type { ImportContext, ImportedRow, ImportSource, RowOutcome } from '#importers/importer.ts';
import type { Table } from '#importers/table.ts';

/** A row's cells by the names of its columns; an empty one is ''. */
export type Cells = Readonly<Record<string, string>>;

export function sourceOfTable(table: Table, context: ImportContext, outcomeOf: (cells: Cells, row: number) => RowOutcome, remarks: () => Problem[] = () => []): ImportSource {
  return {
    rows: importedRows(table, context, outcomeOf),
    remarks: () => [...table.remarks, ...remarks()],
    writeRefused: (rows) => table.writeRefused(rows),
  };
}

async function* importedRows(table: Table, { signal }: ImportContext, outcomeOf: (cells: Cells, row: number) => RowOutcome): AsyncGenerator<ImportedRow[]> {
  const { columns } = table;
  for await (const page of table.rows()) {
    signal?.throwIfAborted();
    yield page.map(({ row, line, cells, fault }): ImportedRow => ({
      row, line, source: cells, outcome: fault === null ? outcomeOf(Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? ''])), row) : { refused: [fault] },
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
