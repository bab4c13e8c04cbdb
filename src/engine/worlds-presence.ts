// Presence in worlds (A2.7): each claim of the one channel is things of its own, so many at every moment of `during`; lines add up (E16).
// From h on a claim says nothing: any presence is there (A2.9, E23).
import { isBelow } from '#records/incident-types.ts';
import { cellsOf, pairsOfClaim, type Pair } from '#engine/worlds-evidence.ts';
import type { RuledClaim } from '#engine/worlds-parts.ts';
import { Unsupported, fits, thingsOf } from '#engine/worlds-scene.ts';
import { plus, type Task, type Totals } from '#engine/worlds-task.ts';

export function addPresence(task: Task, worlds: Map<string, Totals>): Map<string, Totals> {
  const windows = task.windows.filter((window) => window.counted.measure.from === 'presence');
  if (windows.length === 0) return worlds;
  const moments = [...new Set(windows.map((window) => window.a))];
  const there = (claim: RuledClaim, t: number) => claim.start <= t && t < Math.min(claim.end, task.scene.horizon);
  const read = task.evidence.presence.filter(({ claim }) => moments.some((t) => there(claim, t)) && windows.some((w) => w.counted.channels.has(claim.channel)));
  refuse(task, read.map((one) => one.claim), moments, there);
  let found = worlds;
  for (const { claim, certain } of read) {
    const lines = new Map<string, Totals>();
    const at = moments.filter((t) => there(claim, t));
    for (const pair of pairsOfClaim(task.scene, claim)) throughout(task, claim, pair, at, lines);
    if (!certain) lines.set('nothing', task.windows.map(() => 0));
    found = sums(task, found, lines);
  }
  return found;
}

/** What this file does not cover. */
function refuse(task: Task, claims: RuledClaim[], moments: number[], there: (claim: RuledClaim, t: number) => boolean): void {
  if (new Set(claims.map((claim) => claim.channel)).size > 1) throw new Unsupported('presence told by several channels');
  for (const claim of claims) for (const other of claims) {
    const one = cellsOf(task.scene, claim), two = cellsOf(task.scene, other);
    const together = moments.some((t) => there(claim, t) && there(other, t)) && (isBelow(claim.what!, other.what!) || isBelow(other.what!, claim.what!));
    if (together && one !== two && (one & two) !== 0) throw new Unsupported('presence told of a place and of a part of it');
    const meant = thingsOf(task.scene.plan, other.what!);
    if (claim.what !== other.what && thingsOf(task.scene.plan, claim.what!).some((thing) => meant.includes(thing))) throw new Unsupported('presence told of a class of things and of one of them');
  }
}

/** All that a claim can add, at these moments together: at each any number of its bounds, anywhere in its place. */
function throughout(task: Task, claim: RuledClaim, pair: Pair, moments: number[], lines: Map<string, Totals>): void {
  let rows = new Map<string, Totals>([['', task.windows.map(() => 0)]]);
  for (const t of moments) rows = sums(task, rows, atMoment(task, claim, pair, t));
  for (const [key, row] of rows) lines.set(key, row);
}

function atMoment(task: Task, claim: RuledClaim, pair: Pair, t: number): Map<string, Totals> {
  const cells = task.scene.allCells.filter((cell) => (cellsOf(task.scene, claim) & cell) !== 0);
  const meant = thingsOf(task.scene.plan, claim.what!);
  const kinds = task.kinds.presence.filter((kind) => meant.some((thing) => isBelow(kind, thing)));
  const steps = new Map<string, Totals>();
  for (const cell of cells) for (const kind of kinds) {
    const step = task.windows.map(({ counted, a }) => Number(counted.measure.from === 'presence' && a === t
      && counted.channels.has(claim.channel) && fits(counted, cell, kind, pair.by, pair.against)));
    steps.set(step.join(), step);
  }
  const found = new Map<string, Totals>();
  let layer = new Map<string, Totals>([['', task.windows.map(() => 0)]]);
  for (let n = 0; n <= Math.min(claim.count.high, Math.max(claim.count.low, task.cap)); n += 1) {
    if (n >= claim.count.low) for (const totals of layer.values()) found.set(totals.join(), totals);
    layer = sums(task, layer, steps);
  }
  return found;
}

function sums(task: Task, some: Map<string, Totals>, others: Map<string, Totals>): Map<string, Totals> {
  const found = new Map<string, Totals>();
  for (const one of some.values()) for (const other of others.values()) {
    const totals = plus(task, one, other);
    if (totals !== undefined) found.set(totals.join(), totals);
    if (found.size > task.limit) throw new Unsupported('too many worlds');
  }
  return found;
}
