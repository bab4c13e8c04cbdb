// The exceptions of a measure of which somebody may rule whether they apply: those of N4, and those with a procedure (N15).
import type { Measure } from '#records/plan.ts';

export function ruledExceptions({ exceptions, unless = [] }: Measure): string[] {
  return [...new Set([...exceptions, ...unless.flatMap(({ ruled }) => ruled ?? [])])];
}
