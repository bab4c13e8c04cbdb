// What is kept is worked out again when, and only when, something that it was worked out from has changed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Input, isAlike, Kept, reachedFrom, Trail } from '#base/kept.ts';

/** A number that may be set, and a memo whose makers are noted. */
function world() {
  const trail = new Trail();
  const made: string[] = [];
  trail.onMade = (key) => made.push(key);
  const inputs = new Map<string, { value: number; input: Input }>();
  const read = (name: string) => {
    const { input, value } = inputs.get(name)!;
    input.read();
    return value;
  };
  const set = (name: string, value: number) => {
    trail.advance();
    const known = inputs.get(name);
    if (known === undefined) inputs.set(name, { value, input: new Input(trail) });
    else {
      known.value = value;
      known.input.touch();
    }
    made.length = 0;
  };
  return { trail, kept: new Kept(trail), made, read, set };
}

test('a kept value is worked out once, and again after what it read has changed', () => {
  const { kept, made, read, set } = world();
  set('a', 1);
  set('b', 10);
  const sum = () => kept.keep('sum', () => read('a') + kept.keep('twice', () => 2 * read('b')));
  assert.deepEqual([sum(), sum(), made], [21, 21, ['sum', 'twice']]);
  set('a', 2);
  assert.deepEqual([sum(), made], [22, ['sum']]);
  set('b', 20);
  assert.deepEqual([sum(), made], [42, ['twice', 'sum']]);
});

test('where a value comes to the same, what reads it is left as it is', () => {
  const { kept, made, read, set } = world();
  set('a', 1);
  const isOdd = () => kept.keep('is odd', () => read('a') % 2 === 1, isAlike);
  const word = () => kept.keep('word', () => (isOdd() ? 'odd' : 'even'));
  assert.equal(word(), 'odd');
  set('a', 3);
  assert.deepEqual([word(), made], ['odd', ['is odd']]);
  set('a', 4);
  assert.deepEqual([word(), made], ['even', ['is odd', 'word']]);
});

test('what would not be read any more is not looked at', () => {
  const { kept, made, read, set } = world();
  set('which', 1);
  set('part', 5);
  const part = () => kept.keep('part', () => {
    assert.notEqual(read('which'), 0, 'looked at although nobody asks');
    return read('part');
  });
  const whole = () => kept.keep('whole', () => (read('which') === 0 ? 0 : part()));
  assert.equal(whole(), 5);
  set('which', 0);
  assert.deepEqual([whole(), made], [0, ['whole']]);
});

test('all that hangs below a value is reached from it, through all steps', () => {
  const { kept, trail, read, set } = world();
  set('a', 1);
  set('b', 1);
  const { reads } = trail.gather(() => kept.keep('top', () => kept.keep('middle', () => read('a'))));
  kept.keep('elsewhere', () => read('b'));
  assert.equal(reachedFrom(reads).size, 3);
});

test('lists, objects and columns are alike when all in them is', () => {
  assert.ok(isAlike({ a: [1, { b: Float64Array.of(1, NaN) }] }, { a: [1, { b: Float64Array.of(1, NaN) }] }));
  for (const [a, b] of [[{ a: 1 }, { b: 1 }], [{ a: 1 }, { a: 1, b: undefined }], [[1], [1, 2]], [Float64Array.of(1), Uint8Array.of(1)], [[], {}], [null, {}], [() => 1, () => 1]]) assert.ok(!isAlike(a, b));
});
