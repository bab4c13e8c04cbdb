// The agreement's text in a real browser: verdicts in its margin, a clause that is marked, two languages side by side.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import type { Open } from '#server/serve.ts';
import { buildBoard, missingWords, NO_BROWSER, openBrowser, openPage, openServer, SYRIA, type Shown } from './browser.ts';
import { pixelsTooWide, violationsOf } from './violations.ts';

const cases = fileURLToPath(new URL('../../cases/good/', import.meta.url));
const TWO_LANGUAGES = join(cases, 'a-clause-adopted-in-two-languages');

describe('the text of an agreement', { skip: NO_BROWSER }, () => {
  let server: Open, browser: Shown;
  before(async () => {
    buildBoard();
    server = await openServer({ sources: [SYRIA, { ...SYRIA, agreement: join(TWO_LANGUAGES, 'agreement.md'), evidence: [join(TWO_LANGUAGES, 'claims.jsonl')], asOf: null }] });
    browser = await openBrowser({ webgl: false });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });
  const at = (path: string) => new URL(path, server.url).href;

  test('says each clause with its verdicts, and where no rule stands', async () => {
    const { page, complaints } = await openPage(browser, at('/Syria2016/text?reading=Monitor'));
    await page.getByRole('heading', { name: '1 (e) Parties let aid through' }).waitFor();
    const margin = page.getByRole('complementary', { name: 'Verdicts on clause 1e' });
    const link = margin.getByRole('listitem').filter({ hasText: 'Government' }).first().getByRole('link');
    await link.waitFor();
    assert.equal(await link.innerText(), 'breached');
    await link.click();
    await page.waitForURL(/show=obligation/);
    assert.equal(new URL(page.url()).searchParams.get('show'), 'obligation~Monitor~1e~Government~');
    // The gate hangs on clause 5, and so do its conditions, place by place.
    const fifth = page.getByRole('complementary', { name: 'Verdicts on clause 5' });
    await fifth.getByText('JIC').waitFor();
    await fifth.getByText('ReducedViolence').waitFor();
    assert.deepEqual(await missingWords(page), []);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('a clause in the address is scrolled to, marked, and has the focus', async () => {
    const { page } = await openPage(browser, at('/Syria2016/text?clause=3b'));
    const heading = page.getByRole('heading', { name: '3 (b)' });
    await heading.waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('3 (b)') === true);
    const box = await heading.boundingBox();
    assert.ok(box !== null && box.y >= 0 && box.y < 400, JSON.stringify(box));
    assert.equal(await page.locator('#clause-3b').getAttribute('aria-current'), 'location');
    // Its table of distances is one, and its links lead to the web alone.
    assert.ok(await page.locator('#clause-3b').getByRole('columnheader').count() >= 7);
    for (const href of await page.locator('.words a').evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))) assert.match(href, /^https?:\/\//);
    await page.close();
  });

  test('the source of the rules is folded until it is asked for, by the keyboard', async () => {
    const { page } = await openPage(browser, at('/Syria2016/text'));
    const section = page.locator('#clause-1d');
    await section.waitFor();
    const source = section.getByText('to refrain from incidents of advance in Syria');
    assert.equal(await source.isVisible(), false);
    await section.locator('summary').focus();
    await page.keyboard.press('Enter');
    await source.waitFor();
    await page.close();
  });

  test('two languages stand side by side, the authoritative one first and said to be so', async () => {
    const { page } = await openPage(browser, at('/Valley/text'));
    await page.getByText('authoritative').first().waitFor();
    const words = page.locator('#clause-1 .words > div');
    assert.deepEqual(await words.evaluateAll((all) => all.map((one) => [(one as HTMLElement).lang, getComputedStyle(one).direction])), [['ar', 'rtl'], ['en', 'ltr']]);
    const [first, second] = [await words.nth(0).boundingBox(), await words.nth(1).boundingBox()];
    assert.ok(first!.x + first!.width <= second!.x || second!.x + second!.width <= first!.x, 'side by side');
    await page.getByText('Rules adopted by Joint Commission').waitFor();
    await page.close();
  });

  test('at 320 pixels, in Arabic, it does not scroll sideways', async () => {
    const { page } = await openPage(browser, 'about:blank');
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(at('/Syria2016/text?lang=ar'));
    await page.locator('#clause-5').waitFor();
    await page.getByRole('complementary', { name: 'النتائج بشأن البند 5' }).getByText('JIC').waitFor();
    assert.equal(await pixelsTooWide(page), 0);
    assert.deepEqual(await missingWords(page), []);
    await page.close();
  });

  for (const lang of ['en', 'ar']) {
    for (const theme of [lang === 'ar' ? 'light' : 'dark']) {
      test(`is accessible in ${lang}, ${theme}`, async () => {
        const { page } = await openPage(browser, at(`/Syria2016/text?lang=${lang}&theme=${theme}&clause=3b`));
        await page.locator('#clause-3b').getByRole('listitem').first().waitFor();
        assert.deepEqual(await violationsOf(page), []);
        await page.close();
      });
    }
  }
});
