// Acts and statements in the order of time, and which readings admit each act.
import type { ActsAnswer } from '#records/board-acts.ts';
import type { Desk } from '#monitor/desk.ts';
import { claimPage } from '#monitor/questions/claim-filter.ts';
import { shownClaim } from '#monitor/questions/claims-question.ts';
import { answeredAt, clocksOf, type Asked } from '#monitor/questions/clocks.ts';

/** The most of one page. */
const MOST_ACTS = 500;

export type AskedActs = Asked & { cursor?: string | undefined; limit?: number | undefined };

export function acts(desk: Desk, asked: AskedActs): ActsAnswer {
  const clocks = clocksOf(desk, asked);
  const assessment = desk.assessment(clocks), asOf = assessment.asOfInstant();
  const { rows, total, next } = claimPage(desk, { ...asked, kind: ['act', 'statement'] }, MOST_ACTS);
  const admitted = new Map<string, { name: string; counts: boolean }[]>();
  for (const { name } of desk.plan.readings) {
    for (const { key, counts } of assessment.run(name)?.observations.acts ?? []) admitted.set(key, [...(admitted.get(key) ?? []), { name, counts }]);
  }
  const { start } = desk.table.view();
  return { moment: answeredAt(desk, clocks), acts: rows.map((row) => ({ ...shownClaim(desk.table, row), readings: admitted.get(desk.table.key(row)) ?? [], isLater: start[row]! >= asOf })), total, next };
}
