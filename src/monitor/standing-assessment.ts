// The assessment: plan and evidence to verdicts, reading by reading, the steps in their order; and again after each claim that comes (A3).
import { Trail } from '#base/kept.ts';
import { formatInstant } from '#base/instant.ts';
import type { Problem } from '#base/problem.ts';
import { ProblemError } from '#base/problem.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import { Labels, labelsIn, type LabelShown } from '#records/labels.ts';
import type { Act } from '#records/observations.ts';
import { phraseOfInstant } from '#records/phrase.ts';
import type { Plan } from '#records/plan.ts';
import type { ReadingVerdicts, Verdicts } from '#records/verdicts.ts';
import { conditionOutcome } from '#engine/condition-outcomes.ts';
import { obligationOutcome } from '#engine/obligations.ts';
import { looseActs, looseOpenings } from '#monitor/loose-acts.ts';
import { partingsOf } from '#monitor/partings.ts';
import { pivotalOf } from '#monitor/pivotal.ts';
import { ReadingRun } from '#monitor/reading-run.ts';
import { Reasons } from '#monitor/reasons.ts';
import { unseenOf } from '#monitor/unseen.ts';
import { knownFrom } from '#series/from-observations.ts';
import { HeldRows } from '#series/held-rows.ts';

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

/**
 * Verdicts that follow a table as it grows. After `take` they are what a full assessment of the table would be, byte for byte; only what the new
 * rows reach is worked out again.
 */
export class StandingAssessment {
  /** Told the name of each thing that is worked out, first or anew. */
  onMade: ((key: string) => void) | null = null;
  private readonly input: AssessInput;
  private readonly held: HeldRows;
  private asOf = Number.NaN;
  private trail = new Trail();
  private runs: ReadingRun[] = [];

  constructor(input: AssessInput) {
    this.input = input;
    this.held = new HeldRows(input.table, input.knownAt ?? Infinity);
  }

  /** Takes in the rows that were added to the table since the last time: claims, later versions, rulings, acts. */
  take(): void {
    const change = this.held.take();
    if (this.runs.length === 0 || this.latest() !== this.asOf) {
      // Where the world has run farther, everything is reached.
      this.runs = [];
      return;
    }
    this.trail.advance();
    for (const run of this.runs) run.take(change);
  }

  /** The asOf that is used (E14); -Infinity where there is no claim. */
  asOfInstant(): number {
    return this.latest();
  }

  private latest(): number {
    return this.input.asOf ?? this.held.latestEnd;
  }

  private begin(): void {
    const { plan, table, readings } = this.input;
    this.asOf = this.latest();
    this.trail = new Trail();
    const known = knownFrom(plan, table, this.asOf, this.held.knownAt, this.held);
    const say = (t: number) => (Number.isFinite(t) ? phraseOfInstant(wholeMinute(t), plan.zone) : t > 0 ? 'the end of time' : 'the beginning');
    const names = readings ?? plan.readings.map((reading) => reading.name);
    this.runs = names.map((name) => ReadingRun.of(plan, name, known, say, this.trail));
  }

  /** Throws ProblemError where two versions of a claim contradict each other (E2). */
  verdicts(): Verdicts {
    const { input, held } = this;
    const { plan } = input;
    const contradictions = held.problems;
    if (contradictions.length > 0) throw new ProblemError(contradictions);
    if (this.runs.length === 0) this.begin();
    this.trail.onMade = this.onMade;
    const { runs } = this;
    const problems = [...input.problems, ...looseActs(runs), ...looseOpenings(runs)];
    return {
      format: 'verdicts/1',
      agreement: plan.agreement,
      title: plan.title,
      planHash: input.planHash,
      engine: input.engineVersion,
      asOf: instant(this.asOf),
      knownAt: instant(held.knownAt),
      zone: plan.zone.name,
      zoneTable: plan.zone.version,
      ...labelled(labelsIn(plan)),
      evidence: { claims: held.count, skipped: input.skipped },
      readings: runs.map((run) => this.ofReading(run)),
      partings: partingsOf(runs),
      problems,
    };
  }

  /** Every act that some reading admits, each once. */
  acts(): Act[] {
    if (this.runs.length === 0) this.begin();
    return [...new Map(this.runs.flatMap((run) => run.observations.acts).map((act) => [act.key, act])).values()];
  }

  /** A reading as it is worked out, for whoever asks for more than the verdicts tell; undefined where there is none of that name. */
  run(reading: string): ReadingRun | undefined {
    if (this.runs.length === 0) this.begin();
    return this.runs.find(({ read }) => read.reading.name === reading);
  }

  private ofReading(run: ReadingRun): ReadingVerdicts {
    const { value, reads } = this.trail.gather(() => readingVerdicts(run, this.input.explainDepth ?? 'short'));
    const claims = run.leftOutBelow(reads);
    return { ...value, leftOut: { count: claims.length, claims } };
  }
}

/** In words the last millisecond of a minute is the minute's end: what is judged at the last moment before 19:00 is said of 19:00. */
function wholeMinute(t: number): number {
  return (t + 1) % 60_000 === 0 ? t + 1 : t;
}

function instant(t: number): string | null {
  return Number.isFinite(t) ? formatInstant(t) : null;
}

function labelled(labels: LabelShown[]): { confidential?: LabelShown[] } {
  return labels.length === 0 ? {} : { confidential: labels };
}

/** All but what was left out, which is known when all has been read. */
function readingVerdicts(run: ReadingRun, depth: 'short' | 'full'): ReadingVerdicts {
  const reasons = new Reasons(run, depth);
  const { observations, evaluator, read } = run;
  const { setAside } = observations;
  const pivotal = pivotalOf(run);
  const labels = new Labels(read);
  const place = (name: string | undefined): string[] => (name === undefined ? [] : [`place ${name}`, `actor ${name}`]);
  return {
    name: read.reading.name,
    adoptedBy: read.reading.adoptedBy,
    horizon: instant(observations.horizon),
    gates: run.gateRows().map((row) => ({ ...row.result.outcome, because: reasons.ofGate(row), ...labelled(labels.of('gate', row.gate.name, place(row.member ?? undefined))) })),
    conditions: run.conditionRows().map((row) => {
      const outcome = conditionOutcome(row, evaluator);
      return { ...outcome, because: reasons.ofCondition(row), ...labelled(labels.of('condition', outcome.name, place(outcome.place))) };
    }),
    obligations: run.obligationRows().map((row) => {
      const outcome = obligationOutcome(row, evaluator);
      return { ...outcome, because: reasons.ofObligation(row), ...labelled(labels.of('clause', outcome.clause, [`actor ${outcome.actor}`])) };
    }),
    setAside: { count: setAside.length, claims: setAside },
    leftOut: { count: 0, claims: [] },
    unseen: unseenOf(run),
    pivotal: pivotal.found,
    stoppedLooking: pivotal.stoppedLooking,
    reasons: reasons.all,
  };
}
