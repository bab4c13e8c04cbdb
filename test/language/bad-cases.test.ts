// Every problem of the catalogue has a small agreement in cases/bad/ that has it, at the place that its expected.json names.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { filesNamedIn, parseAgreement } from '#language/parse.ts';
import { PROBLEM_CODES } from '#language/problem-words.ts';
import type { Problem } from '#base/problem.ts';

const room = new URL('../../cases/bad/', import.meta.url);

function problemsOf(name: string): Problem[] {
  const read = (file: string): string => readFileSync(new URL(`${name}/${file}`, room), 'utf8');
  const text = read('agreement.md');
  const named = filesNamedIn(text).filter((file) => existsSync(new URL(`${name}/${file}`, room)));
  return parseAgreement({ path: 'agreement.md', text, files: Object.fromEntries(named.map((file) => [file, read(file)])), zoneVersion: '2026c' }).problems;
}

describe('bad agreements', () => {
  for (const code of PROBLEM_CODES) {
    const name = code.replace('.', '-');
    test(`${code} is told, and nothing else`, () => {
      const expected = JSON.parse(readFileSync(new URL(`${name}/expected.json`, room), 'utf8')) as { problems: { code: string; line?: number; column?: number }[] };
      const found = problemsOf(name);
      assert.deepEqual(found.map(({ code: one, at }) => ({ code: one, line: at?.line, column: at?.column })), expected.problems.map(({ code: one, line, column }) => ({ code: one, line, column })));
      assert.deepEqual(found.map((problem) => problem.code), [code]);
    });
  }

  test('each problem says what is wrong, what would mend it, and where', () => {
    for (const code of PROBLEM_CODES) {
      const [problem] = problemsOf(code.replace('.', '-'));
      assert.ok(problem !== undefined && problem.message.length > 10 && problem.mend.length > 10, code);
      assert.match(problem.at?.file ?? '', /^(agreement(?:\.ar)?\.md|places\.geojson)$/, code);
      assert.doesNotMatch(problem.message + problem.mend, /undefined|null|NaN|Expecting|token/, code);
    }
  });
});
