// A measure's value at every moment, from counts over rows of windows: a moment, a civil day, or the last so many milliseconds (V6).
import { dayOf, startOfDay, type ZoneTable } from '#base/zone.ts';
import type { Causes } from '#records/causes.ts';
import type { MeasureSignal } from '#engine/signal.ts';

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
export function signalOfWindows(source: WindowSource, edges: Float64Array, windowOf: (t: number) => [number, number]): MeasureSignal {
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

/** The count over [max(t - ms, notBefore), t) (V6, W1). */
export function slidingSignal(source: WindowSource, ms: number, notBefore = -Infinity): MeasureSignal {
  const edges = movedEdges(source.edges, [0, 1, ms, ms + 1], [notBefore, notBefore + 1, notBefore + ms]);
  return signalOfWindows(source, edges, (t) => [Math.max(t - ms, notBefore), t]);
}
