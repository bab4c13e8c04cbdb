// `truce adopt` and `truce format` on files: what is written, what is left alone, and with which status they end.
import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { folderWith, truce } from './run-truce.ts';

const crossing = readFileSync(new URL('../../docs/examples/crossing.md', import.meta.url), 'utf8');
const BY = ['--by', 'Joint Commission', '--on', '2016-09-12'];
const read = (folder: string, name = 'agreement.md'): string => readFileSync(join(folder, name), 'utf8');

describe('truce adopt', () => {
  test('shows what the rules say, writes behind what is there, and keeps everything else byte for byte', async () => {
    const folder = folderWith({ 'agreement.md': `\uFEFF${crossing}` });
    chmodSync(join(folder, 'agreement.md'), 0o640);
    const dry = await truce(folder, ['adopt', 'agreement.md', ...BY, '--dry-run']);
    assert.deepEqual([dry.status, read(folder)], [0, `\uFEFF${crossing}`]);
    assert.match(dry.stdout, /It binds North and South[^]*refrain from incidents of attack[^]*nothing was written/);
    const { status, stdout } = await truce(folder, ['adopt', 'agreement.md', ...BY]);
    assert.deepEqual([status, stdout.includes('2 adoptions written')], [0, true]);
    assert.ok(read(folder).startsWith(`\uFEFF${crossing}`));
    assert.match(read(folder).slice(crossing.length), /```truce\nadopted clause 1 by "Joint Commission" on 2016-09-12\n {2}as "sha256:[0-9a-f]{64}" in "en"\nadopted clause 2 /);
    assert.deepEqual([statSync(join(folder, 'agreement.md')).mode & 0o777, readdirSync(folder)], [0o640, ['agreement.md']]);
    assert.match((await truce(folder, ['adopt', 'agreement.md', ...BY])).stdout, /every clause with rules is adopted for its present text/);
  });

  test('a text that was changed afterwards stops every command until it is adopted again', async () => {
    const folder = folderWith({ 'agreement.md': crossing });
    await truce(folder, ['adopt', 'agreement.md', '--clause', '1', ...BY]);
    writeFileSync(join(folder, 'agreement.md'), read(folder).replace('for 48 hours from', 'for 72 hours from'));
    const stale = await truce(folder, ['plan', 'agreement.md']);
    assert.deepEqual([stale.status, stale.stdout], [1, '']);
    assert.match(stale.stderr, /agreement\.md:14:1: error adoption\.stale: .*Joint Commission on 2016-09-12.*adopted sha256:[0-9a-f]{64}, now sha256:[0-9a-f]{64} \(A7\)\n {2}also: agreement\.md:49:1\n {2}mend: .*truce adopt/);
    const again = await truce(folder, ['adopt', 'agreement.md', '--clause', '1', '--by', 'Both sides', '--on', '2016-09-20']);
    assert.match(again.stdout, /adopted before by Joint Commission on 2016-09-12, for another text/);
    assert.equal((await truce(folder, ['plan', 'agreement.md'])).status, 0);
    assert.equal(read(folder).split('adopted clause 1').length, 3);
  });

  test('what cannot be adopted is told, and nothing is written', async () => {
    const open = `${crossing}\n\`\`\`text\nnobody closes this\n`;
    const folder = folderWith({ 'agreement.md': crossing, 'open.md': open });
    for (const [words, status, says] of [
      [['agreement.md', '--clause', '3', ...BY], 2, /clause 3 has no rules/],
      [['agreement.md', '--clause', '12', ...BY], 2, /no heading of the text carries \{#12\}/],
      [['agreement.md', '--by', 'JC'], 2, /--on is not given/],
      [['agreement.md', '--by', 'JC', '--on', '2016-02-30'], 2, /--on 2016-02-30 is no date/],
      [['agreement.md', '--by', ' ', '--on', '2016-02-01'], 2, /--by is no name/],
      [['open.md', ...BY], 1, /close the last fenced block/],
      [['none.md', ...BY], 2, /there is no file "none\.md"/],
    ] as const) {
      const ended = await truce(folder, ['adopt', ...words]);
      assert.equal(ended.status, status, ended.stderr);
      assert.match(ended.stderr, says);
    }
    assert.deepEqual([read(folder), read(folder, 'open.md'), readdirSync(folder).length], [crossing, open, 2]);
    await truce(folder, ['adopt', 'agreement.md', ...BY]);
    writeFileSync(join(folder, 'agreement.md'), read(folder).replace('for 48 hours from', 'for 72 hours from'));
    assert.match((await truce(folder, ['adopt', 'agreement.md', '--by', 'JC', '--on', '2016-09-11'])).stderr, /adopted by Joint Commission on 2016-09-12, after 2016-09-11/);
  });
});

describe('truce format', () => {
  const ugly = crossing.replace('place Valley\n', '   place    Valley\n');

  test('writes the file itself, through a link too, and --check and --stdout write nothing', async () => {
    const folder = folderWith({ 'real.md': ugly });
    symlinkSync('real.md', join(folder, 'agreement.md'));
    const checked = await truce(folder, ['format', 'agreement.md', '--check']);
    assert.deepEqual([checked.status, read(folder)], [1, ugly]);
    assert.match(checked.stderr, /"agreement\.md" is not laid out/);
    assert.deepEqual(await truce(folder, ['format', 'agreement.md', '--stdout']), { status: 0, stdout: crossing, stderr: '' });
    assert.equal(read(folder), ugly);
    assert.deepEqual(await truce(folder, ['format', 'agreement.md']), { status: 0, stdout: 'agreement.md: laid out\n', stderr: '' });
    assert.deepEqual([read(folder, 'real.md'), lstatSync(join(folder, 'agreement.md')).isSymbolicLink(), (await truce(folder, ['format', 'agreement.md', '--check'])).status], [crossing, true, 0]);
  });

  test('of several files none is written where one cannot be read', async () => {
    const folder = folderWith({ 'a.md': ugly, 'b.md': crossing.replace('clause 1 binds', 'clause 1 bindet') });
    const { status, stderr } = await truce(folder, ['format', 'a.md', 'b.md']);
    assert.equal(status, 1);
    assert.match(stderr, /^b\.md:19:10: error syntax/m);
    assert.equal(read(folder, 'a.md'), ugly);
    assert.deepEqual((await truce(folder, ['format', 'a.md', 'b.md', '--stdout'])).status, 2);
    assert.deepEqual((await truce(folder, ['format', 'a.md', '--stdout', '--check'])).status, 2);
  });
});
