// Random evidence for a random plan: claims of every kind, precise and vague, late, changed, ruled upon.
import { claimKey, type ActKind, type Claim, type ClaimPlace, type Standing, type StatedPart } from '#records/claim.ts';
import type { Plan } from '#records/plan.ts';
import type { SeededChance } from './seeded-chance.ts';
import { endOfDay, startOfDay } from '#base/zone.ts';
import { THINGS, TYPES, type Theme } from './random-plans.ts';
import { randomStory } from './random-stories.ts';
import { actClaim, claim, coverage, movement, presence, ruling, tally } from './toy-plans.ts';

/** Evidence up to a little after asOf, most of it from shortly before. */
export function randomClaims(chance: SeededChance, plan: Plan, asOf: number, theme: Theme): Claim[] {
  const claims: Claim[] = chance.isLikely(0.4) ? talliesDayByDay(chance, plan) : [];
  if (chance.isLikely(0.2)) claims.push(...(chance.isLikely(0.5) ? coverageOfParts(chance, plan) : looks(chance, plan)));
  const story = randomStory(chance, theme, asOf, plan), makers = chance.weighed(MIXES[theme]);
  claims.push(...story.filter((one) => plan.channels.some((channel) => channel.name === one.channel)));
  for (let i = chance.whole(...(story.length > 0 && chance.isLikely(0.7) ? FEW : HOW_MANY[theme])); i > 0; i -= 1) claims.push(chance.weighed(makers)({ chance, plan, asOf, theme }, `${i}`, claims));
  for (const one of claims) if (chance.isLikely(0.3)) one.recordedAt = one.end + chance.whole(0, 5);
  for (const one of chance.some(claims, 0.08)) claims.push(laterVersion(chance, one));
  return claims;
}

interface Toss { chance: SeededChance; plan: Plan; asOf: number; theme: Theme }

type Maker = (toss: Toss, id: string, before: Claim[]) => Claim;

/** What one channel publishes for each civil day, of the whole or of its parts, so that a window can be covered. */
function talliesDayByDay(chance: SeededChance, plan: Plan): Claim[] {
  const channel = seeing({ chance, plan }), what = chance.one(['attack', 'attack', 'fire']), most = chance.whole(0, 3);
  const places = chance.one([['W'], ['W'], ['A', 'B']]);
  return places.flatMap((name) => [0, 1, 2, 3, 4, 5].filter(() => chance.isLikely(0.93)).map((day) => {
    const low = chance.whole(0, most), start = startOfDay(plan.zone, day), end = endOfDay(plan.zone, day);
    return tally(`day${day}${name}`, start, end, low, low + chance.one([0, 0, 1]), { channel, what, place: { name } });
  }));
}

/** A channel that looks now and then. */
function looks(chance: SeededChance, plan: Plan): Claim[] {
  const channel = seeing({ chance, plan }), every = chance.whole(2, 4);
  return [0, 1, 2, 3, 4].map((i) => coverage(`look${i}`, i * every - 2, i * every - chance.one([0, 1, 1]), { channel }));
}

/** Who watches each part watches the whole. */
function coverageOfParts(chance: SeededChance, plan: Plan): Claim[] {
  const channel = seeing({ chance, plan });
  return ['A', 'B'].map((name) => coverage(`part${name}`, chance.whole(-3, 4), chance.whole(8, 20), { channel, place: { name } }));
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
  const end = chance.weighed<() => number>([[7, () => chance.whole(asOf - 4, asOf)], [2, () => chance.whole(1, asOf + 2)], [1, () => chance.whole(asOf, asOf + 2)]])();
  return { start: end - chance.one(widths), end };
}

function randomPlace(chance: SeededChance, plan: Plan, theme: Theme): ClaimPlace {
  const grounds = plan.places.filter((one) => one.made !== undefined || one.site !== undefined);
  if (grounds.length > 0 && chance.isLikely(0.3)) return { name: chance.one([...plan.places, ...grounds]).name, ...(chance.isLikely(0.4) ? { site: chance.one(['hospital', 'school', 'bakery']) } : {}) };
  if (!plan.places.some((place) => place.geometry !== null) && chance.isLikely(0.97)) return { name: chance.weighed([[5, 'A'], [2, 'A1'], [4, 'B'], [1, 'C'], [1.5, 'W'], [0.5, 'town of A'], [0.5, 'Old A'], [1.5, plan.places.some((one) => one.name === 'X') ? 'X' : 'W'], [0.2, 'nowhere']]) };
  // Near the line, in A and about its edge.
  if (theme === 'presence' && chance.isLikely(0.5)) return chance.one<ClaimPlace>([{ point: [0.95, 0.5], radiusMetres: 0 }, { point: [0.95, 0.5], radiusMetres: 0 }, { point: [1.01, 0.4], radiusMetres: 5000 }]);
  return chance.one<ClaimPlace>([
    { name: 'A' }, { name: 'B' }, { name: 'W' }, { point: [0.5, 0.5], radiusMetres: 0 }, { point: [0.95, 0.5], radiusMetres: 0 }, { point: [1.3, 0.5], radiusMetres: 100 },
    { point: [1, 0.5], radiusMetres: 0 }, { point: [1.01, 0.4], radiusMetres: 5000, within: ['W', 'B'] }, { geometry: { type: 'Polygon', coordinates: [[[0.6, 0.1], [0.9, 0.1], [0.9, 0.4], [0.6, 0.4], [0.6, 0.1]]] }, within: ['A1'] },
  ]);
}

/** Of a tally or coverage: for the most part one of these; where the plan has ground made of others, also that, a site, or the sites of a kind. */
function widePlace({ chance, plan }: Pick<Toss, 'chance' | 'plan'>, names: string[]): ClaimPlace {
  if (plan.places.every((one) => one.made === undefined) || chance.isLikely(0.6)) return { name: chance.one(names) };
  const site = chance.isLikely(0.3) ? { site: chance.one(['hospital', 'school']) } : {};
  if (chance.isLikely(0.2)) return { geometry: { type: 'Polygon', coordinates: [[[-1, -1], [3, -1], [3, 3], [-1, 3], [-1, -1]]] }, ...site };
  return { name: chance.one(plan.places).name, ...site };
}

/** Who did it: named, alternatives, several together, a part, a title, somebody else, unknown. */
function randomNames(chance: SeededChance): { names: string[] | null; oneOf: boolean } {
  return chance.weighed<{ names: string[] | null; oneOf: boolean }>([
    [4, { names: ['Gov'], oneOf: false }], [4, { names: ['Opp'], oneOf: false }], [1, { names: ['army'], oneOf: false }], [1, { names: ['the Opp'], oneOf: false }], [1, { names: ['Ext'], oneOf: false }],
    [1, { names: ['Gov', 'Opp'], oneOf: true }], [0.7, { names: ['Gov', 'Ext'], oneOf: chance.isLikely(0.5) }], [0.5, { names: ['stranger'], oneOf: false }], [2.5, { names: null, oneOf: false }],
  ]);
}

function parties(chance: SeededChance): Partial<Claim> {
  const by = randomNames(chance), against = by.oneOf && chance.isLikely(0.5) ? by : randomNames(chance);
  return { by: by.names, oneOfBy: by.oneOf, against: against.names, oneOfAgainst: against.oneOf };
}

/** What a ruling states of a claim: a part of it or two, now and then what was told already. */
function randomPart(toss: Toss, about: Claim): StatedPart {
  const { chance, plan, theme } = toss;
  const side = () => {
    const { names, oneOf } = randomNames(chance);
    return { names: names ?? ['Gov'], oneOf };
  };
  const makers: [number, () => StatedPart][] = [
    [3, () => ({ count: randomCount(chance) })], [3, () => ({ during: during(toss, [1, 1, 2, 4]) })], [2, () => ({ by: side() })], [1, () => ({ against: side() })],
    [2, () => ({ place: about.kind === 'tally' ? { name: chance.one(['W', 'A', 'B']) } : randomPlace(chance, plan, theme) })], [1, () => ({ killed: randomCount(chance) })],
    [about.kind === 'movement' ? 3 : 0.2, () => ({ trucks: randomCount(chance) })], [0.3, () => ({ people: randomCount(chance), injured: randomCount(chance) })],
    [0.7, () => ({ count: about.count, ...(about.by === null ? {} : { by: { names: about.by.toReversed(), oneOf: about.oneOfBy } }) })],
  ];
  return { ...chance.weighed(makers)(), ...(chance.isLikely(0.3) ? chance.weighed(makers)() : {}) };
}

const seeing = ({ chance, plan }: Pick<Toss, 'chance' | 'plan'>) => chance.one(plan.channels.filter((one) => one.sees.length > 0)).name;

const MAKERS: Record<'incident' | 'movement' | 'presence' | 'tally' | 'coverage' | 'act' | 'gateAct' | 'clauseAct' | 'ruling' | 'word', Maker> = {
  incident: (toss, id) => {
    const { chance, plan } = toss;
    const time = during(toss, [1, 1, 1, 1, 2, 3, 6]);
    return claim(id, time.start, {
      ...time, ...parties(chance), channel: seeing(toss), place: randomPlace(chance, plan, toss.theme), type: chance.one([...TYPES, 'attack/shelling', 'attack/shelling']), count: randomCount(chance), standing: randomStanding(chance),
      ...(chance.isLikely(0.7) ? { killed: randomCount(chance), injured: randomCount(chance) } : {}),
    });
  },
  movement: (toss, id) => {
    const { chance, plan } = toss;
    const time = during(toss, [1, 1, 1, 2, 4]);
    return movement(id, time.start, {
      ...time, channel: seeing(toss), place: randomPlace(chance, plan, toss.theme), stage: chance.one(['delivered', 'delivered', 'delivered', 'arrived']), convoy: chance.one([null, 'v1', 'v2', 'v3']), ...(chance.isLikely(0.6) ? { load: chance.one([['fuel'], ['fuel'], ['food'], ['food', 'fuel'], ['medicine', 'fuel']]) } : {}),
      trucks: chance.isLikely(0.7) ? randomCount(chance) : null, people: chance.isLikely(0.3) ? randomCount(chance) : null, standing: randomStanding(chance), by: chance.one([null, ['Opp']]),
    });
  },
  presence: (toss, id) => {
    const { chance, plan } = toss;
    const time = during(toss, [2, 4, 6, 9]), by = randomNames(chance), { low, high } = randomCount(chance);
    return presence(id, time.start, time.end, chance.isLikely(0.25) ? 0 : low, chance.isLikely(toss.theme === 'presence' ? 0.6 : 0.2) ? low : high, {
      channel: seeing(toss), place: randomPlace(chance, plan, toss.theme), what: chance.one([...THINGS, 'tanks', ...(plan.things ?? []).map(({ name }) => name)]), by: by.names, oneOfBy: by.oneOf, standing: randomStanding(chance),
    });
  },
  tally: (toss, id) => {
    const { chance, plan } = toss;
    const day = plan.zone.dayMs, start = day * chance.whole(0, 4), end = chance.isLikely(0.8) ? start + day * chance.one([1, 1, 2]) : start + chance.whole(1, 6), { low, high } = randomCount(chance);
    const by = chance.weighed<string[] | null>([[4, null], [1, ['Gov']], [1, ['Opp']], [0.5, ['Ext']]]);
    return tally(id, start, end, low, high, { channel: seeing(toss), place: widePlace(toss, ['W', 'W', 'A', 'B']), what: chance.one(['attack', 'attack', 'attack/shelling', 'fire', 'killed']), by, standing: randomStanding(chance) });
  },
  coverage: (toss, id) => {
    const { chance } = toss;
    const start = chance.whole(-3, 8);
    return coverage(id, start, start + chance.one([2, 3, 6, 12, 20, 20]), {
      channel: seeing(toss), place: widePlace(toss, ['W', 'W', 'W', 'A', 'B']), share: chance.one([1, 1, 1, 1, 0.5, 0.3]), standing: chance.one(['confirmed', 'confirmed', 'confirmed', 'alleged']),
      of: chance.weighed([[5, null], [1, ['attack']], [1, ['incidents']], [0.5, ['tanks', 'movements']], [toss.plan.things === undefined ? 0 : 2, ['All']], [toss.plan.things === undefined ? 0 : 1, ['Heavy', 'tanks']]]),
    });
  },
  act: (toss, id) => madeAct(toss, id, toss.chance.one(['withdrawal', 'notice', 'declaration']), toss.chance.one([['Gov'], ['Opp'], ['Rus', 'Usa'], ['the Gov'], ['JC']]), toss.chance.one(['k0', 'k0', 'k0', 'k0(A)', 'k1', null, null]),
    { to: toss.chance.one([null, 'Rus']), names: toss.chance.isLikely(toss.theme === 'presence' ? 0.8 : 0.4) ? toss.chance.one([['A'], ['A'], ['A1'], ['B'], ['A', 'B']]) : null }),
  word: (toss, id) => {
    const { chance } = toss, isRuling = chance.isLikely(0.6);
    const period = chance.one<Partial<Claim>>([{}, { effectiveFrom: chance.whole(0, 8) }, { until: chance.whole(4, 14) }, { effectiveFrom: chance.whole(0, 6), until: chance.whole(5, 14) }]);
    const says: Partial<Claim> = isRuling ? { ruledStanding: chance.one(['ruled-so', 'ruled-not-so', 'ruled-not-so', 'withdrawn']) } : chance.isLikely(0.3) ? { outcome: 'refused' } : {};
    return madeAct(toss, id, isRuling ? 'ruling' : 'verification', isRuling ? ['JC'] : randomSigners(toss), isRuling ? 'Vague' : chance.one(['g0', 'g0', 'g1(A)', 'g1(B)', 'g1', 'k0', 'k0', 'k0(A)', 'Reg/1']), { ...period, ...says, to: chance.one([null, null, null, 'Gov']) });
  },
  gateAct: (toss, id, before) => {
    const { chance } = toss, next = sequel(toss, id, before);
    if (next !== null) return next;
    const kind = chance.weighed<ActKind>([[3, 'reset'], [2, 'suspension'], [3, 'resumption'], [chance.isLikely(0.5) ? 0.4 : 1.5, 'termination'], [4, 'signature'], [2.5, 'opening'], [1, 'decision'], [2, 'verification']]);
    if (kind === 'verification') return madeAct(toss, id, kind, randomSigners(toss), chance.one(['g0', 'g0', 'g1', 'g1(A)', 'g1(B)']), chance.isLikely(0.25) ? { outcome: 'refused' } : {});
    return madeAct(toss, id, kind, randomSigners(toss), chance.weighed([[4, 'g0'], [1.5, 'g1'], [0.7, 'g1(A)'], [1.3, 'g1(B)']]), {});
  },
  clauseAct: (toss, id, before) => {
    const { chance, plan } = toss, next = sequel(toss, id, before);
    if (next !== null) return next;
    const kind = chance.weighed<ActKind>([[3, 'extension'], [2, 'suspension'], [2, 'resumption'], [0.6, 'termination']]);
    const amount = kind === 'extension' ? chance.one<Partial<Claim>>([{}, { amountMs: 2 }, { amountDays: 1 }, { until: chance.whole(8, 18) }]) : {};
    return madeAct(toss, id, kind, randomSigners(toss), chance.one(plan.clauses).id, amount);
  },
  ruling: (toss, id, before) => {
    const { chance } = toss;
    const others = before.filter((one) => one.act !== 'ruling');
    if (others.length < 2) return MAKERS.incident(toss, id, before);
    const told = others.filter((one) => one.kind !== 'tally' && one.kind !== 'coverage');
    const ruled = before.filter((one) => one.act === 'ruling').flatMap((one) => others.filter((other) => claimKey(other) === one.about));
    const about = chance.one(ruled.length > 0 && chance.isLikely(0.4) ? ruled : chance.isLikely(0.4) && told.length > 0 ? told.slice(0, 2) : others);
    const like = others.filter((one) => one.kind === about.kind && one !== about), elsewhere = like.filter((one) => one.channel !== about.channel);
    const other = like.length > 0 ? claimKey(chance.one(like)) : claimKey(chance.one(others));
    const time = during(toss, [1]), apart = elsewhere.length > 0 ? claimKey(chance.one(elsewhere)) : other;
    return ruling(id, time.start, claimKey(about), { standing: chance.one(['confirmed', 'confirmed', 'alleged']), ...chance.weighed<Partial<Claim>>([
      [4, { ruledStanding: chance.one(['ruled-so', 'ruled-not-so', 'confirmed']) }], [2, { sameAs: [other] }], [3, { distinctFrom: [apart] }], [2, { exception: chance.one(['self-defence', 'none']) }],
      [5, { states: randomPart(toss, about), ruledStanding: chance.one([null, null, 'ruled-so']) }],
    ]) });
  },
};

function randomSigners({ chance, theme }: Toss): string[] {
  return chance.one(theme === 'acts' ? [['Rus'], ['Usa'], ['JC'], ['JC'], ['Rus', 'Usa'], ['Rus', 'Usa']] : [['Rus'], ['Rus'], ['Usa'], ['JC'], ['Rus', 'Usa'], ['the Rus']]);
}

/** At the time of an earlier act or a little after: the same by another key, or what undoes it. */
function sequel(toss: Toss, id: string, before: Claim[]): Claim | null {
  const { chance } = toss;
  const acts = before.filter((one) => one.about !== null && one.act !== 'ruling' && !['withdrawal', 'notice', 'declaration'].includes(one.act!));
  if (toss.theme !== 'acts' || acts.length === 0 || !chance.isLikely(0.5)) return null;
  const one = chance.one(acts), later = chance.one([0, 0, 1, 2]);
  return { ...one, id, start: one.start + later, end: one.end + later, act: one.act === 'suspension' && chance.isLikely(0.6) ? 'resumption' : one.act, by: randomSigners(toss) };
}

function madeAct(toss: Toss, id: string, kind: ActKind, by: string[], about: string | null, rest: Partial<Claim>): Claim {
  const { chance } = toss, time = during(toss, [1, 1, 1, 1, 1, 3]);
  return actClaim(id, time.start, kind, by, about, { ...time, channel: chance.one(['Reg', 'Reg', 'Ch1']), standing: chance.weighed([[toss.theme === 'acts' ? 2 : 1, 'alleged'], [6, 'confirmed']]), effectiveFrom: chance.isLikely(toss.theme === 'acts' ? 0.2 : 0.1) ? chance.one([chance.whole(0, 16), time.start - 2]) : null, oneOfBy: by.length > 1 && chance.isLikely(0.2), ...rest });
}

type Mix = Partial<Record<keyof typeof MAKERS, number>>;

const makersOf = (mix: Mix) => [1, Object.entries(mix).map(([kind, weight]) => [weight, MAKERS[kind as keyof typeof MAKERS]] as const)] as const;

/** Where claims are few, each of them tells. */
const FEW: [number, number] = [0, 4];
const HOW_MANY: Record<Theme, [number, number]> = { all: [4, 20], incidents: [3, 10], movements: [3, 10], presence: [2, 8], tallies: [4, 20], acts: [4, 20] };

/** What the evidence is made of; where a pair is about all, one of several. */
const MIXES: Record<Theme, ReturnType<typeof makersOf>[]> = {
  all: [
    { incident: 10, coverage: 2, ruling: 1.2, act: 1, gateAct: 2, clauseAct: 1, word: 1.5 },
    { incident: 5, movement: 4, presence: 3, tally: 2, coverage: 2, act: 1.5, gateAct: 2, clauseAct: 1, ruling: 1 },
    { movement: 8, coverage: 1, act: 2, gateAct: 2, clauseAct: 1, ruling: 0.7 },
    { presence: 7, coverage: 1, act: 2, clauseAct: 2, ruling: 0.8, incident: 1 },
    { tally: 6, coverage: 0.5, gateAct: 2, act: 1, incident: 1, ruling: 0.7 },
  ].map(makersOf),
  incidents: [makersOf({ incident: 8, coverage: 2, ruling: 4 })],
  movements: [{ movement: 8, coverage: 0.5, ruling: 3 }, { movement: 7, coverage: 0.5, act: 3, clauseAct: 1.5, ruling: 0.7 }].map(makersOf),
  presence: [makersOf({ presence: 8, act: 4, coverage: 0.7, ruling: 1.5 })],
  tallies: [makersOf({ tally: 8, coverage: 0.5, act: 0.5, ruling: 1.2 })],
  acts: [{ gateAct: 8, incident: 2, word: 2 }, { clauseAct: 8, incident: 1, act: 1, presence: 1 }, { act: 5, gateAct: 6, clauseAct: 5, incident: 4, ruling: 0.5, word: 4 }].map(makersOf),
};
