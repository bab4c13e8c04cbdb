// What changed between two moments of knowing, in the shape the server answers in.
import type { Moment } from '#records/board.ts';
import type { GateState, ObligationVerdict, Reason, TruthValue } from '#records/verdicts.ts';

/** A gate as it is compared: the state, day n of m. */
export interface GateThen { state: GateState; day: [number, number]; counted: number; of: number }
export interface ValueThen { value: TruthValue; reasons: Reason[] }
export interface VerdictThen { verdict: ObligationVerdict; inForce: TruthValue; reasons: Reason[] }

/** `before` or `after` null: it is not there at that moment. */
export interface Changed<T> { before: T | null; after: T | null }

export type GateChange = Changed<GateThen> & { name: string; place?: string };
export type ConditionChange = Changed<ValueThen> & { name: string; place?: string };
/** A day of the strip of a gate or a condition. */
export type DayChange = Changed<ValueThen> & { of: 'gate' | 'condition'; name: string; place?: string; date: string };
export type ObligationChange = Changed<VerdictThen> & { clause: string; actor: string; guarantees?: string[] };

/** What differs in one reading; nothing else is listed. */
export interface ReadingChanges { reading: string; gates: GateChange[]; conditions: ConditionChange[]; days: DayChange[]; obligations: ObligationChange[] }

/** Claims, and versions of claims, that came to be known after `from` and not after `to`: `claims` are the keys of the first of them in the order of recording. */
export interface ChangesAnswer { from: Moment; to: Moment; readings: ReadingChanges[]; claims: { count: number; claims: string[] } }
