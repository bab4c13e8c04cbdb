// The limits that conditions have on each day, to be drawn beside their measures.
import type { ConditionLimits, LimitsAnswer } from '#records/board-limits.ts';
import { dayLimits } from '#engine/condition-limits.ts';
import type { Desk } from '#monitor/desk.ts';
import { answeredAt, clocksOf, notThere } from '#monitor/questions/clocks.ts';
import type { AskedOfReadings } from '#monitor/questions/verdict-questions.ts';

export function limits(desk: Desk, asked: AskedOfReadings): LimitsAnswer {
  const clocks = clocksOf(desk, asked), names = desk.plan.readings.map(({ name }) => name);
  if (asked.reading !== undefined && !names.includes(asked.reading)) throw notThere('reading', asked.reading, names);
  const assessment = desk.assessment(clocks);
  const found = (asked.reading === undefined ? names : [asked.reading]).flatMap((reading): ConditionLimits[] => {
    const run = assessment.run(reading);
    return (run?.conditionRows() ?? []).flatMap((row) => {
      const of = dayLimits(row, run!.evaluator);
      return of === null ? [] : [{ reading, name: row.name, ...(row.place === null ? {} : { place: row.place }), ...of }];
    });
  });
  return { moment: answeredAt(desk, clocks), limits: found };
}
