// Rules about rulings that bear on a part of a claim (E13).
import type { StatedPart } from '#records/claim.ts';
import { claim, movement, presence, ruling, tally } from '../toy-plans.ts';
import { bound, daily, held, instant, is, none, ratioText, told, toldBeside, type Around, type RuleCase } from './rule-case.ts';

const byGov: Around = { measure: { by: [{ name: 'Gov' }] } };
const tallies: Around = { measure: { from: 'tallies' } };
const tanks: Around = { measure: { from: 'presence', of: ['tanks'], unit: 'things' } };
const trucks: Around = { measure: { from: 'movements', of: [], unit: 'trucks', stage: 'delivered', channels: ['Ch1', 'Ch2'] } };
const withinOneDay = { setAside: { datedWithinDays: null, datedWithinMs: 2, placedWithinMetres: null } };

/** Five to eight shells, fired by one of two, at some moment of [3, 9). */
const shells = claim('1', 3, { end: 9, count: { low: 5, high: 8 }, by: ['Gov', 'Opp'], oneOfBy: true });
const six: StatedPart = { count: { low: 6, high: 6 } };
const opp: StatedPart = { by: { names: ['Opp'], oneOf: false } };
const states = (part: StatedPart, id = '2', at = 9) => ruling(id, at, 'Ch1/1', { states: part });
const perhaps = (part: StatedPart, id = '2', at = 9) => ruling(id, at, 'Ch1/1', { states: part, standing: 'alleged' });

export const cases: RuleCase[] = [
  toldBeside(7, '[E13] without a ruling the claim is as wide as it was told', [shells], [5, 8], ['imprecise']),
  told('[E13] of five to eight shells six fell: not five, and not eleven', [shells, states(six)], [6, 6], []),
  told('[E13] they were fired by the one side, so not by the other', [shells, states({ ...six, ...opp })], [0, 0], [], byGov),
  told('[E13] which is a breach of whoever fired them', [shells, states({ ...six, by: { names: ['Gov'], oneOf: false } })], [6, 6], [], byGov),
  toldBeside(7, '[E13] what is not stated stays as told', [shells, states({ by: { names: ['Gov'], oneOf: false } })], [5, 8], ['imprecise'], byGov),
  told('[E13] a stated list of alternatives is one', [shells, states({ by: { names: ['Opp', 'Ext'], oneOf: true } })], [0, 0], [], byGov),
  told('[E13] a stated list without attribution acted together', [shells, states({ ...six, by: { names: ['Gov', 'Opp'], oneOf: false } })], [6, 6], [], byGov),
  told('[E13] against whom', [claim('1', 5), states({ against: { names: ['Opp'], oneOf: false } })], [1, 1], [], { measure: { against: [{ name: 'Opp' }] } }),
  told('[E13] a stated author who is excluded takes it away', [claim('1', 5, { against: ['Opp'] }), states({ by: { names: ['cell'], oneOf: false } })], [0, 0], [], { measure: { excluding: 'any' } }),
  bound('[E13] the duty of the side that it was not is kept', { until: { node: 'at', instant: 9 } }, [shells, states(opp)], { verdict: 'kept' }, byGov),
  bound('[E13] where who it was stays open it cannot be said', { until: { node: 'at', instant: 9 } }, [shells, states(six)], { verdict: 'cannot-be-said', reasons: ['imprecise'] }, byGov),
  held('[E13] a time within the possible ones', is('>=', 1), [shells, states({ during: { start: 8, end: 9 } })], { value: 'no' }, { measure: daily }),
  held('[E13] a time of another civil day holds, though it was not thought possible', is('>=', 6), [shells, states({ ...six, during: { start: 9, end: 10 } })], { value: 'yes', since: instant(9) }, { measure: daily }),
  told('[E13] before the window it is not in it', [shells, states({ during: { start: -3, end: -1 } })], [0, 0], []),
  told('[E13] at or after asOf it is not used', [claim('1', 5), ruling('2', 9, 'Ch1/1', { states: { during: { start: 13, end: 14 } } })], [0, 0], []),
  told('[E13] across asOf it only may count', [claim('1', 5), ruling('2', 9, 'Ch1/1', { states: { during: { start: 11, end: 15 } } })], [0, 1], ['imprecise']),
  told('[E13] a stated place is where it was', [claim('1', 5, { place: { name: 'W' } }), states({ place: { name: 'B' } })], [0, 0], [], { measure: { place: { name: 'A' } } }),
  told('[E13] how many were killed', [claim('1', 5), states({ killed: { low: 2, high: 2 } })], [2, 2], [], { measure: { unit: 'killed' } }),
  told('[E13] a count of nothing leaves nothing', [claim('1', 5), states({ count: { low: 0, high: 0 } })], [0, 0], []),
  told('[E13] a claim that only may count still only may', [{ ...shells, standing: 'alleged' }, states(six)], [0, 6], ['disputed']),
  told('[E13] unless the ruling says that it is so', [{ ...shells, standing: 'alleged' }, ruling('2', 9, 'Ch1/1', { states: six, ruledStanding: 'ruled-so' })], [6, 6], []),
  told('[E13] and what another rules not so is nothing', [shells, states(six), ruling('3', 10, 'Ch1/1', { ruledStanding: 'ruled-not-so' })], [0, 0], []),
  told('[E13] of two rulings on one field the later holds', [shells, states({ count: { low: 7, high: 7 } }, '3', 10), states(six)], [7, 7], []),
  told('[E13] and on two fields both', [shells, states(six), states({ by: { names: ['Gov'], oneOf: false } }, '3', 10)], [6, 6], [], byGov),
  told('[E13] a ruling known later states nothing yet', [claim('1', 5), { ...states(six), recordedAt: 15 }], [1, 1], [], { knownAt: 14 }),
  told('[E13] a ruling that does not count states nothing', [claim('1', 5), { ...states(six), standing: 'withdrawn' }], [1, 1], []),
  told('[E13] a claim too vague to use may be used once its time is ruled', [shells, states({ ...six, during: { start: 8, end: 9 } })], [6, 6], [], { reading: withinOneDay }),
  told('[E13] and one whose time is ruled too vague may not', [claim('1', 5), states({ during: { start: 3, end: 9 } })], [0, 0], [], { reading: withinOneDay }),

  told('[E13] a ruling that only may count: the claim may be either, disputed', [claim('1', 5), perhaps(six)], [0, 6], ['disputed', 'imprecise']),
  told('[E13] the time: either day, so in neither for certain', [claim('1', 5), perhaps({ during: { start: 14, end: 15 } })], [0, 1], ['disputed', 'imprecise']),
  told('[E13] the author: of either', [claim('1', 5, { by: ['Opp'] }), perhaps({ by: { names: ['Gov'], oneOf: false } })], [0, 1], ['disputed', 'imprecise'], byGov),
  told('[E13] the author: of neither', [claim('1', 5, { by: ['Opp'] }), perhaps({ by: { names: ['Ext'], oneOf: false } })], [0, 0], [], byGov),
  told('[E13] the place: in either', [claim('1', 5, { place: { name: 'B' } }), perhaps({ place: { name: 'A' } })], [0, 1], ['disputed', 'imprecise'], { measure: { place: { name: 'A' } } }),
  told('[E13] two that only may count: all that any states', [claim('1', 5), perhaps(six), perhaps({ count: { low: 9, high: 9 } }, '3', 10)], [0, 9], ['disputed', 'imprecise']),
  told('[E13] what may count and says the same leaves the claim as it is', [claim('1', 5, { by: ['Gov', 'Opp'] }), perhaps({ count: { low: 1, high: 1 }, by: { names: ['Opp', 'Gov'], oneOf: false } })], [1, 1], []),
  told('[E13] a later ruling that counts overtakes it', [claim('1', 5), perhaps({ count: { low: 9, high: 9 } }), states(six, '3', 10)], [6, 6], []),
  told('[E13] an earlier one does not', [claim('1', 5), perhaps({ count: { low: 9, high: 9 } }, '3', 10), states(six)], [0, 9], ['disputed', 'imprecise']),
  told('[E13] nor one on another field', [claim('1', 5), perhaps({ count: { low: 9, high: 9 } }), states({ by: { names: ['Gov'], oneOf: false } }, '3', 10)], [0, 9], ['disputed', 'imprecise']),
  told('[E13] a claim that does not count does not by that', [{ ...claim('1', 5), standing: 'withdrawn' }, perhaps(six)], [0, 0], []),
  told('[E13] too vague only where each time that it may have is', [claim('1', 5), perhaps({ during: { start: 3, end: 9 } })], [0, 1], ['disputed'], { reading: withinOneDay }),
  told('[E13] a ruling that may be later than asOf only may count', [claim('1', 5), ruling('2', 9, 'Ch1/1', { end: 15, states: six })], [0, 6], ['disputed', 'imprecise']),

  told('[E13] claims ruled the same are put together as they are ruled', [shells, claim('3', 5, { channel: 'Ch2', count: { low: 1, high: 6 } }), states(six), ruling('4', 9, 'Ch1/1', { sameAs: ['Ch2/3'] })], [6, 6], []),
  toldBeside(2, '[E13] so what is stated may dispute the other', [shells, claim('3', 5, { channel: 'Ch2', count: { low: 1, high: 1 } }), states(six), ruling('4', 9, 'Ch1/1', { sameAs: ['Ch2/3'] })], [1, 6], ['disputed', 'imprecise']),
  told('[E13] the trucks of a convoy', [movement('1', 5, { convoy: 'v', trucks: { low: 2, high: 9 } }), movement('3', 5, { convoy: 'v', channel: 'Ch2' }), states({ trucks: { low: 4, high: 4 } })], [4, 4], [], trucks),
  told('[E13] a convoy ruled elsewhere is another happening there', [movement('1', 5, { convoy: 'v', trucks: { low: 2, high: 2 } }), movement('3', 5, { convoy: 'v', channel: 'Ch2', trucks: { low: 3, high: 3 } }), states({ place: { name: 'B' } })], [5, 5], [], trucks),
  held('[E13] things present, by number and time', is('>=', 3), [presence('1', 2, 5, 1, 2), states({ count: { low: 3, high: 3 }, during: { start: 9, end: 12 } })], { value: 'yes', since: instant(9), margin: ratioText(0, 0, 'things')! }, tanks),
  held('[E13] where it is in doubt how many, nothing is fixed', is('<=', 5), [presence('1', 2, 12, 3, 3, { place: { name: 'W' } }), perhaps({ count: { low: 4, high: 4 } })], { value: 'undetermined', reasons: ['unseen', 'disputed', 'imprecise'] }, { measure: { ...tanks.measure, silence: 'unknown' } }),
  told('[E13] a published number', [tally('1', 0, 12, 7, 9), states(six)], [6, 6], [], tallies),
  told('[E13] a tally of which a part is in doubt bounds nothing', [tally('1', 0, 12, 7, 7), perhaps({ during: { start: 3, end: 12 } })], [0, null], ['unseen', 'disputed'], tallies),
  told('[E13] a part that the claim does not have is not ruled on', [claim('1', 5), perhaps({ trucks: { low: 4, high: 4 } })], [1, 1], []),
  held('[E13] the strip of days begins with the day on which it was told to be, where that is earlier', none(), [claim('1', 4), states({ during: { start: 7, end: 8 } })], {
    days: ([0, 1, 0] as const).map((n, i) => ({ date: `1970-01-0${i + 2}`, value: n === 0 ? 'yes' : 'no', reasons: [], measure: [n, n] })),
  }, { measure: daily }),
  held('[E13] the strip of days begins with the day on which it was, as ruled', none(), [claim('1', 7), ruling('2', 9, 'Ch1/1', { states: { during: { start: 4, end: 5 } } })], {
    days: ([1, 0, 0] as const).map((n, i) => ({ date: `1970-01-0${i + 2}`, value: n === 0 ? 'yes' : 'no', reasons: [], measure: [n, n] })),
  }, { measure: daily }),
];
