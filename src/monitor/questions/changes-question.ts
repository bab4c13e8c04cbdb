// What changed between two moments of knowing: the verdicts that differ, at one moment in the world, and the claims that came between.
import { ProblemError } from '#base/problem.ts';
import type { ChangesAnswer } from '#records/board-changes.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import { changesBetween } from '#monitor/changes-between.ts';
import type { Clocks, Desk } from '#monitor/desk.ts';
import { answeredAt, momentOf } from '#monitor/questions/clocks.ts';

/** `from` and `to`: moments of knowing; `to` absent: as the board opens (E14). */
export interface AskedChanges { asOf?: string | undefined; from: string; to?: string | undefined }

/** So many claims are named. */
const MOST = 500;

export function changes(desk: Desk, asked: AskedChanges): ChangesAnswer {
  const to = momentOf(asked.to, 'to', desk.source.knownAt), from = momentOf(asked.from, 'from', null);
  if ((from ?? Infinity) > (to ?? Infinity)) {
    throw new ProblemError([{ code: 'ask.backwards', severity: 'error', field: 'from', message: `from is ${asked.from}, which is after to`, mend: 'give the earlier moment as from' }]);
  }
  const asOf = momentOf(asked.asOf, 'asOf', desk.source.asOf);
  const after: Clocks = { asOf, knownAt: to };
  // The same moment in the world for both: what was known then has a latest moment of its own.
  const before: Clocks = { asOf: asOf ?? finite(desk.assessment(after).asOfInstant()), knownAt: from };
  const readings = changesBetween(desk.verdicts(before), desk.verdicts(after));
  return { from: answeredAt(desk, before), to: answeredAt(desk, after), readings, claims: recordedBetween(desk.table, from ?? Infinity, to ?? Infinity) };
}

function finite(t: number): number | null {
  return Number.isFinite(t) ? t : null;
}

function recordedBetween(table: ClaimTable, from: number, to: number): ChangesAnswer['claims'] {
  const { recordedAt } = table.view();
  const rows: number[] = [];
  for (let row = 0; row < table.length; row++) if (recordedAt[row]! > from && recordedAt[row]! <= to) rows.push(row);
  rows.sort((a, b) => recordedAt[a]! - recordedAt[b]! || a - b);
  return { count: rows.length, claims: [...new Set(rows.slice(0, MOST).map((row) => table.key(row)))] };
}
