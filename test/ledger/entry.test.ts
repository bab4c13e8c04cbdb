// Entries as text: one text for one entry, whichever way it is made, and the claim's own text within it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '#base/canonical.ts';
import { claimTextIn, readEntry, writeClaimEntry, writeEntry } from '#records/entry.ts';

const PREVIOUS = `sha256:${'0a'.repeat(32)}`;

test('a claim makes the same entry by its object and by its text, and is read back', () => {
  const keys = fc.constantFrom('a', 'kind', 'claim', 'previous', '","kind":"claim"},"previous":', 'é', 'ز');
  const json = fc.letrec((tie) => ({ value: fc.oneof({ depthSize: 'small' }, fc.string({ unit: 'grapheme' }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null), fc.boolean(), fc.array(tie('value')), fc.dictionary(keys, tie('value'))) }));
  fc.assert(fc.property(fc.dictionary(keys, json.value), fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 4e12 }), (claim, seq, recordedAt) => {
    const clean = JSON.parse(JSON.stringify(claim)) as Record<string, unknown>;
    const text = writeEntry({ seq, recordedAt, previous: PREVIOUS, body: { kind: 'claim', claim: clean } });
    assert.equal(writeClaimEntry(seq, recordedAt, PREVIOUS, canonicalJson(clean)), text);
    assert.equal(claimTextIn(text), canonicalJson(clean));
    assert.deepEqual(readEntry(text), { seq, recordedAt, previous: PREVIOUS, body: { kind: 'claim', claim: clean } });
  }), { seed: 5, numRuns: 2_000 });
});

test('what is no entry is told in words', () => {
  const text = writeEntry({ seq: 2, recordedAt: 0, previous: PREVIOUS, body: { kind: 'claim', claim: { id: 'a' } } });
  for (const [changed, says] of [
    [text.slice(1), /no JSON/],
    [text.replace('"seq":2', '"seq": 2'), /not written as canonical JSON/],
    [text.replace('"seq":2', '"seq":0'), /no whole number from 1/],
    [text.replace('1970-01-01T00:00:00Z', '1970-01-01'), /recordedAt is no instant/],
    [text.replace('0a0a', '0A0a'), /previous is no hash/],
    [text.replace('"claim"}', '"clam"}'), /kind that this version of truce does not know: "clam"/],
    [text.replace('"seq"', '"seqq"'), /has not the fields of an entry/],
    ['{"body":{"format":"ledger/2","kind":"beginning","publicKey":"x"},"previous":null,"recordedAt":"1970-01-01T00:00:00Z","seq":1}', /begins a ledger of format "ledger\/2", which this version of truce does not know/],
  ] as const) assert.match(String(readEntry(changed)), says, changed);
});
