// What a duty is found to be, and what leaves open whether it was in force (N9).
import { causesOf, isUndetermined, type Causes, type Code } from '#records/causes.ts';
import { edgeAt, type Signal } from '#engine/signal.ts';

/** YES: kept, NO: breached. `since`: when a breach was first certain; null where it is none. */
export interface DutyVerdict { code: Code; since: number | null }

export const isSure = (code: Code) => (code & 3) === 1;
export const isPossible = (code: Code) => (code & 3) !== 2;

/** The causes of the undetermined moments of a signal within [from, to). */
export function doubtsIn(signal: Signal, from: number, to: number): Causes {
  let causes = 0;
  for (let i = edgeAt(signal.starts, from); i < signal.starts.length && (i === 0 || signal.starts[i]! < to); i++) if (isUndetermined(signal.codes[i]!)) causes |= causesOf(signal.codes[i]!);
  return causes;
}
