// Rules about values, reasons, verdict rows and windows (V, W).
import type { Formula } from '#records/plan.ts';
import { act, actClaim, at, claim, condition, coverage, gate, list, measure, movement, pair, type Pair } from '../toy-plans.ts';
import { count, daily, gated, held, instant, is, none, ratioText, told, toldBeside, type Around, type RuleCase } from './rule-case.ts';

const unknown: Around = { measure: { silence: 'unknown' } };
const dailyUnknown: Around = { measure: { ...daily, silence: 'unknown' } };
const convoys: Around = { measure: { from: 'movements', of: [], unit: 'convoys', stage: 'delivered' } };
const share = (percent: number, days: number, before = at(6)): Formula => ({ node: 'compare', measure: 'M', op: '<=', to: { operand: 'average', percent: { num: percent, den: 1 }, measure: null, days, before } });
const sustained = (of: Formula, ms: number, from = at(0), reachBack = false): Formula => ({ node: 'sustained', of, ms, anchor: { from, reachBack } });
const always = (some: boolean, fromMs: number, toMs: number | null, of: Formula): Formula => ({ node: 'past', some, fromMs, toMs, of });
const done = (limit: number, noLaterThan: number | null): Formula => ({ node: 'done', measure: 'M', op: '>=', limit: { num: limit, den: 1 }, from: at(0), notBefore: null, noLaterThan: noLaterThan === null ? null : at(noLaterThan) });

/** Towns A and B, each asked whether there were none of M there in the last 6. */
function byTown(claims: Parameters<typeof pair>[1], of: 'each' | 'at-least-of', k = 1, members = ['A', 'B']): Pair {
  const formula: Formula = { ...(of === 'each' ? { node: of } : { node: of, k }), param: 'p', list: 'Towns', of: count('<=', 0, 6) } as Formula;
  return pair({ measures: [measure('M', { place: { param: 'p' } })], lists: [list('Towns', members)], conditions: [condition('C', formula), condition('Named', { node: 'condition', name: 'C' })] }, claims);
}

export const cases: RuleCase[] = [
  toldBeside(3, '[V1] a value is a low and a high', [claim('1', 5, { count: { low: 2, high: 4 } })], [2, 4], ['imprecise']),
  told('[V1] they meet where all is known', [claim('1', 5, { count: { low: 2, high: 2 } })], [2, 2], []),
  held('[V2] at most 3 of [2, 4] cannot be said', count('<=', 3, 12), [claim('1', 5, { count: { low: 2, high: 4 } })], { value: 'undetermined' }, { asOf: 13 }),
  held('[V2] at most 4 is yes, more than 4 is no', { node: 'and', of: [count('<=', 4, 12), { node: 'not', of: count('>', 4, 12) }] }, [claim('1', 5, { count: { low: 2, high: 4 } })], { value: 'yes' }, { asOf: 13 }),
  held('[V2] a no settles a conjunction, whatever the rest is', { node: 'and', of: [count('<=', 3, 12), count('<', 2, 12)] }, [claim('1', 5, { count: { low: 2, high: 4 } })], { value: 'no', reasons: [] }, { asOf: 13 }),
  held('[V2] a yes settles an alternative', { node: 'or', of: [count('<=', 3, 12), count('>', 1, 12)] }, [claim('1', 5, { count: { low: 2, high: 4 } })], { value: 'yes', reasons: [] }, { asOf: 13 }),
  told('[V3] every cause, always in the same order', [claim('1', 5, { standing: 'alleged', count: { low: 1, high: 2 } }), claim('2', 6, { channel: 'Ch2', standing: 'alleged' })], [0, null], ['unseen', 'disputed', 'imprecise', 'unruled'], unknown),
  held('[V3] a compound carries the causes of its undetermined parts alone', { node: 'and', of: [count('<=', 3, 12), count('<=', 9, 12)] }, [claim('1', 5, { count: { low: 2, high: 4 } })], { value: 'undetermined', reasons: ['imprecise'] }, { asOf: 13 }),
  held('[V4] what is undetermined without pending is final', is('>=', 1), [claim('1', 11, { standing: 'alleged' })], { value: 'undetermined', final: true }),
  held('[V4] what is pending is not', is('>=', 1), [], { value: 'undetermined', final: false }, { measure: daily, asOf: 11 }),
  held('[V4] a deadline missed stays missed', done(1, 6), [movement('1', 8)], { value: 'no', final: true }, convoys),
  held('[V6] per civil day is the whole day\'s total at every moment of it', is('>=', 2), [claim('1', 9), claim('2', 11)], { value: 'yes', since: instant(9) }, { measure: daily }),
  held('[V6] per 3 elapsed is the total of the 3 before', is('>=', 1), [claim('1', 8)], { value: 'yes', since: instant(9) }, { measure: { per: { unit: 'elapsed', ms: 3 } } }),
  held('[V6] and no more of what is 4 before', is('>=', 1), [claim('1', 7)], { value: 'no', since: instant(11) }, { measure: { per: { unit: 'elapsed', ms: 3 } } }),
  held('[V7] 3 is not at most 149 % of 2', { node: 'compare', measure: 'M', op: '<=', to: { operand: 'measure', percent: { num: 149, den: 1 }, measure: 'N' } }, [claim('1', 9, { count: { low: 3, high: 3 } }), claim('2', 9, { type: 'fire', count: { low: 2, high: 2 } })],
    { value: 'no', margin: { low: -0.02, high: -0.02, unit: 'events', exact: ['-1/50', '-1/50'] } }, { measure: daily, plan: { measures: [measure('M', daily), measure('N', { ...daily, of: ['fire'] })] } }),
  held('[V7] but at most 150 %', { node: 'compare', measure: 'M', op: '<=', to: { operand: 'measure', percent: { num: 150, den: 1 }, measure: 'N' } }, [claim('1', 9, { count: { low: 3, high: 3 } }), claim('2', 9, { type: 'fire', count: { low: 2, high: 2 } })],
    { value: 'yes' }, { plan: { measures: [measure('M', daily), measure('N', { ...daily, of: ['fire'] })] } }),
  held('[V7] 0 % of what has no end is 0', { node: 'compare', measure: 'M', op: '<=', to: { operand: 'measure', percent: { num: 0, den: 1 }, measure: 'N' } }, [claim('1', 9)], { value: 'no' }, { plan: { measures: [measure('M', daily), measure('N', { ...daily, silence: 'unknown' })] } }),
  { title: '[V9] for each of an empty list is never a yes', pair: byTown([], 'each', 1, []), expect: { conditions: [{ name: 'C', value: 'undetermined' }] } },
  { title: '[V9] nor at least one of an empty list', pair: byTown([], 'at-least-of', 1, []), expect: { conditions: [{ name: 'C', value: 'undetermined' }] } },
  held('[V10] since when a value is the same', is('<=', 0), [claim('1', 7)], { value: 'yes', since: instant(8) }),
  held('[V10] null where it was always so', is('<=', 0), [], { value: 'yes', since: null }),
  held('[V10] the strip begins with the day of the earliest claim', is('<=', 0), [claim('1', 4), claim('2', 7)], { days: [
    { date: '1970-01-02', value: 'no', reasons: [], measure: [1, 1] }, { date: '1970-01-03', value: 'no', reasons: [], measure: [1, 1] }, { date: '1970-01-04', value: 'yes', reasons: [], measure: [0, 0] },
  ] }),
  held('[V10] or with the first day wholly after the earliest anchor of a gate', is('<=', 0), [claim('1', 1)], { days: [
    { date: '1970-01-03', value: 'yes', reasons: [], measure: [0, 0] }, { date: '1970-01-04', value: 'yes', reasons: [], measure: [0, 0] },
  ] }, { plan: { gates: [gate('g', { node: 'condition', name: 'C' }, { from: at(4) })] } }),
  held('[V11] at most: from the limit to the measure', count('<=', 3, 12), [claim('1', 5, { count: { low: 2, high: 4 } })], { margin: ratioText(-1, 1, 'events')! }, { asOf: 13 }),
  held('[V11] at least: from the measure to the limit, null where it has no end', count('>=', 3, 12), [claim('1', 5, { count: { low: 2, high: Infinity } })], { margin: ratioText(-1, null, 'events')! }, { asOf: 13 }),
  {
    title: '[V12] a for each has a row as a whole and one a member, and so has what names it',
    pair: byTown([claim('1', 9, { place: { name: 'B' } })], 'each'),
    expect: { conditions: [{ name: 'C', value: 'no' }, { name: 'C', place: 'A', value: 'yes' }, { name: 'C', place: 'B', value: 'no' }, { name: 'Named', value: 'no' }, { name: 'Named', place: 'A', value: 'yes' }] },
  },
  {
    title: '[V12] a condition with a free parameter has a row for each member of the gates that bind it',
    pair: pair({ measures: [measure('M', { place: { param: 'p' } })], conditions: [condition('C', none())], gates: [gate('g', { node: 'condition', name: 'C' }, { each: { param: 'p', list: 'Towns' }, run: { length: 4 } })] }, [claim('1', 11)]),
    expect: { conditions: [{ name: 'C', place: 'A', value: 'no' }, { name: 'C', place: 'B', value: 'yes' }], gates: [{ name: 'g', place: 'A', counted: 0 }, { name: 'g', place: 'B', counted: 4 }] },
  },
  held('[W1] for 4 is yes when it was so throughout the 4 before', sustained(is('<=', 0), 4), [claim('1', 6)], { value: 'yes', since: instant(11) }),
  held('[W1] no when it was not at a moment of them', sustained(is('<=', 0), 4), [claim('1', 7)], { value: 'no', since: instant(8) }),
  held('[W1] undetermined while the window is not full', sustained(is('<=', 0), 4, at(8)), [], { value: 'undetermined', reasons: ['pending'] }),
  held('[W1] counting from before lets it reach back', sustained(is('<=', 0), 4, at(8), true), [], { value: 'yes', since: null }),
  held('[W1] at most 1 in any 4 speaks of the one window before', count('<=', 1, 4), [claim('1', 7), claim('2', 10)], { value: 'no', since: instant(11) }),
  gated('[W2] a day is no when its condition is no at any moment', {}, [claim('1', 4)], { counted: 2, days: [{ date: '1970-01-01', value: 'yes', reasons: [] }, { date: '1970-01-02', value: 'no', reasons: [] }, { date: '1970-01-03', value: 'yes', reasons: [] }, { date: '1970-01-04', value: 'yes', reasons: [] }] }),
  gated('[W2] at the end of the day asks its last moment only', { run: { judged: 'at-end' } }, [claim('1', 4)], { counted: 3, state: 'open' }),
  gated('[W2] a shot somewhere in two days leaves each undetermined', {}, [claim('1', 4, { end: 8 })], { days: [
    { date: '1970-01-01', value: 'yes', reasons: [] }, { date: '1970-01-02', value: 'undetermined', reasons: ['imprecise'] }, { date: '1970-01-03', value: 'undetermined', reasons: ['imprecise'] }, { date: '1970-01-04', value: 'yes', reasons: [] },
  ] }),
  gated('[W3] a day that cannot be said blocks: the count starts again', {}, [claim('1', 4, { standing: 'alleged' })], { state: 'counting', counted: 2, day: [2, 3] }),
  gated('[W3] or it counts', { undetermined: { pending: 'blocks', unseen: 'blocks', disputed: 'counts', imprecise: 'blocks', unruled: 'blocks' } }, [claim('1', 4, { standing: 'alleged' })], { state: 'open', counted: 3, openedAt: instant(9) }),
  gated('[W3] or it pauses', { undetermined: { pending: 'blocks', unseen: 'blocks', disputed: 'pauses', imprecise: 'blocks', unruled: 'blocks' } }, [claim('1', 4, { standing: 'alleged' })], { state: 'open', counted: 3, openedAt: instant(12) }),
  gated('[W3] of several reasons the strictest rules', { undetermined: { pending: 'blocks', unseen: 'blocks', disputed: 'counts', imprecise: 'pauses', unruled: 'blocks' } }, [claim('1', 4, { standing: 'alleged', count: { low: 1, high: 2 } })], { state: 'open', openedAt: instant(12) }),
  held('[W4] by 6: what is late is no', done(2, 6), [movement('1', 3), movement('2', 8)], { value: 'no', since: instant(6) }, convoys),
  held('[W4] what is in time is yes from then on', done(2, 6), [movement('1', 3), movement('2', 5)], { value: 'yes', since: instant(5) }, convoys),
  held('[W5] at most half of the average of the 2 days before 6: 1 of 4', share(50, 2), [claim('1', 1, { count: { low: 3, high: 3 } }), claim('2', 4), claim('3', 10)], { value: 'yes', margin: ratioText(0, 0, 'events')! }, { measure: daily }),
  held('[W5] more than that', share(50, 2), [claim('1', 1, { count: { low: 3, high: 3 } }), claim('3', 10, { count: { low: 2, high: 2 } })], { value: 'no', margin: { low: -1.25, high: -1.25, unit: 'events', exact: ['-5/4', '-5/4'] } }, { measure: daily }),
  held('[W5] a baseline nobody watched has no high: yes, never no', share(50, 2), [claim('1', 10), coverage('2', 9, 12)], { value: 'undetermined', reasons: ['unseen'] }, dailyUnknown),
  held('[W5] where the anchor is unsettled, the hull over the rows of days it may mean', share(100, 1, act('notice', []) as ReturnType<typeof at>), [claim('1', 10), claim('2', 4), actClaim('3', 5, 'notice', ['Gov'], null, { end: 8 })], { value: 'undetermined', reasons: ['imprecise'], margin: ratioText(-1, 0, 'events')! }, { measure: daily }),
  gated('[W8] at most 1 over a day is judged by the count over the day', { run: { of: is('<=', 1) } }, [claim('1', 3), claim('2', 5)], { counted: 2, days: [
    { date: '1970-01-01', value: 'yes', reasons: [], measure: [0, 0] }, { date: '1970-01-02', value: 'no', reasons: [], measure: [2, 2] }, { date: '1970-01-03', value: 'yes', reasons: [], measure: [0, 0] }, { date: '1970-01-04', value: 'yes', reasons: [], measure: [0, 0] },
  ] }),
  gated('[W8] at least 1 moment by moment', { run: { of: is('>=', 1), length: 1 } }, [claim('1', 3), claim('2', 4)], { counted: 0 }),
  held('[W8] a conjunction throughout is that of its parts', { node: 'and', of: [is('<=', 1), is('<=', 5)] }, [claim('1', 9), claim('2', 11)], { days: [{ date: '1970-01-04', value: 'no', reasons: [] }] }),
  held('[W9] from an act somewhere in [4, 8): full only after the last of it', sustained(is('<=', 0), 4, act('notice', []) as ReturnType<typeof at>), [actClaim('1', 4, 'notice', ['Gov'], null, { end: 8 })], { value: 'yes', since: instant(11) }),
  held('[W9] before that imprecise', sustained(is('<=', 0), 4, act('notice', []) as ReturnType<typeof at>), [actClaim('1', 4, 'notice', ['Gov'], null, { end: 9 })], { value: 'undetermined', reasons: ['imprecise'] }),
  held('[W9] an upper limit passed after the last of it is no, full or not', count('<=', 0, 9, act('notice', [])), [actClaim('1', 4, 'notice', ['Gov'], null, { end: 8 }), claim('2', 9)], { value: 'no', since: instant(10) }),
  held('[W9] `for D` of an upper limit is the count over D', sustained(is('<=', 1), 6), [claim('1', 6), claim('2', 9)], { value: 'no', since: instant(10) }),
  gated('[W10] a day undetermined for filling alone is passed over, though pending blocks', { run: { of: { node: 'sustained', of: is('<=', 0), ms: 4, anchor: { from: at(0), reachBack: false } } } }, [], { counted: 2, state: 'counting', day: [2, 2] }),
  gated('[W10] a day that is filling is never counted as a yes', {
    run: { of: { node: 'and', of: [{ node: 'sustained', of: is('<=', 0), ms: 4, anchor: { from: at(0), reachBack: false } }, none()] } }, undetermined: { pending: 'counts', unseen: 'counts', disputed: 'counts', imprecise: 'counts', unruled: 'counts' },
  }, [claim('1', 4, { standing: 'alleged' })], { days: [
    { date: '1970-01-01', value: 'undetermined', reasons: ['pending'] }, { date: '1970-01-02', value: 'undetermined', reasons: ['pending', 'disputed'] }, { date: '1970-01-03', value: 'undetermined', reasons: ['disputed'] }, { date: '1970-01-04', value: 'yes', reasons: [] },
  ], counted: 2 }),
  held('[W11] before the deadline what is not done is pending', done(1, 20), [], { value: 'undetermined', reasons: ['pending'] }, convoys),
  held('[W11] done, perhaps', done(1, 6), [movement('1', 5, { standing: 'alleged' })], { value: 'undetermined', reasons: ['disputed'] }, convoys),
  held('[W11] an act made somewhere about the deadline', { node: 'act-done', act: 'notice', by: ['Gov'], to: null, about: null, from: at(0), notBefore: null, noLaterThan: at(6) }, [actClaim('1', 5, 'notice', ['Gov'], null, { end: 9 })], { value: 'undetermined', reasons: ['imprecise'] }),
  held('[W11] an act of another is not it', { node: 'act-done', act: 'notice', by: ['Gov'], to: null, about: null, from: at(0), notBefore: null, noLaterThan: at(6) }, [actClaim('1', 5, 'notice', ['Opp'], null)], { value: 'no' }),
  held('[W12] at some moment of the last 2 to 4', always(true, 2, 4, is('>=', 1)), [claim('1', 8)], { value: 'yes', since: instant(10) }),
  held('[W12] undetermined carries the causes of the undetermined moments in reach', always(true, 0, 4, is('>=', 1)), [claim('1', 9, { standing: 'alleged' }), claim('2', 3, { count: { low: 0, high: 1 } })], { value: 'undetermined', reasons: ['disputed'] }),
  held('[W12] since: begun, and held from then on', { node: 'since', hold: is('<=', 0), begun: is('>=', 2), fromMs: 0, toMs: 6 }, [claim('1', 7), claim('2', 7)], { value: 'yes', since: instant(7) }),
  held('[W12] since: not held at a moment after', { node: 'since', hold: is('<=', 0), begun: is('>=', 2), fromMs: 0, toMs: 6 }, [claim('1', 7), claim('2', 7), claim('3', 9)], { value: 'no', since: instant(9) }),
  held('[W12] until h there is none, and from h on nobody knows', { node: 'until', hold: is('<=', 0), comes: is('>=', 1), fromMs: 1, toMs: 3 }, [], { value: 'undetermined', reasons: ['pending'] }),
  { title: '[W12] at least 1 of two', pair: byTown([claim('1', 9)], 'at-least-of'), expect: { conditions: [{ name: 'C', value: 'yes' }] } },
  { title: '[W12] at least 2 of two, of which one is open', pair: byTown([claim('1', 9, { standing: 'alleged' })], 'at-least-of', 2), expect: { conditions: [{ name: 'C', value: 'undetermined', reasons: ['disputed'] }] } },
];

