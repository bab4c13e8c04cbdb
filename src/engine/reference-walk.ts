// One walk of a gate through its days or periods, acts taken as given (G1, G2, G6, G8, G10, G11, W3).
import { endOfDay, firstWholeDay, startOfDay } from '#base/zone.ts';
import type { DayPolicy, Formula, Gate } from '#records/plan.ts';
import type { GateState } from '#records/verdicts.ts';
import { compareToLimit, isJudgedByCount, limitAt, totalOver } from '#engine/reference-comparisons.ts';
import type { Cause, Finding } from '#engine/reference-findings.ts';
import { findingAt, findingThroughout, membersOf } from '#engine/reference-formulas.ts';
import { viewOf } from '#engine/reference-readings.ts';
import { found, remember, type Env, type Setting } from '#engine/reference-setting.ts';

/** A day or period that is walked. */
export interface Unit { from: number; to: number }

/** When acts take effect. `signed`: when the last signature required is made; `deciders`: what ends a wait for those who decide. */
export interface Timeline {
  resets: number[];
  suspended: { from: number; to: number }[];
  resumptions: number[];
  deciders: number[];
  decisions: number[];
  records: number[];
  signed: number;
  expires: number;
  /** What those who verify said, in the order in which they said it (N8). */
  verifications: Verification[];
}

/** Made at `made`, of all moments from `from` up to `to`. */
export interface Verification { by: string; made: number; so: boolean; from: number; to: number }

/** `rules`: as written; `no`, `yes`: every undetermined unit taken so (G12); `earliest`: by the rules, and from h on all goes well (G13). */
export type Mode = 'rules' | 'no' | 'yes' | 'earliest';

export interface Walk {
  state: GateState;
  n: number;
  since: number | null;
  openings: number[];
  openedAt: number | null;
  countedFrom: number;
  latest: { unit: Unit; finding: Finding } | null;
  isAwaiting: boolean;
  isComplete: boolean;
  /** Who has not verified a run that is complete: by refusing it, or by silence. */
  unverified: { by: string; isRefused: boolean }[];
}

interface Walker {
  setting: Setting; gate: Gate; env: Env; units: Unit[]; timeline: Timeline; mode: Mode;
  n: number;
  runStart: number | null;
  completed: number | null;
  runUnits: Unit[];
  isComplete: boolean; isOpen: boolean; isAwaiting: boolean; isExpired: boolean; isRecordSuspended: boolean;
  /** Stretches of suspension after a breach; the last one may still run, to Infinity. */
  breachSuspensions: { from: number; to: number }[];
  openings: number[]; openedAt: number | null; countedFrom: number;
  latest: { unit: Unit; finding: Finding } | null;
  changes: { at: number; state: GateState }[];
}

type Step = { at: number; order: number; take: (walker: Walker) => void };

/** Walks the units from the anchor. Steps at one instant: units end, then resets, resumptions and decisions, then the gate opens, then records. */
export function walk(setting: Setting, gate: Gate, env: Env, anchor: number, units: Unit[], timeline: Timeline, mode: Mode): Walk {
  const walker: Walker = {
    setting, gate, env, units, timeline, mode, n: 0, runStart: null, completed: null, runUnits: [], isComplete: false, isOpen: false, isAwaiting: false, isExpired: false,
    isRecordSuspended: false, breachSuspensions: [], openings: [], openedAt: null, countedFrom: anchor, latest: null, changes: [],
  };
  const steps = [...unitSteps(setting, units, mode), ...actSteps(gate, anchor, timeline)].sort((a, b) => a.at - b.at || a.order - b.order);
  for (let i = 0; i < steps.length && !walker.isExpired;) {
    const { at } = steps[i]!;
    while (i < steps.length && steps[i]!.at === at && steps[i]!.order < OPENING) steps[i++]!.take(walker);
    walker.isExpired = at >= timeline.expires;
    if (!walker.isExpired) openIfDue(walker, at);
    for (; i < steps.length && steps[i]!.at === at; i += 1) if (!walker.isExpired) steps[i]!.take(walker);
    noteState(walker, at);
    if (mode === 'earliest' && at >= setting.h && stateAt(walker, at) === 'open') break;
  }
  const last = walker.changes.at(-1);
  return {
    state: last?.state ?? 'shut', n: walker.n, since: last?.at ?? null, openings: walker.openings, openedAt: walker.openedAt,
    countedFrom: walker.countedFrom, latest: walker.latest, isAwaiting: walker.isAwaiting, isComplete: walker.isComplete, unverified: unverifiedBy(walker),
  };
}

/** Steps before this order may open the gate at their instant; a record is compared with what the walk then is. */
const OPENING = 4;

/** A unit is walked at its end; the one that holds h at h, if it is already no. Beyond h only for the earliest opening. */
function unitSteps(setting: Setting, units: Unit[], mode: Mode): Step[] {
  const { h } = setting;
  return units.flatMap((unit): Step[] => {
    if (unit.to <= h) return [{ at: unit.to, order: 0, take: (walker) => takeUnit(walker, unit, unit.to) }];
    const steps: Step[] = [];
    if (unit.from <= h) steps.push({ at: h, order: 0, take: (walker) => takeRunningUnit(walker, unit) });
    if (mode === 'earliest') steps.push({ at: unit.to, order: 0, take: (walker) => takeFutureUnit(walker, unit) });
    return steps;
  });
}

function actSteps(gate: Gate, anchor: number, timeline: Timeline): Step[] {
  const nothing = () => {};
  return [
    ...timeline.suspended.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite).map((at): Step => ({ at, order: 1, take: nothing })),
    ...[timeline.signed, timeline.expires].filter(Number.isFinite).map((at): Step => ({ at, order: 1, take: nothing })),
    ...timeline.verifications.map(({ made }): Step => ({ at: made, order: 1, take: nothing })),
    ...timeline.resets.filter((at) => at >= anchor).map((at): Step => ({ at, order: 2, take: (walker) => takeReset(walker, at) })),
    ...timeline.resumptions.map((at): Step => ({ at, order: 3, take: (walker) => endBreachSuspension(walker, at) })),
    ...timeline.deciders.map((at): Step => ({ at, order: 3, take: (walker) => { walker.isAwaiting = false; } })),
    ...timeline.records.map((at): Step => ({ at, order: 5, take: (walker) => takeRecord(walker, gate, at) })),
    ...timeline.decisions.map((at): Step => ({ at, order: 6, take: (walker) => { walker.isRecordSuspended = false; } })),
  ];
}

// ---------------------------------------------------------------------------------------------------------------------- units

/** What the run's condition is on a unit: throughout it, or at its last moment (W2). */
export function findingOnUnit(setting: Setting, gate: Gate, env: Env, of: Formula, unit: Unit): Finding {
  return gate.run.judged === 'at-end' ? findingAt(setting, of, env, unit.to - 1) :
    remember(setting, of, `unit ${unit.from} ${unit.to} ${JSON.stringify(env)}`, () => findingThroughout(setting, of, env, unit.from, unit.to));
}

/** A unit with a moment in suspension is passed over, and one that a reset cuts: after it the first whole unit is walked. */
function isPassedOver(walker: Walker, unit: Unit): boolean {
  const { timeline } = walker;
  return [...timeline.suspended, ...walker.breachSuspensions].some((stretch) => stretch.from < unit.to && unit.from < stretch.to && stretch.from < stretch.to) ||
    timeline.resets.some((at) => unit.from < at && at < unit.to);
}

function takeUnit(walker: Walker, unit: Unit, at: number): void {
  if (isPassedOver(walker, unit)) return;
  const finding = findingOnUnit(walker.setting, walker.gate, walker.env, walker.gate.run.of, unit);
  walker.latest = { unit, finding };
  if (finding.value === 'yes') return takeYes(walker, unit, at);
  if (finding.value === 'no') return takeNo(walker, unit, at);
  if (walker.mode === 'no' || walker.mode === 'yes') {
    if (finding.causes.has('filling')) return;
    return walker.mode === 'no' ? takeNo(walker, unit, at) : takeYes(walker, unit, at);
  }
  takeUndetermined(walker, unit, at, finding);
}

function takeRunningUnit(walker: Walker, unit: Unit): void {
  const { h } = walker.setting;
  const finding = findingOnUnit(walker.setting, walker.gate, walker.env, walker.gate.run.of, unit);
  if (finding.value !== 'no' || isPassedOver(walker, unit)) return;
  walker.latest = { unit, finding };
  takeNo(walker, unit, h);
  if (walker.timeline.deciders.some((at) => unit.from <= at && at < h)) walker.isAwaiting = false;
}

/** G13: what is not already no is taken as yes, what is filling passed over. */
function takeFutureUnit(walker: Walker, unit: Unit): void {
  const finding = findingOnUnit(walker.setting, walker.gate, walker.env, walker.gate.run.of, unit);
  const wasTaken = unit.from <= walker.setting.h && finding.value === 'no';
  if (wasTaken || isPassedOver(walker, unit) || finding.causes.has('filling')) return;
  if (finding.value === 'no') takeNo(walker, unit, unit.to);
  else takeYes(walker, unit, unit.to);
}

function takeYes(walker: Walker, unit: Unit, at: number): void {
  if (walker.isOpen || walker.isComplete) return;
  if (walker.n === 0) walker.runStart = unit.from;
  walker.n += 1;
  walker.runUnits.push(unit);
  if (walker.n < walker.gate.run.length) return;
  walker.isComplete = true;
  walker.completed = at;
}

function takeNo(walker: Walker, unit: Unit, at: number): void {
  if (walker.isOpen) return takeBreachWhileOpen(walker, at);
  switch (walker.gate.onBreach.rule) {
    case 'restart': return breakRun(walker);
    case 'pause': return;
    case 'continues': return takeYes(walker, unit, at);
    case 'decided': walker.isAwaiting = true;
  }
}

function breakRun(walker: Walker): void {
  walker.n = 0;
  walker.runStart = walker.completed = null;
  walker.runUnits = [];
  walker.isComplete = false;
}

/** G10. */
function takeBreachWhileOpen(walker: Walker, at: number): void {
  if (walker.gate.onceOpen === 'shuts-on-breach') {
    walker.isOpen = false;
    breakRun(walker);
  }
  if (walker.gate.onceOpen === 'suspends-on-breach') walker.breachSuspensions.push({ from: at, to: Infinity });
}

/** W3, W10: the strictest of the rules for its reasons; once the run is complete, or the gate open, nothing. */
function takeUndetermined(walker: Walker, unit: Unit, at: number, finding: Finding): void {
  if (walker.isOpen || walker.isComplete) return;
  const policy = policyFor(walker.gate, finding);
  if (policy === 'pauses') return;
  if (policy === 'counts') return isRunNo(walker, walker.runStart ?? unit.from, unit) ? takeNo(walker, unit, at) : takeYes(walker, unit, at);
  switch (walker.gate.onBreach.rule) {
    case 'restart': case 'continues': return breakRun(walker);
    case 'pause': return;
    case 'decided': walker.isAwaiting = true;
  }
}

function policyFor(gate: Gate, finding: Finding): DayPolicy {
  const policies = [...finding.causes].map((cause: Cause) => (cause === 'filling' ? 'pauses' : gate.undetermined[cause]));
  return policies.includes('blocks') ? 'blocks' : policies.includes('pauses') ? 'pauses' : 'counts';
}

/** W2, G8: whether the run from its first counted unit to this one is no by the count over the whole of it. */
function isRunNo(walker: Walker, from: number, last: Unit): boolean {
  const { setting, gate, env } = walker;
  const units = walker.units.filter((unit) => unit.from >= from && unit.to <= last.to);
  return comparisonsAsked(setting, gate.run.of, env).some(({ formula, env: inner }) => {
    const measure = found(setting.measures, formula.measure);
    const isPerDay = measure.per.unit === 'civil-day' && gate.run.unit.unit === 'civil-day';
    if (!isPerDay && !(gate.run.judged === 'throughout' && isJudgedByCount(setting, formula))) return false;
    const total = totalOver(setting, viewOf(setting, measure, inner), from, last.to);
    const limits = units.map((unit) => limitAt(setting, measure, formula.to, inner, unit.from));
    const { share, plus } = limits[0]!;
    const excess = compareToLimit(total.low, { share, plus: { num: plus.num * limits.length, den: plus.den } }, limits.reduce((sum, limit) => sum + limit.of.high, 0));
    return formula.op === '<=' ? excess > 0 : excess >= 0;
  });
}

/** The comparisons with an upper limit that a conjunction asks. */
function comparisonsAsked(setting: Setting, formula: Formula, env: Env): { formula: Formula & { node: 'compare' }; env: Env }[] {
  if (formula.node === 'and') return formula.of.flatMap((of) => comparisonsAsked(setting, of, env));
  if (formula.node === 'condition') return comparisonsAsked(setting, found(setting.conditions, formula.name).of, env);
  if (formula.node === 'each') return membersOf(setting, formula.list).flatMap((member) => comparisonsAsked(setting, formula.of, { ...env, [formula.param]: member }));
  return formula.node === 'compare' && (formula.op === '<=' || formula.op === '<') ? [{ formula, env }] : [];
}

// ----------------------------------------------------------------------------------------------------------------------- acts

function takeReset(walker: Walker, at: number): void {
  breakRun(walker);
  walker.isOpen = false;
  walker.countedFrom = at;
  endBreachSuspension(walker, at);
}

function endBreachSuspension(walker: Walker, at: number): void {
  const last = walker.breachSuspensions.at(-1);
  if (last?.to === Infinity) last.to = at;
}

/** G1: the run is complete, nothing is awaited, every signature is there. */
function openIfDue(walker: Walker, at: number): void {
  if (walker.isOpen || !walker.isComplete || walker.isAwaiting || walker.timeline.signed > at || !isVerified(walker, at)) return;
  walker.isOpen = true;
  walker.openings.push(at);
  walker.openedAt = at;
}

/** N8. Once all goes well (G13) whoever verifies does so at once. */
function isVerified(walker: Walker, at: number): boolean {
  const { gate, timeline, mode, setting } = walker;
  if (gate.verified === undefined || (mode === 'earliest' && at >= setting.h)) return true;
  if (!gate.verified.each) return gate.verified.by.every((name) => lastWord(walker, name, at)?.so === true);
  return gate.verified.by.every((name) => walker.runUnits.every((unit) => {
    const words = timeline.verifications.filter((one) => one.by === name && one.so);
    const first = gate.run.judged === 'at-end' ? unit.to - 1 : unit.from;
    const isSaid = (heard: Verification[]) => everyMoment(first, unit.to, (t) => heard.some((one) => one.from <= t && t < one.to));
    return isSaid(words.filter((one) => one.made <= at)) || !isSaid(words);
  }));
}

function everyMoment(from: number, to: number, isSo: (t: number) => boolean): boolean {
  for (let t = from; t < to; t += 1) if (!isSo(t)) return false;
  return true;
}

/** What somebody said last, by `at`, of a run that was over then. */
function lastWord(walker: Walker, name: string, at: number): Verification | undefined {
  const { completed } = walker;
  return walker.timeline.verifications.filter((one) => one.by === name && completed !== null && completed <= one.made && one.made <= at).at(-1);
}

function unverifiedBy(walker: Walker): Walk['unverified'] {
  const { verified } = walker.gate;
  if (verified === undefined || verified.each || !walker.isComplete || walker.isOpen) return [];
  return verified.by.map((by) => ({ by, said: lastWord(walker, by, Infinity) })).filter(({ said }) => said?.so !== true).map(({ by, said }) => ({ by, isRefused: said !== undefined }));
}

/** G11: an opening on record that the walk does not bear out. */
function takeRecord(walker: Walker, gate: Gate, at: number): void {
  if (stateAt(walker, at) === 'open') return;
  if (gate.unborne?.rule === 'suspended') walker.isRecordSuspended = true;
  if (gate.unborne?.rule !== 'stands') return;
  endBreachSuspension(walker, at);
  walker.n = gate.run.length;
  walker.isComplete = walker.isOpen = true;
  walker.isAwaiting = false;
  walker.openedAt = at;
}

// ---------------------------------------------------------------------------------------------------------------------- state

/** G7: the first that fits. */
function stateAt(walker: Walker, at: number): GateState {
  if (walker.isExpired) return 'expired';
  const isWithin = ({ from, to }: { from: number; to: number }) => from <= at && at < to;
  if (walker.isRecordSuspended || walker.timeline.suspended.some(isWithin) || walker.breachSuspensions.some(isWithin)) return 'suspended';
  if (walker.isOpen) return 'open';
  return walker.n >= 1 ? 'counting' : 'shut';
}

/** The state is shut from the beginning; only changes are noted. */
function noteState(walker: Walker, at: number): void {
  const state = stateAt(walker, at);
  if (state !== (walker.changes.at(-1)?.state ?? 'shut')) walker.changes.push({ at, state });
}

/** The units that begin before `before`, from an anchor: whole civil days after it, or periods on its grid. */
export function unitsFrom(setting: Setting, gate: Gate, anchor: number, before: number): Unit[] {
  const units: Unit[] = [];
  const firstDay = firstWholeDay(setting.zone, anchor);
  for (let i = 0; ; i += 1) {
    const { unit: kind } = gate.run;
    const unit = kind.unit === 'period' ? { from: anchor + i * kind.ms, to: anchor + (i + 1) * kind.ms } :
      { from: startOfDay(setting.zone, firstDay + i), to: endOfDay(setting.zone, firstDay + i) };
    if (unit.from >= before) return units;
    if (unit.from < unit.to) units.push(unit);
  }
}
