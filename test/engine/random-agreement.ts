// Holds the engine against the slow reference over a row of seeds, and counts what occurred.
import test from 'node:test';
import assert from 'node:assert/strict';
import { canonicalJson } from '#base/canonical.ts';
import type { Outcome } from '#records/verdicts.ts';
import { referenceOutcome } from '#engine/reference.ts';
import { fastOutcome } from './fast-outcome.ts';
import { describePair, randomPair, shrinkPair, type Pair } from './random-pairs.ts';

/** How many pairs there are in all; `npm run soak:engine` takes more. */
export const PAIRS = Number(process.env['TRUCE_PAIRS'] ?? 10_000);

/** How often each thing occurred, by its name. */
export type Tally = Map<string, number>;

function differ(pair: Pair): boolean {
  return canonicalJson(fastOutcome(pair)) !== canonicalJson(referenceOutcome(pair));
}

function note(tally: Tally, what: string, times = 1): void {
  tally.set(what, (tally.get(what) ?? 0) + times);
}

function noteAll(tally: Tally, pair: Pair, outcome: Outcome): void {
  note(tally, 'pairs');
  for (const row of outcome.conditions) note(tally, `value ${row.value}`);
  for (const row of outcome.conditions) for (const reason of row.reasons) note(tally, `reason ${reason}`);
  for (const row of outcome.gates) note(tally, `gate ${row.state}`);
  for (const row of outcome.obligations) note(tally, `verdict ${row.verdict}`);
  const has = (what: string, is: (claim: Pair['claims'][number]) => boolean) => (pair.claims.some(is) ? note(tally, `with ${what}`) : undefined);
  has('gaps in the watch', (claim) => claim.kind === 'coverage');
  has('spans', (claim) => claim.kind === 'incident' && claim.end - claim.start > 1);
  has('parts ruled on', (claim) => claim.states !== null);
  has('late claims', (claim) => claim.recordedAt !== null && claim.recordedAt > pair.knownAt);
  has('tallies', (claim) => claim.kind === 'tally');
  if (pair.plan.measures.some((measure) => measure.exceptions.length > 0)) note(tally, 'with exceptions');
}

/** A test that pairs number `from` up to `to` come out byte for byte alike, and that enough of everything occurs. */
export function agreementTest(from: number, to: number): void {
  test(`[A1] engine and reference agree byte for byte on random pairs ${from} to ${to - 1}`, (context) => {
    const tally: Tally = new Map();
    for (let seed = from; seed < to; seed++) {
      const pair = randomPair(seed);
      const expected = referenceOutcome(pair);
      noteAll(tally, pair, expected);
      const found = fastOutcome(pair);
      // What is alike in whatever order it was written is alike in the canonical one too.
      if (JSON.stringify(found) === JSON.stringify(expected) || canonicalJson(found) === canonicalJson(expected)) continue;
      const small = shrinkPair(pair, differ);
      assert.deepEqual(fastOutcome(small), referenceOutcome(small), `seed ${seed}:\n${describePair(small)}`);
    }
    const values = ['yes', 'no', 'undetermined'].map((value) => tally.get(`value ${value}`) ?? 0);
    const all = values.reduce((sum, times) => sum + times, 0);
    for (const times of values) assert.ok(times >= 0.15 * all, `shares of yes, no, undetermined: ${values.join(', ')} of ${all}`);
    for (const what of ['gaps in the watch', 'spans', 'late claims', 'tallies', 'exceptions', 'parts ruled on']) assert.ok((tally.get(`with ${what}`) ?? 0) >= 0.02 * (to - from), `${what} occur too seldom`);
    context.diagnostic([...tally].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, times]) => `${what}: ${times}`).join('; '));
  });
}
