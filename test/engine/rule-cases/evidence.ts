// Rules about evidence: standing, channels, silence, vagueness, sameness (E1-E16).
import { list } from '../toy-plans.ts';
import { claim, coverage, movement, presence, ruling, tally, channel, condition, measure, pair, reading } from '../toy-plans.ts';
import { count, daily, held, instant, is, none, ratioText, told, toldBeside, type Around, type RuleCase } from './rule-case.ts';

const unknown: Around = { measure: { silence: 'unknown' } };
const convoys: Around = { measure: { from: 'movements', of: [], unit: 'convoys', stage: 'delivered', channels: ['Ch1', 'Ch2'] } };
const trucks: Around = { measure: { ...convoys.measure, unit: 'trucks' } };
const tallies: Around = { measure: { from: 'tallies' } };
const tanks: Around = { measure: { from: 'presence', of: ['tanks'], unit: 'things' } };

export const cases: RuleCase[] = [
  toldBeside(2, '[E1] how many may be left open', [claim('1', 5, { count: { low: 1, high: 3 } })], [1, 3], ['imprecise']),
  told('[E1] who did it may be left open between two', [claim('1', 5, { by: ['Gov', 'Opp'], oneOfBy: true })], [0, 1], ['imprecise'], { measure: { by: [{ name: 'Gov' }] } }),
  told('[E2] of two versions the one recorded later holds', [claim('1', 5, { recordedAt: 6 }), claim('1', 5, { recordedAt: 8, count: { low: 3, high: 3 } })], [3, 3], []),
  told('[E2] a version recorded after knownAt does not exist yet', [claim('1', 5), claim('1', 5, { recordedAt: 15, count: { low: 3, high: 3 } })], [1, 1], [], { knownAt: 14 }),
  told('[E2] a version without a time of recording is the earliest', [claim('1', 5, { recordedAt: 6, standing: 'withdrawn' }), claim('1', 5)], [0, 0], []),
  told('[E3] an alleged attack only may count here', [claim('1', 5, { standing: 'alleged' })], [0, 1], ['disputed']),
  told('[E3] a standing that the reading does not name does not count', [claim('1', 5, { standing: 'alleged' })], [0, 0], [], { reading: { proof: [{ standings: ['confirmed'], channels: null, result: 'counts' }] } }),
  told('[E3] what is ruled so counts, whatever the reading names', [claim('1', 5, { standing: 'ruled-so' })], [1, 1], [], { reading: { proof: [] } }),
  told('[E3] what is withdrawn never counts', [claim('1', 5, { standing: 'withdrawn' })], [0, 0], [], { reading: { proof: [{ standings: ['withdrawn'], channels: null, result: 'counts' }] } }),
  toldBeside(2, '[E3] the first entry that names standing and channel rules', [claim('1', 5), claim('2', 6, { channel: 'Ch2' })], [1, 2], ['disputed', 'unruled'],
    { reading: { proof: [{ standings: ['confirmed'], channels: ['Ch2'], result: 'may-count' }, { standings: ['confirmed'], channels: null, result: 'counts' }] } }),
  told('[E4] a claim that may lie before the window may count in it', [claim('1', -1, { end: 2 })], [0, 1], ['imprecise']),
  told('[E4] a claim whose possible times all lie in the window counts', [claim('1', 2, { end: 9 })], [1, 1], []),
  told('[E4] an attack of an unnamed sort may count as shelling', [claim('1', 5, { type: 'attack' })], [0, 1], ['imprecise'], { measure: { of: ['attack/shelling'] } }),
  toldBeside(2, '[E5] claims of two channels may be one event', [claim('1', 5), claim('2', 6, { channel: 'Ch2' })], [1, 2], ['unruled']),
  told('[E5] claims of one channel are each their own', [claim('1', 5), claim('2', 5)], [2, 2], []),
  told('[E5] claims ruled the same are one', [claim('1', 5, { end: 8 }), claim('2', 6, { channel: 'Ch2' }), ruling('3', 9, 'Ch1/1', { sameAs: ['Ch2/2'] })], [1, 1], []),
  told('[E5] claims ruled distinct are two', [claim('1', 5), claim('2', 6, { channel: 'Ch2' }), ruling('3', 9, 'Ch1/1', { distinctFrom: ['Ch2/2'] })], [2, 2], []),
  told('[E6] a measure of incidents does not read tallies', [claim('1', 5), tally('2', 0, 12, 7, 7)], [1, 1], []),
  told('[E6] a measure of tallies does not read incidents', [claim('1', 5), tally('2', 0, 12, 7, 7)], [7, 7], [], tallies),
  told('[E7] where silence means unknown and nobody watched, there may be any number', [], [0, null], ['unseen'], unknown),
  toldBeside(2, '[E7] an `at least` can then be yes, never no', [claim('1', 5)], [1, null], ['unseen'], unknown),
  told('[E7] where somebody watched all the time, silence means none', [coverage('1', 0, 12)], [0, 0], [], unknown),
  told('[E7] a share is no watch', [coverage('1', 0, 12, { share: 0.9 })], [0, null], ['unseen'], unknown),
  told('[E7] where both parts are watched the whole is', [coverage('1', 0, 12, { place: { name: 'A' } }), coverage('2', -3, 15, { channel: 'Ch2', place: { name: 'B' } })], [0, 0], [], unknown),
  held('[E8] from h on everything may still happen', none(), [], { value: 'undetermined', reasons: ['pending'], final: false }, { measure: daily, asOf: 10 }),
  held('[E8] reports that are complete only after 3 put h back', none(), [], { value: 'undetermined', reasons: ['pending'] }, { measure: daily, asOf: 20, knownAt: 13, reading: { completeAfterMs: 3 } }),
  held('[E8] what is known before it is complete is not yet all: knownAt 12 alone makes the day of [9, 12) yes', none(), [], { value: 'yes', final: true }, { measure: daily, asOf: 20, knownAt: 12 }),
  told('[E8] a claim that may be later than asOf only may count', [claim('1', 11, { end: 15 })], [0, 1], ['imprecise'], { asOf: 13 }),
  held('[E9] an incident is at some instant of its time, so at each perhaps', is('>=', 1), [claim('1', 9, { end: 14 })], { value: 'undetermined', reasons: ['imprecise'] }),
  held('[E9] presence is at every moment of its time', is('>=', 1), [presence('1', 9, 12, 2, 2)], { value: 'yes', since: instant(9) }, tanks),
  told('[E9] how many were killed is unknown where it is not said', [claim('1', 5)], [0, null], ['imprecise'], { measure: { unit: 'killed' } }),
  told('[E11] a convoy is one, whoever tells of it', [movement('1', 5, { convoy: 'v' }), movement('2', 5, { convoy: 'v', channel: 'Ch2' })], [1, 1], [], convoys),
  told('[E11] it counts once a place', [movement('1', 5, { convoy: 'v' }), movement('2', 6, { convoy: 'v', place: { name: 'B' } })], [2, 2], [], convoys),
  toldBeside(4, '[E11] its trucks are those common to the claims', [movement('1', 5, { convoy: 'v', trucks: { low: 2, high: 4 } }), movement('2', 5, { convoy: 'v', channel: 'Ch2', trucks: { low: 3, high: 5 } })], [3, 4], ['imprecise'], trucks),
  toldBeside(2, '[E11] or else their hull, disputed', [movement('1', 5, { convoy: 'v', trucks: { low: 1, high: 1 } }), movement('2', 5, { convoy: 'v', channel: 'Ch2', trucks: { low: 3, high: 3 } })], [1, 3], ['disputed', 'imprecise'], trucks),
  told('[E11] two convoys are two, whichever channels tell of them', [movement('1', 5, { convoy: 'v' }), movement('2', 5, { convoy: 'w', channel: 'Ch2' })], [2, 2], [], convoys),
  toldBeside(4, '[E12] tallies of two halves of the window add up', [tally('1', 0, 6, 2, 3), tally('2', 6, 12, 1, 1)], [3, 4], ['imprecise'], tallies),
  toldBeside(3, '[E12] of two channels the hull, never the sum', [tally('1', 0, 12, 2, 2), tally('2', 0, 12, 3, 3, { channel: 'Ch2' })], [2, 3], ['disputed'], tallies),
  told('[E12] without a cover there is no high, whatever silence means', [tally('1', 0, 6, 0, 0)], [0, null], ['unseen'], tallies),
  told('[E12] a tally is never split', [tally('1', -3, 12, 6, 6)], [0, 6], ['imprecise'], tallies),
  toldBeside(3, '[E12] parts that say more than the whole: the hull, disputed', [tally('1', 0, 6, 2, 2), tally('2', 6, 12, 1, 1), tally('3', 0, 12, 2, 2)], [2, 3], ['disputed'], tallies),
  told('[E14] a claim without a time of recording is known always', [claim('1', 5)], [1, 1], [], { knownAt: 13 }),
  told('[E14] one with it only from then on', [claim('1', 5, { recordedAt: 14 })], [0, 0], [], { knownAt: 13 }),
  told('[E15] a claim dated too vaguely counts nowhere', [claim('1', 3, { end: 6 })], [0, 0], [], { reading: { setAside: { datedWithinDays: null, datedWithinMs: 2, placedWithinMetres: null } } }),
  told('[E15] within one civil day: [3, 6) is, [5, 7) is not', [claim('1', 3, { end: 6 }), claim('2', 5, { end: 7 })], [1, 1], [], { reading: { setAside: { datedWithinDays: 1, datedWithinMs: null, placedWithinMetres: null } } }),
  told('[E15] a point with too wide a radius is set aside, a named place is not', [claim('1', 5), claim('2', 5, { place: { point: [0, 0], radiusMetres: 2000 } })], [1, 1], [], { reading: { setAside: { datedWithinDays: null, datedWithinMs: null, placedWithinMetres: 1000 } } }),
  told('[E15] a tally is never set aside for its place', [tally('1', 0, 12, 3, 3, { place: { point: [0, 0], radiusMetres: 2000 } })], [0, null], ['unseen', 'imprecise'], { ...tallies, reading: { setAside: { datedWithinDays: null, datedWithinMs: null, placedWithinMetres: 1000 } } }),
  held('[E16] two lines of one channel at one place add up', is('>=', 5), [presence('1', 9, 12, 2, 2), presence('2', 9, 12, 3, 3)], { value: 'yes', margin: ratioText(0, 0, 'things')! }, tanks),
  held('[E16] unless they are ruled the same', is('>=', 5), [presence('1', 9, 12, 2, 3), presence('2', 9, 12, 3, 3), ruling('3', 10, 'Ch1/1', { sameAs: ['Ch1/2'] })], { value: 'no', margin: ratioText(-2, -2, 'things')! }, tanks),
  held('[E16] of two channels, the greater for certain, the sum perhaps', is('>=', 4), [presence('1', 9, 12, 2, 2), presence('2', 9, 12, 3, 3, { channel: 'Ch2' })], { value: 'undetermined', reasons: ['unruled'], margin: ratioText(-1, 1, 'things')! }, tanks),
  {
    title: '[E16] a cap is exceeded by one moment',
    pair: pair({ measures: [measure('M', tanks.measure)], clauses: [{ id: 'k', title: 'k', binds: ['Gov'], duties: [{ duty: 'cap', measure: 'M', limit: 2 }], from: { node: 'at', instant: 0 }, until: null, extension: null, suspension: null, termination: null, when: null }] }, [presence('1', 5, 6, 3, 3)]),
    expect: { obligations: [{ clause: 'k', actor: 'Gov', verdict: 'breached', since: instant(5), final: true }] },
  },
  held('[E7] a reading may say otherwise of silence, most particularly for a measure and channel', count('<=', 0, 6), [], { value: 'undetermined', reasons: ['unseen'] },
    { reading: { silence: [{ measure: null, channel: null, means: 'none' }, { measure: 'M', channel: 'Ch1', means: 'unknown' }] }, plan: { channels: [channel('Ch1')] } }),
  {
    title: '[E7] for each place of a list, each is watched or not',
    pair: pair({
      measures: [measure('M', { place: { param: 'p' }, silence: 'unknown' })], lists: [list('Towns', ['A', 'B'])], readings: [reading()],
      conditions: [condition('C', { node: 'each', param: 'p', list: 'Towns', of: count('<=', 0, 6) })],
    }, [coverage('1', 0, 12, { place: { name: 'A' } })]),
    expect: { conditions: [{ name: 'C', value: 'undetermined', reasons: ['unseen'] }, { name: 'C', place: 'A', value: 'yes' }, { name: 'C', place: 'B', value: 'undetermined' }] },
  },
];
