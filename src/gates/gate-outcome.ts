// The row on one gate: its state, its day, since when, what stops it, when it could open (G1-G14).
import { formatInstant } from '#base/instant.ts';
import { firstWholeDay, isSkipped, startOfDay } from '#base/zone.ts';
import { DISPUTED, PENDING, UNRULED, causesOf, isUndetermined, reasonsOf, type Causes, type Code } from '#records/causes.ts';
import type { Act } from '#records/observations.ts';
import type { GateOutcome, GateState } from '#records/verdicts.ts';
import { allGoesWell, decidingActs, gateActs } from '#gates/gate-acts.ts';
import type { GateWorld, Unit } from '#gates/gate-world.ts';
import { Walk, type Mode, type StateStep } from '#gates/walk.ts';

export interface GateResult {
  outcome: GateOutcome;
  /** Every change of state or day, oldest first; the first is at -Infinity. */
  history: StateStep[];
  /** When it opened by the walk, oldest first (T12). */
  openings: number[];
  /** The latest unit that was walked; null: none. */
  latest: (Unit & { code: Code }) | null;
  /** The units of the strip. */
  units: Unit[];
  /** Whether an opening on record is not borne out and nothing is written for that (G4). */
  isLoose: boolean;
}

/** The walk by the acts that stand. */
interface Standing { walk: Walk; acts: Act[]; differ: boolean }

/** Least open first (G9). */
const OPENNESS: GateState[] = ['expired', 'suspended', 'shut', 'counting', 'open'];

/** At most so many units stand in a strip (V10). */
const MOST_UNITS = 400;

export function gateResult(world: GateWorld): GateResult {
  const { gate, horizon, anchor } = world;
  const standing = leastOpen(world);
  const { walk } = standing;
  const isDone = walk.state === 'open' || walk.state === 'expired';
  const units = unitsUntil(world, horizon).slice(-MOST_UNITS);
  const outcome: GateOutcome = {
    name: gate.name,
    ...(world.member === null ? {} : { place: world.member }),
    state: walk.state,
    day: dayRange(world, standing),
    counted: walk.n,
    of: gate.run.length,
    since: instant(walk.since),
    opensAtEarliest: isDone || anchor.latest === Infinity ? null : instant(earliestOpening(world, standing)),
    openedAt: instant(walk.openedAt),
    countedFrom: instant(walk.countedFrom),
    stoppedBy: isDone || walk.latest === null ? [] : [...world.stoppers(walk.latest.from, walk.latest.to), ...walk.unverified.map(unverifiedStop)],
    reasons: reasonsOf(causesOfGate(world, standing)),
    days: units.map((unit) => world.day(unit.from, unit.to)),
  };
  const records = gateActs(world, standing.acts, horizon).records;
  const isLoose = gate.unborne === null && records.some((at) => stateIn(walk.history, at) !== 'open');
  return { outcome, history: walk.history, openings: walk.openings, latest: walk.latest, units, isLoose };
}

/** The state and the range of days alone. */
export function stateNow(world: GateWorld): { state: GateState; day: [number, number] } {
  const standing = leastOpen(world);
  return { state: standing.walk.state, day: dayRange(world, standing) };
}

/** Of the outcomes that the acts in doubt allow, the least open (G9). */
function leastOpen(world: GateWorld): Standing {
  const deciding = decidingActs(world);
  const sure = deciding.filter((act) => act.counts);
  const maybe = deciding.filter((act) => !act.counts);
  const choices = maybe.length === 0 ? [sure] : [sure, ...maybe.map((one) => deciding.filter((act) => act.counts || act === one)), deciding];
  const walks = choices.map((acts) => new Walk(world, gateActs(world, acts, world.horizon), 'rules'));
  let least = 0;
  for (let i = 1; i < walks.length; i++) if (isLess(walks[i]!, walks[least]!)) least = i;
  const walk = walks[least]!;
  return { walk, acts: choices[least]!, differ: walks.some((one) => one.state !== walk.state || one.n !== walk.n) };
}

function isLess(a: Walk, b: Walk): boolean {
  const by = OPENNESS.indexOf(a.state) - OPENNESS.indexOf(b.state);
  return by < 0 || (by === 0 && a.n < b.n);
}

function stateIn(history: StateStep[], t: number): GateState {
  let state: GateState = 'shut';
  for (const step of history) if (step.at <= t) state = step.state;
  return state;
}

function instant(t: number | null): string | null {
  return t === null || !Number.isFinite(t) ? null : formatInstant(t);
}

/** The units from the anchor that begin before an instant. */
function unitsUntil(world: GateWorld, before: number): Unit[] {
  const { gate, zone, anchor } = world;
  const units: Unit[] = [];
  if (!Number.isFinite(anchor.latest)) return units;
  const { unit } = gate.run;
  let day = unit.unit === 'civil-day' ? firstWholeDay(zone, anchor.latest) : 0;
  for (let k = 0; ; k++, day++) {
    if (unit.unit === 'civil-day' && isSkipped(zone, day)) continue;
    const next = unit.unit === 'period' ? { from: anchor.latest + k * unit.ms, to: anchor.latest + (k + 1) * unit.ms } : { from: startOfDay(zone, day), to: startOfDay(zone, day + 1) };
    if (next.from >= before) return units;
    units.push(next);
  }
}

/** N8: a refusal is a no; where nobody has said a word, a ruling is missing. */
function unverifiedStop({ by, refused }: { by: string; refused: boolean }): GateOutcome['stoppedBy'][number] {
  return { condition: `verification by ${by}`, value: refused ? 'no' : 'undetermined', reasons: refused ? [] : ['unruled'] };
}

/** G12. */
function dayRange(world: GateWorld, { walk, acts }: Standing): [number, number] {
  const timeline = gateActs(world, acts, world.horizon);
  const numbers = [walk.n, ...(['worst', 'best'] as Mode[]).map((mode) => new Walk(world, timeline, mode).n)];
  return [Math.min(...numbers), Math.max(...numbers)];
}

/** G13. */
function earliestOpening(world: GateWorld, { acts }: Standing): number | null {
  const walk = new Walk(world, allGoesWell(gateActs(world, acts, Infinity), world.horizon), 'ahead');
  return walk.state === 'open' ? walk.since : null;
}

/** G14. */
function causesOfGate(world: GateWorld, { walk, acts, differ }: Standing): Causes {
  const { anchor, horizon } = world;
  let causes = differ ? DISPUTED : 0;
  if (walk.state === 'open' || walk.state === 'expired') return causes;
  if (walk.latest !== null && isUndetermined(walk.latest.code)) causes |= causesOf(walk.latest.code);
  if (walk.awaiting || walk.unverified.some((one) => !one.refused)) causes |= UNRULED;
  if (walk.complete && !walk.awaiting && gateActs(world, acts, horizon).signed === Infinity) causes |= PENDING;
  if (anchor.latest >= horizon) causes |= PENDING | (anchor.earliest === anchor.latest ? 0 : anchor.causes);
  return causes;
}
