// The words of `truce rule` that state a part of a claim: who, whom, when, how many (E13).
import { option, type Option, type Words } from '#cli/command.ts';
import { Stop, wrongUse } from '#cli/stop.ts';
import { readTime } from '#monitor/options.ts';
import type { Problem } from '#base/problem.ts';

const NUMBER = 'N, LOW-HIGH, or LOW+ for that many or more';

export const STATED_OPTIONS: readonly Option[] = [
  option('states-by', 'NAME', 'who did it, in place of what the claim says; may be given again, where they did it together', { many: true }),
  option('states-against', 'NAME', 'whom it met, in place of what the claim says; may be given again, where it met them together', { many: true }),
  option('states-count', 'N', `how many there were, in place of what the claim says: ${NUMBER}`),
  option('states-killed', 'N', `how many were killed, in place of what the claim says: ${NUMBER}`),
  option('states-from', 'T', 'when it began, in place of what the claim says; with --states-until', { instant: true }),
  option('states-until', 'T', 'when it was over, in place of what the claim says; with --states-from, and after it', { instant: true }),
];

/** What is stated, as claims/1 has it; null where no word states anything. */
export function statedIn(words: Words): Record<string, unknown> | null {
  const states = {
    ...(words.has('states-by') ? { by: words.all('states-by') } : {}), ...(words.has('states-against') ? { against: words.all('states-against') } : {}),
    ...range(words, 'count'), ...range(words, 'killed'), ...during(words),
  };
  return Object.keys(states).length === 0 ? null : states;
}

function range(words: Words, field: 'count' | 'killed'): Record<string, unknown> {
  const value = words.one(`states-${field}`);
  if (value === undefined) return {};
  const [, low, open, high] = /^(\d+)(?:(\+)|-(\d+))?$/.exec(value) ?? [];
  if (low === undefined) throw wrongUse('bad-count', `--states-${field} cannot be "${value}"`, `write a whole number (6), the least and the greatest (5-8), or the least and a plus (5+)`);
  if (open !== undefined) return { [field]: [Number(low), null] };
  return { [field]: high === undefined ? Number(low) : [Number(low), Number(high)] };
}

function during(words: Words): Record<string, unknown> {
  if (!words.has('states-from') && !words.has('states-until')) return {};
  const mistakes: Problem[] = [];
  const ends = (['states-from', 'states-until'] as const).map((name) => {
    if (!words.has(name)) throw wrongUse('half-a-time', `--${name} is not there: a time that is stated has both ends`, `give --${name} too; the moment of --states-until no longer belongs to it`);
    return readTime(words.one(name), `--${name}`, mistakes);
  });
  if (mistakes.length > 0) throw new Stop('use', mistakes);
  return { during: ends.map((end) => new Date(end!).toISOString()) };
}
