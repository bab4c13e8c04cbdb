// What only the whole plan can show: rings, measures that nobody sees, duties that contradict, gates that never open, text without rules.
import type * as Ast from '#language/generated/ast.ts';
import { checkContradictions, checkOpenings } from '#language/check-terms.ts';
import { checkQuotas } from '#language/check-quotas.ts';
import { checkGrounds } from '#language/grounds.ts';
import { checkRings } from '#language/check-rings.ts';
import { checkSeen } from '#language/check-seen.ts';
import { checkTexts } from '#language/check-texts.ts';
import { problems } from '#language/problems.ts';
import type { Scope } from '#language/writing.ts';
import type { Plan } from '#records/plan.ts';

export function checkPlan(plan: Plan, scope: Scope, tree: Ast.Agreement): void {
  if (plan.readings.length === 0) scope.found.push(problems.noReading(scope.at(tree.blocks[0] ?? tree, 'open')));
  checkRings(plan, scope);
  checkGrounds(scope, plan.places);
  // A channel or a kind of incident that is misspelt would make measures look unseen.
  if (!scope.found.some((problem) => problem.severity === 'error')) checkSeen(plan, scope);
  checkContradictions(plan, scope);
  checkQuotas(plan, scope);
  checkOpenings(plan, scope);
  checkTexts(plan, scope, tree);
}
