// The moment of a question and of its answer.
import { formatInstant, parseInstant } from '#base/instant.ts';
import { ProblemError } from '#base/problem.ts';
import type { Moment } from '#records/board.ts';
import { nearest } from '#base/nearest.ts';
import type { Clocks, Desk } from '#monitor/desk.ts';

/** As words of an address: RFC 3339 with an offset; absent: where the board opens; `latest`: everything (E14). */
export interface Asked { asOf?: string | undefined; knownAt?: string | undefined }

/** Throws ProblemError where a moment is not one. */
export function clocksOf(desk: Desk, { asOf, knownAt }: Asked): Clocks {
  return { asOf: momentOf(asOf, 'asOf', desk.source.asOf), knownAt: momentOf(knownAt, 'knownAt', desk.source.knownAt) };
}

export function momentOf(text: string | undefined, field: string, otherwise: number | null): number | null {
  if (text === undefined) return otherwise;
  if (text === 'latest') return null;
  const instant = parseInstant(text);
  if (typeof instant === 'number') return instant;
  throw new ProblemError([{ code: 'ask.no-time', severity: 'error', field, message: `${field} is "${text}", which is no instant with a zone`, mend: 'write it like 2016-09-19T16:00Z or 2016-09-19T19:00+03:00, or leave it out' }]);
}

/** The moment that an answer speaks of. */
export function answeredAt(desk: Desk, clocks: Clocks): Moment {
  const asOf = desk.assessment(clocks).asOfInstant();
  return { asOf: Number.isFinite(asOf) ? formatInstant(asOf) : null, knownAt: clocks.knownAt === null ? null : formatInstant(clocks.knownAt), position: desk.position };
}

/** What was asked for is not there. */
export function notThere(what: string, name: string, known: Iterable<string>): ProblemError {
  const meant = nearest(name, [...known]);
  return new ProblemError([{ code: `ask.no-such-${what}`, severity: 'error', message: `there is no ${what} ${JSON.stringify(name)}`, mend: meant === undefined ? `ask for the list to see which there are` : `did you mean ${JSON.stringify(meant)}?` }]);
}
