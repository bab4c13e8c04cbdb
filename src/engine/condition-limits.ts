// The limit that a condition of one comparison has on each day of its strip: what a chart draws its measure against.
import type { Ratio } from '#base/bounds.ts';
import { dateOfDay } from '#base/civil.ts';
import { startOfDay } from '#base/zone.ts';
import type { BoundsPair } from '#records/verdicts.ts';
import { limitAt, stripDays, stripStart, type ConditionRow } from '#engine/condition-outcomes.ts';
import type { Evaluator } from '#engine/evaluator.ts';
import { isUpper } from '#engine/limit.ts';
import { edgeAt } from '#engine/signal.ts';

export interface DayLimits { upper: boolean; unit: string; days: { date: string; limit: BoundsPair }[] }

/** As of the last moment of each day, as the day's measure is; null where the condition is no single comparison. */
export function dayLimits({ formula, scope }: ConditionRow, evaluator: Evaluator): DayLimits | null {
  if (formula.node !== 'compare' && formula.node !== 'count') return null;
  const days = stripDays(evaluator, stripStart(evaluator));
  const of = (limitOn: (t: number) => BoundsPair): DayLimits => ({
    upper: isUpper(formula.op), unit: scope.measure(formula.measure).unit,
    days: days.map((day) => ({ date: dateOfDay(day), limit: limitOn(startOfDay(scope.zone, day + 1) - 1) })),
  });
  if (formula.node === 'count') return of(() => [number(formula.limit)!, number(formula.limit)]);
  const limit = scope.limit(formula.to, formula.measure), { value } = limit;
  return of((t) => {
    const at = edgeAt(value.starts, t);
    return [number(limitAt(limit, value.low[at]!)) ?? 0, number(limitAt(limit, value.high[at]!))];
  });
}

function number(value: Ratio | null): number | null {
  return value === null ? null : value.num / value.den;
}
