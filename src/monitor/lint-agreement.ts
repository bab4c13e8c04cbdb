// Looks an agreement over: its own problems first, then the linter's findings, with what evidence shows where there is some.
import { sortProblems, type Problem } from '#base/problem.ts';
import { FINDINGS } from '#linter/findings.ts';
import type { Shown } from '#linter/finding.ts';
import { lint } from '#linter/lint.ts';
import { assess } from '#monitor/assess.ts';
import type { Evidence } from '#monitor/read-evidence.ts';
import { VERSION } from '#monitor/version.ts';
import { CLAIM_KINDS } from '#records/claim.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import type { Plan } from '#records/plan.ts';

const ACT = CLAIM_KINDS.indexOf('act');

export { FINDINGS };
export type { Finding } from '#linter/finding.ts';

/** The problems of an agreement that can be read, and all findings, in the order of their places; evidence null: without those that need it. */
export function lintAgreement(plan: Plan, planHash: string, problems: readonly Problem[], evidence: Evidence | null): Problem[] {
  return sortProblems([...problems, ...lint(plan, evidence === null ? null : shownBy(plan, planHash, evidence))]);
}

function shownBy(plan: Plan, planHash: string, { table, skipped }: Evidence): Shown {
  const verdicts = assess({ plan, planHash, table, skipped, asOf: null, knownAt: null, readings: null, engineVersion: VERSION, problems: [], explainDepth: 'short' });
  return {
    first: firstOfChannels(table),
    gates: verdicts.readings.flatMap((reading) => reading.gates.map((gate) => ({
      reading: reading.name, gate: gate.name, place: gate.place ?? null, of: gate.of, opened: gate.openedAt !== null, days: gate.days,
    }))),
  };
}

/** The earliest instant that any claim of a channel speaks of, acts aside: what is said beforehand is no data. */
function firstOfChannels(table: ClaimTable): Map<string, number> {
  const first = new Map<string, number>();
  const { channel, start, kind } = table.view();
  for (let row = 0; row < table.length; row += 1) {
    if (kind[row] === ACT) continue;
    const name = table.channels.at(channel[row]!);
    first.set(name, Math.min(first.get(name) ?? Infinity, start[row]!));
  }
  return first;
}
