// Rules about what prior acts cover: default-deny with notice or verification (N14), exceptions with a procedure and a ruling (N15).
import type { CoveringAct, Covering, Measure } from '#records/plan.ts';
import type { Claim } from '#records/claim.ts';
import { actClaim, claim, ruling } from '../toy-plans.ts';
import { bound, daily, none, told, held, type RuleCase } from './rule-case.ts';

const notice = (rest: Partial<CoveringAct> = {}): CoveringAct =>
  ({ act: 'notice', by: 'author', to: null, about: 'k', made: 'before', leastMs: 0, mostMs: null, ...rest }) as CoveringAct;
const late = (withinMs: number): CoveringAct => ({ act: 'notice', by: 'author', to: null, about: 'k', made: 'after', withinMs });
const verification: CoveringAct = { act: 'verification', by: ['JC'], to: null, about: 'k', made: 'before', leastMs: 0, mostMs: null };
const unless = (...all: Covering[]): { measure: Partial<Measure> } => ({ measure: { unless: all } });
const afterNotice = (rest: Partial<CoveringAct> = {}) => unless({ acts: [notice(rest)] });
const returnFire = unless({ ruled: 'return-fire', acts: [notice()] });

const shot = (id: string, t: number, rest: Partial<Claim> = {}): Claim => claim(id, t, { by: ['Gov'], ...rest });
const given = (id: string, t: number, rest: Partial<Claim> = {}): Claim => actClaim(id, t, 'notice', ['Gov'], 'k', rest);
const checked = (id: string, t: number, rest: Partial<Claim> = {}): Claim => actClaim(id, t, 'verification', ['JC'], 'k', rest);

/** h is 10, and what happened up to 13 is used. */
const between = { asOf: 13, knownAt: 14, reading: { completeAfterMs: 4 } };

export const cases: RuleCase[] = [
  told('[N14] what no act covers counts', [shot('1', 5)], [1, 1], [], afterNotice()),
  told('[N14] after a notice of its author it does not', [given('1', 4), shot('2', 5)], [0, 0], [], afterNotice()),
  told('[N14] at the very instant of the notice it does', [given('1', 5), shot('2', 5)], [1, 1], [], afterNotice()),
  told('[N14] at least 3 before: 3 are enough', [given('1', 2), shot('2', 5)], [0, 0], [], afterNotice({ leastMs: 3 })),
  told('[N14] at least 3 before: 2 are not', [given('1', 3), shot('2', 5)], [1, 1], [], afterNotice({ leastMs: 3 })),
  told('[N14] at most 3 before: 3 still are', [given('1', 2), shot('2', 5)], [0, 0], [], afterNotice({ mostMs: 3 })),
  told('[N14] at most 3 before: 4 are too long ago', [given('1', 1), shot('2', 5)], [1, 1], [], afterNotice({ mostMs: 3 })),
  told('[N14] of a vague notice what its last instant covers is sure', [given('1', 1, { end: 4 }), shot('2', 6)], [0, 0], [], afterNotice({ leastMs: 3 })),
  told('[N14] what only its first covers may count, imprecise', [given('1', 1, { end: 5 }), shot('2', 6)], [0, 1], ['imprecise'], afterNotice({ leastMs: 3 })),
  told('[N14] a claim of which only a part of the times is covered may count, imprecise', [given('1', 4), shot('2', 3, { end: 7 })], [0, 1], ['imprecise'], afterNotice()),
  told('[N14] two notices cover between them what neither does alone', [given('1', 1, { until: 5 }), given('2', 4), shot('3', 3, { end: 7 })], [0, 0], [], afterNotice()),
  told('[N14] a notice that only may count leaves it open, disputed', [given('1', 4, { standing: 'alleged' }), shot('2', 5)], [0, 1], ['disputed'], afterNotice()),
  told('[N14] a notice of another actor covers nothing', [actClaim('1', 4, 'notice', ['Opp'], 'k'), shot('2', 5)], [1, 1], [], afterNotice()),
  told('[N14] one of those that include its author does', [given('1', 4), shot('2', 5, { by: ['army'] })], [0, 0], [], afterNotice()),
  told('[N14] one of a part does not cover the whole', [actClaim('1', 4, 'notice', ['army'], 'k'), shot('2', 5)], [1, 1], [], afterNotice()),
  told('[N14] where nobody is named somebody else may have done it', [given('1', 4), claim('2', 5)], [0, 1], ['imprecise'], afterNotice()),
  told('[N14] of two alternatives one without notice: may count', [given('1', 4), shot('2', 5, { by: ['Gov', 'Opp'], oneOfBy: true })], [0, 1], ['imprecise'], afterNotice()),
  told('[N14] of two alternatives each with a notice of its own: covered', [given('1', 4), actClaim('2', 3, 'notice', ['Opp'], 'k'), shot('3', 5, { by: ['Gov', 'Opp'], oneOfBy: true })], [0, 0], [], afterNotice()),
  told('[N14] of two together each needs one', [given('1', 4), shot('2', 5, { by: ['Gov', 'Opp'] })], [1, 1], [], afterNotice()),
  told('[N14] but only those whom the measure asks for', [given('1', 4), shot('2', 5, { by: ['Gov', 'Opp'] })], [0, 0], [], { measure: { ...afterNotice().measure, by: [{ name: 'Gov' }] } }),
  told('[N14] a notice about something else covers nothing', [given('1', 4, { about: 'j' }), shot('2', 5)], [1, 1], [], afterNotice()),
  told('[N14] nor one to somebody else', [given('1', 4, { to: 'Usa' }), shot('2', 5)], [1, 1], [], afterNotice({ to: 'JC' })),
  told('[N14] from effectiveFrom on', [given('1', 2, { effectiveFrom: 6 }), shot('2', 5), shot('3', 6)], [1, 1], [], afterNotice()),
  told('[N14] and not at or after until', [given('1', 2, { until: 6 }), shot('2', 5), shot('3', 6)], [1, 1], [], afterNotice()),
  told('[N14] at the places that it names', [given('1', 2, { names: ['town of A', 'C'] }), shot('2', 5), shot('3', 6, { place: { name: 'B' } })], [1, 1], [], afterNotice()),
  told('[N14] what was in A1 was in A', [given('1', 2, { names: ['A'] }), shot('2', 5, { place: { name: 'A1' } })], [0, 0], [], afterNotice()),
  told('[N14] what was somewhere in W may have been in A, imprecise', [given('1', 2, { names: ['A'] }), shot('2', 5, { place: { name: 'W' } })], [0, 1], ['imprecise'], afterNotice()),
  told('[N14] a place that the agreement does not know has nothing in it', [given('1', 2, { names: ['Atlantis'] }), shot('2', 5)], [1, 1], [], afterNotice()),
  told('[N14] verified before, by those who verify', [checked('1', 4), shot('2', 5)], [0, 0], [], unless({ acts: [verification] })),
  told('[N14] what was refused covers nothing', [checked('1', 4, { outcome: 'refused' }), shot('2', 5)], [1, 1], [], unless({ acts: [verification] })),
  told('[N14] of one exception all acts must be there', [given('1', 4), shot('2', 5)], [1, 1], [], unless({ acts: [notice(), verification] })),
  told('[N14] and then it is covered', [given('1', 4), checked('2', 3), shot('3', 5)], [0, 0], [], unless({ acts: [notice(), verification] })),
  told('[N14] of two exceptions either suffices', [checked('1', 4), shot('2', 5)], [0, 0], [], unless({ acts: [notice()] }, { acts: [verification] })),
  told('[N14] made within 3 after', [given('1', 8), shot('2', 5)], [0, 0], [], unless({ acts: [late(3)] })),
  told('[N14] later than 3 after is too late', [given('1', 9), shot('2', 5)], [1, 1], [], unless({ acts: [late(3)] })),
  told('[N14] one made before is not made after', [given('1', 4), shot('2', 5)], [1, 1], [], unless({ acts: [late(3)] })),
  told('[N14] at the same instant it is', [given('1', 5), shot('2', 5)], [0, 0], [], unless({ acts: [late(3)] })),
  told('[N14] while it may still be made, what happened may count, pending', [shot('1', 11)], [0, 1], ['pending'], unless({ acts: [late(3)] })),
  told('[N14] once it can no longer be made in time it counts', [shot('1', 9)], [1, 1], [], unless({ acts: [late(3)] })),
  bound('[N14] from h on a notice before it may still come to be known: no breach yet', {}, [shot('1', 11)], { verdict: 'pending', reasons: ['pending'] }, { ...afterNotice(), ...between }),
  bound('[N14] unless none could come in time', {}, [shot('1', 11)], { verdict: 'breached' }, { ...afterNotice({ leastMs: 3 }), ...between }),
  told('[N14] claims of one happening: covered is what is so by all that they tell', [given('1', 4), shot('2', 5), shot('3', 5, { channel: 'Ch2' }), ruling('4', 9, 'Ch1/2', { sameAs: ['Ch2/3'] })], [0, 0], [], afterNotice()),
  told('[N14] by one with notice, by another without: may count', [given('1', 4), shot('2', 5), shot('3', 5, { channel: 'Ch2', by: ['Opp'] }), ruling('4', 9, 'Ch1/2', { sameAs: ['Ch2/3'] })], [0, 1], ['imprecise'], afterNotice()),
  held('[N14] a notice covers what comes after it, and not what was before', none(), [given('1', 6), shot('2', 4), shot('3', 8)], { days: [{ date: '1970-01-02', value: 'no', reasons: [], measure: [1, 1] }, { date: '1970-01-03', value: 'yes', reasons: [], measure: [0, 0] }] as never }, { measure: { ...daily, ...afterNotice().measure }, asOf: 9 }),
  bound('[N14] whoever gave notice has kept the duty', {}, [given('1', 4), shot('2', 5)], { verdict: 'pending', reasons: ['pending'] }, afterNotice()),
  bound('[N14] whoever did not has breached it', {}, [shot('1', 5)], { verdict: 'breached' }, afterNotice()),
  told('[N15] with the procedure, and no ruling, it may count, unruled', [given('1', 4), shot('2', 5)], [0, 1], ['unruled'], returnFire),
  told('[N15] ruled to apply it does not count', [given('1', 4), shot('2', 5), ruling('3', 9, 'Ch1/2', { exception: 'return-fire' })], [0, 0], [], returnFire),
  told('[N15] ruled not to apply it counts', [given('1', 4), shot('2', 5), ruling('3', 9, 'Ch1/2', { exception: 'none' })], [1, 1], [], returnFire),
  told('[N15] a ruling on another exception settles nothing', [given('1', 4), shot('2', 5), ruling('3', 9, 'Ch1/2', { exception: 'self-defence' })], [0, 1], ['unruled'], returnFire),
  told('[N15] without the procedure it counts, whatever is ruled', [shot('2', 5), ruling('3', 9, 'Ch1/2', { exception: 'return-fire' })], [1, 1], [], returnFire),
  told('[N15] without the procedure nothing waits for a ruling', [shot('2', 5)], [1, 1], [], returnFire),
  told('[N15] where the procedure is in doubt, both', [given('1', 4, { standing: 'alleged' }), shot('2', 5)], [0, 1], ['disputed', 'unruled'], returnFire),
  told('[N15] beside it an exception of its own needs no ruling', [checked('1', 4), shot('2', 5)], [0, 0], [], unless({ ruled: 'return-fire', acts: [notice()] }, { acts: [verification] })),
];
