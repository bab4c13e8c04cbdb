// The formatter: by examples, on every agreement there is, and on agreements whose blanks were thrown at random.
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { formatAgreement } from '#language/format.ts';
import { maskMarkdown } from '#language/markdown-mask.ts';
import { filesNamedIn, parseAgreement } from '#language/parse.ts';
import { tokensOf } from '#language/tokens.ts';
import { SeededChance } from '../engine/seeded-chance.ts';
import { FILES, SYRIA } from './agreements.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const format = (text: string): string => {
  const { text: laid, problems } = formatAgreement('a.md', text);
  assert.deepEqual(problems, []);
  return laid!;
};
const block = (...lines: string[]): string => ['# A', '', '```truce', ...lines, '```', ''].join('\n');
const lays = (written: string[], laid: string[]): void => assert.equal(format(block(...written)), block(...laid));

describe('layout', () => {
  test('statements begin lines, and parts that begin one stand further in', () => {
    lays(
      ['agreement A clock "UTC"', 'D is 2016-09-12 19:00 place Mill', '', '', '', '   clause 1 binds North', 'to refrain from incidents of fire in Mill', 'except ruled self_defence', 'from D'],
      ['agreement A clock "UTC"', '  D is 2016-09-12 19:00', 'place Mill', '', 'clause 1 binds North', '  to refrain from incidents of fire in Mill', '    except ruled self_defence', '  from D'],
    );
  });

  test('what belongs to a definition of a reading stands below it', () => {
    lays(
      ['reading M adopted by UN', 'counts confirmed', 'D is 2016-09-13 00:00', 'gate Crossing', 'on breach pause'],
      ['reading M adopted by UN', '  counts confirmed', '  D is 2016-09-13 00:00', '  gate Crossing', '    on breach pause'],
    );
  });

  test('commas, colons, brackets and operators have their blanks', () => {
    lays(
      ['agreement A clock"UTC"', 'D is 2016-09-12 19:00 + 03:00', 'E is 3 civil days after( D+48 h )', 'list L of places,as of 2016-01-01 :Mill ,Ford', 'condition C(place)=Shots( place ) at most 50% of its average over the 14 civil days before D'],
      ['agreement A clock "UTC"', '  D is 2016-09-12 19:00 +03:00', '  E is 3 civil days after (D + 48 h)', 'list L of places, as of 2016-01-01: Mill, Ford', 'condition C(place) = Shots(place) at most 50 % of its average over the 14 civil days before D'],
    );
  });

  test('a bracket behind a name stays where it is, behind a word of the language it has a blank', () => {
    lays(
      ['clause 6(area) for each area in Towns binds North', 'to notify South about 6(area) within 24 h of D', 'from D', 'condition C = not(A) and(B)'],
      ['clause 6(area) for each area in Towns binds North', '  to notify South about 6(area) within 24 h of D', '  from D', 'condition C = not (A) and (B)'],
    );
  });

  test('columns stay, and blanks that make none go', () => {
    lays(
      ['measure Attacks    = attack in Mill, from incidents, silence means none', 'measure Deliveries = convoys  delivered at Mill, silence means none'],
      ['measure Attacks    = attack in Mill, from incidents, silence means none', 'measure Deliveries = convoys delivered at Mill, silence means none'],
    );
  });

  test('notes stay where they are, behind a line or on one of their own', () => {
    lays(
      ['// of the valley', 'clause 1 // the first', 'binds North // and its militias', '  // nothing is fired', 'to refrain from fire in Mill, from incidents', 'from D    // the anchor', '// the end'],
      ['// of the valley', 'clause 1 // the first', '  binds North // and its militias', '  // nothing is fired', '  to refrain from fire in Mill, from incidents', '  from D    // the anchor', '// the end'],
    );
  });

  test('a line end inside a phrase goes, a comma does not begin a line, and a statement of one long line is broken at its parts', () => {
    lays(
      ['clause', '1 binds', 'North', ', South', 'to withdraw by', 'D'],
      ['clause 1 binds North,', '  South', '  to withdraw by D'],
    );
    lays(
      ['clause 1 binds North, South to refrain from incidents of attack in Valley from D until D + 48 h, extended by joint act of Russia and UnitedStates by 48 h'],
      ['clause 1 binds North, South', '  to refrain from incidents of attack in Valley', '  from D', '  until D + 48 h,', '  extended by joint act of Russia and UnitedStates by 48 h'],
    );
  });

  test('a block within a list stays indented, line ends stay those of the file, and prose stays as it is', () => {
    const text = '\uFEFF# A  \r\n\r\n* one:\r\n\r\n  ```truce\r\nplace   Mill\r\nplace Ford\r\n  ```\r\n\tand   so on \r\n';
    assert.equal(format(text), '\uFEFF# A  \r\n\r\n* one:\r\n\r\n  ```truce\r\n  place Mill\r\n  place Ford\r\n  ```\r\n\tand   so on \r\n');
    assert.equal(format('# A\n\n~~~ truce of the valley\n~~~\n'), '# A\n\n~~~ truce of the valley\n~~~\n');
    assert.equal(format('```truce\nplace  Mill'), '```truce\nplace Mill');
  });

  test('names of any script are left as they are written', () => {
    lays(['actor   الشمال "قوات الشمال"guaranteed by روسيا'], ['actor الشمال "قوات الشمال" guaranteed by روسيا']);
  });

  test('what cannot be read as syntax is refused with its place', () => {
    const { text, problems } = formatAgreement('a.md', block('place Mill', 'clause 1 binds North to abstain'));
    assert.equal(text, null);
    assert.deepEqual(problems.map(({ code, at }) => `${code} ${at!.line}:${at!.column}`), ['syntax.unexpected 5:22']);
  });
});

interface Found { name: string; text: string; files: Record<string, string> }

const agreements: Found[] = globSync(['agreements/*/agreement.md', 'cases/*/*/agreement.md', 'docs/language.md'], { cwd: root }).toSorted().flatMap((name) => {
  const bytes = readFileSync(join(root, name));
  const text = bytes.toString('utf8');
  if (!bytes.equals(Buffer.from(text, 'utf8'))) return [];
  const beside = (file: string): string => join(root, dirname(name), file);
  const named = filesNamedIn(text).filter((file) => existsSync(beside(file)));
  return [{ name, text, files: name === 'docs/language.md' ? FILES : Object.fromEntries(named.map((file) => [file, readFileSync(beside(file), 'utf8')])) }];
});

const hashOf = ({ name, text, files }: Found): string | null => parseAgreement({ path: name, text, files, zoneVersion: '2026c' }).planHash;
const proseOf = (text: string): string => {
  const { masked } = maskMarkdown(text);
  return text.split(/\r\n|\r|\n/).filter((_, i) => (masked.split(/\r\n|\r|\n/)[i] ?? '').trim() === '').join('\n');
};

describe('every agreement there is', () => {
  test('there are many', () => assert.ok(agreements.length > 200));

  test('means the same when it is laid out, keeps its prose, and is laid out again alike', () => {
    let refused = 0;
    for (const agreement of agreements) {
      const { text, problems } = formatAgreement(agreement.name, agreement.text);
      if (text === null) {
        refused += 1;
        assert.ok(problems.every((problem) => problem.severity === 'error' && problem.at !== undefined), agreement.name);
        assert.ok(problems.every((problem) => problem.code.startsWith('syntax.')), agreement.name);
        continue;
      }
      assert.equal(hashOf({ ...agreement, text }), hashOf(agreement), agreement.name);
      assert.equal(format(text), text, agreement.name);
      assert.equal(proseOf(text).replace(/\s*$/, ''), proseOf(agreement.text).replace(/\s*$/, ''), agreement.name);
    }
    assert.ok(refused > 3 && refused < 30, String(refused));
  });

  test('does so whatever blanks and line ends stand between its words', () => {
    const chance = new SeededChance(15);
    const whole = [...agreements.filter((one) => hashOf(one) !== null).filter((_, i) => i % 6 === 0), { name: 'syria', text: SYRIA, files: FILES }];
    for (const agreement of whole) {
      const text = withOtherBlanks(agreement.text, chance);
      assert.equal(hashOf({ ...agreement, text }), hashOf(agreement), agreement.name);
      const laid = format(text);
      assert.equal(hashOf({ ...agreement, text: laid }), hashOf(agreement), agreement.name);
      assert.equal(format(laid), laid, agreement.name);
      assert.ok(maskMarkdown(laid).masked.split(/\r?\n/).every((line) => line === line.trimEnd() || /^\s*$/.test(line)), agreement.name);
    }
  });
});

/** Other blanks between the words of blocks: none where none are needed, many, line ends; a note still ends its line. */
function withOtherBlanks(text: string, chance: SeededChance): string {
  const words = tokensOf(maskMarkdown(text).masked);
  let out = '', from = 0;
  words.forEach((word, i) => {
    const before = words[i - 1];
    const written = text.slice(from, word.start);
    const keep = before === undefined || before.note || before.kind === 'FENCE' || word.kind === 'FENCE' || written === '' || written.includes('`');
    const needed = !/[,:()=]$/.test(before?.image ?? '') && !/^[,:()=]/.test(word.image);
    out += (keep ? written : chance.one([' ', '  ', '     ', '\n', '\n\n\n', ' \n    ', '\t', needed ? ' ' : ''])) + word.image;
    from = word.end;
  });
  return out + text.slice(from);
}
