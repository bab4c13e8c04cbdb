// What every answer has: a strong ETag, compression, pages by cursor, headers that keep a page safe.
import assert from 'node:assert/strict';
import { get } from 'node:http';
import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { after, before, describe, test } from 'node:test';
import type { ClaimsAnswer, PointsAnswer } from '#records/board.ts';
import type { Open } from '#server/serve.ts';
import { getJson, serverWith, SYRIA } from './server-here.ts';

/** As it comes over the wire: fetch would unpack it. */
function raw(address: URL, headers: Record<string, string>): Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(address, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }));
    }).on('error', reject);
  });
}

describe('an answer', () => {
  let open: Open;
  before(async () => { open = await serverWith([SYRIA]); });
  after(() => open.close());
  const at = (path: string) => new URL(`/api/agreements/Syria2016${path}`, open.url);

  test('has a strong ETag, and is not sent again to whoever has it', async () => {
    const first = await raw(at('/gates'), {});
    const etag = String(first.headers['etag']);
    assert.match(etag, /^"[\w-]+"$/);
    const again = await raw(at('/gates'), { 'if-none-match': `"other", ${etag}` });
    assert.equal(again.status, 304);
    assert.equal(again.body.length, 0);
    const other = await raw(at('/gates?asOf=2016-09-15T00:00Z'), { 'if-none-match': etag });
    assert.equal(other.status, 200);
    assert.notEqual(other.headers['etag'], etag);
  });

  test('is compressed for whoever takes it, each encoding with an ETag of its own', async () => {
    const plain = await raw(at('/conditions'), {});
    const br = await raw(at('/conditions'), { 'accept-encoding': 'gzip, br' });
    const zipped = await raw(at('/conditions'), { 'accept-encoding': 'gzip, br;q=0' });
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.equal(br.headers['content-encoding'], 'br');
    assert.equal(zipped.headers['content-encoding'], 'gzip');
    assert.deepEqual(brotliDecompressSync(br.body), plain.body);
    assert.deepEqual(gunzipSync(zipped.body), plain.body);
    assert.equal(new Set([plain.headers['etag'], br.headers['etag'], zipped.headers['etag']]).size, 3);
    assert.ok(br.body.length * 4 < plain.body.length, `${br.body.length} of ${plain.body.length}`);
    assert.equal(br.headers['vary'], 'accept-encoding');
  });

  test('carries a policy without inline and without eval', async () => {
    const { headers } = await raw(at('/gates'), {});
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe-/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
  });

  test('cannot be written to', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) assert.equal((await fetch(at('/claims'), { method })).status, 405, method);
  });

  test('claims come page by page, each once, in the order of time', async () => {
    const keys: string[] = [];
    let cursor: string | null = '', pages = 0, total = 0;
    while (cursor !== null) {
      const page: ClaimsAnswer = await getJson(open, `/api/agreements/Syria2016/claims?limit=25${cursor === '' ? '' : `&cursor=${cursor}`}`);
      keys.push(...page.claims.map(({ key }) => key));
      ({ next: cursor, total } = page);
      pages += 1;
    }
    const points = await getJson<PointsAnswer>(open, '/api/agreements/Syria2016/points');
    assert.deepEqual(keys, points.keys);
    assert.equal(keys.length, total);
    assert.equal(new Set(keys).size, total);
    assert.equal(pages, Math.ceil(total / 25));
  });

  test('filters narrow what is told, and several values widen it again', async () => {
    const count = async (query: string) => (await getJson<ClaimsAnswer>(open, `/api/agreements/Syria2016/claims?limit=1&${query}`)).total;
    const acts = await count('kind=act'), moves = await count('kind=movement');
    assert.ok(acts > 0 && moves > 0);
    assert.equal(await count('kind=act&kind=movement'), acts + moves);
    assert.equal(await count('kind=act&channel=UCDP'), 0);
    const day = await count('channel=UCDP&from=2016-09-15T21:00Z&to=2016-09-16T21:00Z');
    assert.equal(day, 1);
    assert.equal(await count('channel=UCDP&text=09-16'), 1);
  });

  test('whoever asks by HEAD is told all but the answer', async () => {
    const response = await fetch(at('/gates'), { method: 'HEAD' });
    assert.equal(response.status, 200);
    assert.equal(await response.text(), '');
    assert.ok(response.headers.get('etag'));
  });
});
