// A real browser before a real server: Debian's Chromium, driven through its own protocol; tests are skipped, and say so, where there is none.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { serve, type Open, type Serving } from '#server/serve.ts';

export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** For `{ skip }` of a test. */
export const NO_BROWSER: string | false = CHROMIUM === undefined ? 'there is no Chromium here (Debian: apt-get install chromium)' : false;

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the pages if they are not what the sources say. Throws where they cannot be built. */
export function buildBoard(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'tooling/build-board.mjs')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the board could not be built:\n${stderr}`);
}

export interface Shown { context: BrowserContext; close(): Promise<void> }

export interface ShownOptions { locale?: string; colorScheme?: 'light' | 'dark'; viewport?: { width: number; height: number }; reducedMotion?: 'reduce' | 'no-preference'; hasTouch?: boolean; webgl?: boolean }

/** A browser with an empty profile. Without `webgl` a map gives way to its table: drawing one on a machine without a graphics card takes most of a test's time. */
export async function openBrowser({ locale = 'en-GB', colorScheme = 'light', viewport = { width: 1280, height: 900 }, reducedMotion = 'no-preference', hasTouch = false, webgl = true }: ShownOptions = {}): Promise<Shown> {
  const profile = await mkdtemp(join(tmpdir(), 'truce-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM!, headless: true, locale, colorScheme, viewport, reducedMotion, hasTouch, timezoneId: 'America/New_York',
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...(webgl ? ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'] : ['--disable-gpu', '--disable-3d-apis'])],
    env: { ...process.env, LANG: 'en_US.UTF-8' },
  });
  context.setDefaultTimeout(20_000);
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** A page that fails the test for every error in its console, for whatever it is refused by its own security policy, and for words that are missing. */
export async function openPage({ context }: Shown, url: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  await page.goto(url);
  return { page, complaints };
}

/** Words that a language file lacks stand on the page between these. */
export async function missingWords(page: Page): Promise<string[]> {
  return (await page.locator('body').innerText()).match(/⟦[^⟧]*⟧/g) ?? [];
}

/** Syria, as `npm start` opens it. */
export const SYRIA = { agreement: join(root, 'agreements/syria-2016/agreement.md'), evidence: [join(root, 'agreements/syria-2016/evidence.jsonl')], skipUnknown: false, asOf: Date.parse('2016-09-19T16:00:00Z'), knownAt: null };

/** A server of its own for a test, on any free port. */
export async function openServer(more: Partial<Serving> = {}): Promise<Open> {
  const open = await serve({ sources: [SYRIA], host: '127.0.0.1', port: 0, onTrouble: () => {}, ...more });
  while (open.followed.some(({ progress }) => progress.state === 'reading' || progress.state === 'assessing')) await new Promise((resolve) => setTimeout(resolve, 50));
  return open;
}
