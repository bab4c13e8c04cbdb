// The assessment: plan and evidence to verdicts, reading by reading. The steps in their order; the clock plays no part (T1, E14).
import { formatInstant } from '#base/instant.ts';
import type { Problem } from '#base/problem.ts';
import { ProblemError } from '#base/problem.ts';
import { CLAIM_KINDS } from '#records/claim.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import { phraseOfInstant } from '#records/phrase.ts';
import type { Plan } from '#records/plan.ts';
import type { ReadingVerdicts, Verdicts } from '#records/verdicts.ts';
import { looseActs, looseOpenings } from '#monitor/loose-acts.ts';
import { partingsOf } from '#monitor/partings.ts';
import { pivotalOf } from '#monitor/pivotal.ts';
import { ReadingRun } from '#monitor/reading-run.ts';
import { Reasons } from '#monitor/reasons.ts';
import { unseenOf } from '#monitor/unseen.ts';
import { liveRows } from '#series/from-entries.ts';

export interface AssessInput {
  plan: Plan;
  planHash: string;
  table: ClaimTable;
  /** How many bad lines were left out by the caller's leave. */
  skipped: number;
  /** null: the latest end of a claim that is no act (E14). */
  asOf: number | null;
  /** null: the end of time (E14). */
  knownAt: number | null;
  /** Names of readings, in this order; null: all. */
  readings: string[] | null;
  engineVersion: string;
  /** Problems known so far (warnings); they come out again with the verdicts. */
  problems: Problem[];
  /** full: reasons down to the last part; short: as far as a first look needs. */
  explainDepth?: 'short' | 'full';
}

/** Throws ProblemError where two versions of a claim contradict each other (E2). */
export function assess(input: AssessInput): Verdicts {
  const { plan, table } = input;
  const knownAt = input.knownAt ?? Infinity;
  const live = liveRows(table, knownAt);
  if (live.problems.length > 0) throw new ProblemError(live.problems);
  const asOf = input.asOf ?? latestEnd(table, live.rows);
  const say = (t: number) => (Number.isFinite(t) ? phraseOfInstant(wholeMinute(t), plan.zone) : t > 0 ? 'the end of time' : 'the beginning');
  const names = input.readings ?? plan.readings.map((reading) => reading.name);
  const runs = names.map((name) => new ReadingRun(plan, name, { table, rows: live.rows, asOf, knownAt }, say));
  const problems = [...input.problems, ...looseActs(runs), ...looseOpenings(runs)];
  return {
    format: 'verdicts/1',
    agreement: plan.agreement,
    title: plan.title,
    planHash: input.planHash,
    engine: input.engineVersion,
    asOf: instant(asOf),
    knownAt: instant(knownAt),
    zone: plan.zone.name,
    zoneTable: plan.zone.version,
    evidence: { claims: live.rows.length, skipped: input.skipped },
    readings: runs.map((run) => readingVerdicts(run, input.explainDepth ?? 'short')),
    partings: partingsOf(runs),
    problems,
  };
}

/** In words the last millisecond of a minute is the minute's end: what is judged at the last moment before 19:00 is said of 19:00. */
function wholeMinute(t: number): number {
  return (t + 1) % 60_000 === 0 ? t + 1 : t;
}

function instant(t: number): string | null {
  return Number.isFinite(t) ? formatInstant(t) : null;
}

/** E14: of claims that are no acts; of all, where all are acts. */
function latestEnd(table: ClaimTable, rows: Uint32Array): number {
  const { kind, end } = table.view();
  const act = CLAIM_KINDS.indexOf('act');
  let latest = -Infinity;
  let latestAct = -Infinity;
  for (const row of rows) {
    if (kind[row] === act) latestAct = Math.max(latestAct, end[row]!);
    else latest = Math.max(latest, end[row]!);
  }
  return latest === -Infinity ? latestAct : latest;
}

function readingVerdicts(run: ReadingRun, depth: 'short' | 'full'): ReadingVerdicts {
  const outcome = run.outcome();
  const reasons = new Reasons(run, depth);
  const { observations, read } = run;
  const pivotal = pivotalOf(run);
  return {
    name: read.reading.name,
    adoptedBy: read.reading.adoptedBy,
    horizon: instant(observations.horizon),
    gates: run.gateRows().map((row) => ({ ...row.result.outcome, because: reasons.ofGate(row) })),
    conditions: run.conditionRows().map((row, i) => ({ ...outcome.conditions[i]!, because: reasons.ofCondition(row, outcome.conditions[i]!) })),
    obligations: outcome.obligations.map((row) => ({ ...row, because: reasons.ofObligation(row) })),
    setAside: { count: observations.setAside.length, claims: observations.setAside },
    leftOut: { count: observations.leftOut.length, claims: observations.leftOut },
    unseen: unseenOf(run),
    pivotal: pivotal.found,
    stoppedLooking: pivotal.stoppedLooking,
    reasons: reasons.all,
  };
}
