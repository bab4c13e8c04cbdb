// One reading of the evidence: observations, conditions, gates and obligations put together, each asked for once.
import { PENDING } from '#records/causes.ts';
import type { Gate, Plan } from '#records/plan.ts';
import { readPlan, type ReadPlan } from '#records/read-plan.ts';
import type { Outcome } from '#records/verdicts.ts';
import { conditionOutcome, conditionRows, stripStart, type ConditionRow } from '#engine/condition-outcomes.ts';
import { Evaluator, type ReadingScope } from '#engine/evaluator.ts';
import { fulfilmentOf, obligationOutcomes } from '#engine/obligations.ts';
import { runIsNo, stoppers, unitDay, unitValue } from '#engine/run.ts';
import type { AnchorValue } from '#engine/anchors.ts';
import { gateResult, type GateResult } from '#gates/gate-outcome.ts';
import type { GateWorld } from '#gates/gate-world.ts';
import { ReadingObservations, type Known } from '#series/from-observations.ts';
import type { Settlement } from '#series/settlement.ts';

/** A gate for one member of its list, or alone. */
export interface GateRow { gate: Gate; member: string | null; result: GateResult }

export class ReadingRun {
  readonly read: ReadPlan;
  readonly observations: ReadingObservations;
  readonly evaluator: Evaluator;
  private readonly results = new Map<string, GateResult>();
  private readonly fulfilments = new Map<string, AnchorValue>();
  private rows: ConditionRow[] | null = null;

  private readonly known: Known;
  private readonly say: (t: number) => string;

  constructor(plan: Plan, reading: string, known: Known, say: (t: number) => string, settled: readonly Settlement[] = []) {
    this.known = known;
    this.say = say;
    this.read = readPlan(plan, reading);
    this.observations = new ReadingObservations(this.read, known, settled);
    this.evaluator = new Evaluator(this.read, this.observations, {
      opening: (gate, member, which) => this.opening(gate, member, which),
      fulfilment: (clause) => this.fulfilment(clause),
      say,
    });
  }

  /** The same reading, with things settled for the sake of argument (V8). */
  settledBy(settled: readonly Settlement[]): ReadingRun {
    return new ReadingRun(this.read.plan, this.read.reading.name, this.known, this.say, settled);
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
    const key = `${gate.name}\n${member ?? ''}`;
    let found = this.results.get(key);
    if (found === undefined) this.results.set(key, (found = this.walk(gate, member)));
    return found;
  }

  private walk(gate: Gate, member: string | null): GateResult {
    return gateResult(this.gateWorld(gate, member));
  }

  /** What a gate needs to know of this reading. */
  gateWorld(gate: Gate, member: string | null): GateWorld {
    const scope = this.scopeOf(gate, member);
    return {
      gate, member,
      zone: this.read.zone,
      horizon: this.observations.horizon,
      anchor: scope.time(gate.from),
      lapses: gate.lapses === null ? null : scope.time(gate.lapses),
      acts: this.observations.acts,
      unitValue: (from, to) => unitValue(gate, scope, from, to),
      runIsNo: (from, to) => runIsNo(gate, scope, from, to),
      stoppers: (from, to) => stoppers(gate, scope, from, to),
      day: (from, to) => unitDay(gate, scope, from, to),
    };
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
    let found = this.fulfilments.get(clause);
    if (found === undefined) this.fulfilments.set(clause, (found = fulfilmentOf(clause, this.evaluator)));
    return found;
  }

  conditionRows(): ConditionRow[] {
    return (this.rows ??= conditionRows(this.evaluator));
  }

  /** The first day of the strips (V10). */
  get stripFrom(): number {
    return stripStart(this.evaluator);
  }

  /** What every evaluator must give alike (A1). */
  outcome(): Outcome {
    const from = this.stripFrom;
    return {
      gates: this.gateRows().map((row) => row.result.outcome),
      conditions: this.conditionRows().map((row) => conditionOutcome(row, this.evaluator, from)),
      obligations: obligationOutcomes(this.evaluator),
    };
  }
}
