// Where readings part, in words: what each says from which instant on, grouped by what it is about.
import type { Parting } from '#records/verdicts.ts';
import { say } from '#web/words/say.svelte.ts';

const STATE = /^(shut|counting|open|suspended|expired), day (\d+)$/;

/** A gate's `shut, day 0`, or a condition's value. */
export function partedValue(text: string): string {
  const [, state, n] = STATE.exec(text) ?? [];
  if (state !== undefined) return say('gates.parted-state', { state: say(`words.state-${state}`), n: Number(n) });
  return text === 'yes' || text === 'no' || text === 'undetermined' ? say(`words.value-${text}`) : text;
}

/** `JIC`, or `Quiet at Zolote`, as partings name what they are about. */
export function partingsAbout(partings: readonly Parting[], name: string, place: string | undefined): Parting[] {
  const about = place === undefined ? name : `${name} at ${place}`;
  return partings.filter((one) => one.about === about);
}
