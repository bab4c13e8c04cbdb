// Rules about acts that are about one member of a gate or clause, or about all of them (G15, N12 with E10 and N8).
import type { Duty, Formula, JointAct } from '#records/plan.ts';
import type { GateOutcome } from '#records/verdicts.ts';
import { actClaim, at, claim, condition, gate, list, measure, pair } from '../toy-plans.ts';
import { bound, held, instant, none, type RuleCase } from './rule-case.ts';

const rus: JointAct = { by: ['Rus'], withinMs: null, backdated: false };
const both: JointAct = { by: ['Rus', 'Usa'], withinMs: null, backdated: false };
const by = (id: string, t: number, kind: Parameters<typeof actClaim>[2], about: string, rest: Parameters<typeof actClaim>[5] = {}, who = ['Rus']) => actClaim(id, t, kind, who, about, rest);

/** A gate g for each of A and B, from 0, at 12; each counts three days without attack anywhere. */
function members(title: string, of: Parameters<typeof gate>[2], claims: ReturnType<typeof claim>[], a: Partial<GateOutcome>, b: Partial<GateOutcome>): RuleCase {
  const g = gate('g', { node: 'condition', name: 'Quiet' }, { ...of, each: { param: 'p', list: 'Towns' } });
  return {
    title, pair: pair({ measures: [measure('M')], lists: [list('Towns', ['A', 'B'])], conditions: [condition('Quiet', none())], gates: [g] }, claims, { asOf: 12 }),
    expect: { gates: [{ name: 'g', place: 'A', ...a }, { name: 'g', place: 'B', ...b }] },
  };
}

const open: Partial<GateOutcome> = { state: 'open', openedAt: instant(9), reasons: [] };

const begun = (about: string): Formula => ({ node: 'state', begun: [{ act: 'declaration', by: [], joint: false, about }], ended: [] });
const withdraw: Duty[] = [{ duty: 'perform', act: 'withdrawal', to: null, about: null, notBefore: null, noLaterThan: at(6), verified: { by: ['JC'], about: 'k(A)' } }];
const left = actClaim('1', 4, 'withdrawal', ['Gov'], null);

export const cases: RuleCase[] = [
  members('[G15] a reset of one member is of that one alone', { reset: rus }, [by('1', 4, 'reset', 'g(A)')], { state: 'counting', countedFrom: instant(4), counted: 2 }, open),
  members('[G15] one about the gate is of each', { reset: rus }, [by('1', 4, 'reset', 'g')], { countedFrom: instant(4), counted: 2 }, { countedFrom: instant(4), counted: 2 }),
  members('[G15] of two keys one may be about all and one about the member', { reset: both }, [by('1', 4, 'reset', 'g'), by('2', 7, 'reset', 'g(A)', {}, ['Usa'])], { countedFrom: instant(7), counted: 1 }, open),
  members('[G15] keys about different members agree on nothing', { reset: both }, [by('1', 4, 'reset', 'g(B)'), by('2', 7, 'reset', 'g(A)', {}, ['Usa'])], open, open),
  members('[G15] a signature for one member', { signatures: ['Rus'] }, [by('1', 10, 'signature', 'g(B)')], { state: 'counting', counted: 3, reasons: ['pending'] }, { state: 'open', openedAt: instant(10) }),
  members('[G15] a suspension of one member', { suspension: rus }, [by('1', 10, 'suspension', 'g(A)')], { state: 'suspended', since: instant(10) }, open),
  members('[G15] of all, and one of them goes on', { suspension: rus }, [by('1', 10, 'suspension', 'g'), by('2', 11, 'resumption', 'g(B)')], { state: 'suspended', since: instant(10) }, { state: 'open', since: instant(11) }),
  members('[G15] a termination in doubt leaves in doubt the member alone that it is about', { termination: rus }, [by('1', 6, 'termination', 'g(A)', { standing: 'alleged' })], { state: 'expired', since: instant(6), reasons: ['disputed'] }, open),
  members('[G15] after a breach each member waits for those who decide on it', { onBreach: { rule: 'decided', by: ['Rus'] } }, [claim('1', 4), by('2', 7, 'resumption', 'g(A)')], { state: 'open', openedAt: instant(12) }, { state: 'counting', counted: 3, reasons: ['unruled'] }),
  members('[G15] an opening on record of one member', { unborne: { rule: 'stands' } }, [by('1', 2, 'opening', 'g(B)')], open, { state: 'open', since: instant(2) }),
  members('[G15] an opening on record of all, a decision on one', { unborne: { rule: 'suspended', by: ['Rus'] } }, [claim('1', 4), by('2', 9, 'opening', 'g'), by('3', 11, 'decision', 'g(A)')], { state: 'counting', counted: 2 }, { state: 'suspended', since: instant(9) }),
  members('[G15] [N8] a verification of all is one of each', { verified: { by: ['JC'], each: false } }, [by('1', 10, 'verification', 'g', {}, ['JC'])], { state: 'open', openedAt: instant(10) }, { state: 'open', openedAt: instant(10) }),
  members('[G15] a refusal of all, and one that is verified later', { verified: { by: ['JC'], each: false } }, [by('1', 9, 'verification', 'g', { outcome: 'refused' }, ['JC']), by('2', 10, 'verification', 'g(A)', {}, ['JC'])], { state: 'open', openedAt: instant(10) }, { state: 'counting', counted: 3, reasons: [] }),
  members('[G15] what is about no member of the list has no effect', { reset: rus }, [by('1', 4, 'reset', 'g(C)')], open, open),
  held('[N12] [E10] a state of one member is begun by an act about all', begun('k(A)'), [actClaim('1', 5, 'declaration', ['Rus'], 'k')], { value: 'yes', since: instant(5) }),
  held('[N12] [E10] not by one about another', begun('k(A)'), [actClaim('1', 5, 'declaration', ['Rus'], 'k(B)')], { value: 'no' }),
  bound('[N12] [N8] what is verified for all is verified for each', {}, [left, actClaim('2', 5, 'verification', ['JC'], 'k')], { verdict: 'kept' }, {}, withdraw),
  bound('[N12] [N8] and not by a word on another', {}, [left, actClaim('2', 5, 'verification', ['JC'], 'k(B)')], { verdict: 'cannot-be-said', reasons: ['unruled'] }, {}, withdraw),
];
