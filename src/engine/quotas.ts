// Duties judged row by row of whole civil days in force: quotas, and acts that come again (W6, W15).
import { addFractions, compareToFraction, shareOf, timesRatio, ZERO, type Fraction } from '#base/fraction.ts';
import { ratio } from '#base/bounds.ts';
import { firstWholeDay, isSkipped, startOfDay, type ZoneTable } from '#base/zone.ts';
import { NO, PENDING, YES, and, causesOf, isUndetermined, undetermined, type Causes, type Code } from '#records/causes.ts';
import type { Stretches } from '#records/observations.ts';
import type { Clause, Duty, Formula } from '#records/plan.ts';
import type { AnchorValue } from '#engine/anchors.ts';
import { doubtsIn, isPossible, isSure, type DutyVerdict } from '#engine/duty-verdict.ts';
import type { Evaluator } from '#engine/evaluator.ts';
import { inForce, type InForce } from '#engine/in-force.ts';
import { RunningCount, type Total } from '#engine/running-count.ts';
import { clip, codeAt, covers, stretchesWhere, type Signal } from '#engine/signal.ts';

export type ByRows = Duty & { duty: 'quota' | 'recur' };

/** A row of civil days that binds, surely or perhaps: what was found in it, and when its last moment in force is over. */
export interface RowFound { from: number; to: number; last: number; code: Code; counted: { x: Total; least: Fraction; most: Fraction | null } | null }

export function judgeByRows(duty: ByRows, clause: Clause, group: string[], force: InForce, evaluator: Evaluator): DutyVerdict {
  // N5: no day can be reckoned from a start that never comes.
  if (force.start.earliest === Infinity) return { code: YES, since: null };
  const found = startsOf(duty, force, evaluator).map(({ first, start }) => judgeFrom(duty, first, group, start === null ? force.signal : inForce(clause, evaluator.scope(), start).signal, evaluator));
  if (found.every((one) => (one.code & 3) === NO)) return { code: NO, since: Math.max(...found.map((one) => one.since!)) };
  if (found.every((one) => (one.code & 3) === YES)) return found[0]!;
  const causes = found.reduce((all, one) => all | (isUndetermined(one.code) ? causesOf(one.code) : 0), 0);
  const isSame = found.every((one) => isUndetermined(one.code));
  return { code: undetermined(causes | (isSame ? 0 : force.start.causes)), since: null };
}

/** The first days that rows may be counted from, each with the start that makes it so; null: the start as it is, where the first day decides nothing. */
function startsOf(duty: ByRows, { start }: InForce, evaluator: Evaluator): { first: number; start: AnchorValue | null }[] {
  const { zone, horizon } = evaluator.scope();
  const earliest = firstWholeDay(zone, start.earliest);
  if (start.earliest === start.latest || (duty.days === 1 && (duty.duty === 'recur' || duty.shortfall === 'lapses'))) return [{ first: earliest, start: null }];
  const last = firstWholeDay(zone, Math.min(start.latest, horizon));
  const out: { first: number; start: AnchorValue }[] = [];
  for (let first = earliest; first <= last; first = daysOn(zone, first, 1)) {
    const from = Math.max(start.earliest, startOfDay(zone, daysOn(zone, first, -1)) + 1);
    const to = first === last ? start.latest : Math.min(start.latest, startOfDay(zone, first));
    out.push({ first, start: { earliest: from, latest: to, causes: from === to ? 0 : start.causes } });
  }
  return out;
}

/** So many days on, or back; a date that the zone skips is no day. */
function daysOn(zone: ZoneTable, day: number, days: number): number {
  let on = day;
  for (let left = Math.abs(days); left > 0; ) if (!isSkipped(zone, (on += Math.sign(days)))) left -= 1;
  return on;
}

function judgeFrom(duty: ByRows, first: number, group: string[], signal: Signal, evaluator: Evaluator): DutyVerdict {
  let code: Code = YES;
  for (const row of rowsFound(duty, first, group, signal, evaluator)) {
    if ((row.code & 3) === NO) return { code: NO, since: row.last };
    code = and(code, row.code);
  }
  if (mayBindLater(duty, first, signal, evaluator)) code = and(code, undetermined(PENDING | doubtsIn(signal, evaluator.scope().horizon, Infinity)));
  return { code, since: null };
}

const isProRata = (duty: ByRows) => duty.duty === 'quota' && duty.proRata === true;

/** Rows of civil days in their order, from the one before the first where parts of rows bind too. */
function* rowsFrom(duty: ByRows, first: number, zone: ZoneTable): Generator<{ from: number; to: number }> {
  for (let day = isProRata(duty) ? daysOn(zone, first, -duty.days) : first; ; day = daysOn(zone, day, duty.days)) {
    yield { from: startOfDay(zone, day), to: startOfDay(zone, daysOn(zone, day, duty.days)) };
  }
}

/** Whether a row that begins at or after h may bind. */
function mayBindLater(duty: ByRows, first: number, signal: Signal, evaluator: Evaluator): boolean {
  const { zone, horizon } = evaluator.scope();
  const possible = stretchesWhere(signal, isPossible);
  const end = possible.length === 0 ? -Infinity : possible[possible.length - 1]!;
  for (const { from, to } of rowsFrom(duty, first, zone)) {
    if (from >= end) return false;
    if (from >= horizon && partsOf(duty, possible, from, to).length > 0) return true;
  }
  return false;
}

/** The part of a row that binds: all of it or nothing, or, pro rata, what lies in force. */
function partsOf(duty: ByRows, stretches: Stretches, from: number, to: number): Stretches {
  if (isProRata(duty)) return clip(stretches, from, to);
  return covers(stretches, from, to) ? Float64Array.of(from, to) : new Float64Array(0);
}

/** The rows that begin before h and that bind, surely or perhaps. */
export function* rowsFound(duty: ByRows, first: number, group: string[], signal: Signal, evaluator: Evaluator): Generator<RowFound> {
  const { zone, horizon } = evaluator.scope();
  const sure = stretchesWhere(signal, isSure);
  const possible = stretchesWhere(signal, isPossible);
  const end = Math.min(horizon, possible.length === 0 ? -Infinity : possible[possible.length - 1]!);
  const judge = duty.duty === 'quota' ? quotaJudge(duty, evaluator) : recurJudge(duty, group, evaluator);
  let doubts: Causes = 0;
  for (const { from, to } of rowsFrom(duty, first, zone)) {
    if (from >= end) return;
    const perhaps = partsOf(duty, possible, from, to);
    if (perhaps.length === 0) continue;
    const here = doubtsIn(signal, from, to);
    doubts = duty.duty === 'quota' && duty.shortfall === 'carried' ? doubts | here : here;
    const { code, causes, counted } = judge({ from, to, sure: partsOf(duty, sure, from, to), perhaps });
    yield { from, to, last: perhaps[perhaps.length - 1]! - 1, code: isUndetermined(code) ? undetermined(causes | doubts) : code, counted };
  }
}

interface Binding { from: number; to: number; sure: Stretches; perhaps: Stretches }
type RowJudge = (row: Binding) => { code: Code; causes: Causes; counted: RowFound['counted'] };

/** What is counted over the parts of the row that bind, or of all rows so far, against what is asked over them. */
function quotaJudge(duty: Duty & { duty: 'quota' }, evaluator: Evaluator): RowJudge {
  const scope = evaluator.scope();
  const { least } = duty;
  const counted = new RunningCount(scope.source(duty.measure));
  const base = least.operand === 'measure' ? new RunningCount(scope.source(least.measure)) : null;
  let asked: { low: Fraction; high: Fraction } = { low: ZERO, high: ZERO };
  return ({ from, to, sure, perhaps }) => {
    if (duty.shortfall === 'lapses') {
      counted.startAnew();
      base?.startAnew();
      asked = { low: ZERO, high: ZERO };
    }
    const x = counted.take(sure, perhaps);
    let y: { low: Fraction; high: Fraction | null; causes: Causes };
    if (least.operand === 'measure') {
      const of = base!.take(sure, perhaps);
      const percent = { num: least.percent.num, den: least.percent.den * 100 };
      y = { low: shareOf(percent, of.low)!, high: shareOf(percent, of.high), causes: of.causes };
    } else {
      const part = (stretches: Stretches) => timesRatio({ num: BigInt(least.value.num), den: BigInt(least.value.den) }, ratio(lengthOf(stretches), to - from));
      asked = { low: addFractions(asked.low, part(sure))!, high: addFractions(asked.high, part(perhaps))! };
      y = { ...asked, causes: 0 };
    }
    const code = compareToFraction(x.low, y.high) >= 0 ? YES : compareToFraction(x.high, y.low) < 0 ? NO : undetermined(0);
    return { code, causes: x.causes | y.causes, counted: { x, least: y.low, most: y.high } };
  };
}

function lengthOf(stretches: Stretches): number {
  let length = 0;
  for (let i = 0; i < stretches.length; i += 2) length += stretches[i + 1]! - stretches[i]!;
  return length;
}

/** Whether one of the group made the act within the row (W11). */
function recurJudge(duty: Duty & { duty: 'recur' }, group: string[], evaluator: Evaluator): RowJudge {
  return ({ from, to, sure }) => {
    const at = (instant: number) => ({ node: 'at', instant }) as const;
    const formula = evaluator.formulaFor(duty, `${group.join('\n')} ${from} ${to}`, (): Formula =>
      ({ node: 'act-done', act: duty.act, by: group, to: duty.to, ...(duty.orTo === undefined ? {} : { orTo: duty.orTo }), about: duty.about, from: at(from), notBefore: null, noLaterThan: at(to - 1) }));
    const code = codeAt(evaluator.scope().signal(formula), to - 1);
    const isShort = (code & 3) === NO;
    return { code: isShort && sure.length === 0 ? undetermined(0) : code, causes: isUndetermined(code) ? causesOf(code) : 0, counted: null };
  };
}
