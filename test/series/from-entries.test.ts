// What was known at a moment: the version that holds then, whatever the order of the file.
import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ClaimTable } from '#records/claim-table.ts';
import { liveRows } from '#series/from-entries.ts';
import { bareClaim } from '../records/any-claim.ts';

test('[E2] of two versions the one recorded later holds, and one without recordedAt is the earliest', () => {
  const table = new ClaimTable();
  for (const [id, recordedAt, low] of [['a', 30, 3], ['a', null, 1], ['b', 20, 1], ['a', 20, 2], ['c', null, 1]] as const) {
    table.append(bareClaim({ id, recordedAt, count: { low, high: 9 } }));
  }
  const known = (at: number) => [...liveRows(table, at).rows].map((row) => `${table.id(row)}${table.view().countLow[row]}`).join(' ');
  assert.equal(known(Infinity), 'a3 b1 c1');
  assert.equal(known(30), 'a3 b1 c1');
  assert.equal(known(29), 'b1 a2 c1');
  assert.equal(known(20), 'b1 a2 c1');
  assert.equal(known(19), 'a1 c1');
  assert.equal(known(-Infinity), 'a1 c1');
  assert.deepEqual(liveRows(table, Infinity).problems, []);
});

test('[E2] two different versions at one recordedAt are a problem with both places, from when both are known', () => {
  const table = new ClaimTable();
  const file = table.addFile('a.jsonl');
  table.append(bareClaim({ recordedAt: 5 }), { file, line: 1 });
  table.append(bareClaim({ recordedAt: 5, standing: 'confirmed' }), { file, line: 4 });
  table.append(bareClaim({ recordedAt: 6 }), { file, line: 5 });
  assert.deepEqual(liveRows(table, 4), { rows: new Uint32Array(), problems: [] });
  const { rows, problems } = liveRows(table, 5);
  assert.deepEqual([...rows], [0]);
  assert.deepEqual(problems.map(({ code, at, also }) => ({ code, at, also })),
    [{ code: 'claim.two-versions', at: { file: 'a.jsonl', line: 4, column: 1 }, also: [{ file: 'a.jsonl', line: 1, column: 1 }] }]);
  assert.match(problems[0]!.message, /Hmeymim\/1 .* 1970-01-01T00:00:00\.005Z/);
  assert.deepEqual([...liveRows(table, 6).rows], [2]);
});

test('[E2] the order of the lines decides nothing where no two versions bear one recordedAt', () => {
  const entries = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c'), recordedAt: fc.option(fc.nat(9), { nil: null }), low: fc.nat(5) }),
    { selector: ({ id, recordedAt }) => `${id} ${recordedAt}`, maxLength: 20 });
  const entriesTwice = entries.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.integer({ min: -1, max: 10 })));
  fc.assert(fc.property(entriesTwice, ([list, shuffled, at]) => {
    const known = (told: typeof list) => {
      const table = new ClaimTable();
      for (const { id, recordedAt, low } of told) table.append(bareClaim({ id, recordedAt, count: { low, high: 9 } }));
      return [...liveRows(table, at).rows].map((row) => `${table.id(row)}${table.view().countLow[row]}`).sort();
    };
    assert.deepEqual(known(list), known(shuffled));
  }));
});
