// What only few claims carry: the particulars of an act, and the source of an act or a statement. A table keeps them by row.
import type { Claim } from '#records/claim.ts';

/** The fields of a claim that a table keeps as they are. */
export type ActDetails = Pick<Claim,
  | 'about' | 'amountMs' | 'amountDays' | 'until' | 'names' | 'effectiveFrom' | 'sameAs' | 'distinctFrom'
  | 'ruledStanding' | 'exception' | 'states' | 'dissent' | 'source' | 'outcome'>;

/** The particulars of a claim, or undefined where it has none. The source only of acts and statements, whose words may decide. */
export function actOf(claim: Claim): ActDetails | undefined {
  const { about, amountMs, amountDays, until, names, effectiveFrom, sameAs, distinctFrom, ruledStanding, exception, states, dissent, outcome } = claim;
  const source = claim.kind === 'act' || claim.kind === 'statement' ? claim.source : null;
  const isBare = about === null && amountMs === null && amountDays === null && until === null && names === null && effectiveFrom === null
    && sameAs.length === 0 && distinctFrom.length === 0 && ruledStanding === null && exception === null && states === null && dissent === null && source === null && outcome === undefined;
  if (isBare) return undefined;
  return { about, amountMs, amountDays, until, names, effectiveFrom, sameAs, distinctFrom, ruledStanding, exception, states, dissent, source, ...(outcome === undefined ? {} : { outcome }) };
}

const NO_ACT: ActDetails = {
  about: null, amountMs: null, amountDays: null, until: null, names: null, effectiveFrom: null, sameAs: [], distinctFrom: [],
  ruledStanding: null, exception: null, states: null, dissent: null, source: null,
};

/** A claim out of its columns and its particulars. */
export function withActs(columns: Omit<Claim, keyof ActDetails>, details: ActDetails | undefined): Claim {
  const found = details ?? NO_ACT;
  return { ...columns, ...found, sameAs: [...found.sameAs], distinctFrom: [...found.distinctFrom] };
}

/** Whether two values of plain data say the same, in whatever order their fields stand. */
export function sameDetails(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return a === b;
  const left = a as Record<string, unknown>, right = b as Record<string, unknown>;
  const fields = Object.keys(left);
  return fields.length === Object.keys(right).length && fields.every((field) => field in right && sameDetails(left[field], right[field]));
}
