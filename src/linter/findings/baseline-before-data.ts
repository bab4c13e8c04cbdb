// baseline.before-data: an average over days from which there are no data.
import { dateOfDay } from '#base/civil.ts';
import { dayOf, startOfDay } from '#base/zone.ts';
import { remark, type Finding, type Shown } from '#linter/finding.ts';
import { formulasAsked, measureIn, nodesIn, writtenInstant } from '#linter/plan-walk.ts';
import { channelsSeeing } from '#linter/seeing.ts';
import type { Problem } from '#base/problem.ts';
import type { Operand, Plan, Reading } from '#records/plan.ts';

export const baselineBeforeData: Finding = {
  id: 'baseline.before-data',
  title: 'a baseline that reaches back before the data',
  explains: '"At most half of the average of the fourteen days before" needs those fourteen days. Where no channel had begun to report then, the average has no upper bound: such a limit can be found to be kept, but never to be broken. That helps whoever breaks it.',
  example: 'condition Reduced = Attacks at most 50 % of its average over the 14 civil days before the day of D   // the first report is of the day before D',
  mended: 'condition Reduced = Attacks at most 50 % of its average over the 3 civil days before the day of D    // or a channel that reaches further back',
  needsEvidence: true,
  find: (plan, shown) => (shown === null ? [] : plan.readings.flatMap((reading) => inReading(plan, reading, shown))),
};

function inReading(plan: Plan, reading: Reading, shown: Shown): Problem[] {
  const own = reading.conditions.map((condition) => condition.of);
  const all = [...plan.conditions.map((condition) => condition.of).filter((of) => !own.includes(of)), ...own, ...plan.clauses.flatMap((clause) => [...nodesIn(clause.duties)]).filter((node) => typeof node.node === 'string') as never[]];
  const found = new Map<string, Problem>();
  for (const formula of all.flatMap((of) => formulasAsked(of, plan, reading))) {
    if (formula.node !== 'compare' || formula.to.operand !== 'average') continue;
    const problem = tooEarly(plan, reading, formula.measure, formula.to, shown, formula.at);
    if (problem !== null) found.set(problem.message, problem);
  }
  return [...found.values()];
}

function tooEarly(plan: Plan, reading: Reading, compared: string, to: Operand & { operand: 'average' }, shown: Shown, at: Problem['at']): Problem | null {
  const before = writtenInstant(plan, to.before);
  const measure = measureIn(plan, reading, to.measure ?? compared);
  if (before === null || measure === undefined) return null;
  const zone = reading.zone ?? plan.zone;
  const firstDay = dayOf(zone, before) - to.days;
  const firsts = channelsSeeing(plan, reading, measure).map((channel) => shown.first.get(channel.name) ?? Infinity);
  const first = Math.min(Infinity, ...firsts);
  if (first < startOfDay(zone, firstDay + 1)) return null;
  const since = first === Infinity ? 'has no data at all' : `begins on ${dateOfDay(dayOf(zone, first))}`;
  return remark('baseline.before-data', at, `in reading ${reading.name} the average of ${measure.name} asks for the days from ${dateOfDay(firstDay)} on, and the evidence for it ${since}`, 'shorten the baseline, move its end, or bring evidence from those days');
}

