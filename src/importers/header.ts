// Which row of a table names its columns, and whether a row of HXL tags stands below it.
import { ProblemError, type Problem } from '#base/problem.ts';
import type { Container, RawRow, TableTold } from '#importers/table-shape.ts';

export interface Header { columns: readonly string[]; tags: readonly string[] | null; /** The row after which data begin. */ lastRow: number; remarks: Problem[] }

/** Titles, notes and blank rows above a header are passed over, this far down. */
const LOOKED_AT = 30;

/** The first row that has the columns by which the table is known; where none are told, the first that looks like names over all columns. */
export async function findHeader(path: string, container: Container, told: TableTold): Promise<Header> {
  const first = await firstRows(container);
  if (first.every(({ cells }) => cells.every((cell) => cell.trim() === ''))) throw new ProblemError([{ code: 'table.empty', severity: 'error', message: `${path} is empty`, mend: 'fetch it again: an export or a download that broke off leaves such a file' }]);
  const at = told.headerRow !== undefined ? first.findIndex(({ row }) => row === told.headerRow) : headerAt(first, told);
  const header = first[at];
  if (header === undefined) throw new ProblemError([noHeader(path, told)]);
  const columns = header.cells.map((cell) => cell.replace(/^\uFEFF/, '').trim());
  while (columns.at(-1) === '') columns.pop();
  const below = first[at + 1];
  const tags = below !== undefined && areTags(below) ? columns.map((_, i) => (below.cells[i] ?? '').trim()) : null;
  return { columns, tags, remarks: columnsAlike(columns), lastRow: tags === null ? header.row : below!.row };
}

/** Of columns with one name the first is read, which may not be the one that is meant. */
function columnsAlike(columns: readonly string[]): Problem[] {
  const keys = columns.map(columnKey), twice = columns.filter((name, i) => name !== '' && keys.indexOf(keys[i]!) < i);
  return [...new Set(twice)].slice(0, 20).map((name) => ({ code: 'table.columns-alike', severity: 'warning', message: `${keys.filter((key) => key === columnKey(name)).length} columns are called ${JSON.stringify(name)}: the first of them is read`, mend: 'where another is meant, give it a name of its own in the file' }));
}

async function firstRows(container: Container): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const page of container.rows()) {
    rows.push(...page.slice(0, LOOKED_AT - rows.length));
    if (rows.length >= LOOKED_AT) break;
  }
  return rows;
}

/** By the columns that it must have; by those that a mapping names, where one row has them all; else by its looks. */
function headerAt(rows: readonly RawRow[], { hasColumns = [], mayHaveColumns = [] }: TableTold): number {
  const withAll = (names: readonly string[]): number => rows.findIndex(({ cells }) => names.every((name) => cells.some((cell) => columnKey(cell) === columnKey(name))));
  if (hasColumns.length > 0) return withAll(hasColumns);
  const named = mayHaveColumns.length === 0 ? -1 : withAll(mayHaveColumns);
  return named >= 0 ? named : guess(rows);
}

/** The first row that looks like names; where a fuller one stands just above the data, that one: the first then names groups of columns. */
function guess(rows: readonly RawRow[]): number {
  // A line that begins with `# ` is a note.
  const filled = rows.map(({ cells }) => (/^#\s/.test(cells[0] ?? '') ? 0 : cells.filter((cell) => cell.trim() !== '').length));
  const most = Math.max(0, ...filled);
  const first = rows.findIndex(({ cells }, i) => filled[i]! > 0 && filled[i]! * 2 >= most && !cells.some(isDatum) && !areTags(rows[i]!));
  const data = rows.findIndex(({ cells }, i) => i > first && filled[i]! > 0 && cells.some(isDatum)), last = areTags(rows[data - 1] ?? NO_ROW) ? data - 2 : data - 1;
  return last > first && filled[last]! > filled[first]! ? last : first;
}

/** A number or a date is no name. */
function isDatum(cell: string): boolean {
  return /^\s*[-+]?\p{Nd}[\p{Nd}.,:/\-\sT]*$/u.test(cell);
}

const NO_ROW: RawRow = { row: 0, line: 0, cells: [] };

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
