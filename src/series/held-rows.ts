// The rows that hold at a moment, by kind and by place, kept up as rows come (E2): one more row costs no look at all the others.
import type { Problem } from '#base/problem.ts';
import { CLAIM_KINDS } from '#records/claim.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import { Column } from '#records/column.ts';
import { liveRows } from '#series/from-entries.ts';

const ACT = CLAIM_KINDS.indexOf('act');
const COVERAGE = CLAIM_KINDS.indexOf('coverage');

/** What became of the rows that hold. */
export interface Change { came: number[]; went: number[] }

/** Rows in ascending order, in one array that grows. */
class RowList {
  #rows: Uint32Array;
  #length: number;

  constructor(rows: Uint32Array) {
    this.#rows = rows;
    this.#length = rows.length;
  }

  get rows(): Uint32Array {
    return this.#rows.subarray(0, this.#length);
  }

  /** Rows come in order: each is the last. */
  add(row: number): void {
    if (this.#length === this.#rows.length) {
      const wider = new Uint32Array(Math.max(16, Math.ceil(this.#length * 1.5)));
      wider.set(this.#rows);
      this.#rows = wider;
    }
    this.#rows[this.#length++] = row;
  }

  drop(row: number): void {
    const at = this.rows.indexOf(row);
    if (at < 0) return;
    this.#rows.copyWithin(at, at + 1, this.#length);
    this.#length -= 1;
  }
}

export class HeldRows {
  readonly table: ClaimTable;
  readonly knownAt: number;
  readonly #kinds: RowList[];
  readonly #holds = new Column(Uint8Array);
  /** By number of place, the last row (+ 1) that names it; of each row the one (+ 1) before it that names the same. */
  readonly #lastAt: number[] = [];
  readonly #before = new Column(Uint32Array);
  /** By kind: whether some row ever had a convoy id. */
  readonly #hasConvoys = CLAIM_KINDS.map(() => false);
  /** The rows that have been taken in. */
  #length: number;
  #firstStart: number;
  /** The latest ends. */
  #latest: { acts: number; others: number };
  #isContradicted: boolean;

  constructor(table: ClaimTable, knownAt: number) {
    this.table = table;
    this.knownAt = knownAt;
    const { rows, problems } = liveRows(table, knownAt);
    this.#isContradicted = problems.length > 0;
    const { kind } = table.view();
    this.#kinds = CLAIM_KINDS.map((_, number) => new RowList(rows.filter((row) => kind[row] === number)));
    for (const row of rows) this.#note(row);
    this.#length = table.length;
    this.#firstStart = this.#leastStart();
    this.#latest = { acts: this.#greatestEnd(true), others: this.#greatestEnd(false) };
  }

  /** Where two versions of a claim contradict each other (E2). */
  get problems(): Problem[] {
    return this.#isContradicted ? liveRows(this.table, this.knownAt).problems : [];
  }

  get count(): number {
    return this.#kinds.reduce((sum, list) => sum + list.rows.length, 0);
  }

  /** Of one kind (its number in CLAIM_KINDS), ascending. */
  ofKind(kind: number): Uint32Array {
    return this.#kinds[kind]!.rows;
  }

  /** Whether claims of a kind have convoy ids. */
  hasConvoys(kind: number): boolean {
    return this.#hasConvoys[kind]!;
  }

  /** The rows of a convoy (its number in `convoys`). */
  ofConvoy(convoy: number): number[] {
    const convoys = this.table.view().convoy;
    return this.#kinds.flatMap((list, kind) => (this.#hasConvoys[kind]! ? Array.from(list.rows.filter((row) => convoys[row] === convoy)) : []));
  }

  /** Of one kind, that name the place of this number; descending. */
  *atPlace(kind: number, place: number): Generator<number> {
    const kinds = this.table.view().kind;
    for (let row = (this.#lastAt[place] ?? 0) - 1; row >= 0; row = this.#before.get(row) - 1) if (kinds[row] === kind && this.#holds.get(row) === 1) yield row;
  }

  /** The version that holds of the claim with this first row; -1 where none does. */
  holding(first: number): number {
    return this.table.versions(first).find((row) => this.#holds.get(row) === 1) ?? -1;
  }

  /** The least start of a claim that is neither act nor coverage; Infinity where there is none (V10). */
  get firstStart(): number {
    return this.#firstStart;
  }

  /** E14: of claims that are no acts; of all, where all are acts. */
  get latestEnd(): number {
    return this.#latest.others === -Infinity ? this.#latest.acts : this.#latest.others;
  }

  /** Takes in the rows that were added to the table since. */
  take(): Change & { appended: number[] } {
    const came: number[] = [], went: number[] = [], appended: number[] = [];
    for (; this.#length < this.table.length; this.#length += 1) {
      appended.push(this.#length);
      const change = this.#takeOne(this.#length);
      if (change === null) continue;
      came.push(change.came);
      if (change.went < 0) continue;
      // What came and went in the meantime was never seen.
      if (came.includes(change.went)) came.splice(came.indexOf(change.went), 1);
      else went.push(change.went);
    }
    return { came, went, appended };
  }

  #takeOne(row: number): { came: number; went: number } | null {
    const { recordedAt, firstRow, kind } = this.table.view();
    if (recordedAt[row]! > this.knownAt) return null;
    const first = firstRow[row]!;
    if (first !== row) {
      const known = this.table.versions(first).filter((one) => one <= row && recordedAt[one]! <= this.knownAt);
      this.#isContradicted ||= known.some((one) => one !== row && recordedAt[one] === recordedAt[row]);
    }
    const went = first === row ? -1 : this.holding(first);
    if (went >= 0 && recordedAt[went]! >= recordedAt[row]!) return null;
    if (went >= 0) {
      this.#holds.set(went, 0);
      this.#kinds[kind[went]!]!.drop(went);
    }
    this.#kinds[kind[row]!]!.add(row);
    this.#note(row);
    this.#moveFirstStart(row, went);
    this.#moveLatestEnd(row, went);
    return { came: row, went };
  }

  #note(row: number): void {
    const { place: places, convoy, kind } = this.table.view();
    const place = places[row]!;
    if (convoy[row]! > 0) this.#hasConvoys[kind[row]!] = true;
    this.#holds.set(row, 1);
    this.#before.set(row, this.#lastAt[place] ?? 0);
    this.#lastAt[place] = row + 1;
  }

  #moveFirstStart(came: number, went: number): void {
    const { start } = this.table.view();
    if (went >= 0 && this.#isOfStart(went) && start[went] === this.#firstStart) this.#firstStart = this.#leastStart();
    else if (this.#isOfStart(came)) this.#firstStart = Math.min(this.#firstStart, start[came]!);
  }

  #isOfStart(row: number): boolean {
    const kind = this.table.view().kind[row];
    return kind !== ACT && kind !== COVERAGE;
  }

  #leastStart(): number {
    const { start } = this.table.view();
    let least = Infinity;
    this.#kinds.forEach((list, kind) => {
      if (kind !== ACT && kind !== COVERAGE) for (const row of list.rows) if (start[row]! < least) least = start[row]!;
    });
    return least;
  }

  #moveLatestEnd(came: number, went: number): void {
    const { end, kind } = this.table.view();
    const partOf = (row: number) => (kind[row] === ACT ? 'acts' : 'others');
    this.#latest[partOf(came)] = Math.max(this.#latest[partOf(came)], end[came]!);
    if (went >= 0 && end[went] === this.#latest[partOf(went)]) this.#latest[partOf(went)] = this.#greatestEnd(kind[went] === ACT);
  }

  #greatestEnd(ofActs: boolean): number {
    const { end } = this.table.view();
    let greatest = -Infinity;
    this.#kinds.forEach((list, kind) => {
      if ((kind === ACT) === ofActs) for (const row of list.rows) if (end[row]! > greatest) greatest = end[row]!;
    });
    return greatest;
  }
}
