// One reading of the evidence: observations, conditions, gates and obligations put together, each asked for once.
import { isAlike, Kept, reachedFrom, Trail, type Source } from '#base/kept.ts';
import { PENDING } from '#records/causes.ts';
import type { Act, MeasureAt, Observations } from '#records/observations.ts';
import type { Gate, Plan } from '#records/plan.ts';
import { readPlan, type ReadPlan } from '#records/read-plan.ts';
import { speaksOf, topicOfGate } from '#records/topic.ts';
import type { Outcome } from '#records/verdicts.ts';
import { conditionOutcome, conditionRows, stripStart, type ConditionRow } from '#engine/condition-outcomes.ts';
import { Evaluator, type ReadingScope } from '#engine/evaluator.ts';
import { fulfilmentOf, fulfilmentsOf, obligationOutcome, obligationRows, type ObligationRow } from '#engine/obligations.ts';
import { runIsNo, stoppers, unitDay, unitValue } from '#engine/run.ts';
import type { AnchorValue } from '#engine/anchors.ts';
import { gateResult, type GateResult } from '#gates/gate-outcome.ts';
import type { GateWorld } from '#gates/gate-world.ts';
import type { Known } from '#series/claim-reader.ts';
import { ReadingObservations } from '#series/from-observations.ts';
import type { Change } from '#series/held-rows.ts';
import { SettledObservations, stretchSettled, type Cut } from '#series/settled-observations.ts';
import type { Settlement } from '#series/settlement.ts';

/** A gate for one member of its list, or alone. */
export interface GateRow { gate: Gate; member: string | null; result: GateResult }

export class ReadingRun {
  readonly read: ReadPlan;
  readonly observations: Observations;
  readonly evaluator: Evaluator;
  private readonly kept: Kept;
  private readonly base: ReadingObservations;
  private readonly say: (t: number) => string;
  private rows: ConditionRow[] | null = null;

  /** `observations`: what is observed, where that is not `base` itself; then what is found out is kept for good, else for as long as it is so. */
  private constructor(read: ReadPlan, base: ReadingObservations, say: (t: number) => string, trail: Trail | null, observations: Observations = base) {
    this.read = read;
    this.base = base;
    this.say = say;
    this.observations = observations;
    this.kept = new Kept(trail);
    this.evaluator = new Evaluator(read, observations, {
      opening: (gate, member, which) => this.opening(gate, member, which),
      openings: (gate, member) => this.gate(this.read.gates.find((one) => one.name === gate)!, member).openings,
      fulfilment: (clause) => this.fulfilment(clause),
      fulfilments: (clause) => this.keep(`fulfilments ${clause}`, () => fulfilmentsOf(clause, this.evaluator), isAlike),
      say,
    }, new Kept(trail));
  }

  /** A reading of a plan by its name. */
  static of(plan: Plan, name: string, known: Known, say: (t: number) => string, trail = new Trail()): ReadingRun {
    const read = readPlan(plan, name);
    return new ReadingRun(read, new ReadingObservations(read, known, trail), say, trail);
  }

  /** Takes in rows that came and went (A3). */
  take(change: Change & { appended: number[] }): void {
    this.base.take(change);
  }

  /** What was left out of all that hangs below these (N3). */
  leftOutBelow(reads: Iterable<Source>): string[] {
    return this.base.leftOut.length === 0 ? [] : this.base.leftOutAmong(reachedFrom(reads));
  }

  /** Every measure, bound to names, that was asked of the evidence so far, each once. */
  questions(): MeasureAt[] {
    return this.base.questions();
  }

  /** What is asked twice is worked out once, and again when something that it reads has changed. */
  keep<T>(key: string, make: () => T, isSame?: (a: T, b: T) => boolean): T {
    return this.kept.keep(key, make, isSame);
  }

  /** The same reading, with things settled for the sake of argument (V8); what does not meet the cut may be left out. */
  settledBy(settled: readonly Settlement[], cut: Cut): ReadingRun {
    return new ReadingRun(this.read, this.base, this.say, null, new SettledObservations(this.base, settled, cut));
  }

  /** From when until when things bear on a measure, once settled; from Infinity where on none. */
  bearsOn(settlement: Settlement): { from: number; to: number } {
    return stretchSettled(this.base, settlement);
  }

  gateRows(): GateRow[] {
    return this.read.gates.flatMap((gate) => this.members(gate).map((member) => ({ gate, member, result: this.gate(gate, member) })));
  }

  private members(gate: Gate): (string | null)[] {
    return gate.each === null ? [null] : this.evaluator.scope().members(gate.each.list);
  }

  /** The scope in which a gate's member is bound. */
  scopeOf(gate: Gate, member: string | null): ReadingScope {
    const scope = this.evaluator.scope();
    return gate.each === null || member === null ? scope : scope.bind(gate.each.param, member);
  }

  gate(gate: Gate, member: string | null): GateResult {
    return this.keep(`gate ${gate.name}\n${member ?? ''}`, () => gateResult(this.gateWorld(gate, member)), isAlike);
  }

  /** What a gate needs to know of this reading. */
  gateWorld(gate: Gate, member: string | null): GateWorld {
    const scope = this.scopeOf(gate, member);
    const topic = topicOfGate(gate, member);
    return {
      gate, member, topic,
      zone: this.read.zone,
      horizon: this.observations.horizon,
      anchor: scope.time(gate.from),
      lapses: gate.lapses === null ? null : scope.time(gate.lapses),
      acts: this.actsAbout(gate, member),
      unitValue: (from, to) => unitValue(gate, scope, from, to),
      runIsNo: (from, to) => runIsNo(gate, scope, from, to),
      stoppers: (from, to) => stoppers(gate, scope, from, to),
      day: (from, to) => unitDay(gate, scope, from, to),
    };
  }

  /** The acts about a gate, or about one member of it; those about others change nothing for it. */
  actsAbout(gate: Gate, member: string | null): readonly Act[] {
    const topic = topicOfGate(gate, member);
    return this.keep(`acts about ${topic}`, () => this.observations.acts.filter((act) => speaksOf(act.about, topic)), isAlike);
  }

  /** T12: a gate's opening as an anchor. */
  private opening(name: string, member: string | null, which: 'first' | 'latest'): AnchorValue {
    const gate = this.read.gates.find((one) => one.name === name)!;
    const { openings, outcome } = this.gate(gate, member);
    const at = which === 'first' ? openings[0] : openings[openings.length - 1];
    if (at !== undefined) return { earliest: at, latest: at, causes: 0 };
    if (outcome.state === 'expired') return { earliest: Infinity, latest: Infinity, causes: 0 };
    return { earliest: this.observations.horizon, latest: Infinity, causes: PENDING };
  }

  private fulfilment(clause: string): AnchorValue {
    return this.keep(`fulfilment ${clause}`, () => fulfilmentOf(clause, this.evaluator), isAlike);
  }

  conditionRows(): ConditionRow[] {
    return (this.rows ??= conditionRows(this.evaluator));
  }

  /** The first day of the strips (V10). */
  get stripFrom(): number {
    return stripStart(this.evaluator);
  }

  obligationRows(): ObligationRow[] {
    return obligationRows(this.evaluator);
  }

  /** What every evaluator must give alike (A1). */
  outcome(): Outcome {
    return {
      gates: this.gateRows().map((row) => row.result.outcome),
      conditions: this.conditionRows().map((row) => conditionOutcome(row, this.evaluator)),
      obligations: this.obligationRows().map((row) => obligationOutcome(row, this.evaluator)),
    };
  }
}
