// Rules about what is compared with what: limits that are other measures, totals that grow, shares in parallel (V13, V14, W14).
import type { Measure, Operand } from '#records/plan.ts';
import { act, actClaim, at, claim, measure, presence, tally } from '../toy-plans.ts';
import { gated, held, instant, ratioText, type Around, type RuleCase } from './rule-case.ts';

type OfMeasure = Operand & { operand: 'measure' };

const against = (op: '<=' | '>=', percent: number, more: Partial<OfMeasure> = {}) => ({ node: 'compare', measure: 'M', op, to: { operand: 'measure', percent: { num: percent, den: 1 }, measure: 'N', ...more } }) as const;
const growing: Partial<Measure> = { per: { unit: 'since', from: at(2) } };
const fires = (start: number, count = 1) => claim(`fire ${start}`, start, { type: 'fire', count: { low: count, high: count } });
const both = (of: Partial<Measure> = growing, other: Partial<Measure> = of): Around => ({ plan: { measures: [measure('M', of), measure('N', { of: ['fire'], ...other })] } });
const alone = (of: Partial<Measure>): Around => ({ measure: of });
const atLeast = (limit: number) => ({ node: 'compare', measure: 'M', op: '>=', to: { operand: 'number', value: { num: limit, den: 1 } } }) as const;
const sometime = actClaim('n', 3, 'notice', ['Gov'], null, { end: 7 });

export const cases: RuleCase[] = [
  held('[V14] a total grows from its beginning, which is in it', atLeast(2), [claim('1', 1), claim('2', 2), claim('3', 8)], { value: 'yes', since: instant(8), margin: ratioText(0, 0, 'events')! }, alone(growing)),
  held('[V14] up to and with the moment itself', atLeast(1), [claim('1', 11)], { value: 'yes', since: instant(11) }, alone(growing)),
  held('[V14] before its beginning it is 0', atLeast(1), [claim('1', 9)], { value: 'no', since: null }, alone({ per: { unit: 'since', from: at(20) } })),
  held('[V14] of a beginning somewhere in [3, 7) the low is from its latest, the high from its earliest', atLeast(3), [sometime, claim('1', 4), claim('2', 8)],
    { value: 'no', margin: ratioText(-2, -1, 'events')! }, alone({ per: { unit: 'since', from: act('notice', []) } })),
  held('[V14] and where it must lie between them, its reasons', atLeast(2), [sometime, claim('1', 4), claim('2', 8)],
    { value: 'undetermined', reasons: ['imprecise'], since: instant(8) }, alone({ per: { unit: 'since', from: act('notice', []) } })),
  held('[V14] where its beginning has not come it is 0', atLeast(1), [claim('1', 4)], { value: 'no', since: null }, alone({ per: { unit: 'since', from: act('notice', []) } })),
  gated('[V14] a day that ends with a limit reached is a yes at its end, though not throughout', { run: { of: atLeast(2), length: 4, judged: 'at-end' } }, [claim('1', 1), claim('2', 4)], { counted: 3 }, alone({ per: { unit: 'since', from: at(0) } })),
  held('[V13] at least 3 for each of the other', against('>=', 300), [claim('1', 5, { count: { low: 6, high: 6 } }), fires(5, 2)], { value: 'yes', margin: ratioText(0, 0, 'events')! }, both()),
  held('[V13] one fewer is not enough', against('>=', 300), [claim('1', 5, { count: { low: 5, high: 5 } }), fires(5, 2)], { value: 'no', since: instant(5), margin: ratioText(-1, -1, 'events')! }, both()),
  held('[V13] minus 1 it is', against('>=', 300, { plus: { num: -1, den: 1 } }), [claim('1', 5, { count: { low: 5, high: 5 } }), fires(5, 2)], { value: 'yes' }, both()),
  held('[V13] half of 3 and half of 1 are 2, exactly', against('<=', 50, { plus: { num: 1, den: 2 } }), [claim('1', 5, { count: { low: 2, high: 2 } }), fires(5, 3)], { value: 'yes', margin: ratioText(0, 0, 'events')! }, both()),
  held('[V13] bounds on both sides: [1, 3] is at most [2, 4] and 1 more, whatever they are', against('<=', 100, { plus: { num: 1, den: 1 } }), [claim('1', 5, { count: { low: 1, high: 3 } }), claim('2', 5, { type: 'fire', count: { low: 2, high: 4 } })], { value: 'yes', margin: ratioText(0, 4, 'events')! }, both()),
  held('[V13] within 4: the other\'s number of 4 before is asked', against('>=', 100, { lagMs: 4 }), [fires(4), claim('1', 8)], { value: 'yes', since: null }, both()),
  held('[V13] and no longer than that is allowed', against('>=', 100, { lagMs: 4 }), [fires(4), claim('1', 9)], { value: 'yes', since: instant(9) }, both()),
  held('[V13] what the other did less than 4 before is not asked yet', against('>=', 100, { lagMs: 4 }), [fires(8)], { value: 'yes', since: null }, both()),
  held('[V13] as at one moment, whatever comes later', against('<=', 50, { asAt: at(3) }), [presence('1', 2, 4, 8, 8), presence('2', 4, 12, 4, 4)], { value: 'yes', since: instant(4), margin: ratioText(0, 0, 'things')! },
    { plan: { measures: [measure('M', { from: 'presence', unit: 'things', of: ['tanks'] }), measure('N', { from: 'presence', unit: 'things', of: ['tanks'] })] } }),
  held('[V13] a stock that two channels tell otherwise is disputed', against('<=', 100, { asAt: at(3) }), [presence('1', 5, 12, 5, 5), tally('2', 3, 4, 4, 4, { what: 'tanks' }), tally('3', 3, 4, 9, 9, { what: 'tanks', channel: 'Ch2' })],
    { value: 'undetermined', reasons: ['disputed'], margin: ratioText(-1, 4, 'things')! }, { plan: { measures: [measure('M', { from: 'presence', unit: 'things', of: ['tanks'] }), measure('N', { from: 'tallies', of: ['tanks'] })] } }),
  held('[V13] as at a moment somewhere in [3, 7): the hull of what it may be', against('<=', 100, { asAt: act('notice', []) }), [sometime, fires(5, 2), claim('1', 11)], { value: 'undetermined', reasons: ['imprecise'], margin: ratioText(-1, 1, 'events')! }, both({})),
  held('[V13] and no reason of its own where they are all alike', against('<=', 100, { asAt: act('notice', []) }), [sometime, claim('2', 1, { type: 'fire', standing: 'alleged' }), claim('1', 11)], { value: 'undetermined', reasons: ['disputed'] }, both({}, { per: { unit: 'since', from: at(0) } })),
  held('[V13] as at a moment that has not come it is pending', against('<=', 100, { asAt: at(20) }), [claim('1', 11)], { value: 'undetermined', reasons: ['pending'] }, both({})),
  held('[W14] shares of 2 and of 4 in parallel, within 25 %: one ahead by half of its whole is not', {
    node: 'and', of: [against('<=', 50, { plus: { num: 1, den: 2 } }), { node: 'compare', measure: 'N', op: '<=', to: { operand: 'measure', percent: { num: 200, den: 1 }, measure: 'M', plus: { num: 1, den: 1 } } }],
  }, [claim('1', 4), fires(6), fires(7)], { value: 'yes', since: instant(6) }, both()),
  gated('[V13] a day\'s limit with what is added, added up over a run', { run: { of: { node: 'compare', measure: 'M', op: '<=', to: { operand: 'measure', percent: { num: 100, den: 1 }, measure: 'N', plus: { num: 1, den: 1 } } } }, undetermined: { pending: 'blocks', unseen: 'blocks', disputed: 'blocks', imprecise: 'counts', unruled: 'blocks' } },
    [claim('1', 1, { end: 5, count: { low: 5, high: 5 } })], { counted: 2 }, { plan: { measures: [measure('M', { per: { unit: 'civil-day' } }), measure('N', { of: ['fire'], per: { unit: 'civil-day' } })] } }),
];
