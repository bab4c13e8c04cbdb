// gate.cannot-shut: once open, nothing that anybody does or that happens shuts it again.
import { remark, type Finding } from '#linter/finding.ts';
import { gatesWritten } from '#linter/plan-walk.ts';

export const cannotShut: Finding = {
  id: 'gate.cannot-shut',
  title: 'a gate that nothing can shut',
  explains: 'A gate that stays open, lapses at no time and that nobody may suspend or terminate goes on being open on the day on which the fighting is back. If the step behind it cannot be undone anyway, that is as it should be; if it is a standing arrangement, somebody should be able to stop it.',
  example: 'gate Crossing opens after ...\n  once open stays open',
  mended: 'gate Crossing opens after ...\n  once open stays open\n  suspended by act of Commission',
  find: (plan) => gatesWritten(plan)
    .filter((gate) => gate.onceOpen === 'stays-open' && gate.lapses === null && gate.suspension === null && gate.termination === null)
    .map((gate) => remark('gate.cannot-shut', gate.at, `gate ${gate.name}, once open, can be shut by nothing and by nobody`, 'write `once open shuts on breach` or `suspends on breach`, `lapses at T`, or who may suspend or terminate it; if the step cannot be undone, leave it so')),
};
