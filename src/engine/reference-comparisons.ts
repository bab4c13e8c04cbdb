// Measures at a moment, limits, and whether one is within the other (V1, V6, V7, V11, W5).
import { compareProducts, type Ratio } from '#base/bounds.ts';
import { dayOf, endOfDay, isSkipped, lastWholeDay, startOfDay } from '#base/zone.ts';
import type { Comparison, Formula, Measure, Operand } from '#records/plan.ts';
import { amount, NO, undetermined, union, YES, type Amount, type Finding } from '#engine/reference-findings.ts';
import { anchorValue, isSettled } from '#engine/reference-anchors.ts';
import { countOver } from '#engine/reference-counts.ts';
import { presenceAt } from '#engine/reference-presence.ts';
import { viewOf, type View } from '#engine/reference-readings.ts';
import { tallyOver } from '#engine/reference-tallies.ts';
import { found, type Env, type Setting } from '#engine/reference-setting.ts';

/** A limit: `share` times an amount. A plain number is itself times 1. */
export interface Limit { share: Ratio; of: Amount }

/** The total over [from, to). */
export function totalOver(setting: Setting, view: View, from: number, to: number): Amount {
  if (view.measure.from === 'presence') throw new Error(`presence (${view.measure.name}) has no total over a window`);
  return view.measure.from === 'tallies' ? tallyOver(setting, view, from, to) : countOver(setting, view, from, to);
}

/** The value of a measure at a moment (V6). */
export function measuredAt(setting: Setting, view: View, t: number): Amount {
  const { per, from } = view.measure;
  if (from === 'presence') return presenceAt(setting, view, t);
  if (per.unit === 'civil-day') return totalOver(setting, view, startOfDay(setting.zone, dayOf(setting.zone, t)), endOfDay(setting.zone, dayOf(setting.zone, t)));
  return per.unit === 'elapsed' ? totalOver(setting, view, t - per.ms, t) : totalOver(setting, view, t, t + 1);
}

export function limitAt(setting: Setting, measure: Measure, to: Operand, env: Env, t: number): Limit {
  if (to.operand === 'number') return numberLimit(to.value);
  const other = viewOf(setting, to.measure === null ? measure : found(setting.measures, to.measure), env);
  const share = { num: to.percent.num, den: to.percent.den * 100 };
  if (to.operand === 'measure') return { share, of: measuredAt(setting, other, t) };
  return { share: { num: share.num, den: share.den * to.days }, of: baseline(setting, other, to, env) };
}

export function numberLimit(value: Ratio): Limit {
  return { share: value, of: amount(1, 1, []) };
}

/** W5: the total over the N whole civil days that end at or before A; where A is unsettled, the hull over each row of days it may mean. */
function baseline(setting: Setting, view: View, to: Operand & { operand: 'average' }, env: Env): Amount {
  const anchor = anchorValue(setting, to.before, env);
  if (anchor.latest === Infinity) return amount(0, Infinity, isSettled(anchor) ? ['pending'] : anchor.causes);
  const lastDays = new Set<number>();
  for (let t = anchor.earliest; t <= anchor.latest; t += 1) lastDays.add(lastWholeDay(setting.zone, t));
  const totals = [...lastDays].map((day) => totalOver(setting, view, startOfDay(setting.zone, daysBack(setting, day, to.days - 1)), endOfDay(setting.zone, day)));
  const causes = union([...totals.map((total) => total.causes), ...(totals.length > 1 ? [anchor.causes] : [])]);
  return amount(Math.min(...totals.map((total) => total.low)), Math.max(...totals.map((total) => total.high)), causes);
}

function daysBack(setting: Setting, day: number, days: number): number {
  let back = day;
  for (let left = days; left > 0;) {
    back -= 1;
    if (!isSkipped(setting.zone, back)) left -= 1;
  }
  return back;
}

/** The sign of x - share * y. */
function compareToShare(x: number, share: Ratio, y: number): -1 | 0 | 1 {
  return compareProducts(x, share.den, share.num, y);
}

/** Whether a measured amount is within a limit, by bounds (V2). */
export function compared(x: Amount, op: Comparison, limit: Limit): Finding {
  const { share, of } = limit;
  const holds = (sign: number) => (op === '<=' ? sign <= 0 : op === '<' ? sign < 0 : op === '>=' ? sign >= 0 : sign > 0);
  const isUpper = op === '<=' || op === '<';
  const worst = isUpper ? compareToShare(x.high, share, of.low) : compareToShare(x.low, share, of.high);
  const best = isUpper ? compareToShare(x.low, share, of.high) : compareToShare(x.high, share, of.low);
  if (holds(worst)) return YES;
  if (!holds(best)) return NO;
  return undetermined(union([x.causes, of.causes]));
}

export function comparedAt(setting: Setting, formula: Formula & { node: 'compare' }, env: Env, t: number): Finding {
  const view = viewOf(setting, found(setting.measures, formula.measure), env);
  return compared(measuredAt(setting, view, t), formula.op, limitAt(setting, view.measure, formula.to, env, t));
}

/** W8: an upper limit by a number on incidents or movements that are neither per civil day nor per elapsed time is judged by the count over the whole stretch. */
export function isJudgedByCount(setting: Setting, formula: Formula): formula is Formula & { node: 'compare'; to: Operand & { operand: 'number' } } {
  if (formula.node !== 'compare' || formula.to.operand !== 'number' || (formula.op !== '<=' && formula.op !== '<')) return false;
  const measure = found(setting.measures, formula.measure);
  return (measure.from === 'incidents' || measure.from === 'movements') && measure.per.unit === 'moment';
}
