// or: at least one part holds, judged moment by moment.
import { explainParts } from '#engine/explain-parts.ts';
import type { NodeOf, Operator } from '#engine/operator.ts';
import { constant, merge } from '#engine/signal.ts';
import { bySignal } from '#engine/whole-span.ts';
import { NO, or as either } from '#records/causes.ts';
import { phraseOfFormula } from '#records/phrase.ts';

export const or: Operator<NodeOf<'or'>> = {
  evaluate: (node, scope) => node.of.map((part) => scope.signal(part)).reduce((a, b) => merge(a, b, either), constant(NO)),
  throughout: bySignal.throughout,
  sustained: bySignal.sustained,
  explain: (node, scope, span) => explainParts(node, scope, span, node.of.map((of) => ({ of, scope, name: null })), 'some'),
  describe: (node) => phraseOfFormula(node),
  reach: () => ({ back: 0, ahead: 0 }),
};
