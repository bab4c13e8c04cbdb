// What may be settled about a gate: claims in doubt, claims too imprecise, gaps in the watch, missing rulings (V8).
import { formatInstant } from '#base/instant.ts';
import { DISPUTED, IMPRECISE, UNRULED } from '#records/causes.ts';
import { CONVOY, type Happenings } from '#records/observations.ts';
import type { Formula } from '#records/plan.ts';
import type { Resolution } from '#records/verdicts.ts';
import type { Env, Scope } from '#engine/operator.ts';
import { operators } from '#engine/operators.ts';
import type { GateRow, ReadingRun } from '#monitor/reading-run.ts';
import { measuresIn } from '#monitor/unseen.ts';
import type { Settlement } from '#series/settlement.ts';

/** A resolution; `about` is what it settles, so that two of one thing are not taken together; `parts` are those of the run that it reaches. */
export interface Candidate { id: string; about: string; resolution: Resolution; settlement: Settlement; parts: Set<number>; act: boolean }

interface Unit { from: number; to: number }

/** All candidates, by id. */
export function candidatesOf(run: ReadingRun, row: GateRow, parts: { formula: Formula; env: Env }[]): Candidate[] {
  const found = new Map<string, Candidate>();
  const add = (part: number | null, candidate: Omit<Candidate, 'parts' | 'id'>) => {
    const id = JSON.stringify(candidate.resolution);
    const known = found.get(id) ?? { ...candidate, id, parts: new Set<number>() };
    if (part !== null) known.parts.add(part);
    found.set(id, known);
  };
  for (const act of run.observations.acts) {
    if (!act.counts && act.about === row.gate.name) for (const so of [true, false]) add(null, { about: act.key, resolution: { claim: act.key, so }, settlement: { claim: act.key, so }, act: true });
  }
  const units0 = row.result.units;
  parts.forEach(({ formula, env }, part) => {
    const scope = run.evaluator.scope(env);
    const units = units0.filter((unit) => (scope.throughout(formula, unit.from, unit.to) & 3) === 3);
    for (const reading of measuresIn(formula, scope)) {
      const add1 = (candidate: Omit<Candidate, 'parts' | 'id' | 'act'>) => add(part, { ...candidate, act: false });
      for (const unit of units) inUnit(run, reading.measure, reading.scope, { from: unit.from - backOf(formula, scope), to: unit.to }, unit, add1);
    }
  });
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** How far a formula looks back, through its operands. A baseline is not followed: it settles no day by itself. */
function backOf(formula: Formula, scope: Scope): number {
  const inner = 'of' in formula && !Array.isArray(formula.of) ? [formula.of] : formula.node === 'and' || formula.node === 'or' ? formula.of : formula.node === 'since' ? [formula.hold, formula.begun] : formula.node === 'until' ? [formula.hold, formula.comes] : [];
  const { back } = operators[formula.node].reach(formula as never, scope);
  const own = Number.isFinite(back) ? back : 0;
  return own + Math.max(0, ...inner.map((one) => backOf(one, scope)));
}

function inUnit(run: ReadingRun, name: string, scope: ReadingRun['evaluator'] extends { scope(env: Env): infer S } ? S : never, window: Unit, unit: Unit, add: (candidate: Omit<Candidate, 'parts' | 'id' | 'act'>) => void): void {
  const measure = scope.measure(name);
  const at = run.evaluator.measureAt(measure, scope.env);
  for (const [from, to] of scope.unwatched(name, window.from, Math.min(window.to, run.observations.horizon))) {
    const during: [string, string] = [formatInstant(from), formatInstant(to)];
    add({ about: `${name} ${at.place} ${during.join()}`, resolution: { gap: { measure: name, place: at.place, during }, watched: true }, settlement: { gap: { measure: name, place: at.place, from, to } } });
  }
  if (measure.from === 'tallies') return;
  const all: Happenings = measure.from === 'presence' ? run.observations.presence(at) : run.observations.happenings(at);
  const meeting: number[] = [];
  for (let i = 0; i < all.length && all.start[i]! < window.to; i++) if (all.end[i]! > window.from) meeting.push(i);
  for (const i of meeting) {
    const key = run.observations.key(all.rows[all.rowStart[i]!]!);
    const causes = all.causes[i]!;
    if (causes & DISPUTED) for (const so of [true, false]) add({ about: key, resolution: { claim: key, so }, settlement: { claim: key, so } });
    if (all.low[i]! < all.high[i]! && causes & IMPRECISE || all.start[i]! < unit.from || all.end[i]! > unit.to) {
      for (const wholly of ['in', 'out'] as const) add({ about: key, resolution: { claim: key, wholly }, settlement: { claim: key, wholly, from: unit.from, to: unit.to } });
    }
    if (causes & UNRULED && measure.exceptions.length > 0) {
      for (const exception of measure.exceptions) for (const applies of [true, false]) add({ about: key, resolution: { exception, claim: key, applies }, settlement: { claim: key, exception: applies ? exception : 'none' } });
    }
  }
  for (const i of meeting) for (const j of meeting) {
    if (j <= i || (all.channels[i]! & all.channels[j]!) !== 0 || (all.channels[i]! & all.channels[j]! & CONVOY) !== 0) continue;
    const pair: [string, string] = [run.observations.key(all.rows[all.rowStart[i]!]!), run.observations.key(all.rows[all.rowStart[j]!]!)];
    for (const ruled of [true, false]) add({ about: pair.join(), resolution: { same: pair, ruled }, settlement: { same: pair, ruled } });
  }
}
