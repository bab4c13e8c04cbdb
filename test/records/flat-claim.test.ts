// A claim as a row of a table, and back: equal, whatever it says.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readClaim, writeClaim } from '#records/claim-codec.ts';
import { CLAIM_COLUMNS, claimOfRow, columnOfField, flattenClaim } from '#records/flat-claim.ts';
import { CLAIMS_OF_ALL_KINDS } from './claims-of-all-kinds.ts';

describe('a claim as a row', () => {
  for (const json of CLAIMS_OF_ALL_KINDS) {
    test(`comes back equal: ${json['id'] as string}`, () => {
      const read = readClaim(json);
      assert.ok('claim' in read, JSON.stringify(read));
      const row = flattenClaim(writeClaim(read.claim));
      for (const [name, cell] of Object.entries(row)) {
        assert.ok(cell === null || typeof cell === 'string' || typeof cell === 'number', name);
        assert.ok(CLAIM_COLUMNS.some((column) => column.name === name), `there is a column ${name}`);
      }
      const asTexts = Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell === null ? '' : String(cell)]));
      for (const cells of [row, asTexts]) {
        const back = readClaim(claimOfRow(cells));
        assert.ok('claim' in back, JSON.stringify(back));
        assert.deepEqual(back.claim, read.claim);
      }
    });
  }

  test('has a tag of its own for each column', () => {
    const tags = CLAIM_COLUMNS.map(({ hxl }) => hxl);
    assert.equal(new Set(tags).size, tags.length);
    for (const tag of tags) assert.match(tag, /^#[a-z]+(\+[a-z]+)*$/);
  });

  test('tells in which column a fault stands', () => {
    const row = { kind: 'incident', id: '1', channel: 'A', start: 'soon', longitude: 'x', latitude: '1', radius_metres: '5', type: 'attack', count_low: '3', count_high: 'many' };
    const read = readClaim(claimOfRow(row));
    assert.ok('faults' in read);
    assert.deepEqual(read.faults.map(({ field }) => columnOfField(field)), ['start', 'longitude', 'count_high']);
  });
});
