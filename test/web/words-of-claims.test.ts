// The words for what claims speak of: none is missing, in any language, and every language says the same keys.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { IntlMessageFormat } from 'intl-messageformat';
import { ACT_KINDS, CLAIM_KINDS, STAGES, STANDINGS } from '#records/claim.ts';
import { INCIDENT_TYPES } from '#records/incident-types.ts';
import { COUNTED, THINGS } from '#records/things.ts';
import { ROOT } from '../server/server-here.ts';

const folder = join(ROOT, 'src/web/languages');
const read = (language: string, file: string) => JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Record<string, string>;

describe('words of claims', () => {
  for (const language of readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => name)) {
    test(`${language}: every type, thing, act, stage and standing has its word`, () => {
      const types = read(language, 'types.json'), words = read(language, 'words.json');
      const wanted = [...INCIDENT_TYPES.map((type) => `type-${type}`), ...THINGS.map((thing) => `thing-${thing}`), ...COUNTED.map((counted) => `counted-${counted}`), ...ACT_KINDS.map((act) => `act-${act}`)];
      assert.deepEqual(Object.keys(types).toSorted(), wanted.toSorted());
      for (const key of [...CLAIM_KINDS.map((kind) => `kind-${kind}`), ...STAGES.map((stage) => `stage-${stage}`), ...STANDINGS.map((standing) => `standing-${standing}`)]) assert.ok(words[key], key);
    });

    test(`${language}: messages of the timeline and the table have the keys and the values of the English ones`, () => {
      for (const file of ['time.json', 'claims.json', 'types.json']) {
        const english = read('en', file), here = read(language, file);
        assert.deepEqual(Object.keys(here), Object.keys(english));
        for (const [key, message] of Object.entries(here)) assert.deepEqual(valuesIn(message, language), valuesIn(english[key]!, 'en'), `${file} ${key}`);
      }
    });
  }
});

/** Names of the values that a message asks for. Throws where it cannot be read. */
function valuesIn(message: string, language: string): string[] {
  const found = new Set<string>();
  JSON.stringify(new IntlMessageFormat(message, language).getAst(), (_, part: unknown) => {
    const { type, value } = (part ?? {}) as { type?: number; value?: string };
    // 0: letters; 7: the number of a plural.
    if (typeof type === 'number' && type !== 0 && type !== 7 && typeof value === 'string') found.add(value);
    return part;
  });
  return [...found].toSorted();
}
