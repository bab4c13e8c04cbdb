// The acts about a gate, by what they do, for one choice of the acts that only may count (G3, G9).
import { joinedActs } from '#records/joint-acts.ts';
import type { Act } from '#records/observations.ts';
import type { ActKind } from '#records/claim.ts';
import type { Gate, JointAct } from '#records/plan.ts';

export interface GateActs {
  resets: number[];
  /** Half-open stretches of suspension by act. */
  suspensions: [number, number][];
  termination: number;
  /** When the last required signature was there; Infinity while one is missing. */
  signed: number;
  /** Joint acts of the deciders of G2 that lift the waiting. */
  resumptions: number[];
  /** What lifts a suspension by breach (G10). */
  liftings: number[];
  /** Openings on record (G11). */
  openings: number[];
  /** Decisions by those whom G4 names. */
  decisions: number[];
}

/** Reads the acts about the gate, as if those in `acts` all counted. */
export function gateActs(gate: Gate, acts: readonly Act[]): GateActs {
  const about = acts.filter((act) => act.about === gate.name);
  const openings = about.filter((act) => act.act === 'opening').map((act) => act.end - 1);
  const opened = openings.length === 0 ? Infinity : Math.min(...openings);
  const instants = (kind: ActKind, by: JointAct | null): number[] => (by === null ? [] : joinedActs(about, kind, by.by, gate.name, by.withinMs, by.backdated)
    .map((one) => (by.backdated && one.effective < one.at && one.effective < opened && opened <= one.at ? opened : one.effective))
    .sort((a, b) => a - b));
  const alone = (by: string[]): JointAct => ({ by, withinMs: null, backdated: false });
  const deciders = gate.onBreach.rule === 'decided' ? alone(gate.onBreach.by) : null;
  const ends = instants('resumption', gate.suspension);
  return {
    resets: [...new Set([...instants('reset', gate.reset), ...instants('reset', deciders)])].sort((a, b) => a - b),
    suspensions: instants('suspension', gate.suspension).map((from) => [from, ends.find((end) => end > from) ?? Infinity]),
    termination: Math.min(...instants('termination', gate.termination), Infinity),
    signed: Math.max(...gate.signatures.map((name) => Math.min(...instants('signature', alone([name])), Infinity)), -Infinity),
    resumptions: instants('resumption', deciders),
    liftings: instants('resumption', gate.suspension ?? gate.reset),
    openings,
    decisions: gate.unborne?.rule === 'suspended' ? instants('decision', alone(gate.unborne.by)) : [],
  };
}
