// Reasons as a tree, and what a question is about.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findAbout } from '#render/about.ts';
import { explainText } from '#render/explain-text.ts';
import { sayIn } from '#render/say.ts';
import { toJson } from '#render/to-json.ts';
import { DAMASCUS, gate, reading, threeReadings, verdicts } from './sample-verdicts.ts';

const say = sayIn(DAMASCUS);

function subjectsOf(about: string, from = verdicts()) {
  const found = findAbout(from, about);
  assert.ok('subjects' in found, `nothing is called ${about}`);
  return found.subjects;
}

describe('what a question is about', () => {
  test('a gate, a condition as a whole or at a place, a clause for all or one of its actors', () => {
    const titles = (about: string) => subjectsOf(about).map((subject) => subject.title);
    assert.deepEqual(titles('JIC'), ['gate JIC']);
    assert.deepEqual(titles('SustainedAccess'), ['condition SustainedAccess']);
    assert.deepEqual(titles('SustainedAccess at Madaya'), ['condition SustainedAccess at Madaya']);
    assert.deepEqual(titles('SustainedAccess/Madaya'), ['condition SustainedAccess at Madaya']);
    assert.deepEqual(titles('1c'), ['clause 1c, Government', 'clause 1c, Russia (for Government)']);
    assert.deepEqual(titles('1c/Government'), ['clause 1c, Government']);
    assert.deepEqual(titles('1c for Russia'), ['clause 1c, Russia (for Government)']);
  });

  test('every reading answers for itself', () => {
    assert.deepEqual(subjectsOf('JIC', threeReadings()).map((subject) => subject.reading.name), ['Monitor', 'Russian', 'SyrianArmy']);
  });

  test('the name of a gate over a list is that of all its places', () => {
    const over = verdicts({ readings: [reading({ gates: [gate({ name: 'Disengage', place: 'Zolote' }), gate({ name: 'Disengage', place: 'Stanytsia' })] })] });
    assert.deepEqual(subjectsOf('Disengage', over).map((subject) => subject.title), ['gate Disengage at Zolote', 'gate Disengage at Stanytsia']);
  });

  test('what nobody knows is answered with the nearest and with all there is', () => {
    const found = findAbout(verdicts(), 'SustaindAccess at Madaya');
    assert.ok('unknown' in found);
    assert.equal(found.nearest, 'SustainedAccess at Madaya');
    assert.ok(found.known.includes('JIC') && found.known.includes('1c/Government'));
  });
});

describe('an explanation', () => {
  test('is a tree of sentences with rule, clause and claims; what is said twice is said once', () => {
    assert.equal(explainText(subjectsOf('JIC'), say), [
      'gate JIC - shut, day 0 of 7 (0 to 3, as undecided days allow) - reading Monitor (adopted by UN)',
      '  - The run was broken on 2016-09-14. [G6, clause 5]',
      '    - No convoy reached Madaya in 72 h. [W1, clause 5]',
      '      claims: OCHA/7, OCHA/8',
      '      - Madaya was watched throughout. [E7]',
      '        claims: OCHA/1',
      '    - Madaya was watched throughout. [E7] (as said above)',
      '',
    ].join('\n'));
  });

  test('ends where reasons lead back to themselves, and says which are missing', () => {
    const ring = reading({ reasons: { r1: { says: 'A.', rule: 'G6', clause: null, because: ['r2'], entries: [] }, r2: { says: 'B.', rule: 'G6', clause: null, because: ['r1', 'r9'], entries: [] } } });
    const said = explainText(subjectsOf('JIC', verdicts({ readings: [ring] })), say);
    assert.match(said, /A\. \[G6\] \(as said above\)/);
    assert.match(said, /the reason r9 is missing/);
  });

  test('ten thousand levels deep is still told', () => {
    const reasons = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`r${i + 1}`, { says: `Step ${i}.`, rule: 'V5', clause: null, because: i < 9_999 ? [`r${i + 2}`] : [], entries: [] }]));
    const said = explainText(subjectsOf('JIC', verdicts({ readings: [reading({ reasons })] })), say);
    assert.equal(said.split('\n').length, 10_002);
  });
});

describe('JSON', () => {
  test('holds the same record, its fields in the order of the format whatever order they were made in', () => {
    const record = verdicts();
    const said = toJson(record);
    assert.deepEqual(JSON.parse(said), record);
    assert.ok(said.startsWith('{\n  "format": "verdicts/1",\n  "agreement": '));
    const { format, ...rest } = record;
    assert.equal(toJson({ ...Object.fromEntries(Object.entries(rest).toReversed()), format }), said);
  });

  test('names with numbers stand in the order of the numbers', () => {
    assert.deepEqual(Object.keys(JSON.parse(toJson({ r10: 1, r2: 2, r1: 3 })) as object), ['r1', 'r2', 'r10']);
  });
});
