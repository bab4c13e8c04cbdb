// How many things are in a place at each moment, from lines that hold at every moment of their time (E16, E23), posts excepted (N7).
import { IMPRECISE, PENDING, UNRULED, UNSEEN } from '#records/causes.ts';
import type { PresenceLines, Stretches } from '#records/observations.ts';
import type { MeasureSignal } from '#engine/signal.ts';
import { holds } from '#engine/signal.ts';
import { MeasureSignalBuilder, sortedInstants } from '#engine/measure-signal.ts';
import { greatestDisjointSum } from '#engine/tally-count.ts';

/** Posts that are named, with the moment before which each is not (N7); `count` and `people` as the clause writes them. */
export interface Posts { count: number; people: number; named: { since: number }[] }

export interface Present { lines: PresenceLines; watched: Stretches | null; horizon: number; /** How many things the measure names. */ things: number }

/** The number present, moment by moment. */
export function presenceSignal(present: Present, posts: Posts | null): MeasureSignal {
  const { lines, watched, horizon } = present;
  const instants = new Set<number>([horizon]);
  for (let i = 0; i < lines.length; i++) instants.add(lines.start[i]!).add(lines.end[i]!);
  for (const edge of watched ?? []) instants.add(edge);
  for (const post of posts?.named ?? []) instants.add(post.since);
  const edges = sortedInstants(instants);
  const out = new MeasureSignalBuilder();
  const add = (start: number, t: number) => {
    const { low, high, causes } = presentAt(present, posts, t);
    out.add(start, low, high, causes);
  };
  add(-Infinity, (edges[0] ?? 1) - 1);
  for (const t of edges) add(t, t);
  return out.done();
}

function presentAt(present: Present, posts: Posts | null, t: number): { low: number; high: number; causes: number } {
  const { lines, watched, horizon, things } = present;
  if (watched === null) return { low: 0, high: Infinity, causes: UNSEEN };
  if (t >= horizon) return { low: 0, high: Infinity, causes: PENDING };
  const here: number[] = [];
  for (let i = 0; i < lines.length && lines.start[i]! <= t; i++) if (lines.end[i]! > t) here.push(i);
  const { low, high, causes } = sums(lines, here, posts, t);
  let fixed = 0;
  for (const i of here) fixed |= lines.fixes[i]!;
  const seen = holds(watched, t) || fixed === 2 ** things - 1;
  if (!seen) return { low, high: Infinity, causes: causes | UNSEEN };
  return { low, high, causes: low < high ? causes : 0 };
}

function sums(lines: PresenceLines, here: number[], posts: Posts | null, t: number): { low: number; high: number; causes: number } {
  const counted = posts === null ? { low: lines.low, high: lines.high, causes: lines.causes } : withPosts(lines, here, posts, t);
  let high = 0;
  let causes = 0;
  let bits = 0;
  const masks: number[] = [];
  for (const i of here) {
    if (counted.high[i]! === 0) continue;
    high += counted.high[i]!;
    causes |= counted.causes[i]!;
    bits |= lines.channels[i]!;
    masks.push(lines.channels[i]!);
  }
  if (masks.some((a, i) => masks.some((b, j) => j > i && (a & b) === 0))) causes |= UNRULED;
  let low = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) {
    const told = here.filter((i) => lines.channels[i]! & rest & -rest);
    low = Math.max(low, greatestApartSum(lines, told, counted.low));
  }
  return { low, high, causes };
}

/** The greatest sum over lines at one place or at places apart (E23). */
function greatestApartSum(lines: PresenceLines, told: number[], low: Float64Array): number {
  const byPlace = new Map<number, number>();
  for (const i of told) byPlace.set(lines.place[i]!, (byPlace.get(lines.place[i]!) ?? 0) + low[i]!);
  const places = [...byPlace.keys()];
  const now = new Float64Array(places.length);
  const later = new Float64Array(places.length).fill(1);
  return greatestDisjointSum(places.map((_, k) => k), {
    start: now, end: later, low: Float64Array.from(places, (p) => byPlace.get(p)!), apart: (i, j) => lines.apart(places[i]!, places[j]!),
  });
}

/** N7: what of each line counts beside the posts named before t. */
function withPosts(lines: PresenceLines, here: number[], posts: Posts, t: number): { low: Float64Array; high: Float64Array; causes: Uint8Array } {
  const low = lines.low.slice();
  const high = lines.high.slice();
  const causes = lines.causes.slice();
  const named = posts.named.map((post, k) => ({ k, known: post.since <= t })).filter((post) => post.known).map((post) => post.k);
  if (named.length > posts.count) return { low, high, causes };
  const inPost = new Map<number, { low: number; high: number }>();
  for (const k of named) {
    const there = here.filter((i) => lines.posts[i]! & (1 << k));
    inPost.set(k, { low: there.reduce((sum, i) => sum + lines.low[i]!, 0), high: there.reduce((sum, i) => sum + lines.high[i]!, 0) });
  }
  for (const i of here) {
    const post = named.find((k) => lines.posts[i]! & (1 << k));
    if (post === undefined) {
      if (named.length < posts.count) {
        low[i] = 0;
        causes[i]! |= UNRULED;
      }
    } else if (inPost.get(post)!.high <= posts.people) {
      low[i] = 0;
      high[i] = 0;
    } else if (inPost.get(post)!.low <= posts.people) {
      low[i] = 0;
      causes[i]! |= IMPRECISE;
    }
  }
  return { low, high, causes };
}
