// A claim: what one channel says was so, as one line of claims/1. Formats and field names: docs/formats.md.
import type { Geometry, LonLat } from '#base/geometry.ts';

export const CLAIM_KINDS = ['incident', 'movement', 'presence', 'tally', 'coverage', 'act', 'statement'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** In the order of strength (E5); `ruled-not-so` beats all and `withdrawn` takes a claim away. */
export const STANDINGS = ['alleged', 'credible', 'confirmed', 'ruled-so', 'ruled-not-so', 'withdrawn'] as const;
export type Standing = (typeof STANDINGS)[number];

/** A claim of this standing says nothing: it was ruled not so, or its channel took it back. */
export function saysNothing(standing: Standing): boolean {
  return standing === 'ruled-not-so' || standing === 'withdrawn';
}

export const STAGES = ['requested', 'manifested', 'approved', 'loaded', 'departed', 'checkpoint', 'offloaded', 'collected', 'arrived', 'delivered', 'delayed', 'denied', 'intercepted'] as const;
export type Stage = (typeof STAGES)[number];

/** Stages that stop a convoy; the others are the way that it goes, in their order. */
export const STOPS: readonly Stage[] = ['delayed', 'denied', 'intercepted'];

export const ACT_KINDS = ['notice', 'declaration', 'withdrawal', 'verification', 'reset', 'extension', 'suspension', 'resumption', 'termination', 'opening', 'signature', 'decision', 'ruling'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** A count: `high` is Infinity where the file says null (E18). */
export interface CountRange { low: number; high: number }

/**
 * Where: by name, by a point with a radius, or by a shape. `within`: names of places that surely hold what a point or shape only circumscribes (E17).
 * `site`: at what kind of site there (N21).
 */
export type ClaimPlace = { name: string; site?: string } | { point: LonLat; radiusMetres: number; within?: string[]; site?: string } | { geometry: Geometry; within?: string[]; site?: string };

/** One side as it is named: all of them together, or exactly one of them. */
export interface StatedSide { names: string[]; oneOf: boolean }

/** What a ruling states of a part of a claim (E13): only the fields that it states. `during` is half-open. */
export interface StatedPart {
  during?: { start: number; end: number };
  place?: ClaimPlace;
  by?: StatedSide;
  against?: StatedSide;
  count?: CountRange;
  killed?: CountRange;
  injured?: CountRange;
  trucks?: CountRange;
  people?: CountRange;
}

/** One claim, all defaults filled in. `during` is half-open [start, end), end > start (a single instant t is [t, t + 1)). */
export interface Claim {
  kind: ClaimKind;
  id: string;
  channel: string;
  start: number;
  end: number;
  /** null: nowhere in particular (acts, statements). */
  place: ClaimPlace | null;
  /** incident: a full path of the incident tree. */
  type: string | null;
  /** presence: the thing; tally: what is counted (`of`), an incident type as its full path. */
  what: string | null;
  count: CountRange;
  killed: CountRange;
  injured: CountRange;
  /** null: unknown (N2). Names as written. */
  by: string[] | null;
  against: string[] | null;
  oneOfBy: boolean;
  oneOfAgainst: boolean;
  standing: Standing;
  /** null: known always (E14). */
  recordedAt: number | null;
  // movement
  stage: Stage | null;
  convoy: string | null;
  trucks: CountRange | null;
  people: CountRange | null;
  stoppedBy: string[] | null;
  /** What a movement carries, each in one way to write it (`loadOf`); absent: unknown. */
  load?: string[];
  /** Where a movement comes from, as told; no rule reads it. `to` is where it goes. */
  from?: string;
  // coverage
  share: number | null;
  /** By what means it was watched, as told; no rule reads it. */
  means?: string;
  /** coverage: kinds that would have been seen; null: all that the channel sees. Words: incident paths, things, `movements`, `incidents`, `presence`, `tallies`. */
  of: string[] | null;
  // act
  act: ActKind | null;
  about: string | null;
  to: string | null;
  /** extension: elapsed ms or civil days; `until`: a new end. */
  amountMs: number | null;
  amountDays: number | null;
  until: number | null;
  names: unknown;
  /** verification: `refused` where it was not verified; absent: verified (N8). */
  outcome?: 'refused';
  effectiveFrom: number | null;
  sameAs: string[];
  distinctFrom: string[];
  /** ruling: the standing that it gives to the claim it is about. */
  ruledStanding: Standing | null;
  /** ruling (N4): the exception that applies; 'none': none does; null: the ruling says nothing of it. */
  exception: string | null;
  /** ruling (E13): what it states of a part of the claim it is about; null: nothing. */
  states: StatedPart | null;
  dissent: string | null;
  source: { url?: string; quote?: string; title?: string; note?: string } | null;
}

/** `channel/id`: the name of a claim in rulings, verdicts and reasons. */
export function claimKey(claim: { channel: string; id: string }): string {
  return `${claim.channel}/${claim.id}`;
}
