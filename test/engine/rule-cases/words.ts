// Rules about what others' words decide: states that acts begin and end (E10), terms (V17), verification (N8), times that come together (W7).
import type { ActPattern, Duty, Formula } from '#records/plan.ts';
import { act, actClaim, at, claim, ruling } from '../toy-plans.ts';
import { bound, count, daily, gated, held, instant, is, none, type RuleCase } from './rule-case.ts';

const pattern = (kind: ActPattern['act'], rest: Partial<ActPattern> = {}): ActPattern => ({ act: kind, by: [], joint: false, about: 'Talks', ...rest });
const talks = (rest: Partial<Formula & { node: 'state' }> = {}): Formula => ({ node: 'state', begun: [pattern('opening')], ended: [pattern('termination')], ...rest });
const opened = (id: string, t: number, rest = {}) => actClaim(id, t, 'opening', ['Rus'], 'Talks', rest);
const ended = (id: string, t: number, rest = {}) => actClaim(id, t, 'termination', ['Gov'], 'Talks', rest);

const term = (of: Formula | null = null): Formula => ({ node: 'ruled', act: 'ruling', by: null, about: 'Fair', param: null, words: 'fair', of, whose: of === null ? null : 'Usa' });
const ruledFair = (id: string, t: number, so: boolean, rest = {}) => ruling(id, t, 'Fair', { ruledStanding: so ? 'ruled-so' : 'ruled-not-so', standing: 'ruled-so', ...rest });

const verified = (by = 'JC'): Formula => ({ node: 'ruled', act: 'verification', by, about: 'g', param: null, words: null, of: null, whose: null });
const verification = (id: string, t: number, rest = {}) => actClaim(id, t, 'verification', ['JC'], 'g', rest);

const near = (withinMs: number | null): Formula => ({ node: 'together', times: [act('withdrawal', ['Gov']), act('withdrawal', ['Opp'])], withinMs });
const left = (id: string, t: number, who: string, rest = {}) => actClaim(id, t, 'withdrawal', [who], null, rest);

const day = (t: number, value: 'yes' | 'no' | 'undetermined', reasons: string[] = []) => ({ date: `1970-01-0${t}`, value, reasons }) as never;

const withdraw: Duty[] = [{ duty: 'perform', act: 'withdrawal', to: null, about: 'k', notBefore: null, noLaterThan: at(6), verified: { by: ['JC'], about: 'k' } }];
const seen = (id: string, t: number, rest = {}) => actClaim(id, t, 'verification', ['JC'], 'k', rest);

const vacated: Formula = { node: 'act-done', act: 'withdrawal', by: ['Gov'], to: null, about: 'k', from: at(0), notBefore: null, noLaterThan: at(6), verified: { by: ['JC'], about: 'k' } };

const run = (by: string[]) => ({ verified: { by, each: false } });
const eachDay = () => ({ verified: { by: ['JC'], each: true }, run: { of: { node: 'and', of: [none(), verified()] } as Formula } });

export const cases: RuleCase[] = [
  held('[E10] a state holds from the act that begins it', talks(), [opened('1', 5)], { value: 'yes', since: instant(5) }),
  held('[E10] until an act ends it', talks(), [opened('1', 5), ended('2', 8)], { value: 'no', since: instant(8) }),
  held('[E10] and may begin again', talks(), [opened('1', 3), ended('2', 6), opened('3', 9)], { value: 'yes', since: instant(9) }),
  held('[E10] before it was ever begun it is not', talks(), [], { value: 'no', since: null }),
  held('[E10] of a beginning and an end at one instant the beginning holds', talks(), [opened('1', 5), ended('2', 5)], { value: 'yes', since: instant(5) }),
  held('[E10] somewhere in [4, 7) it began: open until then, sure after', talks(), [opened('1', 4, { end: 7 })], { value: 'yes', since: instant(6) }),
  held('[E10] an end somewhere in [7, 10) leaves it open from its first moment on, imprecise', talks(), [opened('1', 4), ended('2', 7, { end: 10 })], { value: 'undetermined', reasons: ['imprecise'], since: instant(7), final: true }, { asOf: 9 }),
  held('[E10] an end that only may count leaves it open, disputed', talks(), [opened('1', 4), ended('2', 7, { standing: 'alleged' })], { value: 'undetermined', reasons: ['disputed'], since: instant(7) }),
  held('[E10] what a later beginning settles is settled', talks(), [opened('1', 4), ended('2', 7, { standing: 'alleged' }), opened('3', 9)], { value: 'yes', since: instant(9) }),
  held('[E10] by whom and about what it is begun', talks({ begun: [pattern('opening', { by: ['Usa'] })] }), [opened('1', 4)], { value: 'no' }),
  held('[E10] of a joint act the last key begins it', talks({ begun: [pattern('opening', { by: ['Rus', 'Usa'], joint: true })] }), [opened('1', 4), actClaim('2', 7, 'opening', ['Usa'], 'Talks')], { value: 'yes', since: instant(7) }),
  held('[E10] from h on it may end: whoever looks ahead does not know', { node: 'future', some: false, fromMs: 0, toMs: 3, of: talks() }, [opened('1', 4)], { value: 'undetermined', reasons: ['pending'] }),
  held('[E10] unless nothing ends it', { node: 'future', some: false, fromMs: 0, toMs: 3, of: talks({ ended: [] }) }, [opened('1', 4)], { value: 'yes' }),
  held('[V17] a term that nobody has defined or ruled on', term(), [], { value: 'undetermined', reasons: ['unruled'], final: true, since: null }),
  held('[V17] is what its definition is', term(is('<=', 0)), [claim('1', 9)], { value: 'yes', since: instant(10) }),
  held('[V17] is what is ruled, of the time that is ruled on', term(), [claim('1', 1), ruledFair('2', 10, false, { effectiveFrom: 3, until: 9 })], { value: 'undetermined', days: [day(1, 'undetermined', ['unruled']), day(2, 'no'), day(3, 'no'), day(4, 'undetermined', ['unruled'])] }, { plan: {}, measure: daily }),
  held('[V17] a ruling goes before a definition', term(is('<=', 0)), [ruledFair('1', 10, false)], { value: 'no', reasons: [], since: null }),
  held('[V17] of two rulings the one made later holds', term(), [ruledFair('1', 10, false), ruledFair('2', 11, true, { effectiveFrom: 6 })], { value: 'yes', since: instant(6) }),
  held('[V17] a later one that only may count leaves it open', term(), [ruledFair('1', 4, true), ruledFair('2', 6, false, { standing: 'alleged' })], { value: 'undetermined', reasons: ['disputed'] }),
  held('[V17] an earlier one, and one that says the same, does not', term(), [ruledFair('1', 4, false, { standing: 'alleged' }), ruledFair('2', 6, true), ruledFair('3', 8, true, { standing: 'alleged' })], { value: 'yes' }),
  held('[V17] throughout a day that no ruling speaks of it is what the definition is throughout it', term(is('<=', 1)), [claim('1', 9), claim('2', 11)], { value: 'yes', days: [day(4, 'no')] }),
  held('[V17] and so for D', { node: 'sustained', of: term(is('<=', 1)), ms: 6, anchor: { from: at(0), reachBack: false } }, [claim('1', 6), claim('2', 9)], { value: 'no', since: instant(10) }),
  held('[N8] what was verified is so up to the making of the act', verified(), [verification('1', 9)], { value: 'undetermined', reasons: ['unruled'], since: instant(9) }),
  held('[N8] at a moment that it speaks of', { node: 'past', some: true, fromMs: 3, toMs: 3, of: verified() }, [verification('1', 9)], { value: 'yes' }),
  held('[N8] and not at one before', { node: 'past', some: true, fromMs: 6, toMs: 6, of: verified() }, [verification('1', 9, { effectiveFrom: 7 })], { value: 'undetermined', reasons: ['unruled'] }),
  held('[N8] what was refused is not so', { node: 'past', some: true, fromMs: 3, toMs: 3, of: verified() }, [verification('1', 9, { outcome: 'refused' })], { value: 'no', reasons: [] }),
  held('[N8] by an act of another it is not verified', { node: 'past', some: true, fromMs: 3, toMs: 3, of: verified('Rus') }, [verification('1', 9, { by: ['Usa'] })], { value: 'undetermined' }),
  held('[N8] a member\'s name, and that of the channel that tells it, are enough', { node: 'past', some: true, fromMs: 3, toMs: 3, of: { node: 'and', of: [verified('Rus'), verified('Reg')] } }, [verification('1', 9)], { value: 'yes' }),
  gated('[N8] a run that is over and verified after its end opens then, not before', run(['JC']), [verification('1', 10)], { state: 'open', openedAt: instant(10), since: instant(10) }),
  gated('[N8] verified before its end it is not', run(['JC']), [verification('1', 8)], { state: 'counting', counted: 3, reasons: ['unruled'], stoppedBy: [{ condition: 'verification by JC', value: 'undetermined', reasons: ['unruled'] }], opensAtEarliest: instant(12) }),
  gated('[N8] a run that was refused waits, and nothing of it is open to doubt', run(['JC']), [verification('1', 10, { outcome: 'refused' })], { state: 'counting', counted: 3, reasons: [], stoppedBy: [{ condition: 'verification by JC', value: 'no', reasons: [] }] }),
  gated('[N8] until it is verified after all', run(['JC']), [verification('1', 9, { outcome: 'refused' }), verification('2', 11)], { state: 'open', openedAt: instant(11) }),
  gated('[N8] of two who verify both must', run(['Rus', 'Reg']), [verification('1', 10, { by: ['Usa'] })], { state: 'counting', stoppedBy: [{ condition: 'verification by Rus', value: 'undetermined', reasons: ['unruled'] }] }),
  gated('[N8] a verification that only may count: the least open stands, disputed', run(['JC']), [verification('1', 10, { standing: 'alleged' })], { state: 'counting', reasons: ['disputed', 'unruled'] }),
  gated('[N8] a run that was broken is verified anew', { ...run(['JC']), run: { length: 2 } }, [verification('1', 10), claim('2', 7)], { state: 'counting', counted: 1, stoppedBy: [] }),
  gated('[N8] each day verified: one that no act speaks of cannot be said', eachDay(), [verification('1', 9, { effectiveFrom: 3 })], { state: 'shut', counted: 0, reasons: ['unruled'], days: [day(1, 'undetermined', ['unruled']), day(2, 'yes'), day(3, 'yes'), day(4, 'undetermined', ['unruled'])] as never }),
  gated('[N8] one that was refused is no', eachDay(), [verification('1', 6), verification('2', 8, { effectiveFrom: 6, outcome: 'refused' })], { state: 'shut', counted: 0, days: [day(1, 'yes'), day(2, 'yes'), day(3, 'no')] as never }, { asOf: 9 }),
  gated('[N8] each day verified: it opens not before the last of the acts that say so', eachDay(), [verification('1', 6), verification('2', 11, { effectiveFrom: 6, until: 9 })], { state: 'open', openedAt: instant(11) }),
  bound('[N8] what was done in time and verified is kept', {}, [left('1', 4, 'Gov', { about: 'k' }), seen('2', 7)], { verdict: 'kept', reasons: [] }, {}, withdraw),
  bound('[N8] what was done and not verified cannot be said', {}, [left('1', 4, 'Gov', { about: 'k' })], { verdict: 'cannot-be-said', reasons: ['unruled'] }, {}, withdraw),
  bound('[N8] verified before it was done, it was not it', {}, [left('1', 4, 'Gov', { about: 'k' }), seen('2', 3)], { verdict: 'cannot-be-said', reasons: ['unruled'] }, {}, withdraw),
  bound('[N8] what was refused was not done, once it can no longer be', {}, [left('1', 4, 'Gov', { about: 'k' }), seen('2', 7, { outcome: 'refused' })], { verdict: 'breached', since: instant(7) }, {}, withdraw),
  bound('[N8] while it can, it is pending', {}, [left('1', 4, 'Gov', { about: 'k' }), seen('2', 5, { outcome: 'refused' })], { verdict: 'pending', reasons: ['pending'] }, { asOf: 6 }, withdraw),
  bound('[N8] done anew and verified', {}, [left('1', 3, 'Gov', { about: 'k' }), seen('2', 4, { outcome: 'refused' }), left('3', 5, 'Gov', { about: 'k' }), seen('4', 8)], { verdict: 'kept' }, {}, withdraw),
  bound('[N8] a verification to one is not of another\'s act', {}, [left('1', 4, 'Gov', { about: 'k' }), seen('2', 7, { to: 'Opp' })], { verdict: 'cannot-be-said' }, {}, withdraw),
  bound('[N8] one about the act itself is of that one alone', {}, [left('1', 4, 'Gov', { about: 'k' }), seen('2', 7, { about: 'Reg/1' })], { verdict: 'kept' }, {}, withdraw),
  bound('[N8] one that only may count leaves it open', {}, [left('1', 4, 'Gov', { about: 'k' }), seen('2', 7, { standing: 'alleged' })], { verdict: 'cannot-be-said', reasons: ['disputed', 'unruled'] }, {}, withdraw),
  bound('[N8] what was not done was not, verified or not', {}, [seen('2', 7)], { verdict: 'breached', since: instant(6) }, {}, withdraw),
  held('[N8] in a condition too an act is done once it is verified', vacated, [left('1', 4, 'Gov', { about: 'k' }), seen('2', 7)], { value: 'yes', since: instant(7) }),
  held('[N8] there too it cannot be said while nobody has', vacated, [left('1', 4, 'Gov', { about: 'k' })], { value: 'undetermined', reasons: ['unruled'] }),
  held('[N8] there too it is no when it is refused', vacated, [left('1', 4, 'Gov', { about: 'k' }), seen('2', 7, { outcome: 'refused' })], { value: 'no', since: instant(7) }),
  held('[W7] both came, 3 apart', near(3), [left('1', 4, 'Gov'), left('2', 7, 'Opp')], { value: 'yes', since: instant(7) }),
  held('[W7] 4 apart is too far, and was so as soon as 3 had run out', near(3), [left('1', 4, 'Gov'), left('2', 8, 'Opp')], { value: 'no', since: instant(8) }),
  held('[W7] while the other may still come in time, pending', near(3), [left('1', 9, 'Gov')], { value: 'undetermined', reasons: ['pending'], final: false }),
  held('[W7] no once it can no longer', near(3), [left('1', 4, 'Gov')], { value: 'no', since: instant(8), final: true }),
  held('[W7] where one is vague, so is this', near(3), [left('1', 4, 'Gov'), left('2', 6, 'Opp', { end: 9 })], { value: 'undetermined', reasons: ['imprecise'] }),
  held('[W7] but not where it is near at all its moments', near(4), [left('1', 4, 'Gov'), left('2', 6, 'Opp', { end: 9 })], { value: 'yes', since: instant(8) }),
  held('[W7] without a number nobody can say', near(null), [left('1', 4, 'Gov'), left('2', 4, 'Opp')], { value: 'undetermined', reasons: ['unruled'] }),
  held('[W7] a time that can no longer come is not within any time of another', { node: 'together', times: [at(4), { node: 'opening', gate: 'x', arg: null, which: 'first' }], withinMs: null }, [], { value: 'no', since: null }, {
    plan: { gates: [{ ...expiredGate() }] },
  }),
  held('[W7] beside a condition of another kind', { node: 'and', of: [near(3), count('<=', 0, 3)] }, [left('1', 4, 'Gov'), left('2', 7, 'Opp'), claim('3', 5)], { value: 'yes', since: instant(9) }),
];

function expiredGate() {
  return {
    name: 'x', title: 'x', each: null, from: at(0), run: { length: 9, unit: { unit: 'civil-day' as const }, of: is('<=', 0), judged: 'throughout' as const }, onBreach: { rule: 'restart' as const },
    undetermined: { pending: 'blocks', unseen: 'blocks', disputed: 'blocks', imprecise: 'blocks', unruled: 'blocks' } as const,
    signatures: [], reset: null, suspension: null, termination: null, onceOpen: 'stays-open' as const, lapses: at(3), unborne: null,
  };
}
