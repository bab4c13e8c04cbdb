// Signals over dense time as run-length edges in typed arrays (T5): a value holds from its edge to the next; the first edge is -Infinity.
import { CAUSE_BITS, NO, YES, causesOf, isUndetermined, undetermined, type Code } from '#records/causes.ts';
import type { Stretches } from '#records/observations.ts';

/** A condition's value at every moment. `codes[i]` holds on [starts[i], starts[i + 1]); neighbours differ. */
export interface Signal { starts: Float64Array; codes: Uint8Array }

/** A measure's value at every moment: bounds and the causes that widen them. */
export interface MeasureSignal { starts: Float64Array; low: Float64Array; high: Float64Array; causes: Uint8Array }

export function constant(code: Code): Signal {
  return { starts: Float64Array.of(-Infinity), codes: Uint8Array.of(code) };
}

/** The index of the edge that rules at t. */
export function edgeAt(starts: Float64Array, t: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= t) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function codeAt(signal: Signal, t: number): Code {
  return signal.codes[edgeAt(signal.starts, t)]!;
}

/** Builds a signal edge by edge; equal neighbours melt into one. */
export class SignalBuilder {
  private starts: Float64Array;
  private codes: Uint8Array;
  private length = 0;
  constructor(capacity: number) {
    this.starts = new Float64Array(Math.max(1, capacity));
    this.codes = new Uint8Array(Math.max(1, capacity));
  }
  add(start: number, code: Code): void {
    if (this.length > 0 && this.starts[this.length - 1] === start) this.length--;
    if (this.length > 0 && this.codes[this.length - 1] === code) return;
    if (this.length === this.starts.length) this.grow();
    this.starts[this.length] = start;
    this.codes[this.length++] = code;
  }
  private grow(): void {
    const starts = new Float64Array(this.length * 2);
    const codes = new Uint8Array(this.length * 2);
    starts.set(this.starts);
    codes.set(this.codes);
    this.starts = starts;
    this.codes = codes;
  }
  done(): Signal {
    return { starts: this.starts.slice(0, this.length), codes: this.codes.slice(0, this.length) };
  }
}

/** Both signals, moment by moment. */
export function merge(a: Signal, b: Signal, join: (x: Code, y: Code) => Code): Signal {
  const out = new SignalBuilder(a.starts.length + b.starts.length);
  let i = 0;
  let j = 0;
  let t = -Infinity;
  for (;;) {
    out.add(t, join(a.codes[i]!, b.codes[j]!));
    const nextA = i + 1 < a.starts.length ? a.starts[i + 1]! : Infinity;
    const nextB = j + 1 < b.starts.length ? b.starts[j + 1]! : Infinity;
    t = nextA < nextB ? nextA : nextB;
    if (t === Infinity) return out.done();
    if (nextA === t) i++;
    if (nextB === t) j++;
  }
}

export function map(a: Signal, change: (code: Code) => Code): Signal {
  const out = new SignalBuilder(a.starts.length);
  for (let i = 0; i < a.starts.length; i++) out.add(a.starts[i]!, change(a.codes[i]!));
  return out.done();
}

/** The moments where `holds` is so of the value, as stretches. */
export function stretchesWhere(signal: Signal, holds: (code: Code) => boolean): Stretches {
  const out: number[] = [];
  for (let i = 0; i < signal.starts.length; i++) {
    if (!holds(signal.codes[i]!)) continue;
    const start = signal.starts[i]!;
    const end = i + 1 < signal.starts.length ? signal.starts[i + 1]! : Infinity;
    if (out.length > 0 && out[out.length - 1] === start) out[out.length - 1] = end;
    else out.push(start, end);
  }
  return Float64Array.from(out);
}

/** Each stretch [s, e) becomes [s + toStart, e + toEnd); those that meet are joined, those that vanish are dropped. */
export function spread(stretches: Stretches, toStart: number, toEnd: number): Stretches {
  const out: number[] = [];
  for (let i = 0; i < stretches.length; i += 2) {
    const start = stretches[i]! + toStart;
    const end = stretches[i + 1]! + toEnd;
    if (!(start < end)) continue;
    if (out.length > 0 && start <= out[out.length - 1]!) out[out.length - 1] = Math.max(out[out.length - 1]!, end);
    else out.push(start, end);
  }
  return Float64Array.from(out);
}

/** The part of the stretches inside [from, to). */
export function clip(stretches: Stretches, from: number, to: number): Stretches {
  const out: number[] = [];
  for (let i = 0; i < stretches.length; i += 2) {
    const start = Math.max(stretches[i]!, from);
    const end = Math.min(stretches[i + 1]!, to);
    if (start < end) out.push(start, end);
  }
  return Float64Array.from(out);
}

/** The moments outside the stretches. */
export function outside(stretches: Stretches): Stretches {
  const out: number[] = [];
  let from = -Infinity;
  for (let i = 0; i < stretches.length; i += 2) {
    if (from < stretches[i]!) out.push(from, stretches[i]!);
    from = stretches[i + 1]!;
  }
  if (from < Infinity) out.push(from, Infinity);
  return Float64Array.from(out);
}

/** Whether t lies in one of the stretches. */
export function holds(stretches: Stretches, t: number): boolean {
  let low = 0;
  let high = stretches.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[2 * middle + 1]! <= t) low = middle + 1;
    else high = middle;
  }
  return 2 * low < stretches.length && stretches[2 * low]! <= t;
}

/** Whether the whole of [from, to) lies in one stretch; true of an empty one. */
export function covers(stretches: Stretches, from: number, to: number): boolean {
  if (from >= to) return true;
  let low = 0;
  let high = stretches.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[2 * middle + 1]! <= from) low = middle + 1;
    else high = middle;
  }
  return 2 * low < stretches.length && stretches[2 * low]! <= from && to <= stretches[2 * low + 1]!;
}

/** The causes of the undetermined moments, a set of stretches for each of CAUSE_BITS. */
export function causePlanes(signal: Signal): Stretches[] {
  return CAUSE_BITS.map((bit) => stretchesWhere(signal, (code) => isUndetermined(code) && (causesOf(code) & bit) !== 0));
}

/** Yes on `yes`, no on `no`, elsewhere undetermined with the causes whose planes hold there. */
export function fromPlanes(yes: Stretches, no: Stretches, causes: readonly Stretches[]): Signal {
  const planes = [yes, no, ...causes];
  const edges = sortedEdges(planes);
  const at = planes.map(() => 0);
  const out = new SignalBuilder(edges.length + 1);
  for (const t of edges) {
    let set = 0;
    for (let p = 0; p < planes.length; p++) {
      const plane = planes[p]!;
      while (at[p]! < plane.length && plane[at[p]! + 1]! <= t) at[p]! += 2;
      if (at[p]! < plane.length && plane[at[p]!]! <= t) set |= 1 << p;
    }
    out.add(t, set & 1 ? YES : set & 2 ? NO : undetermined(set >> 2));
  }
  return out.done();
}

function sortedEdges(planes: readonly Stretches[]): number[] {
  const edges: number[] = [-Infinity];
  for (const plane of planes) for (const edge of plane) if (edge > -Infinity && edge < Infinity) edges.push(edge);
  edges.sort((a, b) => a - b);
  return edges.filter((edge, i) => i === 0 || edge !== edges[i - 1]);
}

/** The value throughout [from, to): no when no at a moment, yes when yes at every one, else undetermined with the causes of those moments (W8). */
export function throughoutSignal(signal: Signal, from: number, to: number): Code {
  let result: Code = YES;
  for (let i = edgeAt(signal.starts, from); i < signal.starts.length && (signal.starts[i]! < to || signal.starts[i]! === -Infinity); i++) {
    const code = signal.codes[i]!;
    if ((code & 3) === NO) return NO;
    if (isUndetermined(code)) result |= code;
  }
  return result;
}
