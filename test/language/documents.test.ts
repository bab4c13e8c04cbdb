// The agreement as a document: what of a clause's text is hashed, whose adoption holds and when rules are stale, texts in several languages, labels.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hashOf, normaliseText } from '#base/hash.ts';
import type { Problem } from '#base/problem.ts';
import { adoptionOf } from '#language/adoptions.ts';
import { parseAgreement, parseForAdoption } from '#language/parse.ts';
import { proseOfRules, ruledClauses } from '#language/prose-of-rules.ts';
import { planToProse } from '#language/to-prose.ts';
import { planToText } from '#language/to-text.ts';
import { withAdoptions } from '#language/write-adoptions.ts';
import { headingIn, languagesOf } from '#records/heading-in.ts';
import { Labels, labelsIn } from '#records/labels.ts';
import type { Plan } from '#records/plan.ts';
import { readPlan } from '#records/read-plan.ts';

interface Parts { head?: string; prose?: string; heading?: string; clause?: string; end?: string; files?: Record<string, string> }

const text = ({ head = '', prose = 'Both sides hold their fire.', heading = 'Fire', clause = 'clause 1 binds North', end = '' }: Parts): string => [
  '# A truce', '', '```truce', `agreement Small clock "Asia/Damascus"\n  D is 2016-09-12 19:00\n${head}`, 'actor North', 'actor South', 'place Mill', 'place Ford', 'list Depots of places, as of 2016-01-01: Ford', 'channel Watch sees incidents', '```',
  '', `## ${heading} {#1}`, '', prose, '', '```truce', clause, '  to refrain from incidents of fire in Mill', '  from D', 'reading Monitor adopted by UN counts confirmed', '```', end, '',
].join('\n');
const parse = (parts: Parts) => parseAgreement({ path: 'a.md', text: text(parts), files: parts.files ?? {}, zoneVersion: '2026c' });
const planOf = (parts: Parts): Plan => {
  const { plan, problems } = parse(parts);
  assert.notEqual(plan, null, problems.map((problem) => problem.message).join('\n'));
  return plan!;
};
const hash = (parts: Parts = {}): string => planOf(parts).texts[0]!.hash;
const codes = (problems: readonly Problem[]): string[] => problems.map((problem) => `${problem.severity} ${problem.code}`);
const adopted = (of: string, on: string, ...texts: [string, string][]): string => `\n\`\`\`truce\nadopted clause ${of} by "Joint Commission" on ${on}\n  ${texts.map(([language, one]) => `as "${one}" in "${language}"`).join(', ')}\n\`\`\`\n`;

describe('[A6] the text of a clause', () => {
  test('[A6] is its heading without the id and its prose without blocks, hashed as canonical JSON', () => {
    assert.equal(hash(), hashOf('Fire Both sides hold their fire.'));
    assert.equal(hash({ prose: 'Both sides hold their fire.\n\n~~~json\n{}\n~~~\n\n### And more\n\nNo exceptions.' }), hashOf('Fire Both sides hold their fire. ### And more No exceptions.'));
    assert.equal(hash({ end: '## Elsewhere\n\nOther words.' }), hash());
  });

  test('[A6] blanks, line ends, emphasis, composition, tatweel and soft hyphens are no part of it', () => {
    const same: [string, string][] = [
      ['Both sides hold\r\n  their fire.\t', 'Both sides hold their fire.'],
      ['Both **sides** hold _their_ fire, __all *of* it__.', 'Both sides hold their fire, all of it.'],
      ['***Both*** (*sides*)', 'Both (sides)'],
      ['Caf\u0065\u0301', 'Caf\u00e9'],
      ['يـوقف الطـــرفان *إطلاق* النار', 'يوقف الطرفان إطلاق النار'],
      ['cease\u00adfire', 'ceasefire'],
      ['*self_defence* alone', 'self_defence alone'],
    ];
    for (const [written, plain] of same) assert.equal(normaliseText(written), plain);
    assert.equal(hash({ prose: 'Both  **sides**\nhold their fire.' }), hash());
  });

  test('[A6] letters, digits, punctuation and marks of direction are', () => {
    const other: [string, string][] = [
      ['48 hours', '72 hours'], ['48 hours', '٤٨ hours'], ['fire.', 'fire'], ['fire', 'Fire'], ['self_defence', 'selfdefence'], ['a * b * c', 'a b c'], ['2*3*4', '234'],
      ['\u202e48', '48'], ['1-2\u200f', '1-2'], ['الطرفان', 'الطرفين'], ['\\*all\\*', 'all'], ['أ', 'ا'],
    ];
    for (const [one, two] of other) assert.notEqual(normaliseText(one), normaliseText(two));
    assert.notEqual(hash({ heading: 'Cease fire' }), hash());
  });
});

describe('[A7] adoptions', () => {
  const zero = `sha256:${'0'.repeat(64)}`;

  test('[A7] a text as it was adopted is fine; a changed one makes its rules stale and stops the plan, with both hashes, whose it was and how to adopt again', () => {
    const end = adopted('1', '2016-09-12', ['en', hash()]);
    assert.deepEqual(codes(parse({ end }).problems), []);
    assert.deepEqual(codes(parse({ end, prose: 'Both **sides**\n hold their fire.' }).problems), []);
    const { plan, problems } = parse({ end, prose: 'Both sides hold their fire, mostly.' });
    assert.equal(plan, null);
    assert.deepEqual(codes(problems), ['error adoption.stale']);
    for (const says of ['Joint Commission', '2016-09-12', hash(), hash({ prose: 'Both sides hold their fire, mostly.' }), 'clause 1']) assert.ok(problems[0]!.message.includes(says), says);
    assert.match(problems[0]!.mend, /truce adopt AGREEMENT\.md --clause 1 --by WHO --on DATE/);
    assert.deepEqual([problems[0]!.at!.line, problems[0]!.also![0]!.line], [15, 27]);
  });

  test('[A7] the latest day holds, of one day the one written last; the others are history', () => {
    const then: [string, string] = ['en', zero], now: [string, string] = ['en', hash()];
    assert.deepEqual(codes(parse({ end: adopted('1', '2016-09-12', then) + adopted('1', '2016-09-13', now) }).problems), []);
    assert.deepEqual(codes(parse({ end: adopted('1', '2016-09-13', now) + adopted('1', '2016-09-12', then) }).problems), []);
    assert.deepEqual(codes(parse({ end: adopted('1', '2016-09-12', then) + adopted('1', '2016-09-12', now) }).problems), []);
    assert.deepEqual(codes(parse({ end: adopted('1', '2016-09-12', now) + adopted('1', '2016-09-12', then) }).problems), ['error adoption.stale']);
    assert.equal(planOf({ end: adopted('1', '2016-09-12', then) + adopted('1', '2016-09-13', now) }).adoptions!.length, 2);
  });

  test('[A7] without rules, or without an adoption, nothing is stale; with rules and without the text, or the language, all is', () => {
    const end = adopted('2', '2016-09-12', ['en', zero]);
    assert.deepEqual(codes(parse({ end: `${end}\n## Prisoners {#2}\n` }).problems), ['warning text.no-rule']);
    assert.deepEqual(codes(parse({ end }).problems), []);
    const gone = parse({ end: adopted('1', '2016-09-12', ['en', hash()]), heading: 'Fire {#2}\n\n## Other' });
    assert.ok(codes(parse({ end: adopted('2', '2016-09-12', ['en', zero]), clause: 'clause 2 binds North' }).problems).includes('error adoption.stale'));
    assert.deepEqual(codes(gone.problems.filter(({ severity }) => severity === 'error')), ['error adoption.stale']);
    const { problems } = parse({ end: adopted('1', '2016-09-12', ['ar', hash()]) });
    assert.match(problems.find(({ code }) => code === 'adoption.stale')!.message, /none in that language was adopted/);
  });

  test('[A7] adopting is no part of the plan\'s hash, and is written behind all else, into the block of adoptions that there is', () => {
    const before = text({});
    const one = { of: '1', by: 'The "Joint" \\ Commission', on: '2016-09-12', texts: [{ language: 'en', hash: hash() }] };
    for (const written of [before, before.trimEnd(), before.replaceAll('\n', '\r\n'), `${before}\n> a last word\n`]) {
      const files = { path: 'a.md', files: {}, zoneVersion: '2026c' };
      const first = withAdoptions(written, [one]), second = withAdoptions(first, [{ ...one, on: '2016-09-13' }]);
      assert.ok(first.startsWith(written) && second.startsWith(first.trimEnd().slice(0, -3)));
      assert.equal(second.split('```truce').length, first.split('```truce').length);
      assert.equal(/(?<!\r)\n/.test(second), !written.includes('\r'));
      const [plain, twice] = [parseForAdoption({ ...files, text: written }), parseForAdoption({ ...files, text: second })];
      assert.equal(twice.planHash, plain.planHash);
      assert.deepEqual(adoptionOf(twice.plan!, '1')!.on, '2016-09-13');
      assert.deepEqual(twice.plan!.adoptions!.map(({ by }) => by), [one.by, one.by]);
    }
  });

  test('[A7] for the one who adopts, stale rules stop nothing and are said in plain English', () => {
    const { plan } = parseForAdoption({ path: 'a.md', text: text({ end: adopted('1', '2016-09-12', ['en', zero]) }), files: {}, zoneVersion: '2026c' });
    assert.deepEqual([...ruledClauses(plan!)], ['1']);
    assert.match(proseOfRules(plan!, '1').join('\n'), /It binds North.*\n.*refrain from incidents of fire in Mill/);
    assert.deepEqual(proseOfRules(plan!, '7'), []);
  });
});

describe('[A8] texts in several languages', () => {
  const arabic = '## النار {#1}\n\nيوقف الطرفان إطلاق النار.\n';
  const head = 'texts from "a.ar.md" in "ar"';
  const files = { 'a.ar.md': arabic };
  const arabicHash = hashOf('النار يوقف الطرفان إطلاق النار.');

  test('[A8] the own text is authoritative unless another is named; the others stand beside it', () => {
    const own = planOf({ head, files });
    assert.deepEqual([own.texts[0]!.language, own.texts[0]!.heading, own.texts[0]!.others], ['en', 'Fire', [{ language: 'ar', heading: 'النار', hash: arabicHash }]]);
    const other = planOf({ head: `${head}\nauthoritative "ar"`, files });
    assert.deepEqual([other.texts[0]!.language, other.texts[0]!.hash, other.texts[0]!.others], ['ar', arabicHash, [{ language: 'en', heading: 'Fire', hash: hash() }]]);
    assert.deepEqual([headingIn(other, '1'), headingIn(other, '1', 'en'), headingIn(other, '1', 'fr'), headingIn(other, '9'), languagesOf(other)], ['النار', 'Fire', 'النار', undefined, ['ar', 'en']]);
    assert.match(planToProse(other), /## Clause 1: النار/);
    assert.match(planToProse(other, 'en'), /## Clause 1: Fire/);
    assert.notEqual(parse({ head, files }).planHash, parse({ head, files: { 'a.ar.md': `${arabic}و` } }).planHash);
  });

  test('[A8] a changed translation is a warning, a changed authoritative text an error', () => {
    const end = adopted('1', '2016-09-12', ['en', hash()], ['ar', arabicHash]);
    const changed = { 'a.ar.md': `${arabic}إلا` };
    assert.deepEqual(codes(parse({ head, files, end }).problems), []);
    assert.deepEqual(codes(parse({ head, files: { 'a.ar.md': arabic.replace('يوقف', 'يـــوقف\n') }, end }).problems), []);
    assert.deepEqual(codes(parse({ head, files: changed, end }).problems), ['warning adoption.translation-changed']);
    assert.deepEqual(codes(parse({ head: `${head}\nauthoritative "ar"`, files: changed, end }).problems), ['error adoption.stale']);
    assert.deepEqual(codes(parse({ end }).problems), ['warning adoption.translation-changed']);
    assert.deepEqual(codes(parse({ head, files, end: adopted('1', '2016-09-12', ['en', hash()]) }).problems), ['warning adoption.translation-changed']);
  });

  test('[A8] a clause that one language lacks is told, with its place in the file that has it', () => {
    const { problems } = parse({ head, files: { 'a.ar.md': `${arabic}\n## الأسرى {#2}\n` } });
    assert.deepEqual(problems.map(({ code, at }) => `${code} ${at!.file}:${at!.line}`), ['text.no-rule a.ar.md:5', 'text.not-authoritative a.ar.md:5']);
    assert.deepEqual(codes(parse({ head, files: { 'a.ar.md': '' } }).problems), ['warning text.missing']);
  });
});

describe('[A9] labels of confidentiality', () => {
  const clause = 'clause 1 confidential to North, South binds North';

  test('[A9] stand on the clause itself, or on what a statement names, for whom and with what note', () => {
    const plan = planOf({ clause, end: '```truce\nconfidential place Mill, list Depots "known to the two" to South\nconfidential channel Watch "of the mission"\n```' });
    assert.deepEqual(plan.clauses[0]!.confidential, { to: ['North', 'South'] });
    assert.deepEqual(plan.places.map(({ name, confidential }) => [name, confidential]), [['Ford', undefined], ['Mill', { to: ['South'], note: 'known to the two' }]]);
    assert.deepEqual([plan.lists[0]!.confidential, plan.channels[0]!.confidential], [{ to: ['South'], note: 'known to the two' }, { to: [], note: 'of the mission' }]);
    assert.match(planToProse(plan), /PARTS OF THIS ARE CONFIDENTIAL: clause 1, place Mill, list Depots and channel Watch\./);
    assert.match(planToProse(plan), /Mill is a place known by name alone\. CONFIDENTIAL, for South: known to the two\./);
    assert.match(planToText(plan), /^clause 1 is CONFIDENTIAL, for North and South$/m);
  });

  test('[A9] a reading\'s own list is as confidential as the agreement\'s; unknown actors are told', () => {
    const own = planOf({ clause: 'reading Other adopted by North counts confirmed\n  list Depots of places, as of 2016-02-02: Mill\nclause 1 binds North', end: '```truce\nconfidential list Depots to North\n```' });
    assert.deepEqual(own.readings.find(({ name }) => name === 'Other')!.lists[0]!.confidential, { to: ['North'] });
    assert.deepEqual(codes(parse({ clause: 'clause 1 confidential to Noth binds North' }).problems), ['error actor.unknown']);
  });

  test('[A9] a clause for each member of a list has one label, or each member its own', () => {
    const sides = (words: string): Plan => planOf({ clause: `list Sides of actors, as of 2016-01-01: North, South\nclause 1 ${words} for each side in Sides binds side` });
    assert.deepEqual(labelsIn(sides('confidential to North')).map(({ of, to }) => [of, to]), [['clause 1', ['North']]]);
    assert.deepEqual(labelsIn(sides('confidential to side')).map(({ of, to }) => [of, to]), [['clause 1(North)', ['North']], ['clause 1(South)', ['South']]]);
    const labels = new Labels(readPlan(sides('confidential to North'), 'Monitor'));
    assert.deepEqual(labels.of('clause', '1(South)').map(({ of }) => of), ['clause 1']);
  });

  test('[A9] are shown of all that draws on what carries them, and of nothing else', () => {
    const plan = planOf({ clause: 'condition Quiet = for each place in Depots: no incidents of fire at the place\ncondition Calm = Quiet\ncondition Other = no incidents of fire in Mill\nclause 1 binds North\n  to ensure Calm', end: '```truce\nconfidential place Ford to North\n```' });
    const labels = new Labels(readPlan(plan, 'Monitor'));
    for (const [kind, name, bears] of [['condition', 'Quiet', 1], ['condition', 'Calm', 1], ['clause', '1', 1], ['condition', 'Other', 0], ['gate', 'None', 0]] as const) assert.equal(labels.of(kind, name).length, bears, name);
    assert.equal(labels.of('condition', 'Other', ['place Ford']).length, 1);
  });

  test('[A9] are part of the plan\'s hash, and absent where nothing is said', () => {
    assert.notEqual(parse({ clause }).planHash, parse({}).planHash);
    assert.equal(JSON.stringify(planOf({})).includes('confidential'), false);
  });
});
