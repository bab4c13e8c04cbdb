// Windows that end now and begin at an anchor or later: full, filling, or of unknown beginning (W1, W9, W10).
import { FILLING, NO, YES, causesOf, undetermined } from '#records/causes.ts';
import type { Comparison } from '#records/plan.ts';
import type { Ratio } from '#base/bounds.ts';
import { settled, type AnchorValue } from '#engine/anchors.ts';
import { compareSignals, isUpper, numberLimit } from '#engine/limit.ts';
import { slidingSignal, type WindowSource } from '#engine/measure-signal.ts';
import type { Scope } from '#engine/operator.ts';
import type { WindowAnchor } from '#records/plan.ts';
import { SignalBuilder, causePlanes, clip, codeAt, fromPlanes, outside, spread, stretchesWhere, type Signal } from '#engine/signal.ts';
import { CAUSE_BITS } from '#records/causes.ts';
import { common } from '#records/stretches.ts';

/** A window that may reach back before its anchor has none. */
export function windowAnchor(anchor: WindowAnchor, scope: Scope): AnchorValue {
  return anchor.reachBack ? settled(-Infinity) : scope.time(anchor.from);
}

/** `formula for ms`, where the formula is known by its signal alone (W9). */
export function sustainedSignal(of: Signal, ms: number, anchor: AnchorValue): Signal {
  const after = (from: number, bits: (code: number) => boolean) => spread(clip(stretchesWhere(of, bits), from, Infinity), 1, ms);
  const no = after(anchor.latest, (code) => (code & 3) === NO);
  const full = Float64Array.of(anchor.latest + ms, Infinity);
  const yes = common(anchor.latest === Infinity ? new Float64Array(0) : full, outside(spread(stretchesWhere(of, (code) => (code & 3) !== YES), 1, ms)));
  const causes = causePlanes(of).map((plane) => spread(clip(plane, anchor.earliest, Infinity), 1, ms));
  return fromPlanes(yes, no, causes.map((plane, bit) => withAnchor(plane, CAUSE_BITS[bit]!, ms, anchor)));
}

/** Adds filling before the window can be full, and the anchor's reasons while it may or may not be. */
function withAnchor(plane: Float64Array, bit: number, ms: number, anchor: AnchorValue): Float64Array {
  const extra: number[] = [];
  if (bit === FILLING && anchor.earliest > -Infinity) extra.push(-Infinity, anchor.earliest + ms);
  if (anchor.causes & bit && anchor.earliest < anchor.latest) extra.push(anchor.earliest + ms, anchor.latest + ms);
  if (extra.length === 0) return plane;
  return outside(common(outside(plane), outside(Float64Array.from(extra))));
}

/** The count of the last `ms` against a number (W1, W9). */
export function countSignal(source: WindowSource, op: Comparison, limit: Ratio, ms: number, anchor: AnchorValue): Signal {
  const whole = compareSignals(slidingSignal(source, ms, anchor.earliest), op, numberLimit(limit));
  if (anchor.latest === -Infinity) return whole;
  const late = anchor.earliest === anchor.latest ? whole : compareSignals(slidingSignal(source, ms, anchor.latest), op, numberLimit(limit));
  const causes = boundsCauses(source, ms, anchor.earliest);
  const edges = new Set<number>([-Infinity, anchor.earliest + ms, anchor.latest + ms]);
  for (const one of [whole, late, causes]) for (const edge of one.starts) edges.add(edge);
  const out = new SignalBuilder(edges.size);
  for (const t of [...edges].filter((edge) => edge < Infinity).sort((a, b) => a - b)) {
    out.add(t, codeOf(t));
  }
  return out.done();

  function codeOf(t: number): number {
    if (t >= anchor.latest + ms) return codeAt(whole, t);
    if (isUpper(op) && (codeAt(late, t) & 3) === NO) return NO;
    return undetermined(causesOf(codeAt(causes, t)) | (t < anchor.earliest + ms ? FILLING : anchor.causes));
  }
}

/** The causes that widen the count itself, decided or not, as a signal of their own. */
function boundsCauses(source: WindowSource, ms: number, from: number): Signal {
  const values = slidingSignal(source, ms, from);
  const out = new SignalBuilder(values.starts.length);
  for (let i = 0; i < values.starts.length; i++) out.add(values.starts[i]!, undetermined(values.causes[i]!));
  return out.done();
}

