// One lot more: how its happenings can lie in time, place, kind and hands, and which of them other channels may have told already (A2.3-6).
import type { Lot, Pair } from '#engine/worlds-evidence.ts';
import { Contradiction, Unsupported, isLeftOut } from '#engine/worlds-scene.ts';
import { UNITS, mayBeOne, plus, reads, share, subsets, weighings, windowsMet, type Task, type Totals, type Weight } from '#engine/worlds-task.ts';

type Weighs = Record<Weight, number>;

/** Totals so far, and the happenings that a lot still to come may tell too. */
export interface World { totals: Totals; open: Happening[] }

/** A happening seen from the lots still to come. `met`: the windows that would count it, if their measure reads a lot behind it. */
interface Happening { met: number[]; counted: number[]; weighs: Weighs; pair: string; later: Lot[]; key: string }

/** A world while a lot is being added: how many of its happenings are there, and what they weigh together. */
interface Growing extends World { sum: Weighs; fresh: Happening[] }

export function addLot(task: Task, worlds: Map<string, World>, lot: Lot, later: Lot[]): Map<string, World> {
  if (lot.end - lot.start > 200) throw new Unsupported('a claim of more than 200 possible instants');
  const found = new Map<string, World>();
  for (const pair of lot.pairs) addWith(task, worlds, lot, pair, later, found);
  // In worlds that were left out for their size nothing contradicts itself.
  if (found.size === 0 && task.saturates) throw new Contradiction();
  return found;
}

function addWith(task: Task, worlds: Map<string, World>, lot: Lot, pair: Pair, later: Lot[], found: Map<string, World>): void {
  const choices = newHappenings(task, lot, pair, later);
  if (lot.count.high === Infinity && choices.some((one) => one.later.length > 0)) throw new Unsupported('any number of happenings that another channel may tell too');
  const start = { killed: 0, injured: 0, trucks: 0, people: 0 };
  let layer = new Map<string, Growing>([...worlds].map(([key, world]) => [key, { ...world, sum: start, fresh: [] }]));
  const least = lot.certain ? lot.count.low : 0;
  const seen = new Set<string>();
  for (let n = 0; n <= lot.count.high; n += 1) {
    let news = false;
    for (const [key, world] of layer) {
      if (n < least || !weighsRight(lot, n, world.sum, task)) continue;
      keep(task, found, world, lot, later);
      if (!seen.has(key)) news = true;
      seen.add(key);
    }
    // Without upper bound: it ends once one happening more gives nothing new.
    if (n > least + task.cap && !news && lot.count.high === Infinity) return;
    if (n === lot.count.high) return;
    layer = grow(task, layer, lot, pair, choices);
    if (layer.size > task.limit) throw new Unsupported('too many worlds');
    if (layer.size === 0) return;
  }
}

function weighsRight(lot: Lot, n: number, sum: Weighs, task: Task): boolean {
  return UNITS[lot.sort].every((unit) => {
    const { low, high } = lot.people[unit];
    if (!lot.certain) return sum[unit] <= high;
    if (!task.weights.includes(unit)) return low === 0 || n > 0;
    return low <= sum[unit] && sum[unit] <= high;
  });
}

/** One happening more: a new one, or one that another channel told. */
function grow(task: Task, layer: Map<string, Growing>, lot: Lot, pair: Pair, choices: Happening[]): Map<string, Growing> {
  const next = new Map<string, Growing>();
  const put = (world: Growing) => {
    const { killed, injured, trucks, people } = world.sum;
    next.set(`${keyOf(world)}~${world.fresh.map((one) => one.key).toSorted().join('&')}~${[killed, injured, trucks, people].join()}`, world);
  };
  for (const world of layer.values()) {
    for (const choice of choices) {
      const totals = plus(task, world.totals, share(task, choice.counted, choice.weighs));
      const sum = added(task, lot, world.sum, choice.weighs);
      const fresh = choice.later.length === 0 ? world.fresh : [...world.fresh, choice];
      if (totals !== undefined && sum !== undefined) put({ totals, open: world.open, sum, fresh });
    }
    world.open.forEach((one, i) => {
      if (one.pair !== pair.key || !one.later.includes(lot)) return;
      const counted = countedBy(task, one.met, lot);
      const totals = plus(task, world.totals, share(task, counted.filter((j) => !one.counted.includes(j)), one.weighs));
      const sum = added(task, lot, world.sum, one.weighs);
      if (totals === undefined || sum === undefined) return;
      const later = one.later.filter((other) => mayBeOne(task, lot, other));
      const told = keyed({ ...one, counted: [...new Set([...one.counted, ...counted])].toSorted((a, b) => a - b), later });
      put({ totals, sum, open: world.open.filter((_, j) => j !== i), fresh: [...world.fresh, told] });
    });
  }
  return next;
}

function added(task: Task, lot: Lot, sum: Weighs, more: Weighs): Weighs | undefined {
  const next = { ...sum };
  for (const weight of task.weights) {
    next[weight] += more[weight];
    if (next[weight] > lot.people[weight].high) return undefined;
    // More than enough is enough where nothing limits it.
    if (lot.people[weight].high === Infinity) next[weight] = Math.min(next[weight], greatestWeight(task, lot, weight));
  }
  return next;
}

function greatestWeight(task: Task, lot: Lot, weight: Weight): number {
  const { low, high } = lot.people[weight];
  return UNITS[lot.sort].includes(weight) ? Math.min(high, Math.max(task.cap, low)) : 0;
}

/** A lot is added: what no lot to come may tell is closed. */
function keep(task: Task, found: Map<string, World>, world: Growing, lot: Lot, later: Lot[]): void {
  const open: Happening[] = [];
  for (const one of [...world.open, ...world.fresh]) {
    const rest = keyed({ ...one, later: one.later.filter((other) => later.includes(other)) });
    if (rest.later.length > 0) open.push(rest);
  }
  const next = { totals: world.totals, open };
  found.set(keyOf(next), next);
  if (found.size > task.limit) throw new Unsupported('too many worlds');
}

function keyOf(world: World): string {
  return `${world.totals.join()}~${world.open.map((one) => one.key).toSorted().join('&')}`;
}

function keyed(one: Omit<Happening, 'key'>): Happening {
  const { killed, injured, trucks, people } = one.weighs;
  const key = [one.met.join(), one.counted.join(), [killed, injured, trucks, people].join(), one.later.length === 0 ? '' : one.pair,
    one.later.map((lot) => lot.claims.join('+')).join()].join(';');
  return { ...one, key };
}

function countedBy(task: Task, met: number[], lot: Lot): number[] {
  return met.filter((i) => reads(task.windows[i]!.counted.channels, lot));
}

/** All that one happening of the lot can be, told apart only by the windows that count it and the lots that may tell it too. */
function newHappenings(task: Task, lot: Lot, pair: Pair, later: Lot[]): Happening[] {
  const found = new Map<string, Happening>();
  const others = later.filter((other) => mayBeOne(task, lot, other) && other.pairs.some((one) => one.key === pair.key));
  const kinds = task.kinds[lot.sort].filter((kind) => lot.allows(kind));
  const cells = task.scene.allCells.filter((cell) => (lot.cells & cell) !== 0);
  const weighs = weighings(task, (weight) => greatestWeight(task, lot, weight));
  const exceptions = subsets(task.exceptions).filter((applied) => allowsExceptions(task, lot, applied));
  for (let t = lot.start; t < lot.end; t += 1) for (const cell of cells) for (const kind of kinds) for (const applied of exceptions) {
    const counting = windowsMet(task, lot.sort, t, cell, kind, pair, applied);
    const met = counting.filter((i) => !isLotLeftOut(task, lot, i));
    const also = others.filter((other) => other.start <= t && t < other.end && (other.cells & cell) !== 0 && other.allows(kind)
      && allowsExceptions(task, other, applied) && counting.every((i) => isLotLeftOut(task, lot, i) === isLotLeftOut(task, other, i)));
    for (const weight of weighs) {
      const one = keyed({ met, counted: countedBy(task, met, lot), weighs: weight, pair: pair.key, later: also });
      found.set(one.key, one);
    }
  }
  return [...found.values()];
}

/** E21: of claims ruled the same, the exclusion of one holds for all. */
function isLotLeftOut(task: Task, lot: Lot, window: number): boolean {
  return lot.told.some((pairs) => pairs.every(({ by, against }) => isLeftOut(task.windows[window]!.counted, by, against)));
}

/** A2.12: a missing ruling goes either way, for each happening alone. A ruling about an exception that nothing here has says nothing here. */
function allowsExceptions(task: Task, lot: Lot, applied: string[]): boolean {
  if (lot.exception === 'none') return applied.length === 0;
  return lot.exception === null || !task.exceptions.includes(lot.exception) || applied.includes(lot.exception);
}
