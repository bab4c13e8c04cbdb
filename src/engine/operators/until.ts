// until: `comes` at some s in [t + from, t + to], `hold` throughout [t, s) (W12).
import { explainBySignal } from '#engine/explain-signal.ts';
import type { NodeOf, Operator } from '#engine/operator.ts';
import { threeValued } from '#engine/operators/since.ts';
import { clip, spread } from '#engine/signal.ts';
import { bySignal } from '#engine/whole-span.ts';
import type { Stretches } from '#records/observations.ts';
import { phraseOfFormula } from '#records/phrase.ts';
import { common, joined } from '#records/stretches.ts';

/** Where it is true, given where both operands are: each stretch of `hold` reaches what comes within it or at its very end. */
function trueUntil(hold: Stretches, comes: Stretches, fromMs: number, toMs: number): Stretches {
  const out: [number, number][] = [];
  if (fromMs === 0) for (let i = 0; i < comes.length; i += 2) out.push([comes[i]!, comes[i + 1]!]);
  for (let h = 0; h < hold.length; h += 2) {
    // s may be the first moment after the stretch, for `hold` need not be true at s itself.
    const within = clip(comes, hold[h]!, hold[h + 1]! + 1);
    const reached = spread(within, -toMs, -fromMs);
    const kept = common(reached, Float64Array.of(hold[h]!, hold[h + 1]!));
    for (let i = 0; i < kept.length; i += 2) out.push([kept[i]!, kept[i + 1]!]);
  }
  return joined(out);
}

export const until: Operator<NodeOf<'until'>> = {
  evaluate(node, scope) {
    const hold = scope.signal(node.hold);
    const comes = scope.signal(node.comes);
    return threeValued(hold, comes, (h, c) => trueUntil(h, c, node.fromMs, node.toMs ?? Infinity), -(node.toMs ?? Infinity), 0);
  },
  throughout: bySignal.throughout,
  sustained: bySignal.sustained,
  explain: (node, scope, span) => explainBySignal(node, scope, span, 'W12', [node.hold, node.comes].map((of) => ({ of, back: 0, ahead: node.toMs ?? Infinity }))),
  describe: (node) => phraseOfFormula(node),
  reach: (node) => ({ back: 0, ahead: node.toMs ?? Infinity }),
};
