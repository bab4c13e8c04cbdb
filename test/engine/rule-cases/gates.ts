// Rules about gates, acts and readings (G, R).
import type { Gate, JointAct } from '#records/plan.ts';
import { actClaim, at, claim, condition, gate, list, measure, pair } from '../toy-plans.ts';
import { bound, daily, gated, held, instant, is, none, told, type RuleCase } from './rule-case.ts';

const rus: JointAct = { by: ['Rus'], withinMs: null, backdated: false };
const either: JointAct = { by: ['Rus', 'Usa'], any: true, withinMs: null, backdated: false };
const both: JointAct = { by: ['Rus', 'Usa'], withinMs: null, backdated: false };
const shot = (id: string, start: number) => claim(id, start);
const counts: Gate['undetermined'] = { pending: 'counts', unseen: 'counts', disputed: 'counts', imprecise: 'counts', unruled: 'counts' };
const by = (id: string, t: number, kind: Parameters<typeof actClaim>[2], who: string[], rest = {}) => actClaim(id, t, kind, who, 'g', rest);

export const cases: RuleCase[] = [
  gated('[G1] a gate opens when its run is complete', {}, [], { state: 'open', openedAt: instant(9), since: instant(9), counted: 3, day: [3, 3], reasons: [], stoppedBy: [], opensAtEarliest: null }),
  gated('[G1] and every signature is recorded: after', { signatures: ['Rus', 'Usa'] }, [by('1', 2, 'signature', ['Rus']), by('2', 10, 'signature', ['Usa'])], { state: 'open', openedAt: instant(10) }),
  gated('[G1] a signature that is missing is pending', { signatures: ['Rus', 'Usa'] }, [by('1', 2, 'signature', ['Rus'])], { state: 'counting', counted: 3, reasons: ['pending'], opensAtEarliest: instant(12), openedAt: null }),
  gated('[G2] restart', {}, [shot('1', 4)], { state: 'counting', counted: 2, since: instant(9) }),
  gated('[G2] pause', { onBreach: { rule: 'pause' } }, [shot('1', 4)], { state: 'open', openedAt: instant(12) }),
  gated('[G2] continues unless reset', { onBreach: { rule: 'continues' } }, [shot('1', 4)], { state: 'open', openedAt: instant(9) }),
  gated('[G2] as decided by: until they decide it cannot open', { onBreach: { rule: 'decided', by: ['Rus'] } }, [shot('1', 4)], { state: 'counting', counted: 3, reasons: ['unruled'], opensAtEarliest: instant(12) }),
  gated('[G2] decided, it goes on', { onBreach: { rule: 'decided', by: ['Rus'] } }, [shot('1', 4), by('2', 7, 'resumption', ['Rus'])], { state: 'open', openedAt: instant(12), counted: 3 }),
  gated('[G3] an act takes effect when its last key is made', { reset: both }, [by('1', 4, 'reset', ['Rus']), by('2', 7, 'reset', ['Usa'])], { countedFrom: instant(7), counted: 1, state: 'counting' }),
  gated('[G3] at the later of that and effectiveFrom', { reset: rus }, [by('1', 2, 'reset', ['Rus'], { effectiveFrom: 6 })], { countedFrom: instant(6), counted: 2 }),
  gated('[G3] keys that give another effect do not agree', { reset: both }, [by('1', 4, 'reset', ['Rus'], { effectiveFrom: 6 }), by('2', 5, 'reset', ['Usa'])], { countedFrom: instant(0), state: 'open' }),
  gated('[G3] the act of a joint body is that of all its members', { reset: both }, [by('1', 4, 'reset', ['JC'])], { countedFrom: instant(4), counted: 2 }),
  bound('[G3] an extension moves an end not yet reached', { until: at(6), extension: { ...rus, ms: 3, days: null } }, [actClaim('1', 5, 'extension', ['Rus'], 'k'), claim('2', 8, { by: ['Gov'] })], { verdict: 'breached', since: instant(8) }),
  bound('[G3] one made later begins a new period, and the gap stays', { until: at(4), extension: { ...rus, ms: 3, days: null } }, [actClaim('1', 6, 'extension', ['Rus'], 'k'), claim('2', 5, { by: ['Gov'] })], { verdict: 'kept', since: instant(9) }),
  bound('[G3] by the amount that the act gives', { until: at(6), extension: { ...rus, ms: null, days: null } }, [actClaim('1', 5, 'extension', ['Rus'], 'k', { amountDays: 1 }), claim('2', 8, { by: ['Gov'] })], { verdict: 'breached' }),
  gated('[G4] present knowledge decides: what was opened then did not open', {}, [by('1', 9, 'opening', ['Rus']), shot('2', 4)], { state: 'counting', counted: 2, openedAt: null }),
  gated('[G4] unless what is written says that it stands', { unborne: { rule: 'stands' } }, [by('1', 9, 'opening', ['Rus']), shot('2', 4)], { state: 'open', openedAt: instant(9), since: instant(9) }),
  gated('[G5] once open it stays open', {}, [shot('1', 10)], { state: 'open', openedAt: instant(9) }),
  gated('[G5] or shuts on breach', { onceOpen: 'shuts-on-breach' }, [shot('1', 10)], { state: 'shut', counted: 0, since: instant(12), openedAt: instant(9) }),
  gated('[G5] or is suspended', { onceOpen: 'suspends-on-breach' }, [shot('1', 10)], { state: 'suspended', since: instant(12), counted: 3 }),
  gated('[G5] and lapses', { lapses: at(11) }, [], { state: 'expired', since: instant(11), openedAt: instant(9) }),
  gated('[G6] the first day is the first that begins after the anchor', { from: at(1) }, [], { counted: 3, openedAt: instant(12), days: [{ date: '1970-01-02', value: 'yes', reasons: [] }, { date: '1970-01-03', value: 'yes', reasons: [] }, { date: '1970-01-04', value: 'yes', reasons: [] }] }),
  gated('[G6] a day counts only once it is over', {}, [], { counted: 2, state: 'counting' }, { asOf: 8 }),
  gated('[G6] a day is a breach as soon as it is no', {}, [shot('1', 7)], { counted: 0, state: 'shut', since: instant(8) }, { asOf: 8 }),
  gated('[G6] periods keep their grid from the anchor', { from: at(1), run: { unit: { unit: 'period', ms: 4 }, length: 2 } }, [], { counted: 2, openedAt: instant(9), days: [{ date: instant(1), value: 'yes', reasons: [] }, { date: instant(5), value: 'yes', reasons: [] }, { date: instant(9), value: 'undetermined', reasons: ['pending'] }] }),
  gated('[G7] expired comes before suspended', { suspension: rus, termination: rus }, [by('1', 4, 'suspension', ['Rus']), by('2', 6, 'termination', ['Rus'])], { state: 'expired', since: instant(6) }),
  gated('[G7] suspended before open', { suspension: rus }, [by('1', 10, 'suspension', ['Rus'])], { state: 'suspended', since: instant(10), openedAt: instant(9) }),
  gated('[G8] a day with a moment in suspension is passed over', { suspension: rus, run: { length: 4 } }, [by('1', 4, 'suspension', ['Rus']), by('2', 5, 'resumption', ['Rus'])], { state: 'counting', counted: 3 }),
  gated('[G8] a day that is no in suspension breaks nothing', { suspension: rus, run: { length: 4 } }, [by('1', 3, 'suspension', ['Rus']), by('2', 6, 'resumption', ['Rus']), shot('3', 4)], { counted: 3 }),
  gated('[G8] a day that counts, though the run is no by its count over the whole', { undetermined: counts, run: { length: 9 } }, [claim('1', 4, { end: 8 })], { counted: 1, state: 'counting', day: [1, 4], since: instant(12) }),
  gated('[G8] before a decision an undetermined day that blocks waits too', { onBreach: { rule: 'decided', by: ['Rus'] } }, [claim('1', 4, { standing: 'alleged' })], { counted: 3, state: 'counting', reasons: ['unruled'] }),
  gated('[G9] keys too far apart are dropped', { reset: { ...both, withinMs: 2 } }, [by('1', 2, 'reset', ['Rus']), by('2', 6, 'reset', ['Usa']), by('3', 7, 'reset', ['Rus'])], { countedFrom: instant(7) }),
  gated('[G9] where one of several is enough, an act of any of them is one', { reset: either }, [by('1', 4, 'reset', ['Usa'])], { countedFrom: instant(4) }),
  gated('[G9] and so is each of two', { reset: either }, [by('1', 4, 'reset', ['Usa']), by('2', 7, 'reset', ['Rus'])], { countedFrom: instant(7) }),
  gated('[G9] one that is nobody\'s of them is none', { reset: either }, [by('1', 4, 'reset', ['Gov'])], { countedFrom: instant(0) }),
  gated('[G9] one suspends, and another resumes', { suspension: either }, [by('1', 4, 'suspension', ['Usa']), by('2', 6, 'resumption', ['Rus'])], { state: 'open', counted: 3, since: instant(12) }),
  gated('[G9] where nobody is named for it an act has no effect', {}, [by('1', 4, 'reset', ['Rus'])], { countedFrom: instant(0), state: 'open' }),
  gated('[G9] with acts that only may count the least open stands, disputed', { termination: rus }, [by('1', 4, 'termination', ['Rus'], { standing: 'alleged' })], { state: 'expired', reasons: ['disputed'] }),
  gated('[G9] backdated to effectiveFrom where that may be', { reset: { ...rus, backdated: true } }, [by('1', 8, 'reset', ['Rus'], { effectiveFrom: 3 })], { countedFrom: instant(3), openedAt: instant(12) }),
  gated('[G9] but where an opening on record lies between, from its making', { reset: { ...rus, backdated: true }, unborne: { rule: 'closes' } }, [by('1', 8, 'reset', ['Rus'], { effectiveFrom: 3 }), by('2', 5, 'opening', ['Rus'])], { countedFrom: instant(8), counted: 1 }),
  gated('[G10] suspended until a resumption by those named for suspension', { onceOpen: 'suspends-on-breach', suspension: rus, run: { length: 2 } }, [shot('1', 7), by('2', 10, 'resumption', ['Rus'])], { state: 'open', since: instant(10), openedAt: instant(6) }),
  gated('[G10] where nobody is named for that, by those named for the reset', { onceOpen: 'suspends-on-breach', reset: rus, run: { length: 2 } }, [shot('1', 7), by('2', 10, 'resumption', ['Rus'])], { state: 'open', since: instant(10), openedAt: instant(6) }),
  gated('[G10] a reset of an open gate shuts it', { reset: rus }, [by('1', 10, 'reset', ['Rus'])], { state: 'shut', since: instant(10), counted: 0, countedFrom: instant(10), openedAt: instant(9) }),
  gated('[G10] while open undetermined days change nothing', { onceOpen: 'shuts-on-breach' }, [claim('1', 10, { standing: 'alleged' })], { state: 'open', counted: 3 }),
  gated('[G11] an opening on record that the walk does not bear out: suspended until decided', { unborne: { rule: 'suspended', by: ['Rus'] } }, [shot('1', 4), by('2', 9, 'opening', ['Usa'])], { state: 'suspended', since: instant(9) }),
  gated('[G11] decided, it is as walked', { unborne: { rule: 'suspended', by: ['Rus'] } }, [shot('1', 4), by('2', 9, 'opening', ['Usa']), by('3', 11, 'decision', ['Rus'])], { state: 'counting', counted: 2, since: instant(11) }),
  gated('[G11] one that is borne out changes nothing', { unborne: { rule: 'suspended', by: ['Rus'] } }, [by('2', 10, 'opening', ['Usa'])], { state: 'open', since: instant(9) }),
  gated('[G12] the day as a range: as it is, with open days no, with open days yes', { run: { length: 9 } }, [claim('1', 7, { standing: 'alleged' })], { counted: 1, day: [1, 4] }),
  gated('[G12] with days that count', { run: { length: 9 }, undetermined: counts }, [claim('1', 7, { standing: 'alleged' })], { counted: 4, day: [1, 4] }),
  gated('[G13] the earliest opening: every day from h on is a yes', {}, [shot('1', 7)], { opensAtEarliest: instant(18), state: 'counting' }),
  gated('[G13] the day that holds h counts with them', {}, [], { opensAtEarliest: instant(9) }, { asOf: 8 }),
  gated('[G13] null once it is open', {}, [], { opensAtEarliest: null }),
  gated('[G14] stopped by the named conditions that are not yes on the latest day', {}, [shot('1', 10)], { state: 'shut', stoppedBy: [{ condition: 'Quiet', value: 'no', reasons: [] }], reasons: [] }, { asOf: 12, plan: { gates: [gate('g', { node: 'condition', name: 'Quiet' }, { run: { length: 4 } })], conditions: [condition('Quiet', none())] } }),
  {
    title: '[G14] and of a for each by its members',
    pair: pair({
      measures: [measure('M', { place: { param: 'p' } })], lists: [list('Towns', ['A', 'B'])], conditions: [condition('Everywhere', { node: 'each', param: 'p', list: 'Towns', of: none() })],
      gates: [gate('g', { node: 'condition', name: 'Everywhere' }, { run: { length: 9 } })],
    }, [claim('1', 10, { place: { name: 'B' }, standing: 'alleged' })]),
    expect: { gates: [{ name: 'g', stoppedBy: [{ condition: 'Everywhere', place: 'B', value: 'undetermined', reasons: ['disputed'] }], reasons: ['disputed'], counted: 0 }] },
  },
  told('[R1] a reading may admit its own channels', [claim('1', 5), claim('2', 5, { channel: 'Ch2' })], [1, 1], [], { reading: { channels: ['Ch2'] } }),
  held('[R1] define a measure otherwise', is('>=', 1), [claim('1', 10)], { value: 'no' }, { measure: daily, reading: { measures: [measure('M', { ...daily, of: ['fire'] })] } }),
  held('[R1] or a condition', is('>=', 1), [claim('1', 10)], { value: 'yes' }, { measure: daily, reading: { conditions: [condition('C', is('<=', 1))] } }),
  bound('[R1] or the end of a clause', { until: at(6) }, [claim('1', 8, { by: ['Gov'] })], { verdict: 'breached' }, { reading: { ends: [{ clause: 'k', until: at(9) }] } }),
  gated('[R1] or a whole gate', {}, [shot('1', 4)], { state: 'open' }, { reading: { gates: [gate('g', { node: 'condition', name: 'Quiet' }, { onBreach: { rule: 'continues' } })] } }),
  gated('[R1] or an anchor', { from: { node: 'anchor', name: 'D' } }, [], { countedFrom: instant(3), counted: 3 }, { reading: { anchors: [{ name: 'D', time: at(3) }] }, plan: { anchors: [{ name: 'D', time: at(0) }], gates: [gate('g', { node: 'condition', name: 'Quiet' }, { from: { node: 'anchor', name: 'D' } })], conditions: [condition('Quiet', none())] } }),
];

