// Random evidence for a random plan: claims of every kind, precise and vague, late, changed, ruled upon.
import { claimKey, type ActKind, type Claim, type ClaimPlace, type Standing } from '#records/claim.ts';
import type { Plan } from '#records/plan.ts';
import type { SeededChance } from './seeded-chance.ts';
import { endOfDay, startOfDay } from '#base/zone.ts';
import { THINGS, TYPES } from './random-plans.ts';
import { actClaim, claim, coverage, movement, presence, ruling, tally } from './toy-plans.ts';

/** Evidence up to a little after asOf, most of it from shortly before. */
export function randomClaims(chance: SeededChance, plan: Plan, asOf: number): Claim[] {
  const claims: Claim[] = chance.isLikely(0.4) ? talliesDayByDay(chance, plan) : [];
  const makers = chance.weighed(MIXES);
  for (let i = chance.whole(4, 20); i > 0; i -= 1) claims.push(chance.weighed(makers)({ chance, plan, asOf }, `${i}`, claims));
  for (const one of claims) if (chance.isLikely(0.3)) one.recordedAt = one.end + chance.whole(0, 5);
  for (const one of chance.some(claims, 0.08)) claims.push(laterVersion(chance, one));
  return claims;
}

interface Toss { chance: SeededChance; plan: Plan; asOf: number }

type Maker = (toss: Toss, id: string, before: Claim[]) => Claim;

/** What one channel publishes for each civil day, so that a window can be covered. */
function talliesDayByDay(chance: SeededChance, plan: Plan): Claim[] {
  const channel = seeing({ chance, plan }), what = chance.one(['attack', 'attack', 'fire']), most = chance.whole(0, 3);
  return [0, 1, 2, 3, 4, 5].filter(() => chance.isLikely(0.93)).map((day) => {
    const low = chance.whole(0, most), start = startOfDay(plan.zone, day), end = endOfDay(plan.zone, day);
    return tally(`day${day}`, start, end, low, low + chance.one([0, 0, 1]), { channel, what });
  });
}

function laterVersion(chance: SeededChance, one: Claim): Claim {
  const recordedAt = Math.max(one.recordedAt ?? one.end, one.end) + chance.whole(1, 4);
  return { ...one, recordedAt, ...chance.one<Partial<Claim>>([{ standing: randomStanding(chance) }, { standing: 'withdrawn' }, { count: randomCount(chance) }, { by: ['Opp'] }]) };
}

function randomStanding(chance: SeededChance): Standing {
  return chance.weighed([[4, 'alleged'], [2, 'credible'], [6, 'confirmed'], [0.4, 'ruled-so'], [0.3, 'ruled-not-so'], [0.3, 'withdrawn']]);
}

function randomCount(chance: SeededChance): { low: number; high: number } {
  const low = chance.one([0, 1, 1, 1, 1, 2]);
  return { low, high: chance.isLikely(0.04) ? Infinity : low + chance.one([0, 0, 0, 1, 2]) };
}

function during({ chance, asOf }: Pick<Toss, 'chance' | 'asOf'>, widths: number[]): { start: number; end: number } {
  const end = chance.isLikely(0.75) ? chance.whole(asOf - 4, asOf) : chance.whole(1, asOf + 2);
  return { start: end - chance.one(widths), end };
}

function randomPlace(chance: SeededChance, plan: Plan): ClaimPlace {
  if (!plan.places.some((place) => place.geometry !== null) && chance.isLikely(0.97)) return { name: chance.weighed([[5, 'A'], [2, 'A1'], [4, 'B'], [1, 'C'], [1.5, 'W'], [0.3, 'town of A'], [0.2, 'nowhere']]) };
  return chance.one<ClaimPlace>([
    { name: 'A' }, { name: 'B' }, { name: 'W' }, { point: [0.5, 0.5], radiusMetres: 0 }, { point: [0.95, 0.5], radiusMetres: 0 }, { point: [1.3, 0.5], radiusMetres: 100 },
    { point: [1, 0.5], radiusMetres: 0 }, { point: [1.01, 0.4], radiusMetres: 5000 }, { geometry: { type: 'Polygon', coordinates: [[[0.6, 0.1], [0.9, 0.1], [0.9, 0.4], [0.6, 0.4], [0.6, 0.1]]] } },
  ]);
}

/** Who did it: named, alternatives, several together, a part, a title, somebody else, unknown. */
function randomNames(chance: SeededChance): { names: string[] | null; oneOf: boolean } {
  return chance.weighed<{ names: string[] | null; oneOf: boolean }>([
    [4, { names: ['Gov'], oneOf: false }], [4, { names: ['Opp'], oneOf: false }], [1, { names: ['army'], oneOf: false }], [1, { names: ['the Opp'], oneOf: false }], [1, { names: ['Ext'], oneOf: false }],
    [1, { names: ['Gov', 'Opp'], oneOf: true }], [0.7, { names: ['Gov', 'Ext'], oneOf: chance.isLikely(0.5) }], [0.5, { names: ['stranger'], oneOf: false }], [2.5, { names: null, oneOf: false }],
  ]);
}

function parties(chance: SeededChance): Partial<Claim> {
  const by = randomNames(chance), against = randomNames(chance);
  return { by: by.names, oneOfBy: by.oneOf, against: against.names, oneOfAgainst: against.oneOf };
}

const seeing = ({ chance, plan }: Pick<Toss, 'chance' | 'plan'>) => chance.one(plan.channels.filter((one) => one.sees.length > 0)).name;

const MAKERS: Record<'incident' | 'movement' | 'presence' | 'tally' | 'coverage' | 'act' | 'gateAct' | 'clauseAct' | 'ruling', Maker> = {
  incident: (toss, id) => {
    const { chance, plan } = toss;
    const time = during(toss, [1, 1, 1, 1, 2, 3, 6]);
    return claim(id, time.start, {
      ...time, ...parties(chance), channel: seeing(toss), place: randomPlace(chance, plan), type: chance.one([...TYPES, 'attack/shelling', 'attack/shelling']), count: randomCount(chance), standing: randomStanding(chance),
      ...(chance.isLikely(0.7) ? { killed: randomCount(chance), injured: randomCount(chance) } : {}),
    });
  },
  movement: (toss, id) => {
    const { chance, plan } = toss;
    const time = during(toss, [1, 1, 1, 2, 4]);
    return movement(id, time.start, {
      ...time, channel: seeing(toss), place: randomPlace(chance, plan), stage: chance.one(['delivered', 'delivered', 'delivered', 'arrived']), convoy: chance.one([null, 'v1', 'v2', 'v3']),
      trucks: chance.isLikely(0.7) ? randomCount(chance) : null, people: chance.isLikely(0.3) ? randomCount(chance) : null, standing: randomStanding(chance), by: chance.one([null, ['Opp']]),
    });
  },
  presence: (toss, id) => {
    const { chance, plan } = toss;
    const time = during(toss, [2, 4, 6, 9]), by = randomNames(chance), { low, high } = randomCount(chance);
    return presence(id, time.start, time.end, chance.isLikely(0.25) ? 0 : low, chance.isLikely(0.2) ? low : high, {
      channel: seeing(toss), place: randomPlace(chance, plan), what: chance.one([...THINGS, 'tanks']), by: by.names, oneOfBy: by.oneOf, standing: randomStanding(chance),
    });
  },
  tally: (toss, id) => {
    const { chance, plan } = toss;
    const day = plan.zone.dayMs, start = day * chance.whole(0, 4), end = chance.isLikely(0.8) ? start + day * chance.one([1, 1, 2]) : start + chance.whole(1, 6), { low, high } = randomCount(chance);
    const by = chance.weighed<string[] | null>([[4, null], [1, ['Gov']], [1, ['Opp']], [0.5, ['Ext']]]);
    return tally(id, start, end, low, high, { channel: seeing(toss), place: { name: chance.one(['W', 'W', 'A', 'B']) }, what: chance.one(['attack', 'attack', 'attack/shelling', 'fire', 'killed']), by, standing: randomStanding(chance) });
  },
  coverage: (toss, id) => {
    const { chance } = toss;
    const start = chance.whole(-3, 8);
    return coverage(id, start, start + chance.one([3, 6, 12, 20, 20]), {
      channel: seeing(toss), place: { name: chance.one(['W', 'W', 'W', 'A', 'B']) }, share: chance.one([1, 1, 1, 1, 0.5, 0.3]), standing: chance.one(['confirmed', 'confirmed', 'confirmed', 'alleged']),
      of: chance.weighed([[5, null], [1, ['attack']], [1, ['incidents']], [0.5, ['tanks', 'movements']]]),
    });
  },
  act: (toss, id) => madeAct(toss, id, toss.chance.one(['withdrawal', 'notice', 'declaration']), toss.chance.one([['Gov'], ['Opp'], ['Rus', 'Usa'], ['the Gov'], ['JC']]), toss.chance.one(['k0', 'k0', 'k1', null]),
    { to: toss.chance.one([null, 'Rus']), names: toss.chance.isLikely(0.4) ? [toss.chance.one(['A', 'A1', 'B'])] : null }),
  gateAct: (toss, id) => {
    const { chance } = toss;
    const kind = chance.weighed<ActKind>([[3, 'reset'], [2, 'suspension'], [3, 'resumption'], [0.4, 'termination'], [4, 'signature'], [1.5, 'opening'], [1, 'decision']]);
    return madeAct(toss, id, kind, randomSigners(chance), chance.one(['g0', 'g0', 'g1']), {});
  },
  clauseAct: (toss, id) => {
    const { chance, plan } = toss;
    const kind = chance.weighed<ActKind>([[3, 'extension'], [2, 'suspension'], [2, 'resumption'], [0.6, 'termination']]);
    const amount = kind === 'extension' ? chance.one<Partial<Claim>>([{}, { amountMs: 2 }, { amountDays: 1 }, { until: chance.whole(8, 18) }]) : {};
    return madeAct(toss, id, kind, randomSigners(chance), chance.one(plan.clauses).id, amount);
  },
  ruling: (toss, id, before) => {
    const { chance } = toss;
    const others = before.filter((one) => one.act !== 'ruling');
    if (others.length < 2) return MAKERS.incident(toss, id, before);
    const about = chance.one(others), like = others.filter((one) => one.kind === about.kind && one !== about);
    const other = like.length > 0 ? claimKey(chance.one(like)) : claimKey(chance.one(others));
    const time = during(toss, [1]);
    return ruling(id, time.start, claimKey(about), { standing: chance.one(['confirmed', 'confirmed', 'alleged']), ...chance.weighed<Partial<Claim>>([
      [3, { ruledStanding: chance.one(['ruled-so', 'ruled-not-so', 'confirmed']) }], [2, { sameAs: [other] }], [3, { distinctFrom: [other] }], [2, { exception: chance.one(['self-defence', 'none']) }],
    ]) });
  },
};

function randomSigners(chance: SeededChance): string[] {
  return chance.one([['Rus'], ['Rus'], ['Usa'], ['JC'], ['Rus', 'Usa'], ['the Rus']]);
}

function madeAct(toss: Toss, id: string, kind: ActKind, by: string[], about: string | null, rest: Partial<Claim>): Claim {
  const { chance } = toss, time = during(toss, [1, 1, 1, 1, 1, 3]);
  return actClaim(id, time.start, kind, by, about, { ...time, channel: chance.one(['Reg', 'Reg', 'Ch1']), standing: chance.weighed([[1, 'alleged'], [6, 'confirmed']]), effectiveFrom: chance.isLikely(0.1) ? chance.whole(0, 16) : null, ...rest });
}

/** What the evidence is mostly about. */
const MIXES = ([
  { incident: 10, coverage: 2, ruling: 1.2, act: 1, gateAct: 2, clauseAct: 1 },
  { incident: 5, movement: 4, presence: 3, tally: 2, coverage: 2, act: 1.5, gateAct: 2, clauseAct: 1, ruling: 1 },
  { movement: 8, coverage: 1, act: 2, gateAct: 2, clauseAct: 1, ruling: 0.7 },
  { presence: 7, coverage: 1, act: 2, clauseAct: 2, ruling: 0.8, incident: 1 },
  { tally: 6, coverage: 0.5, gateAct: 2, act: 1, incident: 1 },
] satisfies Partial<Record<keyof typeof MAKERS, number>>[]).map((mix) => [1, Object.entries(mix).map(([kind, weight]) => [weight, MAKERS[kind as keyof typeof MAKERS]] as const)] as const);
