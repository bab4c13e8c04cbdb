// What the command gives for whole agreements and evidence: results, problems, exit statuses, streams.
import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { describe, test } from 'node:test';
import type { Verdicts } from '#records/verdicts.ts';
import { folderWith, SMALL_AGREEMENT, SMALL_EVIDENCE, truce } from './run-truce.ts';

const here = folderWith({
  'agreement.md': SMALL_AGREEMENT,
  'with-mark.md': `\ufeff${SMALL_AGREEMENT}`,
  'utf-16.md': Buffer.from(`\ufeff${SMALL_AGREEMENT}`, 'utf16le'),
  'utf-16-bare.md': Buffer.from(SMALL_AGREEMENT, 'utf16le'),
  'latin-1.md': Buffer.concat([Buffer.from('# A truce\n\nThe front at '), Buffer.from([0x41, 0xe9, 0x42]), Buffer.from('\n')]),
  'wrong.md': SMALL_AGREEMENT.replaceAll('in Town,', 'in Twon,'),
  'claims.jsonl': SMALL_EVIDENCE,
  'reports/a.jsonl': SMALL_EVIDENCE.split('\n')[0]!,
  'reports/b.jsonl': SMALL_EVIDENCE.split('\n')[1]!,
  'bad.jsonl': `${SMALL_EVIDENCE}{"kind":"incident"\n{"kind":"incident","id":"x","channel":"Watch","during":"2016-09-13","type":"attack"}\n`,
});
const check = ['check', 'agreement.md'], evidence = ['--evidence', 'claims.jsonl'], asOf = ['--as-of', '2016-09-17T09:00Z'];
const verdictsOf = (stdout: string) => JSON.parse(stdout) as Verdicts;
// oxlint-disable-next-line no-control-regex
const COLOUR = /\u001b\[/;

describe('a run that goes through', { concurrency: Math.max(2, availableParallelism()) }, () => {
  test('check prints text on standard output, without colour in a pipe, and ends with 0', async () => {
    const { status, stdout, stderr } = await truce(here, [...check, ...evidence, ...asOf]);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^A truce of three days\n {2}as of +2016-09-17 12:00 Asia\/Damascus \(09:00 UTC\)/);
    assert.match(stdout.replaceAll(/\s+/g, ' '), / Talks - counting, day 1 of 3 \(1 to 3, as undecided days allow\) - reading Monitor \(adopted by the observers\) /);
    assert.match(stdout, /reading Northern \(adopted by North\)/);
    assert.doesNotMatch(stdout, COLOUR);
    assert.doesNotMatch(stderr, /error/);
  });

  test('the two readings judge the credible attack in their own ways', async () => {
    const { stdout } = await truce(here, [...check, ...evidence, ...asOf, '--format', 'json']);
    const { format, readings, asOf: said } = verdictsOf(stdout);
    assert.equal(format, 'verdicts/1');
    assert.equal(said, '2016-09-17T09:00:00Z');
    const day = (name: string, date: string) => readings.find((reading) => reading.name === name)?.conditions[0]?.days.find((one) => one.date === date)?.value;
    assert.equal(day('Monitor', '2016-09-15'), 'undetermined');
    assert.equal(day('Northern', '2016-09-15'), 'no');
    assert.equal(day('Monitor', '2016-09-14'), 'yes');
  });

  test('the machine\'s zone and language change nothing', async () => {
    const [first, second] = await Promise.all([
      truce(here, [...check, ...evidence, '--format', 'json'], { TZ: 'America/St_Johns', LANG: 'ar_SY.UTF-8' }),
      truce(here, [...check, ...evidence, '--format', 'json'], { TZ: 'Pacific/Apia', LANG: 'C' }),
    ]);
    assert.equal(first.status, 0, first.stderr);
    assert.equal(first.stdout, second.stdout);
  });

  test('[E14] without --as-of it is the latest end of a claim that is no act', async () => {
    const { stdout } = await truce(here, [...check, ...evidence, '--format', 'json']);
    assert.equal(verdictsOf(stdout).asOf, '2016-09-16T21:00:00Z');
  });

  test('a folder of evidence, and several paths, are read as one', async () => {
    const outputs = await Promise.all([['--evidence', 'reports'], ['--evidence', 'reports/a.jsonl', '--evidence=reports/b.jsonl'], evidence]
      .map((paths) => truce(here, [...check, ...paths, ...asOf, '--format=json'])));
    for (const { status, stdout, stderr } of outputs) {
      assert.equal(status, 0, stderr);
      assert.equal(stdout, outputs[0]!.stdout);
    }
  });

  test('--reading takes one reading, or several', async () => {
    const names = async (...words: string[]) => verdictsOf((await truce(here, [...check, ...evidence, '--format', 'json', ...words])).stdout).readings.map((reading) => reading.name);
    assert.deepEqual(await names('--reading', 'Northern'), ['Northern']);
    assert.deepEqual(await names('--reading', 'Northern', '--reading', 'Monitor'), ['Monitor', 'Northern']);
  });

  test('explain gives the reasons of what is asked about', async () => {
    const { status, stdout, stderr } = await truce(here, ['explain', 'agreement.md', ...evidence, ...asOf, '--about', 'Quiet', '--reading', 'Northern']);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^condition Quiet - \w+.* - reading Northern \(adopted by North\)\n {2}- /);
    assert.doesNotMatch(stdout, COLOUR);
  });

  test('plan says what the rules mean as text, prose and JSON', async () => {
    const [text, prose, json] = await Promise.all(['text', 'prose', 'json'].map((format) => truce(here, ['plan', 'agreement.md', '--format', format])));
    for (const { status, stdout, stderr } of [text!, prose!, json!]) {
      assert.equal(status, 0, stderr);
      assert.match(stdout, /Talks/);
      assert.ok(stdout.endsWith('\n') && !stdout.endsWith('\n\n'));
    }
    const { plan, planHash } = JSON.parse(json!.stdout) as { plan: { format: string }; planHash: string };
    assert.equal(plan.format, 'plan/1');
    assert.match(planHash, /^sha256:[0-9a-f]{64}$/);
  });

  test('a byte order mark before the agreement changes nothing', async () => {
    const [plain, marked] = await Promise.all(['agreement.md', 'with-mark.md'].map((file) => truce(here, ['plan', file])));
    assert.equal(marked!.status, 0, marked!.stderr);
    assert.equal(marked!.stdout, plain!.stdout);
  });
});

describe('a run that stops', { concurrency: Math.max(2, availableParallelism()) }, () => {
  test('for an agreement with errors ends with 1, each error with its place', async () => {
    const { status, stdout, stderr } = await truce(here, ['check', 'wrong.md', ...evidence]);
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /^wrong\.md:\d+:\d+: error place\.unknown: /m);
    assert.match(stderr, /^ {2}mend: .*Town/m);
    assert.match(stderr, /nothing was evaluated: the agreement has \d+ errors?\./);
  });

  test('with --format json prints its problems as JSON too', async () => {
    for (const words of [['check', 'wrong.md', ...evidence], ['plan', 'wrong.md']]) {
      const { status, stdout, stderr } = await truce(here, [...words, '--format', 'json']);
      assert.equal(status, 1);
      assert.match(stderr, /place\.unknown/);
      const { format, problems } = JSON.parse(stdout) as { format: string; problems: { code: string; at: { file: string; line: number } }[] };
      assert.equal(format, 'problems/1');
      assert.equal(problems[0]!.at.file, 'wrong.md');
      assert.ok(problems.some((problem) => problem.code === 'place.unknown'));
    }
  });

  for (const file of ['utf-16.md', 'utf-16-bare.md']) {
    test(`for ${file} says that it is UTF-16`, async () => {
      const { status, stderr } = await truce(here, ['plan', file]);
      assert.equal(status, 1);
      assert.match(stderr, /agreement\.utf-16: this file is written in UTF-16\n {2}mend: save it as UTF-8/);
    });
  }

  test('for bytes that are no UTF-8 says in which line', async () => {
    const { status, stderr } = await truce(here, ['plan', 'latin-1.md']);
    assert.equal(status, 1);
    assert.match(stderr, /^latin-1\.md:3:15: error agreement\.not-utf-8/m);
  });

  test('for an unknown reading ends with 2 and names the nearest', async () => {
    const { status, stderr } = await truce(here, [...check, ...evidence, '--reading', 'Moniter']);
    assert.equal(status, 2);
    assert.match(stderr, /no reading "Moniter"\n {2}mend: did you mean Monitor\? its readings: Monitor, Northern/);
  });

  test('for an unknown name to explain ends with 2, names the nearest and what there is', async () => {
    const { status, stdout, stderr } = await truce(here, ['explain', 'agreement.md', ...evidence, '--about', 'Quite']);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /nothing in this agreement is called "Quite"\n {2}mend: did you mean "Quiet"\? there is: Talks, Quiet, 1\/North, 1\/South/);
  });

  test('for evidence that is not there ends with 3', async () => {
    const { status, stdout, stderr } = await truce(here, [...check, '--evidence', 'clams.jsonl']);
    assert.equal(status, 3);
    assert.equal(stdout, '');
    assert.match(stderr, /clams\.jsonl/);
  });

  test('for evidence from standard input says that it is not read, and offers no name that happens to be near', async () => {
    const { status, stdout, stderr } = await truce(folderWith({ 'agreement.md': SMALL_AGREEMENT, c: '' }), [...check, '--evidence', '-']);
    assert.equal(status, 3);
    assert.equal(stdout, '');
    assert.match(stderr, /there is no file -, and standard input is not read\n {2}mend: write the claims into a file/);
  });

  test('for bad lines ends with 3, with all of them; --skip-bad-lines leaves them out and says how many', async () => {
    const refused = await truce(here, [...check, '--evidence', 'bad.jsonl']);
    assert.equal(refused.status, 3);
    assert.equal(refused.stdout, '');
    assert.match(refused.stderr, /bad\.jsonl:3:/);
    assert.match(refused.stderr, /bad\.jsonl:4:/);
    const skipped = await truce(here, [...check, '--evidence', 'bad.jsonl', '--skip-bad-lines']);
    assert.equal(skipped.status, 0, skipped.stderr);
    assert.match(skipped.stdout, /2 lines could not be read and were skipped/);
    assert.match(skipped.stderr, /bad\.jsonl:3:\d+: warning/);
  });
});
