// What could not be seen: the stretches that nobody watched, for every measure and place that some verdict reads (E7).
import { formatInstant } from '#base/instant.ts';
import { startOfDay } from '#base/zone.ts';
import { partsOf } from '#records/formula-parts.ts';
import type { ReadingVerdicts } from '#records/verdicts.ts';
import type { Formula, Time } from '#records/plan.ts';
import type { ReadingScope } from '#engine/evaluator.ts';
import type { ReadingRun } from '#monitor/reading-run.ts';

export function unseenOf(run: ReadingRun): ReadingVerdicts['unseen'] {
  return sightOf(run).filter(({ gaps }) => gaps.length > 0);
}

/** The same with what was watched all the time: without a gap. */
export function sightOf(run: ReadingRun): ReadingVerdicts['unseen'] {
  const out = new Map<string, ReadingVerdicts['unseen'][number]>();
  for (const row of run.conditionRows()) {
    for (const { measure, scope } of measuresIn(row.formula, row.scope)) {
      const { place } = scope.measure(measure);
      const name = 'name' in place ? place.name : (scope.env[place.param] ?? '');
      const { gaps, uncounted } = run.keep(`gaps ${measure}\n${name}`, () => gapsOf(run, measure, scope));
      out.set(`${measure}\n${name}`, { measure, place: name, gaps, ...(uncounted.length > 0 && { uncounted }) });
    }
  }
  return [...out.values()];
}

function gapsOf(run: ReadingRun, measure: string, scope: ReadingScope): { gaps: [string, string][]; uncounted: string[] } {
  const { horizon } = run.observations;
  if (!Number.isFinite(run.stripFrom) || !Number.isFinite(horizon)) return { gaps: [], uncounted: [] };
  const from = startOfDay(run.read.zone, run.stripFrom);
  const gaps = scope.unwatched(measure, from, horizon);
  const uncounted = scope.uncounted(measure, from, horizon).filter(({ start, end }) => gaps.some(([since, until]) => start < until && end > since));
  return { gaps: gaps.map(([start, end]) => [formatInstant(start), formatInstant(end)]), uncounted: uncounted.map(({ row }) => run.observations.key(row)) };
}

/** A measure that a formula reads, in the scope that binds its place; `from`: the moment back to which it is read at all times, if there is one. */
export interface MeasureRead { measure: string; scope: ReadingScope; from: number }

/** The measures that a formula reads. */
export function measuresIn(formula: Formula, scope: ReadingScope): MeasureRead[] {
  const { formulas, measures, condition, over } = partsOf(formula);
  if (condition !== undefined) return measuresIn(scope.condition(condition), scope);
  const own = measures.map((measure) => ({ measure, scope, from: readBackTo(formula, measure, scope) }));
  const scopes = over === undefined ? [scope] : scope.members(over.list).map((name) => scope.bind(over.param, name));
  return [...own, ...scopes.flatMap((inner) => formulas.flatMap((part) => measuresIn(part, inner)))];
}

/** A comparison reads growing totals from their beginning, and another measure as at a moment; a window reads itself. */
function readBackTo(formula: Formula, measure: string, scope: ReadingScope): number {
  if (formula.node !== 'compare') return Infinity;
  const { to } = formula;
  const asAt = to.operand === 'measure' && to.measure === measure && to.asAt !== undefined ? momentOf(scope, to.asAt) : Infinity;
  return Math.min(asAt, beginningOf(measure, scope));
}

/** From when a total that grows is counted (V14). */
function beginningOf(measure: string, scope: ReadingScope): number {
  const { per } = scope.measure(measure);
  return per.unit === 'since' ? momentOf(scope, per.from) : Infinity;
}

function momentOf(scope: ReadingScope, time: Time): number {
  const { earliest } = scope.time(time);
  return Number.isFinite(earliest) ? earliest : Infinity;
}
