// Times as an explanation says them: what is reckoned from an occurrence as the instant or day that it comes to, and until when a duty may be done (V5).
import { dateOfDay } from '#base/civil.ts';
import { dayOf } from '#base/zone.ts';
import type { Time } from '#records/plan.ts';
import type { Explanation, Scope } from '#engine/operator.ts';

/** The same with what is reckoned from `it` written out, wherever that is settled; the very same where nothing is. */
export function withTimesSaid<T>(part: T, scope: Scope): T {
  if (typeof part !== 'object' || part === null) return part;
  const inner = Object.entries(part).map(([key, value]): [string, unknown] => [key, isReckoned(value) ? said(value, key, scope) : withTimesSaid<unknown>(value, scope)]);
  if (inner.every(([key, value]) => value === (part as Record<string, unknown>)[key])) return part;
  return (Array.isArray(part) ? inner.map(([, value]) => value) : Object.fromEntries(inner)) as T;
}

/** Until when, where a deadline is not written as a date; null where it is, or there is none. */
export function explainDeadline(time: Time | null, scope: Scope): Explanation | null {
  if (time === null || time.node === 'at' || time.node === 'edge') return null;
  const { earliest, latest } = scope.time(time);
  const last = (t: number) => (isExclusive(time, scope) ? `the end of ${dateOfDay(dayOf(scope.zone, t - 1))}` : scope.say(t));
  const says = earliest === Infinity ? 'The time by which it is asked can no longer come.'
    : earliest === latest ? `The last moment for it is ${last(earliest)}.`
      : latest === Infinity ? `The last moment for it is not before ${last(earliest)}; it is not known yet.` : `The last moment for it lies from ${last(earliest)} to ${last(latest)}.`;
  return { says, rule: 'T4', clause: null, because: [], entries: [] };
}

/** T6, T15: a deadline that is the end of a day, or lies whole days before something, ends with the moment before. */
function isExclusive(time: Time, scope: Scope): boolean {
  if (time.node === 'anchor') return isExclusive(scope.anchorTime(time.name), scope);
  return time.node === 'days-after' || ((time.node === 'edge' || time.node === 'day-of') && time.edge === 'end');
}

function isReckoned(part: unknown): part is Time {
  let time = part as Time | null;
  while (typeof time === 'object' && time !== null && (time.node === 'plus' || time.node === 'days-after' || time.node === 'months-after' || time.node === 'day-of')) time = time.of;
  return typeof time === 'object' && time !== null && time.node === 'that';
}

/** What was the end from the beginning asks for nothing before it (T16). */
function said(time: Time, key: string, scope: Scope): Time | null {
  const { earliest, latest } = scope.time(time);
  if (key === 'notBefore' && latest === -Infinity) return null;
  if (earliest !== latest || !Number.isFinite(earliest)) return time;
  const dayWith = (t: number) => dateOfDay(dayOf(scope.zone, t));
  const isBefore = time.node === 'days-after' && time.days < 0;
  if ((time.node === 'days-after' && !isBefore) || (isBefore && key === 'noLaterThan') || (time.node === 'day-of' && time.edge === 'end')) return { node: 'edge', day: dayWith(earliest - 1), edge: 'end' };
  return isBefore || time.node === 'day-of' ? { node: 'edge', day: dayWith(earliest), edge: 'start' } : { node: 'at', instant: earliest };
}
