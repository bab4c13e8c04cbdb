// Convoys as the board reads them: step by step, place by place, counter by counter. As channels told it, before any reading judges it; what two channels tell is never put together.
import type { Moment } from '#records/board.ts';
import type { Stage, Standing } from '#records/claim.ts';
import type { BoundsPair } from '#records/verdicts.ts';

/** One claim of a movement. `trucks`, `people` null: not told. `days`: civil days from it to the moment, [fewest, most]. */
export interface ConvoyStep {
  key: string;
  stage: Stage;
  standing: Standing;
  at: string | null;
  from: string | null;
  to: string | null;
  during: [string, string];
  days: BoundsPair;
  trucks: BoundsPair | null;
  people: BoundsPair | null;
  by: string[] | null;
  stoppedBy: string[] | null;
  load: string[] | null;
}

/**
 * What one channel tells of one convoy, in the order of time; `convoy` null: one claim that names none. `reached`: the farthest of its stages; of one of which
 * only that it was stopped is told, that. `stopped`: the key of a step that stopped it and after which it is not told to have gone on; null: none.
 */
export interface ConvoyShown { channel: string; convoy: string | null; reached: Stage; delivered: boolean; stopped: string | null; steps: ConvoyStep[] }

/** What one channel tells last of a place: delivered there, or any other stage there or on the way there. */
export interface LastTold { channel: string; step: ConvoyStep }

/** A place of a list, or that a movement names. `delivered`, `other`: by channel, the latest first; `delivered` empty: none is on record. */
export interface PlaceServed { place: string; lists: string[]; delivered: LastTold[]; other: LastTold[] }

/** All that one channel counts at one stage and place. `convoys`: those with an id; `claims`: how many claims. Claims of one convoy at one stage and place are one (E11). */
export interface StageTotal { stage: Stage; at: string | null; convoys: number; claims: number; trucks: BoundsPair | null; people: BoundsPair | null; during: [string, string] }

/** Published totals of one channel at one place: the count over all the time that they span. Totals that overlap are not added. */
export interface TallyTotal { of: string; at: string | null; claims: number; count: BoundsPair; during: [string, string]; standings: Standing[] }

export interface Counter { channel: string; stages: StageTotal[]; tallies: TallyTotal[] }

/** `total`: of convoys; the latest are given. */
export interface ConvoysAnswer { moment: Moment; convoys: ConvoyShown[]; total: number; places: PlaceServed[]; counters: Counter[] }
