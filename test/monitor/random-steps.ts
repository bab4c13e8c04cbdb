// What comes to be known step by step: a random plan with two readings, claims of every kind, and after them corrections, withdrawals, rulings, acts.
import { claimKey, type Claim } from '#records/claim.ts';
import type { Plan, Reading } from '#records/plan.ts';
import { randomClaims } from '../engine/random-evidence.ts';
import { randomPlan, type Theme } from '../engine/random-plans.ts';
import { SeededChance } from '../engine/seeded-chance.ts';
import { coverage, ruling } from '../engine/toy-plans.ts';

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
    const one = Array.from({ length: chance.isLikely(0.85) ? 1 : 2 }, (_, i) => next(chance, known, claims, `n${step}-${i}`));
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
function next(chance: SeededChance, known: readonly Claim[], toCome: Claim[], id: string): Claim {
  const told = known.filter((one) => one.act !== 'ruling');
  if (toCome.length > 0 && (told.length < 2 || chance.isLikely(0.45))) return toCome.pop()!;
  if (told.length < 2) return coverage(id, 0, 12);
  return chance.weighed<() => Claim>([[4, () => laterVersion(chance, known)], [4, () => aRuling(chance, told, id)], [1, () => aCoverage(chance, told, id)], [1, () => ({ ...chance.one(told), id })]])();
}

function laterVersion(chance: SeededChance, known: readonly Claim[]): Claim {
  const one = chance.one(known);
  const versions = known.filter((other) => claimKey(other) === claimKey(one));
  const latest = versions.reduce((a, b) => ((b.recordedAt ?? -1) > (a.recordedAt ?? -1) ? b : a));
  // Now and then an older version comes to be known later; never two of one moment.
  const taken = new Set(versions.map((other) => other.recordedAt));
  let recordedAt = chance.isLikely(0.85) ? Math.max(latest.recordedAt ?? 0, one.end) + chance.whole(1, 3) : one.end + chance.whole(0, 4);
  while (taken.has(recordedAt)) recordedAt += 1;
  const start = one.start + chance.whole(-1, 1);
  return {
    ...latest, recordedAt, ...chance.one<Partial<Claim>>([
      { standing: 'withdrawn' }, { standing: chance.one(['alleged', 'confirmed', 'credible', 'ruled-so', 'ruled-not-so']) }, { count: { low: 1, high: chance.whole(1, 3) } }, { by: chance.one([['Opp'], ['Gov'], ['Ext'], null]), oneOfBy: false },
      { start, end: start + chance.whole(1, 3) }, ...(one.place === null ? [] : [{ place: { name: chance.one(['A', 'B', 'W', 'C', 'A1']) } }]), ...(one.kind === 'movement' ? [{ convoy: chance.one([null, 'v1', 'v2']) }] : []),
      ...(one.kind === 'incident' ? [{ type: chance.one(['attack', 'fire', 'attack/shelling']) }] : []),
    ]),
  };
}

function aRuling(chance: SeededChance, told: readonly Claim[], id: string): Claim {
  const about = chance.one(told), like = told.filter((one) => one.kind === about.kind && claimKey(one) !== claimKey(about));
  const other = like.length === 0 || chance.isLikely(0.1) ? `Ch1/n${chance.whole(0, 40)}-0` : claimKey(chance.one(like));
  return ruling(id, chance.whole(4, 15), chance.isLikely(0.05) ? `Ch2/x${chance.whole(1, 9)}` : claimKey(about), {
    standing: chance.one(['confirmed', 'confirmed', 'confirmed', 'alleged', 'credible']), ...chance.weighed<Partial<Claim>>([
      [4, { ruledStanding: chance.one(['ruled-so', 'ruled-not-so', 'confirmed', 'alleged']) }], [3, { sameAs: [other] }], [2, { distinctFrom: [other] }], [2, { exception: chance.one(['self-defence', 'none', 'return-fire']) }],
    ]),
  });
}

function aCoverage(chance: SeededChance, told: readonly Claim[], id: string): Claim {
  const start = chance.whole(-3, 10);
  return coverage(id, start, start + chance.whole(1, 12), { channel: chance.one(told).channel, place: { name: chance.one(['W', 'A', 'B', 'C']) }, share: chance.one([1, 1, 0.5]), standing: chance.one(['confirmed', 'alleged']) });
}
