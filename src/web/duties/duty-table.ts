// Obligations as a matrix: a row for each clause, in the order of the agreement's text; a column for each actor that is bound, and for each that answers for others.
import type { AgreementDetail, ObligationShown } from '#records/board.ts';

/** `answersFor`: of a guarantor's column, for whom; null: bound itself. */
export interface DutyColumn { key: string; actor: string; answersFor: string[] | null }

/** What one clause asks of one actor: in each reading that was asked for, in their order. `differs`: they do not agree. */
export interface DutyCell { column: DutyColumn; of: ObligationShown[]; differs: boolean }

export interface DutyRow { clause: string; heading: string; says: string; cells: (DutyCell | null)[] }

export interface DutyTable { columns: DutyColumn[]; rows: DutyRow[]; readings: string[] }

export function dutyTable({ clauses, actors, readings }: AgreementDetail, obligations: readonly ObligationShown[]): DutyTable {
  const columns = columnsOf(actors.map(({ name }) => name), obligations);
  const cells = new Map<string, ObligationShown[]>();
  for (const one of obligations) {
    const key = `${one.clause}\n${keyOf(one)}`;
    cells.set(key, [...(cells.get(key) ?? []), one]);
  }
  return {
    columns, readings: readings.map(({ name }) => name),
    rows: clauses.map(({ id, heading, says }) => ({ clause: id, heading, says, cells: columns.map((column) => cellOf(column, cells.get(`${id}\n${column.key}`))) })),
  };
}

/** Those that are bound, in the agreement's order; then those that answer for others. */
function columnsOf(order: readonly string[], obligations: readonly ObligationShown[]): DutyColumn[] {
  const found = new Map<string, DutyColumn>();
  for (const one of obligations) {
    const known = found.get(keyOf(one));
    if (known === undefined) found.set(keyOf(one), { key: keyOf(one), actor: one.actor, answersFor: one.guarantees === undefined ? null : [...one.guarantees] });
    else for (const name of one.guarantees ?? []) if (!known.answersFor!.includes(name)) known.answersFor!.push(name);
  }
  const rank = ({ actor, answersFor }: DutyColumn): number => (answersFor === null ? 0 : order.length + 1) + order.indexOf(actor);
  return [...found.values()].toSorted((a, b) => rank(a) - rank(b));
}

function keyOf({ actor, guarantees }: ObligationShown): string {
  return `${actor}${guarantees === undefined ? '' : '\nfor others'}`;
}

function cellOf(column: DutyColumn, of: ObligationShown[] | undefined): DutyCell | null {
  return of === undefined ? null : { column, of, differs: of.some((one) => one.verdict !== of[0]!.verdict || one.inForce !== of[0]!.inForce) };
}
