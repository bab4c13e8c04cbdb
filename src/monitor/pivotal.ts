// What would change a gate if it were settled: every set of one, two or three resolutions after which its state or day is another (V8).
import { YES, and, type Code } from '#records/causes.ts';
import type { Formula } from '#records/plan.ts';
import type { GateOutcome, Pivotal, Resolution } from '#records/verdicts.ts';
import type { ReadingScope } from '#engine/evaluator.ts';
import type { Env } from '#engine/operator.ts';
import { conjuncts } from '#engine/run.ts';
import { codeAt } from '#engine/signal.ts';
import { stateNow } from '#gates/gate-outcome.ts';
import type { Unit } from '#gates/gate-world.ts';
import { candidatesOf, type Candidate } from '#monitor/candidates.ts';
import type { GateRow, ReadingRun } from '#monitor/reading-run.ts';
import { around, hangsOnVerdicts, reachOf, type Reach } from '#monitor/unit-reach.ts';
import { Cut } from '#series/settled-observations.ts';

/** The limits are part of the rule (V8). */
const MOST_CANDIDATES = 64;
const MOST_FOUND = 20;
const MOST_TOGETHER = 3;

const NONE: Set<number> = new Set();
const ALWAYS = { from: -Infinity, to: Infinity };

type Now = { state: GateOutcome['state']; day: [number, number] };

export function pivotalOf(run: ReadingRun): { found: Pivotal[]; stoppedLooking: boolean } {
  const all = run.gateRows().map(({ gate, member }) => run.keep(`pivotal ${gate.name}\n${member ?? ''}`, () => new Search(run, { gate, member, result: run.gate(gate, member) }).search()));
  return { found: all.flatMap((one) => one.found), stoppedLooking: all.some((one) => one.stoppedLooking) };
}

/** A part of the run's conjunction: its value on each unit, and how far around a unit it reads (null: everywhere). */
interface Part { formula: Formula; env: Env; codes: Uint8Array; reach: Reach | null }

/** The search for one gate. A part is judged anew only on the units that something settled can reach, and there once for each set of what reaches it. */
class Search {
  private readonly run: ReadingRun;
  private readonly row: GateRow;
  private readonly parts: Part[];
  private readonly base: Uint8Array;
  /** By part, unit and the resolutions that reach it there: its value. */
  private readonly codes = new Map<string, Code>();
  private readonly runs = new Map<string, ReadingRun>();
  private readonly cuts = new Map<string, Cut>();
  /** Of each candidate, by part, the units on which it may change its value. */
  private readonly units = new Map<Candidate, Set<number>[]>();
  private readonly stretches: Unit[][] = [];
  private readonly without = new Map<Candidate, boolean>();
  private readonly sharing: boolean[] = [];
  private readonly order = new Map<Candidate, number>();
  /** Where a rule `counts`, the run as a whole is judged too (W2), so the values of the units do not tell all. */
  private readonly isJudgedWhole: boolean;
  /** By the acts settled and the units that are other than they were: what the gate then is. */
  private readonly outcomes = new Map<string, Now>();

  constructor(run: ReadingRun, row: GateRow) {
    this.run = run;
    this.row = row;
    this.isJudgedWhole = Object.values(row.gate.undetermined).includes('counts');
    // A place that comes to be with a verdict (N22) is there, or not yet, by all that was observed.
    const isUnbounded = run.read.plan.places.some(({ since }) => since !== undefined && hangsOnVerdicts({ from: since, reachBack: false }, run.evaluator.scope()));
    this.parts = conjuncts(row.gate.run.of, run.scopeOf(row.gate, row.member)).map(({ formula, scope }) => ({
      formula, env: scope.env, reach: isUnbounded ? null : reachOf(formula, scope), codes: Uint8Array.from(row.result.units, (unit) => this.judged(formula, scope, unit)),
    }));
    this.base = Uint8Array.from(row.result.units, (_, unit) => this.parts.reduce((code, part) => and(code, part.codes[unit]!), YES));
  }

  search(): { found: Pivotal[]; stoppedLooking: boolean } {
    const { outcome } = this.row.result;
    if (outcome.state === 'expired' || outcome.countedFrom === null || !this.canChange()) return { found: [], stoppedLooking: false };
    const all = candidatesOf(this.run, this.row, this.parts, MOST_CANDIDATES);
    const candidates = all.slice(0, MOST_CANDIDATES);
    candidates.forEach((candidate, i) => this.order.set(candidate, i));
    for (const candidate of candidates) this.units.set(candidate, candidate.parts.size === 0 ? this.parts.map(() => NONE) : this.ofParts(candidate, this.unitsMeeting(this.run.bearsOn(candidate.settlement))));
    const base = this.after([]);
    const pivotal: { set: Candidate[]; now: Now }[] = [];
    for (let size = 1; size <= MOST_TOGETHER; size++) {
      for (const set of setsOf(size === 1 ? candidates : this.lively(candidates), size)) {
        if (this.isIdle(set)) continue;
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
    const doubtful = this.run.actsAbout(this.row.gate, this.row.member).some((act) => !act.counts);
    if (doubtful || outcome.day[0] !== outcome.day[1]) return true;
    return outcome.days.some((day) => day.value === 'undetermined') && (outcome.state === 'open' || outcome.state === 'suspended');
  }

  private told({ set, now }: { set: Candidate[]; now: Now }): Pivotal {
    const { gate, member } = this.row;
    const resolutions: Resolution[] = set.map((candidate) => candidate.resolution);
    return { resolutions, wouldMake: { gate: gate.name, ...(member === null ? {} : { place: member }), state: now.state, day: now.day } };
  }

  /**
   * Whether one of them changes no unit alone and shares none with the others: then they come to what they come to without it, which was looked at
   * before, and no smallest set has it.
   */
  private isIdle(set: Candidate[]): boolean {
    if (set.length < 2 || this.isJudgedWhole) return false;
    return set.some((one) => this.isWithoutEffect(one) && set.every((other) => other === one || !this.mayShare(one, other)));
  }

  /** Those that are not idle in whatever company. */
  private lively(candidates: Candidate[]): Candidate[] {
    return candidates.filter((one) => this.isJudgedWhole || !this.isWithoutEffect(one) || candidates.some((other) => other !== one && this.mayShare(one, other)));
  }

  private isWithoutEffect(candidate: Candidate): boolean {
    let without = this.without.get(candidate);
    if (without === undefined) this.without.set(candidate, (without = !candidate.act && this.changesBy([candidate]).length === 0));
    return without;
  }

  private mayShare(one: Candidate, other: Candidate): boolean {
    if ('same' in one.settlement || 'same' in other.settlement) return true;
    const key = this.order.get(one)! * MOST_CANDIDATES + this.order.get(other)!;
    let shares = this.sharing[key];
    if (shares === undefined) {
      // A unit is the conjunction of its parts, so that what bears on one of them may bring out what bears on another.
      const own = new Set(this.units.get(one)!.flatMap((units) => [...units]));
      this.sharing[key] = shares = this.units.get(other)!.some((units) => [...units].some((unit) => own.has(unit)));
    }
    return shares;
  }

  /** Of each part the units that what happened in a stretch bears on. */
  private unitsMeeting(stretch: Unit): Set<number>[] {
    return this.parts.map((_, part) => {
      const units = new Set<number>();
      this.row.result.units.forEach((_unit, i) => {
        const { from, to } = this.readFor(i, part);
        if (stretch.from < to && stretch.to > from) units.add(i);
      });
      return units;
    });
  }

  /** The stretch that a part reads for a unit. */
  private readFor(unit: number, part: number): Unit {
    return (this.stretches[part] ??= this.row.result.units.map((one) => {
      const { reach } = this.parts[part]!;
      return reach === null ? { from: -Infinity, to: Infinity } : around(one, reach, this.run.read.zone);
    }))[unit]!;
  }

  /** Of each part the units on which candidates together may change its value. Where some are taken for one, what bears on the one bears on the other. */
  private reachedBy(set: Candidate[]): Set<number>[][] {
    const own = set.map((candidate) => this.units.get(candidate)!);
    if (set.length < 2 || !set.some((candidate) => 'same' in candidate.settlement)) return own;
    const stretches = set.filter((candidate) => candidate.parts.size > 0).map((candidate) => this.run.bearsOn(candidate.settlement));
    const all = this.unitsMeeting({ from: Math.min(...stretches.map((one) => one.from)), to: Math.max(...stretches.map((one) => one.to)) });
    return set.map((candidate) => this.ofParts(candidate, all));
  }

  private ofParts(candidate: Candidate, units: Set<number>[]): Set<number>[] {
    return units.map((some, part) => (candidate.parts.has(part) ? some : NONE));
  }

  /** The gate's state and day if these were settled so. */
  private after(set: Candidate[]): Now {
    const whole = this.isJudgedWhole ? set : set.filter((candidate) => candidate.act);
    const changes = this.changesBy(set);
    const key = `${this.numbers(whole)}:${changes.map((change) => change.join()).join(' ')}`;
    let now = this.outcomes.get(key);
    if (now === undefined) this.outcomes.set(key, (now = this.stateWith(whole, changes)));
    return now;
  }

  private stateWith(settled: Candidate[], changes: [number, Code][]): Now {
    const { gate, member, result } = this.row;
    const codes = this.base.slice();
    for (const [unit, code] of changes) codes[unit] = code;
    const world = (settled.length === 0 ? this.run : this.runWith(settled, ALWAYS)).gateWorld(gate, member);
    const at = new Map(result.units.map((unit, i) => [unit.from, codes[i]!]));
    return stateNow({ ...world, unitValue: (from, to) => at.get(from) ?? world.unitValue(from, to) });
  }

  /** The units whose value is another then, with that. */
  private changesBy(set: Candidate[]): [number, Code][] {
    const bearing = this.reachedBy(set);
    const reached = new Set<number>();
    for (const parts of bearing) for (const units of parts) for (const unit of units) reached.add(unit);
    // A gate over many places has a part for each, and a candidate bears on few of them.
    const touched = new Set(set.flatMap((candidate) => [...candidate.parts]));
    const changes: [number, Code][] = [];
    for (const unit of [...reached].sort((a, b) => a - b)) {
      const code = this.parts.reduce((all, part, i) => and(all, touched.has(i) ? this.codeOn(unit, part, i, set.filter((_candidate, k) => bearing[k]![i]!.has(unit))) : part.codes[unit]!), YES);
      if (code !== this.base[unit]) changes.push([unit, code]);
    }
    return changes;
  }

  private codeOn(unit: number, part: Part, number: number, reaching: Candidate[]): Code {
    if (reaching.length === 0) return part.codes[unit]!;
    const key = `${number}|${unit}|${this.numbers(reaching)}`;
    let code = this.codes.get(key);
    if (code === undefined) {
      const cut = this.readFor(unit, number);
      this.codes.set(key, (code = this.judged(part.formula, this.runWith(reaching, cut).evaluator.scope(part.env), this.row.result.units[unit]!)));
    }
    return code;
  }

  private numbers(set: Candidate[]): string {
    return set.map((candidate) => this.order.get(candidate)).join();
  }

  private judged(formula: Formula, scope: ReadingScope, { from, to }: Unit): Code {
    return this.row.gate.run.judged === 'at-end' ? codeAt(scope.signal(formula), to - 1) : scope.throughout(formula, from, to);
  }

  /** The reading as it would be with these settled, within a stretch. */
  private runWith(set: Candidate[], { from, to }: Unit): ReadingRun {
    const key = `${from}|${to}|${this.numbers(set)}`;
    let run = this.runs.get(key);
    if (run === undefined) this.runs.set(key, (run = this.run.settledBy(set.map((candidate) => candidate.settlement), this.cut(from, to))));
    return run;
  }

  private cut(from: number, to: number): Cut {
    let cut = this.cuts.get(`${from}|${to}`);
    if (cut === undefined) this.cuts.set(`${from}|${to}`, (cut = new Cut(from, to)));
    return cut;
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
