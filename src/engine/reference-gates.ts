// The rows of gates: state, day, since when, when at the earliest, and what it is stopped by (G1-G14).
import { dateOfDay } from '#base/civil.ts';
import { formatInstant } from '#base/instant.ts';
import { dayOf } from '#base/zone.ts';
import type { ActKind, Claim } from '#records/claim.ts';
import type { Formula, Gate } from '#records/plan.ts';
import type { DayVerdict, GateOutcome, GateState } from '#records/verdicts.ts';
import { actsOfKind, isAbout, jointActs, type Act, type Made, type Together } from '#engine/reference-acts.ts';
import { anchorValue } from '#engine/reference-anchors.ts';
import { dayVerdict, envsOf } from '#engine/reference-conditions.ts';
import { printedReasons, union, type Cause } from '#engine/reference-findings.ts';
import { membersOf } from '#engine/reference-formulas.ts';
import { madeLater } from '#engine/reference-rulings.ts';
import { isVerifier, saysSo } from '#engine/reference-words.ts';
import { findingOnUnit, unitsFrom, walk, type Mode, type Timeline, type Unit, type Verification, type Walk } from '#engine/reference-walk.ts';
import { envKey, found, remember, type Env, type Openings, type Setting } from '#engine/reference-setting.ts';

const MOST_DAYS = 400;
const MOST_UNITS = 1000;

export function gateRows(setting: Setting): GateOutcome[] {
  return setting.gates.flatMap((gate) => envsOf(setting, gate).map((env) => rowOf(setting, gate, env)));
}

/** The openings of a gate by the walk that stands (T12). `arg`: the member, for a gate over a list. */
export function openingsOfGate(setting: Setting, name: string, arg: string | null): Openings {
  const gate = setting.gates.find((candidate) => candidate.name === name);
  if (gate === undefined) throw new Error(`the plan has no gate ${name}`);
  const { standing } = judged(setting, gate, gate.each === null ? {} : { [gate.each.param]: arg! });
  return { at: standing.walk.openings, isExpired: standing.walk.state === 'expired' };
}

// ---------------------------------------------------------------------------------------------------------------------- walks

interface Variant { acts: Set<Claim>; walk: Walk }

interface Judged { standing: Variant; differ: boolean }

const OPENNESS: GateState[] = ['expired', 'suspended', 'shut', 'counting', 'open'];

/** G9: the walk with the acts that count alone, with each that may count, and with all; the least open outcome stands. */
function judged(setting: Setting, gate: Gate, env: Env): Judged {
  return remember(setting, gate, `judged ${envKey(env)}`, () => {
    const topic = topicOf(gate, env);
    const kinds: ActKind[] = ['reset', 'suspension', 'resumption', 'termination', 'signature', 'decision'];
    const ofRun = gate.verified?.each === false ? verificationsAbout(setting, gate, env) : [];
    const about = [...kinds.flatMap((kind) => actsOfKind(setting, kind)).filter((act) => isAbout(act.claim, topic)), ...ofRun];
    const certain = about.filter((act) => act.cause === null).map((act) => act.claim);
    const possible = about.filter((act) => act.cause !== null).map((act) => act.claim).sort(byTimeAndKey);
    const lots = possible.length === 0 ? [[]] : [[], ...possible.map((one) => [one]), possible];
    const variants = lots.map((more): Variant => {
      const acts = new Set([...certain, ...more]);
      return { acts, walk: walked(setting, gate, env, acts, 'rules') };
    });
    const standing = variants.reduce((least, variant) => (lessOpen(variant.walk, least.walk) ? variant : least));
    return { standing, differ: variants.some(({ walk: { state, n } }) => state !== standing.walk.state || n !== standing.walk.n) };
  });
}

function byTimeAndKey(a: Claim, b: Claim): number {
  return a.start - b.start || a.end - b.end || (`${a.channel}/${a.id}` < `${b.channel}/${b.id}` ? -1 : 1);
}

function lessOpen(a: Walk, b: Walk): boolean {
  return a.state === b.state ? a.n < b.n : OPENNESS.indexOf(a.state) < OPENNESS.indexOf(b.state);
}

function walked(setting: Setting, gate: Gate, env: Env, acts: Set<Claim>, mode: Mode, moreUnits = 0): Walk {
  const anchor = anchorValue(setting, gate.from, env).latest;
  const timeline = mode === 'earliest' ? allGoesWell(setting, timelineOf(setting, gate, env, acts, Infinity)) : timelineOf(setting, gate, env, acts, setting.h);
  return walk(setting, gate, env, anchor, unitsNeeded(setting, gate, anchor, moreUnits), timeline, mode);
}

/** The units that begin at or before h, and so many more. */
function unitsNeeded(setting: Setting, gate: Gate, anchor: number, more: number): Unit[] {
  if (!Number.isFinite(anchor)) return [];
  const units = unitsFrom(setting, gate, anchor, setting.h + 1);
  const last = units.at(-1)?.to ?? setting.h;
  const length = gate.run.unit.unit === 'period' ? gate.run.unit.ms : setting.zone.dayMs;
  return more === 0 ? units : [...units, ...unitsFrom(setting, gate, anchor, last + (more + 2) * length).slice(units.length, units.length + more)];
}

/** When the acts about a gate take effect; those that take effect at or after `before` have not. */
function timelineOf(setting: Setting, gate: Gate, env: Env, acts: Set<Claim>, before: number): Timeline {
  const records = actsOfKind(setting, 'opening').filter((act) => isAbout(act.claim, topicOf(gate, env)) && act.cause === null)
    .map((act) => act.claim.end - 1).filter((at) => at < setting.h);
  const made = (kind: ActKind, together: Together | null): Made[] =>
    jointActs(setting, [...acts].filter((claim) => claim.act === kind), together, records).filter((act) => act.effect < before);
  const effects = (kind: ActKind, together: Together | null) => made(kind, together).map((act) => act.effect);
  const all = (by: string[]): Together => ({ by, withinMs: null, backdated: false });
  const resumed = effects('resumption', gate.suspension);
  const deciders = gate.onBreach.rule === 'decided' ? all(gate.onBreach.by) : null;
  const signatures = gate.signatures.map((actor) => effects('signature', all([actor]))[0] ?? Infinity);
  return {
    resets: effects('reset', gate.reset),
    suspended: effects('suspension', gate.suspension).map((from) => ({ from, to: Math.min(Infinity, ...resumed.filter((at) => at >= from)) })),
    resumptions: effects('resumption', gate.suspension ?? gate.reset),
    deciders: [...effects('reset', deciders), ...effects('resumption', deciders)],
    decisions: gate.unborne?.rule === 'suspended' ? effects('decision', all(gate.unborne.by)) : [],
    records,
    signed: Math.max(-Infinity, ...signatures), verifications: verificationsOf(setting, gate, env, acts, before),
    expires: Math.min(Infinity, ...effects('termination', gate.termination), lapsesAt(setting, gate, env, before)),
  };
}

/** G15: what acts about a gate, or about one member of it alone, are about. */
function topicOf(gate: Gate, env: Env): string {
  return gate.each === null ? gate.name : `${gate.name}(${env[gate.each.param]})`;
}

/** N8: the acts of verification about the gate. */
function verificationsAbout(setting: Setting, gate: Gate, env: Env): Act[] {
  const topic = topicOf(gate, env);
  return actsOfKind(setting, 'verification').filter((act) => isAbout(act.claim, topic));
}

function verificationsOf(setting: Setting, gate: Gate, env: Env, acts: Set<Claim>, before: number): Verification[] {
  if (gate.verified === undefined) return [];
  const { by, each } = gate.verified;
  const heard = verificationsAbout(setting, gate, env).filter((act) => (each ? act.cause === null : acts.has(act.claim))).map((act) => act.claim).filter((claim) => claim.end - 1 < before);
  const inOrder = heard.sort((a, b) => a.end - b.end || (madeLater(a, b) ? 1 : -1));
  return inOrder.flatMap((claim) => by.filter((name) => isVerifier(setting, claim, name)).map((name) => ({
    by: name, made: claim.end - 1, so: saysSo(claim) === true, from: claim.effectiveFrom ?? -Infinity, to: Math.min(claim.until ?? Infinity, claim.start),
  })));
}

/** G10: from the earliest moment of `lapses`; seen from h on, what has not come is not taken to come. */
function lapsesAt(setting: Setting, gate: Gate, env: Env, before: number): number {
  if (gate.lapses === null) return Infinity;
  const { earliest, latest } = anchorValue(setting, gate.lapses, env);
  if (earliest < setting.h || (earliest === latest && earliest === setting.h)) return earliest;
  return before === Infinity ? latest : Infinity;
}

/** G13: every missing signature, resumption and decision is made at h. */
function allGoesWell(setting: Setting, timeline: Timeline): Timeline {
  const { h } = setting;
  return {
    ...timeline,
    suspended: timeline.suspended.map(({ from, to }) => ({ from, to: from < h ? Math.min(to, h) : to })),
    resumptions: [...timeline.resumptions, h], deciders: [...timeline.deciders, h], decisions: [...timeline.decisions, h],
    signed: Math.min(timeline.signed, h),
  };
}

/** G13: null where the anchor has not come, the gate is open or expired, or too many units would be needed. */
function earliestOpening(setting: Setting, gate: Gate, env: Env, standing: Variant): number | null {
  const anchor = anchorValue(setting, gate.from, env).latest;
  if (anchor === Infinity || standing.walk.state === 'open' || standing.walk.state === 'expired') return null;
  // From the end of the scan on all units are alike: what does not open within as many of them as the run is long never does.
  const length = gate.run.unit.unit === 'period' ? gate.run.unit.ms : setting.zone.dayMs;
  const units = Math.ceil((setting.scan.to - setting.h) / length) + gate.run.length + 1;
  const ahead = walked(setting, gate, env, standing.acts, 'earliest', Math.min(units, MOST_UNITS));
  return ahead.state === 'open' ? ahead.since : null;
}

// ----------------------------------------------------------------------------------------------------------------------- rows

function rowOf(setting: Setting, gate: Gate, env: Env): GateOutcome {
  const { standing, differ } = judged(setting, gate, env);
  const { walk: now, acts } = standing;
  const numbers = [now.n, walked(setting, gate, env, acts, 'no').n, walked(setting, gate, env, acts, 'yes').n];
  const earliest = earliestOpening(setting, gate, env, standing);
  const hasCome = anchorValue(setting, gate.from, env).latest < Infinity;
  return {
    name: gate.name, ...(gate.each === null ? {} : { place: env[gate.each.param]! }),
    state: now.state, day: [Math.min(...numbers), Math.max(...numbers)], counted: now.n, of: gate.run.length,
    since: instant(now.since), opensAtEarliest: instant(earliest), openedAt: instant(now.openedAt), countedFrom: hasCome ? instant(now.countedFrom) : null,
    stoppedBy: now.state === 'open' || now.state === 'expired' || now.latest === null ? [] : [...stoppedBy(setting, gate, env, now.latest.unit), ...stoppedByVerifiers(now)],
    reasons: printedReasons(reasonsOf(setting, gate, env, standing, differ)),
    days: stripOfUnits(setting, gate, env),
  };
}

function instant(t: number | null): string | null {
  return t === null ? null : formatInstant(t);
}

/** G14. */
function reasonsOf(setting: Setting, gate: Gate, env: Env, { walk: now, acts }: Variant, differ: boolean): Set<Cause> {
  const causes = new Set<Cause>(differ ? ['disputed'] : []);
  if (now.state === 'open' || now.state === 'expired') return causes;
  const anchor = anchorValue(setting, gate.from, env);
  const isSigned = timelineOf(setting, gate, env, acts, setting.h).signed < Infinity;
  return union([
    causes,
    now.latest?.finding.value === 'undetermined' ? now.latest.finding.causes : [],
    now.isAwaiting || now.unverified.some((one) => !one.isRefused) ? ['unruled'] : [],
    now.isComplete && !now.isAwaiting && !isSigned ? ['pending'] : [],
    anchor.latest >= setting.h ? ['pending', ...anchor.causes] : [],
  ]);
}

function stoppedByVerifiers(now: Walk): GateOutcome['stoppedBy'] {
  return now.unverified.map(({ by, isRefused }) => (isRefused ? { condition: `verification by ${by}`, value: 'no', reasons: [] } : { condition: `verification by ${by}`, value: 'undetermined', reasons: ['unruled'] }));
}

interface Asked { condition: string; place?: string; formula: Formula; env: Env }

/** G14: the named conditions that the run's conjunction asks, of a `for each` its members, that are not yes on a unit. */
function stoppedBy(setting: Setting, gate: Gate, env: Env, unit: Unit): GateOutcome['stoppedBy'] {
  const seen = new Set<string>();
  return asked(setting, gate.run.of, env, null, undefined).flatMap(({ condition, place, formula, env: inner }) => {
    const { value, causes } = findingOnUnit(setting, gate, inner, formula, unit);
    const key = `${condition}\u0001${place ?? ''}`;
    if (value === 'yes' || seen.has(key)) return [];
    seen.add(key);
    return [{ condition, ...(place === undefined ? {} : { place }), value, reasons: printedReasons(causes) }];
  });
}

/** The innermost names in the conjunction: a condition that only joins other named ones, or asks each member of a list, is not named itself. */
function asked(setting: Setting, formula: Formula, env: Env, name: string | null, place: string | undefined): Asked[] {
  switch (formula.node) {
    case 'condition': return asked(setting, found(setting.conditions, formula.name).of, env, formula.name, place);
    case 'each': return membersOf(setting, formula.list).flatMap((member) => asked(setting, formula.of, { ...env, [formula.param]: member }, name, member));
    case 'and': if (name === null || formula.of.every((of) => of.node === 'condition')) return formula.of.flatMap((of) => asked(setting, of, env, name, place));
  }
  return name === null ? [] : [{ condition: name, ...(place === undefined ? {} : { place }), formula, env }];
}

/** Every unit from the anchor to the one that holds the last moment before h. */
function stripOfUnits(setting: Setting, gate: Gate, env: Env): DayVerdict[] {
  const anchor = anchorValue(setting, gate.from, env).latest;
  if (!Number.isFinite(anchor)) return [];
  return unitsFrom(setting, gate, anchor, setting.h).slice(-MOST_DAYS).map((unit) => {
    const date = gate.run.unit.unit === 'period' ? formatInstant(unit.from) : dateOfDay(dayOf(setting.zone, unit.from));
    return dayVerdict(setting, gate.run.of, env, date, findingOnUnit(setting, gate, env, gate.run.of, unit), unit.from, unit.to);
  });
}
