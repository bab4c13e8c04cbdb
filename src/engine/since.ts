// What is measured at a place that comes to be: before it is there, nothing (N22).
import { IMPRECISE } from '#records/causes.ts';
import type { AnchorValue } from '#engine/anchors.ts';
import { allInstants, MeasureSignalBuilder, type WindowSource } from '#engine/measure-signal.ts';
import { edgeAt, type MeasureSignal } from '#engine/signal.ts';

/** The low with the place there from the latest moment on, the high with it there from the earliest. */
export function sourceSince(source: WindowSource, { earliest, latest, causes }: AnchorValue): WindowSource {
  return {
    get edges() {
      return allInstants([earliest, latest], source.edges);
    },
    sweep: () => {
      const most = source.sweep(), least = source.sweep();
      return (from, to) => {
        const first = Math.max(from, earliest), last = Math.max(from, latest);
        if (to <= first) return { low: 0, high: 0, causes: 0 };
        const whole = most(first, to);
        if (last === first) return whole;
        const found = { high: whole.high, causes: whole.causes | causes };
        const low = to <= last ? 0 : least(last, to).low;
        return low < found.high ? { ...found, low, causes: found.causes || IMPRECISE } : { ...found, low, causes: 0 };
      };
    },
  };
}

export function signalSince(values: MeasureSignal, { earliest, latest, causes }: AnchorValue): MeasureSignal {
  const out = new MeasureSignalBuilder();
  const add = (start: number, t: number): void => {
    const i = edgeAt(values.starts, t), high = values.high[i]!;
    if (t < earliest) out.add(start, 0, 0, 0);
    else if (t >= latest) out.add(start, values.low[i]!, high, values.causes[i]!);
    else out.add(start, 0, high, high > 0 ? values.causes[i]! | causes || IMPRECISE : 0);
  };
  const edges = allInstants([earliest, latest], values.starts);
  add(-Infinity, (edges[0] ?? 1) - 1);
  for (const t of edges) add(t, t);
  return out.done();
}
