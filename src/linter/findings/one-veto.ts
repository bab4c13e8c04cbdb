// gate.one-veto: one actor alone, or one channel alone, can keep a gate shut for ever.
import { remark, type Finding } from '#linter/finding.ts';
import { formulasAsked, gatesByReading, gatesWritten, measureIn } from '#linter/plan-walk.ts';
import { channelsSeeing } from '#linter/seeing.ts';
import type { Gate, Plan } from '#records/plan.ts';
import type { Problem } from '#base/problem.ts';

export const oneVeto: Finding = {
  id: 'gate.one-veto',
  title: 'one alone can keep the gate shut',
  explains: 'Where one actor alone decides after a breach, resets or ends the count, or where all that a run needs is seen by one channel alone and unseen days block, that one can stop the process by an act, or by silence. Sometimes that is the bargain. Then it should be known to be.',
  example: 'gate Crossing opens after ...\n  on breach as decided by North\n  reset by act of North',
  mended: 'gate Crossing opens after ...\n  on breach as decided by North and South\n  reset by joint act of North and South',
  find: (plan) => [...gatesWritten(plan).flatMap((gate) => byAct(plan, gate)), ...bySilence(plan)],
};

function byAct(plan: Plan, gate: Gate): Problem[] {
  const powers: { does: string; by: string[]; any?: true }[] = [
    ...(gate.onBreach.rule === 'decided' ? [{ does: 'decides what follows a breach', by: gate.onBreach.by }] : []),
    ...(gate.reset === null ? [] : [{ does: 'may reset the count, again and again', ...gate.reset }]),
    ...(gate.suspension === null ? [] : [{ does: 'may suspend it', ...gate.suspension }]),
    ...(gate.termination === null ? [] : [{ does: 'may end it', ...gate.termination }]),
    ...(gate.verified === undefined ? [] : [{ does: gate.verified.each ? 'has to verify each day' : 'has to verify the run', by: gate.verified.by }]),
    ...(gate.unborne?.rule === 'suspended' ? [{ does: 'decides on an opening that is not borne out', by: gate.unborne.by }] : []),
  ];
  const alone = powers.flatMap(({ does, by, any }) => (by.length === 1 || any ? by.filter((name) => !isJointBody(plan, name)).map((actor) => ({ does, actor })) : []));
  const actors = [...new Set(alone.map(({ actor }) => actor))];
  return actors.map((actor) => remark('gate.one-veto', gate.at, `${actor} alone can keep gate ${gate.name} shut: it ${alone.filter((one) => one.actor === actor).map(({ does }) => does).join(', and ')}`, 'ask for a joint act, or a body of several; if this is the bargain, leave it so'));
}

function isJointBody(plan: Plan, name: string): boolean {
  return (plan.actors.find((actor) => actor.name === name)?.members.length ?? 0) > 1;
}

/** One remark a gate and measure, naming the readings for which it is so. */
function bySilence(plan: Plan): Problem[] {
  const only = new Map<string, { gate: Gate; measure: string; channel: string; readings: string[] }>();
  for (const { reading, gate } of gatesByReading(plan)) {
    if (gate.undetermined.unseen !== 'blocks') continue;
    for (const name of new Set(formulasAsked(gate.run.of, plan, reading).flatMap((part) => (part.node === 'compare' || part.node === 'count' ? [part.measure] : [])))) {
      const measure = measureIn(plan, reading, name);
      const seeing = measure === undefined ? [] : channelsSeeing(plan, reading, measure);
      if (seeing.length !== 1) continue;
      const key = JSON.stringify([gate.name, name, seeing[0]!.name]);
      const found = only.get(key) ?? { gate, measure: name, channel: seeing[0]!.name, readings: [] };
      found.readings.push(reading.name);
      only.set(key, found);
    }
  }
  return [...only.values()].map(({ gate, measure, channel, readings }) => remark('gate.one-veto', gate.at, `channel ${channel} alone can keep gate ${gate.name} shut in ${readings.length === 1 ? 'reading' : 'readings'} ${readings.join(', ')}: nobody else sees ${measure}, and a day that it does not report on blocks`, 'name a second channel that sees it, or say otherwise what an unseen day does; if there is no other, leave it so'));
}
