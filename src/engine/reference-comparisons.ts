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
import { found, type AnchorValue, type Env, type Setting } from '#engine/reference-setting.ts';

/** A limit: `share` times an amount, and `plus` beside it (V13). A plain number is itself times 1. */
export interface Limit { share: Ratio; of: Amount; plus: Ratio }

const NONE: Ratio = { num: 0, den: 1 };

/** The total over [from, to). */
export function totalOver(setting: Setting, view: View, from: number, to: number): Amount {
  if (view.measure.from === 'presence') throw new Error(`presence (${view.measure.name}) has no total over a window`);
  return view.measure.from === 'tallies' ? tallyOver(setting, view, from, to) : countOver(setting, view, from, to);
}

/** The value of a measure at a moment (V6). */
export function measuredAt(setting: Setting, view: View, env: Env, t: number): Amount {
  const { per, from } = view.measure;
  if (from === 'presence') return presenceAt(setting, view, t);
  if (per.unit === 'civil-day') return totalOver(setting, view, startOfDay(setting.zone, dayOf(setting.zone, t)), endOfDay(setting.zone, dayOf(setting.zone, t)));
  if (per.unit === 'since') return totalSince(setting, view, anchorValue(setting, per.from, env), t);
  return per.unit === 'elapsed' ? totalOver(setting, view, t - per.ms, t) : totalOver(setting, view, t, t + 1);
}

/** V14: the total over [T, t]; of an unsettled T the low from its latest, never above the high, which is from its earliest. */
function totalSince(setting: Setting, view: View, anchor: AnchorValue, t: number): Amount {
  const from = (start: number) => (t < start ? amount(0, 0, []) : totalOver(setting, view, start, t + 1));
  const widest = from(anchor.earliest);
  if (isSettled(anchor)) return widest;
  return amount(Math.min(from(anchor.latest).low, widest.high), widest.high, [...widest.causes, ...anchor.causes]);
}

export function limitAt(setting: Setting, measure: Measure, to: Operand, env: Env, t: number): Limit {
  if (to.operand === 'number') return numberLimit(to.value);
  const other = viewOf(setting, to.measure === null ? measure : found(setting.measures, to.measure), env);
  const share = { num: to.percent.num, den: to.percent.den * 100 };
  const plus = to.plus ?? NONE;
  if (to.operand === 'average') return { share: { num: share.num, den: share.den * to.days }, of: baseline(setting, other, to, env), plus };
  if (to.asAt !== undefined) return { share, of: asAtMoment(setting, other, anchorValue(setting, to.asAt, env), env), plus };
  return { share, of: measuredAt(setting, other, env, t - (to.lagMs ?? 0)), plus };
}

export function numberLimit(value: Ratio): Limit {
  return { share: value, of: amount(1, 1, []), plus: NONE };
}

/** V13: the value at each moment that T may be, and the hull of them. */
function asAtMoment(setting: Setting, view: View, anchor: AnchorValue, env: Env): Amount {
  if (anchor.latest === Infinity) return amount(0, Infinity, isSettled(anchor) ? ['pending'] : anchor.causes);
  const all: Amount[] = [];
  for (let t = anchor.earliest; t <= anchor.latest; t += 1) all.push(measuredAt(setting, view, env, t));
  const isOne = all.every(({ low, high }) => low === all[0]!.low && high === all[0]!.high);
  return amount(Math.min(...all.map(({ low }) => low)), Math.max(...all.map(({ high }) => high)), union([...all.map(({ causes }) => causes), ...(isOne ? [] : [anchor.causes])]));
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

/** The sign of x - (share * y + plus), as (x * q - p) * d against n * q * y, for n / d and p / q. */
export function compareToLimit(x: number, { share, plus }: Pick<Limit, 'share' | 'plus'>, y: number): -1 | 0 | 1 {
  return compareProducts(x * plus.den - plus.num, share.den, share.num * plus.den, y);
}

/** Whether a measured amount is within a limit, by bounds (V2). */
export function compared(x: Amount, op: Comparison, limit: Limit): Finding {
  const { of } = limit;
  const holds = (sign: number) => (op === '<=' ? sign <= 0 : op === '<' ? sign < 0 : op === '>=' ? sign >= 0 : sign > 0);
  const isUpper = op === '<=' || op === '<';
  const worst = isUpper ? compareToLimit(x.high, limit, of.low) : compareToLimit(x.low, limit, of.high);
  const best = isUpper ? compareToLimit(x.low, limit, of.high) : compareToLimit(x.high, limit, of.low);
  if (holds(worst)) return YES;
  if (!holds(best)) return NO;
  return undetermined(union([x.causes, of.causes]));
}

export function comparedAt(setting: Setting, formula: Formula & { node: 'compare' }, env: Env, t: number): Finding {
  const view = viewOf(setting, found(setting.measures, formula.measure), env);
  return compared(measuredAt(setting, view, env, t), formula.op, limitAt(setting, view.measure, formula.to, env, t));
}

/** W8: an upper limit by a number on incidents or movements that are neither per civil day nor per elapsed time is judged by the count over the whole stretch. */
export function isJudgedByCount(setting: Setting, formula: Formula): formula is Formula & { node: 'compare'; to: Operand & { operand: 'number' } } {
  if (formula.node !== 'compare' || formula.to.operand !== 'number' || (formula.op !== '<=' && formula.op !== '<')) return false;
  const measure = found(setting.measures, formula.measure);
  return (measure.from === 'incidents' || measure.from === 'movements' || measure.from === 'acts') && measure.per.unit === 'moment';
}
