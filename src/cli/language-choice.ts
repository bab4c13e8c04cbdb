// The language asked for by --language, among those in which the agreement has a text.
import type { Words } from '#cli/command.ts';
import { wrongUse } from '#cli/stop.ts';
import { languagesOf } from '#records/heading-in.ts';
import type { Plan } from '#records/plan.ts';

/** undefined: the authoritative one. Throws Stop where there is no such text. */
export function languageIn(words: Words, plan: Plan): string | undefined {
  const language = words.one('language');
  const known = languagesOf(plan);
  if (language === undefined || known.includes(language)) return language;
  throw wrongUse('unknown-language', `the agreement has no text in "${language}"`, known.length === 0 ? 'leave --language out: no heading of it carries an id' : `its texts are in ${known.join(', ')}`);
}
