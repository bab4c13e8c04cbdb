// The download of a form as a table: submissions row by row, and the table of a group that repeats beside them, each member at its submission.
import { ProblemError, type Problem } from '#base/problem.ts';
import type { CellOf, FormLayout } from '#importers/form-layout.ts';
import type { RowFault } from '#importers/importer.ts';
import { lastName } from '#importers/form-questions.ts';
import { openSheets, openTable, type Table, type TableRow, type TableTold } from '#importers/table.ts';

/** A submission: its row, and those of its members in the group that is read. */
export interface FormRow {
  row: number;
  line: number;
  /** Null of members whose submission is not there. */
  root: readonly string[] | null;
  members: { number: number; cells: readonly string[] }[];
  fault: RowFault | null;
}

interface Part { name: string; table: Table }

export interface FormTable {
  root: Table;
  /** The group's table; the root itself where each of its rows holds a member with all that its submission says. */
  member: Table | null;
  rows(): AsyncIterable<FormRow[]>;
  remarks: Problem[];
  /** Groups that repeat and are not read. */
  groups: string[];
  /** The columns of a file in which all rows can stand, and such a row. */
  columns: readonly string[];
  rowsOf(one: FormRow): (readonly string[])[];
}

/** Throws ProblemError where the file is no such download, or has no table of the group. */
export async function openFormTable(path: string, layout: FormLayout, each: string | null, told: TableTold): Promise<FormTable> {
  const parts = await partsOf(path, layout, told), root = parts[0]!.table;
  if (root.columns.includes(layout.parent)) return joined(path, root, layout, each);
  if (!layout.ids.some((id) => root.columns.includes(id))) throw new ProblemError([{ code: 'import.missing-columns', severity: 'error', message: `${path} has no column ${layout.ids.join(' or ')}, by which a submission is known again`, mend: 'export it again with the columns of the system; look at --as' }]);
  const remarks: Problem[] = [...root.remarks, ...reviewsIn(path, root, layout)];
  if (each === null) {
    const groups = await unreadGroups(path, layout, parts);
    return { root, member: null, groups, rows: () => plainRows(root), columns: root.columns, rowsOf: ({ root: cells }) => [cells!], remarks: [...remarks, ...tellUnread(groups)] };
  }
  const { table: member } = await groupOf(path, layout, each, parts, told), link = linkOf(path, layout, root.columns, member.columns);
  // What a member says for itself comes last.
  const added = root.columns.map((_, i) => i).filter((i) => !member.columns.includes(root.columns[i]!));
  const rowsOf = (one: FormRow): (readonly string[])[] => {
    const own = added.map((i) => one.root?.[i] ?? ''), width = member.columns.length, behind = one.root?.slice(root.columns.length) ?? [];
    const rows = one.members.map(({ cells }) => [...own, ...padded(cells, width)]);
    return rows.length > 0 ? rows : [[...own, ...member.columns.map((column) => (column === link[0] ? cellsBy(root.columns, one.root ?? [])(link[1]) : '')), ...behind]];
  };
  return { root, member, groups: [], remarks: [...remarks, ...member.remarks], columns: [...added.map((i) => root.columns[i]!), ...member.columns], rowsOf, rows: () => rowsWithMembers(root, member, layout, link) };
}

async function partsOf(path: string, { parent }: FormLayout, told: TableTold): Promise<Part[]> {
  try {
    const [first, ...more] = await openSheets(path, told);
    return [first!, ...more.filter(({ table }) => table.columns.includes(parent))];
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problems[0]?.code !== 'import.packed') throw error;
    throw new ProblemError([{ ...error.problems[0], mend: 'unpack it, and import the table of the submissions in it (the CSV without the name of a group); leave the others beside it' }]);
  }
}

export function cellsBy(columns: readonly string[], cells: readonly string[]): CellOf {
  return (column) => (cells[columns.indexOf(column)] ?? '').trim();
}

function padded(cells: readonly string[], width: number): string[] {
  return [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')];
}

function reviewsIn(path: string, { columns }: Table, { reviews }: FormLayout): Problem[] {
  if (reviews.some((column) => columns.includes(column))) return [];
  return [{ code: 'import.no-reviews', severity: 'warning', message: `${path} has no column ${reviews[0]}: what was approved and what was rejected is taken for alleged alike`, mend: 'export it again with that column' }];
}

type Link = readonly [member: string, root: string];

function linkOf(path: string, { links }: FormLayout, root: readonly string[], member: readonly string[]): Link {
  const found = links.find(([one, other]) => member.includes(one) && (root === member || root.includes(other)));
  if (found !== undefined) return found;
  throw new ProblemError([{ code: 'import.missing-columns', severity: 'error', message: `${path} has no column by which the members of the group find their submission`, mend: `export it again with ${links.map(([one, other]) => `${one} and ${other}`).join(', or ')}` }]);
}

async function* plainRows(root: Table): AsyncGenerator<FormRow[]> {
  for await (const page of root.rows()) yield page.map(({ row, line, cells, fault }) => ({ row, line, root: cells, members: [], fault }));
}

async function* rowsWithMembers(root: Table, member: Table, layout: FormLayout, [parent, self]: Link): AsyncGenerator<FormRow[]> {
  const { found, broken } = await membersBy(member, layout, parent);
  for await (const page of root.rows()) {
    yield page.map(({ row, line, cells, fault }): FormRow => {
      const key = cellsBy(root.columns, cells)(self), members = found.get(key) ?? [];
      if (fault === null) found.delete(key);
      return { row, line, root: cells, members: fault === null ? members : [], fault };
    });
  }
  // No row disappears: those that belong to nothing are told, too.
  yield broken.map(({ row, line, cells, fault }) => ({ row, line, root: null, members: [{ number: 1, cells }], fault: { ...fault!, message: `in the group that repeats: ${fault!.message}` } }));
  yield [...found].map(([key, members]): FormRow => ({ row: members[0]!.row, line: members[0]!.row, root: null, members, fault: { code: 'import.no-submission', column: parent, value: key, message: 'in the group that repeats: no submission of the file is the one that it belongs to', mend: 'look whether both tables come from one export, and whether rows were taken out of one' } }));
}

type Member = { number: number; row: number; cells: readonly string[] };

async function membersBy(table: Table, layout: FormLayout, link: string): Promise<{ found: Map<string, Member[]>; broken: TableRow[] }> {
  const found = new Map<string, Member[]>(), broken: TableRow[] = [];
  for await (const page of table.rows()) {
    for (const row of page) {
      if (row.fault !== null) broken.push(row);
      else {
        const cell = cellsBy(table.columns, row.cells), parent = cell(link), others = found.get(parent) ?? [];
        found.set(parent, [...others, { number: layout.numberOf(cell) ?? others.length + 1, row: row.row, cells: row.cells }]);
      }
    }
  }
  return { found, broken };
}

/** A file of refused rows: members with all that their submission says in each row. */
function joined(path: string, table: Table, layout: FormLayout, each: string | null): FormTable {
  const { columns } = table, [link] = linkOf(path, layout, columns, columns);
  if (each === null || !layout.reviews.some((column) => columns.includes(column))) {
    throw new ProblemError([{ code: 'import.group-alone', severity: 'error', message: `${path} is the table of a group that repeats${each === null ? '' : ', without the submissions that it belongs to'}`, mend: each === null ? 'import the table of the submissions; where each member is a claim, name the group in the mapping: "each": "incidents"' : 'import the table of the submissions, with this one beside it' }]);
  }
  async function* rows(): AsyncGenerator<FormRow[]> {
    const found = new Map<string, FormRow>(), broken: FormRow[] = [];
    for await (const page of table.rows()) {
      for (const { row, line, cells, fault } of page) {
        const cell = cellsBy(columns, cells), parent = cell(link), one = found.get(parent) ?? { row, line, root: cells, members: [], fault: null };
        if (fault !== null) broken.push({ row, line, root: cells, members: [{ number: 1, cells }], fault });
        else found.set(parent, { ...one, members: layout.isMember(cell) ? [...one.members, { number: layout.numberOf(cell) ?? one.members.length + 1, cells }] : one.members });
      }
    }
    yield [...found.values(), ...broken];
  }
  return { root: table, member: table, groups: [], rows, remarks: [...table.remarks], columns, rowsOf: ({ root, members }) => (members.length === 0 ? [root!] : members.map(({ cells }) => cells)) };
}

/** The group's table: a sheet of the workbook, or a file beside it. */
async function groupOf(path: string, layout: FormLayout, each: string, parts: readonly Part[], { encoding, signal }: TableTold): Promise<Part> {
  const name = lastName(each), sheets = parts.slice(1);
  // A sheet's name has 31 letters at most.
  const inside = sheets.find((sheet) => sheet.name === name || sheet.name.endsWith(`-${name}`) || (sheet.name.length > 20 && name.startsWith(sheet.name)));
  const beside = inside === undefined ? await layout.besides(path, each) : [];
  const found = inside ?? (beside.length === 1 ? { name: beside[0]!.name, table: await openTable(beside[0]!.path, { encoding, signal }) } : undefined);
  if (found === undefined || !found.table.columns.includes(layout.parent)) {
    const others = [...sheets, ...(await layout.besides(path, null))].map((one) => one.name);
    throw new ProblemError([{ code: 'import.no-such-group', severity: 'error', message: `no table of the group ${JSON.stringify(each)} is in ${path} or beside it${beside.length > 1 ? `: it is one of ${beside.map((one) => one.name).join(', ')}` : others.length === 0 ? '' : `; there are ${others.join(', ')}`}`, mend: 'look at "each" in the mapping; a CSV of KoboToolbox has no groups that repeat: export as XLSX. Of a group in which nobody answered there is no table' }]);
  }
  for await (const page of found.table.rows()) {
    if (page.some(({ cells }) => layout.isNested(cellsBy(found.table.columns, cells), sheets.map((sheet) => sheet.name)))) throw new ProblemError([{ code: 'import.nested-group', severity: 'error', message: `the group ${JSON.stringify(each)} lies in another that repeats`, mend: 'name the outer one; a group within it cannot be read' }]);
  }
  return found;
}

async function unreadGroups(path: string, { besides, parent, groupName }: FormLayout, parts: readonly Part[]): Promise<string[]> {
  const found = parts.slice(1);
  for (const one of await besides(path, null)) {
    const table = await openTable(one.path).catch(() => null);
    if (table?.columns.includes(parent) === true) found.push({ name: one.name, table });
  }
  const names: string[] = [];
  for (const { name, table } of found) {
    for await (const [first] of table.rows()) {
      if (first !== undefined) names.push(groupName(cellsBy(table.columns, first.cells), name));
      break;
    }
  }
  return names;
}

function tellUnread(groups: readonly string[]): Problem[] {
  return groups.length === 0 ? [] : [{ code: 'import.group-not-read', severity: 'warning', message: `groups that repeat are not read: ${groups.join(', ')}`, mend: `where each member of one is a claim, name it in the mapping: "each": "${groups[0]}"` }];
}
