// Names out of the agreement as a reader meets them: kept apart from the sentence around them, places in the reader's own script where the agreement has it.
import type { AgreementDetail } from '#records/board.ts';
import { language, say } from '#web/words/say.svelte.ts';

/** For a sentence that may run the other way than the name does. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

const SCRIPTS: Readonly<Record<string, RegExp>> = { ar: /\p{Script=Arabic}/u };

/** A place by its title in the reader's script, else by the name that the agreement gives it. */
export function placeName(agreement: AgreementDetail, name: string): string {
  const script = SCRIPTS[language.tag];
  if (script === undefined) return name;
  return agreement.places.find((place) => place.name === name)?.titles.find((title) => script.test(title)) ?? name;
}

/** `Quiet`, or `Quiet at Zolote`. */
export function nameAt(agreement: AgreementDetail, name: string, place: string | undefined): string {
  return place === undefined ? isolated(name) : say('gates.name-at', { name: isolated(name), place: isolated(placeName(agreement, place)) });
}
