// What a value is to a reader: one of a few faces, each with a word and a symbol, never a colour alone.
import type { ObligationVerdict, Reason, TruthValue } from '#records/verdicts.ts';

/** `unsaid`: it cannot be said. `off`: not in force, or nothing to judge. */
export type Face = 'met' | 'not-met' | 'pending' | 'unsaid' | 'off';

/** Undetermined is pending only where the future alone can tell; whatever else is open cannot be said. */
export function faceOf(value: TruthValue, reasons: readonly Reason[]): Face {
  if (value === 'yes') return 'met';
  if (value === 'no') return 'not-met';
  return reasons.every((reason) => reason === 'pending') ? 'pending' : 'unsaid';
}

export function faceOfObligation(verdict: ObligationVerdict): Face {
  return ({ kept: 'met', breached: 'not-met', pending: 'pending', 'cannot-be-said': 'unsaid' } as const)[verdict];
}
