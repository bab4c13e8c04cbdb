// From entries to what was known at a moment: of each claim the version that holds then (E2).
import { formatInstant } from '#base/instant.ts';
import type { Position, Problem } from '#base/problem.ts';
import type { ClaimTable } from '#records/claim-table.ts';

/**
 * The rows that hold at `knownAt` (ms, inclusive; Infinity: all that was ever recorded), ascending: of each channel and id the version recorded
 * last (E2; one without `recordedAt` is the earliest). Where two different versions bear one `recordedAt`, that is a problem, and the row that
 * came first is taken. Withdrawn claims are among them: what counts is a reading's affair (E3).
 */
export function liveRows(table: ClaimTable, knownAt: number): { rows: Uint32Array; problems: Problem[] } {
  const { recordedAt, firstRow } = table.view();
  const problems: Problem[] = [];
  // Only revised keys need a look at their versions; for all others the one row is the answer.
  const holds = new Map<number, number>();
  for (const first of table.revised) {
    const known = table.versions(first).filter((row) => recordedAt[row]! <= knownAt);
    problems.push(...versionProblems(table, known));
    const latest = known.reduce((best, row) => (best < 0 || recordedAt[row]! > recordedAt[best]! ? row : best), -1);
    holds.set(first, latest);
  }
  const rows = new Uint32Array(table.length);
  let length = 0;
  for (let row = 0; row < table.length; row += 1) {
    if (recordedAt[row]! > knownAt) continue;
    if (holds.size > 0 && (holds.get(firstRow[row]!) ?? row) !== row) continue;
    rows[length] = row;
    length += 1;
  }
  return { rows: rows.slice(0, length), problems };
}

/** A problem for each of `rows`, versions of one claim, that another before it contradicts: recorded at the same moment, and not the same. */
function versionProblems(table: ClaimTable, rows: readonly number[]): Problem[] {
  const { recordedAt } = table.view();
  const firstAt = new Map<number, number>();
  const problems: Problem[] = [];
  for (const row of rows) {
    const other = firstAt.get(recordedAt[row]!);
    if (other === undefined) firstAt.set(recordedAt[row]!, row);
    else problems.push(twoVersions(table, other, row, recordedAt[row]!));
  }
  return problems;
}

function twoVersions(table: ClaimTable, earlier: number, later: number, recordedAt: number): Problem {
  return contradiction(table.key(later), recordedAt, positionOf(table, later), positionOf(table, earlier));
}

/** The problem that one claim is told in two ways at one `recordedAt` (-Infinity: without one), here and there. */
export function contradiction(key: string, recordedAt: number, at: Position | undefined, also: Position | undefined): Problem {
  const when = recordedAt === -Infinity ? 'both without recordedAt' : `both recorded at ${formatInstant(recordedAt)}`;
  return {
    code: 'claim.two-versions',
    severity: 'error',
    message: `the claim ${key} is told in two ways, ${when}, so neither can be the later word`,
    mend: 'give the newer version a later recordedAt; give it another id if it is another claim; or keep only one of the two',
    ...(at === undefined ? {} : { at }),
    ...(also === undefined ? {} : { also: [also] }),
  };
}

/** Where a row was read; undefined for one that came from no file. */
export function positionOf(table: ClaimTable, row: number): Position | undefined {
  const { file, line } = table.origin(row);
  return line === 0 ? undefined : { ...(file === 0 ? {} : { file: table.files[file]! }), line, column: 1 };
}
