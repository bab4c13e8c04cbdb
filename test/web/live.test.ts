// The board over a ledger that grows, and over a server that goes and comes back.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Open } from '#server/serve.ts';
import { ledgerWith, ROOT } from '../server/server-here.ts';
import { buildBoard, NO_BROWSER, openBrowser, openPage, openServer, SYRIA, type Shown } from './browser.ts';

const claims = readFileSync(join(ROOT, 'agreements/syria-2016/evidence.jsonl'), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
const LATER = { ...claims.find(({ id, channel }) => id === 'syria-2016-09-13' && channel === 'UCDP')!, count: [70, 70] };

describe('the board while things change', { skip: NO_BROWSER }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'truce-board-'));
  let ledger: Awaited<ReturnType<typeof ledgerWith>>, server: Open, browser: Shown;
  const sources = [{ ...SYRIA, evidence: { ledger: join(folder, 'mission.truce') } }];
  before(async () => {
    buildBoard();
    ledger = await ledgerWith(join(folder, 'mission.truce'), join(folder, 'key'), claims);
    [server, browser] = await Promise.all([openServer({ sources }), openBrowser({ webgl: false })]);
  });
  after(async () => {
    await browser?.close();
    await Promise.all([server?.close(), ledger?.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  /** The first day of ReducedViolence, in the one reading that is chosen. */
  const firstDay = (page: Page) => page.locator('table', { has: page.locator('caption', { hasText: 'ReducedViolence' }) }).locator('button[data-date="2016-09-13"]').first();
  const shows = (page: Page, face: string) => page.waitForFunction((wanted) => [...document.querySelectorAll('table')].some((table) => table.caption?.textContent?.includes('ReducedViolence') === true && table.querySelector('button[data-date="2016-09-13"]')?.classList.contains(wanted) === true), face);

  test('a new entry arrives, and the day that it changes is shown anew', async () => {
    const { page, complaints } = await openPage(browser, new URL('/Syria2016?reading=Monitor&lang=en', server.url).href);
    await shows(page, 'met');
    await ledger.append([LATER]);
    await shows(page, 'not-met');
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('when the server goes it is told, what was there stays; when it comes back it goes on', async () => {
    const { page } = await openPage(browser, new URL('/Syria2016?reading=Monitor&lang=en', server.url).href);
    await shows(page, 'not-met');
    const { port } = server;
    await server.close();
    const lost = page.getByText('The server cannot be reached. What you see is what was known');
    await lost.waitFor();
    assert.ok(await firstDay(page).isVisible());
    await ledger.append([{ ...LATER, count: [1, 1] }]);
    server = await openServer({ sources, port });
    await lost.waitFor({ state: 'detached' });
    await shows(page, 'met');
    await page.close();
  });
});
