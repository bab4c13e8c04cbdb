// The plan's hash, its prose and its list.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseAgreement } from '#language/parse.ts';
import { planHash } from '#language/plan-hash.ts';
import { planToProse } from '#language/to-prose.ts';
import { planToText } from '#language/to-text.ts';
import { FILES, SYRIA } from './agreements.ts';

const parse = (text: string, path = 'a.md') => parseAgreement({ path, text, files: FILES, zoneVersion: '2026c' });
const hash = (text: string, path?: string) => parse(text, path).planHash;

describe('the hash', () => {
  test('[A4] is of meaning alone: not of places in the text, comments, blanks, file names or the order of definitions', () => {
    const own = hash(SYRIA);
    assert.equal(hash(SYRIA, 'other/name.md'), own);
    assert.equal(hash(SYRIA.replaceAll('\n', '\r\n')), own);
    assert.equal(hash(SYRIA.replace('// the anchor "Day D"', '// another note')), own);
    assert.equal(hash(SYRIA.replace('place Aleppo in Syria\n', '').replace('place Syria ', 'place Aleppo in Syria\n\nplace Syria ')), own);
    assert.equal(hash(SYRIA.replace('channels UCDP, OCHA   counts confirmed,', 'channels OCHA, UCDP counts confirmed,')), own);
    assert.equal(planHash(JSON.parse(JSON.stringify(parse(SYRIA).plan!)) as NonNullable<ReturnType<typeof parse>['plan']>), own);
  });

  test('[A4] changes with every change of meaning, of a reading or of a clause\'s text', () => {
    const own = hash(SYRIA);
    for (const [from, to] of [
      ['at most 50 %', 'at most 51 %'], ['D + 48 h', 'D + 49 h'], ['clause 1c ends at the end of', 'clause 1c ends at the start of'], ['clause 1c ends', 'clause 3b ends'],
      ['Our own plain', 'Their own plain'], ['counts alleged    silence', 'counts credible    silence'], ['on breach restart', 'on breach pause'], ['2016-06-20', '2016-06-21'],
    ] as const) {
      assert.ok(SYRIA.includes(from), from);
      assert.notEqual(hash(SYRIA.replace(from, to)), own, from);
    }
  });
});

describe('the prose', () => {
  const prose = planToProse(parse(SYRIA).plan!);

  test('says every choice and every default', () => {
    for (const words of [
      'The clock is that of Asia/Damascus', 'a civil day is a calendar day there', 'It holds from D, that moment included, until D + 48 h, that moment excluded.',
      'silence means unknown', 'Silence means that there was nothing, whatever the measures say.', 'A breach puts the count back to nothing', 'nobody could see (unseen)',
      'Once open it is suspended at a breach, until UnitedStates and Russia resume it.', 'It does not lapse.', 'is suspended until UnitedStates and Russia decide.', 'No signature is needed.',
      'clause 1c ends at the end of 2016-09-18', 'A claim that is credible may count', 'each time by the amount that the act gives', 'Nobody may suspend it.', 'within 3500 m north of CastelloRoad',
      'Russia answers for Government', 'is outside the agreement',
    ]) assert.ok(prose.includes(words), words);
  });

  test('has a section for each clause, gate and reading, and no word of the machine', () => {
    for (const heading of ['## Clause 1c: 1 (c) Parties refrain', '## Clause 3b', '## Gate JIC (Joint Implementation Centre)', '## Reading Monitor', '## Reading SyrianArmy']) assert.ok(prose.includes(heading), heading);
    assert.doesNotMatch(prose, /undefined|null|\[object|Infinity|NaN/);
  });
});

test('the list names every definition with its line and column', () => {
  const { plan } = parse(SYRIA);
  const text = planToText(plan!);
  for (const clause of plan!.clauses) assert.ok(text.includes(`clause ${clause.id} binds ${clause.binds.join(' and ')}  [${clause.at!.line}:${clause.at!.column}]`));
  assert.ok(text.includes('measure Violence = published counts of attack per civil day in Syria'));
  assert.doesNotMatch(text, /undefined|\[object/);
});
