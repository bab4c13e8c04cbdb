// The slow reference as an evaluator of small pairs, and the same made to break one rule each: given another pair than the one asked about.
import type { Claim } from '#records/claim.ts';
import type { Plan, Reading } from '#records/plan.ts';
import type { TruthValue } from '#records/verdicts.ts';
import { referenceSignal } from '#engine/reference.ts';
import type { Evaluator } from './judged-by-worlds.ts';
import type { Pair } from './small-pairs.ts';

function evaluatorOf(name: string, change: (pair: Pair) => Pair): Evaluator {
  let asked: Pair | undefined, changed: Pair | undefined;
  let signals = new Map<string, Map<number, TruthValue>>();
  return {
    name,
    outcomeAt(pair, condition, place, t) {
      if (asked !== pair || changed === undefined) {
        asked = pair;
        changed = change(pair);
        signals = new Map();
      }
      const key = `${condition} ${place ?? ''}`;
      let signal = signals.get(key);
      if (signal === undefined) {
        // A member of a `for each` is asked by the condition with a free parameter.
        const member = place === undefined ? undefined : pair.members[condition];
        const rows = referenceSignal(changed, member?.condition ?? condition, member === undefined ? {} : { [member.param]: place! });
        signal = new Map(rows.map((row) => [row.t, row.value]));
        signals.set(key, signal);
      }
      return signal.get(t)!;
    },
  };
}

export const referenceEvaluator = evaluatorOf('the reference', (pair) => pair);

const claims = (change: (claim: Claim, pair: Pair) => Claim) => (pair: Pair): Pair => ({ ...pair, claims: pair.claims.map((claim) => change(claim, pair)) });
const plan = (change: (plan: Plan) => Partial<Plan>) => (pair: Pair): Pair => ({ ...pair, plan: { ...pair.plan, ...change(pair.plan) } });
const reading = (change: (reading: Reading) => Partial<Reading>) => plan(({ readings }) => ({ readings: readings.map((one) => ({ ...one, ...change(one) })) }));

/** Each takes for settled what is open, or for open what a rule settles otherwise. */
export const breakers: { name: string; change: (pair: Pair) => Pair }[] = [
  { name: 'E2: knows what was recorded later', change: (pair) => ({ ...pair, claims: pair.claims.map((claim) => ({ ...claim, recordedAt: null })) }) },
  { name: 'E8: takes silence after the horizon for none', change: (pair) => ({ ...pair, asOf: 100, knownAt: Infinity }) },
  { name: 'E3: takes what may count for certain', change: reading(({ proof }) => ({ proof: proof.map((one) => ({ ...one, result: 'counts' })) })) },
  { name: 'E4: takes the first possible instant for the time', change: claims((claim) => (claim.kind === 'incident' ? { ...claim, end: claim.start + 1 } : claim)) },
  { name: 'E5: adds up channels', change: claims((claim, { plan: { channels } }) => (channels.length > 1 && claim.kind !== 'coverage' ? { ...claim,
    channel: 'C', id: `${claim.channel}${claim.id}` } : claim)) },
  { name: 'E7: takes silence for none', change: reading(() => ({ silence: [{ measure: null, channel: 'C', means: 'none' }] })) },
  { name: 'E1: takes the greatest count for the count', change: claims((claim) => (Number.isFinite(claim.count.high) ? { ...claim,
    count: { low: claim.count.high, high: claim.count.high } } : claim)) },
  { name: 'E12: splits a tally', change: claims((claim) => (claim.kind === 'tally' ? { ...claim,
    end: claim.start + Math.ceil((claim.end - claim.start) / 2) } : claim)) },
  { name: 'N2: takes the first of several for the author', change: claims((claim) => (claim.oneOfBy ? { ...claim, oneOfBy: false,
    by: claim.by!.slice(0, 1) } : claim)) },
  { name: 'N3: counts what excluded actors did', change: plan(({ measures }) => ({ measures: measures.map((one) => ({ ...one, excluding: 'none' })) })) },
  { name: 'N4: rules for itself that no exception applies', change: plan(({ measures }) => ({ measures: measures.map((one) => ({ ...one, exceptions: [] })) })) },
  { name: 'E13: takes what a ruling states for nothing', change: claims((claim) => ({ ...claim, states: null })) },
  { name: 'E13: takes what may have been ruled for ruled', change: claims((claim) => (claim.states === null ? claim : { ...claim, standing: 'confirmed' })) },
  { name: 'T12: takes the last instant of an act for the act', change: claims((claim) => (claim.act === 'notice' ? { ...claim, start: claim.end - 1 } : claim)) },
];

export function breakingEvaluator({ name, change }: { name: string; change: (pair: Pair) => Pair }): Evaluator {
  return evaluatorOf(name, change);
}
