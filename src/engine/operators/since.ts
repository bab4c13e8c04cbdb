// since: `begun` at some s in [t - to, t - from], `hold` throughout (s, t] (W12).
import { explainBySignal } from '#engine/explain-signal.ts';
import type { NodeOf, Operator } from '#engine/operator.ts';
import { causePlanes, clip, fromPlanes, outside, spread, stretchesWhere, type Signal } from '#engine/signal.ts';
import { bySignal } from '#engine/whole-span.ts';
import type { Stretches } from '#records/observations.ts';
import { phraseOfFormula } from '#records/phrase.ts';
import { common, joined } from '#records/stretches.ts';

/** Where it is true, given where both operands are: each stretch of `hold` carries on what began within it or in the moment before it. */
function trueSince(hold: Stretches, begun: Stretches, fromMs: number, toMs: number): Stretches {
  const out: [number, number][] = [];
  if (fromMs === 0) for (let i = 0; i < begun.length; i += 2) out.push([begun[i]!, begun[i + 1]!]);
  for (let h = 0; h < hold.length; h += 2) {
    // s may be the moment before the stretch, for `hold` need not be true at s itself.
    const within = clip(begun, hold[h]! - 1, hold[h + 1]!);
    const reached = spread(within, fromMs, toMs);
    const kept = common(reached, Float64Array.of(hold[h]!, hold[h + 1]!));
    for (let i = 0; i < kept.length; i += 2) out.push([kept[i]!, kept[i + 1]!]);
  }
  return joined(out);
}

export const since: Operator<NodeOf<'since'>> = {
  evaluate(node, scope) {
    const hold = scope.signal(node.hold);
    const begun = scope.signal(node.begun);
    return threeValued(hold, begun, (h, b) => trueSince(h, b, node.fromMs, node.toMs ?? Infinity), 0, node.toMs ?? Infinity);
  },
  throughout: bySignal.throughout,
  sustained: bySignal.sustained,
  explain: (node, scope, span) => explainBySignal(node, scope, span, 'W12', [node.hold, node.begun].map((of) => ({ of, back: node.toMs ?? Infinity, ahead: 0 }))),
  describe: (node) => phraseOfFormula(node),
  reach: (node) => ({ back: node.toMs ?? Infinity, ahead: 0 }),
};

/** Kleene: true where it is with the undetermined moments taken as false, false where it is not even with them taken as true. */
export function threeValued(a: Signal, b: Signal, whenTrue: (a: Stretches, b: Stretches) => Stretches, toStart: number, toEnd: number): Signal {
  const sure = (signal: Signal) => stretchesWhere(signal, (code) => (code & 3) === 1);
  const perhaps = (signal: Signal) => stretchesWhere(signal, (code) => (code & 1) !== 0);
  const yes = whenTrue(sure(a), sure(b));
  const no = outside(whenTrue(perhaps(a), perhaps(b)));
  const other = causePlanes(b);
  const causes = causePlanes(a).map((plane, bit) => outside(common(outside(spread(plane, toStart, toEnd)), outside(spread(other[bit]!, toStart, toEnd)))));
  return fromPlanes(yes, no, causes);
}
