// What the enumeration of one question is given, and how happenings add to the totals of its windows.
import { pairKey, type Evidence, type Lot, type Pair } from '#engine/worlds-evidence.ts';
import type { Window } from '#engine/worlds-formula.ts';
import { isActAsked, ownersOf } from '#engine/worlds-acts-counted.ts';
import { fits, type Counted, type Scene } from '#engine/worlds-scene.ts';
import type { Sight } from '#engine/worlds-sight.ts';

export type Weight = 'killed' | 'injured' | 'trucks' | 'people';

/** What happenings of each sort weigh. */
export const UNITS: Record<keyof Kinds, Weight[]> = { incidents: ['killed', 'injured'], movements: ['trucks', 'people'], presence: [], tallies: [], acts: [] };

/** What the enumeration of one question needs. Totals stop at `cap`: as "cap or more" (`saturates`), or by leaving out worlds with more (A2.15). */
export interface Task {
  scene: Scene;
  evidence: Evidence;
  sight: Sight;
  windows: Window[];
  cap: number;
  saturates: boolean;
  limit: number;
  /** The kinds that no measure or claim can tell from others, one of each sort. */
  kinds: Kinds;
  exceptions: string[];
  weights: Weight[];
}

export interface Kinds { incidents: string[]; movements: string[]; presence: string[]; tallies: string[]; acts: string[] }

export type Totals = number[];

/** Adds what one happening gives; undefined where the world is left out. */
export function plus(task: Task, totals: Totals, more: Totals): Totals | undefined {
  const sum = totals.map((x, i) => x + more[i]!);
  if (task.saturates) return sum.map((x) => Math.min(x, task.cap));
  return sum.some((x) => x > task.cap) ? undefined : sum;
}

export function mayBeOne(task: Task, a: Lot, b: Lot): boolean {
  if (a.sort !== b.sort || (a.convoy && b.convoy) || [...a.channels].some((channel) => b.channels.has(channel))) return false;
  if (a.claims.some((one) => b.claims.some((other) => task.evidence.distinct.has(pairKey(one, other))))) return false;
  return task.windows.some(({ counted }) => counted.measure.from === a.sort && reads(counted.channels, a) && reads(counted.channels, b));
}

export function reads(channels: Set<string>, lot: Lot): boolean {
  return [...lot.channels].some((channel) => channels.has(channel));
}

/** The windows at t that count a happening of this kind, place, author and target to which these exceptions apply. */
export function windowsMet(task: Task, sort: string, t: number, cell: number, kind: string, pair: Pair, applied: string[]): number[] {
  const met: number[] = [];
  task.windows.forEach(({ counted, a, b }, i) => {
    if (counted.measure.from !== sort || t < a || t >= b) return;
    if (counted.measure.exceptions.some((one) => applied.includes(one))) return;
    if (isCounted(task.scene, counted, cell, kind, pair)) met.push(i);
  });
  return met;
}

/** Whether a measure counts a happening; an act is at no place, and has no target (V15). */
export function isCounted({ plan }: Scene, counted: Counted, cell: number, kind: string, { by, against }: Pair): boolean {
  const { acts } = counted.measure;
  if (acts === undefined) return fits(counted, cell, kind, by, against);
  return isActAsked(acts, kind) && (counted.by === null || ownersOf(plan, by).some((name) => counted.by!.has(name)));
}

/** What one happening adds to each window: 1, or its people or trucks. */
export function share(task: Task, met: number[], weighs: Record<Weight, number>): Totals {
  const added = task.windows.map(() => 0);
  for (const i of met) {
    const { unit } = task.windows[i]!.counted.measure;
    added[i] = unit === 'events' || unit === 'convoys' || unit === 'things' || unit === 'acts' ? 1 : weighs[unit];
  }
  return added;
}

/** Every way to give the weights that this question asks about numbers from 0 to the greatest that matters. */
export function weighings(task: Task, high: (weight: Weight) => number): Record<Weight, number>[] {
  let all: Record<Weight, number>[] = [{ killed: 0, injured: 0, trucks: 0, people: 0 }];
  for (const weight of task.weights) {
    all = all.flatMap((one) => Array.from({ length: high(weight) + 1 }, (_, n) => ({ ...one, [weight]: n })));
  }
  return all;
}

export function subsets(all: string[]): string[][] {
  return all.reduce<string[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]]);
}
