// A bundle: a verdict that travels, with all that is needed to compute it again elsewhere. docs/formats.md says the same.
import type { Extract } from '#records/extract.ts';
import type { Plan } from '#records/plan.ts';
import type { Verdicts } from '#records/verdicts.ts';

export interface Bundle {
  format: 'bundle/1';
  /** What was asked: `null` for asOf and knownAt as E14 has it, for readings all of them. */
  asked: { asOf: string | null; knownAt: string | null; readings: string[] | null };
  /** The agreement's rules as they were evaluated; their hash stands in the verdicts (A4). */
  plan: Plan;
  /** Every claim that was known then, as it stands in the ledger, and what leads from them to the root that was signed. */
  evidence: Extract;
  verdicts: Verdicts;
}

/** A value of JSON as a bundle, looked at only as far as a reader needs to know which parts there are; null where it is none. */
export function asBundle(json: unknown): Bundle | null {
  if (!isRecord(json) || json['format'] !== 'bundle/1') return null;
  const { asked, plan, evidence, verdicts } = json;
  if (!isRecord(asked) || !isRecord(plan) || !isRecord(evidence) || !isRecord(verdicts)) return null;
  const isExtract = Array.isArray(evidence['entries']) && Array.isArray(evidence['rest']) && typeof evidence['checkpoint'] === 'string' && typeof evidence['size'] === 'number' && typeof evidence['ledger'] === 'string';
  return isExtract && verdicts['format'] === 'verdicts/1' ? (json as unknown as Bundle) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
