// Obligations in a real browser: the matrix, one reading and all of them, the list of a narrow screen, in both languages.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Open } from '#server/serve.ts';
import { buildBoard, missingWords, NO_BROWSER, openBrowser, openPage, openServer, type Shown } from './browser.ts';
import { pixelsTooWide, violationsOf } from './violations.ts';

describe('obligations by clause and party', { skip: NO_BROWSER }, () => {
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
  const at = (query = '') => new URL(`/Syria2016/duties${query}`, server.url).href;

  test('the matrix has a row for each clause in the order of the text, and guarantors after those that are bound', async () => {
    const { page, complaints } = await openPage(browser, at());
    const table = page.getByRole('table', { name: 'Obligations by clause and party' });
    await table.waitFor();
    assert.deepEqual((await table.getByRole('columnheader').allInnerTexts()).map((text) => text.split('\n')[0]), ['Clause', 'Government', 'Opposition', 'Russia', 'UnitedStates']);
    assert.deepEqual((await table.getByRole('rowheader').locator('.id').allInnerTexts()), ['1c', '1d', '1e', '3a', '3b', '3c', '3d', '3e', '3f', '4']);
    // 1e, Government: the three readings that take the UN's word say breached, the two that take their own side's say kept.
    const cell = table.getByRole('row').filter({ hasText: '1 (e)' }).getByRole('cell').first();
    assert.deepEqual(await cell.getByRole('link').allInnerTexts().then((texts) => texts.map((text) => text.replaceAll(/\s+/g, ' ').replace(/^\d /, ''))), [
      'Monitor: breached since 15 Sept 2016, 21:00; not in force', 'MonitorStrict: breached since 15 Sept 2016, 21:00; not in force', 'Russian: kept; not in force', 'SyrianArmy: kept; not in force', 'UnitedStates: breached since 15 Sept 2016, 21:00; not in force',
    ]);
    // Since when stands there for eyes too, without pointing at anything.
    await cell.getByText('since 15 Sept 2016, 21:00', { exact: true }).waitFor();
    await cell.getByText('readings differ').waitFor();
    // 3b binds the government alone.
    const third = table.getByRole('row').filter({ hasText: '3 (b)' });
    assert.equal(await third.getByRole('cell').nth(1).innerText(), 'not bound');
    assert.deepEqual(await missingWords(page), []);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('one reading is chosen by the control, stands in the address, and says its causes', async () => {
    const { page } = await openPage(browser, at());
    await page.getByRole('table').waitFor();
    await page.getByRole('combobox', { name: 'Reading' }).selectOption('Monitor');
    await page.waitForURL(/reading=Monitor/);
    const cell = page.getByRole('row').filter({ hasText: '3 (a)' }).getByRole('cell').first();
    await cell.getByText('only the future can tell and nobody could see').waitFor();
    assert.equal(await cell.getByRole('link').innerText(), 'cannot be said');
    // The same address restores the view.
    await page.reload();
    await page.getByRole('row').filter({ hasText: '3 (a)' }).getByText('cannot be said').first().waitFor();
    await page.close();
  });

  test('on paper it says at which moment and in which reading it holds, and since when a duty is breached', async () => {
    const { page } = await openPage(browser, at('?reading=Monitor'));
    await page.getByRole('table').waitFor();
    const says = page.getByText('As of 19 Sept 2016, 19:00, with all that is known (Asia/Damascus).');
    assert.equal(await says.isVisible(), false);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await says.isVisible(), true);
    assert.equal(await page.getByText('adopted by the authors of this example').isVisible(), true);
    assert.equal(await page.getByRole('combobox', { name: 'Reading' }).inputValue(), 'Monitor');
    await page.getByText('since 15 Sept 2016, 21:00', { exact: true }).first().waitFor();
    await page.close();
  });

  test('a mark leads to its reason, a clause to its text, by the keyboard alone', async () => {
    const { page } = await openPage(browser, at());
    const row = page.getByRole('row').filter({ hasText: '1 (e)' });
    await row.waitFor();
    await row.getByRole('link').nth(1).focus();
    // What has the focus is read out below.
    await page.locator('.readout').getByText('Monitor: breached since 15 Sept 2016, 21:00; not in force').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/show=obligation/);
    assert.equal(new URL(page.url()).searchParams.get('show'), 'obligation~Monitor~1e~Government~');
    await row.getByRole('link').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/text\?/);
    assert.equal(new URL(page.url()).searchParams.get('clause'), '1e');
    await page.close();
  });

  test('on a narrow screen it is a list by clause that does not scroll sideways', async () => {
    const { page } = await openPage(browser, 'about:blank');
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(at('?lang=ar'));
    const clause = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '1 (e)' }) });
    await clause.first().waitFor();
    assert.equal(await page.getByRole('table').count(), 0);
    assert.equal(await pixelsTooWide(page), 0);
    assert.deepEqual(await missingWords(page), []);
    await page.close();
  });

  for (const lang of ['en', 'ar']) {
    for (const theme of [lang === 'ar' ? 'light' : 'dark']) {
      test(`is accessible in ${lang}, ${theme}`, async () => {
        const { page } = await openPage(browser, at(`?lang=${lang}&theme=${theme}`));
        await page.getByRole('table').waitFor();
        assert.equal(await page.evaluate(() => document.documentElement.dir), lang === 'ar' ? 'rtl' : 'ltr');
        assert.deepEqual(await violationsOf(page), []);
        await page.close();
      });
    }
  }
});
