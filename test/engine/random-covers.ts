// What prior acts cover in random pairs (N14, N15): measures with such exceptions, and the acts, happenings and rulings that bear on them.
import { claimKey, type Claim } from '#records/claim.ts';
import type { Covering, CoveringAct, Plan } from '#records/plan.ts';
import { SeededChance } from './seeded-chance.ts';
import { actClaim, claim, ruling } from './toy-plans.ts';

/** One pair in so many; the others are as they would be without. */
const SHARE = 0.2;

/** Of a throw of its own, so that what a seed gives otherwise stays as it is. */
export function addCovers(seed: number, plan: Plan, claims: Claim[], asOf: number): void {
  const chance = new SeededChance(seed ^ 0x5bd1e995);
  if (!chance.isLikely(SHARE)) return;
  plan.measures = plan.measures.map((one) => ((one.from === 'incidents' || one.from === 'movements') && chance.isLikely(0.8) ? { ...one, unless: coverings(chance) } : one));
  for (let i = chance.whole(1, 4); i > 0; i -= 1) {
    const one = shot(chance, `shot${i}`, asOf);
    if (plan.channels.some(({ name }) => name === one.channel)) claims.push(one);
  }
  const happened = claims.filter((one) => one.kind === 'incident' || one.kind === 'movement');
  for (const one of happened) if (chance.isLikely(0.6)) Object.assign(one, chance.one<Partial<Claim>>([{ by: ['Gov'] }, { by: ['Opp'] }, { by: ['Gov', 'Opp'], oneOfBy: true }, { by: ['Gov', 'Opp'], oneOfBy: false }, { by: ['army'] }]));
  for (let i = chance.whole(1, 5); i > 0; i -= 1) claims.push(coveringClaim(chance, plan, `cover${i}`, asOf));
  for (const [i, one] of happened.entries()) if (chance.isLikely(0.25)) claims.push(ruling(`except${i}`, one.end + chance.whole(0, 2), claimKey(one), { exception: chance.one(['return-fire', 'return-fire', 'none', 'self-defence']) }));
}

function coverings(chance: SeededChance): Covering[] {
  return Array.from({ length: chance.one([1, 1, 2]) }, () => ({ ...(chance.isLikely(0.35) ? { ruled: 'return-fire' } : {}), acts: Array.from({ length: chance.one([1, 1, 1, 2]) }, () => coveringAct(chance)) }));
}

function coveringAct(chance: SeededChance): CoveringAct {
  const asked = {
    act: chance.one(['notice', 'notice', 'verification'] as const), by: chance.weighed<CoveringAct['by']>([[5, 'author'], [2, ['JC']], [1, ['Gov', 'Opp']]]),
    to: chance.one([null, null, null, 'JC']), about: chance.one([null, null, 'k0', 'k0', 'k0(A)']),
  };
  if (chance.isLikely(0.25)) return { ...asked, made: 'after', withinMs: chance.whole(0, 5) };
  const leastMs = chance.one([0, 0, 1, 2, 4]);
  return { ...asked, made: 'before', leastMs, mostMs: chance.isLikely(0.2) ? Math.max(leastMs, 1) + chance.whole(0, 4) : null };
}

function coveringClaim(chance: SeededChance, plan: Plan, id: string, asOf: number): Claim {
  const start = chance.weighed<() => number>([[4, () => chance.whole(-2, Math.floor(asOf * 0.7))], [1, () => asOf + chance.whole(-1, 1)]])(), end = start + chance.one([1, 1, 1, 2, 4]);
  const effectiveFrom = chance.isLikely(0.25) ? start + chance.whole(-3, 5) : null;
  const act = chance.one(['notice', 'notice', 'verification'] as const);
  const by = act === 'verification' && chance.isLikely(0.6) ? ['JC'] : chance.one([['Gov'], ['Gov'], ['Opp'], ['Gov', 'Opp'], ['the Gov'], ['army'], ['Usa']]);
  return actClaim(id, start, act, by, chance.one(['k0', 'k0', 'k0', 'k0', 'k0', null, 'k1']), {
    end, effectiveFrom, until: chance.isLikely(0.25) ? (effectiveFrom ?? end) + chance.whole(1, 8) : null, to: chance.one(['JC', 'JC', 'JC', null, 'Usa']), oneOfBy: by.length > 1 && chance.isLikely(0.3),
    names: chance.isLikely(0.3) ? chance.one([['A'], ['town of A', 'C'], ['W'], ['B', 'nowhere'], ['nowhere'], plan.places.slice(-1).map((one) => one.name)]) : null,
    standing: chance.weighed([[1, 'alleged'], [4, 'confirmed']]), ...(act === 'verification' && chance.isLikely(0.2) ? { outcome: 'refused' as const } : {}),
  });
}

/** Something that most measures would count. */
function shot(chance: SeededChance, id: string, asOf: number): Claim {
  const start = chance.whole(Math.floor(asOf / 3), asOf - 1);
  return claim(id, start, { end: start + chance.one([1, 1, 1, 3]), place: { name: chance.one(['A', 'A', 'A1', 'B', 'W']) }, channel: chance.one(['Ch1', 'Ch1', 'Ch2']), type: chance.one(['attack/shelling/mortar', 'attack/air', 'fire']) });
}
