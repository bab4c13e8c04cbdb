// The two clocks: dragged, stepped through by keys, typed and played; what they show stands in the address, without steps in the history.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Open } from '#server/serve.ts';
import { daysLater, instantAt, wallTime } from '../../src/web/time/zoned.ts';
import { buildBoard, missingWords, NO_BROWSER, openBrowser, openPage, openServer, type Shown } from './browser.ts';
import { pixelsTooWide, violationsOf } from './violations.ts';

const asOfIn = (page: Page) => new URL(page.url()).searchParams.get('asOf');

describe('the clock on a zone\'s wall', () => {
  const ZONE = 'Asia/Damascus', at = (text: string) => Date.parse(text);

  test('shows and reads back the same moment, on both sides of a change of clocks', () => {
    for (const text of ['2016-09-19T16:00Z', '2016-10-27T19:30Z', '2016-10-27T20:30Z', '2016-10-28T03:00Z', '2016-04-01T00:00Z', '2024-02-29T23:59Z']) assert.equal(instantAt(wallTime(at(text), ZONE), ZONE), at(text), text);
    assert.equal(wallTime(at('2016-09-19T16:00Z'), ZONE), '2016-09-19T19:00');
  });

  test('takes the first moment of two that the wall shows alike', () => {
    // On 28 October 2016 midnight was put back to eleven.
    assert.deepEqual([wallTime(at('2016-10-27T20:30Z'), ZONE), wallTime(at('2016-10-27T21:30Z'), ZONE)], ['2016-10-27T23:30', '2016-10-27T23:30']);
    assert.equal(instantAt('2016-10-27T23:30', ZONE), at('2016-10-27T20:30Z'));
  });

  test('takes a time that the wall never shows for the moment just as long after the change', () => {
    // On 25 March 2016 midnight was put forward to one o'clock.
    assert.equal(new Date(instantAt('2016-03-25T00:30', ZONE)!).toISOString(), '2016-03-24T22:30:00.000Z');
    assert.equal(wallTime(instantAt('2016-03-25T00:30', ZONE)!, ZONE), '2016-03-25T01:30');
    assert.equal(instantAt('no time', ZONE), null);
  });

  test('goes from day to day at the same time on the wall', () => {
    const before = at('2016-10-27T16:00Z');
    assert.equal(wallTime(daysLater(before, 1, ZONE), ZONE), '2016-10-28T19:00');
    assert.equal(daysLater(before, 1, ZONE) - before, 25 * 3_600_000);
    assert.equal(daysLater(daysLater(before, 5, ZONE), -5, ZONE), before);
  });
});

describe('the clocks', { skip: NO_BROWSER }, () => {
  let server: Open, browser: Shown;
  before(async () => {
    buildBoard();
    [server, browser] = await Promise.all([openServer(), openBrowser({ reducedMotion: 'reduce', webgl: false })]);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  const open = async (query = '', width = 1280) => {
    const { page, complaints } = await openPage(browser, 'about:blank');
    await page.setViewportSize({ width, height: 800 });
    await page.goto(new URL(`/Syria2016${query}`, server.url).href);
    await page.locator('.summary').waitFor();
    return { page, complaints, asOf: page.getByRole('slider').first(), knownAt: page.getByRole('slider').nth(1) };
  };

  test('stand where the board opens, in the agreement\'s zone, whatever the zone of the browser', async () => {
    const { page, asOf, knownAt } = await open();
    assert.equal(await asOf.getAttribute('aria-valuetext'), '19 Sept 2016, 19:00');
    assert.equal(await knownAt.getAttribute('aria-valuetext'), 'all that is known');
    assert.equal(asOfIn(page), null);
    await page.close();
  });

  test('keys go by the hour and by the day; the address says it in UTC; the page shows that moment; no step in the history', async () => {
    const { page, asOf } = await open();
    const steps = await page.evaluate(() => history.length);
    await asOf.focus();
    await page.keyboard.press('PageDown');
    await page.waitForURL(/asOf=2016-09-18T16/);
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/asOf=2016-09-18T15/);
    assert.equal(asOfIn(page), '2016-09-18T15:00:00Z');
    await page.locator('#content').getByText('As of 18 Sept 2016, 18:00, with all that is known').waitFor();
    assert.equal(await page.locator('table[role=grid]').first().locator('button[data-date="2016-09-19"]').count(), 0);
    assert.equal(await page.evaluate(() => history.length), steps);
    await page.close();
  });

  test('dragging asks once the hand rests, not for every moment on the way', async () => {
    const { page, asOf } = await open();
    const asked: string[] = [];
    page.on('request', (request) => { if (request.url().includes('/gates?')) asked.push(request.url()); });
    await asOf.evaluate((slider: HTMLInputElement) => {
      for (let i = 1; i <= 25; i++) {
        slider.value = String(Date.parse('2016-09-19T16:00Z') - i * 4 * 3_600_000);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
    await page.waitForURL(/asOf=2016-09-1[0-5]/);
    await page.waitForFunction(() => document.querySelectorAll('[aria-busy="true"]').length === 0);
    assert.deepEqual(asked.map((address) => new URL(address).searchParams.get('asOf')), ['2016-09-15T12:00:00Z']);
    await page.close();
  });

  test('a moment is typed in the agreement\'s zone', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: 'Set exactly' }).first().click();
    await page.getByLabel('As of, exactly, in Asia/Damascus').fill('2016-09-15T07:30');
    await page.getByLabel('As of, exactly, in Asia/Damascus').blur();
    await page.waitForURL(/asOf=/);
    assert.equal(asOfIn(page), '2016-09-15T04:30:00Z');
    await page.close();
  });

  test('known at: what came to be known later is not there; a link restores both clocks; each can be put back', async () => {
    const { page, asOf, knownAt } = await open('?asOf=2016-09-18T16:00:00Z&knownAt=2016-09-16T16:00:00Z');
    assert.equal(await asOf.getAttribute('aria-valuetext'), '18 Sept 2016, 19:00');
    assert.equal(await knownAt.getAttribute('aria-valuetext'), '16 Sept 2016, 19:00');
    await page.locator('#content').getByText('with what was known at 16 Sept 2016, 19:00').waitFor();
    await page.getByRole('button', { name: 'As opened' }).nth(1).click();
    await page.locator('#content').getByText('with all that is known').waitFor();
    assert.equal(new URL(page.url()).searchParams.get('knownAt'), null);
    await page.getByRole('button', { name: 'Latest' }).first().click();
    await page.waitForURL(/asOf=latest/);
    assert.equal(await asOf.getAttribute('aria-valuetext'), 'the latest evidence');
    await page.close();
  });

  test('the week is played day by day, where motion is not wanted too, and can be paused', async () => {
    const { page } = await open('?asOf=2016-09-13T16:00:00Z');
    const steps = await page.evaluate(() => history.length);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForURL(/asOf=2016-09-14/);
    await page.waitForURL(/asOf=2016-09-15/);
    await page.getByRole('button', { name: 'Pause' }).click();
    const at = asOfIn(page);
    await page.locator('#content').getByText(/As of 1[5-9] Sept 2016, 19:00, with/).waitFor();
    assert.equal(asOfIn(page), at);
    assert.equal(await page.getByRole('button', { name: 'Play' }).count(), 1);
    assert.equal(await page.evaluate(() => history.length), steps);
    await page.close();
  });

  test('on a small screen they are one line, which opens; nothing is wider than the screen, in both languages', async () => {
    for (const lang of ['en', 'ar']) {
      const { page, complaints } = await open(`?lang=${lang}`, 320);
      assert.equal(await page.getByRole('slider').count(), 0);
      const line = page.locator('.clocks button[aria-expanded]').first();
      assert.equal(await line.getAttribute('aria-expanded'), 'false');
      await line.click();
      await page.getByRole('slider').first().waitFor();
      assert.equal(await pixelsTooWide(page), 0, lang);
      assert.deepEqual(await violationsOf(page), [], lang);
      assert.deepEqual(await missingWords(page), [], lang);
      assert.deepEqual(complaints, []);
      await page.close();
    }
  });

  test('a network that fails leaves what was there, and says so', async () => {
    const { page, asOf } = await open();
    await page.route('**/gates?*', (route) => route.abort());
    await asOf.focus();
    await page.keyboard.press('PageDown');
    await page.getByText('The server cannot be reached').first().waitFor();
    assert.ok(await page.locator('article').first().isVisible());
    await page.close();
  });
});
