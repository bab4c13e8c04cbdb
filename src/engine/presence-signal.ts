// How many things are in a place at each moment, from lines that hold at every moment of their time (E16, E23), posts excepted (N7).
import { IMPRECISE, PENDING, UNRULED, UNSEEN } from '#records/causes.ts';
import type { PresenceLines, Stretches } from '#records/observations.ts';
import type { MeasureSignal } from '#engine/signal.ts';
import { edgeAt, holds } from '#engine/signal.ts';
import { MeasureSignalBuilder, sortedInstants } from '#engine/measure-signal.ts';
import { afterLooks, type AfterLooks } from '#engine/after-looks.ts';
import { greatestDisjointSum } from '#engine/tally-count.ts';

/** Posts that are named, with the moment before which each is not (N7); `count` and `people` as the clause writes them. */
export interface Posts { count: number; people: number; named: { since: number }[] }

export interface Present { lines: PresenceLines; watched: Stretches | null; horizon: number; /** How many things the measure names. */ things: number; /** E10: for how long a look holds; 0: not at all. */ holdsMs: number }

/** The number present, moment by moment. */
export function presenceSignal(present: Present, posts: Posts | null, inPosts: MeasureSignal[]): MeasureSignal {
  const { lines, watched, horizon } = present;
  const after = afterLooks(lines, watched ?? new Float64Array(0), present.things, present.holdsMs);
  const instants = new Set<number>([horizon]);
  for (let i = 0; i < lines.length; i++) instants.add(lines.start[i]!).add(after.end[i]!);
  for (const edge of watched ?? []) instants.add(edge);
  for (const edge of after.held) instants.add(edge);
  for (const post of posts?.named ?? []) instants.add(post.since);
  for (const signal of inPosts) for (const start of signal.starts) instants.add(start);
  const edges = sortedInstants(instants);
  const out = new MeasureSignalBuilder();
  const add = (start: number, t: number) => {
    const { low, high, causes } = presentAt(present, after, posts, inPosts, t);
    out.add(start, low, high, causes);
  };
  add(-Infinity, (edges[0] ?? 1) - 1);
  for (const t of edges) add(t, t);
  return out.done();
}

function presentAt(present: Present, after: AfterLooks, posts: Posts | null, inPosts: MeasureSignal[], t: number): { low: number; high: number; causes: number } {
  const { lines, watched, horizon, things } = present;
  if (watched === null) return { low: 0, high: Infinity, causes: UNSEEN };
  if (t >= horizon) return { low: 0, high: Infinity, causes: PENDING };
  const here: number[] = [];
  for (let i = 0; i < lines.length && lines.start[i]! <= t; i++) if (after.end[i]! > t) here.push(i);
  const { low, high, causes } = sums(lines, here, posts, inPosts, t);
  let fixed = 0;
  for (const i of here) fixed |= lines.fixes[i]!;
  const seen = holds(watched, t) || holds(after.held, t) || fixed === 2 ** things - 1;
  if (!seen) return { low, high: Infinity, causes: causes | UNSEEN };
  // Lines that may overlap do not add up for certain: imprecise, where nothing else is said (E23).
  return { low, high, causes: low < high ? causes || IMPRECISE : 0 };
}

type Counted = { low: Float64Array; high: Float64Array; causes: Uint8Array };

function sums(lines: PresenceLines, here: number[], posts: Posts | null, inPosts: MeasureSignal[], t: number): { low: number; high: number; causes: number } {
  const counted: Counted = posts === null ? lines : withPosts(lines, here, posts, inPosts, t);
  const present = here.filter((i) => counted.high[i]! > 0);
  const parted = partedPairs(lines);
  const mayBeOne = (i: number, j: number) => (lines.channels[i]! & lines.channels[j]!) === 0 && !parted.has(`${i}:${j}`);
  let high = 0;
  let causes = 0;
  let bits = 0;
  for (const i of present) {
    high += counted.high[i]!;
    causes |= counted.causes[i]!;
    bits |= lines.channels[i]!;
  }
  if (present.some((i) => present.some((j) => j > i && mayBeOne(i, j)))) causes |= UNRULED;
  let low = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) {
    const told = present.filter((i) => lines.channels[i]! & rest & -rest);
    let more = 0;
    for (let others = parted.size > 0 ? bits : 0; others !== 0; others &= others - 1) {
      const apart = present.filter((i) => lines.channels[i]! & others & -others && !told.includes(i) && told.every((j) => parted.has(`${i}:${j}`)));
      more = Math.max(more, sumAddingUp(lines, apart, counted.low));
    }
    low = Math.max(low, sumAddingUp(lines, told, counted.low) + more);
  }
  return { low, high, causes };
}

/** The pairs of lines ruled distinct, both ways. */
function partedPairs(lines: PresenceLines): Set<string> {
  const parted = new Set<string>();
  for (let p = 0; p < lines.distinct.length; p += 2) parted.add(`${lines.distinct[p]}:${lines.distinct[p + 1]}`).add(`${lines.distinct[p + 1]}:${lines.distinct[p]}`);
  return parted;
}

/** The greatest sum of lows over lines that add up: at one place, or at places apart (E23). */
function sumAddingUp(lines: PresenceLines, told: number[], low: Float64Array): number {
  const now = new Float64Array(lines.length);
  const later = new Float64Array(lines.length).fill(1);
  return greatestDisjointSum(told, { start: now, end: later, low, apart: (i, j) => lines.addUp(i, j) });
}

/** N7: what of each line counts beside the posts named before t. */
function withPosts(lines: PresenceLines, here: number[], posts: Posts, inPosts: MeasureSignal[], t: number): Counted {
  const named = posts.named.map((post, k) => ({ k, known: post.since <= t })).filter((post) => post.known).map((post) => post.k);
  if (named.length > posts.count) return lines;
  const low = lines.low.slice();
  const high = lines.high.slice();
  const causes = lines.causes.slice();
  for (const i of here) {
    const within = named.filter((k) => lines.posts[i]! & (1 << k)).map((k) => inPosts[k]!).map((signal) => ({ low: signal.low[edgeAt(signal.starts, t)]!, high: signal.high[edgeAt(signal.starts, t)]! }));
    if (within.length === 0) {
      if (named.length < posts.count) {
        low[i] = 0;
        causes[i]! |= UNRULED;
      }
    } else if (within.some((people) => people.high <= posts.people)) {
      low[i] = 0;
      high[i] = 0;
    } else if (!within.every((people) => people.low > posts.people)) {
      low[i] = 0;
      causes[i]! |= IMPRECISE;
    }
  }
  return { low, high, causes };
}
