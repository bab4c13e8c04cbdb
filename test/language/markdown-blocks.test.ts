// The prose of an agreement as a tree: what becomes a block, what stays words.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { blocksOf } from '#language/markdown-blocks.ts';
import { inlinesOf } from '#language/markdown-inlines.ts';
import { sectionsOf } from '#language/sections.ts';
import { textFilesOf } from '#language/text-files.ts';

const words = (text: string) => ({ is: 'text', text });
const paragraph = (text: string) => ({ is: 'paragraph', of: [words(text)] });

describe('words within a line', () => {
  test('emphasis, strong, code and links', () => {
    assert.deepEqual(inlinesOf('a *b* **c** `d*e*` [f](https://x.org/g_(h)_i)'), [
      words('a '), { is: 'emphasis', of: [words('b')] }, words(' '), { is: 'strong', of: [words('c')] }, words(' '), { is: 'code', text: 'd*e*' }, words(' '), { is: 'link', href: 'https://x.org/g_(h)_i', of: [words('f')] },
    ]);
  });

  test('a link to anything but the web is read as its words', () => {
    for (const href of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'places.geojson', '//x.org', 'https:///x', 'vbscript:x', ' javascript:x', 'https://']) {
      assert.deepEqual(inlinesOf(`[so](${href})`), [words('so')], href);
    }
  });

  test('HTML is words', () => {
    assert.deepEqual(inlinesOf('<img src=x onerror=alert(1)> & <b>'), [words('<img src=x onerror=alert(1)> & <b>')]);
    assert.deepEqual(inlinesOf('<https://x.org/>'), [{ is: 'link', href: 'https://x.org/', of: [words('https://x.org/')] }]);
  });

  test('marks within words, alone, or behind a backslash are no emphasis', () => {
    for (const text of ['snake_case_word', '5 * 3 * 2', 'a ** b', '[no link]', '[a] (b)']) assert.deepEqual(inlinesOf(text), [words(text)], text);
    assert.deepEqual(inlinesOf('\\*so\\*'), [words('*so*')]);
  });
});

describe('blocks', () => {
  test('paragraphs end at a blank line, at a list, at a table', () => {
    assert.deepEqual(blocksOf('one\ntwo\n\nthree\n- a\n- b\n  goes on\n\nfour\n| x | y |\n|---|---|\n| 1 | 2 |\n| 3 |'), [
      paragraph('one\ntwo'), paragraph('three'),
      { is: 'list', ordered: false, items: [[paragraph('a')], [paragraph('b\ngoes on')]] }, paragraph('four'),
      { is: 'table', head: [[words('x')], [words('y')]], rows: [[[words('1')], [words('2')]], [[words('3')], []]] },
    ]);
  });

  test('lists within lists, and numbered ones', () => {
    assert.deepEqual(blocksOf('1. a\n   - b\n2. c'), [{ is: 'list', ordered: true, items: [[paragraph('a'), { is: 'list', ordered: false, items: [[paragraph('b')]] }], [paragraph('c')]] }]);
    // A year at the beginning of a line is no list.
    assert.deepEqual(blocksOf('It ended in\n2016. Then'), [paragraph('It ended in\n2016. Then')]);
  });

  test('quotes and code', () => {
    assert.deepEqual(blocksOf('> so\n> it was\n\n~~~\n*x*\n~~~'), [{ is: 'quote', of: [paragraph('so\nit was')] }, { is: 'code', text: '*x*' }]);
  });

  test('whatever stands in a text, it comes to an end, and no letter of a paragraph is lost', () => {
    for (const text of ['-', '- ', '>', '|', '|\n|-', '```', '1.', '* * *', '**', '[](', '[a](b', '\t- x', '- a\n\n\n- b', '    indented']) assert.ok(Array.isArray(blocksOf(text)), text);
    assert.deepEqual(blocksOf('**a'), [paragraph('**a')]);
  });
});

test('a file is cut at its headings, and truce blocks stand beside the prose', () => {
  const [before, first, second] = sectionsOf('So.\n# A {#1}\nb\n```truce\nclause 1\n```\nc\n## D\n~~~\n# no heading\n~~~\n');
  assert.deepEqual(before, { id: null, level: 0, heading: [], blocks: [paragraph('So.')], rules: [] });
  assert.deepEqual(first, { id: '1', level: 1, heading: [words('A')], blocks: [paragraph('b'), paragraph('c')], rules: [{ line: 5, text: 'clause 1' }] });
  assert.deepEqual(second, { id: null, level: 2, heading: [words('D')], blocks: [{ is: 'code', text: '# no heading' }], rules: [] });
});

test('[A8] the files of other languages are those that the rules name, not the prose', () => {
  assert.deepEqual(textFilesOf('texts from "no.md" in "xx"\n```truce\nagreement A\n  language "fr"\ntexts from "a.ar.md" in "ar" // texts from "b" in "c"\nauthoritative "ar"\n```'), { own: 'fr', authoritative: 'ar', others: [{ file: 'a.ar.md', language: 'ar' }] });
  assert.deepEqual(textFilesOf('```truce\nagreement A\n```'), { own: 'en', authoritative: 'en', others: [] });
});
