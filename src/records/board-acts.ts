// What the server answers of acts and statements; beside board.ts.
import type { ClaimShown, Moment } from '#records/board.ts';

/** `readings`: those that admit it, and whether it counts there or only may (E3, E8). A statement is read by no rule: it has none. `isLater`: it begins after the moment. */
export type ActShown = ClaimShown & { readings: { name: string; counts: boolean }[]; isLater: boolean };

export interface ActsAnswer { moment: Moment; acts: ActShown[]; total: number; next: string | null }
