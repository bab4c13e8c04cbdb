// What comes to be known step by step: a random plan with two readings, claims of every kind, and after them corrections, withdrawals, rulings, acts.
import { claimKey, type Claim, type Standing, type StatedPart } from '#records/claim.ts';
import type { Plan, Reading } from '#records/plan.ts';
import { randomClaims } from '../engine/random-evidence.ts';
import { randomPlan, type Theme } from '../engine/random-plans.ts';
import { SeededChance } from '../engine/seeded-chance.ts';
import { actClaim, coverage, ruling } from '../engine/toy-plans.ts';

export interface Steps {
  plan: Plan;
  asOf: number | null;
  knownAt: number;
  /** What is there from the beginning. */
  first: Claim[];
  /** What comes, step by step. */
  steps: Claim[][];
}

/** A plan with a second reading that chooses otherwise, the first claims, and so many steps; the same seed always gives the same. */
export function randomSteps(seed: number, many: number): Steps {
  const chance = new SeededChance(seed);
  const theme = chance.weighed<Theme>([[4, 'all'], [2, 'incidents'], [2, 'movements'], [2, 'presence'], [1, 'tallies'], [2, 'acts']]);
  const plan = randomPlan(chance, theme);
  plan.readings = [...plan.readings, otherReading(plan.readings[0]!, chance)];
  const asOf = chance.whole(8, 16);
  const claims = shuffled([...randomClaims(chance, plan, asOf, theme), ...again('x', randomClaims(chance, plan, asOf, theme))], chance);
  const first = claims.splice(0, Math.floor(claims.length * chance.next()));
  const known = [...first];
  const steps: Claim[][] = [];
  for (let step = 0; step < many; step += 1) {
    const one = Array.from({ length: chance.isLikely(0.85) ? 1 : 2 }, (_, i) => next(chance, plan, known, claims, `n${step}-${i}`));
    known.push(...one);
    steps.push(one);
  }
  return { plan, asOf: chance.isLikely(0.8) ? asOf : null, knownAt: chance.isLikely(0.7) ? Infinity : chance.whole(10, 24), first, steps };
}

function otherReading(own: Reading, chance: SeededChance): Reading {
  return {
    ...own, name: 'S', channels: chance.one([null, null, ['Ch1', 'Reg']]),
    proof: chance.one<Reading['proof']>([own.proof, [{ standings: ['confirmed', 'credible', 'alleged'], channels: null, result: 'counts' }], [{ standings: ['confirmed'], channels: null, result: 'counts' }, { standings: ['credible', 'alleged'], channels: null, result: 'may-count' }]]),
    setAside: { ...own.setAside, ...chance.one<Partial<Reading['setAside']>>([{}, { datedWithinMs: 2 }, { datedWithinDays: 1 }, { placedWithinMetres: 1000 }]) },
  };
}

/** The same ids may not tell of different things. */
function again(mark: string, claims: Claim[]): Claim[] {
  const keys = new Map(claims.map((one) => [claimKey(one), `${one.channel}/${mark}${one.id}`]));
  const named = (key: string) => keys.get(key) ?? key;
  return claims.map((one) => ({ ...one, id: `${mark}${one.id}`, about: one.about === null ? null : named(one.about), sameAs: one.sameAs.map(named), distinctFrom: one.distinctFrom.map(named) }));
}

function shuffled<T>(things: T[], chance: SeededChance): T[] {
  return things.map((thing) => ({ thing, at: chance.next() })).sort((a, b) => a.at - b.at).map(({ thing }) => thing);
}

/** A claim that is to come, or a word on one that came. */
function next(chance: SeededChance, plan: Plan, known: readonly Claim[], toCome: Claim[], id: string): Claim {
  const told = known.filter((one) => one.act !== 'ruling');
  if (toCome.length > 0 && (told.length < 2 || chance.isLikely(0.45))) return toCome.pop()!;
  if (told.length < 2) return coverage(id, 0, 12);
  return chance.weighed<() => Claim>([[1.5, () => aWord(chance, plan, told, id)], [4, () => laterVersion(chance, plan, known)], [4, () => aRuling(chance, told, id)], [1, () => aCoverage(chance, told, id)], [1, () => ({ ...chance.one(told), id })]])();
}

function laterVersion(chance: SeededChance, plan: Plan, known: readonly Claim[]): Claim {
  const one = chance.one(known);
  const versions = known.filter((other) => claimKey(other) === claimKey(one));
  const latest = versions.reduce((a, b) => ((b.recordedAt ?? -1) > (a.recordedAt ?? -1) ? b : a));
  // Now and then an older version comes to be known later; never two of one moment.
  const taken = new Set(versions.map((other) => other.recordedAt));
  let recordedAt = chance.isLikely(0.85) ? Math.max(latest.recordedAt ?? 0, one.end) + chance.whole(1, 3) : one.end + chance.whole(0, 4);
  while (taken.has(recordedAt)) recordedAt += 1;
  const start = one.start + chance.whole(-1, 1);
  if (one.kind === 'act' && chance.isLikely(0.6)) return { ...latest, recordedAt, ...anotherAct(chance, latest) };
  return {
    ...latest, recordedAt, ...chance.one<Partial<Claim>>([
      { standing: 'withdrawn' }, { standing: chance.one(['alleged', 'confirmed', 'credible', 'ruled-so', 'ruled-not-so']) }, { count: { low: 1, high: chance.whole(1, 3) } }, { by: chance.one([['Opp'], ['Gov'], ['Ext'], null]), oneOfBy: false },
      { start, end: start + chance.whole(1, 3) }, ...(one.place === null ? [] : [anotherPlace(chance, plan)]), ...(one.kind === 'movement' ? [{ convoy: chance.one([null, 'v1', 'v2']) }, { load: chance.one([['fuel'], ['food'], ['food', 'fuel']]) }, { stage: chance.one(['delivered', 'arrived'] as const) }] : []),
      ...(one.kind === 'presence' ? [{ what: chance.one(['tanks', 'artillery', ...(plan.things ?? []).map(({ name }) => name)]) }] : []),
      ...(one.kind === 'incident' ? [{ type: chance.one(['attack', 'fire', 'attack/shelling']) }] : []),
    ]),
  };
}

/** What else an act may turn out to have been: about what, to whom, from when, until when, and what it said. */
function anotherAct(chance: SeededChance, one: Claim): Partial<Claim> {
  return chance.one<Partial<Claim>>([
    { about: chance.one(['k0', 'k0(A)', 'k1', 'g0', 'g1', 'g1(B)', null]) }, { effectiveFrom: chance.one([null, chance.whole(0, 10)]) }, { until: chance.one([null, chance.whole(5, 15)]) },
    { act: chance.one(['notice', 'withdrawal', 'declaration', 'extension', 'termination', 'resumption']) }, { to: chance.one([null, 'Rus', 'Usa', 'Gov']) },
    one.act === 'ruling' ? { ruledStanding: chance.one(['ruled-so', 'ruled-not-so', null]) } : one.act === 'verification' ? { outcome: 'refused' } : { by: chance.one([['Gov'], ['Opp'], ['Rus', 'Usa'], ['JC']]) },
    one.act === 'extension' ? chance.one([{ amountMs: 2, amountDays: null }, { amountMs: null, amountDays: 1 }]) : { standing: chance.one(['alleged', 'confirmed']) },
  ]);
}

function anotherPlace(chance: SeededChance, plan: Plan): Partial<Claim> {
  const isSited = plan.places.some((one) => one.site !== undefined) && chance.isLikely(0.3);
  return { place: { name: chance.one(chance.isLikely(0.5) ? ['A', 'B', 'W', 'C', 'A1'] : plan.places.map(({ name }) => name)), ...(isSited ? { site: chance.one(['hospital', 'school']) } : {}) } };
}

/** A ruling about a term, a word of those who verify, an act about an act that is on record. */
function aWord(chance: SeededChance, plan: Plan, told: readonly Claim[], id: string): Claim {
  const start = chance.whole(0, 14), acts = told.filter((one) => one.kind === 'act');
  const period = chance.one<Partial<Claim>>([{}, { effectiveFrom: chance.whole(0, 8) }, { until: chance.whole(4, 14) }]);
  const said = { ...period, end: start + chance.one([1, 1, 3]), standing: chance.one<Standing>(['alleged', 'confirmed', 'confirmed']), channel: chance.one(['Reg', 'Ch1']) };
  return chance.weighed<() => Claim>([
    [3, () => actClaim(id, start, 'ruling', ['JC'], 'Vague', { ...said, ruledStanding: chance.one(['ruled-so', 'ruled-not-so']) })],
    [4, () => actClaim(id, start, 'verification', chance.one([['Rus'], ['JC'], ['Usa']]), chance.one(['g0', 'g1', 'g1(A)', 'g1(B)', 'k0', 'k0(A)', ...acts.map(claimKey)]), { ...said, ...chance.one<Partial<Claim>>([{}, {}, { outcome: 'refused' }]) })],
    [4, () => actClaim(id, start, chance.one(['declaration', 'notice']), chance.one([['Gov'], ['Opp'], ['Rus', 'Usa']]), chance.one(['k0', 'k0(A)', null]), { ...said, effectiveFrom: null, until: null })],
    [3, () => actClaim(id, start, chance.one(['extension', 'termination', 'suspension', 'resumption']), chance.one([['Rus'], ['JC'], ['Rus', 'Usa']]), chance.one(plan.clauses).id, { ...said, until: null, ...chance.one([{}, { amountMs: 2 }, { amountDays: 1 }]) })],
    [2, () => actClaim(id, start, chance.one(['reset', 'signature', 'opening', 'decision', 'suspension']), chance.one([['Rus'], ['JC'], ['Rus', 'Usa']]), chance.one(['g0', 'g1', 'g1(B)']), { ...said, until: null })],
  ])();
}

function aRuling(chance: SeededChance, told: readonly Claim[], id: string): Claim {
  const about = chance.one(told), like = told.filter((one) => one.kind === about.kind && claimKey(one) !== claimKey(about));
  const other = like.length === 0 || chance.isLikely(0.1) ? `Ch1/n${chance.whole(0, 40)}-0` : claimKey(chance.one(like));
  return ruling(id, chance.whole(4, 15), chance.isLikely(0.05) ? `Ch2/x${chance.whole(1, 9)}` : claimKey(about), {
    standing: chance.one(['confirmed', 'confirmed', 'confirmed', 'alleged', 'credible']), ...chance.weighed<Partial<Claim>>([
      [4, { ruledStanding: chance.one(['ruled-so', 'ruled-not-so', 'confirmed', 'alleged']) }], [3, { sameAs: [other] }], [2, { distinctFrom: [other] }], [2, { exception: chance.one(['self-defence', 'none', 'return-fire']) }],
      [5, { states: { ...aPart(chance, about), ...(chance.isLikely(0.3) ? aPart(chance, about) : {}) }, ruledStanding: chance.one([null, null, null, 'ruled-so']) }],
    ]),
  });
}

/** What may be ruled of a part: another place, time, author or number, now and then what was told. */
function aPart(chance: SeededChance, about: Claim): StatedPart {
  const start = about.start + chance.whole(-4, 3), low = chance.whole(0, 2), by = chance.one([['Opp'], ['Gov'], ['Ext'], ['Gov', 'Opp']]);
  return chance.weighed<StatedPart>([
    [3, { during: { start, end: start + chance.whole(1, 3) } }], [3, { place: { name: chance.one(['A', 'B', 'W', 'C', 'A1']) } }], [2, { by: { names: by, oneOf: by.length > 1 } }],
    [2, { count: { low, high: low + chance.whole(0, 1) } }], [about.kind === 'movement' ? 2 : 0.2, { trucks: { low, high: low } }], [0.5, { against: { names: by, oneOf: false } }],
    [1, { count: about.count, during: { start: about.start, end: about.end } }],
  ]);
}

function aCoverage(chance: SeededChance, told: readonly Claim[], id: string): Claim {
  const start = chance.whole(-3, 10);
  return coverage(id, start, start + chance.whole(1, 12), { channel: chance.one(told).channel, place: { name: chance.one(['W', 'A', 'B', 'C']) }, share: chance.one([1, 1, 0.5]), standing: chance.one(['confirmed', 'alleged']) });
}
