// Counts happenings in a window that only moves forward: sums kept as ends pass by, so a whole row of windows costs one sweep (E21, E22).
import { IMPRECISE, PENDING, UNRULED, UNSEEN, type Causes } from '#records/causes.ts';
import { type Happenings, type Stretches } from '#records/observations.ts';
import { covers } from '#engine/signal.ts';

/** What a measure's window is counted from. `watched` null: nobody sees it (V9). */
export interface Counted { happenings: Happenings; watched: Stretches | null; horizon: number }

const ORDERS = new WeakMap<Happenings, Int32Array>();

/** The happenings in the order of their ends; worked out once for each row of them. */
function orderByEnd(all: Happenings): Int32Array {
  let order = ORDERS.get(all);
  if (order === undefined) {
    const { end } = all;
    order = Int32Array.from({ length: all.length }, (_, i) => i).sort((a, b) => end[a]! - end[b]! || a - b);
    ORDERS.set(all, order);
  }
  return order;
}

/** The window [from, to) moves forward by `move`; `low`, `high` and `causes` are its count (E21 with E22). */
export class WindowCounter {
  low = 0;
  high = 0;
  causes: Causes = 0;
  private readonly counted: Counted;
  private readonly byEnd: Int32Array;
  private readonly inside: Uint8Array;
  private readonly lowOf = new Map<number, number>();
  private readonly meeting = new Map<number, number>();
  private highSum = 0;
  private unbounded = 0;
  private readonly causeCount = new Int32Array(6);
  private entered = 0;
  private left = 0;
  private completed = 0;
  private overtaken = 0;
  private from = -Infinity;
  private meetingCount = 0;
  private insideCount = 0;

  constructor(counted: Counted) {
    this.counted = counted;
    this.inside = new Uint8Array(counted.happenings.length);
    this.byEnd = orderByEnd(counted.happenings);
  }

  /** Moves the window to [from, to); neither end may go back. */
  move(from: number, to: number): this {
    const { happenings: all } = this.counted;
    while (this.entered < all.length && all.start[this.entered]! < to) this.enter(this.entered++);
    this.from = from;
    while (this.completed < all.length && all.end[this.byEnd[this.completed]!]! <= to) this.complete(this.byEnd[this.completed++]!);
    while (this.overtaken < all.length && all.start[this.overtaken]! < from) this.overtake(this.overtaken++);
    while (this.left < all.length && all.end[this.byEnd[this.left]!]! <= from) this.leave(this.byEnd[this.left++]!);
    this.settle(from, to);
    return this;
  }

  private enter(i: number): void {
    const all = this.counted.happenings;
    if (all.high[i] === Infinity) this.unbounded++;
    else this.highSum += all.high[i]!;
    const channels = all.channels[i]!;
    this.meeting.set(channels, (this.meeting.get(channels) ?? 0) + 1);
    this.meetingCount++;
    this.count(all.causes[i]!, 1);
  }

  private leave(i: number): void {
    const all = this.counted.happenings;
    if (all.high[i] === Infinity) this.unbounded--;
    else this.highSum -= all.high[i]!;
    const channels = all.channels[i]!;
    this.meeting.set(channels, this.meeting.get(channels)! - 1);
    this.meetingCount--;
    this.count(all.causes[i]!, -1);
  }

  private complete(i: number): void {
    const all = this.counted.happenings;
    if (all.start[i]! < this.from) return;
    this.inside[i] = 1;
    this.insideCount++;
    this.addLow(all.channels[i]!, all.low[i]!);
  }

  private overtake(i: number): void {
    if (!this.inside[i]) return;
    const all = this.counted.happenings;
    this.inside[i] = 0;
    this.insideCount--;
    this.addLow(all.channels[i]!, -all.low[i]!);
  }

  private addLow(channels: number, amount: number): void {
    for (let rest = channels; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      this.lowOf.set(bit, (this.lowOf.get(bit) ?? 0) + amount);
    }
  }

  private count(causes: Causes, by: number): void {
    for (let bit = 0; bit < 6; bit++) if (causes & (1 << bit)) this.causeCount[bit]! += by;
  }

  private settle(from: number, to: number): void {
    const { watched, horizon, happenings } = this.counted;
    this.causes = 0;
    this.low = 0;
    this.high = 0;
    if (!(from < to)) return;
    if (watched === null) {
      this.high = Infinity;
      this.causes = UNSEEN;
      return;
    }
    for (const sum of this.lowOf.values()) if (sum > this.low) this.low = sum;
    this.high = this.unbounded > 0 ? Infinity : this.highSum;
    for (let bit = 0; bit < 6; bit++) if (this.causeCount[bit]! > 0) this.causes |= 1 << bit;
    if (this.meetingCount > this.insideCount) this.causes |= IMPRECISE;
    if (this.mayBeOne()) this.causes |= UNRULED;
    if (happenings.distinct.length > 0) this.settleDistinct(from, to);
    if (to > horizon) {
      this.high = Infinity;
      this.causes |= PENDING;
    }
    if (!covers(watched, from, Math.min(to, horizon))) {
      this.high = Infinity;
      this.causes |= UNSEEN;
    }
    // Where nothing is named that widens it, what was told is not precise enough (E21).
    if (this.low >= this.high) this.causes = 0;
    else if (this.causes === 0) this.causes = IMPRECISE;
  }

  /** Whether two happenings that meet the window are told by no common channel, and are not both convoys (E21). */
  private mayBeOne(): boolean {
    const masks = [...this.meeting.keys()].filter((mask) => this.meeting.get(mask)! > 0);
    return masks.some((a, i) => masks.some((b, j) => j > i && (a & b) === 0));
  }

  /** Rulings `distinct` are few: where there are some, the window is looked through pair by pair. */
  private settleDistinct(from: number, to: number): void {
    const found = distinctCount(this.counted.happenings, from, to);
    this.low = Math.max(this.low, found.low);
    this.causes = (this.causes & ~UNRULED) | (this.ownUnruled() ? UNRULED : 0) | (found.mayBeOne ? UNRULED : 0);
  }

  private ownUnruled(): boolean {
    return this.causeCount[4]! > 0;
  }
}

/** E21's low with rulings `distinct`, and whether two that meet may still be one. */
function distinctCount(all: Happenings, from: number, to: number): { low: number; mayBeOne: boolean } {
  const meets: number[] = [];
  for (let i = 0; i < all.length; i++) if (all.start[i]! < to && all.end[i]! > from) meets.push(i);
  const parted = new Set<string>();
  for (let p = 0; p < all.distinct.length; p += 2) parted.add(`${all.distinct[p]}:${all.distinct[p + 1]}`).add(`${all.distinct[p + 1]}:${all.distinct[p]}`);
  const sureLow = (i: number) => (all.start[i]! >= from && all.end[i]! <= to ? all.low[i]! : 0);
  let bits = 0;
  for (const i of meets) bits |= all.channels[i]!;
  let low = 0;
  for (let c = bits; c !== 0; c &= c - 1) {
    const one = c & -c;
    const told = meets.filter((i) => all.channels[i]! & one);
    const own = told.reduce((sum, i) => sum + sureLow(i), 0);
    low = Math.max(low, own);
    for (let d = bits; d !== 0; d &= d - 1) {
      const other = d & -d;
      if (other === one) continue;
      const apart = meets.filter((i) => all.channels[i]! & other && !(all.channels[i]! & one) && told.every((j) => parted.has(`${i}:${j}`)));
      low = Math.max(low, own + apart.reduce((sum, i) => sum + sureLow(i), 0));
    }
  }
  const mayBeOne = meets.some((i) => meets.some((j) => j > i && (all.channels[i]! & all.channels[j]!) === 0 && !parted.has(`${i}:${j}`)));
  return { low, mayBeOne };
}

/** The count over one window. */
export function countOver(counted: Counted, from: number, to: number): { low: number; high: number; causes: Causes } {
  const { low, high, causes } = new WindowCounter(counted).move(from, to);
  return { low, high, causes };
}

