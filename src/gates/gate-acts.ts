// The acts about a gate, by what they do, for one choice of the acts that only may count (G3, G9).
import type { ActKind } from '#records/claim.ts';
import { joinedActs } from '#records/joint-acts.ts';
import type { Act } from '#records/observations.ts';
import type { JointAct } from '#records/plan.ts';
import { speaksOf } from '#records/topic.ts';
import type { GateWorld } from '#gates/gate-world.ts';

/** When acts take effect. */
export interface GateActs {
  resets: number[];
  /** Half-open stretches of suspension by act. */
  suspensions: [number, number][];
  /** When its time ran out, or it was terminated; Infinity: not. */
  expires: number;
  /** When the last required signature was there; Infinity while one is missing. */
  signed: number;
  /** What ends a wait for those who decide (G2). */
  deciders: number[];
  /** What lifts a suspension by breach (G10). */
  liftings: number[];
  /** Openings on record (G11). */
  records: number[];
  /** Decisions by those whom G4 names. */
  decisions: number[];
  /** What was verified or refused, in the order of its making (N8). */
  verifications: Verification[];
}

/** By one of those who verify, made at `at`; what it says of [from, to). */
export interface Verification { by: string; at: number; so: boolean; from: number; to: number }

/** The kinds of act that change what a gate is; of those that only may count, G9 tries each. */
const DECIDING_KINDS: readonly ActKind[] = ['reset', 'suspension', 'resumption', 'termination', 'signature', 'decision'];

const alone = (by: string[]): JointAct => ({ by, withinMs: null, backdated: false });

/** The acts about the gate that change what it is: of its run's verification too, where that is asked for. */
export function decidingActs(world: GateWorld): Act[] {
  const { verified } = world.gate;
  const isVerification = (act: Act) => verified?.each === false && act.act === 'verification';
  return world.acts.filter((act) => speaksOf(act.about, world.topic) && (DECIDING_KINDS.includes(act.act) || isVerification(act)));
}

/** N8: of a run those among `acts`; of single units those that count. */
function verificationsOf(world: GateWorld, acts: readonly Act[], before: number): Verification[] {
  const { verified } = world.gate;
  if (verified === undefined) return [];
  const about = (verified.each ? world.acts.filter((act) => act.counts) : acts).filter((act) => act.act === 'verification' && speaksOf(act.about, world.topic) && act.end - 1 < before);
  const made = about.toSorted((a, b) => a.end - b.end || a.start - b.start || (a.recordedAt ?? -Infinity) - (b.recordedAt ?? -Infinity) || (a.key < b.key ? -1 : 1));
  return made.flatMap((act) => verified.by.filter((name) => act.own.includes(name) || act.key.startsWith(`${name}/`))
    .map((by) => ({ by, at: act.end - 1, so: act.says === 'so', from: act.effectiveFrom ?? -Infinity, to: Math.min(act.until ?? Infinity, act.start) })));
}

/** Reads the acts about the gate as if those in `acts` all counted; what takes effect at or after `before` has not. */
export function gateActs(world: GateWorld, acts: readonly Act[], before: number): GateActs {
  const { gate, topic } = world;
  const about = acts.filter((act) => speaksOf(act.about, topic));
  const records = world.acts.filter((act) => speaksOf(act.about, topic) && act.act === 'opening' && act.counts).map((act) => act.end - 1).filter((at) => at < world.horizon).sort((a, b) => a - b);
  const effects = (kind: ActKind, by: JointAct | null): number[] => (by === null ? [] : joinedActs(about, kind, by, topic, records).map((one) => one.effective).filter((at) => at < before).sort((a, b) => a - b));
  const deciders = gate.onBreach.rule === 'decided' ? alone(gate.onBreach.by) : null;
  const resumed = effects('resumption', gate.suspension);
  return {
    resets: effects('reset', gate.reset),
    suspensions: effects('suspension', gate.suspension).map((from) => [from, resumed.find((at) => at >= from) ?? Infinity]),
    expires: Math.min(Infinity, ...effects('termination', gate.termination), lapsesAt(world, before)),
    signed: Math.max(-Infinity, ...gate.signatures.map((name) => effects('signature', alone([name]))[0] ?? Infinity)),
    deciders: [...effects('reset', deciders), ...effects('resumption', deciders)],
    liftings: effects('resumption', gate.suspension ?? gate.reset),
    records,
    decisions: gate.unborne?.rule === 'suspended' ? effects('decision', alone(gate.unborne.by)) : [],
    verifications: verificationsOf(world, acts, before),
  };
}

/** G10: from the earliest moment of `lapses` on; by h only where that is settled or has come; ahead, at its latest. */
function lapsesAt(world: GateWorld, before: number): number {
  if (world.lapses === null) return Infinity;
  const { earliest, latest } = world.lapses;
  if (earliest < world.horizon || (earliest === latest && earliest <= world.horizon)) return earliest;
  return before === Infinity ? latest : Infinity;
}

/** G13: every missing signature, resumption and decision is made at h. */
export function allGoesWell(acts: GateActs, horizon: number): GateActs {
  return {
    ...acts,
    suspensions: acts.suspensions.map(([from, to]) => [from, from < horizon ? Math.min(to, horizon) : to]),
    liftings: [...acts.liftings, horizon],
    deciders: [...acts.deciders, horizon],
    decisions: [...acts.decisions, horizon],
    signed: Math.min(acts.signed, horizon),
  };
}
