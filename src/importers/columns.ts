// The cells of a row by what their columns are called, by any of several names or by an HXL tag.
import { nearest } from '#base/nearest.ts';
import { columnKey } from '#importers/header.ts';
import type { Table, TableRow } from '#importers/table.ts';

export class Columns {
  readonly names: readonly string[];
  readonly #at = new Map<string, number>();
  /** By the name as it is asked for, again and again. */
  readonly #asked = new Map<string, number>();

  constructor({ columns, tags }: Pick<Table, 'columns' | 'tags'>) {
    this.names = columns;
    tags?.forEach((tag, i) => { if (tag !== '') this.#put(tagKey(tag), i); });
    columns.forEach((name, i) => this.#put(columnKey(name), i));
  }

  /** Of two columns with one name the first counts. */
  #put(key: string, at: number): void {
    if (!this.#at.has(key)) this.#at.set(key, at);
  }

  /** The number of the first column that bears one of these names; -1 where none does. */
  at(...names: string[]): number {
    for (const name of names) {
      let found = this.#asked.get(name);
      if (found === undefined) this.#asked.set(name, found = this.#at.get(name.startsWith('#') ? tagKey(name) : columnKey(name)) ?? -1);
      if (found >= 0) return found;
    }
    return -1;
  }

  has(...names: string[]): boolean {
    return this.at(...names) >= 0;
  }

  /** A column whose name is like this one. */
  nearest(name: string): string | undefined {
    return nearest(name, this.names);
  }
}

/** Tags are the same in whatever order their attributes stand. */
function tagKey(tag: string): string {
  const [base = '', ...attributes] = tag.toLowerCase().replaceAll(/\s+/g, '').split('+');
  return [base, ...attributes.sort()].join('+');
}

/** The text of a cell without blanks at its ends, in NFC; '' where there is no such column. */
export function cellAt(row: Pick<TableRow, 'cells'>, at: number): string {
  return at < 0 ? '' : (row.cells[at] ?? '').normalize('NFC').trim();
}
