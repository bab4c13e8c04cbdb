// Looks an agreement over: what a reader who will have to stand by it would ask before signing.
import type { Problem } from '#base/problem.ts';
import { FINDINGS } from '#linter/findings.ts';
import type { Shown } from '#linter/finding.ts';
import type { Plan } from '#records/plan.ts';

/** All findings in a plan, in the order of the table; `shown` null: without evidence, and so without the findings that need it. */
export function lint(plan: Plan, shown: Shown | null): Problem[] {
  return FINDINGS.flatMap((finding) => finding.find?.(plan, shown) ?? []);
}
