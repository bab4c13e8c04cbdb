// The table gives back what was put in, keeps versions apart and the very same only once.
import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { claimKey, type Claim } from '#records/claim.ts';
import { ClaimTable } from '#records/claim-table.ts';
import { INCIDENT_TYPES } from '#records/incident-types.ts';
import { anyClaim, bareClaim } from './any-claim.ts';

test('a table gives every claim back as it was put in', () => {
  fc.assert(fc.property(fc.uniqueArray(anyClaim, { selector: claimKey, maxLength: 40 }), (claims) => {
    const table = new ClaimTable();
    for (const [row, claim] of claims.entries()) assert.equal(table.append(claim), row);
    for (const [row, claim] of claims.entries()) {
      assert.deepEqual(table.claim(row), { ...claim, source: claim.kind === 'act' || claim.kind === 'statement' ? claim.source : null });
      assert.equal(table.key(row), claimKey(claim));
      assert.equal(table.firstRow(claimKey(claim)), row);
    }
    assert.equal(table.firstRow('Nobody/none'), -1);
  }), { numRuns: 300 });
});

test('columns hold what the claims say, and stay whole while the table grows', () => {
  const table = new ClaimTable();
  const total = 5000;
  for (let i = 0; i < total; i += 1) {
    const point: [number, number] = [(i % 700) / 10, (i % 90) / 3];
    table.append(bareClaim({ id: `n${i}`, channel: `C${i % 3}`, start: i, end: i + 1, type: 'attack/air', place: { point, radiusMetres: i % 2 },
      ...(i === 4000 ? { killed: { low: 2, high: 3 } } : {}) }), { file: table.addFile('one.jsonl'), line: i + 1 });
  }
  const { start, killedLow, killedHigh, injuredHigh, type, channel, share, recordedAt, line, firstRow } = table.view();
  assert.equal(start.length, total);
  for (let i = 0; i < total; i += 1) {
    assert.deepEqual([start[i], injuredHigh[i], INCIDENT_TYPES[type[i]! - 1], table.channels.at(channel[i]!), share[i], recordedAt[i], line[i], firstRow[i]],
      [i, Infinity, 'attack/air', `C${i % 3}`, -1, -Infinity, i + 1, i]);
    assert.deepEqual([killedLow[i], killedHigh[i]], i === 4000 ? [2, 3] : [0, Infinity]);
    assert.deepEqual(table.claim(i).place, { point: [(i % 700) / 10, (i % 90) / 3], radiusMetres: i % 2 });
    assert.equal(table.firstRow(`C${i % 3}/n${i}`), i);
  }
  // 6300 pairs of (i mod 700, i mod 90) repeat only past 5000; what does repeat is kept once.
  assert.equal(table.places.length, total + 1);
  assert.equal(table.files.length, 2);
});

test('[E2] the very same content is kept once; other content under one key is another version', () => {
  const table = new ClaimTable();
  const claim = bareClaim({ source: { quote: 'as told' } });
  assert.equal(table.append(claim), 0);
  assert.equal(table.append(structuredClone(claim)), 0);
  assert.equal(table.append({ ...claim, source: { quote: 'told again' } }), 0);
  assert.equal(table.append({ ...claim, recordedAt: 5 }), 1);
  assert.equal(table.append({ ...claim, recordedAt: 5 }), 1);
  assert.equal(table.append({ ...claim, count: { low: 2, high: 2 } }), 2);
  assert.equal(table.append({ ...claim, channel: 'Other' }), 3);
  assert.deepEqual(table.versions(2), [0, 1, 2]);
  assert.deepEqual(table.versions(3), [3]);
  assert.deepEqual(table.revised, [0]);
  assert.deepEqual([...table.view().firstRow], [0, 0, 0, 3]);
});

test('a ruling keeps its particulars, an incident leaves its source in the file', () => {
  const table = new ClaimTable();
  const ruling: Claim = bareClaim({ kind: 'act', type: null, act: 'ruling', about: 'OCHA/7', sameAs: ['UN/1'], exception: 'none', source: { quote: 'so ruled' } });
  assert.deepEqual(table.claim(table.append(ruling)), ruling);
  assert.equal(table.details(0)?.about, 'OCHA/7');
  assert.equal(table.append(bareClaim({ id: '2', source: { url: 'https://example.org' } })), 1);
  assert.equal(table.details(1), undefined);
  assert.equal(table.claim(1).source, null);
});
