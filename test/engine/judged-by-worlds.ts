// Evaluators before the judge: on each small pair, no world may deny a yes or a no, and where V2 promises it undetermined is two worlds.
import type { TruthValue } from '#records/verdicts.ts';
import { judgeByWorlds } from '#engine/worlds.ts';
import { smallPair, type Pair } from './small-pairs.ts';

export interface Evaluator { name: string; outcomeAt(pair: Pair, condition: string, place: string | undefined, t: number): TruthValue }

export interface Fault { evaluator: string; kind: 'unsound' | 'inexact'; seed: number; condition: string; place: string | undefined; t: number; says: string }

export interface Judged { faults: Fault[]; shares: Record<'yes' | 'no' | 'undetermined' | 'exactness checked', number>; summary: string }

/** Judges the pairs of seeds `from` to `to`, both included. */
export function judgeEvaluators(evaluators: Evaluator[], from: number, to: number): Judged {
  const faults: Fault[] = [];
  const said: Record<TruthValue, number> = { yes: 0, no: 0, undetermined: 0 };
  let judgedPairs = 0, exactPairs = 0, refused = 0, contradictory = 0;
  for (let seed = from; seed <= to; seed += 1) {
    const pair = smallPair(seed);
    const judged = judgeByWorlds({ ...pair, limit: 20_000 });
    if ('tooLarge' in judged) refused += 1;
    if ('contradiction' in judged) contradictory += 1;
    if (!('conditions' in judged)) continue;
    judgedPairs += 1;
    const exact = pair.exactPromised && judged.complete;
    if (exact) exactPairs += 1;
    for (const { name, place, t, seenTrue, seenFalse } of judged.conditions) for (const evaluator of evaluators) {
      const value = evaluator.outcomeAt(pair, name, place, t);
      said[value] += 1;
      const unsound = (value === 'yes' && seenFalse) || (value === 'no' && seenTrue);
      const inexact = exact && value === 'undetermined' && !(seenTrue && seenFalse);
      if (!unsound && !inexact) continue;
      const worlds = seenTrue && seenFalse ? 'true in some worlds and false in others' : seenTrue ? 'true in every world' : 'false in every world';
      const says = `seed ${seed}, ${name}${place === undefined ? '' : ` for ${place}`} at ${t}: ${evaluator.name} says ${value}; it is ${worlds}`;
      faults.push({ evaluator: evaluator.name, kind: unsound ? 'unsound' : 'inexact', seed, condition: name, place, t, says });
    }
  }
  const all = said.yes + said.no + said.undetermined;
  const shares = { yes: said.yes / all, no: said.no / all, undetermined: said.undetermined / all, 'exactness checked': exactPairs / judgedPairs };
  const percents = Object.entries(shares).map(([what, share]) => `${what} ${(100 * share).toFixed(1)} %`).join(', ');
  return { faults, shares, summary: `${judgedPairs} pairs judged (${contradictory} contradict themselves, ${refused} refused), ${all} values: ${percents}` };
}
