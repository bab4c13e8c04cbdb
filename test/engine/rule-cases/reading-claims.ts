// Rules about which claims a measure reads, and what they come to (E17-E25).
import type { Place } from '#records/plan.ts';
import { channel, claim, coverage, PLACES, presence, ruling, tally } from '../toy-plans.ts';
import { daily, held, is, none, ratioText, told, toldBeside, type Around, type RuleCase } from './rule-case.ts';

const unknown: Around = { measure: { silence: 'unknown' } };
const tallies: Around = { measure: { from: 'tallies' } };
const tanks: Around = { measure: { from: 'presence', of: ['tanks'], unit: 'things', place: { name: 'A' } } };
const self: Around = { measure: { exceptions: ['self-defence'] } };

/** A is a square of one degree, [0, 0] to [1, 1]. */
const drawn: Place[] = PLACES.map((place) => (place.name === 'A' ? { ...place, geometry: { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]] } } : place));
const inA: Around = { measure: { place: { name: 'A' } }, plan: { places: drawn } };

export const cases: RuleCase[] = [
  told('[E17] the boundary of an area belongs to it', [claim('1', 5, { place: { point: [1, 0.5], radiusMetres: 0 } })], [1, 1], [], inA),
  told('[E17] what touches it may be in', [claim('1', 5, { place: { point: [1, 0.5], radiusMetres: 300 } })], [0, 1], ['imprecise'], inA),
  told('[E17] a point is in or out', [claim('1', 5, { place: { point: [1.1, 0.5], radiusMetres: 0 } })], [0, 0], [], inA),
  toldBeside(2, '[E18] a high that nobody knows is without end', [claim('1', 5, { count: { low: 1, high: Infinity } })], [1, null], ['imprecise']),
  told('[E18] and a low above the limit is enough', [claim('1', 5, { count: { low: 4, high: Infinity } })], [4, null], []),
  told('[E19] a channel that the reading does not admit is not read', [claim('1', 5), claim('2', 6, { channel: 'Ch2' })], [1, 1], [], { reading: { channels: ['Ch1'] } }),
  told('[E19] nor one that the measure does not admit', [claim('1', 5), claim('2', 6, { channel: 'Ch2' })], [1, 1], [], { measure: { channels: ['Ch1'] } }),
  told('[E19] nor one that does not see it', [claim('1', 5), claim('2', 6, { channel: 'Ch2' })], [1, 1], [], { plan: { channels: [channel('Ch1'), channel('Ch2', [{ sort: 'incidents', of: ['fire'] }])] } }),
  told('[E19] a type at or below is in, one beside is out', [claim('1', 5), claim('2', 6, { type: 'fire' })], [1, 1], []),
  told('[E19] a contribution of at most 0 is nothing, and brings no causes', [claim('1', 5), claim('2', 6, { channel: 'Ch2', count: { low: 0, high: 0 } })], [1, 1], []),
  told('[E20] a place in the measure\'s, through all levels, is in', [claim('1', 5, { place: { name: 'A1' } })], [1, 1], []),
  told('[E20] a wider place may be in', [claim('1', 5, { place: { name: 'W' } })], [0, 1], ['imprecise'], { measure: { place: { name: 'A' } } }),
  told('[E20] another is out', [claim('1', 5, { place: { name: 'B' } })], [0, 0], [], { measure: { place: { name: 'A' } } }),
  told('[E20] a point may be in a place that nobody has drawn', [claim('1', 5, { place: { point: [1, 1], radiusMetres: 0 } })], [0, 1], ['imprecise']),
  told('[E20] a point that the claim says is within a part of the place is in', [claim('1', 5, { place: { point: [1, 1], radiusMetres: 0, within: ['A1'] } })], [1, 1], []),
  told('[E20] one that it says is within a wider place may be in', [claim('1', 5, { place: { point: [1, 1], radiusMetres: 0, within: ['W'] } })], [0, 1], ['imprecise'], { measure: { place: { name: 'A' } } }),
  told('[E20] one that it says is within another place is out', [claim('1', 5, { place: { point: [1, 1], radiusMetres: 0, within: ['W', 'B'] } })], [0, 0], [], { measure: { place: { name: 'A' } } }),
  told('[E20] a name that the agreement does not know says nothing', [claim('1', 5, { place: { point: [1, 1], radiusMetres: 0, within: ['Elsewhere'] } })], [0, 1], ['imprecise']),
  told('[E20] within beats a disc that only touches', [claim('1', 5, { place: { point: [1, 0.5], radiusMetres: 300, within: ['A'] } })], [1, 1], [], inA),
  told('[E20] a shape that is out is out, whatever wider place holds it', [claim('1', 5, { place: { geometry: { type: 'Point', coordinates: [1.1, 0.5] }, within: ['W'] } })], [0, 0], [], inA),
  told('[E21] claims ruled the same that have no common time: their hull, disputed', [claim('1', -2), claim('2', 5, { channel: 'Ch2' }), ruling('3', 9, 'Ch1/1', { sameAs: ['Ch2/2'] })], [0, 1], ['disputed', 'imprecise']),
  told('[E21] what one member names for certain and another leaves open is certain', [claim('1', 5, { place: { name: 'W' } }), claim('2', 5, { channel: 'Ch2' }), ruling('3', 9, 'Ch1/1', { sameAs: ['Ch2/2'] })], [1, 1], [], { measure: { place: { name: 'A' } } }),
  told('[E21] one in and one out: perhaps, disputed', [claim('1', 5, { place: { name: 'B' } }), claim('2', 5, { channel: 'Ch2' }), ruling('3', 9, 'Ch1/1', { sameAs: ['Ch2/2'] })], [0, 1], ['disputed'], { measure: { place: { name: 'A' } } }),
  told('[E21] a member that is ruled not so takes the happening away', [claim('1', 5), claim('2', 5, { channel: 'Ch2', standing: 'ruled-not-so' }), ruling('3', 9, 'Ch1/1', { sameAs: ['Ch2/2'] })], [0, 0], []),
  toldBeside(4, '[E21] the low is the greatest of one channel, the high the sum', [claim('1', 5), claim('2', 6), claim('3', 6, { channel: 'Ch2', count: { low: 3, high: 3 } })], [3, 5], ['unruled']),
  toldBeside(3, '[E21] what is distinct from all that a channel tells of adds to it', [claim('1', 5), claim('2', 6, { channel: 'Ch2' }), claim('3', 7, { channel: 'Ch2' }), ruling('4', 9, 'Ch1/1', { distinctFrom: ['Ch2/2'] })], [2, 3], ['unruled']),
  told('[E22] a moment that nobody watched opens the count', [coverage('1', 0, 11)], [0, null], ['unseen'], unknown),
  told('[E22] coverage of other kinds does not watch', [coverage('1', 0, 12, { of: ['fire'] })], [0, null], ['unseen'], unknown),
  told('[E22] coverage of the sort does', [coverage('1', 0, 12, { of: ['incidents'] })], [0, 0], [], unknown),
  told('[E22] watched means at least a half for 2 of each day', [0, 3, 6, 9].map((day) => coverage(`${day}`, day, day + 2, { share: 0.5 })), [0, 0], [], { ...unknown, reading: { watched: { share: { num: 1, den: 2 }, ms: 2 } } }),
  told('[E22] a day with less has only its own moments', [0, 3, 6, 9].map((day) => coverage(`${day}`, day, day === 6 ? 7 : day + 2, { share: 0.5 })), [0, null], ['unseen'], { ...unknown, reading: { watched: { share: { num: 1, den: 2 }, ms: 2 } } }),
  told('[E22] a look at least every 4 fills what lies between', [coverage('1', -1, 4), coverage('2', 8, 12)], [0, 0], [], { ...unknown, reading: { lookEveryMs: 4 } }),
  told('[E22] and not more than that', [coverage('1', -1, 4), coverage('2', 9, 12)], [0, null], ['unseen'], { ...unknown, reading: { lookEveryMs: 4 } }),
  told('[E22] a measure that nobody sees is unseen, whatever silence means', [], [0, null], ['unseen'], { measure: { channels: ['Reg'] } }),
  held('[E22] from h on the day is pending', none(), [coverage('1', 0, 12)], { value: 'undetermined', reasons: ['pending'] }, { measure: { ...daily, silence: 'unknown' }, asOf: 11 }),
  held('[E23] things at places apart add up', is('>=', 3), [presence('1', 9, 12, 1, 1), presence('2', 9, 12, 2, 2, { place: { name: 'B' } })], { value: 'yes' }, { measure: { ...tanks.measure, place: { name: 'W' } } }),
  held('[E23] things at a place and in a part of it may be the same', is('>=', 3), [presence('1', 9, 12, 1, 1, { place: { name: 'A1' } }), presence('2', 9, 12, 2, 2)], { value: 'undetermined', reasons: ['imprecise'], margin: ratioText(-1, 0, 'things')! }, tanks),
  held('[E23] who says how many there are of all leaves no silence', is('<=', 2), [presence('1', 9, 12, 2, 2, { by: null, place: { name: 'W' } })], { value: 'yes', margin: ratioText(0, 2, 'things')! }, { measure: { ...tanks.measure, silence: 'unknown' } }),
  held('[E23] who says how many the government has does not', is('<=', 2), [presence('1', 9, 12, 2, 2)], { value: 'undetermined', reasons: ['unseen'] }, { measure: { ...tanks.measure, silence: 'unknown' } }),
  held('[E23] none present is a count of 0', is('<=', 0), [presence('1', 9, 12, 0, 0, { by: null })], { value: 'yes' }, { measure: { ...tanks.measure, silence: 'unknown' } }),
  told('[E24] a tally of a wider kind bounds from above alone', [tally('1', 0, 12, 4, 4)], [0, 4], ['imprecise'], { measure: { from: 'tallies', of: ['attack/shelling'] } }),
  told('[E24] a tally of a narrower kind from below alone', [tally('1', 0, 12, 4, 4, { what: 'attack/shelling' })], [4, null], [], tallies),
  told('[E24] tallies of the parts cover the whole', [tally('1', 0, 12, 1, 1, { place: { name: 'A' } }), tally('2', 0, 12, 2, 2, { place: { name: 'B' } })], [3, 3], [], tallies),
  told('[E24] no tally at all: unseen', [], [0, null], ['unseen'], tallies),
  toldBeside(2, '[E24] a tally that only may count still bounds from above', [tally('1', 0, 12, 1, 1), tally('2', 0, 12, 3, 3, { channel: 'Ch2', standing: 'alleged' })], [0, 3], ['disputed'], tallies),
  told('[E24] a tally of what an excluded actor did is left out', [tally('1', 0, 12, 1, 1), tally('2', 0, 12, 3, 3, { channel: 'Ch2', by: ['Ext'] })], [1, 1], [], { measure: { from: 'tallies', excluding: 'any' } }),
  told('[E25] a ruling that counts gives the standing', [claim('1', 5, { standing: 'alleged' }), ruling('2', 9, 'Ch1/1', { ruledStanding: 'ruled-so' })], [1, 1], []),
  told('[E25] the later of two rulings holds', [claim('1', 5), ruling('2', 9, 'Ch1/1', { ruledStanding: 'ruled-so' }), ruling('3', 10, 'Ch1/1', { ruledStanding: 'ruled-not-so' })], [0, 0], []),
  told('[E25] one that only may count makes what it would refute doubtful', [claim('1', 5), ruling('2', 9, 'Ch1/1', { ruledStanding: 'ruled-not-so', standing: 'alleged' })], [0, 1], ['disputed']),
  told('[E25] a ruling that an exception applies leaves the claim out', [claim('1', 5), ruling('2', 9, 'Ch1/1', { exception: 'self-defence' })], [0, 0], [], self),
  told('[E25] one that none applies settles it', [claim('1', 5), ruling('2', 9, 'Ch1/1', { exception: 'none' })], [1, 1], [], self),
  told('[E25] of `same` and `distinct` the later holds', [claim('1', 5), claim('2', 5, { channel: 'Ch2' }), ruling('3', 9, 'Ch1/1', { distinctFrom: ['Ch2/2'] }), ruling('4', 10, 'Ch2/2', { sameAs: ['Ch1/1'] }), claim('5', 6, { channel: 'Ch2' })], [2, 2], []),
];
