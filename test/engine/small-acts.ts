// Acts that are counted (V15), in small pairs for worlds.
import type { Claim, CountRange } from '#records/claim.ts';
import type { Comparison, Formula, Measure, Plan } from '#records/plan.ts';
import { aClaim, aMeasure, at } from './world-plans.ts';

interface Dice { pick<T>(of: readonly T[]): T; chance(share: number): boolean; whole(low: number, high: number): number }
interface Evidenced { plan: Plan; claims: Claim[] }

export function addCountedActs(dice: Dice, pair: Evidenced): false {
  const measured = (name: string, per: Measure['per']): Measure => ({
    ...aMeasure(name), from: 'acts', unit: 'acts', of: [], place: { name: '' }, per, by: dice.chance(0.4) ? [{ name: dice.pick(['Red', 'Both']) }] : [],
    acts: { act: 'declaration', to: dice.chance(0.3) ? ['Blue'] : [], about: dice.pick([null, null, '6(North)']) },
  });
  pair.plan.actors = [...pair.plan.actors, { name: 'Both', title: 'Both', includes: [], excluded: false, guarantors: [], members: ['Blue', 'Red'] }];
  pair.plan.measures = [...pair.plan.measures, measured('Acts', { unit: 'moment' }), measured('ActsPer', dice.pick<Measure['per']>([{ unit: 'civil-day' }, { unit: 'elapsed', ms: dice.whole(2, 4) }, { unit: 'since', from: at(dice.whole(0, 6)) }]))];
  const limit = () => ({ num: dice.whole(0, 2), den: 1 }), op = () => dice.pick<Comparison>(['<=', '<=', '>=', '>=', '<', '>']);
  const counted: Formula = dice.pick<Formula>([
    { node: 'compare', measure: 'ActsPer', op: op(), to: { operand: 'number', value: limit() } },
    { node: 'count', measure: 'Acts', op: op(), limit: limit(), ms: dice.whole(2, 5), anchor: { from: at(dice.whole(-2, 2)), reachBack: false } },
    { node: 'done', measure: 'Acts', op: '>=', limit: { num: dice.whole(1, 2), den: 1 }, from: at(0), notBefore: null, noLaterThan: at(dice.whole(4, 11)) },
    { node: 'sustained', of: { node: 'compare', measure: 'Acts', op: '<=', to: { operand: 'number', value: limit() } }, ms: 3, anchor: { from: at(0), reachBack: false } },
  ]);
  pair.plan.conditions = [...pair.plan.conditions, { name: 'Acts', of: counted }];
  const count: CountRange = { low: 1, high: 1 };
  for (let id = dice.whole(0, 4); id > 0; id -= 1) {
    const start = dice.whole(0, 11);
    pair.claims.push(aClaim({
      kind: 'act', act: dice.chance(0.85) ? 'declaration' : 'notice', id: `d${id}`, channel: dice.pick(['C', 'D']), start, end: start + dice.pick([1, 1, 1, 3]), by: dice.pick([['Red'], ['Red'], ['Blue'], ['Both'], ['Red', 'Blue']]),
      to: dice.pick([null, 'Blue']), about: dice.pick([null, '6', '6(North)']), standing: dice.pick(['alleged', 'confirmed', 'confirmed']), count,
    }));
  }
  if (pair.claims.length > 0 && dice.chance(0.4)) {
    const told = pair.claims.filter((one) => one.act === 'declaration'), [one, other] = [dice.pick(told), dice.pick(told)];
    if (one !== undefined && other !== undefined && one !== other) {
      pair.claims.push(aClaim({ kind: 'act', act: 'ruling', id: 'ruled', channel: 'C', start: 0, end: 1, about: `${one.channel}/${one.id}`, ...(dice.chance(0.5) ? { sameAs: [`${other.channel}/${other.id}`] } : { distinctFrom: [`${other.channel}/${other.id}`] }) }));
    }
  }
  return false;
}
