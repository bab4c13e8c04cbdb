// What would change a gate if it were settled: every set of one, two or three resolutions after which its state or day is another (V8).
import { YES, and } from '#records/causes.ts';
import type { Formula } from '#records/plan.ts';
import type { GateOutcome, Pivotal, Resolution } from '#records/verdicts.ts';
import type { Env } from '#engine/operator.ts';
import { conjuncts } from '#engine/run.ts';
import { codeAt } from '#engine/signal.ts';
import { stateNow } from '#gates/gate-outcome.ts';
import { candidatesOf, type Candidate } from '#monitor/candidates.ts';
import type { GateRow, ReadingRun } from '#monitor/reading-run.ts';

/** The limits are part of the rule (V8). */
const MOST_CANDIDATES = 64;
const MOST_FOUND = 20;
const MOST_TOGETHER = 3;

type Now = { state: GateOutcome['state']; day: [number, number] };

export function pivotalOf(run: ReadingRun): { found: Pivotal[]; stoppedLooking: boolean } {
  const found: Pivotal[] = [];
  let stoppedLooking = false;
  for (const row of run.gateRows()) {
    const one = new Search(run, row).search();
    found.push(...one.found);
    stoppedLooking ||= one.stoppedLooking;
  }
  return { found, stoppedLooking };
}

/** The search for one gate. Each part of the run's conjunction is judged once for each set of the resolutions that reach it. */
class Search {
  private readonly run: ReadingRun;
  private readonly row: GateRow;
  private readonly parts: { formula: Formula; env: Env }[];
  /** By part and the resolutions that reach it: its value on each unit. */
  private readonly codes = new Map<string, Uint8Array>();
  private readonly runs = new Map<string, ReadingRun>();
  /** By the acts settled and the values of all units: what the gate then is. */
  private readonly outcomes = new Map<string, Now>();

  constructor(run: ReadingRun, row: GateRow) {
    this.run = run;
    this.row = row;
    this.parts = conjuncts(row.gate.run.of, run.scopeOf(row.gate, row.member)).map(({ formula, scope }) => ({ formula, env: scope.env }));
  }

  search(): { found: Pivotal[]; stoppedLooking: boolean } {
    const { outcome } = this.row.result;
    if (outcome.state === 'expired' || outcome.countedFrom === null || !this.canChange()) return { found: [], stoppedLooking: false };
    const all = candidatesOf(this.run, this.row, this.parts);
    const candidates = all.slice(0, MOST_CANDIDATES);
    const base = this.after([]);
    const pivotal: { set: Candidate[]; now: Now }[] = [];
    for (let size = 1; size <= MOST_TOGETHER; size++) {
      for (const set of setsOf(candidates, size)) {
        const now = this.after(set);
        if (now.state === base.state && now.day.join() === base.day.join()) continue;
        if (pivotal.some((one) => one.set.every((candidate) => set.includes(candidate)))) continue;
        if (pivotal.length === MOST_FOUND) return { found: pivotal.map((one) => this.told(one)), stoppedLooking: true };
        pivotal.push({ set, now });
      }
    }
    return { found: pivotal.map((one) => this.told(one)), stoppedLooking: all.length > MOST_CANDIDATES };
  }

  /** Settling never turns a yes or a no (A5): with no undetermined day that matters, and no act in doubt, nothing can change. */
  private canChange(): boolean {
    const { outcome } = this.row.result;
    const doubtful = this.run.observations.acts.some((act) => !act.counts && act.about === this.row.gate.name);
    if (doubtful || outcome.day[0] !== outcome.day[1]) return true;
    return outcome.days.some((day) => day.value === 'undetermined') && (outcome.state === 'open' || outcome.state === 'suspended');
  }

  private told({ set, now }: { set: Candidate[]; now: Now }): Pivotal {
    const { gate, member } = this.row;
    const resolutions: Resolution[] = set.map((candidate) => candidate.resolution);
    return { resolutions, wouldMake: { gate: gate.name, ...(member === null ? {} : { place: member }), state: now.state, day: now.day } };
  }

  /** The gate's state and day if these were settled so. */
  private after(set: Candidate[]): Now {
    const acts = set.filter((candidate) => candidate.act);
    const codes = this.unitCodes(set);
    // Where a rule `counts`, the run as a whole is judged too (W2), so the values of the units do not tell all.
    const counts = Object.values(this.row.gate.undetermined).includes('counts');
    const key = `${(counts ? set : acts).map((candidate) => candidate.id).join('|')}:${codes.join()}`;
    let now = this.outcomes.get(key);
    if (now === undefined) this.outcomes.set(key, (now = this.stateWith(counts ? set : acts, codes)));
    return now;
  }

  private stateWith(settled: Candidate[], codes: Uint8Array): Now {
    const { gate, member, result } = this.row;
    const world = this.runWith(settled).gateWorld(gate, member);
    const at = new Map(result.units.map((unit, i) => [unit.from, codes[i]!]));
    return stateNow({ ...world, unitValue: (from, to) => at.get(from) ?? world.unitValue(from, to) });
  }

  /** The conjunction of the parts on each unit of the strip. */
  private unitCodes(set: Candidate[]): Uint8Array {
    const codes = new Uint8Array(this.row.result.units.length).fill(YES);
    for (let part = 0; part < this.parts.length; part++) {
      const own = this.partCodes(part, set.filter((candidate) => candidate.parts.has(part)));
      for (let i = 0; i < codes.length; i++) codes[i] = and(codes[i]!, own[i]!);
    }
    return codes;
  }

  private partCodes(part: number, reaching: Candidate[]): Uint8Array {
    const key = `${part}|${reaching.map((candidate) => candidate.id).join('|')}`;
    let codes = this.codes.get(key);
    if (codes === undefined) {
      const { formula, env } = this.parts[part]!;
      const scope = this.runWith(reaching).evaluator.scope(env);
      const atEnd = this.row.gate.run.judged === 'at-end';
      codes = Uint8Array.from(this.row.result.units, ({ from, to }) => (atEnd ? codeAt(scope.signal(formula), to - 1) : scope.throughout(formula, from, to)));
      this.codes.set(key, codes);
    }
    return codes;
  }

  /** The reading as it would be with these settled. */
  private runWith(set: Candidate[]): ReadingRun {
    if (set.length === 0) return this.run;
    const key = set.map((candidate) => candidate.id).join('|');
    let run = this.runs.get(key);
    if (run === undefined) this.runs.set(key, (run = this.run.settledBy(set.map((candidate) => candidate.settlement))));
    return run;
  }
}

/** All sets of `size` candidates that do not contradict one another, in the order of their ids. */
function* setsOf(candidates: Candidate[], size: number, from = 0): Generator<Candidate[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let i = from; i < candidates.length; i++) {
    const first = candidates[i]!;
    for (const rest of setsOf(candidates, size - 1, i + 1)) if (!rest.some((one) => one.about === first.about)) yield [first, ...rest];
  }
}
