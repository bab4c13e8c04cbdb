// Coverage: which clauses of the text have rules, which rules have a clause, and which of them some entry of the evidence reached.
import { formatInstant } from '#base/instant.ts';
import { ProblemError } from '#base/problem.ts';
import { adoptionOf } from '#language/adoptions.ts';
import { ruledClauses } from '#language/prose-of-rules.ts';
import { ReadingRun } from '#monitor/reading-run.ts';
import { rulePartsOf, type RulePart } from '#monitor/rule-parts.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import type { Coverage, CoveragePart, ReachedIn } from '#records/coverage.ts';
import type { Happenings, MeasureAt, TallySource } from '#records/observations.ts';
import type { Plan } from '#records/plan.ts';
import { speaksOf, familyOf } from '#records/topic.ts';
import { knownFrom } from '#series/from-observations.ts';
import { HeldRows } from '#series/held-rows.ts';

/** Without a table: what the text and the rules alone show. */
export function coverageOf(plan: Plan, planHash: string, evidence: { table: ClaimTable; asOf: number | null; readings: readonly string[] | null } | null): Coverage {
  const ruled = ruledClauses(plan), texts = new Set(plan.texts.map((text) => text.id));
  return {
    format: 'coverage/1', agreement: plan.agreement, title: plan.title, planHash,
    withoutRules: plan.texts.filter((text) => !ruled.has(text.id)).map(({ id, heading }) => ({ id, heading })),
    withoutText: [
      ...new Set(plan.clauses.map(({ id }) => familyOf(id) ?? id).filter((id) => !texts.has(id)).map((id) => `clause ${id}`)),
      ...plan.gates.filter((gate) => gate.clause === undefined).map((gate) => `gate ${gate.name}`),
    ],
    notAdopted: plan.texts.filter((text) => ruled.has(text.id) && adoptionOf(plan, text.id) === undefined).map((text) => text.id),
    ...(evidence === null ? {} : { evidence: reachedBy(plan, evidence.table, evidence.asOf, evidence.readings) }),
  };
}

/** Throws ProblemError where two versions of a claim contradict each other (E2). */
function reachedBy(plan: Plan, table: ClaimTable, wanted: number | null, names: readonly string[] | null): NonNullable<Coverage['evidence']> {
  const held = new HeldRows(table, Infinity);
  if (held.problems.length > 0) throw new ProblemError(held.problems);
  const asOf = wanted ?? held.latestEnd;
  const known = knownFrom(plan, table, asOf, Infinity, held);
  const readings = names ?? plan.readings.map((reading) => reading.name);
  const exceptions = exceptionsRuled(table);
  const runs = readings.map((name) => new Reach(ReadingRun.of(plan, name, known, () => ''), exceptions));
  const parts = rulePartsOf(plan).map((part): CoveragePart => ({ of: part.of, part: part.part, says: part.says, clause: part.clause, reached: runs.map((run) => run.of(part)) }));
  return { claims: held.count, asOf: Number.isFinite(asOf) ? formatInstant(asOf) : null, readings: [...readings], parts };
}

/** For each exception that a ruling names, the claims that it was ruled on. */
function exceptionsRuled(table: ClaimTable): Map<string, Set<string>> {
  const ruled = new Map<string, Set<string>>();
  for (let row = 0; row < table.length; row += 1) {
    const { act, exception, about } = table.claim(row);
    if (act === 'ruling' && exception !== null && about !== null) ruled.set(exception, (ruled.get(exception) ?? new Set()).add(about));
  }
  return ruled;
}

/** What one reading's evaluation asked, and what was there to answer. */
class Reach {
  private readonly run: ReadingRun;
  private readonly exceptions: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly measures = new Map<string, { rows: Set<number>; watched: boolean }>();

  constructor(run: ReadingRun, exceptions: ReadonlyMap<string, ReadonlySet<string>>) {
    this.run = run;
    this.exceptions = exceptions;
    // Evaluating asks every question that there is.
    run.outcome();
    for (const at of run.questions()) this.note(at);
  }

  of(part: RulePart): ReachedIn {
    const { reading } = this.run.read;
    const { measures, acts } = part.asks(reading);
    const found = measures.flatMap((name) => this.measures.get(name) ?? []);
    const rows = new Set(found.flatMap((one) => [...one.rows]));
    if (part.exception !== undefined) {
      const ruled = this.exceptions.get(part.exception);
      return { reading: reading.name, entries: [...rows].filter((row) => ruled?.has(this.run.observations.key(row))).length, watched: false };
    }
    for (const act of this.run.observations.acts) {
      if (acts.some((asked) => asked.act === act.act && this.isAbout(act.about, asked.about))) rows.add(act.row);
    }
    return { reading: reading.name, entries: rows.size, watched: found.some((one) => one.watched) };
  }

  /** G15: an act about one member of a gate reaches the gate. */
  private isAbout(about: string | null, asked: string | null): boolean {
    if (asked === null || speaksOf(about, asked)) return true;
    return about !== null && familyOf(about) === asked && this.run.read.gates.some((gate) => gate.name === asked && gate.each !== null);
  }

  private note(at: MeasureAt): void {
    const { observations } = this.run;
    // A claim to which a ruled exception applies reached the rule: the exception is what it met there.
    const whole: MeasureAt = { ...at, measure: { ...at.measure, name: `${at.measure.name}, exceptions and all`, exceptions: [] } };
    const known = this.measures.get(at.measure.name) ?? { rows: new Set<number>(), watched: false };
    this.measures.set(at.measure.name, known);
    const from = at.measure.from;
    if (from === 'tallies') addTallies(observations.tallies(whole), known.rows);
    else add(from === 'presence' ? observations.presence(whole) : observations.happenings(whole), known.rows);
    const watched = observations.watched(at);
    known.watched ||= watched !== null && watched.length > 0 && Number.isFinite(watched[0]);
  }
}

function add({ rows }: Happenings, into: Set<number>): void {
  for (const row of rows) into.add(row);
}

function addTallies({ whole, parts }: TallySource, into: Set<number>): void {
  add(whole, into);
  for (const part of parts) addTallies(part, into);
}
