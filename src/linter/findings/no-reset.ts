// gate.no-reset: the text speaks of a reset, a decision or a resumption that nobody is named for.
import { remark, type Finding } from '#linter/finding.ts';
import { gatesWritten } from '#linter/plan-walk.ts';
import type { Gate } from '#records/plan.ts';

export const noReset: Finding = {
  id: 'gate.no-reset',
  title: 'nobody may reset or resume',
  explains: 'A count that goes on unless somebody resets it, and a gate that is suspended by a breach until somebody resumes it, both wait for an act. Where the text names nobody for it, each side will make that act alone, and the other will not know it.',
  example: 'gate Crossing opens after ...\n  on breach continues unless reset\n  once open suspends on breach',
  mended: 'gate Crossing opens after ...\n  on breach continues unless reset\n  once open suspends on breach\n  reset by joint act of Russia and UnitedStates',
  find: (plan) => gatesWritten(plan).flatMap((gate) => waits(gate).map((why) =>
    remark('gate.no-reset', gate.at, `gate ${gate.name} ${why}, and nobody is named who may`, 'write `reset by joint act of A and B`, or another rule for a breach'))),
};

function waits(gate: Gate): string[] {
  const found: string[] = [];
  if (gate.onBreach.rule === 'continues' && gate.reset === null) found.push('counts on after a breach unless the count is reset');
  if (gate.onceOpen === 'suspends-on-breach' && gate.suspension === null && gate.reset === null) found.push('is suspended by a breach until somebody resumes it');
  return found;
}
