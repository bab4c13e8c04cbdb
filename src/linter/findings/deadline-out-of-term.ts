// clause.deadline-out-of-term: a duty to be done before the clause begins, or whose earliest moment lies after its latest.
import { fault, type Finding } from '#linter/finding.ts';
import { nodesIn, writtenInstant } from '#linter/plan-walk.ts';
import type { Clause, Plan, Time } from '#records/plan.ts';
import { phraseOfInstant } from '#records/phrase.ts';

export const deadlineOutOfTerm: Finding = {
  id: 'clause.deadline-out-of-term',
  title: 'a deadline that nobody can meet',
  explains: 'A deadline before the clause begins, an earliest moment after the latest, a clause that ends before it starts: what is asked cannot be done by anybody, so the verdict is a breach, or nothing, whatever the parties do.',
  example: 'clause 2 binds North\n  to withdraw about 2 by D + 24 h\n  from D + 48 h',
  mended: 'clause 2 binds North\n  to withdraw about 2 by D + 72 h\n  from D + 48 h',
  find: (plan) => plan.clauses.flatMap((clause) => impossible(plan, clause).map((why) =>
    fault('clause.deadline-out-of-term', clause.at, `clause ${clause.id} ${why}`, 'change one of the two times'))),
};

function impossible(plan: Plan, clause: Clause): string[] {
  const instant = (time: Time | null): number | null => (time === null ? null : writtenInstant(plan, time));
  const say = (t: number): string => phraseOfInstant(t, plan.zone);
  const from = instant(clause.from), until = instant(clause.until);
  const found: string[] = [];
  if (from !== null && until !== null && until <= from) found.push(`ends at ${say(until)}, before it begins at ${say(from)}`);
  for (const duty of clause.duties) {
    for (const node of nodesIn(duty)) {
      if (!('noLaterThan' in node)) continue;
      const latest = instant(node.noLaterThan as Time | null), earliest = instant(node.notBefore as Time | null);
      if (latest !== null && from !== null && latest < from) found.push(`asks for something by ${say(latest)} and begins only at ${say(from)}`);
      else if (latest !== null && earliest !== null && latest < earliest) found.push(`asks for something not before ${say(earliest)} and by ${say(latest)}`);
    }
  }
  return found;
}
