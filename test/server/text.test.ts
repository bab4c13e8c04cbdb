// The agreement's text as the API gives it: sections in order, what hangs on each, languages, adoptions, labels.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { TextAnswer, TextSection } from '#records/board-text.ts';
import type { Open } from '#server/serve.ts';
import { getJson, ROOT, serverWith, source, SYRIA } from './server-here.ts';

const good = (name: string) => ({ ...SYRIA, asOf: null, agreement: join(ROOT, `cases/good/${name}/agreement.md`), evidence: [join(ROOT, `cases/good/${name}/claims.jsonl`)] });

describe('the text', () => {
  let open: Open, syria: TextAnswer;
  before(async () => {
    open = await serverWith([SYRIA, source('framework-2016')]);
    syria = await getJson<TextAnswer>(open, '/api/agreements/Syria2016/text');
  });
  after(() => open.close());
  const section = (id: string, of = syria): TextSection => of.sections.find((one) => one.id === id)!;

  test('has its sections in the order of the document, those without an id among them', () => {
    assert.deepEqual(syria.languages, ['en']);
    assert.deepEqual(syria.sections.map(({ id, level }) => id ?? level), [1, 2, '1c', '1d', '1e', '3a', '3b', '3c', '3d', '3e', '3f', 2, '4', '5', 2, 2, 2, 2]);
    assert.deepEqual(syria.sections[0]!.words['en']!.heading, [{ is: 'text', text: 'Syria, September 2016: reducing violence, restoring access, establishing the JIC' }]);
  });

  test('names what hangs on each clause', () => {
    assert.deepEqual(section('1c').hangs, { clauses: ['1c'], conditions: [], measures: [], gates: [] });
    assert.deepEqual(section('5').hangs, { clauses: [], conditions: ['ReducedViolence', 'SustainedAccess'], measures: ['Deliveries', 'Violence'], gates: ['JIC'] });
  });

  test('has the source of the rules, with the line it begins at, and no rule in its prose', () => {
    const [rules] = section('1d').rules;
    assert.match(rules!.text, /^clause 1d binds Government, Opposition\n {2}to refrain/);
    assert.equal(rules!.line, 124);
    assert.doesNotMatch(JSON.stringify(section('1d').words), /refrain/);
  });

  test('has tables, and links to the web alone', () => {
    const table = section('3b').words['en']!.blocks.find((block) => block.is === 'table');
    assert.equal(table?.is === 'table' ? `${table.head.length} columns, ${table.rows.length} rows` : '', '7 columns, 4 rows');
    const links = [...JSON.stringify(syria).matchAll(/"href":"([^"]*)"/g)].map(([, href]) => href!);
    assert.ok(links.length > 40);
    for (const href of links) assert.match(href, /^https?:\/\//);
  });

  test('gathers what a clause for each member of a list asks under the clause', async () => {
    const framework = await getJson<TextAnswer>(open, '/api/agreements/Framework2016/text');
    assert.deepEqual(section('3', framework).hangs?.clauses, ['3(Petrivske)', '3(Stanytsia)', '3(Zolote)']);
  });
});

describe('the text in other cases', () => {
  test('[A8] two languages stand under one id, the authoritative one first; the rules under the agreement\'s own', async () => {
    const open = await serverWith([good('a-clause-adopted-in-two-languages')]);
    try {
      const { languages, own, sections } = await getJson<TextAnswer>(open, '/api/agreements/Valley/text');
      assert.deepEqual([languages, own], [['ar', 'en'], 'en']);
      const first = sections.find(({ id }) => id === '1')!;
      assert.deepEqual(Object.keys(first.words), ['ar', 'en']);
      assert.deepEqual(first.words['en']!.blocks, [{ is: 'paragraph', of: [{ is: 'text', text: 'Both sides hold their fire\nin the valley for ' }, { is: 'strong', of: [{ is: 'text', text: '48 hours' }] }, { is: 'text', text: '.' }] }]);
      assert.deepEqual(first.adoption, { by: 'Joint Commission', on: '2016-09-12', stale: [] });
      assert.equal(first.rules.length, 2);
    } finally {
      await open.close();
    }
  });

  test('[A9] labels of confidentiality stand on the clause that they are of', async () => {
    const open = await serverWith([good('a-confidential-annex')]);
    try {
      const { sections } = await getJson<TextAnswer>(open, '/api/agreements/Valley/text');
      assert.deepEqual(sections.find(({ id }) => id === '2')!.confidential, [{ of: 'clause 2', to: ['UnitedStates', 'Russia'] }]);
      assert.equal(sections.find(({ id }) => id === '1')!.confidential, undefined);
    } finally {
      await open.close();
    }
  });
});
