// future: at some, or at every, moment of [t + from, t + to] (W12).
import { explainBySignal } from '#engine/explain-signal.ts';
import type { NodeOf, Operator } from '#engine/operator.ts';
import { quantified } from '#engine/operators/past.ts';
import { bySignal } from '#engine/whole-span.ts';
import { phraseOfFormula } from '#records/phrase.ts';

export const future: Operator<NodeOf<'future'>> = {
  evaluate: (node, scope) => quantified(scope.signal(node.of), node.some, -(node.toMs ?? Infinity), -node.fromMs),
  throughout: bySignal.throughout,
  sustained: bySignal.sustained,
  explain: (node, scope, span) => explainBySignal(node, scope, span, 'W12', [{ of: node.of, back: 0, ahead: node.toMs ?? Infinity }]),
  describe: (node) => phraseOfFormula(node),
  reach: (node) => ({ back: 0, ahead: node.toMs ?? Infinity }),
};
