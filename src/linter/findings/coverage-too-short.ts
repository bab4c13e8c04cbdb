// gate.coverage-too-short: the evidence never shows so many days in a row as the run needs.
import { remark, type Finding } from '#linter/finding.ts';
import { gatesByReading } from '#linter/plan-walk.ts';
import type { DayVerdict } from '#records/verdicts.ts';

export const coverageTooShort: Finding = {
  id: 'gate.coverage-too-short',
  title: 'a run of days that the watch can never fill',
  explains: 'Seven days in a row need seven days in a row on which somebody watched. Where patrols go out on weekdays only, or a channel reports every other day, no quiet week can ever be shown, and the gate stays shut without a shot being fired.',
  example: 'gate Crossing opens after 7 consecutive civil days of Quiet, ... a day unseen blocks   // the evidence has coverage on weekdays only',
  mended: 'gate Crossing opens after 7 consecutive civil days of Quiet, ... a day unseen pauses   // or a reading with `a look at least every 72 h`',
  needsEvidence: true,
  find: (plan, shown) => (shown?.gates ?? []).flatMap(({ reading, gate, place, of, opened, days }) => {
    const written = gatesByReading(plan).find((one) => one.reading.name === reading && one.gate.name === gate)?.gate;
    if (opened || written === undefined || written.undetermined.unseen !== 'blocks' || days.length < of) return [];
    const most = longestSeen(days);
    return most >= of ? [] : [remark('gate.coverage-too-short', written.at, `in reading ${reading} the evidence has at most ${most} ${most === 1 ? 'day' : 'days'} in a row on which everything that gate ${gate}${place === null ? '' : ` for ${place}`} asks for was watched; it needs ${of}`, 'bring coverage, let a reading say what counts as watched (`a look at least every D`), or let unseen days pause')];
  }),
};

function longestSeen(days: readonly DayVerdict[]): number {
  let most = 0, row = 0;
  for (const day of days) {
    row = day.reasons.includes('unseen') ? 0 : row + 1;
    most = Math.max(most, row);
  }
  return most;
}
