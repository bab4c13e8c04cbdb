// count: `at least n in every D`, `at most n in any D` - the total of the last D, once the window is full (W1).
import { explainCount } from '#engine/explain-measure.ts';
import type { NodeOf, Operator } from '#engine/operator.ts';
import { bySignal } from '#engine/whole-span.ts';
import { countSignal, windowAnchor } from '#engine/windows.ts';
import { phraseOfFormula } from '#records/phrase.ts';

export const count: Operator<NodeOf<'count'>> = {
  evaluate(node, scope) {
    return countSignal(scope.source(node.measure), node.op, node.limit, node.ms, windowAnchor(node.anchor, scope));
  },
  throughout: bySignal.throughout,
  sustained: bySignal.sustained,
  explain: explainCount,
  describe: (node) => phraseOfFormula(node),
  reach: (node) => ({ back: node.ms, ahead: 0 }),
};
