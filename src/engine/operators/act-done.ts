// act-done: an act made by a deadline - a notice, a declaration, a withdrawal (W4, W11).
import { IMPRECISE, PENDING, and, or, type Causes } from '#records/causes.ts';
import type { Act } from '#records/observations.ts';
import { doneSignal, termOf } from '#engine/operators/done.ts';
import { explainActDone } from '#engine/explain-measure.ts';
import { sortedInstants, type WindowSource } from '#engine/measure-signal.ts';
import type { NodeOf, Operator, Scope } from '#engine/operator.ts';
import { merge, type Signal } from '#engine/signal.ts';
import type { Verified } from '#records/plan.ts';
import { verificationOf } from '#engine/acts-said.ts';
import { bySignal } from '#engine/whole-span.ts';
import { phraseOfFormula } from '#records/phrase.ts';
import { speaksOf } from '#records/topic.ts';

/** To whom the act was to be made; nobody named: to anybody. */
function isTo(act: Act, { to, orTo = [] }: { to: string | null; orTo?: string[] }): boolean {
  return to === null || act.to === to || orTo.some((other) => act.to === other);
}

/** The acts that are asked for: by any of `by`; nobody named: by anybody. */
export function actsAsked(node: NodeOf<'act-done'>, scope: Scope): Act[] {
  return scope.acts.filter((act) => act.act === node.act && (node.about === null || speaksOf(act.about, node.about)) && isTo(act, node)
    && (node.by.length === 0 || node.by.some((name) => act.own.includes(name))));
}

/** Whether an act lies in a window, as a count from 0 to 1 (W11). */
function actSource(acts: Act[], horizon: number): WindowSource {
  return {
    edges: sortedInstants([horizon, ...acts.flatMap((act) => [act.start, act.end])]),
    sweep: () => (from, to) => {
      if (!(from < to)) return { low: 0, high: 0, causes: 0 };
      let low = 0;
      let high = 0;
      let causes: Causes = 0;
      for (const act of acts) {
        if (act.start >= to || act.end <= from) continue;
        const inside = act.start >= from && act.end <= to;
        if (act.counts && inside) low = 1;
        high = 1;
        causes |= act.causes | (inside ? 0 : IMPRECISE);
      }
      if (to > horizon) return { low, high: Infinity, causes: causes | PENDING };
      return { low, high, causes: low < high ? causes : 0 };
    },
  };
}

/** N8: one of the acts lies in the term and was verified; or one may yet come. */
function verifiedSignal(node: NodeOf<'act-done'>, verified: Verified, scope: Scope): Signal {
  const inTerm = (acts: Act[], horizon: number) => doneSignal(actSource(acts, horizon), '>=', { num: 1, den: 1 }, termOf(node, scope));
  const made = actsAsked(node, scope).map((act) => merge(inTerm([act], Infinity), verificationOf(act, verified, scope), and));
  return made.reduce((a, b) => merge(a, b, or), inTerm([], scope.horizon));
}

export const actDone: Operator<NodeOf<'act-done'>> = {
  evaluate: (node, scope) => (node.verified === undefined
    ? doneSignal(actSource(actsAsked(node, scope), scope.horizon), '>=', { num: 1, den: 1 }, termOf(node, scope))
    : verifiedSignal(node, node.verified, scope)),
  throughout: bySignal.throughout,
  sustained: bySignal.sustained,
  explain: explainActDone,
  describe: (node) => phraseOfFormula(node),
  reach: () => ({ back: Infinity, ahead: 0 }),
};
