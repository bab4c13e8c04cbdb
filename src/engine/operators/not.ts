// not: the part does not hold; what is undetermined stays so.
import { explainBySignal } from '#engine/explain-signal.ts';
import type { NodeOf, Operator } from '#engine/operator.ts';
import { map } from '#engine/signal.ts';
import { bySignal } from '#engine/whole-span.ts';
import { not as opposite } from '#records/causes.ts';
import { phraseOfFormula } from '#records/phrase.ts';

export const not: Operator<NodeOf<'not'>> = {
  evaluate: (node, scope) => map(scope.signal(node.of), opposite),
  throughout: bySignal.throughout,
  sustained: bySignal.sustained,
  explain: (node, scope, span) => explainBySignal(node, scope, span, 'V2', [{ of: node.of, back: 0, ahead: 0 }]),
  describe: (node) => phraseOfFormula(node),
  reach: () => ({ back: 0, ahead: 0 }),
};
