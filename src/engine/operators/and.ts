// and: every part holds. What is asked of a stretch is asked of each part (W8, W9).
import { explainParts } from '#engine/explain-parts.ts';
import type { NodeOf, Operator } from '#engine/operator.ts';
import { constant, merge, type Signal } from '#engine/signal.ts';
import { YES, and as both } from '#records/causes.ts';
import { phraseOfFormula } from '#records/phrase.ts';

const all = (signals: Signal[]): Signal => signals.reduce((a, b) => merge(a, b, both), constant(YES));

export const and: Operator<NodeOf<'and'>> = {
  evaluate: (node, scope) => all(node.of.map((part) => scope.signal(part))),
  throughout: (node, scope, from, to) => node.of.map((part) => scope.throughout(part, from, to)).reduce(both, YES),
  sustained: (node, scope, ms, anchor) => all(node.of.map((part) => scope.sustained(part, ms, anchor))),
  explain: (node, scope, span) => explainParts(node, scope, span, node.of.map((of) => ({ of, scope, name: null })), 'all'),
  describe: (node) => phraseOfFormula(node),
  reach: () => ({ back: 0, ahead: 0 }),
};
