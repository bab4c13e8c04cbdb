// What one reading observes, in columns: made by series/, read by engine/ and gates/. No object per event.
import type { ActKind } from '#records/claim.ts';
import type { Causes } from '#records/causes.ts';
import type { Measure } from '#records/plan.ts';

/** Half-open stretches [s0, e0, s1, e1, ...), sorted, apart from one another; ends may be infinite. */
export type Stretches = Float64Array;

/**
 * The happenings that a measure reads (E19, E21), sorted by start. A happening's possible times are [start, end); `low` and `high` are what it
 * adds to a window that holds all of them (low is 0 where it only may count); `causes` are those of E19 and E21.
 */
export interface Happenings {
  length: number;
  start: Float64Array;
  end: Float64Array;
  low: Float64Array;
  high: Float64Array;
  causes: Uint8Array;
  /** The channels that tell it, a bit each; CONVOY besides where it has a convoy id. */
  channels: Int32Array;
  /** The rows of the claim table behind it: rows[rowStart[i]] up to rows[rowStart[i + 1]]. */
  rowStart: Int32Array;
  rows: Int32Array;
  /** Pairs (i, j) that are ruled distinct, flat; mostly empty. */
  distinct: Int32Array;
}

/** The bit of `channels` that stands for "has a convoy id". */
export const CONVOY = 1 << 30;

/** The lines of presence that a measure reads (E23): from `start` to `end` the number in `place` is [low, high]. */
export interface PresenceLines extends Happenings {
  /** Whether it fixes the thing with this bit (of the measure's things, in order) in the whole place of the measure; 0: it fixes nothing. */
  fixes: Int32Array;
  /** E10: where the line is of claims that hold on after a look: when they ended; NaN where they hold. */
  endedAt: Float64Array;
  /** N7: bit k set where the line lies for certain in the k-th named post. */
  posts: Int32Array;
  /** Whether two lines are at one place, or at places apart, so that they add up (E23). */
  addUp(i: number, j: number): boolean;
}

/** The tallies that a measure reads (E24). */
export interface Tallies extends Happenings {
  /** bit 0: usable for the low; bit 1: usable for the high. */
  usable: Uint8Array;
  /** Whether two tallies (rows of these columns) are apart in place or in kind. */
  apart(i: number, j: number): boolean;
}

/** A tally measure over a place that is divided is also the sum over its parts (E24). */
export interface TallySource { whole: Tallies; parts: TallySource[] }

/** An act, as the reading admits it (E3): `counts`, or only may count. */
export interface Act {
  row: number;
  key: string;
  act: ActKind;
  /** Names of actors whose own act it is (by name or title; the members of a joint body). */
  own: string[];
  /** Every actor name that `by` resolves to, with what includes them (for anchors, N3). */
  groups: string[];
  about: string | null;
  to: string | null;
  start: number;
  end: number;
  counts: boolean;
  /** Why it only may count; 0 where it counts. */
  causes: Causes;
  amountMs: number | null;
  amountDays: number | null;
  until: number | null;
  effectiveFrom: number | null;
  recordedAt: number | null;
  names: string[];
  /** What it says of what it is about: a ruling so or not so, a verification verified or refused; null: neither (V17, N8). */
  says: 'so' | 'not-so' | null;
}

/** A measure bound to names: its place, and its groups (null: no filter). */
export interface MeasureAt { measure: Measure; place: string; by: string[] | null; against: string[] | null; /** N7: named posts. */ posts?: string[] }

/** A claim that a place was watched which makes no moment watched for a measure, and the first of the reasons for that (E22). */
export interface Uncounted { row: number; start: number; end: number; why: 'channel' | 'kinds' | 'standing' | 'share'; channel: string; standing: string; share: number }

/** All that one reading observes, at one asOf and knownAt. */
export interface Observations {
  /** h (E8). */
  horizon: number;
  asOf: number;
  knownAt: number;
  happenings(at: MeasureAt): Happenings;
  presence(at: MeasureAt): PresenceLines;
  tallies(at: MeasureAt): TallySource;
  /** When somebody would have seen what the measure counts (E22); null where no channel of the reading sees it (V9). */
  watched(at: MeasureAt): Stretches | null;
  /** Coverage of the measure's place that does not count here, by start. */
  uncounted(at: MeasureAt): Uncounted[];
  /** E10: for how long what was seen holds after a look; 0 where the reading does not say. */
  holdsAfterLookMs: number;
  /** Every act that counts or may count and began before asOf, by (start, end, key). */
  acts: Act[];
  /** The name (`channel/id`) of a row. */
  key(row: number): string;
  setAside: string[];
  leftOut: string[];
  /** The least start of a live claim that is neither act nor coverage; Infinity where there is none (V10). */
  firstStart: number;
}
