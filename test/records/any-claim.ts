// Claims for tests: the barest one, and any one at random, in the form that a codec gives.
import fc from 'fast-check';
import { ACT_KINDS, CLAIM_KINDS, STAGES, STANDINGS, type Claim, type ClaimPlace, type CountRange, type StatedPart } from '#records/claim.ts';
import { INCIDENT_TYPES } from '#records/incident-types.ts';

const UNKNOWN: CountRange = { low: 0, high: Infinity };

/** One incident on the first day, of nobody, nowhere in particular; the fields given instead. */
export function bareClaim(fields: Partial<Claim> = {}): Claim {
  return {
    kind: 'incident', id: '1', channel: 'Hmeymim', start: 0, end: 1, place: null, type: 'attack', what: null, count: { low: 1, high: 1 },
    killed: { ...UNKNOWN }, injured: { ...UNKNOWN }, by: null, against: null, oneOfBy: false, oneOfAgainst: false, standing: 'alleged', recordedAt: null,
    stage: null, convoy: null, trucks: null, people: null, stoppedBy: null, share: null, of: null, act: null, about: null, to: null, amountMs: null,
    amountDays: null, until: null, names: null, effectiveFrom: null, sameAs: [], distinctFrom: [], ruledStanding: null, exception: null, states: null, dissent: null,
    source: null, ...fields,
  };
}

const name = fc.stringMatching(/^[A-Za-zäعд][A-Za-z0-9 äعд]{0,11}[A-Za-z0-9]$/);
const instant = fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 });
const whole = fc.nat({ max: 100_000 });
const range: fc.Arbitrary<CountRange> = fc.tuple(whole, fc.oneof(whole, fc.constant(Infinity))).map(([low, more]) => ({ low, high: low + more }));
const toldRange = range.filter(({ low, high }) => low > 0 || high < Infinity);
const degrees = (limit: number) => fc.integer({ min: -limit * 10_000, max: limit * 10_000 }).map((n) => n / 10_000);
const lonLat = fc.tuple(degrees(180), degrees(90));
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 3 });
const keys = fc.uniqueArray(fc.tuple(name, name).map((pair) => pair.join('/')), { maxLength: 2 });

const place: fc.Arbitrary<ClaimPlace> = fc.oneof(
  name.map((given) => ({ name: given })),
  fc.record({ point: lonLat, radiusMetres: whole }),
  fc.record({ point: lonLat, radiusMetres: whole, within: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }) }),
  lonLat.map((coordinates) => ({ geometry: { type: 'Point' as const, coordinates } })),
  lonLat.map((coordinates) => ({ geometry: { type: 'Point' as const, coordinates }, within: ['Syria'] })),
  fc.constant({ geometry: { type: 'Polygon' as const, coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] as [number, number][][] } }),
);

const side = fc.tuple(names, fc.boolean()).map(([given, oneOf]) => ({ names: given, oneOf: oneOf && given.length > 1 }));
const part: fc.Arbitrary<StatedPart> = fc.record({
  during: fc.tuple(instant, fc.integer({ min: 1, max: 1_000_000_000 })).map(([start, lasting]) => ({ start, end: start + lasting })), place, by: side, against: side,
  count: range, killed: range, injured: range, trucks: range, people: range,
}, { requiredKeys: [] }).filter((stated) => Object.keys(stated).length > 0);

const common = fc.record({
  id: fc.stringMatching(/^[A-Za-z0-9/عд-]{1,20}$/), channel: name, start: instant, lasting: fc.integer({ min: 1, max: 1_000_000_000 }),
  place, nowhere: fc.boolean(), by: maybe(names), against: maybe(names), oneOf: fc.boolean(), standing: fc.constantFrom(...STANDINGS), late: maybe(whole),
  source: maybe(fc.record({ url: fc.constant('https://example.org/a'), quote: name }, { requiredKeys: ['quote'] })), kind: fc.constantFrom(...CLAIM_KINDS),
});

const amount = fc.constantFrom<Partial<Claim>>({ amountMs: 172_800_000 }, { amountMs: 90_500 }, { amountDays: 2 }, { until: 1_474_300_800_000 }, {});

const ofKind: Record<Claim['kind'], fc.Arbitrary<Partial<Claim>>> = {
  incident: fc.record({ type: fc.constantFrom(...INCIDENT_TYPES), count: range, killed: range, injured: range }),
  movement: fc.record({ stage: fc.constantFrom(...STAGES), convoy: maybe(name), trucks: maybe(toldRange), people: maybe(toldRange), stoppedBy: maybe(names), to: maybe(name), carried: maybe(fc.uniqueArray(fc.constantFrom('fuel', 'food', 'cooking-gas'), { minLength: 1 })) }).map(({ carried, ...rest }) => (carried === null ? rest : { ...rest, load: carried })),
  presence: fc.record({ what: fc.constantFrom('tanks', 'artillery', 'personnel'), count: range }),
  tally: fc.record({ what: fc.constantFrom('attack', 'attack/air', 'killed'), count: range }),
  coverage: fc.record({ share: fc.integer({ min: 0, max: 100 }).map((n) => n / 100), of: maybe(fc.constant(['attack/air', 'movements'])) }),
  act: fc.oneof(
    fc.tuple(fc.record({ act: fc.constantFrom(...ACT_KINDS.filter((kind) => kind !== 'ruling')), about: maybe(name), to: maybe(name), effectiveFrom: maybe(instant),
      names: maybe(fc.constant([{ post: 1, point: [37, 36] }])) }), amount).map(([act, given]) => ({ ...act, ...given })),
    fc.record({ act: fc.constant('ruling' as const), about: name, ruledStanding: fc.constantFrom(...STANDINGS), sameAs: keys, distinctFrom: keys, exception: maybe(name), dissent: maybe(name) }),
    fc.record({ act: fc.constant('ruling' as const), about: fc.tuple(name, name).map((pair) => pair.join('/')), ruledStanding: fc.constantFrom(null, 'ruled-so' as const, 'confirmed' as const), states: part,
      // E14: what is stated must have begun when it is recorded.
      recordedAt: fc.constant(null) }),
  ),
  statement: fc.record({ about: maybe(name) }),
};

/** Any claim in canonical form: nothing told that its kind does not have. */
export const anyClaim: fc.Arbitrary<Claim> = common.chain(({ lasting, late, oneOf, nowhere, kind, ...told }) => ofKind[kind].map((own) => {
  const many = (list: string[] | null) => oneOf && list !== null && list.length > 1;
  const end = told.start + lasting;
  // Cloned: objects without a prototype, which fc.record makes, would not equal ours.
  return structuredClone(bareClaim({ ...told, kind, place: nowhere && (kind === 'act' || kind === 'statement') ? null : told.place, type: null, end, oneOfBy: many(told.by), oneOfAgainst: many(told.against), recordedAt: late === null ? null : end + late, ...own }));
}));
