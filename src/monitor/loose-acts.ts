// Acts on record that have no effect, and openings that are not borne out where nothing is written for them: problems to show (G4, G9).
import type { Problem } from '#base/problem.ts';
import type { ActKind } from '#records/claim.ts';
import type { Act } from '#records/observations.ts';
import type { Gate } from '#records/plan.ts';
import { familyOf, gateOfTopic, speaksOf, topicOfGate } from '#records/topic.ts';
import type { ReadingRun } from '#monitor/reading-run.ts';

const KINDS = ['reset', 'suspension', 'termination', 'extension'] as const;
const KINDS_OF_GATES: readonly ActKind[] = ['reset', 'suspension', 'resumption', 'termination', 'signature', 'decision', 'opening', 'verification'];

/** A decision about a gate says something only where an opening on record waits for one. */
function idleDecision(act: ReadingRun['observations']['acts'][number], run: ReadingRun): Problem | null {
  const gate = act.act === 'decision' ? gateOfTopic(run.read.gates, act.about) : undefined;
  if (gate === undefined || gate.unborne?.rule === 'suspended') return null;
  return {
    code: 'act.no-effect', severity: 'warning',
    message: `${act.key} is a decision about ${gate.name} that does not say what was decided: it has no effect`,
    mend: 'record what was decided: an act `reset` (the count starts anew) or `resumption` (it goes on) by those who decide',
  };
}

/** G15: an act about a member that its gate does not have, in any reading. */
function ofNoMember(act: Act, runs: readonly ReadingRun[]): Problem | null {
  if (act.about === null || familyOf(act.about) === null || !KINDS_OF_GATES.includes(act.act)) return null;
  const gates = runs.flatMap((run) => run.read.gates.map((gate) => ({ gate, members: membersOf(run, gate) })));
  const named = gates.filter(({ gate }) => gate.name === familyOf(act.about!));
  if (named.length === 0 || gates.some(({ gate, members }) => gate.name === act.about || members.some((member) => topicOfGate(gate, member) === act.about))) return null;
  const { gate } = named[0]!, members = [...new Set(named.flatMap((one) => one.members))];
  return {
    code: 'act.no-effect', severity: 'warning',
    message: `${act.key} is about ${act.about}, and ${members.length === 0 ? `the gate ${gate.name} is one, without members` : `the gate ${gate.name} is for each of ${members.join(', ')}`}: it has no effect`,
    mend: members.length === 0 ? `record it with "about":"${gate.name}"` : `record it with "about":"${gate.name}" for all of them, or "about":"${topicOfGate(gate, members[0]!)}" for one`,
  };
}

function membersOf(run: ReadingRun, gate: Gate): string[] {
  return gate.each === null ? [] : [...run.evaluator.scope().members(gate.each.list)];
}

/** Acts about a gate or clause that names nobody for acts of that kind. */
export function looseActs(runs: readonly ReadingRun[]): Problem[] {
  const found = new Map<string, Problem>();
  for (const run of runs) {
    for (const act of run.observations.acts) {
      const idle = idleDecision(act, run) ?? ofNoMember(act, runs);
      if (idle !== null) found.set(act.key, idle);
      const kind = KINDS.find((one) => one === act.act);
      if (kind === undefined || act.about === null) continue;
      const gate = gateOfTopic(run.read.gates, act.about);
      const clause = run.read.clauses.find((one) => speaksOf(act.about, one.id));
      const named = gate !== undefined ? (kind === 'extension' ? null : gate[kind]) ?? (kind === 'reset' && gate.onBreach.rule === 'decided' ? gate.onBreach : null)
        : clause !== undefined ? (kind === 'reset' ? null : clause[kind]) : undefined;
      if (named !== null) continue;
      found.set(act.key, {
        code: 'act.no-effect', severity: 'warning',
        message: `${act.key} is a ${kind} of ${act.about}, and the agreement names nobody who may make one: it has no effect`,
        mend: `write who may make it (\`${kind === 'reset' ? 'reset by' : kind === 'extension' ? 'extended by' : kind === 'suspension' ? 'suspended by' : 'terminated by'} joint act of ...\`), or leave it as a record`,
      });
    }
  }
  return [...found.values()];
}

export function looseOpenings(runs: readonly ReadingRun[]): Problem[] {
  return runs.flatMap((run) => run.gateRows().filter((row) => row.result.isLoose).map((row): Problem => ({
    code: 'gate.opening-not-borne-out', severity: 'warning',
    message: `an opening of ${row.gate.name} is on record, and by the reading ${run.read.reading.name} its run was not complete then; the agreement does not say what follows, so it changes nothing`,
    mend: 'write in the gate: `an opening on record that is not borne out stands`, `closes`, or `is suspended until decided by ...`',
  })));
}
