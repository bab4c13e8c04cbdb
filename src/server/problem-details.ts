// Where problems become HTTP: the one place for statuses and for the shape of RFC 9457.
import { ProblemError, type Problem } from '#base/problem.ts';
import type { ProblemDetails } from '#records/board.ts';

export type Status = 400 | 403 | 404 | 405 | 409 | 500 | 503;

const TITLES: Record<Status, string> = {
  400: 'The question could not be read', 403: 'This is not for you to see', 404: 'This is not here', 405: 'This cannot be done here', 409: 'This cannot be said of this evidence', 500: 'A fault in truce itself', 503: 'Not ready yet',
};

/** Thrown by routes themselves. */
export class HttpProblem extends Error {
  readonly details: ProblemDetails;

  constructor(status: Status, code: string, detail: string, mend?: string) {
    super(detail);
    this.details = { type: `urn:truce:problem:${code}`, title: TITLES[status], status, detail, code, ...(mend === undefined ? {} : { mend }) };
  }
}

/** What was thrown, as it is told to whoever asked; a fault of ours without its insides. */
export function detailsOf(thrown: unknown): ProblemDetails {
  if (thrown instanceof HttpProblem) return thrown.details;
  if (thrown instanceof ProblemError) return ofProblems(thrown.problems);
  return new HttpProblem(500, 'truce.fault', 'something went wrong that should not have', 'please report it, with what was asked; the server\'s log says more').details;
}

function ofProblems(problems: readonly Problem[]): ProblemDetails {
  const [first] = problems;
  if (first === undefined) return detailsOf(new Error('no problems'));
  const detail = problems.map(({ message }) => message).slice(0, 5).join('; ');
  return new HttpProblem(statusOf(first.code), first.code, detail, first.mend === '' ? undefined : first.mend).details;
}

function statusOf(code: string): Status {
  if (code.startsWith('ask.no-such-')) return 404;
  if (code.startsWith('ask.cannot-')) return 409;
  return code.startsWith('ask.') ? 400 : 500;
}
