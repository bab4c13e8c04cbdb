// Clauses that bind anew for each opening, act, fulfilment or end of a clause (T16, N13).
import type * as Ast from '#language/generated/ast.ts';
import { problems } from '#language/problems.ts';
import { eachOfClause } from '#language/times.ts';
import type { Scope } from '#language/writing.ts';
import type { Clause, Duty } from '#records/plan.ts';

/** The clause with what it binds anew for, where it says `each`; all of it must hang on that. */
export function boundAnew(scope: Scope, node: Ast.Clause, clause: Clause): Clause {
  const each = eachOfClause(scope);
  if (each === null) return clause;
  const whole = speaksOfThat([clause.from, clause.until, clause.when]);
  clause.duties.forEach((duty) => {
    if ((!whole && !speaksOfThat(duty)) || duty.duty === 'quota' || duty.duty === 'recur') scope.found.push(problems.eachMixed(duty.at ?? scope.at(node), node.id));
  });
  return { ...clause, each, duties: each.node === 'clause' ? clause.duties.map(fromWhenSet) : clause.duties };
}

/** What is owed before each end of a clause is done for that end only from when acts made it the end (T16). */
function fromWhenSet(duty: Duty): Duty {
  if (duty.duty === 'perform') return duty.notBefore === null ? { ...duty, notBefore: { node: 'that', set: true } } : duty;
  if (duty.duty === 'deliver' && duty.of.node === 'done' && duty.of.notBefore === null) return { ...duty, of: { ...duty.of, notBefore: { node: 'that', set: true } } };
  return duty;
}

function speaksOfThat(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  return (part as { node?: string }).node === 'that' || Object.values(part).some(speaksOfThat);
}
