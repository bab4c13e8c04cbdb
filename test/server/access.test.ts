// Who may see what is asked by every route: what may not be seen is nowhere, in no list, answer or stream.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { maySee, PUBLIC } from '#server/access/may-see.ts';
import type { Open } from '#server/serve.ts';
import { getJson, listen, serverWith, source, SYRIA } from './server-here.ts';

describe('access', () => {
  let open: Open;
  const asked = new Set<string>();
  before(async () => {
    open = await serverWith([SYRIA, source('jeddah-2023')], {
      maySee(_asker, { agreement, resource }) {
        asked.add(resource);
        return agreement !== 'Syria2016';
      },
    });
  });
  after(() => open.close());

  test('today everybody may see everything', () => {
    assert.ok(maySee(PUBLIC, { agreement: 'Syria2016', resource: 'gates' }));
    assert.ok(!maySee({ name: 'somebody' }, { agreement: 'Syria2016', resource: 'gates' }));
  });

  test('every address below a hidden agreement answers as if it were not there', async () => {
    const { paths } = await getJson<{ paths: Record<string, { get: { operationId?: string } }> }>(open, '/openapi.json');
    const below = Object.entries(paths).filter(([path]) => path.startsWith('/api/agreements/{agreement}'));
    for (const [path, { get }] of below) {
      const address = path.replace('{agreement}', 'Syria2016').replaceAll(/\{\w+\}/g, 'x');
      const response = await fetch(new URL(address, open.url));
      assert.equal(response.status, 404, path);
      assert.equal(((await response.json()) as { code: string }).code, 'ask.no-such-agreement', path);
      assert.ok(asked.has(get.operationId ?? 'agreement'), `${path} did not ask`);
    }
    assert.ok(below.length > 8);
  });

  test('it is in no list, and the other is', async () => {
    for (const path of ['/api/agreements', '/api/health']) {
      const text = JSON.stringify(await getJson(open, path));
      assert.doesNotMatch(text, /Syria/, path);
      assert.match(text, /Jeddah/, path);
    }
  });

  test('no stream tells of it', async () => {
    const ear = listen(open);
    try {
      const heard = await ear.until((all) => all.some(({ event }) => event === 'verdicts'));
      assert.deepEqual([...new Set(heard.map(({ data }) => data.agreement))].filter((id) => id.startsWith('Syria')), []);
    } finally {
      ear.close();
    }
    assert.equal((await fetch(new URL('/api/events?agreement=Syria2016', open.url))).status, 404);
  });
});
