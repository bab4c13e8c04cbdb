// Rules about obligations: who is bound, what was done by whom, and what the verdict is (N).
import type { Duty, Formula } from '#records/plan.ts';
import { act, actClaim, actor, ACTORS, at, claim, clause, coverage, measure, movement, pair, place, PLACES, presence, ruling } from '../toy-plans.ts';
import { bound, instant, is, none, told, type Around, type RuleCase } from './rule-case.ts';

const tanks: Around = { measure: { from: 'presence', of: ['tanks'], unit: 'things' } };
const byGov: Around = { measure: { by: [{ name: 'Gov' }] } };
const self: Around = { measure: { exceptions: ['self-defence'] } };
const unknown: Around = { measure: { silence: 'unknown' } };

/** 20 km on the left of a line that runs north along the meridian of 1: west of it. A lies at it, B does not. */
const strip: Around = {
  measure: { ...tanks.measure, strip: { line: 'L', metres: 20_000, side: 'left', compass: null } },
  plan: { lines: [{ name: 'L', title: 'L', geometry: { type: 'LineString', coordinates: [[1, -1], [1, 1]] } }], places: [...PLACES, place('Post', { geometry: { type: 'Polygon', coordinates: [[[0.9, 0], [0.95, 0], [0.95, 0.1], [0.9, 0.1], [0.9, 0]]] } })].sort((a, b) => (a.name < b.name ? -1 : 1)) },
};
const west = (metres: 'near' | 'far') => ({ place: { point: [metres === 'near' ? 0.92 : 0.5, 0.05] as [number, number], radiusMetres: 0 } });
const keepAway = (posts: { count: number; people: number } | null = null): Duty[] => [{ duty: 'distance', measure: 'M', posts }];

function away(title: string, claims: Parameters<typeof pair>[1], expected: Parameters<typeof bound>[3], posts: { count: number; people: number } | null = null): RuleCase {
  return bound(title, { until: at(12) }, claims, expected, { ...strip, plan: { ...strip.plan, clauses: [clause('k', keepAway(posts), { until: at(12) })] }, asOf: 13 });
}

const delivery = (limit: number, by: number | null): Formula => ({ node: 'done', measure: 'M', op: '>=', limit: { num: limit, den: 1 }, from: at(0), notBefore: null, noLaterThan: by === null ? null : at(by) });
const convoys: Around = { measure: { from: 'movements', of: [], unit: 'convoys', stage: 'delivered' } };
const notice: Duty = { duty: 'perform', act: 'notice', to: null, about: null, notBefore: null, noLaterThan: at(6) };

/** Two actors bound by one clause, and what is found of each, and of those who guarantee them. */
function guaranteed(title: string, duties: Duty[], claims: Parameters<typeof pair>[1], rows: { actor: string; guarantees?: string[]; verdict: 'kept' | 'breached' | 'pending' | 'cannot-be-said' }[], around: Around = {}): RuleCase {
  const actors = ACTORS.map((one) => (one.name === 'Opp' ? actor('Opp', { includes: ['brigade'], guarantors: ['Rus', 'Usa'] }) : one));
  return {
    title, pair: pair({ actors, measures: [measure('M', around.measure)], clauses: [clause('k', duties, { binds: ['Gov', 'Opp'], until: at(12) })] }, claims, { asOf: 13 }),
    expect: { obligations: rows.map((row) => ({ clause: 'k', ...row })) },
  };
}

export const cases: RuleCase[] = [
  bound('[N1] kept: none, and the time is over', { until: at(9) }, [], { verdict: 'kept', reasons: [], final: true, since: instant(9), inForce: 'no' }),
  bound('[N1] breached: one by the actor', {}, [claim('1', 5, { by: ['Gov'] })], { verdict: 'breached', final: true, since: instant(5), inForce: 'yes' }),
  bound('[N1] pending: none yet', {}, [], { verdict: 'pending', reasons: ['pending'], final: false, since: null }),
  bound('[N1] cannot be said: perhaps one', { until: at(9) }, [claim('1', 5, { by: ['Gov'], standing: 'alleged' })], { verdict: 'cannot-be-said', reasons: ['disputed'], final: true }),
  told('[N2] an unknown author may be anybody', [claim('1', 5)], [0, 1], ['imprecise'], byGov),
  told('[N2] somebody whom no actor bears is somebody else', [claim('1', 5, { by: ['strangers'] })], [0, 0], [], byGov),
  told('[N2] several together are each an author', [claim('1', 5, { by: ['Gov', 'Opp'] })], [1, 1], [], byGov),
  told('[N2] of the same two on both sides it was one or the other', [claim('1', 5, { by: ['Gov', 'Opp'], oneOfBy: true, against: ['Opp', 'Gov'], oneOfAgainst: true })], [0, 0], [], { measure: { by: [{ name: 'Gov' }], against: [{ name: 'Gov' }] } }),
  bound('[N2] a breach by an unknown author cannot be said of one', { until: at(9) }, [claim('1', 5)], { verdict: 'cannot-be-said', reasons: ['imprecise'] }),
  told('[N3] what an actor includes is its own', [claim('1', 5, { by: ['army'] }), claim('2', 5, { by: ['the Gov'] })], [2, 2], [], byGov),
  told('[N3] what an excluded actor did is left out', [claim('1', 5, { by: ['cell'], against: ['Gov'] }), claim('2', 5, { by: ['Opp'], against: ['Gov'] })], [1, 1], [], { measure: { excluding: 'any' } }),
  told('[N3] excluded only: when all are', [claim('1', 5, { by: ['Ext'], against: ['Gov'] }), claim('2', 6, { by: ['Ext'], against: ['cell'] })], [1, 1], [], { measure: { excluding: 'all' } }),
  told('[N3] where nobody is named an excluded actor may have taken part', [claim('1', 5, { by: null, against: ['Gov'] })], [0, 1], ['imprecise'], { measure: { excluding: 'any' } }),
  told('[N3] excluded beats included', [claim('1', 5, { by: ['Ext'] })], [0, 0], [], { ...byGov, plan: { actors: ACTORS.map((one) => (one.name === 'Gov' ? actor('Gov', { includes: ['Ext'] }) : one)) } }),
  guaranteed('[N3] a guarantor answers for all it guarantees as for one', [{ duty: 'refrain', measure: 'M' }], [claim('1', 5, { by: ['Gov', 'Opp'], oneOfBy: true })],
    [{ actor: 'Gov', verdict: 'cannot-be-said' }, { actor: 'Opp', verdict: 'cannot-be-said' }, { actor: 'Rus', guarantees: ['Gov', 'Opp'], verdict: 'breached' }, { actor: 'Usa', guarantees: ['Opp'], verdict: 'cannot-be-said' }]),
  told('[N4] what may be an exception may count, until a ruling is recorded', [claim('1', 5)], [0, 1], ['unruled'], self),
  told('[N4] for no other measure', [claim('1', 5)], [1, 1], []),
  bound('[N4] and so with the duty', { until: at(9) }, [claim('1', 5, { by: ['Gov'] })], { verdict: 'cannot-be-said', reasons: ['unruled'] }, self),
  bound('[N5] a duty whose start may still come is pending', { from: act('notice', ['Opp']) }, [claim('1', 5, { by: ['Gov'] })], { verdict: 'pending', inForce: 'no', reasons: ['pending'] }),
  bound('[N5] a duty whose condition is no is kept', { until: at(9), when: is('>=', 5) }, [claim('1', 5, { by: ['Gov'] })], { verdict: 'kept', inForce: 'no' }),
  bound('[N5] where it is undetermined whether it is in force, a breach cannot be said', { until: act('notice', ['Opp']) }, [actClaim('1', 4, 'notice', ['Opp'], null, { end: 9 }), claim('2', 6, { by: ['Gov'] })], { verdict: 'cannot-be-said', reasons: ['imprecise'] }),
  bound('[N5] and no breach is kept', { until: act('notice', ['Opp']) }, [actClaim('1', 4, 'notice', ['Opp'], null, { end: 9 }), claim('2', 10, { by: ['Gov'] })], { verdict: 'kept' }),
  bound('[N5] a start that can no longer come: kept', { from: { node: 'opening', gate: 'g', arg: null, which: 'first' } }, [], { verdict: 'kept', inForce: 'no' }, {
    plan: { gates: [{ name: 'g', title: 'g', each: null, run: { length: 9, unit: { unit: 'civil-day' }, of: none(), judged: 'throughout' }, from: at(0), onBreach: { rule: 'restart' }, undetermined: { pending: 'blocks', unseen: 'blocks', disputed: 'blocks', imprecise: 'blocks', unruled: 'blocks' },
      signatures: [], reset: null, suspension: null, termination: null, onceOpen: 'stays-open', lapses: at(6), unborne: null }] },
  }),
  away('[N6] on the side named and nearer than written', [presence('1', 5, 8, 1, 1, west('near'))], { verdict: 'breached', since: instant(5) }),
  away('[N6] farther off', [presence('1', 5, 8, 1, 1, west('far'))], { verdict: 'kept' }),
  away('[N6] it says nothing of the other side', [presence('1', 5, 8, 1, 1, { place: { point: [1.05, 0.05], radiusMetres: 0 } })], { verdict: 'kept' }),
  away('[N6] at the line itself too', [presence('1', 5, 8, 1, 1, { place: { point: [1, 0], radiusMetres: 0 } })], { verdict: 'breached' }),
  away('[N7] in a post that is named, up to so many are exempt', [presence('1', 5, 8, 2, 2, west('near')), actClaim('2', 2, 'declaration', ['Gov'], 'k', { names: ['Post'] })], { verdict: 'kept' }, { count: 1, people: 2 }),
  away('[N7] more are not', [presence('1', 5, 8, 3, 3, west('near')), actClaim('2', 2, 'declaration', ['Gov'], 'k', { names: ['Post'] })], { verdict: 'breached', since: instant(5) }, { count: 1, people: 2 }),
  away('[N7] while a post is unnamed, presence is unruled', [presence('1', 5, 8, 2, 2, west('near'))], { verdict: 'cannot-be-said', reasons: ['unruled'] }, { count: 1, people: 2 }),
  away('[N7] more posts than allowed: no exemption', [presence('1', 5, 8, 2, 2, west('near')), actClaim('2', 2, 'declaration', ['Gov'], 'k', { names: ['Post', 'B'] })], { verdict: 'breached' }, { count: 1, people: 2 }),
  away('[N7] a post is named by an actor bound, not by another', [presence('1', 5, 8, 2, 2, west('near')), actClaim('2', 2, 'declaration', ['Opp'], 'k', { names: ['Post'] })], { verdict: 'cannot-be-said', reasons: ['unruled'] }, { count: 1, people: 2 }),
  away('[N7] a ruling names one too; between the bounds it is imprecise', [presence('1', 5, 8, 2, 3, west('near')), ruling('2', 2, 'k', { names: ['Post'] })], { verdict: 'cannot-be-said', reasons: ['imprecise'] }, { count: 1, people: 2 }),
  bound('[N9] refrain: the count over one stretch in force', { from: at(4), until: at(9) }, [claim('1', 3, { by: ['Gov'] }), claim('2', 9, { by: ['Gov'] })], { verdict: 'kept', since: instant(9) }),
  bound('[N9] a claim somewhere about the start cannot be said', { from: at(4), until: at(9) }, [claim('1', 3, { end: 6, by: ['Gov'] })], { verdict: 'cannot-be-said', reasons: ['imprecise'] }),
  bound('[N9] since: the last instant of the shortest beginning that is already breached', { until: at(9) }, [claim('1', 3, { end: 7, by: ['Gov'] })], { verdict: 'breached', since: instant(6) }),
  bound('[N9] suspended is not in force', { until: at(9), suspension: { by: ['Rus'], withinMs: null, backdated: false } }, [actClaim('1', 3, 'suspension', ['Rus'], 'k'), actClaim('2', 6, 'resumption', ['Rus'], 'k'), claim('3', 4, { by: ['Gov'] })], { verdict: 'kept' }),
  bound('[N9] resumed it is', { until: at(9), suspension: { by: ['Rus'], withinMs: null, backdated: false } }, [actClaim('1', 3, 'suspension', ['Rus'], 'k'), actClaim('2', 6, 'resumption', ['Rus'], 'k'), claim('3', 6, { by: ['Gov'] })], { verdict: 'breached', since: instant(6) }),
  bound('[N9] after termination it is not', { termination: { by: ['Rus'], withinMs: null, backdated: false } }, [actClaim('1', 3, 'termination', ['Rus'], 'k'), claim('2', 4, { by: ['Gov'] })], { verdict: 'kept', inForce: 'no' }),
  bound('[N9] a cap: presence at each moment', { until: at(9) }, [presence('1', 2, 5, 2, 2), presence('2', 4, 6, 1, 2)], { verdict: 'breached', since: instant(4) }, tanks, [{ duty: 'cap', measure: 'M', limit: 2 }]),
  bound('[N9] a cap that may be passed', { until: at(9) }, [presence('1', 2, 5, 2, 3)], { verdict: 'cannot-be-said', reasons: ['imprecise'] }, tanks, [{ duty: 'cap', measure: 'M', limit: 2 }]),
  bound('[N9] ensure: the upper limit is on the count over the whole stretch', { until: at(9) }, [claim('1', 3), claim('2', 7)], { verdict: 'breached', since: instant(7) }, {}, [{ duty: 'ensure', of: is('<=', 1) }]),
  bound('[N9] deliver: done by the deadline', { until: at(9) }, [movement('1', 3), movement('2', 5)], { verdict: 'kept', since: instant(9) }, convoys, [{ duty: 'deliver', of: delivery(2, 6) }]),
  bound('[N9] or missed', {}, [movement('1', 3), movement('2', 8)], { verdict: 'breached', since: instant(6), final: true }, convoys, [{ duty: 'deliver', of: delivery(2, 6) }]),
  bound('[N9] perform: the actor\'s own act', {}, [actClaim('1', 5, 'notice', ['Opp'], null)], { verdict: 'breached', since: instant(6) }, {}, [notice]),
  bound('[N9] made in time', {}, [actClaim('1', 6, 'notice', ['the Gov'], null)], { verdict: 'kept' }, {}, [notice]),
  bound('[N9] several duties: the worst of them', { until: at(9) }, [actClaim('1', 6, 'notice', ['Gov'], null), claim('2', 4, { by: ['Gov'] })], { verdict: 'breached', since: instant(4) }, {}, [notice, { duty: 'refrain', measure: 'M' }]),
  bound('[N9] a clause that may be extended is not final', { until: at(9), extension: { by: ['Rus'], withinMs: null, backdated: false, ms: 3, days: null } }, [], { verdict: 'kept', final: false }),
  bound('[N9] nobody watched', { until: at(9) }, [coverage('1', 0, 6)], { verdict: 'cannot-be-said', reasons: ['unseen'] }, unknown),
  told('[N16] what a named actor did is left out, and what its parts did', [claim('1', 5, { by: ['Gov'] }), claim('2', 5, { by: ['army'] }), claim('3', 5, { by: ['Opp'] })], [1, 1], [], { measure: { notBy: ['Gov'] } }),
  told('[N16] and where it took part with others', [claim('1', 5, { by: ['Gov', 'Opp'] })], [0, 0], [], { measure: { notBy: ['Gov'] } }),
  told('[N16] what was done to it is another matter', [claim('1', 5, { by: ['Opp'], against: ['Gov'] })], [1, 1], [], { measure: { notBy: ['Gov'] } }),
  told('[N16] left out where it was the target', [claim('1', 5, { by: ['Opp'], against: ['Gov'] }), claim('2', 5, { by: ['Gov'], against: ['Opp'] })], [1, 1], [], { measure: { notAgainst: ['Gov'] } }),
  told('[N16] where nobody is named it may have taken part', [claim('1', 5)], [0, 1], ['imprecise'], { measure: { notBy: ['Gov'] } }),
  bound('[N16] of presence there is no target', { until: at(9) }, [presence('1', 2, 5, 1, 1)], { verdict: 'breached' }, { measure: { ...tanks.measure, notAgainst: ['Gov'] } }, [{ duty: 'cap', measure: 'M', limit: 0 }]),
  bound('[N16] but those who are there', { until: at(9) }, [presence('1', 2, 5, 1, 1, { by: ['army'] })], { verdict: 'kept' }, { measure: { ...tanks.measure, notBy: ['army'] } }, [{ duty: 'cap', measure: 'M', limit: 0 }]),
  told('[N16] of claims ruled the same the exclusion of one holds for all', [claim('1', 5, { by: ['Gov'] }), claim('2', 5, { channel: 'Ch2' }), ruling('3', 6, 'Ch1/1', { sameAs: ['Ch2/2'] })], [0, 0], [], { measure: { notBy: ['Gov'] } }),
  bound('[N17] so many at every moment', { until: at(9) }, [presence('1', 0, 9, 2, 2)], { verdict: 'kept', reasons: [], since: instant(9) }, tanks, [{ duty: 'hold', measure: 'M', least: 2 }]),
  bound('[N17] fewer at one moment', { until: at(9) }, [presence('1', 0, 5, 2, 2), presence('2', 5, 9, 1, 1)], { verdict: 'breached', since: instant(5), final: true }, tanks, [{ duty: 'hold', measure: 'M', least: 2 }]),
  bound('[N17] perhaps fewer', { until: at(9) }, [presence('1', 0, 9, 1, 2)], { verdict: 'cannot-be-said', reasons: ['imprecise'] }, tanks, [{ duty: 'hold', measure: 'M', least: 2 }]),
  bound('[N17] nobody watched, and some may be unseen', { until: at(9) }, [presence('1', 0, 9, 1, 1, { place: { name: 'A' } })], { verdict: 'cannot-be-said', reasons: ['unseen'] }, { measure: { ...tanks.measure, silence: 'unknown' } }, [{ duty: 'hold', measure: 'M', least: 2 }]),
  bound('[N17] another\'s are not the actor\'s', { until: at(9) }, [presence('1', 0, 9, 2, 2, { by: ['Opp'] })], { verdict: 'breached', since: instant(0) }, tanks, [{ duty: 'hold', measure: 'M', least: 2 }]),
  bound('[N17] the time to come is pending', {}, [presence('1', 0, 12, 2, 2)], { verdict: 'pending', reasons: ['pending'] }, tanks, [{ duty: 'hold', measure: 'M', least: 2 }]),
  guaranteed('[N17] a guarantor\'s is the conjunction of theirs', [{ duty: 'hold', measure: 'M', least: 1 }], [presence('1', 0, 12, 2, 2), presence('2', 0, 5, 1, 1, { by: ['Opp'] })],
    [{ actor: 'Gov', verdict: 'kept' }, { actor: 'Opp', verdict: 'breached' }, { actor: 'Rus', guarantees: ['Gov', 'Opp'], verdict: 'breached' }], tanks),
  bound('[N10] in force at the last moment before h', { from: at(11) }, [], { inForce: 'yes' }),
  bound('[N10] not at h itself', { from: at(12) }, [], { inForce: 'no' }),
  bound('[N10] undetermined where the end is somewhere about', { until: act('notice', ['Opp']) }, [actClaim('1', 9, 'notice', ['Opp'], null, { end: 13 })], { inForce: 'undetermined' }),
  guaranteed('[N11] a cap above 0 is owed by each', [{ duty: 'cap', measure: 'M', limit: 2 }], [presence('1', 2, 5, 2, 2), presence('2', 2, 5, 1, 1, { by: ['Opp'] })],
    [{ actor: 'Gov', verdict: 'kept' }, { actor: 'Opp', verdict: 'kept' }, { actor: 'Rus', guarantees: ['Gov', 'Opp'], verdict: 'kept' }], tanks),
  guaranteed('[N11] a cap of 0 by all together', [{ duty: 'cap', measure: 'M', limit: 0 }], [presence('1', 2, 5, 1, 1, { by: ['Gov', 'Opp'], oneOfBy: true })],
    [{ actor: 'Gov', verdict: 'cannot-be-said' }, { actor: 'Opp', verdict: 'cannot-be-said' }, { actor: 'Rus', guarantees: ['Gov', 'Opp'], verdict: 'breached' }], tanks),
];
