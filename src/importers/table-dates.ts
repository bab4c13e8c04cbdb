// The columns of a table that hold dates: looked at as a whole, before the first row whose date could be read in two ways.
import type { Problem } from '#base/problem.ts';
import { cellAt } from '#importers/columns.ts';
import { DateColumn, type DateOrder } from '#importers/date-column.ts';
import type { RowFault } from '#importers/importer.ts';
import type { Table, TableRow } from '#importers/table.ts';
import { hasOrder, type Written } from '#importers/written-date.ts';

/** By name: the numbers of the columns that hold it, one, or a date and its time of day. */
export type WhereDates = ReadonlyMap<string, readonly number[]>;

export class TableDates {
  readonly columns: ReadonlyMap<string, DateColumn>;
  readonly #table: Table;
  readonly #where: WhereDates;
  #isSurveyed = false;

  constructor(table: Table, where: WhereDates, told: (name: string) => DateOrder | null) {
    this.#table = table;
    this.#where = where;
    this.columns = new Map([...where.keys()].map((name) => [name, new DateColumn(name, told(name))]));
  }

  /** The table's rows. Before the first that needs it the whole table is read for its dates alone. */
  async *pages(): AsyncGenerator<TableRow[]> {
    for await (const page of this.#table.rows()) {
      if (!this.#isSurveyed && page.some((row) => [...this.#where.keys()].some((name) => hasOrder(this.text(name, row))))) await this.#survey();
      yield page;
    }
  }

  text(name: string, row: TableRow): string {
    return this.#where.get(name)!.map((at) => cellAt(row, at)).join(' ').trim();
  }

  read(name: string, row: TableRow): Written | RowFault {
    return this.columns.get(name)!.read(this.text(name, row));
  }

  remarks(): Problem[] {
    return [...this.columns.values()].flatMap((column) => column.remarks());
  }

  async #survey(): Promise<void> {
    for await (const page of this.#table.rows()) {
      for (const row of page) for (const [name, column] of this.columns) column.look(this.text(name, row));
    }
    this.#isSurveyed = true;
  }
}
