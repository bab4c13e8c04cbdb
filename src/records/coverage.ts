// coverage/1: which clauses of the text have rules, which rules stand under no clause, and which of them evidence reached.
export interface ReachedIn { reading: string; /** How many claims. */ entries: number; /** Whether anybody watched what it counts. */ watched: boolean }

/** One part of the rules: a duty, a condition, a measure, an exception, what somebody may do about a gate. `clause`: the heading it stands under. */
export interface CoveragePart { of: string; part: string; says: string; clause: string | null; reached: ReachedIn[] }

export interface Coverage {
  format: 'coverage/1';
  agreement: string;
  title: string;
  planHash: string;
  /** Clauses of the text without a rule. */
  withoutRules: { id: string; heading: string }[];
  /** Clauses and gates of the rules that belong to no clause of the text. */
  withoutText: string[];
  /** Clauses with rules that nobody adopted (A7). */
  notAdopted: string[];
  /** Only with evidence. */
  evidence?: { claims: number; asOf: string | null; readings: string[]; parts: CoveragePart[] };
}
