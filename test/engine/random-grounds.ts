// Ground made of other places, sites, and classes of things in random plans: what some of them are measured at and of.
import { place } from './toy-plans.ts';
import type { SeededChance } from './seeded-chance.ts';
import type { MadePlace, Place, Plan, Time } from '#records/plan.ts';

/** Puts such places into a plan, and some of its measures there. */
export function addGrounds(chance: SeededChance, plan: Plan): void {
  const isDrawn = plan.places.some((one) => one.geometry !== null);
  const point = (lon: number, lat: number): Place['geometry'] => (isDrawn ? { type: 'Point', coordinates: [lon, lat] } : null);
  const made = (name: string, of: MadePlace): Place => place(name, { made: of });
  const about = () => chance.one([{ place: 'A1' }, { place: 'A' }, { line: 'L' }, { place: 'T' }, { place: 'J' }, { place: 'R' }].filter((one) => 'place' in one || plan.lines.length > 0));
  const reach = () => chance.one(['within', 'nearer'] as const);
  const grounds = [
    place('H', { within: [chance.one(['A', 'A1', 'B'])], site: 'hospital', geometry: point(0.3, 0.3) }), place('S', { within: chance.one([[], ['B']]), site: 'school', geometry: point(1.7, 0.7) }),
    made('J', { way: 'joined', places: chance.one([['A1', 'B'], ['A', 'B'], ['H', 'C']]) }),
    made('K', { way: 'common', places: chance.one([['W', 'A'], ['A', 'C'], ['W', 'C', 'B']]) }),
    made('R', { way: 'rest', of: chance.one(['W', 'A']), without: chance.one([['A1'], ['A1', 'B'], ['H']]) }),
    made('T', { way: 'sites', kinds: chance.one([['hospital'], ['school'], ['hospital', 'school']]), within: chance.one(['W', 'A', 'B']), ...(chance.isLikely(0.3) ? { unlisted: true as const } : {}) }),
    made('Z', chance.one<MadePlace>([{ way: 'rest', of: 'J', without: ['T'] }, { way: 'joined', places: ['R', 'S'] }, { way: 'common', places: ['J', 'R'] }])),
  ];
  if (isDrawn) {
    grounds.push(made('N', { way: 'near', about: about(), metres: chance.one([20_000, 60_000]), reach: reach() }), made('M', { way: 'near', about: chance.one([about(), { place: 'N' }]), metres: chance.one([5_000, 60_000]), reach: reach() }));
  }
  // Not what a gate or a clause does: those are themselves measured there.
  const since = () => chance.one<Time>([{ node: 'at', instant: chance.whole(2, 10) }, { node: 'anchor', name: 'E' }, { node: 'act', act: 'withdrawal', by: [], joint: false, about: null, which: chance.one(['first', 'latest']) }]);
  for (const one of grounds) if (chance.isLikely(0.3)) one.since = since();
  plan.places = [...plan.places, ...grounds].sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = grounds.filter((one) => one.made !== undefined).map((one) => one.name);
  plan.measures = plan.measures.map((one) => ('name' in one.place && one.strip === null && chance.isLikely(0.6) ? { ...one, place: { name: chance.one(names) } } : one));
  if (chance.isLikely(0.3)) plan.lists = plan.lists.map((list) => ({ ...list, members: ['B', chance.one(names)] }));
  if (chance.isLikely(0.6)) {
    plan.things = [{ name: 'All', title: '', members: ['Heavy', 'mortars'] }, { name: 'Heavy', title: '', members: chance.one([['artillery', 'tanks'], ['tanks'], ['artillery', 'rockets']]) }];
  }
}
