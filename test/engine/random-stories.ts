// A few claims that hang together, for what single claims thrown at random seldom make: told twice, a post with those in it, two keys in time.
import { claimKey, type Claim, type Standing, type StatedPart } from '#records/claim.ts';
import type { Plan } from '#records/plan.ts';
import type { Theme } from './random-plans.ts';
import type { SeededChance } from './seeded-chance.ts';
import { actClaim, claim, movement, presence, ruling, tally } from './toy-plans.ts';

type Story = (chance: SeededChance, asOf: number, plan: Plan) => Claim[];

/** What the limit c5 counts, if it counts incidents: of that type, in that place. */
function whatIsLimited(plan: Plan): Partial<Claim> {
  const limit = plan.conditions.find((one) => one.name === 'c5')?.of;
  const counted = plan.measures.find((one) => limit?.node === 'compare' && one.name === limit.measure);
  if (counted?.from !== 'incidents' || !('name' in counted.place)) return { type: 'attack' };
  return { type: counted.of[0]!, place: { name: counted.place.name } };
}

/** Two channels tell of one or two happenings of a moment, and a ruling says which. */
const toldTwice = (tell: (chance: SeededChance, id: string, time: number, rest: Partial<Claim>) => Claim): Story => (chance, asOf) => {
  const time = asOf - chance.whole(1, 3), by = ['Opp'];
  const [a, b] = [tell(chance, 's1', time, { channel: 'Ch1', by }), tell(chance, 's2', time, { channel: 'Ch2', by })];
  const said = chance.weighed<Partial<Claim>>([[3, { distinctFrom: [claimKey(b)] }], [2, { sameAs: [claimKey(b)] }]]);
  const more = chance.one<Partial<Claim>[]>([[], [], [{ ruledStanding: 'ruled-not-so' }], [{ ruledStanding: 'ruled-not-so', standing: 'alleged' }, { ruledStanding: 'confirmed' }]]);
  return [a, b, ...[said, ...more].map((one, i) => ruling(`s${i + 3}`, asOf - 3 + i, claimKey(a), one))];
};

const incident = toldTwice((chance, id, time, rest) => claim(id, time, { type: chance.one(['attack', 'attack', 'fire']), place: { name: chance.one(['A', 'A', 'B']) }, killed: { low: 1, high: 1 }, ...rest }));

/** One happening of a few days, which may belong to each of them. */
const acrossDays: Story = (chance, asOf, plan) => {
  const start = asOf - chance.whole(4, 7), n = chance.one([1, 3, 5]);
  return [claim('s1', start, { end: start + chance.whole(2, 4), by: ['Opp'], count: { low: n, high: n }, ...whatIsLimited(plan) })];
};

const delivery = toldTwice((chance, id, time, rest) => movement(id, time, { convoy: chance.one([null, 'v1', 'v2']), trucks: { low: 1, high: chance.whole(1, 2) }, ...rest }));

/** A convoy that came before asOf, or just after. */
const lateConvoy: Story = (chance, asOf) => [movement('s1', asOf - 1, { end: asOf + 1, convoy: 'v1', stage: chance.one(['delivered', 'arrived']), trucks: { low: 2, high: 2 } })];

/** A post is named, and there are so many in it. */
const post: Story = (chance, asOf) => {
  const people = chance.whole(1, 3), time = asOf - chance.whole(4, 8);
  const place = { point: [0.95, 0.5] as [number, number], radiusMetres: 0 };
  const named = chance.one([['A'], ['A'], ['A', 'B']]);
  return [actClaim('s1', time - chance.whole(0, 3), 'notice', ['Gov'], 'k0', { end: time + chance.whole(1, 2), names: named }), presence('s2', time, asOf + chance.whole(-1, 1), people, people, { place })];
};

/** Lines of one channel in places of which one may lie in the other. */
const linesThatMayOverlap: Story = (chance, asOf) => {
  const [a, b] = chance.one([['A', 'W'], ['W', 'A'], ['A', 'A1'], ['A', 'X'], ['A', 'B'], ['A', 'A']]) as [string, string], start = asOf - chance.whole(3, 6);
  return [presence('s1', start, asOf + 1, 1, 1, { place: { name: a }, by: chance.one([['Gov'], null]) }), presence('s2', start, asOf + 1, 1, 1, { place: { name: b }, by: chance.one([['Gov'], ['Opp'], null]) })];
};

/** Two keys, as far apart as an agreement may just allow, or a little more. */
const keys: Story = (chance, asOf) => {
  const standing = chance.one<Standing>(['confirmed', 'confirmed', 'alleged']);
  const time = asOf - chance.whole(3, 9), about = chance.one(['g0', 'g0', 'k0', 'g1']), effectiveFrom = chance.isLikely(0.5) ? time - chance.whole(1, 4) : null;
  const kind = about === 'k0' ? chance.one(['extension', 'suspension', 'termination'] as const) : chance.one(['reset', 'suspension', 'resumption'] as const);
  const own = () => (about === 'g1' ? chance.one(['g1', 'g1(B)', 'g1(B)']) : about);
  const later = chance.whole(1, 3), opened = about === 'g0' && effectiveFrom !== null ? [actClaim('s3', chance.whole(effectiveFrom, time), 'opening', ['Rus'], 'g0')] : [];
  return [...opened, actClaim('s1', time, kind, ['Rus'], own(), { effectiveFrom, standing }), actClaim('s2', time + later, kind, ['Usa'], own(), { effectiveFrom, end: chance.one([time + later + 1, time + later + 1, Math.max(asOf, time + later) + 1]) })];
};

/** Whoever stops something lets it go on. */
const goesOn: Story = (chance, asOf) => {
  const time = asOf - chance.whole(1, 4), about = chance.one(['g0', 'k0', 'g1(B)']), by = chance.one([['JC'], ['Rus', 'Usa']]);
  return [actClaim('s1', time - chance.one([0, 1]), 'suspension', by, about), actClaim('s2', time, 'resumption', by, about, { end: chance.one([time + 1, time + 1, asOf + 1]) })];
};

/** A breach, and then it may go on. */
const afterABreach: Story = (chance, asOf, plan) => [
  claim('s1', asOf - 5, { by: ['Opp'], count: { low: 4, high: 4 }, ...whatIsLimited(plan) }),
  actClaim('s2', asOf - chance.whole(2, 4), 'resumption', chance.one([['JC'], ['Rus', 'Usa']]), 'g0'),
];

/** One or two rulings on a part of a claim: one that may count, and now and then one that counts before or after it. */
const ruledInPart = (tell: (chance: SeededChance, asOf: number, plan: Plan) => Claim): Story => (chance, asOf, plan) => {
  const told = tell(chance, asOf, plan), n = chance.whole(0, 3);
  const parts: StatedPart[] = [
    { count: { low: n, high: n } }, { during: { start: told.start - chance.whole(1, 3), end: told.start + chance.whole(1, 3) } }, { place: { name: chance.one(['A', 'B', 'W']) } },
    { by: { names: chance.one([['Gov'], ['Opp'], ['Ext']]), oneOf: false } }, { by: { names: [...told.by ?? ['Gov']].reverse(), oneOf: told.oneOfBy } },
  ];
  const { datedWithinMs, datedWithinDays } = plan.readings[0]!.setAside;
  // Where vague dates are set aside, it is the date that tells.
  const states = datedWithinMs !== null || datedWithinDays !== null ? parts[1]! : chance.one(parts);
  const doubtful = ruling('s2', asOf - 2, claimKey(told), { standing: 'alleged', states });
  if (chance.isLikely(0.5)) return [told, doubtful];
  return [told, doubtful, ruling('s3', asOf - chance.one([1, 1, 3]), claimKey(told), { states: chance.isLikely(0.7) ? { ...states, ...(states.count === undefined ? {} : { count: { low: 1, high: 1 } }) } : chance.one(parts) })];
};

const shells = ruledInPart((chance, asOf, plan) => {
  const end = asOf - chance.whole(0, 3);
  return claim('s1', end - chance.one([1, 1, 1, 4, 6]), { end, by: chance.one([['Opp'], ['Gov', 'Opp'], ['Gov']]), count: { low: 2, high: 2 }, ...whatIsLimited(plan) });
});

const shipment = ruledInPart((chance, asOf) => movement('s1', asOf - chance.whole(1, 4), { convoy: chance.one([null, 'v1']), trucks: { low: 1, high: 1 } }));

const tanks = ruledInPart((chance, asOf) => presence('s1', asOf - chance.whole(3, 6), asOf + 1, 2, 2, { place: { name: chance.one(['A', 'W']) } }));

/** One number for all the time there was. */
const published = ruledInPart((chance, asOf) => tally('s1', chance.one([-3, 0]), asOf, 1, 2, { what: chance.one(['attack', 'fire']), by: chance.one([null, null, ['Gov', 'Opp']]) }));

const STORIES: Record<Theme, Story[]> = { all: [incident, goesOn, delivery, shells], incidents: [incident, acrossDays, shells, shells], movements: [delivery, delivery, lateConvoy, shipment], presence: [post, post, linesThatMayOverlap, tanks], tallies: [published], acts: [keys, keys, goesOn, afterABreach, afterABreach] };

/** One story of the theme, or none. */
export function randomStory(chance: SeededChance, theme: Theme, asOf: number, plan: Plan): Claim[] {
  const stories = STORIES[theme];
  return stories.length === 0 || !chance.isLikely(theme === 'all' ? 0.15 : 0.6) ? [] : chance.one(stories)(chance, asOf, plan);
}
