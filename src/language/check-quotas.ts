// Of which so many at a place: the place must lie in that of the whole, or what is counted there is no part of it; and what a quota counts has a total over days (W6).
import { areaRelation } from '#base/geometry.ts';
import type { Position, Problem } from '#base/problem.ts';
import { problems } from '#language/problems.ts';
import type { Scope } from '#language/writing.ts';
import type { Measure, Plan } from '#records/plan.ts';

export function checkQuotas(plan: Plan, scope: Scope): void {
  for (const { duties } of plan.clauses) {
    for (const duty of duties) {
      if (duty.duty !== 'quota') continue;
      checkReadings(plan, scope, [duty.measure, ...(duty.least.operand === 'measure' ? [duty.least.measure] : [])]);
      // A part is named after its whole: `4/1.2` is the second part of `4/1`.
      const part = plan.measures.find((one) => one.name === duty.measure), whole = plan.measures.find((one) => one.name === duty.measure.replace(/\.\d+$/, ''));
      if (part === undefined || whole === undefined || part === whole || !('name' in part.place) || !('name' in whole.place)) continue;
      if (!liesIn(plan, part.place.name, whole.place.name)) scope.found.push(problems.ofWhichElsewhere(duty.at ?? { line: 1, column: 1 }, part.place.name, whole.place.name));
    }
  }
}

/** What a quota, or a share, is asked of must have a total over days and a place of its own. */
export function uncounted(measure: Measure, at: Position): Problem | null {
  if (measure.from === 'presence') return problems.quotaBase(at, measure.name, 'presence has no total over a day');
  if (measure.per.unit === 'elapsed') return problems.quotaBase(at, measure.name, 'it is a total of elapsed time');
  if (measure.per.unit === 'since') return problems.totalInWindow(at, measure.name);
  const open = 'param' in measure.place || [...measure.by, ...measure.against].some((ref) => 'param' in ref);
  return open ? problems.quotaBase(at, measure.name, 'it has no place of its own') : null;
}

/** A reading's own definition of such a measure must be countable too. */
function checkReadings(plan: Plan, scope: Scope, names: readonly string[]): void {
  for (const measure of plan.readings.flatMap((reading) => reading.measures)) {
    const problem = names.includes(measure.name) ? uncounted(measure, measure.at ?? { line: 1, column: 1 }) : null;
    if (problem !== null && !scope.found.some((one) => one.code === problem.code && one.at === problem.at)) scope.found.push(problem);
  }
}

/** By the agreement's word, through all levels, or by geometry (E17); of a place that is not declared nothing more is said here. */
function liesIn(plan: Plan, inner: string, outer: string, seen = new Set<string>()): boolean {
  if (inner === outer) return true;
  const place = plan.places.find((one) => one.name === inner), around = plan.places.find((one) => one.name === outer);
  if (place === undefined || around === undefined) return true;
  if (place.geometry !== null && around.geometry !== null && areaRelation(place.geometry, around.geometry) === 'in') return true;
  const wider = [...place.within, ...plan.places.filter((one) => one.dividedInto.includes(inner)).map((one) => one.name)];
  return wider.some((one) => !seen.has(one) && liesIn(plan, one, outer, new Set([...seen, inner])));
}
