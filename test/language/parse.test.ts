// From text to plan: blocks among prose, positions, names, times, and the plan of the founding example.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { formatProblem } from '#base/problem.ts';
import { filesNamedIn, parseAgreement } from '#language/parse.ts';
import { FILES, SYRIA } from './agreements.ts';
import { bare, errorsOf, GATE, HEAD, parseSmall, planOf, WORLD } from './small.ts';

const parse = (text: string, files = FILES) => parseAgreement({ path: 'a.md', text, files, zoneVersion: '2026c' });
const at19 = Date.UTC(2016, 8, 12, 16);

describe('the founding example', () => {
  test('reads as it stands, with warnings alone', () => {
    const { plan, planHash, problems } = parse(SYRIA);
    assert.deepEqual(problems.filter((problem) => problem.severity === 'error').map(formatProblem), []);
    assert.deepEqual([...new Set(problems.map((problem) => problem.code))].sort(), ['clause.unseen', 'list.undeclared-member', 'reading.sees-nothing']);
    assert.match(planHash!, /^sha256:[0-9a-f]{64}$/);
    assert.deepEqual(plan!.clauses.map((clause) => clause.id), ['1c', '3b']);
    assert.deepEqual(plan!.readings.map((reading) => reading.name), ['Monitor', 'Russian', 'SyrianArmy', 'UnitedStates']);
    assert.deepEqual(plan!.texts.map((text) => text.id), ['1c', '3b', '5']);
    assert.equal(plan!.title, 'Reducing violence, restoring access and establishing the JIC');
    assert.deepEqual(filesNamedIn(SYRIA), ['places.geojson']);
  });

  test('[E6] [E7] a reading that leaves them out has the source, channels and silence of the agreement', () => {
    const russian = parse(SYRIA).plan!.readings.find((reading) => reading.name === 'Russian')!;
    const [violence] = russian.measures;
    assert.deepEqual([violence!.from, violence!.silence, violence!.by], ['tallies', 'unknown', [{ name: 'Opposition' }]]);
    assert.deepEqual(bare(russian.silence), [{ measure: null, channel: null, means: 'none' }]);
  });

  test('[R1] a reading may end a clause otherwise', () => {
    const army = parse(SYRIA).plan!.readings.find((reading) => reading.name === 'SyrianArmy')!;
    assert.deepEqual(bare(army.ends.map((end) => end.until)), [{ node: 'edge', day: '2016-09-18', edge: 'end' }]);
    assert.equal(army.ends[0]!.clause, '1c');
  });

  test('every definition keeps its place and its clause', () => {
    const { plan } = parse(SYRIA);
    const gate = plan!.gates[0]!;
    assert.equal(SYRIA.split('\n')[gate.at!.line - 1]!.slice(gate.at!.column - 1, gate.at!.column + 7), 'gate JIC');
    assert.equal(gate.clause, '5');
    assert.equal(plan!.clauses[1]!.duties[2]!.clause, '3b');
  });
});

describe('blocks among prose', () => {
  const wrong = (before: string) => `${before}\`\`\`truce\n${HEAD}${WORLD}clause 1 binds Suoth to refrain from incidents of fire in Mill from D\nreading M adopted by UN counts confirmed\n\`\`\`\n`;
  const found = (text: string) => parse(text).problems.filter((problem) => problem.severity === 'error').map(({ code, at }) => `${code} ${at!.line}:${at!.column}`);
  const line = 3 + WORLD.split('\n').length;

  test('positions hold behind Arabic prose', () => {
    assert.deepEqual(found(wrong('# هدنة الوادي\n\nيوقف الطرفان إطلاق النار. ')), ['agreement.no-blocks 1:1']);
    assert.deepEqual(found(wrong('# هدنة الوادي {#هدنة}\n\nيوقف الطرفان إطلاق النار.\n\n')), [`actor.unknown ${line + 4}:16`]);
  });

  test('positions hold with CRLF and lone CR', () => {
    assert.deepEqual(found(wrong('# A\n\n').replaceAll('\n', '\r\n')), [`actor.unknown ${line + 2}:16`]);
    assert.deepEqual(found(wrong('# A\n\n').replaceAll('\n', '\r')), [`actor.unknown ${line + 2}:16`]);
  });

  test('a fence within another fence is no block', () => {
    assert.deepEqual(found(wrong('~~~markdown\n```truce\nnonsense here\n```\n~~~\n')), [`actor.unknown ${line + 5}:16`]);
    assert.deepEqual(found(wrong('````\n```truce\nnonsense\n```\n````\n')), [`actor.unknown ${line + 5}:16`]);
    assert.deepEqual(parse('```json\n{}\n```\n').problems.map((problem) => problem.code), ['agreement.no-blocks']);
  });

  test('what is missing at the end of a block is told there, and each statement has its own first problem', () => {
    const text = '```truce\nagreement A clock "UTC"\nactor\n```\n\nprose\n\n```truce\nplace P at\nlist L of things\n```\n';
    assert.deepEqual(found(text), ['syntax.unfinished 3:6', 'syntax.unexpected 9:9', 'syntax.unexpected 10:11']);
  });

  test('a block that is not closed reaches to the end of the text', () => {
    assert.notEqual(parse(wrong('').slice(0, -4)).problems.length, 0);
    assert.deepEqual(found(wrong('').replace('Suoth', 'South').slice(0, -4)), []);
  });
});

describe('names', () => {
  test('are of any script, and compared in NFC', () => {
    const world = 'actor شمال\nplace Cafe\u0301\nchannel Watch sees incidents\n';
    const plan = planOf({ world, terms: 'clause 1 binds شمال to refrain from incidents of fire in Caf\u00e9 from D' });
    assert.deepEqual([plan.actors[0]!.name, plan.places[0]!.name], ['شمال', 'Caf\u00e9']);
  });

  test('a small word of a bound member may be `place`', () => {
    const plan = planOf({ terms: 'condition C = for each place in Besieged: no incidents of fire at the place' });
    assert.deepEqual(plan.measures[0]!.place, { param: 'place' });
  });

  test('[N3] who includes or guarantees itself is told the ring', () => {
    const { problems } = parseSmall({ world: `${WORLD}actor A includes B guaranteed by B\nactor B\n` });
    assert.deepEqual(problems.map((problem) => problem.code), ['actor.ring']);
    const ring = parseSmall({ world: `${WORLD}actor A includes B\nactor B includes C\nactor C includes A\n` }).problems.filter((problem) => problem.code === 'actor.ring');
    assert.match(ring[0]!.message, /A -> B -> C -> A/);
  });
});

describe('times', () => {
  const time = (words: string, more = '') => bare(planOf({ head: `${HEAD}  T is ${words}\n${more}` }).anchors.find((anchor) => anchor.name === 'T')!.time);

  test('[T3] a bare day is refused, a civil day and 24 h are read', () => {
    assert.deepEqual(errorsOf({ terms: 'clause 1 binds North to ensure no incidents of fire in Mill from D for 7 days' }), ['time.bare-day']);
    assert.deepEqual(errorsOf({ terms: GATE.replace('civil days', 'days') }), ['time.bare-day']);
    assert.deepEqual(errorsOf({ terms: 'measure M = incidents of fire per day in Mill, silence means none' }), ['time.bare-day']);
    assert.deepEqual(time('14 x 24 h after D'), { node: 'plus', of: { node: 'anchor', name: 'D' }, ms: 14 * 86_400_000 });
  });

  test('[T4] anchors are written with the clock or an offset, and reckoned forward and back', () => {
    assert.deepEqual(time('2016-09-12 19:00'), { node: 'at', instant: at19 });
    assert.deepEqual(time('2016-09-12 16:00 +00:00'), { node: 'at', instant: at19 });
    assert.deepEqual(time('2016-09-12T16:00:00.5Z'), { node: 'at', instant: at19 + 500 });
    assert.deepEqual(time('D - 3 h'), { node: 'plus', of: { node: 'anchor', name: 'D' }, ms: -10_800_000 });
    assert.deepEqual(time('48h before D'), { node: 'plus', of: { node: 'anchor', name: 'D' }, ms: -172_800_000 });
  });

  test('[T6] dates alone, the last minute, skipped and doubled times are refused', () => {
    for (const [words, code] of [
      ['2016-09-18', 'time.date-alone'], ['2016-03-25 00:30', 'time.skipped'], ['2016-10-27 23:30', 'time.twice'], ['2016-02-30 10:00', 'time.no-such'], ['2016-02-03 24:00', 'time.no-such'],
    ] as const) assert.deepEqual(errorsOf({ head: `${HEAD}  T is ${words}\n` }), [code], words);
    assert.deepEqual(time('2016-10-27 23:30 +02:00'), { node: 'at', instant: Date.UTC(2016, 9, 27, 21, 30) });
    const until = (words: string) => ({ terms: `clause 1 binds North to ensure no incidents of fire in Mill from D until ${words}` });
    assert.deepEqual(errorsOf(until('2016-09-18 23:59')), ['time.last-minute']);
    assert.deepEqual(errorsOf(until('2016-09-18 23:59 exactly')), []);
    assert.deepEqual(bare(planOf(until('the end of 2016-09-18')).clauses[0]!.until), { node: 'edge', day: '2016-09-18', edge: 'end' });
  });

  test('[T6] what is offered for a skipped time is one instant, written twice, and is taken', () => {
    for (const [zone, local, offered, instant] of [
      ['Europe/Kyiv', '2017-03-26 03:30', ['2017-03-26 03:30 +02:00', '2017-03-26 04:30 +03:00'], '2017-03-26T01:30Z'],
      ['Europe/Kyiv', '2017-03-26 03:00:07.5', ['2017-03-26 03:00:07.5 +02:00', '2017-03-26 04:00:07.500 +03:00'], '2017-03-26T01:00:07.5Z'],
      ['Asia/Damascus', '2016-03-25 00:30', ['2016-03-25 00:30 +02:00', '2016-03-25 01:30 +03:00'], '2016-03-24T22:30Z'],
      ['Pacific/Apia', '2011-12-30 12:00', ['2011-12-30 12:00 -10:00', '2011-12-31 12:00 +14:00'], '2011-12-30T22:00Z'],
    ] as const) {
      const head = (words: string) => `agreement Small clock "${zone}"\n  D is 2016-09-12 19:00\n  T is ${words}\n`;
      const [problem] = parseSmall({ head: head(local) }).problems.filter(({ code }) => code === 'time.skipped');
      assert.deepEqual([...problem!.mend.matchAll(/`([^`]+)`/g)].map((match) => match[1]), offered);
      for (const words of offered) {
        const anchor = planOf({ head: head(words) }).anchors.find(({ name }) => name === 'T');
        assert.deepEqual(bare(anchor!.time), { node: 'at', instant: Date.parse(instant) }, words);
      }
    }
  });

  test('[T6] `before` excludes, `by`, `within` and `at least before` include their last instant', () => {
    const deadline = (words: string) => {
      const [duty] = planOf({ terms: `clause 1 binds North to notify South about 1 ${words} from D` }).clauses[0]!.duties;
      return duty!.duty === 'perform' ? bare([duty!.notBefore, duty!.noLaterThan]) : null;
    };
    const d = { node: 'anchor', name: 'D' };
    assert.deepEqual(deadline('by D'), [null, d]);
    assert.deepEqual(deadline('before D'), [null, { node: 'plus', of: d, ms: -1 }]);
    assert.deepEqual(deadline('within 24 h of D'), [d, { node: 'plus', of: d, ms: 86_400_000 }]);
    assert.deepEqual(deadline('at least 48 h before D'), [null, { node: 'plus', of: d, ms: -172_800_000 }]);
    assert.deepEqual(deadline('not before D, by D + 24 h'), [d, { node: 'plus', of: d, ms: 86_400_000 }]);
  });

  test('[T7] civil days after an anchor', () => {
    assert.deepEqual(time('3 civil days after D'), { node: 'days-after', of: { node: 'anchor', name: 'D' }, days: 3 });
    assert.deepEqual(errorsOf({ head: `${HEAD}  T is D + 3 civil days\n` }), ['time.not-elapsed']);
  });

  test('[T8] what can come again is the first or the latest', () => {
    assert.deepEqual(time('the first act of withdrawal by North or South about 3b'), { node: 'act', act: 'withdrawal', by: ['North', 'South'], joint: false, about: '3b', which: 'first' });
    assert.deepEqual(time('the latest joint act of declaration by North and South'), { node: 'act', act: 'declaration', by: ['North', 'South'], joint: true, about: null, which: 'latest' });
    assert.deepEqual(errorsOf({ head: `${HEAD}  T is the act of withdrawal by North\n` }), ['time.which']);
    assert.deepEqual(errorsOf({ head: `${HEAD}  T is the opening of Crossing\n`, terms: GATE }), ['time.which']);
  });

  test('[T9] the plan carries the offsets of its zone and their version', () => {
    const { zone } = planOf({});
    assert.deepEqual([zone.name, zone.version, zone.dayMs], ['Asia/Damascus', '2026c', 86_400_000]);
    assert.ok(zone.from.length > 10);
  });

  test('[T11] months after', () => {
    assert.deepEqual(time('2 months after D'), { node: 'months-after', of: { node: 'anchor', name: 'D' }, months: 2 });
    assert.deepEqual(time('1 year before D'), { node: 'months-after', of: { node: 'anchor', name: 'D' }, months: -12 });
  });

  test('[T10] a ring of definitions is named', () => {
    const rings = (parts: Parameters<typeof parseSmall>[0]) => parseSmall(parts).problems.filter((problem) => problem.code === 'plan.cycle').map((problem) => problem.message);
    assert.match(rings({ head: `${HEAD}  A is B + 1 h\n  B is C + 1 h\n  C is A - 1 h\n` })[0]!, /anchor A -> anchor B -> anchor C -> anchor A/);
    assert.match(rings({ terms: 'condition A = not B\ncondition B = not A' })[0]!, /condition A -> condition B -> condition A/);
    assert.match(rings({ head: `${HEAD}  E is the first opening of Crossing\n`, terms: GATE.replace('from D', 'from E') })[0]!, /anchor E -> gate Crossing -> anchor E/);
    assert.match(rings({ terms: 'clause 1 binds North to withdraw by D + 24 h from the fulfilment of 1' })[0]!, /clause 1 -> clause 1/);
    const inReading = 'reading M adopted by UN counts confirmed E is F + 1 h';
    assert.match(rings({ head: `${HEAD}  E is D + 1 h\n  F is E + 1 h\n`, reading: `${inReading}\n` })[0]!, /anchor E -> anchor F -> anchor E/);
  });

  test('[T13] a reading\'s clock does not move times of day', () => {
    const plan = planOf({ reading: 'reading M adopted by UN counts confirmed clock "Europe/Kyiv" E is 2016-09-12 19:00\n' });
    assert.equal(plan.readings[0]!.zone!.name, 'Europe/Kyiv');
    assert.deepEqual(bare(plan.readings[0]!.anchors[0]!.time), { node: 'at', instant: at19 });
  });
});

describe('docs/language.md', () => {
  const text = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');

  test('its blocks together are an agreement without errors', () => {
    const { plan, problems } = parseAgreement({ path: 'docs/language.md', text, files: FILES, zoneVersion: '2026c' });
    assert.deepEqual(problems.filter((problem) => problem.code !== 'clause.no-text').map(formatProblem), []);
    assert.notEqual(plan, null);
  });

  test('its whole agreements are read without a word', () => {
    const wholes = [...text.matchAll(/^~~~markdown\n([\s\S]*?)^~~~$/gm)];
    assert.equal(wholes.length, 1);
    for (const [, whole] of wholes) assert.deepEqual(parse(whole!).problems.map(formatProblem), []);
  });
});
