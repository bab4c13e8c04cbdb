// The walk: unit by unit from the anchor, counting days of yes, until the gate opens, and after (G6, G8, G10, G11).
import { firstWholeDay, isSkipped, startOfDay } from '#base/zone.ts';
import { DISPUTED, FILLING, IMPRECISE, PENDING, UNRULED, UNSEEN, causesOf, isUndetermined, type Causes, type Code } from '#records/causes.ts';
import type { Gate } from '#records/plan.ts';
import type { GateState } from '#records/verdicts.ts';
import type { GateActs } from '#gates/gate-acts.ts';
import type { GateWorld, Unit } from '#gates/gate-world.ts';

/** How undetermined units are taken: by the gate's rules; all as no; all as yes (G12); by the rules, and from h on all goes well (G13). */
export type Mode = 'rules' | 'worst' | 'best' | 'ahead';

/** From `at` on the gate is in this state, n units counted. */
export interface StateStep { at: number; state: GateState; n: number }

/** How far ahead the earliest opening is looked for (G13). */
const MOST_UNITS_AHEAD = 1000;

export class Walk {
  /** Every change, oldest first. */
  readonly history: StateStep[] = [{ at: -Infinity, state: 'shut', n: 0 }];
  readonly openings: number[] = [];
  openedAt: number | null = null;
  /** From when units are counted now: the anchor, or the last reset. */
  countedFrom: number;
  awaiting = false;
  complete = false;
  /** The latest unit that was walked, with its value. */
  latest: (Unit & { code: Code }) | null = null;
  n = 0;
  private readonly world: GateWorld;
  private readonly acts: GateActs;
  private readonly mode: Mode;
  private open = false;
  private expired = false;
  private recordSuspended = false;
  private runStart: number | null = null;
  /** When the run became complete; null: it is not. */
  private completeAt: number | null = null;
  /** The units that the run counts, where each must be verified (N8). */
  private counted: Unit[] = [];
  /** Stretches of suspension after a breach; the last may still run. */
  private readonly held: { from: number; to: number }[] = [];

  constructor(world: GateWorld, acts: GateActs, mode: Mode) {
    this.world = world;
    this.acts = acts;
    this.mode = mode;
    this.countedFrom = world.anchor.latest;
    this.run();
  }

  get state(): GateState {
    return this.history[this.history.length - 1]!.state;
  }

  /** Since when the state has been so; null: from the beginning. */
  get since(): number | null {
    let i = this.history.length - 1;
    while (i > 0 && this.history[i - 1]!.state === this.history[i]!.state) i--;
    return i === 0 ? null : this.history[i]!.at;
  }

  private run(): void {
    const { acts } = this;
    const anchor = this.world.anchor.latest;
    const { horizon } = this.world;
    const resets = new Set(acts.resets.filter((at) => at >= anchor));
    const edges = [...resets, ...acts.suspensions.flat(), ...acts.liftings, ...acts.deciders, ...acts.records, ...acts.decisions, acts.signed, acts.expires, ...acts.verifications.map((one) => one.at)].filter(Number.isFinite);
    const pending = [...new Set(edges)].sort((a, b) => a - b);
    const units = this.units();
    let unit = units.next();
    let ahead = 0;
    while (!this.expired) {
      const end = unit.done === true ? Infinity : this.dueAt(unit.value);
      const at = Math.min(end, pending[0] ?? Infinity);
      if (at === Infinity || (this.mode === 'ahead' && ahead > MOST_UNITS_AHEAD)) return;
      if (pending[0] === at) pending.shift();
      while (unit.done !== true && this.dueAt(unit.value) === at) {
        this.takeDue(unit.value, at);
        if (unit.value.to > horizon) ahead++;
        unit = units.next();
      }
      if (resets.has(at)) this.reset(at);
      if (acts.liftings.includes(at)) this.lift(at);
      if (acts.deciders.includes(at)) this.awaiting = false;
      this.settle(at);
      if (this.mode === 'ahead' && at >= horizon && this.state === 'open') return;
    }
  }

  /** Opens if due, takes what is on record, and notes the state. */
  private settle(at: number): void {
    if (at >= this.acts.expires) this.expired = true;
    else {
      if (!this.open && this.complete && !this.awaiting && this.acts.signed <= at && this.isVerified(at)) {
        this.open = true;
        this.openings.push(at);
        this.openedAt = at;
      }
      if (this.acts.records.includes(at)) this.onRecord(at);
      if (this.acts.decisions.includes(at)) this.recordSuspended = false;
    }
    const state = this.stateAt(at);
    const last = this.history[this.history.length - 1]!;
    if (last.state !== state || last.n !== this.n) this.history.push({ at, state, n: this.n });
  }

  /** The units from the anchor, to the one that holds h; ahead, without end. */
  private *units(): Generator<Unit> {
    const { gate, zone, anchor, horizon } = this.world;
    if (!Number.isFinite(anchor.latest)) return;
    const { unit } = gate.run;
    let day = unit.unit === 'civil-day' ? firstWholeDay(zone, anchor.latest) : 0;
    for (let k = 0; ; k++, day++) {
      if (unit.unit === 'civil-day' && isSkipped(zone, day)) continue;
      const next = unit.unit === 'period' ? { from: anchor.latest + k * unit.ms, to: anchor.latest + (k + 1) * unit.ms } : { from: startOfDay(zone, day), to: startOfDay(zone, day + 1) };
      if (next.from > horizon && this.mode !== 'ahead') return;
      if (next.to > horizon && next.from <= horizon) yield { ...next, running: true } as Unit;
      if (next.to <= horizon || this.mode === 'ahead') yield next;
    }
  }

  /** A unit is taken at its end; the one that runs at h, at h, if it is already no. */
  private dueAt(unit: Unit & { running?: boolean }): number {
    return unit.running === true ? this.world.horizon : unit.to;
  }

  private takeDue(unit: Unit & { running?: boolean }, at: number): void {
    if (this.isPassedOver(unit)) return;
    const code = this.world.unitValue(unit.from, unit.to);
    const isNo = (code & 3) === 2;
    if (unit.running === true) {
      if (!isNo) return;
      this.latest = { from: unit.from, to: unit.to, code };
      this.takeNo(unit, at);
      if (this.acts.deciders.some((one) => unit.from <= one && one < at)) this.awaiting = false;
      return;
    }
    if (unit.to > this.world.horizon) {
      const taken = unit.from <= this.world.horizon && isNo;
      if (taken || (isUndetermined(code) && causesOf(code) & FILLING)) return;
      return isNo ? this.takeNo(unit, at) : this.takeYes(unit, at);
    }
    this.latest = { from: unit.from, to: unit.to, code };
    if ((code & 3) === 1) this.takeYes(unit, at);
    else if (isNo) this.takeNo(unit, at);
    else this.takeUndetermined(unit, at, causesOf(code));
  }

  /** A unit with a moment in suspension is passed over, and one that a reset cuts. */
  private isPassedOver(unit: Unit): boolean {
    const meets = (from: number, to: number) => from < unit.to && to > unit.from && from < to;
    return this.acts.suspensions.some(([from, to]) => meets(from, to)) || this.held.some(({ from, to }) => meets(from, to))
      || this.acts.resets.some((at) => at > unit.from && at < unit.to);
  }

  private takeYes(unit: Unit, at: number): void {
    if (this.open || this.complete) return;
    if (this.n === 0) this.runStart = unit.from;
    this.n += 1;
    this.counted.push(unit);
    this.complete = this.n >= this.world.gate.run.length;
    if (this.complete) this.completeAt = at;
  }

  private takeNo(unit: Unit, at: number): void {
    const { onBreach, onceOpen } = this.world.gate;
    if (this.open) {
      if (onceOpen === 'shuts-on-breach') {
        this.open = false;
        this.putBack();
      } else if (onceOpen === 'suspends-on-breach') this.held.push({ from: at, to: Infinity });
    } else if (onBreach.rule === 'restart') this.putBack();
    else if (onBreach.rule === 'continues') this.takeYes(unit, at);
    else if (onBreach.rule === 'decided') this.awaiting = true;
  }

  /** W3 by the rules; G12 otherwise. Once complete or open, an undetermined unit changes nothing by the rules. */
  private takeUndetermined(unit: Unit, at: number, causes: Causes): void {
    if (this.mode === 'worst' || this.mode === 'best') {
      if (causes & FILLING) return;
      return this.mode === 'worst' ? this.takeNo(unit, at) : this.takeYes(unit, at);
    }
    if (this.open || this.complete) return;
    const policy = policyOf(this.world.gate, causes);
    const rule = this.world.gate.onBreach.rule;
    if (policy === 'counts') {
      if (this.world.runIsNo(this.runStart ?? unit.from, unit.to)) this.takeNo(unit, at);
      else this.takeYes(unit, at);
    } else if (policy === 'blocks') {
      if (rule === 'restart' || rule === 'continues') this.putBack();
      else if (rule === 'decided') this.awaiting = true;
    }
  }

  private putBack(): void {
    this.n = 0;
    this.runStart = null;
    this.complete = false;
    this.completeAt = null;
    this.counted = [];
  }

  /** N8: by each of those who verify, after the run's end; or every unit that the run counts, by acts made by then. Ahead, as soon as it is asked. */
  private isVerified(at: number): boolean {
    const { verified } = this.world.gate;
    if (verified === undefined || (this.mode === 'ahead' && at >= this.world.horizon)) return true;
    if (!verified.each) return verified.by.every((name) => this.saidOfRun(name, at) === true);
    return verified.by.every((name) => this.counted.every((unit) => {
      const of = this.acts.verifications.filter((one) => one.by === name && one.so);
      const asked = this.world.gate.run.judged === 'at-end' ? { from: unit.to - 1, to: unit.to } : unit;
      // What no act covers was counted by another rule of the gate, which waits for none.
      return isCovered(asked, of.filter((one) => one.at <= at)) || !isCovered(asked, of);
    }));
  }

  /** What one of those who verify said last of the run, after its end; null: nothing yet. */
  private saidOfRun(name: string, at: number): boolean | null {
    const said = this.acts.verifications.filter((one) => one.by === name && one.at >= (this.completeAt ?? Infinity) && one.at <= at);
    return said[said.length - 1]?.so ?? null;
  }

  /** Of a run that is complete and not open, who has not verified it: refused, or not a word yet (N8). */
  get unverified(): { by: string; refused: boolean }[] {
    const { verified } = this.world.gate;
    if (verified === undefined || verified.each || !this.complete || this.open) return [];
    return verified.by.flatMap((by) => {
      const said = this.saidOfRun(by, Infinity);
      return said === true ? [] : [{ by, refused: said === false }];
    });
  }

  /** A reset is a new anchor. */
  private reset(at: number): void {
    this.putBack();
    this.open = false;
    this.countedFrom = at;
    this.lift(at);
  }

  private lift(at: number): void {
    const last = this.held[this.held.length - 1];
    if (last !== undefined && last.to === Infinity) last.to = at;
  }

  /** G11: an opening on record that the walk does not bear out. */
  private onRecord(at: number): void {
    if (this.stateAt(at) === 'open') return;
    const rule = this.world.gate.unborne?.rule;
    if (rule === 'suspended') this.recordSuspended = true;
    if (rule !== 'stands') return;
    this.lift(at);
    this.n = this.world.gate.run.length;
    this.complete = true;
    this.open = true;
    this.awaiting = false;
    this.openedAt = at;
  }

  /** G7: the first that fits. */
  private stateAt(at: number): GateState {
    if (this.expired) return 'expired';
    const within = (from: number, to: number) => from <= at && at < to;
    if (this.recordSuspended || this.acts.suspensions.some(([from, to]) => within(from, to)) || this.held.some(({ from, to }) => within(from, to))) return 'suspended';
    if (this.open) return 'open';
    return this.n >= 1 ? 'counting' : 'shut';
  }
}

/** Whether a unit lies wholly in the stretches together. */
function isCovered(unit: Unit, stretches: readonly Unit[]): boolean {
  let from = unit.from;
  for (const one of stretches.toSorted((a, b) => a.from - b.from)) if (one.from <= from) from = Math.max(from, one.to);
  return from >= unit.to;
}

/** W3, by reason; of several the strictest: blocks, pauses, counts. Filling ranks as pauses (W10). */
function policyOf(gate: Gate, causes: Causes): 'blocks' | 'counts' | 'pauses' {
  const rules = gate.undetermined;
  const said = [causes & PENDING && rules.pending, causes & UNSEEN && rules.unseen, causes & DISPUTED && rules.disputed, causes & IMPRECISE && rules.imprecise, causes & UNRULED && rules.unruled];
  if (said.includes('blocks')) return 'blocks';
  return said.includes('pauses') || causes & FILLING ? 'pauses' : 'counts';
}
