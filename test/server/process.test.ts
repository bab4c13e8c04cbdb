// `truce serve` as a process: its first line, its port, and how it goes.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { ROOT } from './server-here.ts';

const AGREEMENT = join(ROOT, 'agreements/syria-2016/agreement.md');

/** A run of the command; `first`: its first line. */
function run(t: TestContext, words: readonly string[], env: Record<string, string> = {}): { child: ChildProcess; first: Promise<string>; ended: Promise<{ status: number | null; stdout: string; stderr: string }> } {
  const child = spawn(process.execPath, ['-C', 'source', join(ROOT, 'src/cli/main.ts'), 'serve', AGREEMENT, ...words], { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  let stdout = '', stderr = '';
  child.stderr!.on('data', (text: Buffer) => { stderr += String(text); });
  const ended = new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) => { child.on('close', (status) => resolve({ status, stdout, stderr })); });
  const first = new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', (text: Buffer) => {
      stdout += String(text);
      if (stdout.includes('\n')) resolve(stdout.split('\n')[0]!);
    });
    void ended.then(() => reject(new Error(stderr)));
  });
  first.catch(() => undefined);
  return { child, first, ended };
}

function taken(t: TestContext): Promise<number> {
  const server: Server = createServer();
  t.after(() => { server.close(); });
  return new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)); });
}

describe('truce serve', () => {
  test('says where it is open in its first line, answers there, and goes in an orderly way', async (t) => {
    const { child, first, ended } = run(t, ['--port', '0']);
    const line = await first;
    const address = /^Truce is open at (http:\/\/127\.0\.0\.1:\d+\/)$/.exec(line)?.[1];
    assert.ok(address, line);
    const events = await fetch(new URL('/api/events', address));
    assert.equal((await fetch(new URL('/api/health', address))).status, 200);
    child.kill('SIGTERM');
    const { status } = await ended;
    assert.equal(status, 0);
    // The stream was ended, not cut off.
    await events.text();
  });

  test('a port that was asked for and is taken is told, with what to do', async (t) => {
    const port = await taken(t);
    for (const [words, env] of [[['--port', String(port)], {}], [[], { PORT: String(port) }]] as const) {
      const { status, stdout, stderr } = await run(t, words, env).ended;
      assert.equal(status, 3);
      assert.equal(stdout, '');
      assert.match(stderr, new RegExp(`serve\\.port-taken: port ${port} of 127\\.0\\.0\\.1 is taken by another program\\n +mend: name another with --port`));
    }
  });

  test('without a port the next that is free is taken', async (t) => {
    const a = run(t, [], { PORT: '' }), b = run(t, [], { PORT: '' });
    const ports = (await Promise.all([a.first, b.first])).map((line) => /:(\d+)\//.exec(line)![1]);
    assert.notEqual(ports[0], ports[1]);
  });

  test('wrong words are told before anything is opened', async (t) => {
    for (const [words, code] of [[['--port', '70000'], 'use.no-port'], [['--as-of', 'noon'], 'use.no-time'], [['--evidence', 'x', '--ledger', 'y'], 'use.both-evidence']] as const) {
      const { status, stderr } = await run(t, words).ended;
      assert.equal(status, 2, stderr);
      assert.match(stderr, new RegExp(code.replace('use.', '')));
    }
  });

  test('evidence that cannot be read is told on the board, which stays open', async (t) => {
    const { first } = run(t, ['--port', '0', '--evidence', AGREEMENT]);
    const address = /http:\S+/.exec(await first)![0];
    for (;;) {
      const { agreements } = (await (await fetch(new URL('/api/agreements', address))).json()) as { agreements: { progress: { state: string; problem?: string } }[] };
      if (agreements[0]!.progress.state === 'reading') continue;
      assert.equal(agreements[0]!.progress.state, 'failed');
      assert.match(agreements[0]!.progress.problem!, /no JSON/);
      break;
    }
    assert.equal((await fetch(new URL('/api/health', address))).status, 503);
  });
});
