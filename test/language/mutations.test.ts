// A damaged agreement is refused in words: whatever words are lost, doubled or moved, nothing throws and every problem has its place.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseAgreement } from '#language/parse.ts';
import { planToProse } from '#language/to-prose.ts';
import { planToText } from '#language/to-text.ts';
import { FILES, SYRIA } from './agreements.ts';

const texts = [SYRIA, readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8')];

/** The same numbers in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state % below;
  };
}

function damaged(text: string, pick: (below: number) => number): string {
  const words = text.split(/(\s+)/);
  for (let times = 1 + pick(3); times > 0; times -= 1) {
    const i = pick(words.length), j = pick(words.length);
    switch (pick(4)) {
      case 0: words.splice(i, 1); break;
      case 1: words[i] = words[j]!; break;
      case 2: words.splice(i, 0, words[j]!, ' '); break;
      default: [words[i], words[j]] = [words[j]!, words[i]!];
    }
  }
  return words.join('');
}

test('120 damaged agreements are read or refused in words', () => {
  const pick = chance(7);
  for (let i = 0; i < 120; i += 1) {
    const text = damaged(texts[i % 2]!, pick);
    const { plan, planHash, problems } = parseAgreement({ path: 'a.md', text, files: FILES, zoneVersion: '2026c' });
    assert.equal(plan === null, problems.some((problem) => problem.severity === 'error'));
    assert.equal(plan === null, planHash === null);
    if (plan !== null) assert.ok(planToProse(plan).length > 0 && planToText(plan).length > 0);
    const lines = text.split(/\r\n|\r|\n/);
    for (const { at, code, message, mend } of problems) {
      assert.ok(at !== undefined && at.line >= 1 && at.line <= lines.length && at.column >= 1 && at.column <= lines[at.line - 1]!.length + 1, `${code} ${at?.line}:${at?.column}`);
      assert.doesNotMatch(message + mend, /undefined|NaN|\[object/);
    }
  }
});
