// Rules about places made of others, sites of a kind, and classes of things (N20, N21, E30).
import type { MadePlace, Place, Time } from '#records/plan.ts';
import type { ClaimPlace } from '#records/claim.ts';
import { actClaim, at, claim, coverage, place, PLACES, presence, tally } from '../toy-plans.ts';
import { bound, instant, is, held, told, toldBeside, type Around, type RuleCase } from './rule-case.ts';

const square = (west: number, south: number, east: number, north: number): Place['geometry'] =>
  ({ type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] });
const sorted = (places: Place[]): Place[] => places.sort((a, b) => (a.name < b.name ? -1 : 1));

/** The measure M at a place G made so; A (with A1 in it) and B make up W, C lies apart; A1 a hospital where `site` says so. */
function madeOf(made: MadePlace, measure: Around['measure'] = {}, more: Place[] = [], plan: Around['plan'] = {}): Around {
  return { measure: { ...measure, place: { name: 'G' } }, plan: { places: sorted([...PLACES, place('G', { made }), ...more]), ...plan } };
}
const where = (one: ClaimPlace) => [claim('1', 5, { place: one })];
const tanks: Around['measure'] = { from: 'presence', of: ['tanks'], unit: 'things' };
const unknown: Around['measure'] = { silence: 'unknown' };

const ring: MadePlace = { way: 'rest', of: 'W', without: ['A1'] };
const joined: MadePlace = { way: 'joined', places: ['A1', 'B'] };
const overlap: MadePlace = { way: 'common', places: ['W', 'A'] };
const mill = place('Mill', { geometry: { type: 'Point', coordinates: [0, 0] } });
const field = place('Field', { geometry: square(0.02, 0, 0.03, 0.01) });
const about: MadePlace = { way: 'near', about: { place: 'Mill' }, metres: 1_000, reach: 'within' };
const point = (lon: number, radiusMetres = 0): ClaimPlace => ({ point: [lon, 0], radiusMetres });
const nested = (made: MadePlace): Around => ({ ...madeOf(about), measure: { place: { name: 'H' } }, plan: { places: sorted([...PLACES, mill, field, place('G', { made: about }), place('H', { made })]) } });
const wide: Place = place('Wide', { geometry: square(-1, -1, 1, 1) });

const hospital = place('H', { site: 'hospital', within: ['A'], geometry: { type: 'Point', coordinates: [0.5, 0.5] } });
const school = place('S', { site: 'school', within: ['A'] });
const sites = (more: Partial<Extract<MadePlace, { way: 'sites' }>> = {}, measure: Around['measure'] = {}): Around =>
  ({ ...madeOf({ way: 'sites', kinds: ['hospital'], within: 'W', ...more }, measure, [hospital, school]) });

const heavy: Around = { measure: { ...tanks, of: ['artillery', 'tanks'] }, plan: { things: [{ name: 'All', title: '', members: ['Heavy', 'mines'] }, { name: 'Heavy', title: '', members: ['artillery', 'tanks'] }] } };
const onlyTanks: Around = { ...heavy, measure: tanks };
const seen = (what: string, low: number, high = low) => presence(`${what}${low}`, 0, 13, low, high, { what });

const withdrawal: Time = { node: 'act', act: 'withdrawal', by: ['Gov'], joint: false, about: null, which: 'first' };
/** M in A, which is there from T on. */
const from = (since: Time, measure: Around['measure'] = {}): Around =>
  ({ measure: { ...measure, place: { name: 'A' } }, plan: { places: PLACES.map((one) => (one.name === 'A' ? { ...one, since } : one)) } });

/** How many there are at the last moment before h, against a limit. */
function there(title: string, claims: Parameters<typeof held>[2], [low, high]: [number, number | null], reasons: NonNullable<Parameters<typeof held>[3]['reasons']>, around: Around): RuleCase {
  const value = high !== null && high <= 2 ? 'yes' : low > 2 ? 'no' : 'undetermined';
  const margin = { low: high === null ? null : 2 - high, high: 2 - low, unit: 'things' as const, exact: [high === null ? null : String(2 - high), String(2 - low)] as [string | null, string] };
  return held(title, is('<=', 2), claims, { value, reasons, margin: margin as never }, around);
}

export const cases: RuleCase[] = [
  told('[N20] with a hole: what is in the whole and not in the hole is in', where({ name: 'B' }), [1, 1], [], madeOf(ring)),
  told('[N20] what is in the hole is out', where({ name: 'A1' }), [0, 0], [], madeOf(ring)),
  told('[N20] what has the hole in it may be in', where({ name: 'A' }), [0, 1], ['imprecise'], madeOf(ring)),
  told('[N20] several together: in one of them', where({ name: 'A1' }), [1, 1], [], madeOf(joined)),
  told('[N20] a place of which all parts are in is in', where({ name: 'W' }), [1, 1], [], madeOf({ way: 'joined', places: ['A', 'B'] })),
  told('[N20] out of each of them', where({ name: 'C' }), [0, 0], [], madeOf(joined)),
  told('[N20] an overlap: in both', where({ name: 'A1' }), [1, 1], [], madeOf(overlap)),
  told('[N20] out of one', where({ name: 'B' }), [0, 0], [], madeOf({ way: 'common', places: ['W', 'A1'] })),
  told('[N20] a claim may name such a place: with a hole it lies where the whole does', where({ name: 'G' }), [1, 1], [], { ...madeOf(ring), measure: { place: { name: 'W' } } }),
  told('[N20] and is out of what lies in the hole', where({ name: 'G' }), [0, 0], [], { ...madeOf(ring), measure: { place: { name: 'A1' } } }),
  told('[N20] what is joined lies where each does, or may', where({ name: 'G' }), [0, 1], ['imprecise'], { ...madeOf(joined), measure: { place: { name: 'A' } } }),
  told('[N20] one made of another', where({ name: 'A1' }), [0, 0], [], madeOf({ way: 'common', places: ['R', 'A'] }, {}, [place('R', { made: ring })])),
  told('[N20] watched together where each is', [coverage('v1', -3, 13, { place: { name: 'A' } }), coverage('v2', -3, 13, { place: { name: 'B' } })], [0, 0], [], madeOf(joined, unknown)),
  told('[N20] not where one is not', [coverage('v1', -3, 13, { place: { name: 'A' } })], [0, null], ['unseen'], madeOf(joined, unknown)),
  told('[N20] with a hole, watched where the whole is', [coverage('v1', -3, 13, { place: { name: 'A' } }), coverage('v2', -3, 13, { place: { name: 'B' } })], [0, 0], [], madeOf(ring, unknown)),
  toldBeside(3, '[N20] tallies are added up over what is joined', [tally('t1', 0, 12, 1, 2, { place: { name: 'A1' } }), tally('t2', 0, 12, 1, 3, { place: { name: 'B' } })], [2, 5], ['imprecise'], madeOf(joined, { from: 'tallies' })),
  // A hundredth of a degree of the equator is 1113.19 m.
  told('[N20] within a distance of a place, that included', where(point(0.008)), [1, 1], [], madeOf(about, {}, [mill])),
  told('[N20] farther off', where(point(0.0101)), [0, 0], [], madeOf(about, {}, [mill])),
  told('[N20] a disc about the limit', where(point(0.009, 200)), [0, 1], ['imprecise'], madeOf(about, {}, [mill])),
  told('[N20] the place itself', where({ name: 'Mill' }), [1, 1], [], madeOf(about, {}, [mill])),
  told('[N20] a drawn place far off', where({ name: 'Field' }), [0, 0], [], madeOf(about, {}, [mill, field])),
  told('[N20] a place that nobody drew may be near', where({ name: 'C' }), [0, 1], ['imprecise'], madeOf(about, {}, [mill])),
  told('[N20] near what is near: out beyond both distances', where(point(0.02)), [0, 0], [], nested({ way: 'near', about: { place: 'G' }, metres: 500, reach: 'within' })),
  told('[N20] and between them may be', where(point(0.012)), [0, 1], ['imprecise'], nested({ way: 'near', about: { place: 'G' }, metres: 500, reach: 'within' })),
  told('[N20] near ground is in wider ground about the same', where({ name: 'G' }), [1, 1], [], nested({ way: 'near', about: { place: 'Mill' }, metres: 1_000, reach: 'within' })),
  told('[N20] not in ground that is narrower', where({ name: 'G' }), [0, 1], ['imprecise'], nested({ way: 'near', about: { place: 'Mill' }, metres: 1_000, reach: 'nearer' })),
  told('[N20] a drawn place that holds all of it', where({ name: 'G' }), [1, 1], [], { ...madeOf(about, {}, [mill, wide]), measure: { place: { name: 'Wide' } } }),
  told('[N20] watched where coverage has all the ground in it', [coverage('v', -3, 13, { place: { point: [0, 0], radiusMetres: 1_100 } })], [0, 0], [], madeOf(about, unknown, [mill])),
  told('[N20] not where its edge is on that ground', [coverage('v', -3, 13, { place: { point: [0, 0], radiusMetres: 900 } })], [0, null], ['unseen'], madeOf(about, unknown, [mill])),
  bound('[N6] a distance without a side is kept all round', { until: at(12) }, [presence('1', 5, 8, 1, 1, { place: { point: [-0.005, 0.005], radiusMetres: 0 } })], { verdict: 'breached', since: instant(5) },
    { ...madeOf({ ...about, reach: 'nearer' }, tanks, [mill]), asOf: 13 }, [{ duty: 'distance', measure: 'M', posts: null }]),
  told('[N21] at a declared site by name', where({ name: 'H' }), [1, 1], [], sites()),
  told('[N21] a point at a declared site', where({ point: [0.5, 0.5], radiusMetres: 0, within: ['W'] }), [1, 1], [], sites()),
  told('[N21] a claim that says the kind itself', where({ name: 'B', site: 'hospital' }), [1, 1], [], sites()),
  told('[N21] one that says another kind is out', where({ name: 'A', site: 'school' }), [0, 0], [], sites()),
  told('[N21] one that says nothing, where no site is declared, is out', where({ name: 'B' }), [0, 0], [], sites()),
  told('[N21] unless not all are listed', where({ name: 'B' }), [0, 1], ['imprecise'], sites({ unlisted: true })),
  told('[N21] a declared site of another kind is none of them', where({ name: 'S' }), [0, 0], [], sites({ unlisted: true })),
  told('[N21] a wider place that holds one may be', where({ name: 'A' }), [0, 1], ['imprecise'], sites()),
  told('[N21] a site elsewhere is out', where({ name: 'C', site: 'hospital' }), [0, 0], [], sites()),
  told('[N21] several kinds', where({ name: 'S' }), [1, 1], [], sites({ kinds: ['hospital', 'school'] })),
  told('[N21] coverage of the sites of a kind', [coverage('v', -3, 13, { place: { name: 'W', site: 'hospital' } })], [0, 0], [], sites({}, unknown)),
  told('[N21] is of no other', [coverage('v', -3, 13, { place: { name: 'W', site: 'school' } })], [0, null], ['unseen'], sites({}, unknown)),
  told('[N21] nor of the whole place', [coverage('v', -3, 13, { place: { name: 'W', site: 'hospital' } })], [0, null], ['unseen'], { measure: unknown, plan: sites().plan! }),
  told('[N21] near a site', where({ point: [0.5, 0.504], radiusMetres: 0, within: ['W'] }), [1, 1], [], {
    ...sites(), measure: { place: { name: 'N' } }, plan: { places: sorted([...sites().plan!.places!, place('N', { made: { way: 'near', about: { place: 'G' }, metres: 500, reach: 'within' } })]) },
  }),
  told('[N22] before a place is there nothing counts in it', [claim('1', 5)], [0, 0], [], from(at(6))),
  told('[N22] from that moment on it does', [claim('1', 6)], [1, 1], [], from(at(6))),
  told('[N22] what lies somewhere about it may', [claim('1', 5, { end: 8 })], [0, 1], ['imprecise'], from(at(6))),
  told('[N22] between the earliest and the latest moment it may', [claim('1', 5), actClaim('2', 4, 'withdrawal', ['Gov'], null, { end: 9 })], [0, 1], ['imprecise'], from(withdrawal)),
  told('[N22] before what has not happened yet nothing counts', [claim('1', 5)], [0, 0], [], from(withdrawal)),
  held('[N22] presence is 0 before, and is what it is from then on', { node: 'past', some: true, fromMs: 0, toMs: 8, of: is('>=', 1) }, [presence('1', 0, 5, 1, 1)], { value: 'no' }, from(at(6), tanks)),
  held('[N22] presence in a place that is there', { node: 'past', some: true, fromMs: 0, toMs: 8, of: is('>=', 1) }, [presence('1', 0, 7, 1, 1)], { value: 'yes' }, from(at(6), tanks)),
  told('[N22] nobody need have watched before', [coverage('v', 6, 13)], [0, 0], [], from(at(6), unknown)),
  there('[E30] a class asked: its members and the word itself', [seen('Heavy', 2), seen('tanks', 1)], [2, 3], ['imprecise'], heavy),
  there('[E30] a member asked: the class may count', [seen('Heavy', 3)], [0, 3], ['imprecise'], onlyTanks),
  there('[E30] a wider class may count', [seen('All', 3)], [0, 3], ['imprecise'], heavy),
  there('[E30] other things are out', [seen('mines', 3)], [0, 0], [], heavy),
  there('[E30] a number of the class fixes that of its members', [presence('1', 0, 13, 1, 1, { what: 'Heavy', by: null })], [1, 1], [], { ...heavy, measure: { ...heavy.measure, ...unknown, place: { name: 'A' } } }),
  there('[E30] coverage of a class would have shown each', [coverage('v', -3, 13, { of: ['All'] })], [0, 0], [], { ...heavy, measure: { ...heavy.measure, ...unknown } }),
  there('[E20] parts of one place have nothing in common, but what lies in both is apart from neither', [presence('1', 0, 13, 2, 2, { place: { name: 'X' } }), presence('2', 0, 13, 1, 1, { place: { name: 'B' } })], [2, 3], ['imprecise'],
    { measure: tanks, plan: { places: sorted([...PLACES, place('X', { within: ['A', 'B'] })]) } }),
];
