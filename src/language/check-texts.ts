// Text and rules cover each other: a clause of the text without a rule, and a rule without a clause of the text, are warned of.
import { checkAdoptions } from '#language/adoptions.ts';
import type * as Ast from '#language/generated/ast.ts';
import { problems } from '#language/problems.ts';
import type { Scope } from '#language/writing.ts';
import type { Plan } from '#records/plan.ts';
import { familyOf } from '#records/topic.ts';

const RULES: ReadonlySet<string> = new Set(['MeasureDefinition', 'ConditionDefinition', 'Clause', 'Gate']);

export function checkTexts(plan: Plan, scope: Scope, tree: Ast.Agreement): void {
  const ids = new Set(plan.texts.map((text) => text.id));
  const ruled = new Set(plan.clauses.map((clause) => clause.id));
  for (const item of tree.blocks.flatMap((block) => block.items)) {
    const under = scope.placed(item).clause;
    if (RULES.has(item.$type) && under !== undefined) ruled.add(under);
    if (item.$type === 'Clause') ruled.add(familyOf(item.id) ?? item.id);
    if (item.$type === 'Clause' && !ids.has(familyOf(item.id) ?? item.id)) scope.found.push(problems.clauseNoText(scope.at(item, 'id'), item.id));
  }
  for (const text of plan.texts) if (!ruled.has(text.id)) scope.found.push(problems.noRule(text.at ?? { line: 1, column: 1 }, text.id));
  checkAdoptions(plan, scope, ruled);
}
