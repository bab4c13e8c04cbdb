// What may be settled about a gate: claims in doubt, claims too imprecise, gaps in the watch, missing rulings (V8).
import { formatInstant } from '#base/instant.ts';
import { DISPUTED, IMPRECISE, UNRULED, isUndetermined } from '#records/causes.ts';
import type { Happenings } from '#records/observations.ts';
import type { Formula } from '#records/plan.ts';
import { ruledExceptions } from '#records/ruled-exceptions.ts';
import type { Resolution } from '#records/verdicts.ts';
import type { ReadingScope } from '#engine/evaluator.ts';
import type { Env, Scope } from '#engine/operator.ts';
import { operators } from '#engine/operators.ts';
import type { GateRow, ReadingRun } from '#monitor/reading-run.ts';
import { measuresIn } from '#monitor/unseen.ts';
import type { Settlement } from '#series/settlement.ts';

/** A resolution; `about` is what it settles, so that two of one thing are not taken together; `parts` are those of the run that it reaches. */
export interface Candidate { id: string; about: string; resolution: Resolution; settlement: Settlement; parts: Set<number>; act: boolean }

interface Unit { from: number; to: number }

/** All candidates, by id; where there are more than `most`, the first of them, and more than so many. */
export function candidatesOf(run: ReadingRun, row: GateRow, parts: { formula: Formula; env: Env }[], most: number): Candidate[] {
  const found = new Map<string, Candidate>();
  const add = (part: number | null, candidate: Omit<Candidate, 'parts' | 'id'>) => {
    const id = JSON.stringify(candidate.resolution);
    let known = found.get(id);
    if (known === undefined) found.set(id, (known = { ...candidate, id, parts: new Set<number>() }));
    if (part !== null) known.parts.add(part);
  };
  for (const act of run.actsAbout(row.gate, row.member)) {
    if (!act.counts) for (const so of [true, false]) add(null, { about: act.key, resolution: { claim: act.key, so }, settlement: { claim: act.key, so }, act: true });
  }
  const windows: { of: Of; window: Unit; unit: Unit }[] = [];
  parts.forEach(({ formula, env }, part) => {
    const scope = run.evaluator.scope(env);
    const open = row.result.units.filter((unit) => isUndetermined(scope.throughout(formula, unit.from, unit.to)));
    if (open.length === 0) return;
    const back = backOf(formula, scope);
    for (const reading of measuresIn(formula, scope)) {
      // What is settled of an act may move anchors too: then the gate is judged whole.
      const act = reading.scope.measure(reading.measure).from === 'acts';
      const of = { run, name: reading.measure, scope: reading.scope, add: (candidate: Told) => add(part, { ...candidate, act }) };
      addGaps(of, { from: Math.min(open[0]!.from - back, reading.from), to: open[open.length - 1]!.to });
      // The latest undetermined unit first: an imprecise claim is taken to lie in the latest that it may lie in.
      for (const unit of open.toReversed()) windows.push({ of, window: { from: Math.min(unit.from - back, reading.from), to: unit.to }, unit });
    }
  });
  for (const { of, window, unit } of windows) addClaims(of, window, unit);
  // Pairs are many, and by their ids they come last: they are looked for only where there is room for them.
  if (found.size <= most) for (const { of, window } of windows) addPairs(of, window);
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

type Told = Omit<Candidate, 'parts' | 'id' | 'act'>;
interface Of { run: ReadingRun; name: string; scope: ReadingScope; add(candidate: Told): void }

/** How far a formula looks back, through its operands. A baseline is not followed: it settles no day by itself. */
function backOf(formula: Formula, scope: Scope): number {
  const inner = 'of' in formula && !Array.isArray(formula.of) ? (formula.of === null ? [] : [formula.of]) : formula.node === 'and' || formula.node === 'or' ? formula.of : formula.node === 'since' ? [formula.hold, formula.begun] : formula.node === 'until' ? [formula.hold, formula.comes] : [];
  const { back } = operators[formula.node].reach(formula as never, scope);
  const own = Number.isFinite(back) ? back : 0;
  return own + Math.max(0, ...inner.map((one) => backOf(one, scope)));
}

/** A gap is a longest stretch, before h, that nobody watched. */
function addGaps({ run, name, scope, add }: Of, window: Unit): void {
  const { place } = run.evaluator.measureAt(scope.measure(name), scope.env);
  for (const [from, to] of scope.unwatched(name, window.from, Math.min(window.to, run.observations.horizon))) {
    const during: [string, string] = [formatInstant(from), formatInstant(to)];
    add({ about: `${name} ${place} ${during.join()}`, resolution: { gap: { measure: name, place, during }, watched: true }, settlement: { gap: { measure: name, place, from, to } } });
  }
}

/** What a measure reads that meets a window. */
function meetingOf({ run, name, scope }: Of, window: Unit): { all: Happenings; meeting: number[] } | null {
  const measure = scope.measure(name);
  if (measure.from === 'tallies') return null;
  const at = run.evaluator.measureAt(measure, scope.env);
  const all: Happenings = measure.from === 'presence' ? run.observations.presence(at) : run.observations.happenings(at);
  const meeting: number[] = [];
  for (let i = 0; i < all.length && all.start[i]! < window.to; i++) if (all.end[i]! > window.from) meeting.push(i);
  return { all, meeting };
}

/** Claims that meet the window: in doubt, too imprecise for the unit, not ruled on. */
function addClaims(of: Of, window: Unit, unit: Unit): void {
  const found = meetingOf(of, window);
  if (found === null) return;
  const exceptions = ruledExceptions(of.scope.measure(of.name));
  for (const i of found.meeting) addClaim(of, found.all, i, unit, exceptions);
}

/** Claims that meet the window and perhaps are one. */
function addPairs(of: Of, window: Unit): void {
  const { all, meeting } = meetingOf(of, window) ?? { meeting: [] };
  if (all === undefined) return;
  for (const i of meeting) {
    for (const j of meeting) {
      if (j <= i || (all.channels[i]! & all.channels[j]!) !== 0) continue;
      const pair: [string, string] = [keyOf(of.run, all, i), keyOf(of.run, all, j)];
      for (const ruled of [true, false]) of.add({ about: pair.join(), resolution: { same: pair, ruled }, settlement: { same: pair, ruled } });
    }
  }
}

function keyOf(run: ReadingRun, all: Happenings, i: number): string {
  return run.observations.key(all.rows[all.rowStart[i]!]!);
}

function addClaim({ run, add }: Of, all: Happenings, i: number, unit: Unit, exceptions: string[]): void {
  const key = keyOf(run, all, i);
  const causes = all.causes[i]!;
  if (causes & DISPUTED) for (const so of [true, false]) add({ about: key, resolution: { claim: key, so }, settlement: { claim: key, so } });
  const isVague = all.low[i]! < all.high[i]! && (causes & IMPRECISE) !== 0;
  if (isVague || all.start[i]! < unit.from || all.end[i]! > unit.to) {
    for (const wholly of ['in', 'out'] as const) add({ about: key, resolution: { claim: key, wholly }, settlement: { claim: key, wholly, from: unit.from, to: unit.to } });
  }
  if (causes & UNRULED) {
    for (const exception of exceptions) for (const applies of [true, false]) add({ about: key, resolution: { exception, claim: key, applies }, settlement: { claim: key, exception: applies ? exception : 'none' } });
  }
}
