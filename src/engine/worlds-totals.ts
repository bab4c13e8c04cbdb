// All totals that worlds can give the windows of one question (A2.3-9): the lots one after the other, then what is hidden or still to come.
import { INCIDENT_TYPES } from '#records/incident-types.ts';
import type { Evidence, Lot, Pair } from '#engine/worlds-evidence.ts';
import { addLot, type World } from '#engine/worlds-lots.ts';
import { addPresence } from '#engine/worlds-presence.ts';
import { kindsOfActs } from '#engine/worlds-acts-counted.ts';
import { SOMEBODY_ELSE, Unsupported, thingsOf, type Scene } from '#engine/worlds-scene.ts';
import { addTallies } from '#engine/worlds-tallies.ts';
import { UNITS, isCounted, mayBeOne, plus, share, subsets, weighings, windowsMet, type Kinds, type Task, type Totals } from '#engine/worlds-task.ts';

/** Kinds of which every measure and every claim counts all or none: one stands for each class. */
export function kindsOf(scene: Scene, evidence: Evidence): Kinds {
  const flat = (sort: 'movements' | 'presence' | 'tallies') => [...new Set([
    ...[...scene.measures.values()].filter((m) => m.from === sort).flatMap((m) => (m.stage === null ? m.of : [m.stage, ...m.of])),
    ...(sort === 'presence' ? evidence.presence.flatMap(({ claim }) => thingsOf(scene.plan, claim.what!)) : sort === 'tallies' ? evidence.tallies.map(({ claim }) => claim.what!) : []),
    ...(sort === 'movements' ? scene.claims.flatMap((claim) => claim.stage ?? []) : []),
  ])];
  const told = scene.claims.flatMap((claim) => claim.type ?? []);
  const asked = [...scene.measures.values()].filter((m) => m.from === 'incidents').flatMap((m) => m.of);
  const nodes = [...new Set([...told, ...asked])];
  const classes = new Map<string, string>();
  for (const kind of [...INCIDENT_TYPES, ...nodes]) {
    const key = nodes.filter((node) => kind === node || kind.startsWith(`${node}/`)).join(' ');
    if (!classes.has(key)) classes.set(key, kind);
  }
  return { incidents: [...classes.values()], movements: flat('movements'), presence: flat('presence'), tallies: flat('tallies'), acts: kindsOfActs(scene) };
}

/** Every combination of totals that some world has, and whether these are all. */
export function totalsOfWorlds(task: Task): { all: Totals[]; complete: boolean } {
  const none = task.windows.map(() => 0);
  let worlds = new Map<string, World>([['', { totals: none, open: [] }]]);
  for (const cluster of clusters(task)) {
    cluster.forEach((lot, i) => { worlds = addLot(task, worlds, lot, cluster.slice(i + 1)); });
  }
  let all = new Map<string, Totals>([...worlds.values()].map((world) => [world.totals.join(), world.totals]));
  all = addPresence(task, all);
  all = addTallies(task, all);
  return addHidden(task, all);
}

/** Lots of which some happenings may be the same, since one measure reads both, they share no channel and are not ruled distinct (A2.5). */
function clusters(task: Task): Lot[][] {
  const left = task.evidence.lots.filter((lot) => matters(task, lot));
  const found: Lot[][] = [];
  for (let first = left.shift(); first !== undefined; first = left.shift()) {
    const cluster = [first];
    for (let i = 0; i < cluster.length; i += 1) {
      const joined = left.filter((other) => mayBeOne(task, cluster[i]!, other));
      cluster.push(...joined);
      for (const other of joined) left.splice(left.indexOf(other), 1);
    }
    found.push(cluster);
  }
  return found;
}

function matters(task: Task, lot: Lot): boolean {
  const read = task.windows.map((window) => [...lot.channels].filter((channel) => window.counted.channels.has(channel)).length);
  if (read.some((n) => n > 0 && n < lot.channels.size)) throw new Unsupported('claims ruled the same of which a measure reads a part');
  return task.windows.some((window, i) => read[i]! > 0 && window.counted.measure.from === lot.sort);
}

/** A2.8, A2.9: any number of further happenings where nobody watched, and from h on. */
function addHidden(task: Task, all: Map<string, Totals>): { all: Totals[]; complete: boolean } {
  const steps = new Map<string, Totals>();
  for (const sort of ['incidents', 'movements', 'presence', 'tallies', 'acts'] as const) hiddenSteps(task, sort, steps);
  const found = new Map(all);
  const todo = [...all.values()];
  for (let totals = todo.pop(); totals !== undefined; totals = todo.pop()) {
    for (const step of steps.values()) {
      const more = plus(task, totals, step);
      const key = more?.join();
      if (more === undefined || found.has(key!)) continue;
      if (found.size >= task.limit) return { all: [...found.values()], complete: false };
      found.set(key!, more);
      todo.push(more);
    }
  }
  return { all: [...found.values()], complete: true };
}

function hiddenSteps(task: Task, sort: keyof Kinds, steps: Map<string, Totals>): void {
  const windows = task.windows.filter((window) => window.counted.measure.from === sort);
  if (windows.length === 0) return;
  const names = [...task.scene.plan.actors.map((actor) => actor.name), SOMEBODY_ELSE];
  const pairs = names.flatMap((by) => names.map((against): Pair => ({ by: [by], against: [against], key: '' })));
  const moments = new Set(windows.flatMap(({ a, b }) => {
    if (b - a > 200) throw new Unsupported('a window of more than 200 moments');
    return Array.from({ length: b - a }, (_, i) => a + i);
  }));
  const measures = [...new Map(windows.map(({ counted }) => [counted.key, counted])).values()];
  const classes = new Map<string, { cell: number; kind: string; pair: Pair }>();
  for (const cell of task.scene.allCells) for (const kind of task.kinds[sort]) for (const pair of pairs) {
    const counting = measures.filter((counted) => isCounted(task.scene, counted, cell, kind, pair)).map((counted) => counted.key).join();
    if (counting !== '' && !classes.has(counting)) classes.set(counting, { cell, kind, pair });
  }
  const weighs = weighings(task, (weight) => (UNITS[sort].includes(weight) ? task.cap : 0));
  for (const t of moments) for (const { cell, kind, pair } of classes.values()) for (const applied of subsets(task.exceptions)) {
    const met = windowsMet(task, sort, t, cell, kind, pair, applied).filter((i) => task.sight.isOpen(task.windows[i]!.counted, t));
    for (const weight of met.length === 0 ? [] : weighs) {
      const step = share(task, met, weight);
      if (step.some((x) => x > 0)) steps.set(step.join(), step);
    }
  }
}
