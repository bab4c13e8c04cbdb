// duplicates/1: claims that may tell one event twice, each pair with its reasons in points, for somebody to rule on. Nothing is merged by it.

export interface DuplicateReason { points: number; says: string }

export interface DuplicatePair {
  /** `channel/id` of both, the one told first by its row first. */
  claims: [string, string];
  /** Of different channels: counted as perhaps one event until a ruling says (E5). Of one channel: each counts as an event of its own. */
  across: boolean;
  /** The sum of the points. */
  score: number;
  reasons: DuplicateReason[];
}

export interface Duplicates {
  format: 'duplicates/1';
  agreement: string;
  knownAt: string | null;
  /** How many claims were compared with others. */
  claims: number;
  /** From which score on a pair is told. */
  least: { across: number; within: number };
  /** How many pairs reach it, and the best of them. */
  found: number;
  pairs: DuplicatePair[];
  /** Pairs that would be among them, were they not ruled on already. */
  settled: number;
  /** Whether the search was cut because too many claims lie too close together in time. */
  stoppedLooking: boolean;
}
