// exception.nobody-to-rule: an exception waits for a ruling, and the agreement knows nobody who stands above the parties.
import { remark, type Finding } from '#linter/finding.ts';
import type { Plan } from '#records/plan.ts';
import { ruledExceptions } from '#records/ruled-exceptions.ts';

export const nobodyToRule: Finding = {
  id: 'exception.nobody-to-rule',
  title: 'an exception that nobody is there to rule on',
  explains: 'Self-defence, return fire, "proportionate": until somebody has ruled whether an incident was that, it may count, and the verdict is "cannot be said". Where the agreement names no body and no actor beside the parties and their guarantors, each will rule for itself, and the exception swallows the rule.',
  example: 'actor North\nactor South\nclause 1 binds North, South\n  to refrain from incidents of fire in Valley except ruled self_defence\n  from D',
  mended: 'actor North\nactor South\nbody Commission "joint commission" of North, South\nclause 1 binds North, South\n  to refrain from incidents of fire in Valley except ruled self_defence\n  from D',
  find: (plan) => (hasArbiter(plan) ? [] : plan.measures.filter((measure) => ruledExceptions(measure).length > 0).map((measure) =>
    remark('exception.nobody-to-rule', measure.at, `whether ${ruledExceptions(measure).join(' or ')} applies is for a ruling, and the agreement names nobody but the parties and their guarantors`, 'name who rules: `body Commission "..." of A, B`, or an actor that no clause binds'))),
};

/** A joint body, or somebody who is neither bound by a clause, nor a guarantor, nor outside the agreement, nor part of one that is. */
function hasArbiter(plan: Plan): boolean {
  const parties = new Set(plan.clauses.flatMap((clause) => clause.binds));
  const parts = new Set(plan.actors.flatMap((actor) => [...actor.includes, ...actor.guarantors]));
  return plan.actors.some((actor) => actor.members.length > 1 || !(actor.excluded || parties.has(actor.name) || parts.has(actor.name)));
}
