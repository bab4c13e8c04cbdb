// Claims written as claims/1, in whatever encoding and with whatever letters: no letter is lost, no line is cut.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromClaims } from '#importers/from-claims.ts';
import { contextOf, fileWith, imported } from './imported.ts';

const claim = (note: string): string => JSON.stringify({ kind: 'statement', id: 'a', channel: 'Test', during: '2016-09-14T00:00Z', source: { note } });

test('letters that some take for the end of a line, UTF-16 and Windows-1256 come in as they were written', async () => {
  const note = 'one\u2028two \u2029 حلب';
  for (const file of [Buffer.from(`\uFEFF${claim(note)}\r\n\n${claim(note)}`, 'utf8'), Buffer.from(`\uFEFF${claim(note)}\n${claim(note)}\n`, 'utf16le')]) {
    const { claims, faults } = await imported(fromClaims, fileWith('claims.jsonl', file), contextOf());
    assert.deepEqual([faults, claims.map((one) => (one['source'] as { note: string }).note)], [[], [note, note]]);
  }
  const arabic = Buffer.concat([Buffer.from(claim('@').split('@')[0]!), Buffer.from([0xcd, 0xe1, 0xc8, 0x20, 0xcd, 0xe1, 0xc8, 0x20, 0xcd, 0xe1, 0xc8]), Buffer.from(claim('@').split('@')[1]!)]);
  const { claims } = await imported(fromClaims, fileWith('arabic.jsonl', arabic), contextOf({ encoding: 'windows-1256' }));
  assert.equal((claims[0]!['source'] as { note: string }).note, 'حلب حلب حلب');
});
