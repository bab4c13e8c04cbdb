// How many claims lie when, lane by lane, counted over columns: for timelines of evidence that is too much to show claim by claim.
import { ProblemError } from '#base/problem.ts';
import type { DensityAnswer, DensityLane } from '#records/board-density.ts';
import { CLAIM_KINDS } from '#records/claim.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import type { Desk } from '#monitor/desk.ts';
import { filterOf, rowsInOrder, UNTOLD, type AskedClaims } from '#monitor/questions/claim-filter.ts';
import { momentOf } from '#monitor/questions/clocks.ts';

/** `from` and `to`: what is divided into `bins`; absent: all that is dated. `before`: claims that begin at or after it are left out. */
export type AskedDensity = AskedClaims & { lanes: 'kind' | 'channel' | 'party'; bins: number; before?: string | undefined };

/** A date before or after these is none: it stands where a form wanted one. So is a claim that spans more than a lifetime. */
const FIRST = Date.UTC(1900, 0), LAST = Date.UTC(2200, 0), LONGEST = 50 * 366 * 86_400_000;

export function density(desk: Desk, asked: AskedDensity): DensityAnswer {
  const { table } = desk, { start, end } = table.view();
  const rows = rowsAsked(desk, asked);
  const isDated = (row: number): boolean => start[row]! >= FIRST && end[row]! <= LAST && end[row]! - start[row]! <= LONGEST;
  const span = spanOf(rows.filter(isDated), start, end);
  const from = momentOf(asked.from, 'from', null) ?? span?.[0] ?? 0, to = momentOf(asked.to, 'to', null) ?? span?.[1] ?? 1;
  if (to <= from) throw new ProblemError([{ code: 'ask.no-stretch', severity: 'error', field: 'to', message: 'the end is not after the beginning', mend: 'ask with a `to` that is later than `from`' }]);
  const lanes = new Lanes(asked.bins), lanesOf = laneNames(table, asked.lanes);
  const width = (to - from) / asked.bins;
  let total = 0;
  for (const row of rows) {
    const a = start[row]!, b = end[row]!, dated = isDated(row);
    if (dated && (b <= from || a >= to)) continue;
    total += 1;
    const first = Math.max(0, Math.floor((a - from) / width)), last = Math.min(asked.bins - 1, Math.ceil((b - from) / width) - 1);
    for (const name of lanesOf(row)) lanes.add(name, !dated ? 'undated' : a <= from && b >= to ? 'throughout' : { first, last: Math.max(first, last) });
  }
  return { position: desk.position, from, to, bins: asked.bins, by: asked.lanes, total, span, lanes: lanes.told() };
}

function rowsAsked(desk: Desk, { from: _from, to: _to, before, ...asked }: AskedDensity): Uint32Array {
  const { table } = desk, { start } = table.view();
  const holds = filterOf(table, asked), end = momentOf(before, 'before', null) ?? Infinity;
  return rowsInOrder(table, momentOf(asked.knownAt, 'knownAt', desk.source.knownAt) ?? Infinity).filter((row) => start[row]! < end && holds(row));
}

function spanOf(rows: Uint32Array, start: Float64Array, end: Float64Array): [number, number] | null {
  let from = Infinity, to = -Infinity;
  for (const row of rows) {
    if (start[row]! < from) from = start[row]!;
    if (end[row]! > to) to = end[row]!;
  }
  return from < to ? [from, to] : null;
}

/** The names of the lanes of a row; of parties one for each that did it. */
function laneNames(table: ClaimTable, by: AskedDensity['lanes']): (row: number) => readonly string[] {
  const view = table.view();
  if (by === 'kind') {
    const names = CLAIM_KINDS.map((name) => [name]);
    return (row) => names[view.kind[row]!]!;
  }
  const column = by === 'channel' ? view.channel : view.by, known = new Map<number, readonly string[]>();
  return (row) => {
    const number = column[row]!;
    let names = known.get(number);
    if (names === undefined) known.set(number, (names = by === 'channel' ? [table.channels.at(number)] : (table.actors.at(number) ?? [UNTOLD])));
    return names;
  };
}

/** Adds stretches at their two ends, and sums at last: one step a claim, however long it is. */
class Lanes {
  readonly #bins: number;
  readonly #lanes = new Map<string, { total: number; undated: number; throughout: number; steps: Int32Array }>();

  constructor(bins: number) {
    this.#bins = bins;
  }

  add(name: string, where: 'undated' | 'throughout' | { first: number; last: number }): void {
    let lane = this.#lanes.get(name);
    if (lane === undefined) this.#lanes.set(name, (lane = { total: 0, undated: 0, throughout: 0, steps: new Int32Array(this.#bins + 1) }));
    lane.total += 1;
    if (typeof where === 'string') lane[where] += 1;
    else {
      lane.steps[where.first]! += 1;
      lane.steps[where.last + 1]! -= 1;
    }
  }

  told(): DensityLane[] {
    return [...this.#lanes].map(([name, { steps, ...lane }]) => {
      let sum = 0;
      return { name, ...lane, counts: Array.from(steps.subarray(0, this.#bins), (step) => (sum += step)) };
    });
  }
}
