// Ways through a plan: every node of a part of it, the measures and names that it asks, the instants that are written.
import { dayFromDate } from '#base/civil.ts';
import { endOfDay, startOfDay } from '#base/zone.ts';
import type { Formula, Gate, Measure, Plan, Reading, Time } from '#records/plan.ts';

type Node = Readonly<Record<string, unknown>>;

/** Every object below `value`, itself included, parents first. Positions are no part of what is said. */
export function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const one of value) yield* nodesIn(one);
  } else if (typeof value === 'object' && value !== null) {
    yield value as Node;
    for (const [key, part] of Object.entries(value)) if (key !== 'at') yield* nodesIn(part);
  }
}

/** The formulas that a formula asks, conditions looked up as the reading has them, each condition once. */
export function formulasAsked(of: Formula, plan: Plan, reading: Reading | null, seen = new Set<string>()): Formula[] {
  return [...nodesIn(of)].flatMap((node): Formula[] => {
    if (typeof node.node !== 'string') return [];
    const formula = node as unknown as Formula;
    if (formula.node !== 'condition' || seen.has(formula.name)) return [formula];
    seen.add(formula.name);
    const definition = conditionIn(plan, reading, formula.name);
    return [formula, ...(definition === undefined ? [] : formulasAsked(definition, plan, reading, seen))];
  });
}

export function conditionIn(plan: Plan, reading: Reading | null, name: string): Formula | undefined {
  return (reading?.conditions.find((one) => one.name === name) ?? plan.conditions.find((one) => one.name === name))?.of;
}

export function measureIn(plan: Plan, reading: Reading | null, name: string): Measure | undefined {
  return reading?.measures.find((one) => one.name === name) ?? plan.measures.find((one) => one.name === name);
}

/** A gate as each reading has it: its own where it writes one, else the agreement's. */
export function gatesByReading(plan: Plan): { reading: Reading; gate: Gate }[] {
  return plan.readings.flatMap((reading) => plan.gates.map((gate) => ({ reading, gate: reading.gates.find((own) => own.name === gate.name) ?? gate })));
}

/** The gates as they are written: the agreement's, and those of readings. */
export function gatesWritten(plan: Plan): Gate[] {
  return [...plan.gates, ...plan.readings.flatMap((reading) => reading.gates)];
}

/** The instant of a time that is written, or reckoned from one by the agreement's clock; null for all else. */
export function writtenInstant(plan: Plan, time: Time, depth = 0): number | null {
  if (depth > 50) return null;
  switch (time.node) {
    case 'at': return time.instant;
    case 'edge': {
      const day = dayFromDate(time.day);
      return day === null || day === undefined ? null : time.edge === 'start' ? startOfDay(plan.zone, day) : endOfDay(plan.zone, day);
    }
    case 'plus': {
      const of = writtenInstant(plan, time.of, depth + 1);
      return of === null ? null : of + time.ms;
    }
    case 'anchor': {
      const anchor = plan.anchors.find((one) => one.name === time.name);
      return anchor === undefined ? null : writtenInstant(plan, anchor.time, depth + 1);
    }
    default: return null;
  }
}

/** Through the names of anchors, down to what they stand for. */
export function timeMeant(plan: Plan, time: Time, depth = 0): Time {
  if (time.node !== 'anchor' || depth > 50) return time;
  const anchor = plan.anchors.find((one) => one.name === time.name);
  return anchor === undefined ? time : timeMeant(plan, anchor.time, depth + 1);
}
