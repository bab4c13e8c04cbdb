// gate.opens-whatever-happens: days count whether the term is met or not.
import { remark, type Finding } from '#linter/finding.ts';
import { gatesWritten } from '#linter/plan-walk.ts';
import type { Gate } from '#records/plan.ts';

export const opensWhateverHappens: Finding = {
  id: 'gate.opens-whatever-happens',
  title: 'a gate that opens whatever happens',
  explains: 'Where a breach leaves the count going on and a day that cannot be said counts too, the seven days are a calendar period: they end when they end. That is one of the readings of 2016; who wants it should say it with an anchor and an end, not with a gate.',
  example: 'gate Crossing opens after 7 consecutive civil days of Quiet, counted from D\n  on breach continues unless reset\n  an undetermined day counts',
  mended: 'gate Crossing opens after 7 consecutive civil days of Quiet, counted from D\n  on breach restart\n  a day unseen blocks, any other undetermined day pauses',
  find: (plan) => gatesWritten(plan)
    .filter((gate) => gate.onBreach.rule === 'continues' && gate.reset === null && gate.signatures.length === 0 && allCount(gate))
    .map((gate) => remark('gate.opens-whatever-happens', gate.at, `gate ${gate.name} opens after ${gate.run.length} days whatever happens on them: breaches and undetermined days both count, and nobody may reset it`, 'write `on breach restart`, or what an undetermined day does, or who may reset the count')),
};

function allCount({ undetermined }: Gate): boolean {
  return Object.values(undetermined).every((policy) => policy === 'counts');
}
