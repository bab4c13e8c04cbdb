// What a reading would observe if some things were settled (V8): what they do not touch is as it was, the rest is read again.
import { Kept } from '#base/kept.ts';
import { CLAIM_KINDS } from '#records/claim.ts';
import type { Act, Happenings, MeasureAt, Observations, PresenceLines, Stretches, TallySource, Uncounted } from '#records/observations.ts';
import { joined, pairsOf } from '#records/stretches.ts';
import { readActs } from '#series/acts.ts';
import { ClaimReader } from '#series/claim-reader.ts';
import { keyOfMeasure, type ReadingObservations } from '#series/from-observations.ts';
import { joinedWith } from '#series/joined-claims.ts';
import { KIND_OF_SORT } from '#series/looks.ts';
import { withSettled } from '#series/proof.ts';
import { claimsWholly, gapsWatched, type Settlement } from '#series/settlement.ts';

const ACT = CLAIM_KINDS.indexOf('act');

/** A stretch of time to which what is observed may be cut. What was cut already is kept. */
export class Cut {
  private readonly from: number;
  private readonly to: number;
  private readonly rows = new WeakMap<Happenings, number[]>();

  constructor(from: number, to: number) {
    this.from = from;
    this.to = to;
  }

  /** The rows of the happenings that meet the stretch. */
  of(all: Happenings): number[] {
    let rows = this.rows.get(all);
    if (rows === undefined) this.rows.set(all, (rows = this.look(all)));
    return rows;
  }

  private look(all: Happenings): number[] {
    const rows: number[] = [];
    for (let i = 0; i < all.length && all.start[i]! < this.to; i++) {
      if (all.end[i]! > this.from) for (let r = all.rowStart[i]!; r < all.rowStart[i + 1]!; r++) rows.push(all.rows[r]!);
    }
    return rows;
  }
}

/** The rows that settled things bear on, with all that may be one happening with them. */
function rowsSettled(base: ReadingObservations, settled: readonly Settlement[]): Set<number> {
  const { held } = base.reader.known;
  const named = settled.flatMap((one) => ('claim' in one ? [one.claim] : 'same' in one ? one.same : []));
  const rows = named.map((key) => held.table.firstRow(key)).map((first) => (first < 0 ? -1 : held.holding(first))).filter((row) => row >= 0);
  const { rulings } = base.reader.grounds;
  return joinedWith(rows, [rulings, withSettled(rulings, held.table, settled)], held);
}

/** From when until when a settled thing may change what is counted. */
export function stretchSettled(base: ReadingObservations, settlement: Settlement): { from: number; to: number } {
  if ('gap' in settlement) return { from: settlement.gap.from, to: settlement.gap.to };
  const { start, end } = base.reader.looks.columns;
  const rows = [...rowsSettled(base, [settlement])];
  return { from: Math.min(...rows.map((row) => start[row]!)), to: Math.max(...rows.map((row) => end[row]!)) };
}

/** Within the cut all is as it would be; what lies outside of it is left out. */
export class SettledObservations implements Observations {
  private readonly base: ReadingObservations;
  private readonly settled: readonly Settlement[];
  private readonly cut: Cut;
  private readonly reader: ClaimReader;
  private readonly rows: ReadonlySet<number>;
  private readonly kept = new Kept(null);

  constructor(base: ReadingObservations, settled: readonly Settlement[], cut: Cut) {
    this.base = base;
    this.settled = settled;
    this.cut = cut;
    const { read, known, grounds } = base.reader;
    this.rows = rowsSettled(base, settled);
    const rulings = withSettled(grounds.rulings, known.held.table, settled);
    const looks = rulings.stated === grounds.rulings.stated ? grounds.looks : known.looks.asRuled(rulings.stated);
    // What is settled is in doubt no more, and may be too vague as it holds (E13, E15).
    const isAside = looks === grounds.looks ? grounds.isAside : (row: number) => (this.rows.has(row) ? base.isVague?.(row, looks) === true : grounds.isAside(row));
    this.reader = new ClaimReader(read, known, { rulings, looks, wholly: claimsWholly(settled), isAside, acts: () => this.acts });
  }

  get horizon(): number {
    return this.base.horizon;
  }
  get asOf(): number {
    return this.base.asOf;
  }
  get knownAt(): number {
    return this.base.knownAt;
  }
  get firstStart(): number {
    return this.base.firstStart;
  }
  get setAside(): string[] {
    return this.base.setAside;
  }
  get leftOut(): string[] {
    return [];
  }

  get acts(): Act[] {
    const { acts } = this.base;
    const { looks, asOf, held } = this.reader.known;
    if (this.ofKind(ACT).length === 0) return acts;
    return this.kept.keep('acts', () => readActs(looks.table, held.ofKind(ACT), (row) => this.reader.proof(row), looks.actors, asOf));
  }

  key(row: number): string {
    return this.base.key(row);
  }

  happenings(at: MeasureAt): Happenings {
    return this.keep('happenings', at, () => this.reader.happenings(at, this.rowsOf(at, this.base.happenings(at))).found);
  }

  presence(at: MeasureAt): PresenceLines {
    return this.keep('presence', at, () => (this.holdsAfterLookMs > 0 ? this.reader.presence(at) : this.reader.presence(at, this.rowsOf(at, this.base.presence(at)))).found);
  }

  uncounted(at: MeasureAt): Uncounted[] {
    return this.base.uncounted(at);
  }

  get holdsAfterLookMs(): number {
    return this.base.holdsAfterLookMs;
  }

  /** No tally is ever settled. */
  tallies(at: MeasureAt): TallySource {
    return this.base.tallies(at);
  }

  watched(at: MeasureAt): Stretches | null {
    const watched = this.base.watched(at);
    const supposed = gapsWatched(this.settled, at.measure.name, at.place);
    return watched === null || supposed.length === 0 ? watched : joined([...pairsOf(watched), ...supposed]);
  }

  /** What is not among them adds nothing, however things are settled. */
  private rowsOf(at: MeasureAt, all: Happenings): Uint32Array {
    return Uint32Array.from(new Set([...this.cut.of(all), ...this.ofKind(KIND_OF_SORT[at.measure.from])])).sort();
  }

  private ofKind(kind: number): number[] {
    const { columns } = this.reader.known.looks;
    return [...this.rows].filter((row) => columns.kind[row] === kind);
  }

  private keep<T>(what: 'happenings' | 'presence', at: MeasureAt, make: () => T): T {
    return this.kept.keep(keyOfMeasure(what, at), () => {
      this.base.note(what, at);
      return make();
    });
  }
}
