// The table of findings: all that the linter looks for, and what the reading of an agreement already tells.
import type { Finding } from '#linter/finding.ts';
import { ambiguousEnd } from '#linter/findings/ambiguous-end.ts';
import { baselineBeforeData } from '#linter/findings/baseline-before-data.ts';
import { cannotOpen } from '#linter/findings/cannot-open.ts';
import { cannotShut } from '#linter/findings/cannot-shut.ts';
import { coverageTooShort } from '#linter/findings/coverage-too-short.ts';
import { deadlineOutOfTerm } from '#linter/findings/deadline-out-of-term.ts';
import { noEnd } from '#linter/findings/no-end.ts';
import { noReset } from '#linter/findings/no-reset.ts';
import { notAdopted } from '#linter/findings/not-adopted.ts';
import { nobodyToRule } from '#linter/findings/nobody-to-rule.ts';
import { oneVeto } from '#linter/findings/one-veto.ts';
import { opensWhateverHappens } from '#linter/findings/opens-whatever-happens.ts';
import { termUndefined } from '#linter/findings/term-undefined.ts';
import { toldByReading } from '#linter/findings/told-by-reading.ts';
import { unused } from '#linter/findings/unused.ts';
import { windowTooLong } from '#linter/findings/window-too-long.ts';

/** In the order in which they are listed: terms, clauses, gates, the rest. */
export const FINDINGS: readonly Finding[] = [
  termUndefined, ...toldByReading, notAdopted, ambiguousEnd, noEnd, deadlineOutOfTerm, nobodyToRule, cannotOpen, cannotShut, opensWhateverHappens, noReset, oneVeto, windowTooLong, baselineBeforeData, coverageTooShort, unused,
];
