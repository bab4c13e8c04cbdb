// The walk: unit by unit from the anchor, counting days of yes, until the gate opens, and after (G6, G8, G10).
import { firstWholeDay, startOfDay, isSkipped } from '#base/zone.ts';
import { FILLING, PENDING, UNRULED, UNSEEN, DISPUTED, IMPRECISE, causesOf, type Code } from '#records/causes.ts';
import type { Gate } from '#records/plan.ts';
import type { GateActs } from '#gates/gate-acts.ts';
import type { GateWorld, Unit } from '#gates/gate-world.ts';

/** How undetermined units are taken: by the gate's rules; all as no; all as yes (G12). */
export type Mode = 'rules' | 'worst' | 'best';

/** From `at` on: n days counted, and whether the gate is closed, open, or held suspended by a breach. */
export interface Step { at: number; n: number; phase: 'closed' | 'open' | 'held' }

export interface Walked {
  steps: Step[];
  /** The units that were over by h, or were already no, with their values. */
  units: (Unit & { code: Code })[];
  awaiting: boolean;
  complete: boolean;
  /** The anchor from which units are counted now. */
  anchor: number;
  /** When it last opened; null: never. */
  openedAt: number | null;
}

type Judged = 'yes' | 'no' | 'pass' | 'block';

/** How far ahead the earliest opening is looked for (G13). */
const MOST_UNITS_AHEAD = 1000;

export interface WalkOptions {
  mode: Mode;
  /** G11 `stands`: open from then, whatever was walked; null: nothing on record. */
  forcedOpen: number | null;
  /** Walk on beyond h, all going well, until it opens (G13). */
  ahead: boolean;
  /** Nothing is walked from then on (terminated, lapsed). */
  end: number;
}

export class Walk {
  private readonly world: GateWorld;
  private readonly acts: GateActs;
  private readonly options: WalkOptions;
  private readonly steps: Step[] = [{ at: -Infinity, n: 0, phase: 'closed' }];
  private readonly units: (Unit & { code: Code })[] = [];
  private readonly resets: number[];
  private n = 0;
  private phase: Step['phase'] = 'closed';
  private runStart: number | null = null;
  private completeAt: number | null = null;
  private awaitingSince: number | null = null;
  private liftedAt = -Infinity;
  private heldSince = Infinity;
  private openedAt: number | null = null;
  private anchor: number;
  private cursor: number;
  private forced: boolean;

  constructor(world: GateWorld, acts: GateActs, options: WalkOptions) {
    this.world = world;
    this.acts = acts;
    this.options = options;
    this.anchor = world.anchor.latest;
    this.cursor = this.anchor;
    this.resets = acts.resets.filter((at) => at >= this.anchor);
    this.forced = options.forcedOpen === null;
  }

  run(): Walked {
    const limit = Math.min(this.world.horizon, this.options.end);
    let ahead = 0;
    for (;;) {
      const unit = this.nextUnit();
      if (!(unit.from < limit)) {
        if (!this.options.ahead || ahead++ > MOST_UNITS_AHEAD || unit.from >= this.options.end) break;
      }
      if (this.applyResets(unit)) continue;
      this.forceOpen(unit);
      this.liftHeld(unit.to);
      this.tryOpen(unit.to);
      if (this.options.ahead && this.phase === 'open') break;
      this.take(unit, limit);
      this.cursor = unit.to;
    }
    this.finish(limit);
    return { steps: this.steps, units: this.units, awaiting: this.awaitingSince !== null, complete: this.completeAt !== null, anchor: this.anchor, openedAt: this.openedAt };
  }

  private nextUnit(): Unit {
    const { gate, zone, anchor } = this.world;
    if (gate.run.unit.unit === 'civil-day') {
      let day = firstWholeDay(zone, this.cursor);
      while (isSkipped(zone, day)) day++;
      return { from: startOfDay(zone, day), to: startOfDay(zone, day + 1) };
    }
    const { ms } = gate.run.unit;
    const k = Math.ceil((this.cursor - anchor.latest) / ms);
    return { from: anchor.latest + k * ms, to: anchor.latest + (k + 1) * ms };
  }

  /** A reset is a new anchor: units that do not lie wholly after it are not walked. True where the unit is gone by it. */
  private applyResets(unit: Unit): boolean {
    while (this.resets.length > 0 && this.resets[0]! < unit.to && (this.resets[0]! <= this.world.horizon)) {
      const at = this.resets.shift()!;
      this.liftHeld(at);
      this.tryOpen(at);
      this.anchor = at;
      this.putBack();
      this.awaitingSince = null;
      this.become(at, 'closed');
      if (at > unit.from) {
        this.cursor = at;
        return true;
      }
    }
    return false;
  }

  private putBack(): void {
    this.n = 0;
    this.runStart = null;
    this.completeAt = null;
  }

  private become(at: number, phase: Step['phase']): void {
    this.phase = phase;
    this.steps.push({ at, n: this.n, phase });
  }

  private forceOpen(unit: Unit): void {
    const at = this.options.forcedOpen;
    if (this.forced || at === null || at >= unit.to) return;
    this.forced = true;
    if (this.phase === 'open') return;
    this.openedAt = at;
    this.become(at, 'open');
  }

  private liftHeld(before: number): void {
    if (this.phase !== 'held') return;
    const at = this.options.ahead && this.world.horizon >= this.heldSince ? (this.acts.liftings.find((one) => one > this.heldSince) ?? Math.max(this.world.horizon, this.heldSince)) : this.acts.liftings.find((one) => one > this.heldSince);
    if (at === undefined || at >= before) return;
    this.become(at, 'open');
  }

  /** G1: complete, not waiting for a decision, and signed; at an instant before `before`. */
  private tryOpen(before: number): void {
    if (this.phase !== 'closed' || this.completeAt === null) return;
    this.liftWaiting(before);
    if (this.awaitingSince !== null) return;
    const signed = this.options.ahead && this.acts.signed === Infinity ? this.world.horizon : this.acts.signed;
    const at = Math.max(this.completeAt, signed, this.liftedAt);
    if (at >= before) return;
    this.openedAt = at;
    this.become(at, 'open');
  }

  private liftWaiting(before: number): void {
    if (this.awaitingSince === null) return;
    const since = this.awaitingSince;
    const found = this.acts.resumptions.find((one) => one > since);
    const at = found ?? (this.options.ahead ? Math.max(this.world.horizon, since) : undefined);
    if (at === undefined || at >= before) return;
    this.awaitingSince = null;
    this.liftedAt = at;
  }

  private isSuspended(unit: Unit): boolean {
    const { horizon } = this.world;
    return this.acts.suspensions.some(([from, to]) => from < unit.to && (this.options.ahead && to === Infinity ? Math.max(from, horizon) : to) > unit.from);
  }

  private take(unit: Unit, limit: number): void {
    if (this.isSuspended(unit) || this.phase === 'held') return;
    const code = this.world.unitValue(unit.from, unit.to);
    const over = unit.to <= limit;
    const isNo = (code & 3) === 2;
    if (!over && !isNo && !this.options.ahead) return;
    if (over || isNo) this.units.push({ ...unit, code });
    const judged = over || isNo ? this.judge(unit, code) : causesOf(code) & FILLING ? 'pass' : 'yes';
    this.liftWaiting(unit.to);
    this.apply(unit, judged, Math.min(unit.to, Math.max(limit, unit.from)), over);
  }

  private judge(unit: Unit, code: Code): Judged {
    if ((code & 3) === 1) return 'yes';
    if ((code & 3) === 2) return 'no';
    const { mode } = this.options;
    const causes = causesOf(code);
    if (mode !== 'rules') return causes & FILLING ? 'pass' : mode === 'worst' ? 'no' : 'yes';
    const policy = policyOf(this.world.gate, causes);
    if (policy === 'blocks') return 'block';
    if (policy === 'pauses') return 'pass';
    const from = this.runStart ?? unit.from;
    return this.world.runIsNo(from, unit.to, this.unitsSince(from)) ? 'no' : 'yes';
  }

  /** How many units the run has, from the one that starts at `from` to the one in hand. */
  private unitsSince(from: number): number {
    return this.units.filter((unit) => unit.from >= from).length;
  }

  private apply(unit: Unit, judged: Judged, dated: number, over: boolean): void {
    const { onBreach, onceOpen } = this.world.gate;
    if (this.phase === 'open') {
      if (judged !== 'no') return;
      if (onceOpen === 'shuts-on-breach') {
        this.putBack();
        this.become(dated, 'closed');
      } else if (onceOpen === 'suspends-on-breach') {
        this.heldSince = dated;
        this.become(dated, 'held');
      }
      return;
    }
    if (judged === 'yes' || (judged === 'no' && onBreach.rule === 'continues')) this.count(unit, dated);
    else if (judged === 'pass') return;
    else if (judged === 'block' && this.completeAt !== null) return;
    else if (onBreach.rule === 'decided') this.awaitingSince = over ? unit.to : unit.from;
    else if (onBreach.rule === 'restart' || (judged === 'block' && onBreach.rule === 'continues')) {
      this.putBack();
      this.become(dated, 'closed');
    }
  }

  private count(unit: Unit, at: number): void {
    const { length } = this.world.gate.run;
    this.runStart ??= unit.from;
    if (this.n === length) return;
    this.n += 1;
    if (this.n === length) this.completeAt = at;
    this.become(at, 'closed');
  }

  /** What may still happen after the last unit walked, up to h. */
  private finish(limit: number): void {
    const reaching = this.options.ahead ? Infinity : limit + 1;
    const last: Unit = { from: limit, to: reaching };
    if (!this.options.ahead) this.applyResets(last);
    this.forceOpen(last);
    this.liftHeld(reaching);
    this.tryOpen(reaching);
    this.liftWaiting(reaching);
  }
}

/** W3, by reason; of several the strictest: blocks, pauses, counts. Filling ranks as pauses (W10). */
function policyOf(gate: Gate, causes: number): 'blocks' | 'counts' | 'pauses' {
  const rules = gate.undetermined;
  const said = [causes & PENDING && rules.pending, causes & UNSEEN && rules.unseen, causes & DISPUTED && rules.disputed, causes & IMPRECISE && rules.imprecise, causes & UNRULED && rules.unruled];
  if (said.includes('blocks')) return 'blocks';
  return said.includes('pauses') || causes & FILLING ? 'pauses' : 'counts';
}
