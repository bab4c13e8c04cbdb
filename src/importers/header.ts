// Which row of a table names its columns, and whether a row of HXL tags stands below it.
import { ProblemError } from '#base/problem.ts';
import type { Container, RawRow, TableTold } from '#importers/table-shape.ts';

export interface Header { columns: readonly string[]; tags: readonly string[] | null; /** The row after which data begin. */ lastRow: number }

/** Titles, notes and blank rows above a header are passed over, this far down. */
const LOOKED_AT = 30;

/** The first row that has the columns by which the table is known; where none are told, the first that looks like names over all columns. */
export async function findHeader(path: string, container: Container, told: TableTold): Promise<Header> {
  const first = await firstRows(container);
  const at = told.headerRow !== undefined ? first.findIndex(({ row }) => row === told.headerRow) : guess(first, told.hasColumns ?? []);
  const header = first[at];
  if (header === undefined) throw new ProblemError([noHeader(path, told)]);
  const columns = header.cells.map((cell) => cell.replace(/^\uFEFF/, '').trim());
  while (columns.at(-1) === '') columns.pop();
  const below = first[at + 1];
  const tags = below !== undefined && areTags(below) ? columns.map((_, i) => (below.cells[i] ?? '').trim()) : null;
  return { columns, tags, lastRow: tags === null ? header.row : below!.row };
}

async function firstRows(container: Container): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const page of container.rows()) {
    rows.push(...page.slice(0, LOOKED_AT - rows.length));
    if (rows.length >= LOOKED_AT) break;
  }
  return rows;
}

function guess(rows: readonly RawRow[], hasColumns: readonly string[]): number {
  if (hasColumns.length > 0) return rows.findIndex(({ cells }) => hasColumns.every((name) => cells.some((cell) => columnKey(cell) === columnKey(name))));
  // A line that begins with `# ` is a note.
  const filled = rows.map(({ cells }) => (/^#\s/.test(cells[0] ?? '') ? 0 : cells.filter((cell) => cell.trim() !== '').length));
  const most = Math.max(0, ...filled);
  return rows.findIndex(({ cells }, i) => filled[i]! > 0 && filled[i]! * 2 >= most && !cells.some(isDatum) && !areTags(rows[i]!));
}

/** A number or a date is no name. */
function isDatum(cell: string): boolean {
  return /^\s*[-+]?\d[\d.,:/\-\sT]*$/.test(cell);
}

function areTags({ cells }: RawRow): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.every((cell) => /^#[a-z][a-z0-9_]*(\s*\+[a-z][a-z0-9_]*)*$/i.test(cell.trim()));
}

/** Columns are known by their names without case, blanks and underscores. */
export function columnKey(name: string): string {
  return name.replace(/^\uFEFF/, '').normalize('NFC').toLowerCase().replaceAll(/[\s_-]+/g, '');
}

function noHeader(path: string, { headerRow, hasColumns }: TableTold) {
  const message = headerRow !== undefined ? `${path} has no row ${headerRow} among its first ${LOOKED_AT}` : hasColumns === undefined || hasColumns.length === 0
    ? `no row among the first ${LOOKED_AT} of ${path} names columns` : `no row among the first ${LOOKED_AT} of ${path} has the columns ${hasColumns.join(', ')}`;
  return { code: 'table.no-header', severity: 'error' as const, message, mend: hasColumns === undefined ? 'say in the mapping which row is the header: "header": 3' : 'look whether it is the file that --as says; where columns were renamed, use --as table with a mapping' };
}
