// Rules about quotas for each row of civil days, and about acts that come again (W6, W15). Civil days are of 3 ms: [0, 3), [3, 6), ...
import type { Duty } from '#records/plan.ts';
import { act, actClaim, at, clause, coverage, measure, movement, tally } from '../toy-plans.ts';
import { bound, instant, told, type Around, type RuleCase } from './rule-case.ts';

type Quota = Extract<Duty, { duty: 'quota' }>;

const trucks: Around = { measure: { from: 'movements', of: [], unit: 'trucks', stage: 'delivered' } };
const asked = (n: number, rest: Partial<Quota> = {}): Duty[] => [{ duty: 'quota', measure: 'M', least: { operand: 'number', value: { num: n, den: 1 } }, days: 1, shortfall: 'lapses', ...rest }];
const came = (id: string, start: number, low: number, high = low, rest: Parameters<typeof movement>[2] = {}) => movement(id, start, { trucks: { low, high }, ...rest });
const ofFuel: Around = { measure: { ...trucks.measure, load: ['fuel'] } };
const convoysOfFuel: Around = { measure: { ...trucks.measure, unit: 'convoys', load: ['fuel'] } };
const published: Around = { measure: { from: 'tallies', of: ['attack'], unit: 'events', stage: null } };
const suspension = { by: ['Rus'], withinMs: null, backdated: false };

function quota(title: string, of: Parameters<typeof bound>[1], claims: Parameters<typeof bound>[2], expected: Parameters<typeof bound>[3], duties: Duty[], around: Around = {}): RuleCase {
  return bound(title, of, claims, expected, { ...trucks, ...around }, duties);
}

const half = (days: number): Duty[] => asked(2, { days });
const report: Duty[] = [{ duty: 'recur', act: 'declaration', to: null, about: null, days: 2 }];
const ofRequested = (shortfall: 'lapses' | 'carried' = 'lapses'): Duty[] => asked(1, { least: { operand: 'measure', percent: { num: 50, den: 1 }, measure: 'B' }, shortfall });
const requested: Around = { plan: { measures: [measure('B', { from: 'movements', of: [], unit: 'trucks', stage: 'requested' }), measure('M', trucks.measure)] } };

/** Clause k begins before the end of a clause that has none: never. */
const neverBegun = (duties: Duty[]): Around => ({
  plan: { clauses: [clause('first', [{ duty: 'perform', act: 'notice', to: null, about: null, notBefore: null, noLaterThan: null }]), clause('k', duties, { from: { node: 'plus', of: { node: 'clause', of: 'first', edge: 'end' }, ms: -4 } })] },
});

export const cases: RuleCase[] = [
  ...[asked(2, { proRata: true }), asked(2, { days: 2, shortfall: 'carried' }), asked(2), report].map((duties, i) =>
    quota(`[W6] [N5] a clause that can no longer begin asks nothing, way ${i + 1}`, {}, [], { verdict: 'kept', reasons: [], inForce: 'no' }, duties, neverBegun(duties))),
  quota('[W6] each whole civil day in force has its number: kept', { until: at(6) }, [came('1', 1, 2), came('2', 4, 3)], { verdict: 'kept', final: true, since: instant(6) }, asked(2)),
  quota('[W6] one that ends short is a breach, at its last moment', { until: at(9) }, [came('1', 1, 2), came('2', 4, 1), came('3', 7, 9)], { verdict: 'breached', final: true, since: instant(5) }, asked(2)),
  quota('[W6] the day that holds h is pending', { from: at(9) }, [], { verdict: 'pending', reasons: ['pending'], final: false }, asked(2), { asOf: 11 }),
  quota('[W6] and it may be met before it is over', { from: at(9), until: at(12) }, [came('1', 10, 2)], { verdict: 'kept', final: false }, asked(2), { asOf: 11 }),
  quota('[W6] a day that begins at or after h is pending', { until: at(15) }, [came('1', 1, 2), came('2', 4, 2), came('3', 7, 2), came('4', 10, 2)], { verdict: 'pending', reasons: ['pending'] }, asked(2)),
  quota('[W6] a day that is in force in part does not bind', { from: at(1), until: at(8) }, [came('1', 3, 2)], { verdict: 'kept' }, asked(2)),
  quota('[W6] what came before its first moment in force is not of it', { from: at(3), until: at(6) }, [came('1', 2, 9)], { verdict: 'breached', since: instant(5) }, asked(2)),
  quota('[W6] pro rata, the part of the day that is in force asks its part of the number', { from: at(1), until: at(6) }, [came('1', 2, 2), came('2', 4, 3)], { verdict: 'kept' }, asked(3, { proRata: true })),
  quota('[W6] and is short where it has less', { from: at(1), until: at(6) }, [came('1', 0, 3), came('2', 2, 1), came('3', 4, 3)], { verdict: 'breached', since: instant(2) }, asked(3, { proRata: true })),
  quota('[W6] pro rata, of 4 over two thirds of a day: 3 are enough and 2 are not, nothing is rounded', { from: at(1), until: at(3) }, [came('1', 2, 2)], { verdict: 'breached', since: instant(2) }, asked(4, { proRata: true })),
  quota('[W6] nothing is rounded: the other side', { from: at(1), until: at(3) }, [came('1', 2, 3)], { verdict: 'kept' }, asked(4, { proRata: true })),
  quota('[W6] lapses: what is above one day helps no other', { until: at(6) }, [came('1', 1, 4)], { verdict: 'breached', since: instant(5) }, asked(2)),
  quota('[W6] carried over: it does', { until: at(6) }, [came('1', 1, 4)], { verdict: 'kept' }, asked(2, { shortfall: 'carried' })),
  quota('[W6] carried over: by the end of day k at least k x n in all', { until: at(9) }, [came('1', 1, 3), came('2', 4, 0), came('3', 7, 9)], { verdict: 'breached', since: instant(5) }, asked(2, { shortfall: 'carried' })),
  quota('[W6] lapses: which of two days it came is not precise', { until: at(6) }, [came('1', 2, 2, 2, { end: 4 }), came('2', 1, 1), came('3', 4, 1)], { verdict: 'cannot-be-said', reasons: ['imprecise'] }, asked(2)),
  quota('[W6] carried over: days that adjoin are counted as one window', { until: at(6) }, [came('1', 1, 3), came('2', 2, 1, 1, { end: 4 })], { verdict: 'kept' }, asked(2, { shortfall: 'carried' })),
  quota('[W6] days in suspension are not in force', { until: at(9), suspension }, [actClaim('1', 3, 'suspension', ['Rus'], 'k'), actClaim('2', 6, 'resumption', ['Rus'], 'k'), came('3', 1, 2), came('4', 7, 2)], { verdict: 'kept' }, asked(2)),
  quota('[W6] what comes in them does not count', { until: at(9), suspension }, [actClaim('1', 3, 'suspension', ['Rus'], 'k'), actClaim('2', 6, 'resumption', ['Rus'], 'k'), came('3', 1, 2), came('4', 4, 2)], { verdict: 'breached', since: instant(8) }, asked(2, { shortfall: 'carried' })),
  quota('[W6] rows of two days are counted from the first whole day in force', { from: at(1), until: at(9) }, [came('1', 1, 9), came('2', 7, 2)], { verdict: 'kept' }, half(2)),
  quota('[W6] a row that is not wholly in force does not bind', { until: at(9) }, [came('1', 1, 2)], { verdict: 'kept' }, half(2)),
  quota('[W6] the second row too', { until: at(12) }, [came('1', 1, 2)], { verdict: 'breached', since: instant(11) }, half(2)),
  quota('[W6] perhaps short: cannot be said', { until: at(3) }, [came('1', 1, 1, 2)], { verdict: 'cannot-be-said', reasons: ['imprecise'] }, asked(2)),
  quota('[W6] nobody watched: never a breach', { until: at(6) }, [coverage('1', 0, 3), came('2', 1, 2)], { verdict: 'cannot-be-said', reasons: ['unseen'] }, asked(2), { measure: { ...trucks.measure, silence: 'unknown' } }),
  quota('[W6] watched to its end: short', { until: at(6) }, [coverage('1', 0, 6), came('2', 1, 2)], { verdict: 'breached', since: instant(5) }, asked(2), { measure: { ...trucks.measure, silence: 'unknown' } }),
  quota('[W6] a day that only may be in force breaks nothing for certain', { until: act('notice', ['Opp']) }, [actClaim('1', 4, 'notice', ['Opp'], null, { end: 8 }), came('2', 1, 2)], { verdict: 'cannot-be-said', reasons: ['imprecise'] }, asked(2)),
  quota('[W6] where the start leaves several first days, each is tried: all agree', { from: act('notice', ['Opp']), until: at(9) }, [actClaim('1', 1, 'notice', ['Opp'], null, { end: 5 }), came('2', 4, 2), came('3', 7, 2)], { verdict: 'kept' }, asked(2, { shortfall: 'carried' })),
  quota('[W6] and they differ', { from: act('notice', ['Opp']), until: at(9) }, [actClaim('1', 1, 'notice', ['Opp'], null, { end: 5 }), came('2', 4, 4)], { verdict: 'cannot-be-said', reasons: ['imprecise'] }, asked(2, { shortfall: 'carried' })),
  quota('[W6] all of them short: since the latest', { from: act('notice', ['Opp']), until: at(9) }, [actClaim('1', 1, 'notice', ['Opp'], null, { end: 5 })], { verdict: 'breached', since: instant(8) }, asked(2, { shortfall: 'carried' })),
  quota('[W6] carried over, what left an earlier row in doubt is among the causes', { until: at(9), suspension }, [actClaim('1', 3, 'suspension', ['Rus'], 'k', { standing: 'alleged' }), actClaim('2', 6, 'resumption', ['Rus'], 'k'), came('3', 1, 4)], { verdict: 'cannot-be-said', reasons: ['disputed'] }, asked(2, { shortfall: 'carried' })),
  quota('[W6] a share of a base: half of what was requested', { until: at(3) }, [came('1', 0, 4, 4, { stage: 'requested' }), came('2', 1, 2)], { verdict: 'kept' }, ofRequested(), requested),
  quota('[W6] a share of a base takes the base\'s bounds', { until: at(3) }, [came('1', 0, 4, 6, { stage: 'requested' }), came('2', 1, 2)], { verdict: 'cannot-be-said', reasons: ['imprecise'] }, ofRequested(), requested),
  quota('[W6] less than half of the least that was requested', { until: at(3) }, [came('1', 0, 5, 6, { stage: 'requested' }), came('2', 1, 2)], { verdict: 'breached', since: instant(2) }, ofRequested(), requested),
  quota('[W6] a share carried over is of all that was requested so far', { until: at(6) }, [came('1', 0, 4, 4, { stage: 'requested' }), came('2', 3, 4, 4, { stage: 'requested' }), came('3', 1, 4)], { verdict: 'kept' }, ofRequested('carried'), requested),
  quota('[W6] of tallies: a total over several days is never split, so no day of it is short for certain', { until: at(6) }, [tally('1', 0, 6, 3, 3)], { verdict: 'cannot-be-said', reasons: ['imprecise'] }, asked(2), published),
  quota('[W6] of tallies, carried over: the total by the end of a row', { until: at(6) }, [tally('1', 0, 6, 3, 3)], { verdict: 'breached', since: instant(5) }, asked(2, { shortfall: 'carried' }), published),
  quota('[W6] of tallies: a total and the days in it are not added', { until: at(6) }, [tally('1', 0, 6, 4, 4), tally('2', 0, 3, 3, 3)], { verdict: 'breached', since: instant(5) }, asked(3, { shortfall: 'carried' }), published),
  told('[E19] trucks of fuel: where nothing else is carried all of them', [came('1', 1, 3, 3, { load: ['fuel'] }), came('2', 2, 4, 4, { load: ['food'] })], [3, 3], [], ofFuel),
  told('[E19] of several loads with one number each may be all of it', [came('1', 1, 3, 3, { load: ['food', 'fuel'] })], [0, 3], ['imprecise'], ofFuel),
  told('[E19] and so where it is unknown what is carried', [came('1', 1, 3)], [0, 3], ['imprecise'], ofFuel),
  told('[E19] a convoy carries each of its loads', [movement('1', 1, { load: ['food', 'fuel'] }), movement('2', 2, { load: ['food'] })], [1, 1], [], convoysOfFuel),
  told('[E19] a measure of two loads counts what carries one or both', [came('1', 1, 3, 3, { load: ['food', 'fuel'] }), came('2', 2, 4, 4, { load: ['medicine'] })], [3, 3], [], { measure: { ...trucks.measure, load: ['food', 'fuel'] } }),
  told('[E19] two tell of one convoy: what is certain by one stands', [came('1', 1, 3, 3, { convoy: 'c', load: ['fuel'] }), came('2', 1, 3, 3, { convoy: 'c', channel: 'Ch2' })], [3, 3], [], ofFuel),
  told('[E19] two that tell otherwise are disputed', [came('1', 1, 3, 3, { convoy: 'c', load: ['fuel'] }), came('2', 1, 3, 3, { convoy: 'c', channel: 'Ch2', load: ['food'] })], [0, 3], ['disputed'], ofFuel),
  bound('[W15] an act in each row of days in force', { until: at(12) }, [actClaim('1', 5, 'declaration', ['Gov'], null), actClaim('2', 6, 'declaration', ['Gov'], null)], { verdict: 'kept' }, {}, report),
  bound('[W15] the actor\'s own', { until: at(12) }, [actClaim('1', 5, 'declaration', ['Gov'], null), actClaim('2', 6, 'declaration', ['Opp'], null)], { verdict: 'breached', since: instant(11) }, {}, report),
  bound('[W15] none in the row that is not over is pending', { from: at(6) }, [], { verdict: 'pending', reasons: ['pending'] }, { asOf: 10 }, report),
  bound('[W15] one that only may count', { until: at(6) }, [actClaim('1', 5, 'declaration', ['Gov'], null, { standing: 'alleged' })], { verdict: 'cannot-be-said', reasons: ['disputed'] }, {}, report),
];
