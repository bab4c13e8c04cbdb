// What `truce explain` says of deadlines that are reckoned from something: the time that each comes to.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { truce } from './run-truce.ts';

const cases = fileURLToPath(new URL('../../cases/good', import.meta.url));

async function explained(name: string, about: string, asOf: string): Promise<string> {
  const { status, stdout, stderr } = await truce(`${cases}/${name}`, ['explain', 'agreement.md', '--evidence', 'claims.jsonl', '--about', about, '--as-of', asOf]);
  assert.equal(status, 0, stderr);
  return stdout.replace(/\s+/g, ' ');
}

describe('explain says of a deadline', () => {
  test('[T16] for each occurrence the time that it comes to', async () => {
    const text = await explained('notice-before-each-end', '3/South', '2024-06-14T00:00Z');
    assert.match(text, /For the end of clause 2 of 2024-06-08 00:00 \+00:00: kept\. \[N13, clause 3\] - give notice to Committee about 2 by 2024-06-06 00:00 \+00:00: met\./);
    assert.match(text, /For the end of clause 2 of 2024-06-15 00:00 \+00:00: breached\. \[N13, clause 3\] - give notice to Committee about 2 not before 2024-06-07 12:00 \+00:00 by 2024-06-13 00:00 \+00:00: not met\./);
    assert.doesNotMatch(text, /\bit [-+] /);
  });

  test('[T12] that hangs on an opening when it is, and that it is not known before', async () => {
    assert.match(await explained('a-gate-for-each-side', '2', '2024-06-09T00:00Z'), /The last moment for it is the end of 2024-06-05\. \[T4\]/);
    assert.match(await explained('a-gate-for-each-side', '2', '2024-06-01T12:00Z'), /The last moment for it is not before the end of 2024-06-02; it is not known yet\. \[T4\]/);
  });
});
