// compare: a measure against a number, a share of its average, or a share of another measure.
import type { Operator, NodeOf } from '#engine/operator.ts';
import { compareBounds, compareSignals, isUpper } from '#engine/limit.ts';
import { explainCompare } from '#engine/explain-measure.ts';
import { bySignal } from '#engine/whole-span.ts';
import { windowAnchor, countSignal } from '#engine/windows.ts';
import type { Scope } from '#engine/operator.ts';
import { phraseOfFormula } from '#records/phrase.ts';

type Compare = NodeOf<'compare'>;

/** W8: `No X`, and any upper limit on a count of the moment, is judged by the count over the whole of a stretch. */
export function isJudgedByCount(node: Compare, scope: Scope): boolean {
  const measure = scope.measure(node.measure);
  return isUpper(node.op) && node.to.operand === 'number' && measure.per.unit === 'moment' && (measure.from === 'incidents' || measure.from === 'movements' || measure.from === 'acts');
}

function reachOfMeasure(name: string, scope: Scope): { back: number; ahead: number } {
  const { per } = scope.measure(name), days = 2 * scope.zone.dayMs;
  if (per.unit === 'civil-day') return { back: days, ahead: days };
  return { back: per.unit === 'since' ? Infinity : per.unit === 'elapsed' ? per.ms : 0, ahead: 0 };
}

export const compare: Operator<Compare> = {
  evaluate(node, scope) {
    return compareSignals(scope.values(node.measure), node.op, scope.limit(node.to, node.measure));
  },
  throughout(node, scope, from, to) {
    if (!isJudgedByCount(node, scope) || node.to.operand !== 'number') return bySignal.throughout(node, scope, from, to);
    const count = scope.source(node.measure).sweep()(from, to);
    return compareBounds(count, node.op, node.to.value, { low: 1, high: 1, causes: 0 });
  },
  sustained(node, scope, ms, anchor) {
    if (!isJudgedByCount(node, scope) || node.to.operand !== 'number') return bySignal.sustained(node, scope, ms, anchor);
    return countSignal(scope.source(node.measure), node.op, node.to.value, ms, windowAnchor(anchor, scope));
  },
  explain: explainCompare,
  describe: (node) => phraseOfFormula(node),
  reach(node, scope) {
    const own = reachOfMeasure(node.measure, scope);
    if (node.to.operand === 'number') return own;
    if (node.to.operand === 'average') return { ...own, back: Infinity };
    const other = reachOfMeasure(node.to.measure, scope);
    const lag = node.to.asAt === undefined ? (node.to.lagMs ?? 0) : Infinity;
    return { back: Math.max(own.back, other.back + lag), ahead: Math.max(own.ahead, other.ahead) };
  },
};
