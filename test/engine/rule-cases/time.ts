// Rules about time: instants, days, anchors (T).
import { toyZone } from '#base/zone.ts';
import type { Time } from '#records/plan.ts';
import { act, actClaim, at, claim, clause, condition, gate, measure, movement, pair } from '../toy-plans.ts';
import { bound, daily, gated, held, instant, is, none, told, type Around, type RuleCase } from './rule-case.ts';

const done = (from: Time, noLaterThan: Time | null, notBefore: Time | null = null) => ({ node: 'done', measure: 'M', op: '>=', limit: { num: 1, den: 1 }, from, notBefore, noLaterThan }) as const;
const delivered: Around = { measure: { from: 'movements', of: [], unit: 'convoys', stage: 'delivered' } };

/** Seen months later: a longer scan. */
function monthLater(title: string, asOf: number, inForce: 'yes' | 'no'): RuleCase {
  const from: Time = { node: 'months-after', of: at(91), months: 1 };
  return {
    title, pair: pair({ measures: [measure('M')], clauses: [clause('k', [{ duty: 'refrain', measure: 'M' }], { from })] }, [], { asOf, scan: { from: 80, to: 200 } }),
    expect: { obligations: [{ clause: 'k', actor: 'Gov', inForce }] },
  };
}

export const cases: RuleCase[] = [
  held('[T1] what is asked at asOf 4 knows nothing of what happened at 4', is('>=', 1), [claim('1', 4)], { value: 'undetermined', reasons: ['pending'] }, { measure: daily, asOf: 4 }),
  held('[T1] asked again at asOf 6, the same evidence counts', is('>=', 1), [claim('1', 4)], { value: 'yes', reasons: [] }, { measure: daily, asOf: 6 }),
  told('[T2] a window does not hold its end', [claim('1', 12)], [0, 0], []),
  told('[T2] a window holds its start, and what ends where it ends', [claim('1', 0), claim('2', 10, { end: 12 })], [2, 2], []),
  held('[T3] a civil day begins where the clock says: at 5 on a clock that is 1 ahead', is('>=', 1), [claim('1', 5)], { value: 'yes' }, { measure: daily, asOf: 8, plan: { zone: toyZone(3, { first: 1 }) } }),
  held('[T3] a day in which clocks are put on is shorter: [3, 5), then [5, 8)', is('>=', 1), [claim('1', 4), claim('2', 5)], {
    days: [{ date: '1970-01-02', value: 'yes', reasons: [], measure: [1, 1] }, { date: '1970-01-03', value: 'yes', reasons: [], measure: [1, 1] }],
  }, { measure: daily, asOf: 8, plan: { zone: toyZone(3, { changes: [{ from: 4, offsetMs: 1 }] }) } }),
  gated('[T4] an offset from an anchor may be negative', { from: { node: 'plus', of: at(6), ms: -3 } }, [], { countedFrom: instant(3), counted: 3 }),
  bound('[T4] a gate\'s opening is an anchor', { from: { node: 'opening', gate: 'g', arg: null, which: 'first' } }, [claim('1', 10, { by: ['Gov'] })], { verdict: 'breached', since: instant(10) },
    { plan: { conditions: [condition('Q', { node: 'compare', measure: 'Q', op: '<=', to: { operand: 'number', value: { num: 0, den: 1 } } })], measures: [measure('M'), measure('Q', { of: ['fire'] })], gates: [gate('g', { node: 'condition', name: 'Q' })] } }),
  held('[T5] two events at one instant are both there', is('>=', 2), [claim('1', 11), claim('2', 11)], { value: 'yes' }),
  held('[T5] an event occupies its own instant alone', is('>=', 1), [claim('1', 10)], { value: 'no', since: instant(11) }),
  held('[T6] no later than 6 includes 6', done(at(0), at(6)), [movement('1', 6)], { value: 'yes', since: instant(6) }, delivered),
  held('[T6] no later than 6 excludes 7', done(at(0), at(6)), [movement('1', 7)], { value: 'no', since: instant(6) }, delivered),
  held('[T6] not before 6 includes 6', done(at(0), at(9), at(6)), [movement('1', 6)], { value: 'yes' }, delivered),
  bound('[T6] until 6 excludes 6', { until: at(6) }, [claim('1', 6, { by: ['Gov'] })], { verdict: 'kept', inForce: 'no' }),
  held('[T7] within 1 civil day after 4, in the day of [3, 6), runs to the end of [6, 9)', done(at(4), { node: 'days-after', of: at(4), days: 1 }), [movement('1', 8)], { value: 'yes' }, delivered),
  held('[T7] and not to the day after', done(at(4), { node: 'days-after', of: at(4), days: 1 }), [movement('1', 10)], { value: 'no' }, delivered),
  gated('[T8] an event anchor that has not come is pending, and so is the gate', { from: act('notice', ['Gov']) }, [], { state: 'shut', day: [0, 0], countedFrom: null, opensAtEarliest: null, reasons: ['pending'] }),
  gated('[T8] after an anchor somewhere from 2 to 4 is from its last moment', { from: act('notice', ['Gov']) }, [actClaim('1', 2, 'notice', ['Gov'], null, { end: 5 })], { countedFrom: instant(4), counted: 2 }),
  held('[T9] days are those of the plan\'s table: of 4 here', is('>=', 1), [claim('1', 8)], { value: 'yes', days: [{ date: '1970-01-03', value: 'yes', reasons: [], measure: [1, 1] }] }, { measure: daily, plan: { zone: toyZone(4) } }),
  held('[T9] and of 3 here', is('>=', 1), [claim('1', 8)], { value: 'no' }, { measure: daily, plan: { zone: toyZone(3) } }),
  monthLater('[T11] a month after 31 January is 28 February, at the same time of day', 176, 'yes'),
  monthLater('[T11] and not a moment earlier', 175, 'no'),
  gated('[T12] the first of two acts', { from: act('notice', ['Gov']) }, [actClaim('1', 3, 'notice', ['Gov'], null), actClaim('2', 6, 'notice', ['Gov'], null)], { countedFrom: instant(3) }),
  gated('[T12] the latest of two acts', { from: act('notice', ['Gov'], { which: 'latest' }) }, [actClaim('1', 3, 'notice', ['Gov'], null), actClaim('2', 6, 'notice', ['the Gov'], null)], { countedFrom: instant(6) }),
  bound('[T12] between an act that only may count and one that counts, the start is disputed', { from: act('notice', []), until: at(8) },
    [claim('1', 3, { by: ['Gov'] }), actClaim('2', 2, 'notice', ['Gov'], null, { standing: 'alleged' }), actClaim('3', 4, 'notice', ['Gov'], null)], { verdict: 'cannot-be-said', reasons: ['disputed'], inForce: 'no', final: false }),
  bound('[T12] an act that only may count has perhaps not come', { from: act('notice', []), until: at(8) }, [claim('1', 3, { by: ['Gov'] }), actClaim('2', 2, 'notice', ['Gov'], null, { standing: 'alleged' })],
    { verdict: 'cannot-be-said', reasons: ['pending', 'disputed'], inForce: 'no' }),
  bound('[T12] a clause is fulfilled when every actor bound has done what it asks', { from: { node: 'fulfilment', of: 'first' } }, [actClaim('1', 3, 'notice', ['Gov'], null), actClaim('2', 7, 'notice', ['Opp'], null), claim('3', 6, { by: ['Gov'] })],
    { verdict: 'pending', inForce: 'yes' }, { plan: { clauses: [clause('first', [{ duty: 'perform', act: 'notice', to: null, about: null, notBefore: null, noLaterThan: null }], { binds: ['Gov', 'Opp'] }),
      clause('k', [{ duty: 'refrain', measure: 'M' }], { from: { node: 'fulfilment', of: 'first' } })] } }),
  bound('[T12] and not while one of them has not: what hangs on it has not begun', { from: { node: 'fulfilment', of: 'first' } }, [actClaim('1', 3, 'notice', ['Gov'], null), claim('2', 6, { by: ['Gov'] })],
    { verdict: 'pending', inForce: 'no' }, { plan: { clauses: [clause('first', [{ duty: 'perform', act: 'notice', to: null, about: null, notBefore: null, noLaterThan: null }], { binds: ['Gov', 'Opp'] }),
      clause('k', [{ duty: 'refrain', measure: 'M' }], { from: { node: 'fulfilment', of: 'first' } })] } }),
  held('[T13] a reading\'s own clock changes where days begin', is('>=', 1), [claim('1', 5)], { value: 'yes' }, { measure: daily, asOf: 8, reading: { zone: toyZone(3, { first: 1 }) } }),
  held('[T13] and leaves written instants where they are', done(at(4), at(6)), [movement('1', 6)], { value: 'yes' }, { ...delivered, reading: { zone: toyZone(3, { first: 1 }) } }),
  gated('[T13] an edge of a day moves with the clock', { from: { node: 'edge', day: '1970-01-02', edge: 'start' } }, [], { countedFrom: instant(2) }, { reading: { zone: toyZone(3, { first: 1 }) } }),
  bound('[T7] one civil day after an act in [3, 6) ends with [6, 9)', { until: { node: 'days-after', of: at(4), days: 1 } }, [claim('1', 8, { by: ['Gov'] })], { verdict: 'breached', since: instant(8) }),
  held('[T1] none of what is later than asOf makes a day quiet', none(), [claim('1', 4)], { value: 'undetermined', reasons: ['pending'] }, { measure: daily, asOf: 4 }),
];
