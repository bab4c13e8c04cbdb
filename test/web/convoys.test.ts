// Convoys in a real browser: the board by stage, places by their last delivery, counters side by side.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Open } from '#server/serve.ts';
import { source } from '../server/server-here.ts';
import { buildBoard, missingWords, NO_BROWSER, openBrowser, openPage, openServer, SYRIA, type Shown } from './browser.ts';
import { pixelsTooWide, violationsOf } from './violations.ts';

describe('convoys from stage to stage', { skip: NO_BROWSER }, () => {
  let server: Open, browser: Shown;
  before(async () => {
    buildBoard();
    server = await openServer({ sources: [SYRIA, source('unscr-2720'), source('syria-2016-february')] });
    browser = await openBrowser({ webgl: false });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });
  const at = (path: string) => new URL(path, server.url).href;

  test('each stands under the stage that it reached, with its age and what stopped it', async () => {
    const { page, complaints } = await openPage(browser, at('/Syria2016/convoys'));
    const departed = page.getByRole('region', { name: 'departed' });
    const card = departed.getByRole('article').filter({ hasText: 'east-aleppo-40' });
    await card.getByText('delayed 4 days ago; by whom is not told').waitFor();
    await page.getByRole('region', { name: 'delayed' }).getByText('delayed 4 days ago by \u2068Government\u2069').waitFor();
    // A step leads to the claim that tells it, by the keyboard.
    await card.getByRole('link', { name: 'loaded' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/show=claim/);
    assert.equal(new URL(page.url()).searchParams.get('show'), 'claim~OCHA/east-aleppo-loaded');
    // The same as a table, when it is asked for.
    await page.getByText('As a table').last().click();
    await page.getByRole('table', { name: 'Convoys by the stage that they reached' }).getByRole('row').filter({ hasText: 'east-aleppo-40' }).nth(2).waitFor();
    assert.deepEqual(await missingWords(page), []);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('a place says exactly that no delivery is on record, and how long ago one was', async () => {
    const { page } = await openPage(browser, at('/Syria2016/convoys'));
    const row = page.getByRole('table', { name: 'Places by days since the last delivery' }).getByRole('row').filter({ hasText: 'Madaya' });
    await row.getByText('no delivery on record', { exact: true }).waitFor();
    // Darayya was reached on 1 June 2016.
    const [february] = server.followed.filter(({ source: { agreement } }) => agreement.includes('february'));
    await page.goto(at(`/${february!.id}/convoys?asOf=2016-06-05T12:00%2B03:00`));
    const darayya = page.getByRole('table', { name: 'Places by days since the last delivery' }).getByRole('row').filter({ hasText: 'Darayya' });
    await darayya.getByRole('cell', { name: '4', exact: true }).waitFor();
    await page.close();
  });

  test('counters of one flow stand in rows of their own, and nothing is added over them', async () => {
    const { page } = await openPage(browser, at('/Relief2720/convoys'));
    const table = page.getByRole('table', { name: 'Who counts what' });
    await table.getByRole('cell', { name: 'at least 35,459' }).waitFor();
    await table.getByRole('cell', { name: '25,700 to 25,799' }).waitFor();
    await table.getByRole('cell', { name: '6,545', exact: true }).waitFor();
    assert.equal(await table.getByRole('row').filter({ hasText: /total of all|sum/i }).count(), 0);
    await page.close();
  });

  test('at 320 pixels, in Arabic, it is a list that does not scroll sideways', async () => {
    const { page } = await openPage(browser, 'about:blank');
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(at('/Syria2016/convoys?lang=ar'));
    await page.getByRole('article').first().waitFor();
    assert.equal(await pixelsTooWide(page), 0);
    const lefts = await page.getByRole('article').evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().left)));
    assert.equal(new Set(lefts).size, 1);
    assert.deepEqual(await missingWords(page), []);
    await page.close();
  });

  for (const lang of ['en', 'ar']) {
    for (const theme of [lang === 'ar' ? 'light' : 'dark']) {
      test(`is accessible in ${lang}, ${theme}`, async () => {
        const { page } = await openPage(browser, at(`/Syria2016/convoys?lang=${lang}&theme=${theme}`));
        await page.getByRole('article').first().waitFor();
        assert.deepEqual(await violationsOf(page), []);
        await page.close();
      });
    }
  }
});
