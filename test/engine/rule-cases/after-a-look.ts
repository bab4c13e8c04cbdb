// What was seen is taken to hold for so long after a look (E10): here for 4, seen from 11, of tanks at A; who names nobody names everybody's.
import type { Claim } from '#records/claim.ts';
import { coverage, PLACES, presence, ruling } from '../toy-plans.ts';
import { held, is, ratioText, type Around, type RuleCase } from './rule-case.ts';

const AT_A = { from: 'presence', of: ['tanks'], unit: 'things', place: { name: 'A' }, silence: 'unknown' } as const;
const holds: Around = { measure: { ...AT_A, of: ['tanks'] }, reading: { holdsAfterLookMs: 4 } };

const tanks = (id: string, start: number, end: number, count: number, rest: Partial<Claim> = {}) => presence(id, start, end, count, count, { by: null, ...rest });

/** At most so many tanks, and what must be found of it. */
const most = (title: string, limit: number, claims: Claim[], found: Parameters<typeof held>[3], around: Around = holds) => held(`[E10] ${title}`, is('<=', limit), claims, found, around);

const unseen: Parameters<typeof held>[3] = { value: 'undetermined', reasons: ['unseen'] };

export const cases: RuleCase[] = [
  most('what was seen holds for so long after a look: no more than that', 2, [tanks('1', 3, 8, 2)], { value: 'yes', margin: ratioText(0, 2, 'things')! }),
  held('[E10] perhaps less, since nobody saw it', is('>=', 2), [tanks('1', 3, 8, 2)], { ...unseen, margin: ratioText(-2, 0, 'things')! }, holds),
  most('and no longer', 2, [tanks('1', 3, 7, 2)], unseen),
  most('a reading that does not say so takes it to hold no longer than it is told', 2, [tanks('1', 3, 8, 2)], unseen, { ...holds, reading: {} }),
  most('more than is allowed was seen: whether it still is, nobody knows', 1, [tanks('1', 3, 8, 2)], { ...unseen, margin: ratioText(-1, 1, 'things')! }),
  most('a later look of the channel at that place is what holds from then on', 1, [tanks('1', 3, 8, 2), tanks('2', 9, 10, 1)], { value: 'yes', margin: ratioText(0, 1, 'things')! }),
  most('while it is there nothing else counts', 1, [tanks('1', 3, 8, 2), tanks('2', 9, 12, 1)], { value: 'yes', margin: ratioText(0, 0, 'things')! }),
  most('one that was under way then, too', 1, [tanks('1', 3, 8, 2), tanks('2', 5, 9, 1)], { value: 'yes', margin: ratioText(0, 1, 'things')! }),
  most('a look that only may count ends nothing: both are added', 2, [tanks('1', 3, 8, 2), tanks('2', 9, 10, 1, { standing: 'alleged' })], { value: 'undetermined', reasons: ['unseen', 'disputed'], margin: ratioText(-1, 2, 'things')! }),
  most('one that was ruled not so is no look', 2, [tanks('1', 3, 8, 2), tanks('2', 9, 10, 5, { standing: 'ruled-not-so' })], { value: 'yes', margin: ratioText(0, 2, 'things')! }),
  most('a look at what one side has there ends nothing that was told of everybody\'s', 2, [tanks('1', 3, 8, 2), tanks('2', 9, 10, 1, { by: ['Gov'] })], { ...unseen, margin: ratioText(-1, 2, 'things')! }),
  most('a look of another channel that says the whole number holds instead', 1, [tanks('1', 3, 8, 2), tanks('2', 9, 10, 1, { channel: 'Ch2' })], { value: 'yes', margin: ratioText(0, 1, 'things')! }),
  most('of two that ended together both may be there, told by two channels', 2, [tanks('1', 3, 8, 2), tanks('2', 3, 8, 1, { channel: 'Ch2' })], { value: 'undetermined', reasons: ['unseen', 'unruled'], margin: ratioText(-1, 2, 'things')! }),
  most('ruled the same, they are the common part', 1, [tanks('1', 3, 8, 2), tanks('2', 3, 8, 1, { channel: 'Ch2', count: { low: 1, high: 2 } }), ruling('3', 9, 'Ch1/1', { sameAs: ['Ch2/2'] })], { ...unseen, margin: ratioText(-1, 1, 'things')! }),
  most('of two ruled the same that one speaks that held last', 2, [presence('1', 3, 8, 2, 2, { place: { name: 'A1' } }), presence('2', 3, 9, 3, 3, { channel: 'Ch2', place: { name: 'A1' } }), ruling('3', 9, 'Ch1/1', { sameAs: ['Ch2/2'] }), coverage('4', 1, 8)],
    { ...unseen, margin: ratioText(-1, 2, 'things')! }),
  most('that none was there holds as well', 0, [tanks('1', 3, 8, 0)], { value: 'yes', margin: ratioText(0, 0, 'things')! }),
  most('and so does a watch in which nothing was told', 0, [coverage('1', 3, 8)], { value: 'yes', margin: ratioText(0, 0, 'things')! }),
  most('for no longer than so long', 0, [coverage('1', 3, 7)], unseen),
  most('a watch in which it was told no more is a later look', 0, [tanks('1', 3, 6, 2), coverage('2', 7, 8)], { value: 'yes', margin: ratioText(0, 0, 'things')! }),
  most('where silence means none every moment is a look', 0, [tanks('1', 3, 8, 2)], { value: 'yes', margin: ratioText(0, 0, 'things')! }, { ...holds, measure: { ...holds.measure, silence: 'none' } }),
  most('a number of a part of the place bounds nothing', 2, [tanks('1', 3, 8, 2, { place: { name: 'A1' } })], unseen, { ...holds, plan: { places: PLACES } }),
  most('incidents are not taken to hold', 0, [coverage('1', 3, 8)], unseen, { reading: { holdsAfterLookMs: 4 }, measure: { silence: 'unknown' } }),
];
