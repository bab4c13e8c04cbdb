// Why a gate, a condition or an obligation is as it is, at a moment or on one day: the whole tree, down to the claims.
import { dayFromDate } from '#base/civil.ts';
import { parseInstant } from '#base/instant.ts';
import { ProblemError } from '#base/problem.ts';
import { startOfDay } from '#base/zone.ts';
import type { ReasonsAnswer } from '#records/board.ts';
import type { DayVerdict } from '#records/verdicts.ts';
import { conditionOutcome } from '#engine/condition-outcomes.ts';
import type { Span } from '#engine/operator.ts';
import type { Desk } from '#monitor/desk.ts';
import { answeredAt, clocksOf, notThere, type Asked } from '#monitor/questions/clocks.ts';
import type { ReadingRun } from '#monitor/reading-run.ts';
import { Reasons } from '#monitor/reasons.ts';

/**
 * `of` with `name` (a clause's id for an obligation), `place` for one member of a list, `actor` for an obligation; `guarantees`: the row of a guarantor.
 * `day`: one day of a strip, by its date; of runs of elapsed periods by the period's start.
 */
export interface AskedWhy extends Asked { reading: string; of: 'gate' | 'condition' | 'obligation'; name: string; place?: string | undefined; actor?: string | undefined; guarantor?: boolean | undefined; day?: string | undefined }

export function reasons(desk: Desk, asked: AskedWhy): ReasonsAnswer {
  const clocks = clocksOf(desk, asked);
  const run = desk.assessment(clocks).run(asked.reading);
  if (run === undefined) throw notThere('reading', asked.reading, desk.plan.readings.map(({ name }) => name));
  const told = new Reasons(run, 'page');
  const found = { gate: whyGate, condition: whyCondition, obligation: whyObligation }[asked.of](run, told, asked);
  return { moment: answeredAt(desk, clocks), root: found.root, reasons: told.all, ...(found.day === undefined ? {} : { day: found.day }) };
}

interface Found { root: string; day?: DayVerdict | undefined }

function whyGate(run: ReadingRun, told: Reasons, { name, place, day: asked }: AskedWhy): Found {
  const rows = run.gateRows();
  const row = rows.find(({ gate, member }) => gate.name === name && (member ?? undefined) === place);
  if (row === undefined) throw notThere('gate', nameAt(name, place), rows.map(({ gate, member }) => nameAt(gate.name, member ?? undefined)));
  if (asked === undefined) return { root: told.ofGate(row) };
  const { days } = row.result.outcome;
  const day = days.find(({ date }) => date === asked);
  if (day === undefined) throw noSuchDay(asked, days);
  return { root: told.ofUnit(row, spanOf(run, day, row.gate.run.unit.unit === 'period' ? row.gate.run.unit.ms : null)), day };
}

function whyCondition(run: ReadingRun, told: Reasons, { name, place, day: asked }: AskedWhy): Found {
  const rows = run.conditionRows();
  const row = rows.find((one) => one.name === name && (one.place ?? undefined) === place);
  if (row === undefined) throw notThere('condition', nameAt(name, place), rows.map((one) => nameAt(one.name, one.place ?? undefined)));
  if (asked === undefined) return { root: told.ofCondition(row) };
  const { days } = conditionOutcome(row, run.evaluator);
  const day = days.find(({ date }) => date === asked);
  if (day === undefined) throw noSuchDay(asked, days);
  return { root: told.ofStretch(row, spanOf(run, day, null)), day };
}

function whyObligation(run: ReadingRun, told: Reasons, { name, actor, guarantor = false }: AskedWhy): Found {
  const rows = run.obligationRows();
  const row = rows.find(({ clause, bound }) => clause.id === name && (actor === undefined || bound.actor === actor) && (bound.guarantees !== null) === guarantor);
  if (row === undefined) throw notThere('obligation', actor === undefined ? name : `${name} of ${actor}`, rows.map(({ clause, bound }) => `${clause.id} of ${bound.actor}`));
  return { root: told.ofObligation(row) };
}

function nameAt(name: string, place: string | undefined): string {
  return place === undefined ? name : `${name} at ${place}`;
}

/** From the first moment of a civil day, or of an elapsed period, to its end or to h, whichever comes first. */
function spanOf({ read: { zone }, observations: { horizon } }: ReadingRun, { date }: DayVerdict, periodMs: number | null): Span {
  const day = dayFromDate(date);
  const [from, end] = periodMs === null ? [startOfDay(zone, day!), startOfDay(zone, day! + 1)] : [parseInstant(date) as number, (parseInstant(date) as number) + periodMs];
  return { from, to: Math.max(from + 1, Math.min(end, horizon)) };
}

function noSuchDay(asked: string, days: readonly DayVerdict[]): ProblemError {
  const known = days.map(({ date }) => date);
  return new ProblemError([{ code: 'ask.no-such-day', severity: 'error', message: `${asked} is no day that was judged`, mend: known.length === 0 ? 'no day was judged yet' : `ask for one from ${known[0]} to ${known.at(-1)}` }]);
}
