// The enumerator of worlds (A2), by cases worked out by hand; then evaluators judged by it on small pairs of plan and evidence.
import test from 'node:test';
import assert from 'node:assert/strict';
import { toyZone } from '#base/zone.ts';
import type { Claim, StatedPart } from '#records/claim.ts';
import type { Comparison, Formula, Measure, Plan, Reading, Time } from '#records/plan.ts';
import { judgeByWorlds } from '#engine/worlds.ts';
import { judgeEvaluators, type Evaluator } from './judged-by-worlds.ts';
import { breakers, breakingEvaluator, referenceEvaluator } from './reference-evaluator.ts';
import { aClaim, aMeasure, aPlan, aPlace, aReading, anActor, at } from './world-plans.ts';

/** A region divided into North and South, a town in the North; Red (with its militia), Blue, and Black outside the agreement; days of 4 ms. */
function setting(conditions: Record<string, Formula>, measures: Measure[], reading: Partial<Reading> = {}, plan: Partial<Plan> = {}): Plan {
  const all = [{ sort: 'incidents' }, { sort: 'tallies' }, { sort: 'movements' }, { sort: 'presence' }] as const;
  return {
    ...aPlan(toyZone(4)),
    places: [aPlace('North'), { ...aPlace('Region'), dividedInto: ['North', 'South'] }, aPlace('South'), { ...aPlace('Town'), within: ['North'] }],
    actors: [{ ...anActor('Black'), excluded: true }, anActor('Blue'), { ...anActor('Red'), includes: ['Red militia'] }],
    channels: ['C', 'D'].map((name) => ({ name, title: name, sees: all.map(({ sort }) => ({ sort, of: null })) })),
    measures, conditions: Object.entries(conditions).map(([name, of]) => ({ name, of })),
    readings: [{
      ...aReading('R'), ...reading,
      proof: [{ standings: ['confirmed'], channels: null, result: 'counts' }, { standings: ['alleged'], channels: null, result: 'may-count' }],
    }],
    ...plan,
  };
}

interface Asked { asOf?: number; knownAt?: number; t?: number; place?: string }

/** In which worlds each condition is true at t: `all`, `none` or `some`; in the order of the conditions. */
function seen(plan: Plan, claims: Claim[], { asOf = 100, knownAt = Infinity, t = 8, place }: Asked = {}): string {
  const judged = judgeByWorlds({ plan, reading: 'R', claims, asOf, knownAt, scan: { from: t, to: t + 1 }, limit: 50_000 });
  assert.ok('conditions' in judged, JSON.stringify(judged));
  assert.ok(judged.complete);
  return judged.conditions.filter((one) => one.place === place).map((one) => (one.seenTrue ? (one.seenFalse ? 'some' : 'all') : 'none')).join(' ');
}

let ids = 0;
const incident = (start: number, end: number, says: Partial<Claim> = {}) => aClaim({
  kind: 'incident', id: `i${ids += 1}`, channel: 'C', start, end, type: 'attack', place: { name: 'North' }, by: ['Red'], against: ['Blue'], ...says,
});
const ruling = (about: Claim, says: Partial<Claim>) => aClaim({
  kind: 'act', act: 'ruling', id: `r${ids += 1}`, channel: 'C', start: 0, end: 1, about: `${about.channel}/${about.id}`, ...says,
});
const keyOf = (claim: Claim) => `${claim.channel}/${claim.id}`;
const limit = (op: Comparison, value: number, measure = 'M'): Formula => ({ node: 'compare', measure, op,
  to: { operand: 'number', value: { num: value, den: 1 } } });
const over = (op: Comparison, value: number, ms: number, from: Time = at(0), measure = 'M'): Formula =>
  ({ node: 'count', measure, op, limit: { num: value, den: 1 }, ms, anchor: { from, reachBack: false } });
/** None, at most one, in [0, 8). */
const NONE = over('<=', 0, 8), ONE = over('<=', 1, 8);
const M = aMeasure('M');

test('[A2] a claim that counts is in every world, one that may count in some', () => {
  assert.equal(seen(setting({ NONE }, [M]), []), 'all');
  assert.equal(seen(setting({ NONE }, [M]), [incident(3, 4)]), 'none');
  assert.equal(seen(setting({ NONE }, [M]), [incident(3, 4, { standing: 'alleged' })]), 'some');
  assert.equal(seen(setting({ NONE, ONE }, [M]), [incident(3, 4, { count: { low: 1, high: 2 } })]), 'none some');
});

test('[E4] a claim dated over two days lies in either, and in the two together', () => {
  const day = { ...M, per: { unit: 'civil-day' } } as const;
  const claims = [incident(2, 6)];
  assert.equal(seen(setting({ NONE: limit('<=', 0) }, [day]), claims, { t: 1 }), 'some');
  assert.equal(seen(setting({ NONE: limit('<=', 0) }, [day]), claims, { t: 5 }), 'some');
  assert.equal(seen(setting({ NONE, ONE }, [M]), claims), 'none all');
});

test('[E4] a vague place or a wider type may lie in, and a place inside always does', () => {
  const south = { ...M, place: { name: 'South' } };
  assert.equal(seen(setting({ NONE }, [south]), [incident(3, 4, { place: { name: 'Region' } })]), 'some');
  assert.equal(seen(setting({ NONE }, [south]), [incident(3, 4, { place: { name: 'Town' } })]), 'all');
  assert.equal(seen(setting({ NONE }, [M]), [incident(3, 4, { place: { name: 'Town' } })]), 'none');
  assert.equal(seen(setting({ NONE }, [{ ...M, of: ['attack/air'] }]), [incident(3, 4)]), 'some');
  assert.equal(seen(setting({ NONE }, [M]), [incident(3, 4, { type: 'attack/air/strike' })]), 'none');
});

test('[V2] all worlds may agree where each part alone is open: one shell, in the North or in the South', () => {
  const south = { ...M, name: 'S', place: { name: 'South' } };
  const north = NONE, inSouth = over('<=', 0, 8, at(0), 'S');
  const plan = setting({ north, inSouth, either: { node: 'or', of: [north, inSouth] }, both: { node: 'and', of: [north, inSouth] } }, [M, south]);
  assert.equal(seen(plan, [incident(3, 4, { place: { name: 'Region' } })]), 'some some all none');
});

test('[E5] what two channels tell may be one happening or two, until it is ruled', () => {
  const claims = [incident(3, 4), incident(3, 5, { channel: 'D' })];
  const [one, two] = claims as [Claim, Claim];
  const plan = setting({ NONE, ONE }, [M]);
  assert.equal(seen(plan, claims), 'none some');
  assert.equal(seen(plan, [...claims, ruling(one, { distinctFrom: [keyOf(two)] })]), 'none none');
  assert.equal(seen(plan, [...claims, ruling(one, { sameAs: [keyOf(two)] })]), 'none all');
});

test('[E5] claims of one channel are two; so are claims that agree on no instant, place or author', () => {
  const plan = setting({ ONE }, [M]);
  assert.equal(seen(plan, [incident(3, 4), incident(3, 4)]), 'none');
  assert.equal(seen(plan, [incident(3, 4), incident(4, 5, { channel: 'D' })]), 'none');
  assert.equal(seen(plan, [incident(3, 4, { by: null }), incident(3, 4, { channel: 'D' })]), 'some');
  assert.equal(seen(plan, [incident(3, 4, { by: ['Blue'] }), incident(3, 4, { channel: 'D' })]), 'none');
});

test('[E5] claims ruled the same are one, with what is common to those that count, or else to those that may', () => {
  const one = incident(2, 5, { count: { low: 1, high: 3 } }), two = incident(4, 9, { channel: 'D', count: { low: 2, high: 4 } });
  const same = ruling(one, { sameAs: [keyOf(two)] });
  const plan = setting({ two: over('>=', 2, 1), three: over('<=', 3, 1) }, [M]);
  assert.equal(seen(plan, [one, two, same], { t: 5 }), 'all all');
  assert.equal(seen(plan, [{ ...one, standing: 'alleged' }, two, same], { t: 5 }), 'some some');
  assert.equal(seen(plan, [one, { ...two, standing: 'ruled-not-so' }, same], { t: 5 }), 'none all');
  assert.equal(seen(plan, [incident(2, 3), { ...two, start: 6 }, { ...same, about: `C/i${ids}` }], { t: 5 }), 'some some');
});

test('[E8] from the horizon on, anything', () => {
  const plan = setting({ NONE }, [M]);
  assert.equal(seen(plan, [], { asOf: 8 }), 'all');
  assert.equal(seen(plan, [], { asOf: 7 }), 'some');
  assert.equal(seen(plan, [incident(3, 4)], { asOf: 7 }), 'none');
  assert.equal(seen(plan, [], { knownAt: 7 }), 'some');
  assert.equal(seen(plan, [incident(6, 8)], { asOf: 7 }), 'some');
});

test('[E2] what was recorded later is not there, and a later version holds', () => {
  const plan = setting({ NONE }, [M]);
  assert.equal(seen(plan, [incident(3, 4, { recordedAt: 60 })], { knownAt: 50 }), 'all');
  const first = incident(3, 4, { recordedAt: 10 });
  assert.equal(seen(plan, [first, { ...first, standing: 'withdrawn', recordedAt: 20 }], { knownAt: 50 }), 'all');
});

test('[E7] where silence means unknown, only coverage of the whole, or of all its parts, ends doubt', () => {
  const unknown = { ...M, silence: 'unknown', place: { name: 'Region' } } as const;
  const cover = (place: string, says: Partial<Claim> = {}) => aClaim({ kind: 'coverage', id: `v${ids += 1}`, channel: 'C', start: 0, end: 8,
    place: { name: place }, share: 1, ...says });
  const plan = setting({ NONE }, [unknown]);
  assert.equal(seen(plan, []), 'some');
  assert.equal(seen(plan, [cover('Region')]), 'all');
  assert.equal(seen(plan, [cover('Region', { share: 0.9 })]), 'some');
  assert.equal(seen(plan, [cover('Region', { end: 7 })]), 'some');
  assert.equal(seen(plan, [cover('North')]), 'some');
  assert.equal(seen(plan, [cover('North'), cover('South')]), 'all');
  assert.equal(seen(plan, [cover('Region', { of: ['attack/air'] })]), 'some');
  assert.equal(seen(plan, [cover('Region', { of: ['attack', 'fire'] })]), 'all');
});

test('[E22] a share of the place for so long of the day, and a look at least every so long', () => {
  const unknown = { ...M, silence: 'unknown' } as const;
  const cover = (start: number, end: number) => aClaim({ kind: 'coverage', id: `v${ids += 1}`, channel: 'C', start, end, place: { name: 'North' }, share: 0.5 });
  const watched = setting({ NONE }, [unknown], { watched: { share: { num: 1, den: 2 }, ms: 2 } });
  assert.equal(seen(watched, [cover(1, 3), cover(5, 7)]), 'all');
  assert.equal(seen(watched, [cover(1, 3), cover(6, 7)]), 'some');
  const looked = setting({ NONE }, [unknown], { watched: { share: { num: 1, den: 2 }, ms: null }, lookEveryMs: 2 });
  assert.equal(seen(looked, [cover(0, 1), cover(3, 5), cover(7, 8)]), 'all');
  assert.equal(seen(looked, [cover(0, 1), cover(4, 5), cover(7, 8)]), 'some');
});

test('[E9] the killed of a claim are spread over its happenings, and lie where these lie', () => {
  const killed = { ...M, unit: 'killed' } as const;
  const claim = incident(2, 6, { count: { low: 2, high: 2 }, killed: { low: 2, high: 3 } });
  const plan = setting({ two: over('>=', 2, 8), three: over('>=', 3, 8), early: over('>=', 2, 4) }, [killed]);
  assert.equal(seen(plan, [claim]), 'all some some');
  assert.equal(seen(plan, [incident(3, 4)]), 'some some none');
});

test('[E9] two channels that tell of one happening tell of the same dead', () => {
  const plan = setting({ three: over('<=', 3, 8), two: over('<=', 2, 8) }, [{ ...M, unit: 'killed' }]);
  const dead = (low: number, high: number) => ({ killed: { low, high } });
  assert.equal(seen(plan, [incident(3, 4, dead(1, 2)), incident(3, 4, { channel: 'D', ...dead(2, 3) })]), 'some some');
  assert.equal(seen(plan, [incident(3, 4, dead(1, 1)), incident(3, 4, { channel: 'D', ...dead(3, 3) })]), 'none none');
});

test('[E11] a convoy at one place is one happening, whoever tells it', () => {
  const trucks = (low: number, high: number, says: Partial<Claim>) => aClaim({
    kind: 'movement', id: `m${ids += 1}`, channel: 'C', start: 3, end: 4, stage: 'delivered', place: { name: 'North' }, trucks: { low, high }, ...says });
  const convoys: Measure = { ...M, from: 'movements', of: [], unit: 'convoys', stage: 'delivered' };
  const plan = setting({ ONE, five: over('>=', 5, 8, at(0), 'T'), six: over('>=', 6, 8, at(0), 'T') }, [convoys, { ...convoys, name: 'T', unit: 'trucks' }]);
  assert.equal(seen(plan, [trucks(3, 5, { convoy: 'X' }), trucks(5, 9, { convoy: 'X', channel: 'D' })]), 'all all none');
  assert.equal(seen(plan, [trucks(3, 3, { convoy: 'X' }), trucks(3, 3, { convoy: 'Y', channel: 'D' })]), 'none all all');
  assert.equal(seen(plan, [trucks(3, 3, {}), trucks(3, 3, { convoy: 'Y', channel: 'D' })]), 'some some some');
});

test('[E12] tallies bound what lies in their period, place and kind, each channel by itself', () => {
  const tally = (start: number, end: number, low: number, high: number, says: Partial<Claim> = {}) => aClaim({
    kind: 'tally', id: `t${ids += 1}`, channel: 'C', start, end, what: 'attack', place: { name: 'North' }, count: { low, high }, ...says });
  const counted: Measure = { ...M, from: 'tallies' };
  const plan = setting({ two: over('>=', 2, 8), three: over('<=', 3, 8), day: over('<=', 1, 4) }, [counted]);
  assert.equal(seen(plan, [tally(0, 4, 1, 2), tally(4, 8, 1, 1)]), 'all all all');
  assert.equal(seen(plan, [tally(0, 8, 1, 2)]), 'some all some');
  assert.equal(seen(plan, [tally(0, 4, 1, 1)]), 'some some some');
  assert.equal(seen(plan, [tally(0, 8, 0, 3), tally(0, 4, 2, 2, { what: 'attack/air' })]), 'all all all');
  assert.equal(seen(plan, [tally(0, 8, 3, 3), tally(0, 8, 5, 5, { channel: 'D' })]), 'all some some');
  assert.deepEqual(judgeByWorlds({ plan, reading: 'R', claims: [tally(0, 8, 3, 3), tally(0, 4, 4, 4)], asOf: 100, knownAt: 100,
    scan: { from: 8, to: 9 }, limit: 999 }), { contradiction: true });
});

test('[N2] authors are chosen once a claim: anybody, one of a list, all of a list', () => {
  const red = { ...M, by: [{ name: 'Red' }] }, blue = { ...M, name: 'B', by: [{ name: 'Blue' }] };
  const neither: Formula = { node: 'and', of: [NONE, over('<=', 0, 8, at(0), 'B')] };
  const plan = setting({ NONE, neither, bothOrNone: over('>=', 2, 8) }, [red, blue]);
  const two = { count: { low: 2, high: 2 } };
  assert.equal(seen(plan, [incident(3, 4, { by: ['Red militia'] })]), 'none none none');
  assert.equal(seen(plan, [incident(3, 4, { by: null, ...two })]), 'some some some');
  assert.equal(seen(plan, [incident(3, 4, { by: ['Red', 'Blue'], oneOfBy: true, ...two })]), 'some none some');
  assert.equal(seen(plan, [incident(3, 4, { by: ['Red', 'Blue'], ...two })]), 'none none all');
  const on = setting({ NONE }, [{ ...red, against: [{ name: 'Red' }] }]);
  assert.equal(seen(on, [incident(3, 4, { by: ['Red', 'Blue'], oneOfBy: true, against: ['Blue', 'Red'], oneOfAgainst: true })]), 'all');
});

test('[N3] what an excluded actor took part in is left out, by any or by all', () => {
  const plan = (excluding: Measure['excluding']) => setting({ NONE }, [{ ...M, excluding }]);
  const claim = (by: string[] | null) => [incident(3, 4, { by })];
  assert.deepEqual([seen(plan('any'), claim(['Black'])), seen(plan('all'), claim(['Black'])), seen(plan('none'), claim(['Black']))], ['all', 'none', 'none']);
  assert.deepEqual([seen(plan('any'), claim(null)), seen(plan('all'), claim(null))], ['some', 'none']);
  assert.equal(seen(plan('all'), [incident(3, 4, { by: ['Black'], against: ['Black'] })]), 'all');
});

test('[N4] a missing ruling goes either way, for each happening alone, and for the measures that have the exception only', () => {
  const plan = setting({ ONE, plain: over('>=', 2, 8, at(0), 'P') }, [{ ...M, exceptions: ['self-defence'] }, { ...M, name: 'P' }]);
  const claim = incident(3, 4, { count: { low: 2, high: 2 } });
  assert.equal(seen(plan, [claim]), 'some all');
  assert.equal(seen(plan, [claim, ruling(claim, { exception: 'none' })]), 'none all');
  assert.equal(seen(plan, [claim, ruling(claim, { exception: 'self-defence' })]), 'all all');
});

test('[E25] a later ruling on a claim holds; one that may count makes the claim may count', () => {
  const claim = incident(3, 4);
  const plan = setting({ NONE }, [M]);
  const not = ruling(claim, { ruledStanding: 'ruled-not-so' });
  assert.equal(seen(plan, [claim, not]), 'all');
  assert.equal(seen(plan, [claim, not, ruling(claim, { ruledStanding: 'ruled-so', start: 1, end: 2 })]), 'none');
  assert.equal(seen(plan, [claim, { ...not, standing: 'alleged' }]), 'some');
});

test('[E13] what a ruling states of a part is so in every world, and the rest in none', () => {
  const red = { ...M, by: [{ name: 'Red' }] };
  const claim = incident(2, 6, { count: { low: 2, high: 3 }, by: ['Red', 'Blue'], oneOfBy: true });
  const plan = setting({ NONE, two: over('<=', 2, 8), early: over('>=', 1, 4) }, [red]);
  const states = (part: StatedPart, says: Partial<Claim> = {}) => ruling(claim, { states: part, ...says });
  assert.equal(seen(plan, [claim]), 'some some some');
  assert.equal(seen(plan, [claim, states({ by: { names: ['Blue'], oneOf: false } })]), 'all all none');
  assert.equal(seen(plan, [claim, states({ by: { names: ['Red'], oneOf: false } })]), 'none some some');
  assert.equal(seen(plan, [claim, states({ by: { names: ['Red'], oneOf: false }, count: { low: 2, high: 2 } })]), 'none all some');
  assert.equal(seen(plan, [claim, states({ by: { names: ['Red'], oneOf: false } }), states({ during: { start: 6, end: 7 } })]), 'none some all');
  assert.equal(seen(plan, [claim, states({ during: { start: 9, end: 10 } })]), 'all all none');
  assert.equal(seen(plan, [claim, states({ place: { name: 'South' } })]), 'all all none');
});

test('[E13] of several rulings the latest holds, field by field; one that may count leaves the claim to be either, or not at all', () => {
  const claim = incident(3, 4), one = { low: 1, high: 1 }, two = { low: 2, high: 2 };
  const plan = setting({ NONE, ONE }, [M]);
  assert.equal(seen(plan, [claim, ruling(claim, { states: { count: two } })]), 'none none');
  assert.equal(seen(plan, [claim, ruling(claim, { states: { count: one }, start: 1, end: 2 }), ruling(claim, { states: { count: two } })]), 'none all');
  assert.equal(seen(plan, [claim, ruling(claim, { states: { count: two }, standing: 'alleged' })]), 'some some');
  assert.equal(seen(plan, [claim, ruling(claim, { states: { count: one }, standing: 'alleged' })]), 'none all');
  assert.equal(seen(plan, [claim, ruling(claim, { states: { place: { name: 'South' } }, standing: 'alleged' })]), 'some all');
  assert.equal(seen(plan, [claim, ruling(claim, { states: { during: { start: 5, end: 6 } }, standing: 'alleged' })]), 'some all');
  assert.equal(seen(plan, [claim, ruling(claim, { states: { during: { start: 3, end: 4 } }, standing: 'alleged' })]), 'none all');
  for (const side of ['by', 'against'] as const) {
    const told = { names: claim[side]!, oneOf: false }, another = { names: ['A stranger'], oneOf: false };
    assert.deepEqual([told, another].map((named) => seen(plan, [claim, ruling(claim, { states: { [side]: named }, standing: 'alleged' })])), ['none all', 'some all']);
  }
});

test('[E16] lines of presence add up, each moment for itself; a count of all fixes the rest', () => {
  const tanks = (low: number, high: number, says: Partial<Claim> = {}) => aClaim({
    kind: 'presence', id: `p${ids += 1}`, channel: 'C', start: 0, end: 9, what: 'tanks', place: { name: 'North' }, count: { low, high }, ...says });
  const there: Measure = { ...M, from: 'presence', of: ['tanks'], unit: 'things' };
  const plan = (silence: 'none' | 'unknown', place = 'North') => setting({ two: limit('>=', 2), three: limit('<=', 3) },
    [{ ...there, silence, place: { name: place } }]);
  assert.equal(seen(plan('none'), [tanks(1, 2), tanks(1, 1)]), 'all all');
  assert.equal(seen(plan('unknown'), [tanks(1, 2), tanks(1, 1)]), 'all all');
  assert.equal(seen(plan('unknown'), [tanks(1, 2, { by: ['Red'] })]), 'some some');
  assert.equal(seen(plan('none', 'Town'), [tanks(4, 4)]), 'some some');
  assert.equal(seen(plan('none'), [tanks(2, 4, { standing: 'alleged' })]), 'some some');
});

test('[W1] a window that is not yet full is false', () => {
  const plan = setting({ full: over('<=', 0, 4, at(2)), long: { node: 'sustained', of: limit('<=', 0), ms: 4, anchor: { from: at(2), reachBack: false } } }, [M]);
  assert.deepEqual([5, 6].map((t) => seen(plan, [], { t })), ['none none', 'all all']);
  assert.equal(seen(plan, [incident(1, 2)], { t: 6 }), 'all all');
});

test('[W8] no X for so long is one count over the whole: a shell in two moments is in them, wherever it fell', () => {
  const plan = setting({ quiet: { node: 'sustained', of: limit('<=', 0), ms: 4, anchor: { from: at(0), reachBack: false } },
    atMostOne: { node: 'sustained', of: limit('<=', 1), ms: 4, anchor: { from: at(0), reachBack: false } } }, [M]);
  assert.equal(seen(plan, [incident(4, 8)]), 'none all');
  assert.equal(seen(plan, [incident(4, 5), incident(6, 7)]), 'none none');
});

test('[T12] an anchor is where its act is: at one instant of it, perhaps not there, perhaps still to come', () => {
  const anchor = (which: 'first' | 'latest'): Time => ({ node: 'act', act: 'notice', by: ['Red'], joint: false, about: null, which });
  const notice = (start: number, end: number, says: Partial<Claim> = {}) => aClaim({ kind: 'act', act: 'notice', id: `n${ids += 1}`, channel: 'C',
    start, end, by: ['Red'], ...says });
  const plan = setting({ first: over('<=', 0, 2, anchor('first')), latest: over('<=', 0, 2, anchor('latest')) }, [M]);
  assert.equal(seen(plan, [notice(6, 7)]), 'all all');
  assert.equal(seen(plan, [notice(6, 8)]), 'some some');
  assert.equal(seen(plan, [notice(6, 7, { standing: 'alleged' })]), 'some some');
  assert.equal(seen(plan, [notice(6, 7, { by: ['Blue'] })]), 'none none');
  assert.equal(seen(plan, [notice(2, 3), notice(7, 8)]), 'all none');
  assert.equal(seen(plan, [], { asOf: 6 }), 'some some');
  assert.equal(seen(plan, [], { asOf: 7 }), 'none none');
});

test('[W5] an average stands over whole days before its anchor; [V7] no quotient is formed', () => {
  const day = { ...M, per: { unit: 'civil-day' } } as const;
  const half: Formula = { node: 'compare', measure: 'M', op: '<=',
    to: { operand: 'average', percent: { num: 100, den: 1 }, measure: null, days: 2, before: at(9) } };
  const plan = setting({ half }, [day]);
  assert.equal(seen(plan, [incident(1, 2), incident(9, 10)]), 'none');
  assert.equal(seen(plan, [incident(1, 2), incident(6, 7), incident(9, 10)]), 'all');
  assert.equal(seen(plan, [incident(1, 2), incident(6, 9), incident(9, 10)]), 'some');
});

test('[W11] a deadline: counted from its start until the moment asked or the deadline, its last instant included', () => {
  const due: Formula = { node: 'done', measure: 'M', op: '>=', limit: { num: 1, den: 1 }, from: at(2), notBefore: null, noLaterThan: at(6) };
  const act: Formula = { node: 'act-done', act: 'notice', by: ['Red'], to: null, about: null, from: at(2), notBefore: null, noLaterThan: at(6) };
  const plan = setting({ due, act }, [M]);
  const notice = (t: number, by = 'Red') => aClaim({ kind: 'act', act: 'notice', id: `n${ids += 1}`, channel: 'C', start: t, end: t + 1, by: [by] });
  assert.equal(seen(plan, [incident(6, 7), notice(6)]), 'all all');
  assert.equal(seen(plan, [incident(7, 8), notice(7)]), 'none none');
  assert.equal(seen(plan, [incident(6, 7), notice(3, 'Blue')], { t: 5 }), 'none none');
  assert.equal(seen(plan, [], { asOf: 5 }), 'some some');
});

test('[W12] past, future, since and until, in one history', () => {
  const shot = limit('>=', 1), calm = limit('<=', 0);
  const plan = setting({
    past: { node: 'past', some: true, fromMs: 1, toMs: 2, of: shot }, future: { node: 'future', some: false, fromMs: 0, toMs: 2, of: calm },
    since: { node: 'since', hold: calm, begun: shot, fromMs: 0, toMs: 3 }, until: { node: 'until', hold: calm, comes: shot, fromMs: 0, toMs: 3 },
  }, [M]);
  assert.equal(seen(plan, [incident(6, 7)]), 'all all all none');
  assert.equal(seen(plan, [incident(9, 10)]), 'none none none all');
  assert.equal(seen(plan, [incident(8, 10)]), 'none none some all');
});

test('[V12] a for each has a row for every member; only closed conditions are asked', () => {
  const calm = { ...M, place: { param: 'p' } };
  const plan = setting({ Calm: NONE, All: { node: 'each', param: 'p', list: 'L', of: { node: 'condition', name: 'Calm' } },
    Some: { node: 'at-least-of', k: 1, param: 'p', list: 'L', of: NONE } },
    [calm], {}, { lists: [{ name: 'L', of: 'places', asOf: '2020-01-01', members: ['North', 'South'] }] });
  const claims = [incident(3, 4, { place: { name: 'Region' } })];
  assert.equal(seen(plan, claims), 'none all');
  assert.equal(seen(plan, claims, { place: 'North' }), 'some some');
});

test('[E15] a claim set aside is nothing', () => {
  const plan = setting({ NONE }, [M], { setAside: { datedWithinDays: null, datedWithinMs: 2, placedWithinMetres: null } });
  assert.deepEqual([seen(plan, [incident(3, 5)]), seen(plan, [incident(3, 6)])], ['none', 'all']);
});

test('[A2] what the enumerator does not cover, it does not judge', () => {
  const plan = setting({ NONE }, [M], {}, { places: [{ ...aPlace('North'), geometry: { type: 'Point', coordinates: [0, 0] } }] });
  const judged = judgeByWorlds({ plan, reading: 'R', claims: [], asOf: 9, knownAt: 9, scan: { from: 0, to: 9 }, limit: 999 });
  assert.ok('tooLarge' in judged);
});

const evaluators: Evaluator[] = [referenceEvaluator];

test('[A1] no world denies what an evaluator says of 2,000 small pairs, and where V2 promises it undetermined means that two worlds differ', (t) => {
  const found = judgeEvaluators(evaluators, 1, 2000);
  t.diagnostic(found.summary);
  assert.deepEqual(found.faults.map((fault) => fault.says), []);
  for (const [what, share] of Object.entries(found.shares)) assert.ok(share >= 0.15, `${what}: ${share}`);
});

test('[A2] the judge catches evaluators that break a rule', () => {
  const found = judgeEvaluators(breakers.map((breaker) => breakingEvaluator(breaker)), 1, 1500);
  const caught = new Set(found.faults.filter((fault) => fault.kind === 'unsound').map((fault) => fault.evaluator));
  assert.deepEqual(breakers.map((breaker) => breaker.name).filter((name) => !caught.has(name)), []);
});
