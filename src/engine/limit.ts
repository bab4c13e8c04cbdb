// The right-hand side of a comparison, and the comparison itself: on bounds, exact, no quotient formed (V2, V7).
import { compareToLine, type Ratio } from '#base/bounds.ts';
import { NO, YES, undetermined, type Causes, type Code } from '#records/causes.ts';
import type { Comparison } from '#records/plan.ts';
import { SignalBuilder, type MeasureSignal, type Signal } from '#engine/signal.ts';

/** scale x value + plus (V13): a number is its ratio times 1; a share of an average is percent / (100 x days) times the total. */
export interface Limit { scale: Ratio; value: MeasureSignal; plus: Ratio }

export const NOTHING_MORE: Ratio = { num: 0, den: 1 };

export function numberLimit(value: Ratio): Limit {
  return { scale: value, value: { starts: Float64Array.of(-Infinity), low: Float64Array.of(1), high: Float64Array.of(1), causes: Uint8Array.of(0) }, plus: NOTHING_MORE };
}

/** One comparison of bounds with bounds. */
export function compareBounds(x: { low: number; high: number; causes: Causes }, op: Comparison, scale: Ratio, y: { low: number; high: number; causes: Causes }, plus = NOTHING_MORE): Code {
  const highWithLow = compareToLine(x.high, scale, y.low, plus);
  const lowWithHigh = compareToLine(x.low, scale, y.high, plus);
  const [yes, no] = {
    '<=': [highWithLow <= 0, lowWithHigh > 0],
    '<': [highWithLow < 0, lowWithHigh >= 0],
    '>=': [lowWithHigh >= 0, highWithLow < 0],
    '>': [lowWithHigh > 0, highWithLow <= 0],
  }[op] as [boolean, boolean];
  if (yes) return YES;
  if (no) return NO;
  return undetermined(x.causes | y.causes);
}

/** The comparison at every moment. */
export function compareSignals(x: MeasureSignal, op: Comparison, limit: Limit): Signal {
  const out = new SignalBuilder(x.starts.length + limit.value.starts.length);
  const y = limit.value;
  let i = 0;
  let j = 0;
  let t = -Infinity;
  for (;;) {
    out.add(t, compareBounds({ low: x.low[i]!, high: x.high[i]!, causes: x.causes[i]! }, op, limit.scale, { low: y.low[j]!, high: y.high[j]!, causes: y.causes[j]! }, limit.plus));
    const nextX = i + 1 < x.starts.length ? x.starts[i + 1]! : Infinity;
    const nextY = j + 1 < y.starts.length ? y.starts[j + 1]! : Infinity;
    t = Math.min(nextX, nextY);
    if (t === Infinity) return out.done();
    if (nextX === t) i++;
    if (nextY === t) j++;
  }
}

/** Whether it is an upper limit. */
export function isUpper(op: Comparison): boolean {
  return op === '<=' || op === '<';
}
