// Values with their reasons, and bounds with their causes: how they are made and put together (V2, V3).
import { REASONS, type Reason, type TruthValue } from '#records/verdicts.ts';

/** A reason, or `filling`: pending for no more than a window that is not yet full (W10). */
export type Cause = Reason | 'filling';

export type Causes = ReadonlySet<Cause>;

/** What a formula is at a moment or over a stretch. Only an undetermined one has causes. */
export interface Finding { value: TruthValue; causes: Causes }

/** What a measure is: [low, high], and what widens it; no causes where low = high. */
export interface Amount { low: number; high: number; causes: Causes }

const NO_CAUSES: Causes = new Set();
export const YES: Finding = { value: 'yes', causes: NO_CAUSES };
export const NO: Finding = { value: 'no', causes: NO_CAUSES };

export function undetermined(causes: Iterable<Cause>): Finding {
  return { value: 'undetermined', causes: new Set(causes) };
}

/** Bounds that are apart without any cause of their own (places neither the same nor apart, three channels ruled distinct) are imprecise. */
export function amount(low: number, high: number, causes: Iterable<Cause>): Amount {
  if (low >= high) return { low, high, causes: NO_CAUSES };
  const all = new Set(causes);
  return { low, high, causes: all.size === 0 ? new Set(['imprecise']) : all };
}

export function union(sets: Iterable<Iterable<Cause>>): Set<Cause> {
  const all = new Set<Cause>();
  for (const set of sets) for (const cause of set) all.add(cause);
  return all;
}

/** The causes of those findings that are undetermined. */
export function causesOf(findings: Finding[]): Set<Cause> {
  return union(findings.filter((finding) => finding.value === 'undetermined').map((finding) => finding.causes));
}

/** Kleene's `and`: also what holds throughout a row of moments. */
export function conjunction(findings: Finding[]): Finding {
  if (findings.some((finding) => finding.value === 'no')) return NO;
  if (findings.every((finding) => finding.value === 'yes')) return YES;
  return undetermined(causesOf(findings));
}

/** Kleene's `or`. */
export function disjunction(findings: Finding[]): Finding {
  return negation(conjunction(findings.map(negation)));
}

export function negation(finding: Finding): Finding {
  if (finding.value === 'undetermined') return finding;
  return finding.value === 'yes' ? NO : YES;
}

/** Reasons as they are printed: in their order, filling as pending (V3, W10). */
export function printedReasons(causes: Causes): Reason[] {
  return REASONS.filter((reason) => causes.has(reason) || (reason === 'pending' && causes.has('filling')));
}
