// The slow reference as an evaluator of small pairs: a member of a `for each` is asked by the condition with a free parameter.
import type { TruthValue } from '#records/verdicts.ts';
import { referenceSignal } from '#engine/reference.ts';
import type { Evaluator } from './judged-by-worlds.ts';
import type { Pair } from './small-pairs.ts';

let last: { pair: Pair; signals: Map<string, Map<number, TruthValue>> } | undefined;

export const referenceEvaluator: Evaluator = {
  name: 'the reference',
  outcomeAt(pair, condition, place, t) {
    if (last?.pair !== pair) last = { pair, signals: new Map() };
    const key = `${condition} ${place ?? ''}`;
    let signal = last.signals.get(key);
    if (signal === undefined) {
      const member = pair.members[condition];
      const rows = place === undefined || member === undefined
        ? referenceSignal(pair, condition, {})
        : referenceSignal(pair, member.condition, { [member.param]: place });
      signal = new Map(rows.map((row) => [row.t, row.value]));
      last.signals.set(key, signal);
    }
    return signal.get(t)!;
  },
};
