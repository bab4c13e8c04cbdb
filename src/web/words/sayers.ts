// Who says English sentences in a language: loaded when the language is first asked for, and then kept.
import { SayAgain } from './say-again.ts';
import type { ReasonWords } from './templates.ts';
import { formatsOf } from './written-dates.ts';

const FILES = import.meta.glob<ReasonWords>('../languages/*.reasons.json', { import: 'default' });
const sayers = new Map<string, Promise<SayAgain>>();

/** null where the language has no file of sentences: English, whose sentences they are, or a language that only has the board's words. */
export async function sayerOf(tag: string): Promise<SayAgain | null> {
  const load = FILES[`../languages/${tag}.reasons.json`];
  if (load === undefined) return null;
  const found = sayers.get(tag) ?? load().then((words) => new SayAgain(words, formatsOf(words)));
  sayers.set(tag, found);
  return found;
}
