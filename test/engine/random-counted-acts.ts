// Measures of acts (V15) in random plans, and conditions that ask for them.
import type { Comparison, Formula, Measure, Plan, Time } from '#records/plan.ts';
import type { SeededChance } from './seeded-chance.ts';
import { measure } from './toy-plans.ts';

/** Puts some into a plan, and asks for them where the gates look too. */
export function addCountedActs(chance: SeededChance, plan: Plan, randomTime: () => Time): void {
  const acts = (): Measure => measure('acts', {
    from: 'acts', unit: 'acts', of: [], place: { name: '' }, by: chance.one([[], [], [{ name: 'Gov' }], [{ name: 'Rus' }], [{ name: 'Gov' }, { name: 'Usa' }]]),
    acts: { act: chance.one(['withdrawal', 'notice', 'notice', 'declaration']), to: chance.one([[], [], ['Rus'], ['Rus', 'Usa']]), about: chance.one([null, null, null, 'k0', 'k0(A)']) },
  });
  const per = chance.one<Measure['per']>([{ unit: 'civil-day' }, { unit: 'elapsed', ms: chance.whole(2, 6) }, { unit: 'since', from: randomTime() }]);
  plan.measures = [acts(), { ...acts(), name: 'actsPer', per }, ...plan.measures];
  const limit = () => ({ num: chance.one([0, 1, 1, 2]), den: 1 }), op = () => chance.one<Comparison>(['<=', '<=', '<', '>=', '>=', '>']);
  const asked = (): Formula => chance.weighed<() => Formula>([
    [4, () => ({ node: 'compare', measure: chance.one(['acts', 'actsPer', 'actsPer']), op: op(), to: chance.isLikely(0.8) ? { operand: 'number', value: limit() } : { operand: 'measure', percent: { num: 100, den: 1 }, measure: chance.one(['acts', 'actsPer', 'incidents']) } })],
    [4, () => ({ node: 'count', measure: 'acts', op: op(), limit: limit(), ms: chance.whole(2, 6), anchor: { from: randomTime(), reachBack: chance.isLikely(0.2) } })],
    [2, () => ({ node: 'done', measure: 'acts', op: '>=', limit: { num: chance.whole(1, 2), den: 1 }, from: randomTime(), notBefore: null, noLaterThan: chance.isLikely(0.8) ? randomTime() : null })],
  ])();
  plan.conditions = plan.conditions.map((one) => (one.name === 'c0' && chance.isLikely(0.7) ? { ...one, of: { node: chance.one(['and', 'or']), of: [asked(), one.of] } } : one));
  plan.conditions.push({ name: 'a0', of: asked() }, { name: 'a1', of: { node: 'sustained', of: asked(), ms: chance.whole(2, 5), anchor: { from: randomTime(), reachBack: false } } });
  for (const one of plan.clauses) if (chance.isLikely(0.3)) one.duties = [...one.duties, { duty: 'ensure', of: asked() }];
}
