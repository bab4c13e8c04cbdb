// Asks the server: JSON in the shapes of records/board.ts, or a problem in its own words.
import type { ProblemDetails } from '#records/board.ts';

export type Query = Record<string, string | number | readonly string[] | null | undefined>;

/** The server said that it cannot answer. */
export class Refused extends Error {
  readonly problem: ProblemDetails;

  constructor(problem: ProblemDetails) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** The server could not be reached. */
export class Unreachable extends Error {}

/** Addresses with the same words in the same order, so that the browser knows what it has. Empty words are left out. */
export function addressOf(path: string, query: Query = {}): string {
  const words = Object.entries(query).flatMap(([name, value]) => (value === null || value === undefined || value === '' ? [] : [value].flat().map((one) => [name, String(one)] as [string, string])));
  const text = new URLSearchParams(words).toString();
  return `/api${path}${text === '' ? '' : `?${text}`}`;
}

/** Throws Refused, Unreachable, or what aborted it. While the evidence is still being read it asks again. */
export async function ask<T>(address: string, signal?: AbortSignal): Promise<T> {
  for (;;) {
    let response: Response;
    try {
      response = await fetch(address, { headers: { accept: 'application/json' }, ...(signal === undefined ? {} : { signal }) });
    } catch (error) {
      if (signal?.aborted === true) throw error;
      throw new Unreachable(address);
    }
    if (response.ok) return (await response.json()) as T;
    const problem = await problemIn(response);
    if (problem.code !== 'board.not-ready') throw new Refused(problem);
    await wait(1000, signal);
  }
}

async function problemIn(response: Response): Promise<ProblemDetails> {
  try {
    return (await response.json()) as ProblemDetails;
  } catch {
    return { type: 'about:blank', title: response.statusText, status: response.status, detail: `${response.status} ${response.statusText}`, code: 'http' };
  }
}

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    }, { once: true });
  });
}
