// The fast engine as an evaluator of pairs: the claims into a table, the reading through the conductor's steps.
import { ClaimTable } from '#records/claim-table.ts';
import type { Outcome } from '#records/verdicts.ts';
import { ReadingRun } from '#monitor/reading-run.ts';
import { knownFrom } from '#series/from-observations.ts';
import type { Pair } from './random-pairs.ts';

export function fastRun(pair: Pair): ReadingRun {
  const table = new ClaimTable();
  for (const claim of pair.claims) table.append(claim);
  return ReadingRun.of(pair.plan, pair.reading, knownFrom(pair.plan, table, pair.asOf, pair.knownAt), (t) => `${t}`);
}

export function fastOutcome(pair: Pair): Outcome {
  return fastRun(pair).outcome();
}
