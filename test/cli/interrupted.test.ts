// Ctrl-C while evidence is read, and a reader who closes the pipe.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { describe, test } from 'node:test';
import { BIN, folderWith, SMALL_AGREEMENT, SMALL_EVIDENCE, truce } from './run-truce.ts';

const line = (i: number) => `{"kind":"incident","id":"n${i}","channel":"Watch","during":"2016-09-13T09:00Z","place":{"name":"Town"},"type":"attack"}\n`;

describe('a run that is cut short', () => {
  test('by Ctrl-C ends with 130 and has printed nothing', { skip: process.platform === 'win32' ? 'Windows has no signals between processes' : false }, async () => {
    const much = Array.from({ length: 600_000 }, (_, i) => line(i)).join('');
    const here = folderWith({ 'agreement.md': SMALL_AGREEMENT, 'much.jsonl': much });
    const child = spawn(process.execPath, [BIN, 'check', 'agreement.md', '--evidence', 'much.jsonl'], { cwd: here });
    let stdout = '', stderr = '';
    child.stdout.on('data', (text: Buffer) => { stdout += String(text); });
    child.stderr.on('data', (text: Buffer) => { stderr += String(text); });
    // Again and again, since the command may not have begun to listen; before that the signal ends it as it ends any program: with 130 too.
    const knocking = setInterval(() => child.kill('SIGINT'), 400);
    const status = await new Promise((resolve) => { child.on('close', resolve); });
    clearInterval(knocking);
    assert.equal(status, 130);
    assert.equal(stdout, '');
    assert.doesNotMatch(stderr, /fault|reading evidence/);
  });

  test('by a reader who has seen enough says nothing of it', { skip: process.platform === 'win32' ? 'no head on Windows' : false }, async () => {
    const here = folderWith({ 'agreement.md': SMALL_AGREEMENT, 'claims.jsonl': SMALL_EVIDENCE });
    const child = spawn('sh', ['-c', `"${process.execPath}" "${BIN}" check agreement.md --evidence claims.jsonl --format json | head -c 1`], { cwd: here });
    let stderr = '';
    child.stderr.on('data', (text: Buffer) => { stderr += String(text); });
    await new Promise((resolve) => { child.on('close', resolve); });
    assert.doesNotMatch(stderr, /EPIPE|fault/);
  });

  test('nothing is drawn on a standard error that is no terminal', async () => {
    const here = folderWith({ 'agreement.md': SMALL_AGREEMENT, 'much.jsonl': Array.from({ length: 60_000 }, (_, i) => line(i)).join('') });
    const { status, stderr } = await truce(here, ['check', 'agreement.md', '--evidence', 'much.jsonl', '--as-of', '2016-09-14T09:00Z']);
    assert.equal(status, 0, stderr);
    assert.doesNotMatch(stderr, /reading evidence/);
  });
});
