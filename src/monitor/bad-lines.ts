// What is wrong with lines of evidence, collected: all are counted, the first few hundred are told.
import { findPlaces, offsetOf } from '#base/json-places.ts';
import type { Position, Problem } from '#base/problem.ts';
import type { ClaimFault } from '#records/claim-codec.ts';
import type { BadLine } from '#monitor/read-lines.ts';

/** More are counted, not told: whoever has mended these reads again. */
export const MOST_TOLD = 200;

export class BadLines {
  readonly problems: Problem[] = [];
  /** Lines at fault. */
  count = 0;
  /** Lines at fault of which nothing was told. */
  #untold = 0;
  readonly #severity: Problem['severity'];

  /** `warning` where bad lines are skipped on request. */
  constructor(severity: Problem['severity']) {
    this.#severity = severity;
  }

  /** Counts a line, and tells its problems while there is room; they are made only then. */
  add(problemsOf: () => Problem[]): void {
    this.count += 1;
    if (this.problems.length >= MOST_TOLD) this.#untold += 1;
    else this.problems.push(...problemsOf().map((problem) => ({ ...problem, severity: this.#severity })));
  }

  /** All that is to be told, with the number of lines that are not. */
  told(): Problem[] {
    if (this.#untold === 0) return this.problems;
    const message = `${this.#untold} more ${this.#untold === 1 ? 'line has' : 'lines have'} problems that are not listed here (${this.count} in all)`;
    return [...this.problems, { code: 'evidence.more-problems', severity: this.#severity, message, mend: 'mend those listed, then read again to see the rest' }];
  }
}

/** A line that is no JSON, with the column where it breaks. */
export function brokenJson(file: string, line: number, text: string): Problem {
  const { broken } = findPlaces(text);
  const at = { file, line, column: (broken?.offset ?? 0) + 1 };
  const start = text.trimStart();
  const isSpread = start === '{' || start === '[' || start === '[{';
  return {
    code: 'claim.broken-json', severity: 'error', message: `this line is no JSON${broken === null ? '' : `: ${broken.says}`}`,
    mend: isSpread ? 'write each claim in one line of its own, without a list around them: one object a line' : 'mend it there: a comma, quote or brace too many or too few', at,
  };
}

/** The faults of a claim, each with the column of its field. */
export function faultProblems(file: string, line: number, text: string, faults: readonly ClaimFault[]): Problem[] {
  const { offsets } = findPlaces(text);
  return faults.map(({ code, field, message, mend }) => ({
    code, severity: 'error' as const, message, mend, at: { file, line, column: offsetOf(field, offsets) + 1 }, ...(field === '' ? {} : { field }),
  }));
}

/** A line that is no text at all. */
export function undecodable(why: BadLine, at: Position): Problem {
  switch (why) {
    case 'not-utf-8': return { code: 'evidence.not-utf-8', severity: 'error', message: 'this line holds bytes that are no UTF-8', mend: 'save the file again with the encoding UTF-8', at };
    case 'utf-16': return { code: 'evidence.utf-16', severity: 'error', message: 'this file is in UTF-16, not in UTF-8', mend: 'save it again with the encoding UTF-8 (editors call UTF-16 "Unicode")', at };
    case 'too-long': return { code: 'evidence.line-too-long', severity: 'error', message: 'this line is longer than 16 MiB', mend: 'write one claim a line, each ended by a line feed; make drawn shapes coarser', at };
  }
}
