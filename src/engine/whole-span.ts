// The faces that most operators share: what follows from a formula's signal alone (W8, W9).
import type { Formula, WindowAnchor } from '#records/plan.ts';
import type { Scope } from '#engine/operator.ts';
import { throughoutSignal, type Signal } from '#engine/signal.ts';
import { sustainedSignal, windowAnchor } from '#engine/windows.ts';

/** `throughout` and `sustained` for an operator that W8 judges moment by moment. */
export const bySignal = {
  throughout(node: Formula, scope: Scope, from: number, to: number): number {
    return throughoutSignal(scope.signal(node), from, to);
  },
  sustained(node: Formula, scope: Scope, ms: number, anchor: WindowAnchor): Signal {
    return sustainedSignal(scope.signal(node), ms, windowAnchor(anchor, scope));
  },
};
