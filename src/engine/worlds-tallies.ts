// Tallies in worlds (A2.10): each channel's count is a measure of its own over time, cells and kinds that meets every tally of that channel.
import { isBelow } from '#records/incident-types.ts';
import { cellsOf } from '#engine/worlds-evidence.ts';
import type { RuledClaim } from '#engine/worlds-parts.ts';
import { Contradiction, Unsupported, type Counted } from '#engine/worlds-scene.ts';
import type { Window } from '#engine/worlds-formula.ts';
import type { Task, Totals } from '#engine/worlds-task.ts';

interface Tally { claim: RuledClaim; cells: number; low: number; high: number }

/** A piece of time, cells and kinds that no tally and no window divides. */
interface Atom { tallies: number[]; windows: number[] }

/**
 * Of several channels the number of a window is that of one of them that has a tally meeting it (E12): a world ranks the channels. Where
 * none has, any number may stand there.
 */
export function addTallies(task: Task, worlds: Map<string, Totals>): Map<string, Totals> {
  const windows = task.windows.filter((window) => window.counted.measure.from === 'tallies');
  if (windows.length === 0) return worlds;
  if (windows.some(({ counted }) => counted.by !== null || counted.against !== null)) throw new Unsupported('a filter on tallies');
  const names = [...new Set(windows.flatMap((window) => [...window.counted.channels]))];
  const channels = names.map((name) => ({ name, tallies: talliesOf(task, name) }));
  if (channels.length > 3) throw new Unsupported('tallies of more than three channels');
  const free = countsOf(task, []);
  const counts = channels.map((channel) => countsOf(task, channel.tallies));
  const found = new Map<string, Totals>();
  for (const ranked of orders(channels.map((_, i) => i))) {
    const teller = task.windows.map((window) => ranked.find((i) => tells(task, channels[i]!.name, window)) ?? -1);
    let rows = [...worlds.values()];
    for (const i of [-1, ...channels.keys()]) {
      if (!task.windows.some((window, j) => window.counted.measure.from === 'tallies' && teller[j] === i)) continue;
      const numbers = distinct((i === -1 ? free : counts[i]!).map((totals) => totals.map((x, j) => (teller[j] === i ? x : 0))));
      rows = distinct(rows.flatMap((row) => numbers.map((totals) => row.map((x, j) => x + totals[j]!))));
      if (rows.length > task.limit) throw new Unsupported('too many worlds');
    }
    for (const row of rows) found.set(row.join(), row);
  }
  return found;
}

/** Those that count, with bounds that may be missed where they only may count (A2.4); what crosses `asOf` binds nothing (E24), nor does what is in doubt in part (E13). */
function talliesOf(task: Task, channel: string): Tally[] {
  return task.evidence.tallies.filter(({ claim }) => claim.channel === channel && claim.end <= task.scene.asOf && !claim.inDoubt).map(({ claim, certain }) => {
    if (claim.by !== null || claim.against !== null || claim.otherBy.length + claim.otherAgainst.length > 0) throw new Unsupported('a tally by or against somebody');
    return { claim, cells: cellsOf(task.scene, claim), low: certain ? claim.count.low : 0, high: claim.count.high };
  });
}

/** Whether the channel has a tally that the window's measure reads and that meets it. */
function tells(task: Task, channel: string, { counted, a, b }: Window): boolean {
  return counted.channels.has(channel) && task.evidence.tallies.some(({ claim }) => claim.channel === channel && claim.start < b && a < claim.end
    && (cellsOf(task.scene, claim) & counted.cells) !== 0
    && counted.measure.of.some((node) => isBelow(node, claim.what!) || isBelow(claim.what!, node)));
}

function countsOf(task: Task, tallies: Tally[]): Totals[] {
  const cap = task.cap;
  let worlds = new Map<string, { sums: number[]; totals: Totals }>();
  const put = (into: typeof worlds, sums: number[], totals: Totals) => into.set(`${sums.join()};${totals.join()}`, { sums, totals });
  put(worlds, tallies.map(() => 0), task.windows.map(() => 0));
  for (const atom of atomsOf(task, tallies)) {
    const most = Math.min(...atom.tallies.map((i) => tallies[i]!.high), cap + Math.max(0, ...atom.tallies.map((i) => tallies[i]!.low)));
    const next: typeof worlds = new Map();
    for (const { sums, totals } of worlds.values()) for (let n = 0; n <= most; n += 1) {
      const grown = sums.map((x, i) => (atom.tallies.includes(i) ? x + n : x));
      const counted = totals.map((x, j) => (atom.windows.includes(j) ? x + n : x));
      if (grown.some((x, i) => x > tallies[i]!.high) || (!task.saturates && counted.some((x) => x > cap))) continue;
      put(next, grown.map((x, i) => (tallies[i]!.high === Infinity ? Math.min(x, tallies[i]!.low) : x)),
        task.saturates ? counted.map((x) => Math.min(x, cap)) : counted);
    }
    if (next.size > task.limit) throw new Unsupported('too many worlds');
    worlds = next;
  }
  const agreeing = [...worlds.values()].filter(({ sums }) => sums.every((x, i) => x >= tallies[i]!.low)).map((world) => world.totals);
  if (agreeing.length === 0 && task.saturates) throw new Contradiction();
  return distinct(agreeing);
}

function atomsOf(task: Task, tallies: Tally[]): Atom[] {
  const windows = task.windows.filter((window) => window.counted.measure.from === 'tallies');
  const from = Math.min(...windows.map((w) => w.a), ...tallies.map((one) => one.claim.start));
  const to = Math.max(...windows.map((w) => w.b), ...tallies.map((one) => one.claim.end));
  if (to - from > 400) throw new Unsupported('tallies over more than 400 moments');
  const counts = (counted: Counted, cell: number, kind: string) => (counted.cells & cell) !== 0 && counted.measure.of.some((node) => isBelow(kind, node));
  const atoms = new Map<string, Atom>();
  for (let t = from; t < to; t += 1) for (const cell of task.scene.allCells) for (const kind of task.kinds.tallies) {
    const atom: Atom = { tallies: [], windows: [] };
    tallies.forEach(({ claim, cells }, i) => { if (claim.start <= t && t < claim.end && (cells & cell) !== 0 && isBelow(kind, claim.what!)) atom.tallies.push(i); });
    task.windows.forEach(({ counted, a, b }, j) => {
      if (counted.measure.from === 'tallies' && a <= t && t < b && counts(counted, cell, kind)) atom.windows.push(j);
    });
    if (atom.tallies.length + atom.windows.length > 0) atoms.set(`${atom.tallies.join()};${atom.windows.join()}`, atom);
  }
  return [...atoms.values()];
}

function orders(all: number[]): number[][] {
  if (all.length === 0) return [[]];
  return all.flatMap((first) => orders(all.filter((one) => one !== first)).map((rest) => [first, ...rest]));
}

function distinct(rows: Totals[]): Totals[] {
  return [...new Map(rows.map((row) => [row.join(), row])).values()];
}
