// How soon the board shows what there is, over a large ledger: in a real browser, beside bare rivals on the same machine in the same run.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, Agent, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appendFiles } from '#monitor/append-claims.ts';
import { beginLedger, signingKey, withLedger } from '#monitor/ledgers.ts';
import { SeededChance } from '../test/engine/seeded-chance.ts';
import { buildBoard, CHROMIUM, openBrowser, type Shown } from '../test/web/browser.ts';
import { timed } from './child.ts';
import { AS_OF, claimAt, writeWorld } from './synthetic.ts';
import type { Row, Section } from './section.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const LISTENERS = 500, REQUEST_MS = 5_000, CONNECTIONS = 16;

export async function boardBench(count: number, say: (text: string) => void): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'truce-bench-')), place = join(folder, 'bench.sqlite');
  buildBoard();
  try {
    say('board: a ledger');
    const { agreement, claims } = await writeWorld(folder, count);
    const { ledger } = await beginLedger(place, undefined, Date.now);
    await ledger.store.close();
    const key = await signingKey(place, undefined);
    await withLedger(place, 'write', (open) => appendFiles(open, [claims], { now: Date.now, key }));
    say('board: checked once');
    const check = await timed(() => checked(agreement, place));
    say('board: the server reads it');
    const server = await Served.start(agreement, place);
    try {
      const rows = [server.startRow(check.ms), await requests(server, say), ...await listeners(server, place, say), ...(CHROMIUM === undefined ? [] : await inBrowser(server, place, say))];
      return {
        title: `The board, over a ledger of ${count.toLocaleString('en')} claims`,
        says: `The invented agreement of the ledger's benchmark: one gate over 100 towns, two readings. The server starts by reading and assessing all of it; from then on what it shows is in memory. ${CHROMIUM === undefined ? 'No browser was found: what is seen in one was not measured.' : 'The browser is headless Chromium on the same two processors as the server.'}`,
        rows,
      };
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checked(agreement: string, place: string): Promise<void> {
  const child = spawn(process.execPath, ['-C', 'source', join(ROOT, 'src/cli/main.ts'), 'check', agreement, '--ledger', place, '--as-of', AS_OF, '--format', 'json'], { cwd: ROOT, stdio: 'ignore' });
  return new Promise((resolve, reject) => child.once('exit', (status) => (status === 0 ? resolve() : reject(new Error(`the check ended with ${status}`)))));
}

class Served {
  readonly url: string;
  readonly readyMs: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string, readyMs: number) {
    this.#child = child;
    this.url = url;
    this.readyMs = readyMs;
  }

  static async start(agreement: string, place: string): Promise<Served> {
    const began = performance.now();
    const child = spawn(process.execPath, ['-C', 'source', join(ROOT, 'src/cli/main.ts'), 'serve', agreement, '--ledger', place, '--as-of', AS_OF, '--port', '0'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    const first = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (text: Buffer) => resolve(String(text)));
      child.once('exit', () => reject(new Error('the server ended')));
    });
    const url = /http:\S+/.exec(first)![0];
    for (;;) {
      const { agreements: [one] } = (await (await fetch(new URL('/api/agreements', url))).json()) as { agreements: { progress: { state: string } }[] };
      if (one!.progress.state === 'ready') break;
      if (one!.progress.state === 'failed') throw new Error('the evidence could not be read');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return new Served(child, url, performance.now() - began);
  }

  get peakMb(): number {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${this.#child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  }

  startRow(checkMs: number): Row {
    return { what: 'from start to ready', took: this.readyMs, rival: 'one `truce check` of the same', rivalTook: checkMs, peakMb: this.peakMb };
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#child.once('exit', () => resolve());
      this.#child.kill('SIGTERM');
    });
  }
}

const GATES = '/api/agreements/Invented/gates';

function asked(url: URL, agent: Agent): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'accept-encoding': 'br' } }, (response: IncomingMessage) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve(Buffer.concat(parts)));
    }).on('error', reject);
  });
}

/** How many answers a second, over some connections that stay open. */
async function rate(url: URL): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const end = performance.now() + REQUEST_MS;
  let answered = 0;
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    while (performance.now() < end) {
      await asked(url, agent);
      answered += 1;
    }
  }));
  agent.destroy();
  return answered / (REQUEST_MS / 1_000);
}

async function requests({ url }: Served, say: (text: string) => void): Promise<Row> {
  say('board: requests');
  const gates = new URL(GATES, url), agent = new Agent();
  const bytes = await asked(gates, agent);
  const bare = createServer((_request, response) => response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'br', 'content-length': bytes.length }).end(bytes));
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
  try {
    return { what: 'the gate view, answers', took: await rate(gates), rival: 'the same bytes from a bare server in the asking process', rivalTook: await rate(new URL(`http://127.0.0.1:${(bare.address() as AddressInfo).port}/`)), unit: 'a second', note: `${CONNECTIONS} connections, ${Math.round(bytes.length / 1024)} kB each` };
  } finally {
    bare.close();
  }
}

let added = 20_000_000;

async function append(place: string): Promise<void> {
  const key = await signingKey(place, undefined);
  await withLedger(place, 'write', async (ledger) => {
    const found = await ledger.append([claimAt((added += 1), new SeededChance(added))], { now: Date.now, key });
    if (found[0]!.result !== 'new') throw new Error(JSON.stringify(found));
  });
}

/** From the keeping of a claim until so many listeners have heard that it came, and that its verdicts are there. */
async function heardBy(url: string, place: string, count: number): Promise<{ entry: number; verdicts: number }> {
  const abort = new AbortController();
  const heard = { entries: [] as number[], verdicts: [] as number[] };
  let isArmed = false;
  await Promise.all(Array.from({ length: count }, async () => {
    const response = await fetch(new URL('/api/events', url), { signal: abort.signal });
    void (async () => {
      for await (const bytes of response.body!) {
        const text = new TextDecoder().decode(bytes);
        if (!isArmed) continue;
        if (text.includes('event: entries')) heard.entries.push(performance.now());
        if (text.includes('event: verdicts')) heard.verdicts.push(performance.now());
      }
    })().catch(() => undefined);
  }));
  await new Promise((resolve) => setTimeout(resolve, 500));
  isArmed = true;
  await append(place);
  const kept = performance.now();
  while (heard.entries.length < count || heard.verdicts.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  abort.abort();
  return { entry: Math.max(...heard.entries) - kept, verdicts: Math.max(...heard.verdicts) - kept };
}

async function listeners({ url }: Served, place: string, say: (text: string) => void): Promise<Row[]> {
  say('board: listeners');
  const one = await heardBy(url, place, 1), many = await heardBy(url, place, LISTENERS);
  return [
    { what: `a new claim, until the last of ${LISTENERS} listeners has heard of it`, took: many.entry, rival: 'one listener', rivalTook: one.entry },
    { what: 'until the last of them has heard that its verdicts are there', took: many.verdicts, rival: 'one listener', rivalTook: one.verdicts },
  ];
}

async function inBrowser(server: Served, place: string, say: (text: string) => void): Promise<Row[]> {
  say('board: a browser');
  const warm = await openBrowser();
  const bare = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p data-bare>There.</p>'));
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
  try {
    const empty = await bareView(warm, `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`);
    const first = await firstView(server.url);
    const page = await warm.context.newPage();
    await page.goto(server.url);
    await page.locator('article.card').first().waitFor();
    const day = page.locator('td button[data-date]').first();
    const reasons = (await timed(async () => {
      await day.click();
      await page.locator('ul.tree').first().waitFor();
    })).ms;
    const seen = page.waitForResponse((response) => response.url().includes('/gates') && response.status() === 200, { timeout: 60_000 });
    await append(place);
    const arrived = (await timed(() => seen)).ms;
    return [
      { what: 'first view in an empty browser: the gates stand there', took: first.ms, rival: 'a page with one word', rivalTook: empty },
      { what: 'first view: all that is sent', took: first.bytes / 1024, rival: 'what it may be', rivalTook: 350, unit: 'kB', note: 'compressed, letters of the page\'s script included' },
      { what: 'from a day of a gate to its reasons', took: reasons, rival: 'a page with one word', rivalTook: empty },
      { what: 'a new claim, until its verdicts are in another browser', took: arrived, rival: 'a page with one word', rivalTook: empty, peakMb: server.peakMb },
    ];
  } finally {
    await warm.close();
    bare.close();
  }
}

async function bareView({ context }: Shown, url: string): Promise<number> {
  const page = await context.newPage();
  const { ms } = await timed(async () => {
    await page.goto(url);
    await page.locator('[data-bare]').waitFor();
  });
  await page.close();
  return ms;
}

/** In a browser that was never there; bytes as they went over the wire, until nothing more is asked for. */
async function firstView(url: string): Promise<{ ms: number; bytes: number }> {
  const fresh = await openBrowser();
  try {
    const page = await fresh.context.newPage(), wire = await fresh.context.newCDPSession(page);
    let bytes = 0;
    await wire.send('Network.enable');
    wire.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; });
    const { ms } = await timed(async () => {
      await page.goto(url);
      await page.locator('article.card').first().waitFor();
    });
    // The stream of events never ends: what is waited for is a while without anything new.
    for (let before = -1; before !== bytes;) {
      before = bytes;
      await page.waitForTimeout(1_500);
    }
    return { ms, bytes };
  } finally {
    await fresh.close();
  }
}
