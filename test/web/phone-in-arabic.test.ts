// A narrow screen, read from right to left: names in the reader's letters, words of measures and units, what is in sight, where a stopper leads.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Open } from '#server/serve.ts';
import { source } from '../server/server-here.ts';
import { buildBoard, missingWords, NO_BROWSER, openBrowser, openPage, openServer, SYRIA, type Shown } from './browser.ts';

describe('a phone in Arabic', { skip: NO_BROWSER }, () => {
  let server: Open, browser: Shown;
  before(async () => {
    buildBoard();
    server = await openServer({ sources: [SYRIA, source('framework-2016')] });
    browser = await openBrowser({ webgl: false, viewport: { width: 390, height: 844 } });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  const open = async (path: string): Promise<Page> => (await openPage(browser, new URL(path, server.url).href)).page;

  test('places are called by their Arabic names on every page, and units by Arabic words', async () => {
    for (const path of ['convoys', 'unseen', 'gates']) {
      const page = await open(`/Syria2016/${path}?lang=ar`);
      await page.waitForFunction(() => document.querySelector('main')?.innerText.includes('مضايا') === true && document.querySelectorAll('[aria-busy="true"]').length === 0);
      const text = await page.locator('main').innerText();
      assert.doesNotMatch(text, /\bMadaya\b/, path);
      assert.doesNotMatch(text, /\b(?:events|convoys|incidents|movements) /, path);
      assert.deepEqual(await missingWords(page), []);
      await page.close();
    }
  });

  test('what a grid of days counts is in sight, however far the days are scrolled', async () => {
    const page = await open('/Syria2016/unseen?lang=ar');
    const grid = page.locator('.scrolls:has(td.n)').first();
    await grid.waitFor();
    assert.ok(await grid.evaluate((box) => { box.scrollLeft = -box.scrollWidth; return box.scrollLeft < 0; }));
    const { left, right } = await grid.locator('caption div').evaluate((one) => one.getBoundingClientRect());
    assert.ok(left >= 0 && right <= 390, `${left} to ${right}`);
    await page.close();
  });

  test('the page that is shown is in sight among the pages', async () => {
    const page = await open('/Syria2016/changes?lang=ar');
    const current = page.locator('header nav a[aria-current]');
    await current.waitFor();
    await page.waitForFunction(() => { const { left, right } = document.querySelector('header nav a[aria-current]')!.getBoundingClientRect(); return left >= 0 && right <= innerWidth; });
    await page.close();
  });

  test('what stops the gate of one area leads to the reason in that area', async () => {
    const { id } = server.followed.find(({ source: { agreement } }) => agreement.includes('framework'))!;
    const page = await open(`/${id}/gates?lang=ar`);
    await page.locator('main table').first().waitFor();
    const stopper = page.locator('.stoppers a', { hasText: 'Quiet' }).first();
    await page.waitForFunction(() => [...document.querySelectorAll('.stoppers a')].some((one) => one.textContent === 'Quiet' && /Quiet%7E\w|Quiet~\w/.test((one as HTMLAnchorElement).href)));
    await stopper.click();
    await page.locator('.tree li').first().waitFor();
    assert.equal(await page.getByRole('alert').count(), 0);
    await page.close();
  });
});
