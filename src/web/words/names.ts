// Names out of the agreement as a reader meets them: kept apart from the sentence around them, and in the reader's own script where the agreement has it.
import type { AgreementDetail } from '#records/board.ts';
import { language, say } from '#web/words/say.svelte.ts';
import { listed } from '#web/words/when.ts';

/** For a sentence that may run the other way than the name does. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

const SCRIPTS: Readonly<Record<string, RegExp>> = { ar: /\p{Script=Arabic}/u };

/** A place by its title in the reader's script, else by the name that the agreement gives it. */
export function placeName(agreement: AgreementDetail | null, name: string): string {
  return inScript(name, agreement?.places.find((place) => place.name === name)?.titles);
}

/** An actor, in the same way. */
export function actorName(agreement: AgreementDetail | null, name: string): string {
  return inScript(name, titleIn(agreement?.actors, name));
}

/** A channel, in the same way. */
export function channelName(agreement: AgreementDetail | null, name: string): string {
  return inScript(name, titleIn(agreement?.channels, name));
}

/** `A, B and C`, of actors; each apart from the words that join them. */
export function actorsListed(agreement: AgreementDetail | null, names: readonly string[]): string {
  return listed(names.map((name) => isolated(actorName(agreement, name))));
}

function titleIn(list: readonly { name: string; title: string }[] | undefined, name: string): string[] {
  return (list ?? []).filter((one) => one.name === name).map(({ title }) => title);
}

function inScript(name: string, titles: readonly string[] = []): string {
  const script = SCRIPTS[language.tag];
  return script === undefined ? name : (titles.find((title) => script.test(title)) ?? name);
}

/** `Quiet`, or `Quiet at Zolote`. */
export function nameAt(agreement: AgreementDetail, name: string, place: string | undefined): string {
  return place === undefined ? isolated(name) : say('gates.name-at', { name: isolated(name), place: isolated(placeName(agreement, place)) });
}
