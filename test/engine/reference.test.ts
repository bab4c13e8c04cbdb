// The rules by example, before every evaluator; and what must hold of the slow reference on random pairs.
import test from 'node:test';
import assert from 'node:assert/strict';
import type { Outcome, TruthValue } from '#records/verdicts.ts';
import { referenceOutcome, referenceSignal } from '#engine/reference.ts';
import { fastOutcome } from './fast-outcome.ts';
import { describePair, randomPair } from './random-pairs.ts';
import { allCases } from './rule-cases/all-cases.ts';
import type { Expected } from './rule-cases/rule-case.ts';
import type { Pair } from './toy-plans.ts';

/** Every evaluator before which the cases are brought. */
const evaluators: { name: string; outcomeOf: (pair: Pair) => Outcome }[] = [{ name: 'the reference', outcomeOf: referenceOutcome }, { name: 'the engine', outcomeOf: fastOutcome }];

for (const { title, pair, expect } of allCases) {
  test(title, () => {
    for (const { name, outcomeOf } of evaluators) checkRows(outcomeOf(pair), expect, name);
  });
}

function checkRows(outcome: Outcome, expect: Expected, evaluator: string): void {
  for (const kind of ['conditions', 'gates', 'obligations'] as const) {
    const rows = outcome[kind] as unknown as Record<string, unknown>[];
    const keys = kind === 'obligations' ? ['clause', 'actor'] : ['name', 'place'];
    for (const row of (expect[kind] ?? []) as Record<string, unknown>[]) {
      const found = rows.find((one) => keys.every((key) => one[key] === row[key]) && 'guarantees' in one === 'guarantees' in row);
      assert.ok(found, `${evaluator} gives no row for ${JSON.stringify(row)}`);
      assert.deepEqual(Object.fromEntries(Object.keys(row).map((key) => [key, found[key]])), row, evaluator);
    }
  }
}

const SEEDS = Array.from({ length: 100 }, (_, i) => i + 1);

test('[A1] random pairs give each value often enough to compare evaluators by', () => {
  const found: Record<TruthValue, number> = { yes: 0, no: 0, undetermined: 0 };
  for (const seed of SEEDS) for (const row of referenceOutcome(randomPair(seed)).conditions) found[row.value] += 1;
  const all = found.yes + found.no + found.undetermined;
  for (const [value, times] of Object.entries(found)) assert.ok(times / all >= 0.15, `${value}: ${times} of ${all}`);
});

test('[T5] nothing depends on the order in which evidence is given', () => {
  for (const seed of SEEDS) {
    const pair = randomPair(seed);
    assert.deepEqual(referenceOutcome({ ...pair, claims: pair.claims.toReversed() }), referenceOutcome(pair), describePair(pair));
  }
});

test('[V3] whatever is undetermined has a reason, whatever is not has none', () => {
  for (const seed of SEEDS) {
    const pair = randomPair(seed);
    const outcome = referenceOutcome(pair);
    for (const row of [...outcome.conditions, ...outcome.conditions.flatMap((condition) => condition.days), ...outcome.gates.flatMap((gate) => gate.days)]) {
      assert.equal(row.reasons.length > 0, row.value === 'undetermined', describePair(pair));
    }
    for (const row of outcome.obligations) assert.equal(row.reasons.length > 0, row.verdict === 'pending' || row.verdict === 'cannot-be-said', describePair(pair));
  }
});

test('[V10] a row says of the last moment before h what the signal says of it', () => {
  // Each signal is asked for anew: fewer pairs will do.
  for (const seed of SEEDS.slice(0, 40)) {
    const pair = randomPair(seed);
    const own = pair.plan.readings[0]!;
    const h = Math.min(pair.asOf, pair.knownAt - (own.completeAfterMs ?? 0));
    for (const row of referenceOutcome(pair).conditions) {
      if (row.place !== undefined) continue;
      const signal = referenceSignal(pair, row.name);
      const now = signal.find((at) => at.t === h - 1)!;
      assert.deepEqual([row.value, row.reasons], [now.value, now.reasons], `${row.name} ${describePair(pair)}`);
    }
  }
});
