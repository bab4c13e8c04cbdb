// ruled: what rulings say of a term, or verifications of a gate's days; where none speaks, what the term's definition says (V17, N8).
import { UNRULED, undetermined } from '#records/causes.ts';
import { heard, wordsAbout } from '#engine/acts-said.ts';
import { explainRuled } from '#engine/explain-acts.ts';
import { sortedInstants } from '#engine/measure-signal.ts';
import type { NodeOf, Operator } from '#engine/operator.ts';
import { SignalBuilder, codeAt, constant } from '#engine/signal.ts';
import { bySignal } from '#engine/whole-span.ts';
import { phraseOfFormula } from '#records/phrase.ts';

type Ruled = NodeOf<'ruled'>;

export const ruled: Operator<Ruled> = {
  evaluate(node, scope) {
    const words = wordsAbout(node, scope);
    const otherwise = node.of === null ? constant(undetermined(UNRULED)) : scope.signal(node.of);
    const out = new SignalBuilder(otherwise.starts.length + 2 * words.length);
    for (const t of [-Infinity, ...sortedInstants([...otherwise.starts, ...words.flatMap((word) => [word.from, word.to])])]) {
      out.add(t, heard(words.filter((word) => word.from <= t && t < word.to).map((word) => ({ so: word.so, causes: word.act.causes })), codeAt(otherwise, t)));
    }
    return out.done();
  },
  throughout(node, scope, from, to) {
    const isSpokenOf = wordsAbout(node, scope).some((word) => word.from < to && from < word.to);
    return node.of === null || isSpokenOf ? bySignal.throughout(node, scope, from, to) : scope.throughout(node.of, from, to);
  },
  sustained(node, scope, ms, anchor) {
    return node.of === null || wordsAbout(node, scope).length > 0 ? bySignal.sustained(node, scope, ms, anchor) : scope.sustained(node.of, ms, anchor);
  },
  explain: explainRuled,
  describe: (node) => phraseOfFormula(node),
  reach: () => ({ back: Infinity, ahead: 0 }),
};
