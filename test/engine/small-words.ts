// Small evidence about what others' words decide: acts that begin and end a state, that come together, and that rule on a term.
import type { Claim } from '#records/claim.ts';
import type { Formula, Plan, Time } from '#records/plan.ts';
import { aClaim, at } from './world-plans.ts';

interface Dice { whole(low: number, high: number): number; chance(share: number): boolean; pick<T>(all: readonly T[]): T }

const END = 12;

/** `definition` makes what a term may mean; `other` stands beside it. */
export function addWords(dice: Dice, pair: { plan: Plan; claims: Claim[] }, definition: () => Formula, other: Formula): void {
  for (let id = dice.whole(1, 3); id > 0; id -= 1) {
    const start = dice.whole(0, END - 1);
    pair.claims.push(aClaim({ kind: 'act', act: dice.pick(['declaration', 'notice']), id: `a${id}`, channel: 'C', start, end: start + dice.pick([1, 1, 1, dice.whole(1, 4)]), by: [dice.pick(['Red', 'Blue'])],
      standing: dice.pick(['alleged', 'confirmed', 'confirmed']) }));
  }
  for (let id = dice.whole(0, 2); id > 0; id -= 1) pair.claims.push(word(dice, id));
  const time = (by: string): Time => ({ node: 'act', act: dice.pick(['declaration', 'notice']), by: [by], joint: false, about: null, which: dice.pick(['first', 'latest']) });
  const lasting = lastingState(dice), ruled = ruledOn(dice, definition);
  const both: Formula = { node: 'together', times: [time('Red'), time('Blue')], withinMs: dice.whole(0, 3) };
  pair.plan.conditions.push({ name: 'First', of: dice.pick([lasting, ruled]) });
  pair.plan.conditions.push({ name: 'Second', of: dice.pick<Formula>([both, { node: 'and', of: [ruled, other] }, { node: 'sustained', of: lasting, ms: 2, anchor: { from: at(0), reachBack: false } }]) });
}

function word(dice: Dice, id: number): Claim {
  const start = dice.whole(0, END - 1), from = dice.whole(0, 8), so = dice.chance(0.5), act = dice.pick(['ruling', 'verification'] as const);
  const says: Partial<Claim> = act === 'ruling' ? { ruledStanding: so ? 'ruled-so' : 'ruled-not-so' } : so ? {} : { outcome: 'refused' };
  return aClaim({ kind: 'act', act, id: `w${id}`, channel: 'C', start, end: start + 1, by: ['Red'], about: 'Vague', standing: dice.pick(['alleged', 'confirmed', 'confirmed']),
    effectiveFrom: dice.chance(0.5) ? from : null, until: dice.chance(0.5) ? from + dice.whole(1, 5) : null, ...says });
}

function lastingState(dice: Dice): Formula {
  const pattern = (act: 'declaration' | 'notice') => ({ act, by: dice.chance(0.5) ? [] : ['Red'], joint: false, about: null });
  return { node: 'state', begun: [pattern('declaration')], ended: dice.chance(0.85) ? [pattern('notice')] : [] };
}

function ruledOn(dice: Dice, definition: () => Formula): Formula {
  const act = dice.pick(['ruling', 'verification'] as const);
  return { node: 'ruled', act, by: act === 'ruling' ? null : dice.pick(['Red', 'C']), about: 'Vague', param: null, words: null, of: act === 'ruling' && dice.chance(0.6) ? definition() : null, whose: null };
}
