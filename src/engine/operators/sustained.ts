// sustained: `C for D` - C throughout the last D, once so much time has gone by since the anchor (W1, W9).
import { explainBySignal } from '#engine/explain-signal.ts';
import type { NodeOf, Operator } from '#engine/operator.ts';
import { bySignal } from '#engine/whole-span.ts';
import { phraseOfFormula } from '#records/phrase.ts';

export const sustained: Operator<NodeOf<'sustained'>> = {
  evaluate: (node, scope) => scope.sustained(node.of, node.ms, node.anchor),
  throughout: bySignal.throughout,
  sustained: bySignal.sustained,
  explain: (node, scope, span) => explainBySignal(node, scope, span, 'W1', [{ of: node.of, back: node.ms, ahead: 0 }]),
  describe: (node) => phraseOfFormula(node),
  reach: (node) => ({ back: node.ms, ahead: 0 }),
};
