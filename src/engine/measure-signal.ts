// A measure's value at every moment, from counts over rows of windows: a moment, a civil day, or the last so many milliseconds (V6).
import { dayOf, startOfDay, type ZoneTable } from '#base/zone.ts';
import { PENDING, type Causes } from '#records/causes.ts';
import type { AnchorValue } from '#engine/anchors.ts';
import { edgeAt, type MeasureSignal } from '#engine/signal.ts';

/** Counts over a row of windows that move forward; `edges` are the instants at which what it counts changes. */
export interface WindowSource {
  readonly edges: Float64Array;
  /** A new sweep; its windows may not go back. */
  sweep(): (from: number, to: number) => { low: number; high: number; causes: Causes };
}

/** Collects a measure signal; equal neighbours melt into one. */
export class MeasureSignalBuilder {
  private readonly starts: number[] = [];
  private readonly low: number[] = [];
  private readonly high: number[] = [];
  private readonly causes: number[] = [];
  add(start: number, low: number, high: number, causes: Causes): void {
    const last = this.starts.length - 1;
    if (last >= 0 && this.low[last] === low && this.high[last] === high && this.causes[last] === causes) return;
    this.starts.push(start);
    this.low.push(low);
    this.high.push(high);
    this.causes.push(causes);
  }
  done(): MeasureSignal {
    return { starts: Float64Array.from(this.starts), low: Float64Array.from(this.low), high: Float64Array.from(this.high), causes: Uint8Array.from(this.causes) };
  }
}

/** Sorted, each once, finite only. */
export function sortedInstants(instants: Iterable<number> | Float64Array): Float64Array {
  const sorted = (instants instanceof Float64Array ? instants.slice() : Float64Array.from(instants)).sort();
  let length = 0;
  for (const t of sorted) if (Number.isFinite(t) && (length === 0 || t !== sorted[length - 1])) sorted[length++] = t;
  return sorted.subarray(0, length);
}

/** Each edge moved by each of `steps`, with some more instants. */
function movedEdges(edges: Float64Array, steps: number[], more: number[]): Float64Array {
  const all = new Float64Array(edges.length * steps.length + more.length);
  steps.forEach((step, k) => {
    for (let i = 0; i < edges.length; i++) all[k * edges.length + i] = edges[i]! + step;
  });
  all.set(more, edges.length * steps.length);
  return sortedInstants(all);
}

/** All the instants of several rows of them. */
export function allInstants(...rows: (Float64Array | readonly number[])[]): Float64Array {
  const all = new Float64Array(rows.reduce((sum, row) => sum + row.length, 0));
  let at = 0;
  for (const row of rows) {
    all.set(row, at);
    at += row.length;
  }
  return sortedInstants(all);
}

/** At each moment t the count over the window that `windowOf` gives, which must move forward with t and change its count only at `edges`. */
function signalOfWindows(source: WindowSource, edges: Float64Array, windowOf: (t: number) => [number, number]): MeasureSignal {
  const out = new MeasureSignalBuilder();
  const count = source.sweep();
  const first = edges.length > 0 ? edges[0]! - 1 : 0;
  const [from, to] = windowOf(first);
  const before = count(from, Math.max(from, to));
  out.add(-Infinity, before.low, before.high, before.causes);
  for (const t of edges) {
    const [a, b] = windowOf(t);
    const { low, high, causes } = count(a, Math.max(a, b));
    out.add(t, low, high, causes);
  }
  return out.done();
}

/** The count at the very moment: over [t, t + 1). */
export function momentSignal(source: WindowSource): MeasureSignal {
  return signalOfWindows(source, source.edges, (t) => [t, t + 1]);
}

/** The day's total, at every moment of the civil day (V6). */
export function civilDaySignal(source: WindowSource, zone: ZoneTable): MeasureSignal {
  const starts = new Set<number>();
  for (const edge of source.edges) {
    for (const day of [dayOf(zone, edge - 1), dayOf(zone, edge), dayOf(zone, edge) + 1]) starts.add(startOfDay(zone, day));
  }
  return signalOfWindows(source, sortedInstants(starts), (t) => {
    const day = dayOf(zone, t);
    return [startOfDay(zone, day), startOfDay(zone, day + 1)];
  });
}

/** At each t the count over [from, min(t, to) + 1) (W11, V14). */
export function countedFrom(source: WindowSource, from: number, to: number): MeasureSignal {
  const edges = new Set<number>([from - 1, from, to, to + 1]);
  for (const edge of source.edges) edges.add(edge - 1).add(edge);
  return signalOfWindows(source, sortedInstants(edges), (t) => [from, Math.min(t, to) + 1]);
}

/** V14: the total from an anchor on; where that is unsettled, low from its latest and high from its earliest. */
export function sinceSignal(source: WindowSource, anchor: AnchorValue): MeasureSignal {
  const wide = countedFrom(source, anchor.earliest, Infinity);
  if (anchor.earliest === anchor.latest) return wide;
  const narrow = countedFrom(source, anchor.latest, Infinity);
  const out = new MeasureSignalBuilder();
  for (const t of [-Infinity, ...sortedInstants([...wide.starts, ...narrow.starts])]) {
    const at = edgeAt(wide.starts, t), high = wide.high[at]!;
    const low = Math.min(narrow.low[edgeAt(narrow.starts, t)]!, high);
    out.add(t, low, high, low < high ? wide.causes[at]! | anchor.causes : 0);
  }
  return out.done();
}

/** V13: the value so long before. */
export function laterBy(signal: MeasureSignal, ms: number): MeasureSignal {
  return { ...signal, starts: signal.starts.map((start) => start + ms) };
}

/** V13: the value at one moment, the same at all times; where the moment is unsettled, the hull of what it may be. */
export function asAtSignal(signal: MeasureSignal, at: AnchorValue): MeasureSignal {
  const constant = (low: number, high: number, causes: Causes): MeasureSignal =>
    ({ starts: Float64Array.of(-Infinity), low: Float64Array.of(low), high: Float64Array.of(high), causes: Uint8Array.of(causes) });
  if (at.latest === Infinity) return constant(0, Infinity, at.causes | (at.earliest === Infinity ? PENDING : 0));
  const first = edgeAt(signal.starts, at.earliest);
  let low = signal.low[first]!, high = signal.high[first]!, causes = signal.causes[first]!;
  for (let i = first + 1; i < signal.starts.length && signal.starts[i]! <= at.latest; i++) {
    if (signal.low[i]! !== signal.low[first]! || signal.high[i]! !== signal.high[first]!) causes |= at.causes;
    low = Math.min(low, signal.low[i]!);
    high = Math.max(high, signal.high[i]!);
    causes |= signal.causes[i]!;
  }
  return constant(low, high, low < high ? causes : 0);
}

/** The count over [max(t - ms, notBefore), t) (V6, W1). */
export function slidingSignal(source: WindowSource, ms: number, notBefore = -Infinity): MeasureSignal {
  const edges = movedEdges(source.edges, [0, 1, ms, ms + 1], [notBefore, notBefore + 1, notBefore + ms]);
  return signalOfWindows(source, edges, (t) => [Math.max(t - ms, notBefore), t]);
}
