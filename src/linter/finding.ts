// What a finding of the linter is: its id, why it matters, a text that has it and the same text mended, and how it is found.
import type { Position, Problem } from '#base/problem.ts';
import type { DayVerdict } from '#records/verdicts.ts';
import type { Plan } from '#records/plan.ts';

/** What a body of evidence shows of an agreement; the linter reads no claim itself. */
export interface Shown {
  /** For each channel, the earliest instant that any of its claims speaks of. */
  first: ReadonlyMap<string, number>;
  /** The strip of each gate, in each reading. `place` where the gate is one of a list. */
  gates: readonly { reading: string; gate: string; place: string | null; of: number; opened: boolean; days: readonly DayVerdict[] }[];
}

export interface Finding {
  /** Stable, and in words; the `code` of the problems that it makes. */
  id: string;
  /** In a few words. */
  title: string;
  /** Why it matters to those who will stand by the text. */
  explains: string;
  /** A few lines that have it, and the same lines without it. */
  example: string;
  mended: string;
  /** Needs evidence: without, it says nothing. */
  needsEvidence?: true;
  /** null: the reading of the agreement tells it, before there is a plan to look at. */
  find: ((plan: Plan, shown: Shown | null) => Problem[]) | null;
}

const START: Position = { line: 1, column: 1 };

/** A finding that does not stop the agreement. `at` absent: the agreement as a whole. */
export function remark(code: string, at: Position | undefined, message: string, mend: string): Problem {
  return { code, severity: 'warning', message, mend, at: at ?? START };
}

/** A finding that makes part of the agreement say nothing. */
export function fault(code: string, at: Position | undefined, message: string, mend: string): Problem {
  return { code, severity: 'error', message, mend, at: at ?? START };
}
