// Rules about times of clauses, and clauses for each of several (T14-T16, N12, N13).
import type { Clause, Duty, Time } from '#records/plan.ts';
import { act, actClaim, at, claim, clause, measure, movement, pair, reading } from '../toy-plans.ts';
import { bound, gated, held, instant, type Around, type RuleCase } from './rule-case.ts';

const delivered: Around = { measure: { from: 'movements', of: [], unit: 'convoys', stage: 'delivered' } };
const done = (from: Time, noLaterThan: Time | null) => ({ node: 'done', measure: 'M', op: '>=', limit: { num: 1, den: 1 }, from, notBefore: null, noLaterThan }) as const;

const end: Time = { node: 'clause', of: 'first', edge: 'end' };
const back = (ms: number): Time => ({ node: 'plus', of: end, ms: -ms });
const notice = (noLaterThan: Time, rest: Partial<Duty & { duty: 'perform' }> = {}): Duty => ({ duty: 'perform', act: 'notice', to: null, about: null, notBefore: null, noLaterThan, ...rest });

/** Clause k owes what is reckoned from clause `first`, [0, 8), which Rus may extend by 4 and terminate. */
function reckoned(title: string, duty: Duty, claims: Parameters<typeof bound>[2], expected: Parameters<typeof bound>[3], first: Partial<Clause> = {}, around: Around = {}): RuleCase {
  const alone = { by: ['Rus'], withinMs: null, backdated: false };
  const clauses = [clause('first', [{ duty: 'refrain', measure: 'M' }], { until: at(8), extension: { ...alone, ms: 4, days: null }, termination: alone, ...first }), clause('k', [duty])];
  return bound(title, {}, claims, expected, { ...around, plan: { ...around.plan, clauses } });
}

/** Clause k, from 0 until 4, renewed by 3 unless Opp gives notice at least 1 before. */
function renewedBy(title: string, claims: Parameters<typeof bound>[2], expected: Parameters<typeof bound>[3]): RuleCase {
  return bound(title, { until: { node: 'renewed', of: at(4), every: { ms: 3 }, notice: act('notice', ['Opp']), lead: { ms: 1 } } }, claims, expected);
}

/** Clause k owes a declaration by `ms` after each of something; clause `first` as above. */
function anew(title: string, of: Time, claims: Parameters<typeof bound>[2], expected: Parameters<typeof bound>[3], ms = 2): RuleCase {
  const that: Time = { node: 'that' };
  const by: Time = { node: 'plus', of: that, ms };
  const isEnd = of.node === 'clause';
  const duty: Duty = { duty: 'perform', act: 'declaration', to: null, about: null, notBefore: isEnd ? { node: 'that', set: true } : null, noLaterThan: by };
  const own = clause('k', [duty], { from: isEnd ? at(0) : that, each: of });
  return { ...reckoned(title, duty, claims, expected), pair: pair({ ...reckoned(title, duty, claims, expected).pair.plan, clauses: [...reckoned(title, duty, claims, expected).pair.plan.clauses.filter(({ id }) => id === 'first'), own] }, claims, { asOf: 12 }) };
}

const each = (kind: 'notice') => act(kind, ['Opp']);
const made = (id: string, t: number) => actClaim(id, t, 'declaration', ['Gov'], null);

const extension = (id: string, t: number, about = 'first', rest = {}) => actClaim(id, t, 'extension', ['Rus'], about, rest);

/** Clause k ensures condition C, a deed to be done by 6: at least one convoy. */
function ensured(title: string, claims: Parameters<typeof bound>[2], expected: Parameters<typeof bound>[3], around: Around = {}): RuleCase {
  const named = { conditions: [{ name: 'C', of: done(at(0), at(6)) }] };
  return bound(title, { until: at(10) }, claims, expected, { ...delivered, ...around, plan: named }, [{ duty: 'ensure', of: { node: 'condition', name: 'C' } }]);
}

export const cases: RuleCase[] = [
  ensured('[N9] a deed under a condition\'s name is kept once it is done', [movement('1', 3)], { verdict: 'kept' }),
  ensured('[N9] and breached once its time is over', [movement('1', 8)], { verdict: 'breached', since: instant(6) }),
  ensured('[N9] before that it is pending', [], { verdict: 'pending' }, { asOf: 4 }),
  reckoned('[T14] 3 before the end of [0, 8) is 5, that moment included', notice(back(3)), [actClaim('1', 5, 'notice', ['Gov'], null)], { verdict: 'kept' }),
  reckoned('[T14] and 6 is late', notice(back(3)), [actClaim('1', 6, 'notice', ['Gov'], null)], { verdict: 'breached', since: instant(5) }),
  reckoned('[T14] an extension before that moves it along', notice(back(3)), [extension('1', 5)], { verdict: 'breached', since: instant(9) }),
  reckoned('[T14] until the next day it is pending', notice(back(3)), [extension('1', 5)], { verdict: 'pending' }, {}, { asOf: 9 }),
  reckoned('[T14] an extension after that does not: what has passed stays judged', notice(back(3)), [extension('1', 6), actClaim('2', 8, 'notice', ['Gov'], null)], { verdict: 'breached', since: instant(5) }),
  reckoned('[T14] through an anchor\'s name too', notice({ node: 'plus', of: { node: 'anchor', name: 'N' }, ms: 1 }), [extension('1', 6)], { verdict: 'breached', since: instant(10) }, {}, { plan: { anchors: [{ name: 'N', time: back(3) }] } }),
  reckoned('[T14] an extension after the end does not move it', notice({ node: 'plus', of: end, ms: 1 }), [extension('1', 8)], { verdict: 'breached', since: instant(9) }),
  reckoned('[T14] a termination puts the end to its own moment', notice({ node: 'plus', of: end, ms: 2 }), [actClaim('1', 4, 'termination', ['Rus'], 'first')], { verdict: 'breached', since: instant(6) }),
  reckoned('[T14] no act after a termination moves anything', notice({ node: 'plus', of: end, ms: 2 }), [actClaim('1', 4, 'termination', ['Rus'], 'first'), extension('2', 5)], { verdict: 'breached', since: instant(6) }),
  reckoned('[T14] a termination just before the end puts it there', notice({ node: 'plus', of: end, ms: 2 }), [actClaim('1', 7, 'termination', ['Rus'], 'first')], { verdict: 'breached', since: instant(9) }),
  reckoned('[T14] one at the end does not', notice({ node: 'plus', of: end, ms: 2 }), [actClaim('1', 8, 'termination', ['Rus'], 'first')], { verdict: 'breached', since: instant(10) }),
  reckoned('[T14] [N5] what it would put before itself never comes, and asks nothing', notice(back(3)), [actClaim('1', 4, 'termination', ['Rus'], 'first')], { verdict: 'kept', reasons: [] }),
  reckoned('[T14] but what had passed before it stays judged', notice(back(3)), [actClaim('1', 6, 'termination', ['Rus'], 'first')], { verdict: 'breached', since: instant(5) }),
  reckoned('[T14] an extension in doubt: both courses miss it', notice(back(3)), [extension('1', 5, 'first', { standing: 'alleged' })], { verdict: 'breached', since: instant(9) }),
  reckoned('[T14] an extension in doubt: by one course it is late, by the other in time', notice(back(3)), [extension('1', 5, 'first', { standing: 'alleged' }), actClaim('2', 7, 'notice', ['Gov'], null)], { verdict: 'cannot-be-said', reasons: ['disputed'] }),
  reckoned('[T14] a reading\'s own end', notice(back(3)), [actClaim('1', 6, 'notice', ['Gov'], null)], { verdict: 'kept' }, {}, { reading: { ends: [{ clause: 'first', until: at(9) }] } }),
  reckoned('[T14] the start of a clause is its from', notice({ node: 'plus', of: { node: 'clause', of: 'first', edge: 'start' }, ms: 2 }), [actClaim('1', 6, 'notice', ['Opp'], null)], { verdict: 'breached', since: instant(8) }, { from: act('notice', ['Opp']) }),
  anew('[T16] for each act one deadline of its own', each('notice'), [actClaim('1', 2, 'notice', ['Opp'], null), actClaim('2', 6, 'notice', ['Opp'], null), made('3', 3)], { verdict: 'breached', since: instant(8), inForce: 'yes' }),
  anew('[T16] done after each', each('notice'), [actClaim('1', 2, 'notice', ['Opp'], null), actClaim('2', 6, 'notice', ['Opp'], null), made('3', 3), made('4', 8)], { verdict: 'kept', since: null, final: false }),
  anew('[N13] of two breaches the earliest', each('notice'), [actClaim('1', 2, 'notice', ['Opp'], null), actClaim('2', 6, 'notice', ['Opp'], null)], { verdict: 'breached', since: instant(4) }),
  anew('[N13] without an occurrence so far it is pending', each('notice'), [made('3', 3)], { verdict: 'pending', inForce: 'no', final: false }),
  anew('[N13] a breach by an act that only may be cannot be said', each('notice'), [actClaim('1', 2, 'notice', ['Opp'], null, { standing: 'alleged' }), actClaim('2', 6, 'notice', ['Opp'], null), made('4', 8)], { verdict: 'cannot-be-said', reasons: ['disputed'], inForce: 'yes' }),
  anew('[N13] where only such acts are, it may not have begun to bind', each('notice'), [actClaim('1', 2, 'notice', ['Opp'], null, { standing: 'alleged' })], { verdict: 'cannot-be-said', reasons: ['pending', 'disputed'], inForce: 'undetermined' }),
  anew('[N13] what is kept for an act in doubt takes nothing away', each('notice'), [actClaim('1', 2, 'notice', ['Opp'], null, { standing: 'alleged' }), actClaim('2', 3, 'notice', ['Opp'], null), made('4', 4)], { verdict: 'kept' }),
  anew('[T16] each end: the first had fallen due before it was moved, and the next asks anew', end, [extension('1', 7), made('2', 5)], { verdict: 'breached', since: instant(10) }, -2),
  anew('[T16] what was done before acts made it the end is not done for that end', end, [extension('1', 7), made('2', 5), made('3', 6)], { verdict: 'breached', since: instant(10) }, -2),
  anew('[T16] an end that was moved before anything was due asks nothing', end, [extension('1', 6), made('2', 9)], { verdict: 'kept' }, -2),
  anew('[T16] an end that a termination made asks for nothing before itself', end, [actClaim('1', 4, 'termination', ['Rus'], 'first')], { verdict: 'kept' }, -2),
  anew('[T16] each end of a later period too', end, [extension('1', 8), made('2', 6)], { verdict: 'breached', since: instant(10) }, -2),
  renewedBy('[T17] a notice in time ends it at the end written', [actClaim('1', 3, 'notice', ['Opp'], null), claim('2', 4, { by: ['Gov'] })], { verdict: 'kept', inForce: 'no', since: instant(4) }),
  renewedBy('[T17] a notice too late for that ends it at the next', [actClaim('1', 4, 'notice', ['Opp'], null), claim('2', 6, { by: ['Gov'] })], { verdict: 'breached', since: instant(6), inForce: 'no' }),
  renewedBy('[T17] and no later', [actClaim('1', 4, 'notice', ['Opp'], null), claim('2', 7, { by: ['Gov'] })], { verdict: 'kept', since: instant(7) }),
  renewedBy('[T17] while there may yet be notice it goes on', [claim('2', 11, { by: ['Gov'] })], { verdict: 'breached', since: instant(11), inForce: 'yes' }),
  renewedBy('[T17] pending beyond the first end that may be stopped', [], { verdict: 'pending', inForce: 'yes' }),
  renewedBy('[T17] a notice in doubt, and a shot between the ends it would choose from', [actClaim('1', 3, 'notice', ['Opp'], null, { standing: 'alleged' }), actClaim('3', 6, 'notice', ['Opp'], null), claim('2', 5, { by: ['Gov'] })], { verdict: 'cannot-be-said', reasons: ['disputed'] }),
  ...([[1, 'kept'], [2, 'breached']] as const).map(([most, verdict]) => bound(`[G3] two extensions by 3 from 6, of which ${most} may be, and a shot at 10`,
    { until: at(6), extension: { by: ['Rus'], withinMs: null, backdated: false, ms: 3, days: null, most } },
    [extension('1', 3, 'k'), extension('2', 5, 'k'), claim('3', 10, { by: ['Gov'] })], { verdict })),
  ...([[['Rus', 'Usa'], 'kept'], [['Rus'], 'breached']] as const).map(([together, verdict]) => bound(`[G9] an act of ${together.join(' and ')}, and one of Usa: what several made together is one act`,
    { until: at(6), extension: { by: ['Rus', 'Usa'], any: true, withinMs: null, backdated: false, ms: 3, days: null } },
    [actClaim('1', 3, 'extension', [...together], 'k'), ...(verdict === 'kept' ? [] : [actClaim('2', 5, 'extension', ['Usa'], 'k')]), claim('3', 10, { by: ['Gov'] })], { verdict })),
  bound('[G9] a condition that is open in both courses of an extension in doubt puts nothing in dispute',
    { until: { node: 'plus', of: act('notice', ['Opp']), ms: -5 }, extension: { by: ['Rus'], withinMs: null, backdated: false, ms: 5, days: null }, when: done(at(0), at(20)) },
    [extension('1', 3, 'k', { standing: 'alleged' })], { verdict: 'pending', reasons: ['pending'] }, delivered),
  gated('[T15] 1 civil day before 7, in [6, 9), is the start of [3, 6)', { from: { node: 'days-after', of: at(7), days: -1 } }, [], { countedFrom: instant(3) }),
  gated('[T15] before 6 as well', { from: { node: 'days-after', of: at(6), days: -1 } }, [], { countedFrom: instant(3) }),
  gated('[T15] 2 before 7: the start of [0, 3)', { from: { node: 'days-after', of: at(7), days: -2 } }, [], { countedFrom: instant(0) }),
  held('[T15] as a deadline the moment before is its last', done(at(0), { node: 'days-after', of: at(7), days: -1 }), [movement('1', 2)], { value: 'yes' }, delivered),
  held('[T15] and the first of the day is late', done(at(0), { node: 'days-after', of: at(7), days: -1 }), [movement('1', 3)], { value: 'no', since: instant(2) }, delivered),
  reckoned('[T11] a month before, at the same time of day', notice({ node: 'months-after', of: at(100), months: -1 }), [], { verdict: 'pending' }, {}, { asOf: 4 }),
  reckoned('[W11] to any of those named', notice(at(6), { to: 'Rus', orTo: ['Usa'] }), [actClaim('1', 5, 'notice', ['Gov'], null, { to: 'Usa' })], { verdict: 'kept' }),
  reckoned('[W11] to nobody else', notice(at(6), { to: 'Rus', orTo: ['Usa'] }), [actClaim('1', 5, 'notice', ['Gov'], null, { to: 'Opp' })], { verdict: 'breached' }),
  reckoned('[N12] an act about 2 is about 2(A)', notice(at(6), { about: '2(A)' }), [actClaim('1', 5, 'notice', ['Gov'], '2')], { verdict: 'kept' }),
  reckoned('[N12] an act about 2(B) is not', notice(at(6), { about: '2(A)' }), [actClaim('1', 5, 'notice', ['Gov'], '2(B)')], { verdict: 'breached' }),
  reckoned('[N12] nor is an act about 2(A) about 2', notice(at(6), { about: '2' }), [actClaim('1', 5, 'notice', ['Gov'], '2(A)')], { verdict: 'breached' }),
  {
    title: '[N12] a clause for a member is ended by an act about all',
    pair: pair({ measures: [measure('M')], readings: [reading()], clauses: [clause('k', [{ duty: 'refrain', measure: 'M' }]), clause('k(A)', [{ duty: 'refrain', measure: 'M' }], { termination: { by: ['Rus'], withinMs: null, backdated: false } })] },
      [actClaim('1', 4, 'termination', ['Rus'], 'k'), claim('2', 5, { by: ['Gov'] })], { asOf: 12 }),
    expect: { obligations: [{ clause: 'k', actor: 'Gov', verdict: 'breached' }, { clause: 'k(A)', actor: 'Gov', verdict: 'kept', inForce: 'no' }] },
  },
];
