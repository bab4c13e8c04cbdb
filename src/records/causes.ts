// Why a value is not settled, as bits (V3), and a three-valued value with its causes in one byte.
import { REASONS, type Reason, type TruthValue } from '#records/verdicts.ts';

/** V3's causes as bits, in V3's order; `FILLING` is the kind of `pending` that a window not yet full gives (W10). */
export const PENDING = 1;
export const UNSEEN = 2;
export const DISPUTED = 4;
export const IMPRECISE = 8;
export const UNRULED = 16;
export const FILLING = 32;
export const CAUSE_BITS = [PENDING, UNSEEN, DISPUTED, IMPRECISE, UNRULED, FILLING] as const;

/** A set of causes: the sum of the bits above. */
export type Causes = number;

/** A value and its causes in one byte: bit 0 it may hold, bit 1 it may fail, bits 2-7 the causes (of an undetermined one only). */
export type Code = number;
export const YES: Code = 1;
export const NO: Code = 2;

export function undetermined(causes: Causes): Code {
  return 3 | (causes << 2);
}

export function causesOf(code: Code): Causes {
  return code >> 2;
}

export function isUndetermined(code: Code): boolean {
  return (code & 3) === 3;
}

export function valueOf(code: Code): TruthValue {
  return (code & 3) === 1 ? 'yes' : (code & 3) === 2 ? 'no' : 'undetermined';
}

/** The reasons that are printed, in V3's order; filling prints as pending. */
export function reasonsOf(causes: Causes): Reason[] {
  const shown = causes & FILLING ? causes | PENDING : causes;
  return REASONS.filter((_, bit) => shown & (1 << bit));
}

/** Kleene's conjunction; the causes are those of the undetermined parts (V3). */
export function and(a: Code, b: Code): Code {
  if ((a & 3) === NO || (b & 3) === NO) return NO;
  if ((a & 3) === YES) return b;
  if ((b & 3) === YES) return a;
  return a | b;
}

/** Kleene's disjunction. */
export function or(a: Code, b: Code): Code {
  if ((a & 3) === YES || (b & 3) === YES) return YES;
  if ((a & 3) === NO) return b;
  if ((b & 3) === NO) return a;
  return a | b;
}

export function not(a: Code): Code {
  return (a & ~3) | ((a & 1) << 1) | ((a & 2) >> 1);
}
