// The rules of one clause of the text in plain English: what somebody adopts who adopts them (A7).
import { proseOfClause } from '#language/prose-of-clauses.ts';
import { proseOfGate } from '#language/prose-of-gates.ts';
import { measureLine, quoted } from '#language/prose-of-measures.ts';
import { phraseOfFormula } from '#records/phrase.ts';
import { familyOf } from '#records/topic.ts';
import type { Plan } from '#records/plan.ts';

/** Ids of the clauses that have rules: a clause by its id, whatever else by the heading it stands under. */
export function ruledClauses(plan: Plan): Set<string> {
  const under = [...plan.measures, ...plan.conditions, ...plan.clauses, ...plan.gates].flatMap((one) => (one.clause === undefined ? [] : [one.clause]));
  return new Set([...under, ...plan.clauses.map(({ id }) => familyOf(id) ?? id)]);
}

/** A sentence a line; lines that begin with blanks belong to the one before them. */
export function proseOfRules(plan: Plan, id: string): string[] {
  const here = ({ clause }: { clause?: string }): boolean => clause === id;
  return [
    ...plan.clauses.filter((clause) => (familyOf(clause.id) ?? clause.id) === id).flatMap((clause) => (clause.id === id ? proseOfClause(plan, clause) : [`Clause ${clause.id}:`, ...proseOfClause(plan, clause).map((line) => `  ${line.trimStart()}`)])),
    ...plan.measures.filter((measure) => here(measure) && !/\/[0-9]+$/.test(measure.name)).map(measureLine),
    ...plan.conditions.filter(here).map((condition) => `${quoted(condition.name, phraseOfFormula(condition.of, plan.zone))}.`),
    ...plan.gates.filter(here).flatMap((gate) => [`The gate ${gate.name}:`, ...proseOfGate(plan, gate).map((line) => `  ${line.trimStart()}`)]),
  ];
}
