// together: several times that have all come, any two of them at most so far apart (W7).
import { NO, PENDING, UNRULED, YES, undetermined, type Code } from '#records/causes.ts';
import type { AnchorValue } from '#engine/anchors.ts';
import { explainTogether } from '#engine/explain-acts.ts';
import { sortedInstants } from '#engine/measure-signal.ts';
import type { NodeOf, Operator } from '#engine/operator.ts';
import { SignalBuilder } from '#engine/signal.ts';
import { bySignal } from '#engine/whole-span.ts';
import { phraseOfFormula } from '#records/phrase.ts';

export function togetherAt(times: readonly AnchorValue[], withinMs: number | null, t: number): Code {
  if (times.some((one) => one.earliest === Infinity)) return NO;
  const most = withinMs ?? Infinity;
  const pairs = times.flatMap((one, i) => times.filter((_, j) => j !== i).map((other) => ({ one, other })));
  if (pairs.some(({ one, other }) => other.earliest - one.latest > most && t > one.latest + most)) return NO;
  const haveCome = times.every((one) => one.latest <= t);
  if (withinMs !== null && haveCome && pairs.every(({ one, other }) => other.latest - one.earliest <= most)) return YES;
  const doubts = times.reduce((causes, one) => causes | (one.earliest === one.latest ? 0 : one.causes), 0);
  return undetermined(doubts | (haveCome ? 0 : PENDING) | (withinMs === null ? UNRULED : 0));
}

export const together: Operator<NodeOf<'together'>> = {
  evaluate(node, scope) {
    const times = node.times.map((time) => scope.time(time));
    const edges = times.flatMap((one) => [one.latest, one.latest + (node.withinMs ?? Infinity) + 1]);
    const out = new SignalBuilder(edges.length + 1);
    for (const t of [-Infinity, ...sortedInstants(edges)]) out.add(t, togetherAt(times, node.withinMs, t));
    return out.done();
  },
  throughout: bySignal.throughout,
  sustained: bySignal.sustained,
  explain: explainTogether,
  describe: (node) => phraseOfFormula(node),
  reach: () => ({ back: Infinity, ahead: 0 }),
};
