// state: begun by an act and not ended by one since - talks that go on, a suspension, an alert (E10).
import { IMPRECISE, NO, PENDING, YES, undetermined, type Causes, type Code } from '#records/causes.ts';
import type { ActPattern } from '#records/plan.ts';
import { actsLike } from '#engine/acts-said.ts';
import { explainState } from '#engine/explain-acts.ts';
import { sortedInstants } from '#engine/measure-signal.ts';
import type { NodeOf, Operator, Scope } from '#engine/operator.ts';
import { SignalBuilder } from '#engine/signal.ts';
import { bySignal } from '#engine/whole-span.ts';
import { phraseOfFormula } from '#records/phrase.ts';

/** A beginning or an end: at one instant from `first` to `last`, both included; `causes` 0 where it counts. */
interface Turn { first: number; last: number; causes: Causes }

function turnsOf(patterns: readonly ActPattern[], scope: Scope): Turn[] {
  return patterns.flatMap((pattern): Turn[] => {
    if (pattern.joint) return scope.joint(pattern.act, pattern.by, pattern.about).map(({ effective, causes }) => ({ first: effective, last: effective, causes }));
    return actsLike(pattern, scope).map((act) => ({ first: act.start, last: act.end - 1, causes: act.causes }));
  });
}

/** From h on one more may come at any moment. */
function withThoseToCome(patterns: readonly ActPattern[], scope: Scope): Turn[] {
  const told = turnsOf(patterns, scope);
  return patterns.length === 0 ? told : [...told, { first: scope.horizon, last: Infinity, causes: PENDING }];
}

const latest = (all: readonly number[]) => Math.max(-Infinity, ...all);
/** The latest moment that those which are certainly past are certain to have come after. */
const leastOf = (turns: readonly Turn[], t: number) => latest(turns.filter((one) => one.causes === 0 && one.last <= t).map((one) => one.first));
const mostOf = (turns: readonly Turn[], t: number) => latest(turns.filter((one) => one.first <= t).map((one) => Math.min(one.last, t)));

function stateAt(begun: readonly Turn[], ended: readonly Turn[], t: number): Code {
  const begunLeast = leastOf(begun, t), begunMost = mostOf(begun, t), endedLeast = leastOf(ended, t), endedMost = mostOf(ended, t);
  if (begunLeast > -Infinity && begunLeast >= endedMost) return YES;
  if (begunMost === -Infinity || begunMost < endedLeast) return NO;
  const settled = Math.max(begunLeast, endedLeast);
  let causes = 0;
  for (const one of [...begun, ...ended]) {
    if (one.first > t || Math.min(one.last, t) < settled) continue;
    causes |= one.causes | (one.causes === 0 && one.first < one.last ? IMPRECISE : 0);
  }
  return undetermined(causes);
}

export const state: Operator<NodeOf<'state'>> = {
  evaluate(node, scope) {
    const begun = withThoseToCome(node.begun, scope), ended = withThoseToCome(node.ended, scope);
    const edges = [...begun, ...ended].flatMap(({ first, last }) => [first, first + 1, last, last + 1]);
    const out = new SignalBuilder(edges.length + 1);
    for (const t of [-Infinity, ...sortedInstants(edges)]) out.add(t, stateAt(begun, ended, t));
    return out.done();
  },
  throughout: bySignal.throughout,
  sustained: bySignal.sustained,
  explain: explainState,
  describe: (node) => phraseOfFormula(node),
  reach: () => ({ back: Infinity, ahead: 0 }),
};
