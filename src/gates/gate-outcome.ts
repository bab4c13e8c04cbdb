// The row on one gate: its state, its day, since when, what stops it, when it could open (G1-G14).
import { dateOfDay } from '#base/civil.ts';
import { formatInstant } from '#base/instant.ts';
import { dayOf } from '#base/zone.ts';
import { DISPUTED, PENDING, UNRULED, causesOf, isUndetermined, reasonsOf, valueOf, type Causes } from '#records/causes.ts';
import type { Act } from '#records/observations.ts';
import type { GateOutcome, GateState } from '#records/verdicts.ts';
import { gateActs, type GateActs } from '#gates/gate-acts.ts';
import type { GateWorld } from '#gates/gate-world.ts';
import { Walk, type Mode, type Walked } from '#gates/walk.ts';

/** A gate as one choice of acts has it. */
interface Found { acts: GateActs; walked: Walked; end: number; unborne: [number, number][]; forcedOpen: number | null }

/** From `at` on the gate is in this state, n days counted. */
export interface StateStep { at: number; state: GateState; n: number }

export interface GateResult {
  outcome: GateOutcome;
  /** Every change of state or day, oldest first; the first is at -Infinity. */
  history: StateStep[];
  /** When it opened, oldest first (T12). */
  openings: number[];
  /** Openings on record that are not borne out where nothing is written for them (G4). */
  loose: number[];
}

/** Least open first (G9). */
const OPENNESS: GateState[] = ['expired', 'suspended', 'shut', 'counting', 'open'];

export function gateResult(world: GateWorld): GateResult {
  if (world.anchor.latest === Infinity || world.anchor.latest > world.horizon) return notBegun(world);
  const sure = world.acts.filter((act) => act.counts);
  const maybe = world.acts.filter((act) => !act.counts && act.about === world.gate.name);
  const choices = maybe.length === 0 ? [sure] : [sure, ...maybe.map((one) => withAct(world, sure, [one])), withAct(world, sure, maybe)];
  const found = choices.map((acts) => assess(world, acts));
  const at = found.map((one) => stateAt(world, one, world.horizon));
  let least = 0;
  for (let i = 1; i < found.length; i++) if (isLess(at[i]!, at[least]!)) least = i;
  const differ = at.some((one) => one.state !== at[0]!.state || one.n !== at[0]!.n);
  return result(world, found[least]!, differ);
}

function withAct(world: GateWorld, sure: Act[], more: Act[]): Act[] {
  return world.acts.filter((act) => sure.includes(act) || more.includes(act));
}

function isLess(a: { state: GateState; n: number }, b: { state: GateState; n: number }): boolean {
  const by = OPENNESS.indexOf(a.state) - OPENNESS.indexOf(b.state);
  return by < 0 || (by === 0 && a.n < b.n);
}

/** The walk, with openings on record taken as written (G11). */
function assess(world: GateWorld, sure: readonly Act[]): Found {
  const acts = gateActs(world.gate, sure);
  const end = Math.min(acts.termination, world.lapses?.earliest ?? Infinity);
  const walked = new Walk(world, acts, { mode: 'rules', forcedOpen: null, ahead: false, end }).run();
  const loose = acts.openings.filter((at) => phaseAt(walked, at) !== 'open').sort((a, b) => a - b);
  const rule = world.gate.unborne?.rule;
  if (loose.length === 0 || rule === undefined || rule === 'closes') return { acts, walked, end, unborne: [], forcedOpen: null };
  if (rule === 'suspended') {
    return { acts, walked, end, unborne: loose.map((at) => [at, acts.decisions.find((one) => one > at) ?? Infinity]), forcedOpen: null };
  }
  const forcedOpen = loose[0]!;
  return { acts, end, unborne: [], forcedOpen, walked: new Walk(world, acts, { mode: 'rules', forcedOpen, ahead: false, end }).run() };
}

function phaseAt(walked: Walked, t: number): 'closed' | 'open' | 'held' {
  let phase: 'closed' | 'open' | 'held' = 'closed';
  for (const step of walked.steps) if (step.at <= t) phase = step.phase;
  return phase;
}

/** G7: the first that fits. */
function stateAt(world: GateWorld, found: Found, t: number): { state: GateState; n: number } {
  let step = found.walked.steps[0]!;
  for (const one of found.walked.steps) if (one.at <= t) step = one;
  const { n } = step;
  if (found.end <= t) return { state: 'expired', n };
  const within = ([from, to]: [number, number]) => from <= t && t < to;
  if (step.phase === 'held' || found.acts.suspensions.some(within) || found.unborne.some(within)) return { state: 'suspended', n };
  if (step.phase === 'open') return { state: 'open', n };
  return { state: n >= 1 ? 'counting' : 'shut', n };
}

function historyOf(world: GateWorld, found: Found): StateStep[] {
  const edges = new Set<number>([-Infinity]);
  for (const step of found.walked.steps) edges.add(step.at);
  for (const [from, to] of [...found.acts.suspensions, ...found.unborne]) edges.add(from).add(to);
  edges.add(found.end);
  const out: StateStep[] = [];
  for (const at of [...edges].filter((edge) => edge <= world.horizon).sort((a, b) => a - b)) {
    const now = stateAt(world, found, at);
    const last = out[out.length - 1];
    if (last === undefined || last.state !== now.state || last.n !== now.n) out.push({ at, ...now });
  }
  return out;
}

function result(world: GateWorld, found: Found, disputed: boolean): GateResult {
  const { gate, horizon } = world;
  const history = historyOf(world, found);
  const now = history[history.length - 1]!;
  const { walked } = found;
  const last = walked.units[walked.units.length - 1];
  const isDone = now.state === 'open' || now.state === 'expired';
  const outcome: GateOutcome = {
    name: gate.name,
    ...(world.member === null ? {} : { place: world.member }),
    state: now.state,
    day: dayRange(world, found, now.n),
    counted: now.n,
    of: gate.run.length,
    since: sinceOf(history),
    opensAtEarliest: isDone ? null : instant(earliestOpening(world, found)),
    openedAt: instant(walked.openedAt),
    countedFrom: instant(walked.anchor),
    stoppedBy: isDone || last === undefined ? [] : world.stoppers(last.from, last.to),
    reasons: isDone ? [] : reasonsOf(causesOfGate(found, last, disputed)),
    days: walked.units.slice(-400).map((unit) => ({ date: dateOfDay(dayOf(world.zone, unit.from)), value: valueOf(unit.code), reasons: isUndetermined(unit.code) ? reasonsOf(causesOf(unit.code)) : [] })),
  };
  const openings = walked.steps.filter((step, i) => step.phase === 'open' && walked.steps[i - 1]?.phase === 'closed' && step.at <= horizon).map((step) => step.at);
  const loose = gate.unborne === null ? found.acts.openings.filter((at) => phaseAt(walked, at) !== 'open') : [];
  return { outcome, history, openings, loose };
}

function instant(t: number | null): string | null {
  return t === null || !Number.isFinite(t) ? null : formatInstant(t);
}

/** The start of the last stretch of one state. */
function sinceOf(history: StateStep[]): string | null {
  let i = history.length - 1;
  while (i > 0 && history[i - 1]!.state === history[i]!.state) i--;
  return instant(history[i]!.at);
}

/** G12. */
function dayRange(world: GateWorld, found: Found, n: number): [number, number] {
  if (found.walked.units.every((unit) => !isUndetermined(unit.code))) return [n, n];
  const other = (['worst', 'best'] as Mode[]).map((mode) => {
    const walked = new Walk(world, found.acts, { mode, forcedOpen: found.forcedOpen, ahead: false, end: found.end }).run();
    return stateAt(world, { ...found, walked }, world.horizon).n;
  });
  return [Math.min(n, ...other), Math.max(n, ...other)];
}

/** G13. */
function earliestOpening(world: GateWorld, found: Found): number | null {
  const walked = new Walk(world, found.acts, { mode: 'rules', forcedOpen: found.forcedOpen, ahead: true, end: found.end }).run();
  const last = walked.steps[walked.steps.length - 1]!;
  if (last.phase !== 'open') return null;
  return last.at < world.horizon ? world.horizon : last.at;
}

/** G14. */
function causesOfGate(found: Found, last: Walked['units'][number] | undefined, disputed: boolean): Causes {
  const { walked, acts } = found;
  let causes = disputed ? DISPUTED : 0;
  if (last !== undefined && isUndetermined(last.code)) causes |= causesOf(last.code);
  if (walked.awaiting) causes |= UNRULED;
  if (walked.complete && !walked.awaiting && acts.signed === Infinity) causes |= PENDING;
  return causes;
}

/** G8: while the anchor has not come. */
function notBegun(world: GateWorld): GateResult {
  const { gate, anchor } = world;
  const end = Math.min(gateActs(gate, world.acts.filter((act) => act.counts)).termination, world.lapses?.earliest ?? Infinity);
  const expired = end <= world.horizon;
  const causes = anchor.earliest === anchor.latest ? PENDING : anchor.causes;
  const outcome: GateOutcome = {
    name: gate.name,
    ...(world.member === null ? {} : { place: world.member }),
    state: expired ? 'expired' : 'shut',
    day: [0, 0], counted: 0, of: gate.run.length,
    since: expired ? instant(end) : null,
    opensAtEarliest: null, openedAt: null, countedFrom: null, stoppedBy: [],
    reasons: expired ? [] : reasonsOf(causes),
    days: [],
  };
  return { outcome, history: [{ at: -Infinity, state: outcome.state, n: 0 }], openings: [], loose: [] };
}
