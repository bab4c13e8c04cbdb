// Duties of one actor that cannot both be kept, and gates that can never open: the plain cases.
import { listed, phraseOfMeasure } from '#records/phrase.ts';
import type { Clause, Duty, Formula, Gate, Measure, Plan, Time } from '#records/plan.ts';
import { conjuncts } from '#language/formulas.ts';
import { problems } from '#language/problems.ts';
import type { Scope } from '#language/writing.ts';

/** A limit that a duty puts on a measure. */
interface Limit { clause: Clause; duty: Duty; measure: Measure; least: number | null; most: number | null }

/** The same thing counted, at the same place: one duty asks for at least so many, another for at most fewer. */
export function checkContradictions(plan: Plan, scope: Scope): void {
  const limits = plan.clauses.flatMap((clause) => limitsOf(plan, clause));
  const things = new Map<Measure, string>();
  const thingOf = (measure: Measure): string => {
    const known = things.get(measure) ?? thingCounted(measure);
    things.set(measure, known);
    return known;
  };
  for (const [i, a] of limits.entries()) {
    for (let j = i + 1; j < limits.length; j += 1) {
      const b = limits[j]!;
      const [low, high] = a.least !== null ? [a, b] : [b, a];
      if (low.least === null || high.most === null || low.least <= high.most || thingOf(low.measure) !== thingOf(high.measure)) continue;
      const both = a.clause.binds.filter((actor) => b.clause.binds.includes(actor));
      if (both.length === 0) continue;
      const says = `clause ${low.clause.id} asks for at least ${low.least} and clause ${high.clause.id} for at most ${high.most} of ${phraseOfMeasure(low.measure)}`;
      const start = { line: 1, column: 1 };
      scope.found.push(problems.contradictory(b.duty.at ?? start, listed(both, 'and'), says, 'change one of the two, or their places', a.duty.at ?? start));
    }
  }
}

function limitsOf(plan: Plan, clause: Clause): Limit[] {
  return clause.duties.flatMap((duty): Limit[] => {
    const limit = (name: string, least: number | null, most: number | null): Limit[] => {
      const measure = plan.measures.find((one) => one.name === name);
      return measure === undefined ? [] : [{ clause, duty, measure, least, most }];
    };
    switch (duty.duty) {
      case 'refrain': return limit(duty.measure, null, 0);
      case 'cap': return limit(duty.measure, null, duty.limit);
      case 'hold': return limit(duty.measure, duty.least, null);
      case 'distance': return duty.posts === null ? limit(duty.measure, null, 0) : [];
      case 'ensure':
      case 'deliver': return conjuncts(duty.of).flatMap((part) => {
        const asked = numberAsked(part);
        return asked === null ? [] : limit(asked.measure, asked.least, asked.most);
      });
      case 'perform':
      case 'quota':
      case 'recur': return [];
    }
  });
}

function numberAsked(f: Formula): { measure: string; least: number | null; most: number | null } | null {
  const value = f.node === 'compare' && f.to.operand === 'number' ? f.to.value : f.node === 'count' || f.node === 'done' ? f.limit : null;
  if (value === null || (f.node !== 'compare' && f.node !== 'count' && f.node !== 'done')) return null;
  const number = value.num / value.den;
  switch (f.op) {
    case '>=': return { measure: f.measure, least: number, most: null };
    case '>': return { measure: f.measure, least: Math.floor(number) + 1, most: null };
    case '<=': return { measure: f.measure, least: null, most: number };
    case '<': return { measure: f.measure, least: null, most: Math.ceil(number) - 1 };
  }
}

/** What is counted, and where, as a text: two measures that count the same thing have the same. */
function thingCounted(m: Measure): string {
  return JSON.stringify([m.from, m.of.toSorted(), m.unit, m.stage, m.load ?? null, m.place, m.strip === null ? null : [m.strip.line, m.strip.metres, m.strip.side], m.notBy ?? [], m.notAgainst ?? []]);
}

/** Two limits of one measure that exclude each other, or a lapse before the run can be over. */
export function checkOpenings(plan: Plan, scope: Scope): void {
  for (const gate of [...plan.gates, ...plan.readings.flatMap((reading) => reading.gates)]) {
    const at = gate.at ?? { line: 1, column: 1 };
    const clash = clashIn(plan, gate);
    if (clash !== null) scope.found.push(problems.neverOpens(at, gate.name, clash));
    const from = writtenInstant(plan, gate.from), lapses = gate.lapses === null ? null : writtenInstant(plan, gate.lapses);
    // A civil day has 23 h at least where clocks change, so this says no more than is certain.
    const unit = gate.run.unit.unit === 'period' ? gate.run.unit.ms : plan.zone.dayMs - 3_600_000;
    if (from !== null && lapses !== null && lapses < from + gate.run.length * unit) scope.found.push(problems.neverOpens(at, gate.name, 'it lapses before so many days can have passed'));
  }
}

function clashIn(plan: Plan, gate: Gate): string | null {
  const asked = conjunctsThrough(plan, gate.run.of, new Set()).map((part) => ({ part, limit: numberAsked(part) }));
  for (const { part, limit: low } of asked) {
    for (const { part: other, limit: high } of asked) {
      if (part.node !== 'compare' || other.node !== 'compare' || low === null || high === null || low.measure !== high.measure) continue;
      if (low.least !== null && high.most !== null && low.least > high.most) return `its conditions ask for at least ${low.least} and at most ${high.most} of ${low.measure} at once`;
    }
  }
  return null;
}

function conjunctsThrough(plan: Plan, of: Formula, seen: Set<string>): Formula[] {
  return conjuncts(of).flatMap((part): Formula[] => {
    if (part.node !== 'condition') return [part];
    const definition = plan.conditions.find((one) => one.name === part.name);
    if (definition === undefined || seen.has(part.name)) return [];
    return conjunctsThrough(plan, definition.of, new Set([...seen, part.name]));
  });
}

/** The instant of a time that is written, or reckoned from one; null for all else. */
function writtenInstant(plan: Plan, time: Time, depth = 0): number | null {
  if (depth > 50) return null;
  switch (time.node) {
    case 'at': return time.instant;
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
