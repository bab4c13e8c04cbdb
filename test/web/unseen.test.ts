// What could not be seen, in a real browser: sentences, days, refusals, what a reading leaves out.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ObligationsAnswer } from '#records/board.ts';
import type { Open } from '#server/serve.ts';
import { buildBoard, missingWords, NO_BROWSER, openBrowser, openPage, openServer, type Shown } from './browser.ts';
import { pixelsTooWide, violationsOf } from './violations.ts';

describe('what could not be seen', { skip: NO_BROWSER }, () => {
  let server: Open, browser: Shown;
  before(async () => {
    buildBoard();
    server = await openServer();
    browser = await openBrowser({ webgl: false });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });
  const at = (query = '') => new URL(`/Syria2016/unseen${query}`, server.url).href;

  test('says it in sentences, and day by day', async () => {
    const { page, complaints } = await openPage(browser, at());
    await page.getByText(/nobody was watching \u2068Madaya\u2069 from 13 Sept 2016 to 19 Sept 2016/).waitFor();
    const grid = page.getByRole('region', { name: 'Seen and not seen, day by day: Deliveries' });
    const cells = async (name: string) => (await grid.getByRole('row').filter({ hasText: name }).getByRole('cell').locator('.unseen-text').allTextContents());
    assert.deepEqual(await cells('Madaya'), Array.from({ length: 7 }, () => 'not seen'));
    assert.deepEqual(await cells('EastAleppo'), Array.from({ length: 7 }, () => 'seen'));
    assert.deepEqual(await missingWords(page), []);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('obligations that nobody could see enough of stand there too, each with its reasons', async () => {
    const { page } = await openPage(browser, at('?reading=Monitor'));
    const { obligations } = await (await fetch(new URL('/api/agreements/Syria2016/obligations?reading=Monitor', server.url))).json() as ObligationsAnswer;
    const blind = obligations.filter(({ verdict, reasons, guarantees }) => verdict === 'cannot-be-said' && reasons.includes('unseen') && guarantees === undefined);
    const table = page.getByRole('table', { name: 'Obligations of which nobody could see enough' });
    await table.waitFor();
    assert.ok(blind.length > 0);
    assert.deepEqual((await table.locator('tbody tr').allInnerTexts()).map((text) => text.split('\t').slice(0, 2).join(' ')), blind.map(({ clause, actor }) => `${clause} ${actor}`));
    await table.getByRole('link').first().click();
    await page.waitForURL(/show=obligation/);
    assert.equal(new URL(page.url()).searchParams.get('show'), `obligation~Monitor~${blind[0]!.clause}~${blind[0]!.actor}~`);
    await page.close();
  });

  test('another reading sees other days, and says what it sets aside', async () => {
    const { page } = await openPage(browser, at());
    await page.getByText('It sets aside claims that are not dated within 1 civil day').waitFor();
    await page.getByRole('combobox', { name: 'Reading' }).selectOption('UnitedStates');
    await page.waitForURL(/reading=UnitedStates/);
    await page.getByText(/nobody was watching \u2068Syria\u2069/).waitFor();
    await page.getByText('It sets no claim aside for being vague.').waitFor();
    await page.getByText('reading UnitedStates takes no channel that sees Violence').waitFor();
    await page.close();
  });

  test('a refusal leads to its claim, by the keyboard', async () => {
    const { page } = await openPage(browser, at());
    const row = page.getByRole('table', { name: 'Refused, delayed, stopped' }).getByRole('row').filter({ hasText: 'five-areas' });
    await row.getByText('Government').waitFor();
    await row.getByRole('link').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/show=claim/);
    assert.equal(new URL(page.url()).searchParams.get('show'), 'claim~OCHA/five-areas-2016-09-15');
    await page.close();
  });

  test('at 320 pixels, in Arabic, it does not scroll sideways', async () => {
    const { page } = await openPage(browser, 'about:blank');
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(at('?lang=ar'));
    await page.getByRole('table').first().waitFor();
    assert.equal(await pixelsTooWide(page), 0);
    assert.deepEqual(await missingWords(page), []);
    await page.close();
  });

  for (const lang of ['en', 'ar']) {
    for (const theme of [lang === 'ar' ? 'light' : 'dark']) {
      test(`is accessible in ${lang}, ${theme}`, async () => {
        const { page } = await openPage(browser, at(`?lang=${lang}&theme=${theme}`));
        await page.getByRole('table').first().waitFor();
        assert.deepEqual(await violationsOf(page), []);
        await page.close();
      });
    }
  }
});
