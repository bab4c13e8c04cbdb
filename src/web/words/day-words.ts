// What a day's value is in words, with what keeps it from being said.
import type { Reason, TruthValue } from '#records/verdicts.ts';
import { language, say } from '#web/words/say.svelte.ts';
import { faceOf } from '#web/words/verdict.ts';
import { listed } from '#web/words/when.ts';

/** Strips have thousands of days and a dozen values: each is put into words once. */
const KNOWN = new Map<string, string>();

/** `met`, or `cannot be said: nobody could see`. */
export function valueInWords(value: TruthValue, reasons: readonly Reason[]): string {
  const key = `${language.tag} ${value} ${reasons.join()}`;
  let known = KNOWN.get(key);
  if (known === undefined) KNOWN.set(key, (known = worded(value, reasons)));
  return known;
}

function worded(value: TruthValue, reasons: readonly Reason[]): string {
  const word = say(`shell.${faceOf(value, reasons)}`);
  return reasons.length === 0 ? word : say('gates.value-because', { value: word, causes: causes(reasons) });
}

export function causes(reasons: readonly Reason[]): string {
  return listed(reasons.map((reason) => say(`words.cause-${reason}`)));
}

/** `3`, `at least 3`, `2 to 5`; null above: nobody knows how many. */
export function boundsInWords([low, high]: readonly [number, number | null]): string {
  if (high === null) return low === 0 ? say('words.unknown') : say('gates.at-least', { n: low });
  return low === high ? say('gates.exactly', { n: low }) : say('gates.between', { low, high });
}
