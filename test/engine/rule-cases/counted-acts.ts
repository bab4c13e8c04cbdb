// Acts that are counted (V15), worked out by hand.
import type { Measure } from '#records/plan.ts';
import { actClaim, claim, ruling } from '../toy-plans.ts';
import { bound, count, held, is, told, toldBeside, type RuleCase } from './rule-case.ts';

const acts = (asked: Partial<NonNullable<Measure['acts']>> = {}, rest: Partial<Measure> = {}): { measure: Partial<Measure> } =>
  ({ measure: { from: 'acts', unit: 'acts', of: [], place: { name: '' }, acts: { act: 'declaration', to: [], about: null, ...asked }, ...rest } });
const declared = (id: string, t: number, rest = {}) => actClaim(id, t, 'declaration', ['Gov'], 'k', rest);
const byGov = acts({}, { by: [{ name: 'Gov' }] });

export const cases: RuleCase[] = [
  told('[V15] each act is one', [declared('1', 3), declared('2', 5)], [2, 2], [], acts()),
  told('[V15] none told is none made: of acts silence is always none', [], [0, 0], [], acts()),
  told('[V15] whatever a reading says of silence', [], [0, 0], [], { ...acts(), reading: { silence: [{ measure: null, channel: null, means: 'unknown' }] } }),
  told('[V15] from every channel, one that sees nothing too, whatever channels the reading takes', [declared('1', 3)], [1, 1], [], { ...acts(), reading: { channels: ['Ch2'] } }),
  told('[V15] other acts are not counted', [actClaim('1', 3, 'notice', ['Gov'], 'k'), claim('2', 4)], [0, 0], [], acts()),
  told('[V15] an act by several together is one', [declared('1', 3, { by: ['Gov', 'Opp'] })], [1, 1], [], byGov),
  told('[V15] by one of those named', [declared('1', 3), declared('2', 4, { by: ['Opp'] }), declared('3', 5, { by: ['Rus'] })], [2, 2], [], acts({}, { by: [{ name: 'Gov' }, { name: 'Opp' }] })),
  told('[V15] an act of a body is its members\'', [declared('1', 3, { by: ['JC'] })], [1, 1], [], acts({}, { by: [{ name: 'Rus' }] })),
  told('[V15] but a part\'s is not that of the whole: an army\'s is not its government\'s', [declared('1', 3, { by: ['army'] })], [0, 0], [], byGov),
  told('[V15] that of alternatives is nobody\'s', [declared('1', 3, { by: ['Gov', 'Opp'], oneOfBy: true })], [0, 0], [], byGov),
  told('[V15] to one of those named', [declared('1', 3, { to: 'Rus' }), declared('2', 4, { to: 'Usa' }), declared('3', 5)], [1, 1], [], acts({ to: ['JC', 'Rus'] })),
  told('[V15] what is about all of a clause is about each member\'s, not the other way round', [declared('1', 3, { about: '6' }), declared('2', 4, { about: '6(Mill)' }), declared('3', 5, { about: '6(Zolote)' })], [2, 2], [], acts({ about: '6(Mill)' })),
  told('[V15] one that only may count may be', [declared('1', 3, { standing: 'alleged' })], [0, 1], ['disputed'], acts()),
  told('[V15] one that may lie outside the window may be, imprecise', [declared('1', 11, { end: 13 })], [0, 1], ['imprecise'], acts()),
  toldBeside(2, '[V15] told by two channels it may be one or two, unruled', [declared('1', 3), declared('1', 4, { channel: 'Ch1' })], [1, 2], ['unruled'], acts()),
  told('[V15] ruled the same it is one', [declared('1', 3), declared('1', 3, { channel: 'Ch1' }), ruling('r', 5, 'Reg/1', { sameAs: ['Ch1/1'] })], [1, 1], [], acts()),
  told('[V15] ruled distinct they are two', [declared('1', 3), declared('1', 4, { channel: 'Ch1' }), ruling('r', 5, 'Reg/1', { distinctFrom: ['Ch1/1'] })], [2, 2], [], acts()),
  told('[V15] what is set aside for its vagueness is no act', [declared('1', 2, { end: 9 })], [1, 1], [], { ...acts(), reading: { setAside: { datedWithinDays: 1, datedWithinMs: 1, placedWithinMetres: null } } }),
  held('[V15] when the world had run to 8, acts may still come until 9', { node: 'done', measure: 'M', op: '>=', limit: { num: 2, den: 1 }, from: { node: 'at', instant: 0 }, notBefore: null, noLaterThan: { node: 'at', instant: 9 } }, [declared('1', 3)], { value: 'undetermined', reasons: ['pending'] }, { ...acts(), asOf: 8 }),
  held('[V15] two in every 5: not yet two', count('>=', 2, 5), [declared('1', 7), declared('2', 5)], { value: 'no' }, acts()),
  held('[V15] two in every 5', count('>=', 2, 5), [declared('1', 7), declared('2', 10)], { value: 'yes' }, acts()),
  held('[V15] over a whole stretch an upper limit is judged by the count over it', { node: 'sustained', of: is('<=', 1), ms: 6, anchor: { from: { node: 'at', instant: 0 }, reachBack: false } }, [declared('1', 7), declared('2', 9)], { value: 'no' }, acts()),
  held('[V15] per civil day', is('>=', 1), [declared('1', 10)], { value: 'yes' }, acts({}, { per: { unit: 'civil-day' } })),
  held('[V15] in all since 4', is('>=', 2), [declared('1', 3), declared('2', 5), declared('3', 8)], { value: 'yes' }, acts({}, { per: { unit: 'since', from: { node: 'at', instant: 4 } } })),
  bound('[V15] three by 9: the third a moment late', {}, [declared('1', 3), declared('2', 5), declared('3', 10)], { verdict: 'breached' }, acts(), [{ duty: 'ensure', of: { node: 'done', measure: 'M', op: '>=', limit: { num: 3, den: 1 }, from: { node: 'at', instant: 0 }, notBefore: null, noLaterThan: { node: 'at', instant: 9 } } }]),
];
