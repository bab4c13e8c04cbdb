// Runs alone, with a task on its standard input: gives the slow reference's outcomes, or the first seed at which the engine's are others.
import { createHash } from 'node:crypto';
import { enableCompileCache } from 'node:module';
import { text } from 'node:stream/consumers';
import { plant, type Fault } from './fault.ts';

/** Seeds begin at `from`; below 0 they number the rules by example instead of random pairs. Without `expected`, what the reference gives for `count` seeds is told; with it, the engine, with its fault, is held against it. */
export interface Task { from: number; count: number; fault: Fault | null; expected: string[] | null }

/** `outcomes`: a digest of each; `seed`: the first that differs, null where none does. */
export interface Told { outcomes: string[]; seed: number | null }

// Many processes one after another load the same modules.
enableCompileCache();
const { from, count, fault, expected } = JSON.parse(await text(process.stdin)) as Task;
if (fault !== null) plant(fault);
const { canonicalJson } = await import('#base/canonical.ts');
const { randomPair } = await import('../random-pairs.ts');
const { allCases } = await import('../rule-cases/all-cases.ts');
const pairOf = (seed: number) => (seed < 0 ? allCases.at(seed)!.pair : randomPair(seed));
const digest = (outcome: unknown) => createHash('sha256').update(canonicalJson(outcome)).digest('hex').slice(0, 24);

const told: Told = { outcomes: [], seed: null };
if (expected === null) {
  const { referenceOutcome } = await import('#engine/reference.ts');
  for (let seed = from; seed < from + count; seed++) told.outcomes.push(digest(referenceOutcome(pairOf(seed))));
} else {
  const { fastOutcome } = await import('../fast-outcome.ts');
  const differs = (seed: number) => {
    try {
      return digest(fastOutcome(pairOf(seed))) !== expected[seed - from];
    } catch (error) {
      // An engine that stops is not the engine that the reference knows.
      if (fault === null) throw error;
      return true;
    }
  };
  for (let seed = from; seed < from + count && told.seed === null; seed++) if (differs(seed)) told.seed = seed;
}
console.log(JSON.stringify(told));
