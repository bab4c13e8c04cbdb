// Sentences said again in other languages: every sentence of agreements, good cases, rule cases and the language's page has a counterpart, one alone, and nothing is lost in it.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SayAgain, type Formats, type Sort } from '../../src/web/words/say-again.ts';
import type { ReasonWords } from '../../src/web/words/templates.ts';
import { formatsOf } from '../../src/web/words/written-dates.ts';
import { findCases, type Case } from '../../tooling/cases/find-cases.ts';
import { allCases } from '../engine/rule-cases/all-cases.ts';
import { planOfLanguage, proseOf, sentencesOf, sentencesOfLanguage, sentencesOfRule, type English } from './english-sentences.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}/src/web/languages`;
const files = readdirSync(folder).filter((name) => name.endsWith('.reasons.json')).map((name) => ({ name, words: JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as ReasonWords }));
const arabic = files.find(({ name }) => name === 'ar.reasons.json')!.words;
const asTheyAre: Formats = { number: (text) => text, date: (text) => text, instant: (text) => text };
const plain = (text: string | null): string | null => text?.replaceAll(/[\u2068\u2069]/g, '') ?? null;

/** The agreements that are texts alone say what their plans say. */
const everyAgreement = readdirSync(`${root}/agreements`).map((name): Case => ({ name: `agreements/${name}`, folder: `${root}/agreements/${name}`, kind: 'good' }));
const goodCases = findCases(root).filter(({ kind, name }) => kind === 'good' && !name.startsWith('agreements/'));

/** Sentences that are left in English, for good reason, each with the reason. */
const LEFT_IN_ENGLISH: ReadonlyMap<string, string> = new Map();

describe('every sentence said again', () => {
  let all: English[] = [];
  before(async () => {
    const met = new Map<string, English>();
    const note = (said: readonly English[]) => said.forEach((one) => met.set(`${one.sort} ${one.says}`, met.get(`${one.sort} ${one.says}`) ?? one));
    for (const it of [...everyAgreement, ...goodCases]) note(await sentencesOf(it));
    note([...sentencesOfLanguage(), ...allCases.flatMap((it) => sentencesOfRule(it))]);
    all = [...met.values()];
  });

  for (const { name, words } of files) {
    test(`${name}: each has a counterpart, and one alone`, () => {
      const said = new SayAgain(words, formatsOf(words), 2);
      const none = all.filter(({ sort, says }) => !LEFT_IN_ENGLISH.has(says) && said.ways(says, sort as Sort).length === 0);
      assert.ok(all.length > 3000, `${all.length} sentences were met`);
      assert.deepEqual(none.map(({ sort, says, where }) => `${where}: no template of ${name} fits this ${sort}; add one under "templates" > "${sort}", or under a kind that stands in it (docs/languages.md): ${says}`), []);
      const twice = all.flatMap(({ sort, says, where }) => {
        const ways = said.ways(says, sort as Sort);
        return ways.length < 2 ? [] : [`${where}: ${name} says this ${sort} in two ways; make a template narrower: ${says}\n${ways.join('\n')}`];
      });
      assert.deepEqual(twice, []);
    });

    test(`${name}: nothing is lost: every number, name, day and instant stands in the counterpart`, () => {
      const said = new SayAgain(numbersKept(words), asTheyAre);
      const lost = all.flatMap(({ sort, says, where, names }) => {
        const other = said.say(says, sort as Sort);
        if (other === null) return [];
        const theirs = says.replace(OUR_OPENINGS, '');
        const missing = [...numbersIn(says).filter((number) => !isIn(other, number)), ...names.filter((one) => /\p{L}/u.test(one) && countOf(theirs, one) > countOf(other, one))];
        return missing.length === 0 ? [] : [`${where}: ${missing.join(', ')} of "${says}" is not in "${plain(other)}"`];
      });
      assert.deepEqual(lost, []);
    });
  }
});

/** Words of ours that begin a sentence, and so may look like a name. */
const OUR_OPENINGS = /^(?:Convoys are counted|Days are counted|Posts are only|Done within|A (?:day|period|breach))\b/;

/** A form without the figure must stand for one number alone. */
function formsThatHideANumber({ language, plurals }: ReasonWords): string[] {
  const rules = new Intl.PluralRules(language);
  const meant = (form: string) => Array.from({ length: 1000 }, (_, n) => n).filter((n) => rules.select(n) === form).length;
  return Object.entries(plurals).flatMap(([plural, forms]) => Object.entries(forms).filter(([form, text]) => !text.includes('{n}') && meant(form) > 1).map(([form]) => `${plural}: ${form}`));
}

/** Plural forms that spell one and two keep the figure beside the word, so that a number that a template drops is missed. */
function numbersKept(words: ReasonWords): ReasonWords {
  const kept = Object.entries(words.plurals).map(([name, forms]) => [name, Object.fromEntries(Object.entries(forms).map(([form, text]) => [form, text.includes('{n}') ? text : `{n} ${text}`]))]);
  return { ...words, plurals: Object.fromEntries(kept) };
}

function numbersIn(text: string): string[] {
  return [...text.matchAll(/\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d[\d:.]*(?: [+-]\d\d:\d\d|Z))?|\d+(?:[./]\d+)*/g)].map(([number]) => number);
}

const isIn = (text: string, number: string): boolean => numbersIn(text).includes(number);

/** How often a name stands in a text as a word of its own. */
function countOf(text: string, name: string): number {
  return text.split(/[^\p{L}\p{M}\p{N}_'’-]+/u).filter((word) => word === name).length;
}

describe('the files of languages', () => {
  test('all have the same kinds, patterns, words and plurals', () => {
    const shape = ({ templates, words, plurals }: ReasonWords) => ({
      templates: Object.fromEntries(Object.entries(templates).map(([kind, pairs]) => [kind, Object.keys(pairs).toSorted()])),
      words: Object.fromEntries(Object.entries(words).map(([kind, pairs]) => [kind, Object.keys(pairs).toSorted()])),
      plurals: Object.keys(plurals).toSorted(),
    });
    for (const { name, words } of files) assert.deepEqual(shape(words), shape(arabic), `${name} beside ar.reasons.json`);
  });

  test('every slot names a kind that there is, and every plural has each form that its language asks for', () => {
    for (const { name, words } of files) {
      const kinds = new Set(['name', 'id', 'key', 'text', 'number', 'ordinal', 'date', 'instant', ...Object.keys(words.templates), ...Object.keys(words.words)]);
      const slots = Object.values(words.templates).flatMap((pairs) => Object.keys(pairs)).flatMap((pattern) => [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, slot]) => slot!.split(':').at(-1)!));
      assert.deepEqual(slots.filter((kind) => !kinds.has(kind)), [], name);
      const categories = new Intl.PluralRules(words.language).resolvedOptions().pluralCategories;
      for (const [plural, forms] of Object.entries(words.plurals)) assert.deepEqual(Object.keys(forms).toSorted(), [...categories].toSorted(), `${name}, ${plural}`);
      assert.deepEqual(formsThatHideANumber(words), [], name);
      assert.equal(words.dates.months.length, 12);
    }
  });

  test('what the board says in a word is the same word in its sentences', () => {
    for (const { name, words } of files) {
      const board = JSON.parse(readFileSync(`${folder}/${words.language}/words.json`, 'utf8')) as Record<string, string>;
      for (const [state, word] of Object.entries(words.words.state!)) assert.equal(word, board[`state-${state}`], `${name}, ${state}`);
      for (const [value, word] of Object.entries(words.words.truth!)) assert.equal(word, board[`value-${value}`], `${name}, ${value}`);
      for (const [verdict, word] of Object.entries(words.words.kept!)) assert.equal(word, board[`verdict-${verdict}`], `${name}, ${verdict}`);
    }
  });
});

describe('saying again in Arabic', () => {
  const said = new SayAgain(arabic, formatsOf(arabic));
  const reports = (n: number) => plain(said.say(`${n} report${n === 1 ? '' : 's'} of such presence.`));

  test('a gap in the watch, with days and clocks as they are', () => {
    assert.equal(plain(said.say('Nobody was watching Madaya from 2016-09-14 00:00 +03:00 until 2016-09-15 19:30 +03:00.')),
      'لم يكن أحد يراقب Madaya من 14 أيلول/سبتمبر 2016، 00:00 (UTC+03:00) إلى 15 أيلول/سبتمبر 2016، 19:30 (UTC+03:00).');
  });

  test('a gate, its days and its state', () => {
    assert.equal(plain(said.say('JIC is counting, day 3 of 7; days are counted from 2016-09-12 19:00 +03:00. The latest day that was judged is 2016-09-15: undetermined.')),
      'البوابة JIC: قيد العدّ، اليوم 3 من 7؛ تُعدّ الأيام من 12 أيلول/سبتمبر 2016، 19:00 (UTC+03:00). آخر يوم نُظر فيه هو 15 أيلول/سبتمبر 2016: غير محسوم.');
  });

  test('words beside numbers take the six forms', () => {
    assert.deepEqual([0, 1, 2, 3, 11, 100].map(reports), ['0 بلاغ', 'بلاغ واحد', 'بلاغان', '3 بلاغات', '11 بلاغًا', '100 بلاغ'].map((text) => `${text} عن وجود كهذا.`));
  });

  test('names, days and instants are set apart, so that letters of another direction do not move their neighbours', () => {
    assert.equal(said.say('Clause 1c, Government, answering for A and B: kept; in force now: no.'),
      'البند \u20681c\u2069، \u2068Government\u2069، عن \u2068A\u2069 و\u2068B\u2069: مُراعى؛ ساري المفعول الآن: لا.');
    const days = said.say('The last moment for it is the end of 2016-09-12.')!;
    assert.match(days, /\u206812 أيلول\/سبتمبر 2016\u2069/);
  });

  test('the most specific template is taken: "it" is the occurrence, no anchor of that name', () => {
    assert.equal(plain(said.say('it + 24 h', 'time')), 'الواقعة + 24 ساعة');
  });

  test('a sentence of which one part has no counterpart has none: nothing is said by half', () => {
    assert.notEqual(said.say('see to it that Quiet: met.'), null);
    for (const unknown of ['see to it that Quiet wobbles: met.', 'Quiet is met in the end.', 'JIC is ajar, day 3 of 7; what its days are counted from has not come.', 'Nobody was watching Madaya.', '']) {
      assert.equal(said.say(unknown), null, unknown);
    }
    assert.equal(said.say('it + 24 h', 'reason'), null);
  });

  test('half a pair of parentheses is no part of a sentence', () => {
    assert.equal(plain(said.say('(A and B) or C', 'formula')), '(A وB) أو C');
    assert.equal(said.say('(A and B or C', 'formula'), null);
  });

  test('a clause or a gate is said sentence by sentence', () => {
    for (const prose of proseOf(planOfLanguage())) {
      const sentences = prose.split(/(?<=\.) +/).map((one) => said.say(one, 'prose'));
      assert.equal(said.say(prose, 'prose'), sentences.join(' '));
    }
  });

  test('what is told of more reasons, and doubts, follow any reason', () => {
    assert.equal(plain(said.say('There was no opening of Bridge so far. (2 more reasons like these)')), 'لم يحدث حتى الآن ما يلي: فتح البوابة Bridge. (وسببان آخران من هذا القبيل)');
  });

  test('the caller says how numbers, days and instants are written', () => {
    const loud = new SayAgain(arabic, { number: (text) => `#${text}`, date: (text) => `<${text}>`, instant: (text) => `<<${text}>>` });
    assert.equal(plain(loud.say('The last moment for it lies from 2016-09-12 19:00 +03:00 to the end of 2016-09-13.')), 'آخر لحظة لذلك تقع بين <<2016-09-12 19:00 +03:00>> و' + 'نهاية <2016-09-13>.');
    assert.equal(plain(loud.say('3 reports of such presence.')), '#3 بلاغات عن وجود كهذا.');
  });

  test('a file whose counterpart loses a slot, or names one that is not there, is refused', () => {
    const reading = (out: string) => () => new SayAgain({ ...arabic, templates: { reason: { '{a:name} and {b:name}': out } } }, asTheyAre);
    assert.throws(reading('{a}'), /"\{b\}" of .* is lost/);
    assert.throws(reading('{a} {b} {c}'), /no such slot/);
    assert.throws(reading('{a} {b|crows}'), /no plural of this file/);
  });
});
