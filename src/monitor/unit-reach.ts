// How far around a moment a formula reads what was observed, so that what lies farther off need not be looked at (A3).
import { dayOf, endOfDay, startOfDay, type ZoneTable } from '#base/zone.ts';
import { partsOf } from '#records/formula-parts.ts';
import type { Formula, Time, WindowAnchor } from '#records/plan.ts';
import type { Scope } from '#engine/operator.ts';
import { operators } from '#engine/operators.ts';

/** `days`: whole civil days are read, so that what is reached begins and ends with one. */
export interface Reach { back: number; ahead: number; days: boolean }

/** All that is read for a stretch. */
export function around({ from, to }: { from: number; to: number }, { back, ahead, days }: Reach, zone: ZoneTable): { from: number; to: number } {
  if (!days) return { from: from - back - 1, to: to + ahead + 1 };
  // Windows end and begin a moment off; a day itself does not.
  const first = back > 0 ? from - back - 1 : from;
  const last = ahead > 0 || back > 0 ? to + ahead : to - 1;
  return { from: startOfDay(zone, dayOf(zone, first)), to: endOfDay(zone, dayOf(zone, last)) };
}

/** null: as far as it likes, or by way of other verdicts. */
export function reachOf(formula: Formula, scope: Scope): Reach | null {
  if (formula.node === 'compare') return reachOfCompare(formula, scope);
  if ('anchor' in formula && hangsOnVerdicts(formula.anchor, scope)) return null;
  const { formulas, condition, over } = partsOf(formula);
  if (condition !== undefined) return reachOf(scope.condition(condition), scope);
  const scopes = over === undefined ? [scope] : scope.members(over.list).map((name) => scope.bind(over.param, name));
  return beyond(bounded(formula, scope), widest(scopes.flatMap((inner) => formulas.map((part) => reachOf(part, inner)))));
}

function bounded(formula: Formula, scope: Scope): Reach | null {
  const { back, ahead } = operators[formula.node].reach(formula as never, scope);
  if (!Number.isFinite(back) || !Number.isFinite(ahead)) return null;
  return { back, ahead, days: false };
}

/** A measure and what it is compared with, each as far as it is counted; the other so much farther back as it is compared later (V13). */
function reachOfCompare(formula: Formula & { node: 'compare' }, scope: Scope): Reach | null {
  const { to } = formula;
  if (to.operand === 'average' || (to.operand === 'measure' && to.asAt !== undefined)) return null;
  const own = reachOfMeasure(formula.measure, scope);
  return to.operand === 'number' ? own : widest([own, beyond({ back: to.lagMs ?? 0, ahead: 0, days: false }, reachOfMeasure(to.measure, scope))]);
}

function reachOfMeasure(name: string, scope: Scope): Reach | null {
  const { per } = scope.measure(name);
  if (per.unit === 'since') return null;
  return { back: per.unit === 'elapsed' ? per.ms : 0, ahead: 0, days: per.unit === 'civil-day' };
}

function widest(all: (Reach | null)[]): Reach | null {
  return all.reduce((a, b) => a && b && { back: Math.max(a.back, b.back), ahead: Math.max(a.ahead, b.ahead), days: a.days || b.days }, { back: 0, ahead: 0, days: false });
}

function beyond(own: Reach | null, inner: Reach | null): Reach | null {
  return own && inner && { back: own.back + inner.back, ahead: own.ahead + inner.ahead, days: own.days || inner.days };
}

/** Whether a window begins with a gate's opening or a clause's fulfilment, which themselves hang on all that was observed. */
export function hangsOnVerdicts(anchor: WindowAnchor, scope: Scope): boolean {
  const hangs = (time: Time): boolean => {
    switch (time.node) {
      case 'opening':
      case 'clause':
      case 'that':
      case 'fulfilment': return true;
      case 'anchor': return hangs(scope.anchorTime(time.name));
      case 'at':
      case 'edge':
      case 'act': return false;
      default: return hangs(time.of);
    }
  };
  return !anchor.reachBack && hangs(anchor.from);
}
