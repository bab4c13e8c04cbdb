// The words of the command line: help, version, mistakes with the nearest word, where answers go and which status they end with.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { availableParallelism } from 'node:os';
import { folderWith, truce } from './run-truce.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
const here = folderWith({ 'agreement.md': '# Nothing\n' });
const concurrency = Math.max(2, availableParallelism());

describe('help', { concurrency }, () => {
  for (const words of [[], ['--help'], ['-h']]) {
    test(`truce ${words.join(' ')}`, async () => {
      const { status, stdout, stderr } = await truce(here, words);
      assert.equal(status, 0);
      assert.equal(stderr, '');
      for (const command of ['check', 'explain', 'plan']) assert.match(stdout, new RegExp(`^ {2}${command} `, 'm'));
    });
  }

  for (const [command, options] of [
    ['check', ['evidence', 'as-of', 'known-at', 'reading', 'skip-bad-lines', 'format']],
    ['explain', ['evidence', 'about', 'as-of', 'known-at', 'reading', 'skip-bad-lines']],
    ['plan', ['format']],
  ] as const) {
    test(`truce ${command} --help names its options, wherever --help stands`, async () => {
      const { status, stdout, stderr } = await truce(here, [command, 'agreement.md', '--help']);
      assert.equal(status, 0);
      assert.equal(stderr, '');
      for (const name of options) assert.ok(stdout.includes(`--${name}`), name);
      assert.ok(stdout.split('\n').every((line) => line.length <= 100 || line.startsWith('  truce ')), stdout);
    });
  }

  test('--version says the version', async () => {
    assert.deepEqual(await truce(here, ['--version']), { status: 0, stdout: `truce ${version}\n`, stderr: '' });
  });
});

describe('wrong use ends with 2, is told on standard error and names the nearest', { concurrency }, () => {
  const check = ['check', 'agreement.md'], evidence = ['--evidence', 'claims.jsonl'];
  const wrong: [string, string[], RegExp][] = [
    ['an unknown command', ['chekc'], /no command "chekc"\n {2}mend: did you mean check\?/],
    ['a word that is near nothing', ['evaluate'], /there are check, explain, serve, plan/],
    ['an unknown option before the command', ['--verson'], /did you mean --version\?/],
    ['an unknown option', [...check, '--evidnce', 'claims.jsonl'], /knows no option --evidnce\n {2}mend: did you mean --evidence\?/],
    ['an unknown short option', [...check, ...evidence, '-x'], /knows no option -x/],
    ['an unknown format', [...check, ...evidence, '--format', 'jsn'], /--format cannot be "jsn"\n {2}mend: did you mean json\?/],
    ['a format of another command', [...check, ...evidence, '--format=prose'], /one of text, json$/m],
    ['no evidence', check, /--evidence or --ledger is not given\n {2}mend: write --evidence PATH or --ledger PLACE/],
    ['nothing to explain', ['explain', 'agreement.md', ...evidence], /--about is not given/],
    ['no agreement', ['check', ...evidence], /no agreement is given/],
    ['two agreements', [...check, 'other.md', ...evidence], /2 words stand beside the options: agreement\.md, other\.md/],
    ['an option without its value', [...check, '--evidence'], /--evidence has no value/],
    ['an option in place of a value', [...check, '--evidence', '--format', 'json'], /--evidence has no value/],
    ['a value for a switch', [...check, ...evidence, '--skip-bad-lines=3'], /takes no value, but "3" was given/],
    ['a time given twice', [...check, ...evidence, '--as-of', '2016-09-19T16:00Z', '--as-of', '2016-09-19T16:00Z'], /--as-of is given more than once/],
    ['a time without offset', [...check, ...evidence, '--as-of', '2016-09-19T16:00'], /--as-of 2016-09-19T16:00 does not say in which zone\n {2}mend: write 2016-09-19T16:00Z .* 2016-09-19T16:00\+03:00/],
    ['a date alone', [...check, ...evidence, '--known-at=2016-09-19'], /--known-at 2016-09-19 is a date, not an instant/],
    ['a day that does not exist', [...check, ...evidence, '--as-of', '2016-09-31T16:00Z'], /names a day that does not exist/],
    ['a time in words', [...check, ...evidence, '--as-of', 'yesterday'], /--as-of yesterday is not an instant\n {2}mend: write/],
    ['an agreement that is not there', ['check', 'agrement.md', ...evidence], /there is no file "agrement\.md"\n {2}mend: did you mean "agreement\.md"\?/],
    ['a folder for an agreement', ['plan', '.'], /is a folder, not an agreement/],
  ];
  for (const [what, words, says] of wrong) {
    test(what, async () => {
      const { status, stdout, stderr } = await truce(here, words);
      assert.match(stderr, says);
      assert.match(stderr, /^truce: nothing was done; /m);
      assert.equal(status, 2);
      assert.equal(words.includes('json') ? '' : stdout, '');
    });
  }

  test('all mistakes are told at once', async () => {
    const { stderr } = await truce(here, ['check', '--as-of', 'x', '--as-of', 'y', '--format', 'z']);
    for (const says of [/given more than once/, /--format cannot be/, /no agreement/, /--evidence or --ledger is not given/]) assert.match(stderr, says);
  });

  test('with --format json the problems stand on standard output too', async () => {
    const { status, stdout, stderr } = await truce(here, ['check', 'agreement.md', '--format', 'json']);
    assert.equal(status, 2);
    assert.match(stderr, /use\.no-evidence/);
    const printed = JSON.parse(stdout) as { format: string; problems: { code: string }[] };
    assert.equal(printed.format, 'problems/1');
    assert.deepEqual(printed.problems.map((problem) => problem.code), ['use.no-evidence']);
  });
});
