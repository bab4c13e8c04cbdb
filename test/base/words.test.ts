// Canonical JSON, hashes, problems and nearest words.
import test from 'node:test';
import assert from 'node:assert/strict';
import canonicalize from 'canonicalize';
import { canonicalJson } from '#base/canonical.ts';
import { hashOf, normaliseText, sha256Hex } from '#base/hash.ts';
import { formatProblem, ProblemError, sortProblems, type Problem } from '#base/problem.ts';
import { nearest } from '#base/nearest.ts';
import { SeededChance } from '../engine/seeded-chance.ts';

test('[A4] canonical JSON is that of RFC 8785', () => {
  // The example of RFC 8785, 3.2.2 and 3.2.3.
  const value = JSON.parse(String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`) as unknown;
  assert.equal(canonicalJson(value), String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`);
});

test('[A4] canonical JSON of any value, letter for letter, is what the RFC\'s author writes; the value itself stays as it was', () => {
  const chance = new SeededChance(1), keys = ['b', 'a', 'é', 'z\u0301', '10', '9', '__proto__', '', '\ud83d\ude00', '\ufb33', 'a b', '-1', '01'];
  const any = (depth: number): unknown => {
    if (depth === 0 || chance.isLikely(0.4)) return chance.one<unknown>([null, true, -0, 1e21, 0.1 + 0.2, 5e-324, 'a\u2028"\\', 'ليبيا', '', []]);
    const many = chance.whole(0, 4);
    if (chance.isLikely(0.4)) return Array.from({ length: many }, () => any(depth - 1));
    return JSON.parse(`{${Array.from({ length: many }, () => `${JSON.stringify(chance.one(keys))}:${JSON.stringify(any(depth - 1))}`).join()}}`) as unknown;
  };
  for (let i = 0; i < 3000; i += 1) {
    const value = any(4), before = JSON.stringify(value);
    assert.equal(canonicalJson(value), canonicalize(value), before);
    assert.equal(JSON.stringify(value), before);
  }
});

test('[A4] what JSON would drop or bend in silence is refused by name', () => {
  const ring: { self?: unknown } = {};
  ring.self = ring;
  const hole: unknown[] = [];
  hole.length = 1;
  const refused: [unknown, RegExp][] = [
    [undefined, /the value is undefined/], [{ a: [1, { b: undefined }] }, /\.a\[1\]\.b is undefined/], [{ high: Infinity }, /\.high is Infinity/],
    [[Number.NaN], /\[0\] is NaN/], [hole, /\[0\] is undefined/], [{ at: new Date(0) }, /object of a class/], [new Map(), /object of a class/],
    [{ n: 1n }, /a bigint/], [ring, /\.self is held by itself/], ['\ud800', /lone surrogate/], [{ '\ud800': 1 }, /the key of/],
  ];
  for (const [value, message] of refused) assert.throws(() => canonicalJson(value), (error) => error instanceof TypeError && message.test(error.message));
});

test('[A4] hashes are SHA-256 over UTF-8, and do not hang on the order of keys', () => {
  assert.equal(sha256Hex('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  assert.equal(sha256Hex(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  assert.equal(hashOf({ b: 1, a: 'هدنة' }), hashOf({ a: 'هدنة', b: 1 }));
  assert.match(hashOf({}), /^sha256:[0-9a-f]{64}$/);
  assert.throws(() => sha256Hex('\udc00'), TypeError);
});

test('[A4] clause text is hashed without regard to line ends, blanks and ways to write one letter', () => {
  assert.equal(normaliseText(' The  Parties\r\nshall\t\tcease.\n'), 'The Parties shall cease.');
  assert.equal(normaliseText('cafe\u0301'), 'café');
});

const clause: Problem = {
  code: 'clause.unknown-place', severity: 'error', message: 'no place is called "Castelo".', mend: 'write "Castello"',
  at: { file: 'agreement.md', line: 27, column: 29 },
};

test('a problem is told with its place, its code and what would mend it', () => {
  assert.equal(formatProblem(clause), 'agreement.md:27:29: error clause.unknown-place: no place is called "Castelo".\n  mend: write "Castello"');
  assert.equal(formatProblem({ ...clause, also: [{ line: 3, column: 1 }] }).split('\n')[1], '  also: 3:1');
  const { at: _, ...elsewhere } = clause;
  assert.match(formatProblem({ ...elsewhere, field: 'claims[3].during' }), /^claims\[3\]\.during: error /);
  assert.match(formatProblem({ ...elsewhere, severity: 'warning' }), /^warning clause/);
});

test('one error carries all problems', () => {
  const error = new ProblemError([clause, clause]);
  assert.equal(error.name, 'ProblemError');
  assert.equal(error.problems.length, 2);
  assert.equal(error.message.match(/mend:/g)?.length, 2);
});

test('problems are ordered by file, line, column and code', () => {
  const make = (file: string, line: number, column: number, code: string): Problem => ({ ...clause, code, at: { file, line, column } });
  const list = [make('b', 1, 1, 'x'), make('a', 10, 1, 'x'), make('a', 2, 9, 'x'), make('a', 2, 9, 'w'), make('a', 2, 1, 'z')];
  assert.deepEqual(sortProblems(list).map((p) => `${p.at!.file}${p.at!.line}:${p.at!.column}${p.code}`), ['a2:1z', 'a2:9w', 'a2:9x', 'a10:1x', 'b1:1x']);
  assert.equal(list[0]!.at!.file, 'b');
});

test('the nearest word is at most a third of its length away', () => {
  const known = ['Aleppo', 'Castello', 'Damascus', 'حلب', 'دمشق'];
  assert.equal(nearest('Castelo', known), 'Castello');
  assert.equal(nearest('alepop', known), 'Aleppo');
  assert.equal(nearest('Damsacsu', known), 'Damascus');
  assert.equal(nearest('Homs', known), undefined);
  assert.equal(nearest('حلف', known), 'حلب');
  assert.equal(nearest('دمسق', known), 'دمشق');
  assert.equal(nearest('ab', ['ba', 'aa']), 'aa');
  assert.equal(nearest('word', []), undefined);
});

test('a word of which no letter stays is not near', () => {
  assert.equal(nearest('Q', ['', 'P']), undefined);
  assert.equal(nearest('', ['x']), undefined);
  assert.equal(nearest('Q', ['P', 'q']), 'q');
  assert.equal(nearest('Q', ['QA']), 'QA');
  assert.equal(nearest('QA', ['A']), 'A');
});
