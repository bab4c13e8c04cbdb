// condition: another condition by its name.
import type { NodeOf, Operator } from '#engine/operator.ts';

export const condition: Operator<NodeOf<'condition'>> = {
  evaluate: (node, scope) => scope.signal(scope.condition(node.name)),
  throughout: (node, scope, from, to) => scope.throughout(scope.condition(node.name), from, to),
  sustained: (node, scope, ms, anchor) => scope.sustained(scope.condition(node.name), ms, anchor),
  explain: (node, scope, span) => scope.explain(scope.condition(node.name), span),
  describe: (node) => node.name,
  reach: () => ({ back: 0, ahead: 0 }),
};
