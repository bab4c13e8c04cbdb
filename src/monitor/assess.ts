// The assessment: plan and evidence to verdicts, once. The clock plays no part (T1, E14).
import type { Verdicts } from '#records/verdicts.ts';
import { StandingAssessment, type AssessInput } from '#monitor/standing-assessment.ts';

export type { AssessInput };

/** Throws ProblemError where two versions of a claim contradict each other (E2). */
export function assess(input: AssessInput): Verdicts {
  return new StandingAssessment(input).verdicts();
}
