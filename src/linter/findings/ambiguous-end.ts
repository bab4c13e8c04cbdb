// clause.ambiguous-end: an end that two honest readers date differently, or that leaves out its last minute.
import { msOfDayAt } from '#base/zone.ts';
import { remark, type Finding } from '#linter/finding.ts';
import { timeMeant } from '#linter/plan-walk.ts';
import type { Clause, Plan, Time } from '#records/plan.ts';
import { phraseOfInstant, phraseOfTime } from '#records/phrase.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export const ambiguousEnd: Finding = {
  id: 'clause.ambiguous-end',
  title: 'an end that can be read in two ways',
  explains: 'In 2016 one side held that seven days ended on 18 September at 23:59, another that they ended on the 19th at 19:00. An end that stands at 23:59 leaves out a minute, an end "of the day" lies elsewhere on another clock, and an end that any act of anybody brings has no date until somebody claims one. Whoever wants to end the truce early will read it so.',
  example: 'clause 1 binds North, South\n  to refrain from incidents of fire in Valley\n  from D until 2016-09-18 23:59 exactly',
  mended: 'clause 1 binds North, South\n  to refrain from incidents of fire in Valley\n  from D until the end of 2016-09-18',
  find: (plan) => plan.clauses.flatMap((clause) => (clause.until === null ? [] : waysToRead(plan, clause, clause.until)))
    .map(({ clause, says, mend }) => remark('clause.ambiguous-end', clause.at, `clause ${clause.id} ${says}`, mend)),
};

function waysToRead(plan: Plan, clause: Clause, until: Time): { clause: Clause; says: string; mend: string }[] {
  const end = timeMeant(plan, until);
  if (end.node === 'at' && DAY - msOfDayAt(plan.zone, end.instant) <= MINUTE) {
    return [{ clause, says: `ends at ${phraseOfInstant(end.instant, plan.zone)}, and so leaves out the last minute of that day`, mend: 'write `until the end of` that date, if the whole day is meant' }];
  }
  if (end.node === 'act' && end.by.length === 0) {
    return [{ clause, says: `ends with ${phraseOfTime(end)}, whoever makes it`, mend: 'name who may end it: `act of ... by A`' }];
  }
  const clocks = plan.readings.filter((reading) => reading.zone !== null && !reading.ends.some((own) => own.clause === clause.id));
  if (!turnsOnDays(plan, until) || clocks.length === 0) return [];
  return [{
    clause,
    says: `ends with a civil day, and ${clocks.map((reading) => `reading ${reading.name} counts days by the clock of ${reading.zone!.name}`).join(', ')}: its end is another instant there`,
    mend: 'write the end with a time of day and its offset, or give that reading an end of its own: `clause ID ends at T`',
  }];
}

function turnsOnDays(plan: Plan, time: Time): boolean {
  const meant = timeMeant(plan, time);
  switch (meant.node) {
    case 'edge': case 'days-after': case 'day-of': return true;
    case 'plus': case 'months-after': return turnsOnDays(plan, meant.of);
    default: return false;
  }
}
