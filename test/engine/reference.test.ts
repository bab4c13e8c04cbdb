// The rules by example, before the slow reference; and the random pairs on which evaluators are compared.
import test from 'node:test';
import assert from 'node:assert/strict';
import type { Outcome } from '#records/verdicts.ts';
import { referenceOutcome } from '#engine/reference.ts';
import type { Expected } from './rule-cases/rule-case.ts';
import { cases as evidence } from './rule-cases/evidence.ts';
import { cases as readingClaims } from './rule-cases/reading-claims.ts';
import { cases as time } from './rule-cases/time.ts';
import { cases as gates } from './rule-cases/gates.ts';
import { cases as obligations } from './rule-cases/obligations.ts';
import { cases as values } from './rule-cases/values.ts';
import type { Pair } from './toy-plans.ts';

/** Every evaluator before which the cases are brought. */
const evaluators: { name: string; outcomeOf: (pair: Pair) => Outcome }[] = [{ name: 'the reference', outcomeOf: referenceOutcome }];

for (const { title, pair, expect } of [...time, ...evidence, ...readingClaims, ...values, ...obligations, ...gates]) {
  test(title, () => {
    for (const { name, outcomeOf } of evaluators) checkRows(outcomeOf(pair), expect, name);
  });
}

function checkRows(outcome: Outcome, expect: Expected, evaluator: string): void {
  for (const kind of ['conditions', 'gates', 'obligations'] as const) {
    for (const row of (expect[kind] ?? []) as Record<string, unknown>[]) {
      const keys = kind === 'obligations' ? ['clause', 'actor'] : ['name', 'place'];
      const found = (outcome[kind] as unknown as Record<string, unknown>[]).find((one) => keys.every((key) => one[key] === row[key]) && ('guarantees' in one === 'guarantees' in row || kind !== 'obligations'));
      assert.ok(found, `${evaluator} gives no row for ${JSON.stringify(row)}`);
      assert.deepEqual(Object.fromEntries(Object.keys(row).map((key) => [key, found[key]])), row, evaluator);
    }
  }
}
