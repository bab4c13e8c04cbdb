// done: so much by a deadline (W4, W11).
import { PENDING, NO, YES, undetermined, type Code } from '#records/causes.ts';
import type { Ratio } from '#base/bounds.ts';
import { compareProducts } from '#base/bounds.ts';
import type { Time } from '#records/plan.ts';
import type { AnchorValue } from '#engine/anchors.ts';
import { explainDone } from '#engine/explain-measure.ts';
import { countedFrom, sortedInstants, type WindowSource } from '#engine/measure-signal.ts';
import type { NodeOf, Operator, Scope } from '#engine/operator.ts';
import { SignalBuilder, edgeAt, type Signal } from '#engine/signal.ts';
import { bySignal } from '#engine/whole-span.ts';
import { phraseOfFormula } from '#records/phrase.ts';

/** From when, and until when (both ends included), something is asked. `by` null: no deadline. */
export interface Term { from: AnchorValue; by: AnchorValue | null }

/** The later of the start and of `not before`; the deadline. */
export function termOf(node: { from: Time; notBefore: Time | null; noLaterThan: Time | null }, scope: Scope): Term {
  const start = scope.time(node.from);
  const notBefore = node.notBefore === null ? start : scope.time(node.notBefore);
  const from = { earliest: Math.max(start.earliest, notBefore.earliest), latest: Math.max(start.latest, notBefore.latest), causes: start.causes | notBefore.causes };
  return { from: from.earliest === from.latest ? { ...from, causes: 0 } : from, by: node.noLaterThan === null ? null : lastInstant(node.noLaterThan, scope.time(node.noLaterThan), scope) };
}

/** T6: the end of a day is the first instant of the next; its last instant is the one before. */
function lastInstant(time: Time, value: AnchorValue, scope: Scope): AnchorValue {
  if (time.node === 'anchor') return lastInstant(scope.anchorTime(time.name), value, scope);
  const isEnd = time.node === 'days-after' || ((time.node === 'edge' || time.node === 'day-of') && time.edge === 'end');
  return isEnd ? { ...value, earliest: value.earliest - 1, latest: value.latest - 1 } : value;
}

/** W11 at every moment, for whatever counts windows. */
export function doneSignal(source: WindowSource, op: '>=' | '>', limit: Ratio, term: Term): Signal {
  const by = term.by ?? { earliest: Infinity, latest: Infinity, causes: 0 };
  const low = countedFrom(source, term.from.latest, by.earliest);
  const high = countedFrom(source, term.from.earliest, by.latest);
  const enough = (count: number) => {
    const sign = compareProducts(count, limit.den, limit.num, 1);
    return op === '>=' ? sign >= 0 : sign > 0;
  };
  const out = new SignalBuilder(low.starts.length + high.starts.length);
  for (const t of [-Infinity, ...sortedInstants([...low.starts, ...high.starts, by.latest])]) out.add(t, codeOf(t));
  return out.done();

  function codeOf(t: number): Code {
    if (enough(low.low[edgeAt(low.starts, t)]!)) return YES;
    const at = edgeAt(high.starts, t);
    if (t >= by.latest && !enough(high.high[at]!)) return NO;
    const late = term.by === null || t < by.latest ? PENDING : 0;
    return undetermined(high.causes[at]! | unsettled(term.from) | (term.by === null ? 0 : unsettled(by)) | late);
  }
}

function unsettled(anchor: AnchorValue): number {
  return anchor.earliest === anchor.latest ? 0 : anchor.causes;
}

export const done: Operator<NodeOf<'done'>> = {
  evaluate: (node, scope) => doneSignal(scope.source(node.measure), node.op, node.limit, termOf(node, scope)),
  throughout: bySignal.throughout,
  sustained: bySignal.sustained,
  explain: explainDone,
  describe: (node) => phraseOfFormula(node),
  reach: () => ({ back: Infinity, ahead: 0 }),
};
