// Which claims are asked for: by kind, channel, place, actor, type, standing and time, among those that hold at a moment.
import { ProblemError } from '#base/problem.ts';
import { CLAIM_KINDS, STANDINGS } from '#records/claim.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import { INCIDENT_TYPES } from '#records/incident-types.ts';
import { liveRows } from '#series/from-entries.ts';
import type { Desk } from '#monitor/desk.ts';
import { momentOf } from '#monitor/questions/clocks.ts';

/** Stands for a name in `by` and `against`: claims that do not say who. */
export const UNTOLD = '-';

/**
 * Every filter that is given must hold; of one that is given several times, one of its values. `from` (inclusive) and `to` (exclusive): instants; a claim
 * meets them where its time does. `type`: a path of the incident tree and what lies below it. `text`: part of an id.
 */
export interface AskedClaims {
  knownAt?: string | undefined;
  kind?: string[] | undefined;
  channel?: string[] | undefined;
  place?: string[] | undefined;
  by?: string[] | undefined;
  against?: string[] | undefined;
  standing?: string[] | undefined;
  type?: string[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
  text?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** Rows in the order of time, for each table and moment once. */
const ORDERED = new WeakMap<ClaimTable, { length: number; byMoment: Map<number, Uint32Array> }>();

/** The rows that hold at a moment, by the start of their time, then by row. */
export function rowsInOrder(table: ClaimTable, knownAt: number): Uint32Array {
  let kept = ORDERED.get(table);
  if (kept?.length !== table.length) ORDERED.set(table, (kept = { length: table.length, byMoment: new Map() }));
  const known = kept.byMoment.get(knownAt);
  if (known !== undefined) return known;
  const { start } = table.view();
  const rows = liveRows(table, knownAt).rows.sort((a, b) => start[a]! - start[b]! || a - b);
  // A few: two clocks of a few readers.
  if (kept.byMoment.size > 3) kept.byMoment.clear();
  kept.byMoment.set(knownAt, rows);
  return rows;
}

export interface ClaimPage { rows: number[]; total: number; next: string | null }

/** One page of the claims asked for, in the order of time; `next`: the cursor of the page after it, null at the end. Throws ProblemError for a filter that cannot be read. */
export function claimPage(desk: Desk, asked: AskedClaims, most: number): ClaimPage {
  const { table } = desk;
  const all = rowsInOrder(table, momentOf(asked.knownAt, 'knownAt', desk.source.knownAt) ?? Infinity);
  const holds = filterOf(table, asked);
  const { start } = table.view();
  const limit = Math.max(1, Math.min(asked.limit ?? most, most));
  const after = cursorOf(asked.cursor);
  const rows: number[] = [];
  let total = 0, beyond = false;
  for (const row of all) {
    if (!holds(row)) continue;
    total += 1;
    if (after !== null && (start[row]! < after.start || (start[row] === after.start && row <= after.row))) continue;
    if (rows.length < limit) rows.push(row);
    else beyond = true;
  }
  const last = rows.at(-1);
  return { rows, total, next: beyond && last !== undefined ? Buffer.from(`${start[last]}:${last}`).toString('base64url') : null };
}

function cursorOf(text: string | undefined): { start: number; row: number } | null {
  if (text === undefined) return null;
  const found = /^(-?[0-9.e+]+):([0-9]+)$/.exec(Buffer.from(text, 'base64url').toString());
  if (found === null) throw new ProblemError([{ code: 'ask.no-cursor', severity: 'error', field: 'cursor', message: 'the cursor is none that was given out here', mend: 'take `next` of the page before, or leave it out to begin' }]);
  return { start: Number(found[1]), row: Number(found[2]) };
}

/** Whether a row is asked for. Throws ProblemError for a filter that cannot be read. */
export function filterOf(table: ClaimTable, asked: AskedClaims): (row: number) => boolean {
  const view = table.view();
  const tests: ((row: number) => boolean)[] = [];
  const among = <T>(given: readonly string[] | undefined, numberOf: (word: string) => T | undefined, column: { [row: number]: T }): void => {
    if (given === undefined || given.length === 0) return;
    const numbers = new Set(given.map(numberOf));
    tests.push((row) => numbers.has(column[row]!));
  };
  among(asked.kind, (word) => (CLAIM_KINDS as readonly string[]).indexOf(word), view.kind);
  among(asked.standing, (word) => (STANDINGS as readonly string[]).indexOf(word), view.standing);
  among(asked.channel, (word) => table.channels.find(word) || undefined, view.channel);
  if (asked.place !== undefined) tests.push(holdsPlace(table, new Set(asked.place)));
  if (asked.by !== undefined) tests.push(holdsActor(table, view.by, new Set(asked.by)));
  if (asked.against !== undefined) tests.push(holdsActor(table, view.against, new Set(asked.against)));
  if (asked.type !== undefined) {
    const { type } = view, paths = asked.type;
    const wanted = new Set(INCIDENT_TYPES.flatMap((path, i) => (paths.some((one) => path === one || path.startsWith(`${one}/`)) ? [i + 1] : [])));
    tests.push((row) => wanted.has(type[row]!));
  }
  const from = momentOf(asked.from, 'from', null), to = momentOf(asked.to, 'to', null);
  const { start, end } = view;
  if (from !== null) tests.push((row) => end[row]! > from);
  if (to !== null) tests.push((row) => start[row]! < to);
  if (asked.text !== undefined) {
    const text = asked.text.toLowerCase();
    tests.push((row) => table.key(row).toLowerCase().includes(text));
  }
  return (row) => tests.every((holds) => holds(row));
}

/** By the place's number, so that each place is looked at once. */
function holdsPlace(table: ClaimTable, names: ReadonlySet<string>): (row: number) => boolean {
  const { place } = table.view();
  const known = new Map<number, boolean>();
  return (row) => {
    const number = place[row]!;
    let holds = known.get(number);
    if (holds === undefined) {
      const at = table.places.at(number);
      holds = at !== null && ('name' in at ? names.has(at.name) : (at.within ?? []).some((name) => names.has(name)));
      known.set(number, holds);
    }
    return holds;
  };
}

function holdsActor(table: ClaimTable, column: Uint32Array, names: ReadonlySet<string>): (row: number) => boolean {
  return (row) => table.actors.at(column[row]!)?.some((name) => names.has(name)) ?? names.has(UNTOLD);
}

