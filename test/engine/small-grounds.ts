// Ground made of other places, and classes of things, in small pairs for worlds.
import type { Claim } from '#records/claim.ts';
import type { MadePlace, Plan } from '#records/plan.ts';
import { aPlace } from './world-plans.ts';

interface Dice { pick<T>(of: readonly T[]): T; chance(share: number): boolean }
interface Evidenced { plan: Plan; claims: Claim[] }

/** N20, N21: the measures count at ground made of the other places; composition promises no exactness. */
export function addGround(dice: Dice, pair: Evidenced): false {
  const [one = '', other = ''] = pair.plan.places.filter(({ name }) => name !== 'Region').map(({ name }) => name);
  const whole = pair.plan.places.some(({ name }) => name === 'Region') ? 'Region' : one;
  const site = pair.plan.places.find(({ name }) => name === (other || one))!;
  site.site = 'hospital';
  const made = dice.pick<MadePlace>([
    { way: 'rest', of: whole, without: [other || one] }, { way: 'joined', places: [one, other || whole] }, { way: 'common', places: [whole, one] }, { way: 'sites', kinds: ['hospital'], within: whole },
  ]);
  pair.plan.places.push({ ...aPlace('Ground'), made });
  for (const measure of pair.plan.measures) if ('name' in measure.place && dice.chance(0.8)) measure.place = { name: 'Ground' };
  for (const claim of pair.claims) if (claim.kind === 'incident' && dice.chance(0.2)) claim.place = { name: 'Ground' };
  return false;
}

/** E30: some claims name a class in which the thing is that the measure counts. */
export function addClass(dice: Dice, pair: Evidenced): void {
  pair.plan.things = [{ name: 'Heavy', title: '', members: ['tanks', 'mortars'] }];
  for (const claim of pair.claims) if (claim.kind === 'presence' && dice.chance(0.4)) claim.what = 'Heavy';
}
