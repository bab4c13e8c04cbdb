// past: at some, or at every, moment of [t - to, t - from] (W12).
import { explainBySignal } from '#engine/explain-signal.ts';
import type { NodeOf, Operator } from '#engine/operator.ts';
import { causePlanes, fromPlanes, outside, spread, stretchesWhere, type Signal } from '#engine/signal.ts';
import { bySignal } from '#engine/whole-span.ts';
import { NO, YES } from '#records/causes.ts';
import { phraseOfFormula } from '#records/phrase.ts';

/** `some` or every moment of [t - back, t - ahead...]: each moment s is felt over [s + toStart, s + toEnd]. */
export function quantified(of: Signal, some: boolean, toStart: number, toEnd: number): Signal {
  const felt = (holds: (code: number) => boolean) => spread(stretchesWhere(of, holds), toStart, toEnd);
  const causes = causePlanes(of).map((plane) => spread(plane, toStart, toEnd));
  if (some) return fromPlanes(felt((code) => (code & 3) === YES), outside(felt((code) => (code & 1) !== 0)), causes);
  return fromPlanes(outside(felt((code) => (code & 2) !== 0)), felt((code) => (code & 3) === NO), causes);
}

export const past: Operator<NodeOf<'past'>> = {
  evaluate: (node, scope) => quantified(scope.signal(node.of), node.some, node.fromMs, node.toMs ?? Infinity),
  throughout: bySignal.throughout,
  sustained: bySignal.sustained,
  explain: (node, scope, span) => explainBySignal(node, scope, span, 'W12', [{ of: node.of, back: node.toMs ?? Infinity, ahead: 0 }]),
  describe: (node) => phraseOfFormula(node),
  reach: (node) => ({ back: node.toMs ?? Infinity, ahead: 0 }),
};
