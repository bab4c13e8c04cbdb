// The reasons of a reading's verdicts, numbered as they are made; equal ones stand once (V5).
import { parseInstant } from '#base/instant.ts';
import { startOfDay } from '#base/zone.ts';
import { dayFromDate } from '#base/civil.ts';
import type { Gate } from '#records/plan.ts';
import { speaksOf } from '#records/topic.ts';
import type { Act } from '#records/observations.ts';
import type { GateOutcome, ReasonId, ReasonNode } from '#records/verdicts.ts';
import type { ConditionRow } from '#engine/condition-outcomes.ts';
import { explainObligation } from '#engine/explain-obligation.ts';
import { obligationOutcome, type ObligationRow } from '#engine/obligations.ts';
import type { Explanation, Span } from '#engine/operator.ts';
import type { GateRow, ReadingRun } from '#monitor/reading-run.ts';

/** In a short explanation so many levels are told, and so many reasons side by side. */
const SHORT = { levels: 4, abreast: 8 };
const FULL = { levels: 40, abreast: 1000 };
/** What somebody reads on a page, level after level. */
const PAGE = { levels: 40, abreast: 60 };

export type Depth = 'short' | 'page' | 'full';

export class Reasons {
  readonly all: Record<ReasonId, ReasonNode> = {};
  private readonly run: ReadingRun;
  private readonly most: { levels: number; abreast: number };
  private readonly known = new Map<string, ReasonId>();

  constructor(run: ReadingRun, depth: Depth) {
    this.run = run;
    this.most = { short: SHORT, page: PAGE, full: FULL }[depth];
  }

  ofGate({ gate, member }: GateRow): ReasonId {
    return this.add(this.run.keep(`why gate ${gate.name}\n${member ?? ''}`, () => whyGate(this.run, gate, member)), 0);
  }

  /** Why a condition is as it is at the last moment before h. */
  ofCondition(row: ConditionRow): ReasonId {
    return this.add(this.run.keep(`why condition ${row.name}\n${row.place ?? ''}`, () => whyCondition(this.run, row)), 0);
  }

  /** Why one unit of a gate's run is as it is, from its beginning to its end or to h. */
  ofUnit({ gate, member }: GateRow, span: Span): ReasonId {
    return this.add(this.run.scopeOf(gate, member).explain(gate.run.of, span), 0);
  }

  /** Why a condition is as it is within a stretch. */
  ofStretch(row: ConditionRow, span: Span): ReasonId {
    return this.add(row.scope.explain(row.formula, span), 0);
  }

  ofObligation(row: ObligationRow): ReasonId {
    const { evaluator } = this.run;
    const key = `why obligation ${row.clause.id}\n${row.bound.actor}\n${row.bound.guarantees?.join() ?? ''}`;
    return this.add(this.run.keep(key, () => explainObligation(obligationOutcome(row, evaluator), evaluator)), 0);
  }

  private add(explanation: Explanation, level: number): ReasonId {
    const { says, rule, clause, entries } = explanation;
    const told = level >= this.most.levels ? [] : explanation.because.slice(0, this.most.abreast);
    const because = told.map((one) => this.add(one, level + 1));
    const node: ReasonNode = { says: explanation.because.length > told.length && told.length > 0 ? `${says} (${explanation.because.length - told.length} more reasons like these)` : says, rule, clause, because, entries };
    const key = JSON.stringify(node);
    let id = this.known.get(key);
    if (id === undefined) {
      id = `r${this.known.size + 1}`;
      this.known.set(key, id);
      this.all[id] = node;
    }
    return id;
  }
}

function whyGate(run: ReadingRun, gate: Gate, member: string | null): Explanation {
  const { outcome } = run.gate(gate, member);
  const scope = run.scopeOf(gate, member);
  const last = outcome.days[outcome.days.length - 1];
  const because: Explanation[] = [];
  if (last !== undefined && outcome.state !== 'expired') because.push(scope.explain(gate.run.of, lastUnit(run, gate.run.unit.unit === 'civil-day' ? last.date : null)));
  because.push(...whyVerified(run, gate, outcome, member === null ? gate.name : `${gate.name}(${member})`));
  const name = member === null ? gate.name : `${gate.name} at ${member}`;
  const counted = outcome.countedFrom === null ? 'what its days are counted from has not come' : `days are counted from ${scope.say(parseInstant(outcome.countedFrom) as number)}`;
  const says = `${name} is ${outcome.state}, day ${outcome.counted} of ${outcome.of}; ${counted}.${last === undefined ? '' : ` The latest day that was judged is ${last.date}: ${last.value}.`}`;
  return { says, rule: 'G7', clause: gate.clause ?? null, because, entries: [] };
}

/** N8: whose verification a complete run still waits for, or who refused it. */
function whyVerified({ observations }: ReadingRun, gate: Gate, { stoppedBy }: GateOutcome, topic: string): Explanation[] {
  if (gate.verified === undefined || gate.verified.each) return [];
  return gate.verified.by.flatMap((name): Explanation[] => {
    const stop = stoppedBy.find((one) => one.condition === `verification by ${name}`);
    if (stop === undefined) return [];
    const isOf = (act: Act) => act.own.includes(name) || act.key.startsWith(`${name}/`);
    const refusals = observations.acts.filter((act) => act.counts && act.act === 'verification' && act.says === 'not-so' && speaksOf(act.about, topic) && isOf(act)).sort((a, b) => b.end - a.end);
    const says = stop.value === 'no' ? `The run is over, and ${name} refused to verify it.` : `The run is over, and opens the gate only once ${name} says that it verified it: so far it has not said so since.`;
    return [{ says, rule: 'N8', clause: gate.clause ?? null, because: [], entries: stop.value === 'no' ? refusals.slice(0, 1).map((act) => act.key) : [] }];
  });
}

function lastUnit({ observations: { horizon }, read }: ReadingRun, date: string | null): Span {
  if (date === null) return { from: horizon - 1, to: horizon };
  const day = dayFromDate(date)!;
  return { from: startOfDay(read.zone, day), to: startOfDay(read.zone, day + 1) };
}

function whyCondition({ observations: { horizon } }: ReadingRun, row: ConditionRow): Explanation {
  const found = row.scope.explain(row.formula, { from: horizon - 1, to: horizon });
  const name = row.place === null ? row.name : `${row.name} at ${row.place}`;
  return { ...found, says: `${name}: ${found.says}` };
}
