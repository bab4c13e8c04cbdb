// A table as CSV (RFC 4180), with a row of HXL tags where it is asked for. Spreadsheets run what looks like a formula, so such texts are guarded.
import type { FlatCell, FlatColumn, FlatTable } from '#records/flat-claim.ts';
import { guardedCell } from '#records/guarded-cell.ts';

/** UTF-8 with a byte order mark, without which spreadsheets take Arabic and Cyrillic for something else. */
export function* toCsv({ columns, rows }: FlatTable, { hxl = false }: { hxl?: boolean } = {}): Generator<string> {
  yield `\uFEFF${line(columns.map(({ name }) => name))}`;
  if (hxl) yield line(columns.map((column) => column.hxl));
  for (const row of rows) yield line(columns.map((column) => textOf(row[column.name] ?? null, column)));
}

function textOf(cell: FlatCell, { is }: FlatColumn): string {
  if (cell === null) return '';
  return is === 'text' ? guardedCell(String(cell)) : String(cell);
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}
