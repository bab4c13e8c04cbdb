// Where fields stand in a text, and where it breaks; held against JSON.parse on random texts.
import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findPlaces, offsetOf } from '#base/json-places.ts';

test('fields are found by their path', () => {
  const text = ' {"a": [1, {"b": "x\\"y"}], "c": null}';
  const { offsets, broken } = findPlaces(text);
  assert.equal(broken, null);
  assert.deepEqual(Object.fromEntries(offsets), { a: 2, 'a[0]': 8, 'a[1]': 11, 'a[1].b': 12, c: 27 });
});

test('a field that is not there stands where the nearest around it does', () => {
  const { offsets } = findPlaces(' {"a": [1, {"b": 2}]}');
  assert.deepEqual(['a[1].b', 'a[1].c', 'a[7].c', 'a', 'z'].map((path) => offsetOf(path, offsets)), [12, 11, 2, 2, 0]);
});

test('only the paths that are wanted are kept', () => {
  const { offsets } = findPlaces('{"a": [1, {"b": 2}]}', (path) => path === 'a[1]');
  assert.deepEqual([...offsets], [['a[1]', 10]]);
});

test('the first place that is no JSON is found, with what is missing', () => {
  const cases: [text: string, offset: number, says: RegExp][] = [
    ['{"a":1,}', 7, /field name/], ['{"a" 1}', 5, /colon/], ['{"a":1 "b":2}', 7, /comma or \}/], ['[1 2]', 3, /comma or \]/], ['{"a":', 5, /it ends/],
    ['{"a":"x\ty"}', 5, /text/], ['{"a":01}', 6, /comma/], ['{"a":tru}', 5, /value/], ['{} {}', 3, /ended/], ['', 0, /it ends/], ["{'a':1}", 1, /field name/],
  ];
  for (const [text, offset, says] of cases) {
    const { broken } = findPlaces(text);
    assert.equal(broken?.offset, offset, text);
    assert.match(broken.says, says, text);
  }
});

test('a text is broken here exactly where JSON.parse refuses it', () => {
  const signs = fc.array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"', 'a', '\\', 'u0041', '1', '-', '.', 'e', '0', 'true', 'null', ' ', '"a"', '\n'), { maxLength: 12 }).map((list) => list.join(''));
  const edited = fc.tuple(fc.json(), fc.nat(), signs).map(([json, at, sign]) => json.slice(0, at % (json.length + 1)) + sign + json.slice(at % (json.length + 1)));
  fc.assert(fc.property(fc.oneof(signs, fc.json(), edited), (text) => {
    let isJson = true;
    try {
      JSON.parse(text);
    } catch {
      isJson = false;
    }
    assert.equal(findPlaces(text).broken === null, isJson);
  }), { numRuns: 5000 });
});
