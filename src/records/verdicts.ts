// verdicts/1: what was found. The shape of the file, field by field; docs/formats.md and docs/schemas/verdicts-1.json say the same.
import type { Problem } from '#base/problem.ts';
import type { LabelShown } from '#records/labels.ts';

export type TruthValue = 'yes' | 'no' | 'undetermined';

/** V3, always in this order. */
export const REASONS = ['pending', 'unseen', 'disputed', 'imprecise', 'unruled'] as const;
export type Reason = (typeof REASONS)[number];

export type GateState = 'shut' | 'counting' | 'open' | 'suspended' | 'expired';
export type ObligationVerdict = 'kept' | 'breached' | 'pending' | 'cannot-be-said';

/** [low, high]; high null: unbounded. */
export type BoundsPair = [number, number | null];

/**
 * How far a measure is from its limit, at the reported moment: positive where the term is met by so much, negative where it is missed.
 * low is null when unbounded below, high null when unbounded above. `exact` gives the two as ratios of whole numbers ('75/28'), null where unbounded.
 */
export interface Margin { low: number | null; high: number | null; unit: string; exact: [string | null, string | null] }

/** A day of a strip. `date` is the civil day's; for runs of elapsed periods it is the period's first instant. `measure` where the condition is one comparison. */
export interface DayVerdict { date: string; value: TruthValue; reasons: Reason[]; measure?: BoundsPair }

/**
 * One condition, for one place of a `for each` or as a whole (`place` absent), at the last moment before h (V10).
 * `since`: the start of the stretch, ending at that moment, through which the value has been the same; null: always so.
 */
export interface ConditionOutcome {
  name: string;
  place?: string;
  value: TruthValue;
  reasons: Reason[];
  final: boolean;
  since: string | null;
  margin?: Margin;
  days: DayVerdict[];
}

export interface GateOutcome {
  name: string;
  place?: string;
  state: GateState;
  /** Day n, as [fewest, most] that the undecided days allow; `counted` is n by the agreement's own rule for such days (W3). */
  day: [number, number];
  counted: number;
  of: number;
  /** Since when the state has been so; null: from the beginning. */
  since: string | null;
  /** The earliest instant at which the gate could open if all goes well from h on; null: it cannot, or it is open. */
  opensAtEarliest: string | null;
  /** When it last opened; null: never. */
  openedAt: string | null;
  /** The anchor from which days are counted now; null: not yet come. */
  countedFrom: string | null;
  /** Leaves of the run's condition that are not yes on the latest day that was walked. Empty when open. */
  stoppedBy: { condition: string; place?: string; value: TruthValue; reasons: Reason[] }[];
  reasons: Reason[];
  days: DayVerdict[];
}

export interface ObligationOutcome {
  clause: string;
  actor: string;
  /** Set on a guarantor's row: the actors it answers for (N3). */
  guarantees?: string[];
  verdict: ObligationVerdict;
  inForce: TruthValue;
  reasons: Reason[];
  final: boolean;
  since: string | null;
}

/** What every evaluator must give alike, byte for byte (A1). */
export interface Outcome {
  gates: GateOutcome[];
  conditions: ConditionOutcome[];
  obligations: ObligationOutcome[];
}

export type ReasonId = string;

/** A reason: one plain sentence, the rule it rests on, the clause it stands under, further reasons, and the claims (`channel/id`) that decide it. */
export interface ReasonNode { says: string; rule: string; clause: string | null; because: ReasonId[]; entries: string[] }

/** One thing that may be settled (V8). */
export type Resolution =
  | { claim: string; so: boolean }
  | { claim: string; wholly: 'in' | 'out' }
  | { gap: { measure: string; place: string; during: [string, string] }; watched: true }
  | { exception: string; claim: string; applies: boolean }
  | { same: [string, string]; ruled: boolean };

export interface Pivotal { resolutions: Resolution[]; wouldMake: { gate: string; place?: string; state: GateState; day: [number, number] } }

/** `confidential`: the labels that the row bears (A9), its own and those of what it draws on; absent where there is none. */
export type Because<T> = T & { because: ReasonId; confidential?: LabelShown[] };

export interface ReadingVerdicts {
  name: string;
  adoptedBy: string;
  /** h (E8). */
  horizon: string | null;
  gates: Because<GateOutcome>[];
  conditions: Because<ConditionOutcome>[];
  obligations: Because<ObligationOutcome>[];
  /** E15. */
  setAside: { count: number; claims: string[] };
  /** N3, N16: claims left out because an actor that is excluded, or left out by name, took part. */
  leftOut: { count: number; claims: string[] };
  /** What could not be seen: per measure and place, the stretches before h that nobody watched (E7). */
  unseen: { measure: string; place: string; gaps: [string, string][]; /** Coverage claims that meet a gap and do not count here; absent where there is none. */ uncounted?: string[] }[];
  pivotal: Pivotal[];
  stoppedLooking: boolean;
  reasons: Record<ReasonId, ReasonNode>;
}

/** R2. */
export interface Parting { readings: [string, string]; at: string | null; about: string; values: [string, string]; why: string }

export interface Verdicts {
  format: 'verdicts/1';
  agreement: string;
  title: string;
  planHash: string;
  engine: string;
  asOf: string | null;
  knownAt: string | null;
  zone: string;
  zoneTable: string;
  /** Every label of confidentiality that the agreement writes (A9); absent where it writes none. */
  confidential?: LabelShown[];
  evidence: { claims: number; skipped: number };
  readings: ReadingVerdicts[];
  partings: Parting[];
  problems: Problem[];
}
