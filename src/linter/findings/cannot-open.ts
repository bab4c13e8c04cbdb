// gate.cannot-open: in some reading the run waits for what nobody whom it listens to can see, and such days block.
import { fault, remark, type Finding } from '#linter/finding.ts';
import { formulasAsked, gatesByReading, measureIn } from '#linter/plan-walk.ts';
import { channelsSeeing } from '#linter/seeing.ts';
import { listed } from '#records/phrase.ts';
import type { Gate, Plan, Reading } from '#records/plan.ts';

export const cannotOpen: Finding = {
  id: 'gate.cannot-open',
  title: 'a gate that some reading can never open',
  explains: 'A reading that listens to no channel which sees one of the things that the run asks for will find every day unseen. Where unseen days block, that reader says "day 0 of 7" for ever, and is right by its own choice. The reader should know it before signing, not on day eight.',
  example: 'reading Northern adopted by North channels NorthRadio counts alleged   // NorthRadio sees incidents, no convoys\ngate Crossing opens after 7 consecutive civil days of Fed, ... a day unseen blocks',
  mended: 'reading Northern adopted by North channels NorthRadio, Convoys counts alleged',
  find: (plan) => gatesByReading(plan).flatMap(({ reading, gate }, _, all) => {
    const unseen = gate.undetermined.unseen === 'blocks' ? measuresUnseen(plan, reading, gate) : [];
    if (unseen.length === 0) return [];
    const others = all.some((one) => one.gate.name === gate.name && measuresUnseen(plan, one.reading, one.gate).length === 0);
    // Where another reading can open it, this one's blindness is its own choice.
    return [(others ? remark : fault)('gate.cannot-open', gate.at, `in reading ${reading.name}, gate ${gate.name} can never open: no channel that this reading listens to sees ${listed(unseen, 'or')}, and a day unseen blocks`, 'let the reading take a channel that sees it, or define the measure otherwise in that reading')];
  }),
};

/** Measures that a conjunct of the run compares; under `or`, `not` or "at least k of" another part may still decide. */
function measuresUnseen(plan: Plan, reading: Reading, gate: Gate): string[] {
  const names = formulasAsked(gate.run.of, plan, reading).some((part) => part.node === 'or' || part.node === 'not' || part.node === 'at-least-of')
    ? []
    : formulasAsked(gate.run.of, plan, reading).flatMap((part) => (part.node === 'compare' || part.node === 'count' ? [part.measure] : []));
  return [...new Set(names)].filter((name) => {
    const measure = measureIn(plan, reading, name);
    return measure !== undefined && channelsSeeing(plan, reading, measure).length === 0;
  });
}
