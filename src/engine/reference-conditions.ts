// The rows of conditions: value, since when, margin and the strip of days (V4, V10, V11, V12).
import { formatRatio, ratio, type Ratio } from '#base/bounds.ts';
import { dateOfDay } from '#base/civil.ts';
import { formatInstant } from '#base/instant.ts';
import { dayOf, endOfDay, firstWholeDay, isSkipped, startOfDay } from '#base/zone.ts';
import type { Condition, Formula, Gate } from '#records/plan.ts';
import type { BoundsPair, ConditionOutcome, DayVerdict, Margin } from '#records/verdicts.ts';
import { anchorValue, isSettled } from '#engine/reference-anchors.ts';
import { limitAt, measuredAt, numberLimit, totalOver, type Limit } from '#engine/reference-comparisons.ts';
import { printedReasons, type Amount, type Finding } from '#engine/reference-findings.ts';
import { findingAt, findingThroughout, membersOf } from '#engine/reference-formulas.ts';
import { asRuled } from '#engine/reference-parts.ts';
import { viewOf } from '#engine/reference-readings.ts';
import { found, NO_ENV, type Env, type Setting } from '#engine/reference-setting.ts';

const MOST_DAYS = 400;

export function conditionRows(setting: Setting): ConditionOutcome[] {
  return [...setting.conditions.values()].flatMap((condition) => {
    const [param] = freeParams(setting, condition.of);
    if (param !== undefined) return membersBound(setting, param).map((member) => rowOf(setting, condition.name, condition.of, { [param]: member }, member));
    const whole = rowOf(setting, condition.name, condition.of, NO_ENV);
    const over = overList(setting, condition);
    if (over === null) return [whole];
    return [whole, ...membersOf(setting, over.list).map((member) => rowOf(setting, condition.name, over.of, { [over.param]: member }, member))];
  });
}

/** The `for each`, or `at least k of`, that a condition is, or that the condition it names is (V12). */
function overList(setting: Setting, condition: Condition): { param: string; list: string; of: Formula } | null {
  const { of } = condition;
  if (of.node === 'condition') return overList(setting, found(setting.conditions, of.name));
  return of.node === 'each' || of.node === 'at-least-of' ? of : null;
}

/** Every member of the lists of the gates that bind this parameter, each once, in the gates' order. */
function membersBound(setting: Setting, param: string): string[] {
  return [...new Set(setting.gates.flatMap((gate) => (gate.each?.param === param ? membersOf(setting, gate.each.list) : [])))];
}

/** The parameters of a formula that nothing in it binds. */
function freeParams(setting: Setting, formula: Formula): Set<string> {
  switch (formula.node) {
    case 'condition': return freeParams(setting, found(setting.conditions, formula.name).of);
    case 'compare': {
      const other = formula.to.operand !== 'number' && formula.to.measure !== null ? paramsOfMeasure(setting, formula.to.measure) : [];
      return new Set([...paramsOfMeasure(setting, formula.measure), ...other]);
    }
    case 'count': case 'done': return new Set(paramsOfMeasure(setting, formula.measure));
    case 'act-done': case 'state': case 'together': return new Set();
    case 'ruled': return new Set([...(formula.param === null ? [] : [formula.param]), ...(formula.of === null ? [] : freeParams(setting, formula.of))]);
    case 'and': case 'or': return new Set(formula.of.flatMap((of) => [...freeParams(setting, of)]));
    case 'sustained': case 'not': case 'past': case 'future': return freeParams(setting, formula.of);
    case 'each': case 'at-least-of': return new Set([...freeParams(setting, formula.of)].filter((param) => param !== formula.param));
    case 'since': return new Set([...freeParams(setting, formula.hold), ...freeParams(setting, formula.begun)]);
    case 'until': return new Set([...freeParams(setting, formula.hold), ...freeParams(setting, formula.comes)]);
  }
}

function paramsOfMeasure(setting: Setting, name: string): string[] {
  const measure = found(setting.measures, name);
  return [measure.place, ...measure.by, ...measure.against].flatMap((ref) => ('param' in ref ? [ref.param] : []));
}

function rowOf(setting: Setting, name: string, formula: Formula, env: Env, place?: string): ConditionOutcome {
  const now = setting.h - 1;
  const finding = findingAt(setting, formula, env, now);
  const reasons = printedReasons(finding.causes);
  const margin = marginAt(setting, formula, env, now);
  return {
    name, ...(place === undefined ? {} : { place }),
    value: finding.value, reasons,
    final: !reasons.includes('pending'),
    since: sinceWhen(setting, formula, env, now, finding),
    ...(margin === null ? {} : { margin }),
    days: stripOfDays(setting, formula, env, now),
  };
}

/** V10: the first moment of the stretch, up to now, through which the value is the same; null when always so. */
function sinceWhen(setting: Setting, formula: Formula, env: Env, now: number, finding: Finding): string | null {
  let t = now;
  while (t > setting.scan.from && findingAt(setting, formula, env, t - 1).value === finding.value) t -= 1;
  return t <= setting.scan.from ? null : formatInstant(t);
}

function stripOfDays(setting: Setting, formula: Formula, env: Env, now: number): DayVerdict[] {
  const { zone } = setting;
  const first = firstDayOfStrip(setting);
  const days: number[] = [];
  if (first !== null) for (let day = first; day <= dayOf(zone, now); day += 1) if (!isSkipped(zone, day)) days.push(day);
  return days.slice(-MOST_DAYS).map((day) => {
    const finding = findingThroughout(setting, formula, env, startOfDay(zone, day), endOfDay(zone, day));
    return dayVerdict(setting, formula, env, dateOfDay(day), finding, startOfDay(zone, day), endOfDay(zone, day));
  });
}

/** A day (or period) with its value; beside it the measure's, where the formula is one comparison or count. */
export function dayVerdict(setting: Setting, formula: Formula, env: Env, date: string, finding: Finding, from: number, to: number): DayVerdict {
  const measured = measuredOnDay(setting, formula, env, from, to);
  return { date, value: finding.value, reasons: printedReasons(finding.causes), ...(measured === null ? {} : { measure: pairOf(measured) }) };
}

function measuredOnDay(setting: Setting, formula: Formula, env: Env, from: number, to: number): Amount | null {
  if (formula.node !== 'compare' && formula.node !== 'count') return null;
  const view = viewOf(setting, found(setting.measures, formula.measure), env);
  if (formula.node === 'count') return totalOver(setting, view, Math.max(to - 1 - formula.ms, windowStart(setting, formula, env)), to - 1);
  if (view.measure.from === 'presence') return null;
  return view.measure.per.unit === 'moment' ? totalOver(setting, view, from, to) : measuredAt(setting, view, env, to - 1);
}

/** Where a window may begin at the earliest: at its anchor, or anywhere where it may reach back (W1). */
function windowStart(setting: Setting, formula: Formula & { node: 'count' }, env: Env): number {
  return formula.anchor.reachBack ? -Infinity : anchorValue(setting, formula.anchor.from, env).earliest;
}

function pairOf({ low, high }: Amount): BoundsPair {
  return [low, high === Infinity ? null : high];
}

/** V10: the first day wholly after the earliest settled anchor of the reading's gates; without one, the day of the earliest live claim. */
function firstDayOfStrip(setting: Setting): number | null {
  const anchors = setting.gates.flatMap((gate) => envsOf(setting, gate).map((env) => anchorValue(setting, gate.from, env)))
    .filter((anchor) => isSettled(anchor) && Number.isFinite(anchor.earliest));
  if (anchors.length > 0) return firstWholeDay(setting.zone, Math.min(...anchors.map((anchor) => anchor.earliest)));
  const starts = setting.claims.filter((claim) => claim.kind !== 'act' && claim.kind !== 'coverage').flatMap((claim) => [claim.start, asRuled(setting, claim).start]);
  return starts.length === 0 ? null : dayOf(setting.zone, Math.min(...starts));
}

/** What a gate's parameter is bound to in each of its rows. */
export function envsOf(setting: Setting, gate: Gate): Env[] {
  return gate.each === null ? [NO_ENV] : membersOf(setting, gate.each.list).map((member) => ({ [gate.each!.param]: member }));
}

/** V11: how far the measure is from its limit; null where the formula is not one comparison or count. */
function marginAt(setting: Setting, formula: Formula, env: Env, t: number): Margin | null {
  if (formula.node !== 'compare' && formula.node !== 'count') return null;
  const { measure } = viewOf(setting, found(setting.measures, formula.measure), env);
  const view = viewOf(setting, measure, env);
  const x = formula.node === 'count' ? totalOver(setting, view, Math.max(t - formula.ms, windowStart(setting, formula, env)), t) : measuredAt(setting, view, env, t);
  const limit = formula.node === 'count' ? numberLimit(formula.limit) : limitAt(setting, measure, formula.to, env, t);
  const { low, high } = limitBounds(limit);
  const isUpper = formula.op === '<=' || formula.op === '<';
  const margins = isUpper ? [difference(low, whole(x.high)), difference(high, whole(x.low))] : [difference(whole(x.low), high), difference(whole(x.high), low)];
  const numbers = margins.map((margin) => (margin === null ? null : margin.num / margin.den));
  return { low: numbers[0]!, high: numbers[1]!, unit: measure.unit, exact: [written(margins[0]!), written(margins[1]!)] };
}

/** null: unbounded. */
function whole(n: number): Ratio | null {
  return n === Infinity ? null : ratio(n);
}

function limitBounds({ share, of, plus }: Limit): { low: Ratio | null; high: Ratio | null } {
  const times = (n: number) => (share.num === 0 || n === 0 ? ratio(0) : n === Infinity ? null : ratio(share.num * n, share.den));
  // Less the opposite of what is added.
  const more = (limit: Ratio | null) => difference(limit, ratio(-plus.num, plus.den));
  return { low: more(times(of.low)), high: more(times(of.high)) };
}

function difference(a: Ratio | null, b: Ratio | null): Ratio | null {
  return a === null || b === null ? null : ratio(a.num * b.den - b.num * a.den, a.den * b.den);
}

function written(margin: Ratio | null): string | null {
  return margin === null ? null : formatRatio(margin);
}
