// The words that every explanation is made of: bounds, spans, values and causes in plain English.
import { causesOf, valueOf, type Code } from '#records/causes.ts';
import { reasonsOf } from '#records/causes.ts';
import type { Reason } from '#records/verdicts.ts';
import type { Scope, Span } from '#engine/operator.ts';

const BECAUSE: Record<Reason, string> = {
  pending: 'only the future can tell',
  unseen: 'nobody was watching',
  disputed: 'sources disagree or do not settle it',
  imprecise: 'the reports are not precise enough',
  unruled: 'a ruling is missing',
};

/** `3`, `2 to 5`, `at least 4`, `some number of`. */
export function boundsInWords(low: number, high: number): string {
  if (low === high) return `${low}`;
  if (high === Infinity) return low === 0 ? 'an unknown number' : `at least ${low}`;
  return `${low} to ${high}`;
}

/** `isWatchUncounted`: there was a watch, and it does not count. */
export function causesInWords(code: Code, isWatchUncounted = false): string {
  return reasonsOf(causesOf(code)).map((reason) => (reason === 'unseen' && isWatchUncounted ? 'nobody was watching whose watch counts here' : BECAUSE[reason])).join('; ');
}

/** `is met`, `is not met`, `cannot be said: nobody was watching`. */
export function verdictInWords(code: Code): string {
  const value = valueOf(code);
  if (value === 'yes') return 'is met';
  if (value === 'no') return 'is not met';
  return reasonsOf(causesOf(code)).join() === 'pending' ? 'is pending: only the future can tell' : `cannot be said: ${causesInWords(code)}`;
}

/** `from A until B`, in the reading's clock. */
export function spanInWords(span: Span, scope: Scope): string {
  if (span.from === -Infinity && span.to === Infinity) return 'at all times';
  if (span.to - span.from === 1) return `at ${scope.say(span.from)}`;
  if (span.from === -Infinity) return `until ${scope.say(span.to)}`;
  return span.to === Infinity ? `from ${scope.say(span.from)} on` : `from ${scope.say(span.from)} until ${scope.say(span.to)}`;
}
