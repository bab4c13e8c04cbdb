// The OpenAPI document against what the routes really answer: every path is asked, and its answer held to the schema that the document has for it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Open } from '#server/serve.ts';
import { getJson, serverWith, source, SYRIA } from './server-here.ts';

interface Parameter { name: string; in: 'path' | 'query' | 'header'; required?: boolean }
interface Operation { parameters?: Parameter[]; responses: Record<string, { content?: Record<string, { schema: object }> }> }
interface Document { openapi: string; paths: Record<string, { get: Operation }>; components: { schemas: Record<string, object> } }

/** What stands for a parameter that must be given. A path with another one needs a line here. */
const GIVEN: Record<string, string> = { agreement: 'Syria2016', channel: 'UCDP', id: 'syria-2016-09-16', reading: 'Monitor', of: 'gate', name: 'JIC', from: '2016-09-15T00:00Z', to: '2016-09-18T00:00Z', lanes: 'kind', bins: '10' };

/** Answers that are right to be no 200 for evidence out of files: by path, the status. */
const REFUSED: Record<string, number> = { '/api/agreements/{agreement}/proofs/{channel}/{id}': 409 };

describe('the OpenAPI document', () => {
  let open: Open, document: Document;
  before(async () => {
    open = await serverWith([SYRIA, source('unscr-2720')]);
    document = await getJson<Document>(open, '/openapi.json');
  });
  after(() => open.close());

  const validatorOf = (schema: object) => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    (formats as unknown as (of: Ajv2020) => void)(ajv);
    return ajv.compile({ ...schema, components: document.components });
  };

  test('is of version 3.1 and names every agreement resource', () => {
    assert.equal(document.openapi, '3.1.0');
    for (const path of ['/api/health', '/api/agreements', '/api/events', '/api/agreements/{agreement}/gates', '/api/agreements/{agreement}/claims/{channel}/{id}']) assert.ok(document.paths[path], path);
  });

  test('every path answers as it says', async () => {
    for (const [path, { get }] of Object.entries(document.paths)) {
      if (path === '/api/events') continue;
      const words = new URLSearchParams();
      let address = path;
      for (const parameter of get.parameters ?? []) {
        const given = GIVEN[parameter.name];
        if (parameter.required === true) assert.ok(given, `${path} asks for ${parameter.name}: put a value for it into this test`);
        if (parameter.in === 'path') address = address.replace(`{${parameter.name}}`, encodeURIComponent(given!));
        else if (parameter.in === 'query' && parameter.required === true) words.set(parameter.name, given!);
      }
      const response = await fetch(new URL(`${address}?${words}`, open.url));
      const expected = REFUSED[path] ?? 200;
      const body: unknown = await response.json();
      assert.equal(response.status, expected, `${path}: ${JSON.stringify(body).slice(0, 300)}`);
      const type = expected === 200 ? 'application/json' : 'application/problem+json';
      assert.equal(response.headers.get('content-type')?.split(';')[0], type, path);
      const schema = expected === 200 ? get.responses['200']!.content![type]!.schema : get.responses['400']!.content![type]!.schema;
      const validate = validatorOf(schema);
      assert.ok(validate(body), `${path}: ${JSON.stringify(validate.errors?.slice(0, 4))}`);
    }
  });

  test('a field that nobody declared is seen', () => {
    const validate = validatorOf(document.paths['/api/agreements/{agreement}/gates']!.get.responses['200']!.content!['application/json']!.schema);
    assert.ok(!validate({ moment: { asOf: null, knownAt: null, position: 0 }, gates: [], wouldChange: [], stoppedLooking: [], more: 1 }));
  });

  test('what is not understood is told as RFC 9457 has it', async () => {
    for (const [path, status, code] of [
      ['/api/agreements/Syria2016/gates?asOf=yesterday', 400, 'ask.no-time'],
      ['/api/agreements/Syria2016/gates?asof=2016-09-19T16:00Z', 400, 'ask.not-understood'],
      ['/api/agreements/Syria2016/gates?reading=Monitr', 404, 'ask.no-such-reading'],
      ['/api/agreements/Syria2016/reasons?reading=Monitor&of=gate&name=JIC&day=2016-01-01', 404, 'ask.no-such-day'],
      ['/api/agreements/Syria2016/claims?cursor=xx', 400, 'ask.no-cursor'],
      ['/api/agreements/Syria2016/claims?limit=0', 400, 'ask.not-understood'],
      ['/api/agreements/Syria2016/claims/UCDP/none', 404, 'ask.no-such-claim'],
      ['/api/agreements/Nowhere/gates', 404, 'ask.no-such-agreement'],
      ['/api/nothing', 404, 'ask.no-such-resource'],
    ] as const) {
      const response = await fetch(new URL(path, open.url));
      const problem = (await response.json()) as { code: string; status: number; title: string; type: string; detail: string };
      assert.equal(response.headers.get('content-type')?.split(';')[0], 'application/problem+json', path);
      assert.equal(problem.code, code, `${path}: ${JSON.stringify(problem)}`);
      assert.equal(response.status, status, path);
      assert.equal(problem.status, response.status);
      const validate = validatorOf(document.components.schemas['Problem']!);
      assert.ok(validate(problem), JSON.stringify(validate.errors));
    }
  });
});
