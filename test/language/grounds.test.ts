// Places made of others, sites and classes of things: how they are written, and what they become in the plan.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planToProse } from '#language/to-prose.ts';
import { bare, errorsOf, planOf } from './small.ts';

const ground = (words: string) => planOf({ terms: `place G is ${words}` }).places.find(({ name }) => name === 'G')!.made;
const measureOf = (words: string) => planOf({ terms: `measure M = ${words}, silence means none` }).measures[0]!;
const SHIFA = 'place Shifa a hospital in Mill\n';

test('[N20] a place is made of others', () => {
  const more = 'place A\nplace B\nplace G is ';
  const made = (words: string) => planOf({ terms: `${more}${words}` }).places.find(({ name }) => name === 'G')!.made;
  assert.deepEqual(made('A without Mill, B'), { way: 'rest', of: 'A', without: ['Mill', 'B'] });
  assert.deepEqual(made('A with B'), { way: 'joined', places: ['A', 'B'] });
  assert.deepEqual(made('the overlap of A and B'), { way: 'common', places: ['A', 'B'] });
  assert.deepEqual(ground('within 500 m of Road'), { way: 'near', about: { line: 'Road' }, metres: 500, reach: 'within' });
  assert.deepEqual(planOf({ terms: `${SHIFA}place G is any hospital in Mill, listed or not` }).places.find(({ name }) => name === 'G')!.made, { way: 'sites', kinds: ['hospital'], within: 'Mill', unlisted: true });
  assert.deepEqual(errorsOf({ terms: 'place A is B without C\nplace B is A with C\nplace C' }), ['place.ring']);
});

test('[N20] ground that has no name is called by its words, and is one place wherever they are said', () => {
  const plan = planOf({ terms: 'condition C = no incidents of fire within 2 km of Road\ncondition E = incidents of attack within 2 km of Road at most 3\n' });
  assert.deepEqual(plan.measures.map(({ place }) => place), [{ name: 'the ground within 2 km of Road' }, { name: 'the ground within 2 km of Road' }]);
  assert.equal(plan.places.filter(({ made }) => made !== undefined).length, 1);
  assert.match(planToProse(plan), /the ground within 2 km of Road is measured all round/);
});

test('[N6] a distance without a side is all round a line, a place or sites', () => {
  const kept = (words: string) => {
    const plan = planOf({ terms: `${SHIFA}clause 1 binds North to keep tanks at least ${words} from D` });
    const { strip, place } = plan.measures[0]!;
    return [strip, plan.places.find(({ name }) => 'name' in place && name === place.name)!.made];
  };
  assert.deepEqual(kept('50 km from Road'), [null, { way: 'near', about: { line: 'Road' }, metres: 50_000, reach: 'nearer' }]);
  assert.deepEqual(kept('500 m from a hospital in Mill'), [null, { way: 'near', about: { place: 'any hospital in Mill' }, metres: 500, reach: 'nearer' }]);
});

test('[N21] sites of a kind, wherever a place is asked for', () => {
  const place = (words: string) => planOf({ terms: `${SHIFA}clause 1 binds North to ${words} from D` }).measures[0]!.place;
  assert.deepEqual(place('stay out of every hospital in Mill with personnel'), { name: 'any hospital in Mill' });
  assert.deepEqual(place('have no tanks at a hospital in Mill'), { name: 'any hospital in Mill' });
  assert.deepEqual(place('refrain from incidents of attack at a hospital in Mill'), { name: 'any hospital in Mill' });
  assert.equal(planOf({ terms: SHIFA }).places.find(({ name }) => name === 'Shifa')!.site, 'hospital');
});

test('[N22] a place is there from a time on, and that must not hang on what is measured in it', () => {
  const zone = 'place Zone in Valley, from the fulfilment of 1\nclause 1 binds North to withdraw by D + 24 h from D\n';
  assert.deepEqual(bare(planOf({ terms: `${zone}condition C = no incidents of fire in Zone` }).places.find(({ name }) => name === 'Zone')!.since), { node: 'fulfilment', of: '1' });
  assert.deepEqual(errorsOf({ terms: zone.replace('to withdraw', 'to refrain from incidents of fire in Zone to withdraw') }), ['plan.cycle']);
  assert.match(planToProse(planOf({ terms: zone })), /there from the fulfilment of clause 1 on/);
});

test('[E30] a class of things is its members, through all levels', () => {
  const classes = 'things Heavy: artillery, tanks\nthings All "all": Heavy, mines\n';
  const plan = planOf({ terms: `${classes}measure M = presence of All in Mill, silence means none` });
  assert.deepEqual(plan.measures[0]!.of, ['artillery', 'tanks', 'mines']);
  assert.deepEqual(plan.things!.map(({ name, members }) => [name, members]), [['All', ['Heavy', 'mines']], ['Heavy', ['artillery', 'tanks']]]);
  assert.equal(planOf({ terms: 'measure M = presence of tanks in Mill, silence means none' }).things, undefined);
  assert.deepEqual(measureOf('presence of tanks in Mill').of, ['tanks']);
  assert.deepEqual(errorsOf({ terms: 'things A: B\nthings B: A\n' }), ['plan.cycle']);
});
