// A plan as one reading has it: the agreement's definitions with the reading's own in their stead (R1).
import type { ZoneTable } from '#base/zone.ts';
import type { AnchorDefinition, Clause, Condition, Gate, List, Measure, Plan, Reading } from '#records/plan.ts';

export interface ReadPlan {
  plan: Plan;
  reading: Reading;
  /** The clock of civil days: the reading's, else the agreement's (T13). */
  zone: ZoneTable;
  anchors: Map<string, AnchorDefinition>;
  measures: Map<string, Measure>;
  conditions: Map<string, Condition>;
  lists: Map<string, List>;
  clauses: Clause[];
  gates: Gate[];
}

/** Throws RangeError where the plan has no reading of that name. */
export function readPlan(plan: Plan, name: string): ReadPlan {
  const reading = plan.readings.find((one) => one.name === name);
  if (reading === undefined) throw new RangeError(`the plan has no reading ${name}`);
  const ends = new Map(reading.ends.map((end) => [end.clause, end.until]));
  return {
    plan,
    reading,
    zone: reading.zone ?? plan.zone,
    anchors: byName(plan.anchors, reading.anchors),
    measures: byName(plan.measures, reading.measures),
    conditions: byName(plan.conditions, reading.conditions),
    lists: byName(plan.lists, reading.lists),
    clauses: plan.clauses.map((clause) => (ends.has(clause.id) ? { ...clause, until: ends.get(clause.id)! } : clause)),
    gates: [...byName(plan.gates, reading.gates).values()],
  };
}

function byName<T extends { name: string }>(agreed: T[], own: T[]): Map<string, T> {
  return new Map([...agreed, ...own].map((definition) => [definition.name, definition]));
}
