// Labels of confidentiality (A9): on the clause that says it of itself, and on the definitions that a statement names.
import { nearest } from '#base/nearest.ts';
import type * as Ast from '#language/generated/ast.ts';
import { problems } from '#language/problems.ts';
import { checkActor } from '#language/times.ts';
import type { Scope } from '#language/writing.ts';
import { familyOf } from '#records/topic.ts';
import type { Audience, Labelled, Plan } from '#records/plan.ts';

type Kind = Ast.Labelled['kind'];

export function labelDefinitions(plan: Plan, scope: Scope, items: readonly Ast.Item[]): void {
  for (const item of items) {
    if (item.$type !== 'Confidential') continue;
    const audience = audienceOf(scope, item.label);
    for (const named of item.of) label(plan, scope, named, audience);
  }
}

export function audienceOf(scope: Scope, node: Ast.Audience): Audience {
  node.to.forEach((name, i) => checkActor(scope, name, node, 'to', i));
  return { to: [...node.to], ...(node.note === undefined ? {} : { note: node.note }) };
}

/** A reading may have a measure, a condition, a gate or a list of its own in place of the agreement's: it is as confidential. */
function label(plan: Plan, scope: Scope, node: Ast.Labelled, audience: Audience): void {
  const known = definitionsOf(plan, node.kind);
  const found = known.filter((one) => one.name === node.name);
  if (found.length === 0) {
    scope.found.push(problems.unknownLabelled(scope.at(node, 'name'), node.kind, node.name, nearest(node.name, known.map((one) => one.name))));
  } else if (found.some(({ definition }) => definition.confidential !== undefined)) scope.found.push(problems.labelTwice(scope.at(node), `${node.kind} ${node.name}`));
  else for (const { definition } of found) definition.confidential = audience;
}

function definitionsOf(plan: Plan, kind: Kind): { name: string; definition: Labelled }[] {
  const named = (list: readonly (Labelled & { name: string })[]) => list.map((definition) => ({ name: definition.name, definition }));
  const { readings } = plan;
  switch (kind) {
    case 'clause': return plan.clauses.map((definition) => ({ name: familyOf(definition.id) ?? definition.id, definition }));
    case 'gate': return named([...plan.gates, ...readings.flatMap((reading) => reading.gates)]);
    case 'measure': return named([...plan.measures, ...readings.flatMap((reading) => reading.measures)]);
    case 'condition': return named([...plan.conditions, ...readings.flatMap((reading) => reading.conditions)]);
    case 'place': return named(plan.places);
    case 'list': return named([...plan.lists, ...readings.flatMap((reading) => reading.lists)]);
    case 'line': return named(plan.lines);
    case 'actor': return named(plan.actors);
    case 'channel': return named(plan.channels);
  }
}
