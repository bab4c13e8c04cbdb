// Columns of happenings, put together claim by claim and lot by lot (E19, E21).
import { DISPUTED, IMPRECISE, UNRULED, type Causes } from '#records/causes.ts';
import type { Happenings } from '#records/observations.ts';
import type { Cover } from '#series/covers.ts';

/** One claim as a measure reads it, before claims that are one happening are put together. */
export interface ReadClaim {
  row: number;
  start: number;
  end: number;
  low: number;
  high: number;
  counts: boolean;
  /** Ruled not so: it makes its lot nothing (E5). */
  refuted: boolean;
  channel: number;
  type: 'in' | 'may' | 'out';
  place: 'in' | 'may' | 'out';
  filter: 'in' | 'may' | 'out';
  /** Whether the exclusion of N3 leaves it in; `filter` says so too of a claim that is a happening alone. */
  exclusion: 'in' | 'may' | 'out';
  /** N4: `out` where a ruled exception applies, `may` while none is ruled. */
  exception: 'in' | 'may' | 'out';
  /** V8: supposed to lie wholly in what is counted. */
  isSupposedIn: boolean;
}

/** A happening ready for the columns. */
export interface Happening { start: number; end: number; low: number; high: number; causes: Causes; channels: number; rows: number[] }

/** The claims of a happening that count, or, if none does, those that may (E21). */
export function entering(claims: ReadClaim[]): ReadClaim[] {
  const counting = claims.filter((claim) => claim.counts && !claim.refuted);
  return counting.length > 0 ? counting : claims.filter((claim) => !claim.refuted);
}

/** What several claims of one happening come to (E21); null where it is nothing to the measure. `high` may be 0. */
export function together(all: ReadClaim[], asOf: number, coverOf: (claims: ReadClaim[], start: number, end: number) => Cover): Happening | null {
  const claims = entering(all);
  if (claims.length === 0 || all.some((claim) => claim.refuted) || claims.some((claim) => claim.exclusion === 'out' || claim.exception === 'out')) return null;
  const counts = claims[0]!.counts;
  let causes: Causes = counts ? 0 : DISPUTED;
  let sure = counts;
  for (const [feature, cause] of [['exclusion', IMPRECISE], ['exception', UNRULED]] as const) {
    if (claims.some((claim) => claim[feature] === 'in')) continue;
    causes |= cause;
    sure = false;
  }
  for (const feature of ['type', 'place', 'filter'] as const) {
    const found = claims.map((claim) => claim[feature]);
    if (found.every((one) => one === 'out')) return null;
    if (found.includes('in') && !found.includes('out')) continue;
    causes |= found.includes('in') ? DISPUTED : IMPRECISE;
    sure = false;
  }
  const time = common(claims.map((claim) => [claim.start, claim.end]), (low, high) => low < high);
  const count = common(claims.map((claim) => [claim.low, claim.high]), (low, high) => low <= high);
  if (time.disputed || count.disputed) causes |= DISPUTED;
  const [start, end] = time.range;
  const cover = coverOf(claims, start, end);
  if (cover.holds === 'out') return null;
  causes |= cover.causes;
  sure &&= cover.holds === 'in';
  const [low, high] = count.range;
  if (end > asOf) {
    causes |= IMPRECISE;
    sure = false;
  }
  if (low < high) causes |= IMPRECISE;
  const channels = claims.reduce((bits, claim) => bits | claim.channel, 0);
  return { start, end, low: sure ? low : 0, high, causes, channels, rows: all.map((claim) => claim.row) };
}

/** The common part of ranges, else their hull, which is disputed. */
function common(ranges: [number, number][], isSomething: (low: number, high: number) => boolean): { range: [number, number]; disputed: boolean } {
  const low = Math.max(...ranges.map((range) => range[0]));
  const high = Math.min(...ranges.map((range) => range[1]));
  if (isSomething(low, high)) return { range: [low, high], disputed: false };
  return { range: [Math.min(...ranges.map((range) => range[0])), Math.max(...ranges.map((range) => range[1]))], disputed: true };
}

/** Gathers happenings into columns sorted by start. */
export class HappeningColumns {
  private readonly start: number[] = [];
  private readonly end: number[] = [];
  private readonly low: number[] = [];
  private readonly high: number[] = [];
  private readonly causes: number[] = [];
  private readonly channels: number[] = [];
  private readonly rowStart: number[] = [0];
  private readonly rows: number[] = [];

  /** Takes the numbers alone, so that the many happenings told once make no object each. */
  addOne(row: number, start: number, end: number, low: number, high: number, causes: Causes, channels: number): void {
    this.start.push(start);
    this.end.push(end);
    this.low.push(low);
    this.high.push(high);
    this.causes.push(causes);
    this.channels.push(channels);
    this.rows.push(row);
    this.rowStart.push(this.rows.length);
  }

  add(happening: Happening): void {
    const [first, ...others] = happening.rows as [number, ...number[]];
    this.addOne(first, happening.start, happening.end, happening.low, happening.high, happening.causes, happening.channels);
    this.rows.push(...others);
    this.rowStart[this.rowStart.length - 1] = this.rows.length;
  }

  /** The columns, and for each of them the place it had in the order of adding. */
  done(): { happenings: Happenings; order: Int32Array } {
    const length = this.start.length;
    const order = Int32Array.from({ length }, (_, i) => i);
    if (this.start.some((start, i) => i > 0 && start < this.start[i - 1]!)) order.sort((a, b) => this.start[a]! - this.start[b]! || a - b);
    const rowStart = new Int32Array(length + 1);
    const rows = new Int32Array(this.rows.length);
    let at = 0;
    for (let i = 0; i < length; i++) {
      rowStart[i] = at;
      for (let r = this.rowStart[order[i]!]!; r < this.rowStart[order[i]! + 1]!; r++) rows[at++] = this.rows[r]!;
    }
    rowStart[length] = at;
    const happenings: Happenings = {
      length,
      start: Float64Array.from(order, (i) => this.start[i]!),
      end: Float64Array.from(order, (i) => this.end[i]!),
      low: Float64Array.from(order, (i) => this.low[i]!),
      high: Float64Array.from(order, (i) => this.high[i]!),
      causes: Uint8Array.from(order, (i) => this.causes[i]!),
      channels: Int32Array.from(order, (i) => this.channels[i]!),
      rowStart,
      rows,
      distinct: new Int32Array(0),
    };
    return { happenings, order };
  }
}
