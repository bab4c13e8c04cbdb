// each: `for each place in L: C` - C of every member of the list.
import { explainParts } from '#engine/explain-parts.ts';
import type { NodeOf, Operator } from '#engine/operator.ts';
import { constant, merge, type Signal } from '#engine/signal.ts';
import { UNSEEN, YES, and as both, undetermined } from '#records/causes.ts';
import { phraseOfFormula } from '#records/phrase.ts';

/** V9: over an empty list it is never a yes. */
const EMPTY = undetermined(UNSEEN);

const all = (signals: Signal[]): Signal => signals.reduce((a, b) => merge(a, b, both), constant(signals.length === 0 ? EMPTY : YES));

export const each: Operator<NodeOf<'each'>> = {
  evaluate: (node, scope) => all(scope.members(node.list).map((name) => scope.bind(node.param, name).signal(node.of))),
  throughout: (node, scope, from, to) => scope.members(node.list).map((name) => scope.bind(node.param, name).throughout(node.of, from, to)).reduce(both, scope.members(node.list).length === 0 ? EMPTY : YES),
  sustained: (node, scope, ms, anchor) => all(scope.members(node.list).map((name) => scope.bind(node.param, name).sustained(node.of, ms, anchor))),
  explain: (node, scope, span) => explainParts(node, scope, span, scope.members(node.list).map((name) => ({ of: node.of, scope: scope.bind(node.param, name), name })), 'all'),
  describe: (node) => phraseOfFormula(node),
  reach: () => ({ back: 0, ahead: 0 }),
};
