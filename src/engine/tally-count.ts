// What the tallies of a place say about a window: never split, never added to incidents, channels never summed (E12, E24).
import { DISPUTED, IMPRECISE, PENDING, UNSEEN, type Causes } from '#records/causes.ts';
import type { Tallies, TallySource } from '#records/observations.ts';

export interface Count { low: number; high: number; causes: Causes }

const LOW = 1;
const HIGH = 2;

/** E24 over [from, to): of each channel bounds, of several their hull. */
export function tallyCount(source: TallySource, horizon: number, from: number, to: number): Count {
  if (!(from < to)) return { low: 0, high: 0, causes: 0 };
  const found = hullOfChannels(source, horizon, from, to);
  if (to > horizon) return { low: found.low, high: Infinity, causes: found.causes | PENDING };
  return found.low < found.high ? { ...found, causes: found.causes || IMPRECISE } : { ...found, causes: 0 };
}

function hullOfChannels(source: TallySource, horizon: number, from: number, to: number): Count {
  const channels = channelsOf(source, from, to);
  if (channels.length === 0) return { low: 0, high: Infinity, causes: from < horizon ? UNSEEN : 0 };
  let hull: Count | null = null;
  let causes = 0;
  for (const channel of channels) {
    const one = channelCount(source, channel, horizon, from, to);
    causes |= one.causes;
    if (hull === null) hull = { ...one };
    else if (one.low !== hull.low || one.high !== hull.high) {
      causes |= DISPUTED;
      hull = { low: Math.min(hull.low, one.low), high: Math.max(hull.high, one.high), causes };
    }
  }
  return { ...hull!, causes };
}

/** The bits of the channels that have a tally meeting the window, of the whole or of a part. */
function channelsOf(source: TallySource, from: number, to: number): number[] {
  let bits = 0;
  for (const i of meeting(source.whole, from, to)) bits |= source.whole.channels[i]!;
  const out: number[] = [];
  for (let rest = bits; rest !== 0; rest &= rest - 1) out.push(rest & -rest);
  return out;
}

/** One channel's bounds. The part of the window from h on needs no cover: there high is infinite anyway. */
function channelCount(source: TallySource, channel: number, horizon: number, from: number, to: number): Count {
  const all = source.whole;
  const here = meeting(all, from, to).filter((i) => all.channels[i]! & channel);
  let causes = 0;
  for (const i of here) causes |= all.causes[i]! | (within(all, i, from, to) ? 0 : IMPRECISE);
  const low = greatestDisjointSum(here.filter((i) => all.usable[i]! & LOW && within(all, i, from, to)), all);
  const high = leastCover(source, channel, from, Math.min(to, horizon));
  if (high === Infinity) causes |= UNSEEN;
  if (low > high) return { low: high, high: to > horizon ? Infinity : low, causes: causes | DISPUTED };
  return { low, high: to > horizon ? Infinity : high, causes };
}

function within(all: Tallies, i: number, from: number, to: number): boolean {
  return all.start[i]! >= from && all.end[i]! <= to;
}

function meeting(all: Tallies, from: number, to: number): number[] {
  const out: number[] = [];
  for (let i = 0; i < all.length && all.start[i]! < to; i++) if (all.end[i]! > from) out.push(i);
  return out;
}

/** The least sum of highs of tallies that together cover the window; over a divided place also the sum over its parts. */
function leastCover(source: TallySource, channel: number, from: number, to: number): number {
  if (!(from < to)) return 0;
  const all = source.whole;
  const usable = meeting(all, from, to).filter((i) => all.channels[i]! & channel && all.usable[i]! & HIGH);
  usable.sort((a, b) => all.end[a]! - all.end[b]!);
  const cost = usable.map(() => Infinity);
  let least = Infinity;
  usable.forEach((i, at) => {
    let before = all.start[i]! <= from ? 0 : Infinity;
    for (let j = 0; j < at; j++) if (all.end[usable[j]!]! >= all.start[i]!) before = Math.min(before, cost[j]!);
    cost[at] = before + all.high[i]!;
    if (all.end[i]! >= to) least = Math.min(least, cost[at]!);
  });
  if (source.parts.length > 0) {
    const parts = source.parts.reduce((sum, part) => sum + leastCover(part, channel, from, to), 0);
    least = Math.min(least, parts);
  }
  return least;
}

/** The greatest sum of lows of tallies of which no two overlap in time, place and kind at once; exact, group by group of those in conflict. */
export function greatestDisjointSum(some: number[], all: { start: Float64Array; end: Float64Array; low: Float64Array; apart(i: number, j: number): boolean }): number {
  const conflict = (i: number, j: number) => all.start[i]! < all.end[j]! && all.start[j]! < all.end[i]! && !all.apart(i, j);
  const rest = some.filter((i) => all.low[i]! > 0);
  let sum = 0;
  while (rest.length > 0) {
    const group = [rest.pop()!];
    for (let k = 0; k < group.length; k++) {
      for (let r = rest.length - 1; r >= 0; r--) if (conflict(group[k]!, rest[r]!)) group.push(...rest.splice(r, 1));
    }
    sum += best(group, all.low, conflict);
  }
  return sum;
}

/** The heaviest set without conflict among a group: take the first or leave it. */
function best(group: number[], low: Float64Array, conflict: (i: number, j: number) => boolean): number {
  if (group.length === 0) return 0;
  if (group.length === 1) return low[group[0]!]!;
  const [first, ...others] = group as [number, ...number[]];
  const free = others.filter((j) => !conflict(first, j));
  const taken = low[first]! + best(free, low, conflict);
  if (free.length === others.length) return taken;
  return Math.max(taken, best(others, low, conflict));
}
