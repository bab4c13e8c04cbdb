// What could not be seen, as the board reads it: day by day for each measure and place, what was watched by whose word, what was refused, what a reading leaves out.
import type { Moment } from '#records/board.ts';
import type { Problem } from '#base/problem.ts';

/** A measure at a place, as one reading sees it. `days`: a letter for each day of the answer: `w` watched throughout, `p` in part, `n` not at all, `f` later than the reading goes. Where a reading takes silence for none, all is watched. */
export interface SightRow { reading: string; measure: string; place: string; days: string }

/** What a channel says it watched. `share`: of the place, 0 to 1; `of` null: all that it sees. */
export interface WatchClaim { key: string; channel: string; place: string | null; during: [string, string]; share: number; of: string[] | null }

/** A movement that was stopped (`what`: its stage), or an incident of access (`what`: its type). */
export interface DenialClaim { key: string; kind: 'movement' | 'incident'; what: string; channel: string; place: string | null; during: [string, string]; by: string[] | null; standing: string }

/** Claims that a reading does not use, at most some hundred of `count`. `rule`: what it sets aside, as its terms have it; null: it sets nothing aside. */
export interface UnusedClaims {
  reading: string;
  setAside: { count: number; claims: string[] };
  rule: { datedWithinDays: number | null; datedWithinMs: number | null; placedWithinMetres: number | null } | null;
  /** An actor that is excluded, or left out by name, took part (N3, N16). */
  leftOut: { count: number; claims: string[] };
}

/** `days`: the dates of the rows, the latest few hundred; `problems`: what was found of the agreement and its evidence besides. */
export interface CoverageAnswer { moment: Moment; days: string[]; rows: SightRow[]; watched: WatchClaim[]; denials: DenialClaim[]; unused: UnusedClaims[]; problems: Pick<Problem, 'code' | 'severity' | 'message' | 'mend'>[] }
