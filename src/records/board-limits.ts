// The limits that conditions have, day by day, in the shape the server answers in.
import type { Moment } from '#records/board.ts';
import type { BoundsPair } from '#records/verdicts.ts';

/** Of one condition that is a single comparison, for one place of a list or as a whole. `upper`: what is measured may not be more; else it may not be less. */
export interface ConditionLimits { reading: string; name: string; place?: string; upper: boolean; unit: string; days: { date: string; limit: BoundsPair }[] }
export interface LimitsAnswer { moment: Moment; limits: ConditionLimits[] }
