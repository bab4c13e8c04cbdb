// at-least-of: `for at least k places in L: C` (W12).
import { explainParts } from '#engine/explain-parts.ts';
import type { NodeOf, Operator } from '#engine/operator.ts';
import { SignalBuilder, codeAt, type Signal } from '#engine/signal.ts';
import { bySignal } from '#engine/whole-span.ts';
import { NO, UNSEEN, YES, isUndetermined, undetermined, type Code } from '#records/causes.ts';
import { phraseOfFormula } from '#records/phrase.ts';

/** Yes when k are yes; no when fewer than k are not no; else undetermined with the causes of the undetermined ones. */
function atLeast(k: number, codes: Code[]): Code {
  // V9: over an empty list it is never a yes.
  if (codes.length === 0) return undetermined(UNSEEN);
  if (codes.filter((code) => (code & 3) === YES).length >= k) return YES;
  if (codes.filter((code) => (code & 3) !== NO).length < k) return NO;
  return codes.filter(isUndetermined).reduce((a, b) => a | b, 3);
}

function combine(k: number, signals: Signal[]): Signal {
  const edges = new Set<number>([-Infinity]);
  for (const signal of signals) for (const edge of signal.starts) edges.add(edge);
  const out = new SignalBuilder(edges.size);
  for (const t of [...edges].sort((a, b) => a - b)) out.add(t, atLeast(k, signals.map((signal) => codeAt(signal, t))));
  return out.done();
}

export const atLeastOf: Operator<NodeOf<'at-least-of'>> = {
  evaluate: (node, scope) => combine(node.k, scope.members(node.list).map((name) => scope.bind(node.param, name).signal(node.of))),
  throughout: bySignal.throughout,
  sustained: bySignal.sustained,
  explain: (node, scope, span) => explainParts(node, scope, span, scope.members(node.list).map((name) => ({ of: node.of, scope: scope.bind(node.param, name), name })), 'some'),
  describe: (node) => phraseOfFormula(node),
  reach: () => ({ back: 0, ahead: 0 }),
};
