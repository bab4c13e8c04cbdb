// From a gate down to the sentence in a source: by mouse, by keyboard alone, by link; in Arabic; on a phone.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Open } from '#server/serve.ts';
import { buildBoard, missingWords, NO_BROWSER, openBrowser, openPage, openServer, SYRIA, type Shown } from './browser.ts';
import { pixelsTooWide, violationsOf } from './violations.ts';

const drawer = (page: Page) => page.getByRole('complementary');
const REASON = 'show=condition~Monitor~ReducedViolence~~2016-09-16', CLAIM = 'show=claim~CoChairs/joint-48h-1c';

describe('the drawer', { skip: NO_BROWSER }, () => {
  let server: Open, browser: Shown, folder: string;
  before(async () => {
    buildBoard();
    folder = await mkdtemp(join(tmpdir(), 'truce-drawer-'));
    // A claim that was revised, one whose address is no address of the web, and a ruling.
    const lines = await readFile(SYRIA.evidence[0]!, 'utf8');
    const more = [
      { kind: 'incident', id: 'odd', channel: 'SOHR', during: ['2016-09-14T09:00Z', '2016-09-14T11:00Z'], place: { point: [37.16, 36.2], radiusMetres: 2000, within: ['Aleppo'] }, type: 'shelling', by: ['Government', 'Russia'], attribution: 'one-of', count: [1, null], killed: [2, 5], recordedAt: '2016-09-15T00:00Z', source: { url: 'javascript:alert(1)', quote: '<b>bold</b> words', title: 'A title' } },
      { kind: 'incident', id: 'odd', channel: 'SOHR', during: ['2016-09-14T09:00Z', '2016-09-14T10:00Z'], place: { point: [37.16, 36.2], radiusMetres: 2000, within: ['Aleppo'] }, type: 'shelling', by: ['Government'], count: [1, null], killed: [2, 5], recordedAt: '2016-09-16T00:00Z', source: { url: 'javascript:alert(1)', quote: '<b>bold</b> words', title: 'A title' } },
      { kind: 'act', act: 'ruling', id: 'on-odd', channel: 'CoChairs', during: ['2016-09-17T09:00Z', '2016-09-17T10:00Z'], by: ['UnitedStates', 'Russia'], about: 'SOHR/odd', standing: 'ruled-so', recordedAt: '2016-09-17T10:00Z' },
    ];
    const file = join(folder, 'evidence.jsonl');
    await writeFile(file, `${lines.trim()}\n${more.map((one) => JSON.stringify(one)).join('\n')}\n`);
    [server, browser] = await Promise.all([openServer({ sources: [{ ...SYRIA, evidence: [file] }] }), openBrowser({ webgl: false })]);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const open = async (path: string, width = 1280): Promise<{ page: Page; complaints: string[] }> => {
    const found = await openPage(browser, 'about:blank');
    await found.page.setViewportSize({ width, height: 800 });
    await found.page.goto(new URL(path, server.url).href);
    return found;
  };

  test('from a day of a strip to the quoted passage in two clicks more; back to the reason; the focus comes back', async () => {
    const { page, complaints } = await open('/Syria2016?reading=Monitor');
    const cell = page.locator('section[aria-label="ReducedViolence"] button[data-date="2016-09-16"]');
    await cell.click();
    await drawer(page).getByText('The baseline is 159 in 14 civil days').waitFor();
    await drawer(page).getByRole('link', { name: 'UCDP/syria-2016-09-16' }).click();
    const source = drawer(page).getByRole('link', { name: /UCDP Georeferenced Event Dataset/ });
    await source.waitFor();
    assert.equal(await source.getAttribute('target'), '_blank');
    assert.match((await source.getAttribute('rel'))!, /noreferrer/);
    await drawer(page).getByRole('button', { name: 'Back' }).click();
    await drawer(page).getByText('The baseline is 159 in 14 civil days').waitFor();
    await drawer(page).getByRole('button', { name: 'Close' }).click();
    await drawer(page).waitFor({ state: 'detached' });
    assert.equal(await cell.evaluate((one) => one === document.activeElement), true);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('with the keyboard alone: in by Enter, the focus on its heading, out by Escape, the focus where it was', async () => {
    const { page } = await open('/Syria2016');
    const why = page.getByRole('link', { name: /^Why: SyrianArmy/ });
    await why.focus();
    await page.keyboard.press('Enter');
    await drawer(page).waitFor();
    await page.waitForFunction(() => document.activeElement?.matches('aside h2'));
    await drawer(page).getByText('JIC is shut, day 0 of 7').waitFor();
    await page.keyboard.press('Escape');
    await drawer(page).waitFor({ state: 'detached' });
    assert.equal(await why.evaluate((one) => one === document.activeElement), true);
    await page.close();
  });

  test('a link restores the view: reason and claim', async () => {
    const { page } = await open(`/Syria2016?${REASON}`);
    await drawer(page).getByText('12 from 2016-09-16 00:00 +03:00').waitFor();
    await page.goto(new URL(`/Syria2016?${CLAIM}`, server.url).href);
    await drawer(page).getByText('extend the cessation for another 48 hours').waitFor();
    assert.equal(await drawer(page).locator('blockquote').innerText(), '“extend the cessation for another 48 hours”'.slice(1, -1));
    await page.close();
  });

  test('from day to day and from reading to reading, the hand stays where it is', async () => {
    const { page } = await open(`/Syria2016?${REASON}`);
    const next = drawer(page).getByRole('button', { name: 'Day after' });
    await next.click();
    await page.waitForURL(/2016-09-17/);
    await drawer(page).getByText('17 Sept 2016', { exact: true }).waitFor();
    assert.equal(await next.evaluate((one) => one === document.activeElement), true);
    await drawer(page).getByRole('button', { name: 'Russian' }).click();
    await page.waitForURL(/Russian/);
    await drawer(page).getByText(/Reading: Russian/).waitFor();
    await page.close();
  });

  test('the tree opens level by level, and each reason leads to its clause', async () => {
    const { page } = await open('/Syria2016?show=gate~Monitor~JIC');
    const closed = drawer(page).locator('details:not([open]) > summary');
    await closed.first().waitFor();
    const before = await drawer(page).locator('li').count();
    await closed.first().click();
    await page.waitForFunction((count) => document.querySelectorAll('aside li').length > count, before);
    assert.match((await drawer(page).getByRole('link', { name: 'Clause 5' }).first().getAttribute('href'))!, /\/Syria2016\/text\?.*clause=5/);
    assert.equal(await drawer(page).locator('abbr').first().getAttribute('title'), 'Rule G7 of what a verdict means');
    await page.close();
  });

  test('a claim says how exact its time is, exactly-one-of, bounds, versions with what changed, rulings; and follows no address but of the web', async () => {
    const { page, complaints } = await open('/Syria2016?show=claim~SOHR/odd');
    await drawer(page).locator('blockquote').waitFor();
    const text = (await drawer(page).innerText()).replaceAll(/\s+/g, ' ');
    assert.match(text, /<b>bold<\/b> words/);
    assert.match(text, /At some moment from 14 Sept 2016, 12:00 until 14 Sept 2016, 13:00/);
    assert.match(text, /within 2 km of 36\.2, 37\.16 · in Aleppo/);
    assert.match(text, /Count at least 1/);
    assert.match(text, /Killed 2 to 5/);
    assert.match(text, /Changed 16 Sept 2016, 03:00/);
    assert.match(text, /exactly one of: Government and Russia/);
    assert.ok(await drawer(page).getByRole('link', { name: 'CoChairs/on-odd' }).isVisible());
    assert.equal(await drawer(page).locator('a[href^="javascript"]').count(), 0);
    assert.match(text, /javascript:alert\(1\)/);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('an obligation has its reason too', async () => {
    const { page } = await open('/Syria2016?show=obligation~Monitor~1c~Government~');
    await drawer(page).getByText(/Clause 1c, Government: cannot be said/).first().waitFor();
    await page.close();
  });

  test('what is not there is told in words, with what would mend it', async () => {
    const { page } = await open('/Syria2016?show=claim~SOHR/nowhere');
    await drawer(page).getByRole('alert').getByText('there is no claim').waitFor();
    await page.close();
  });

  test('in Arabic: reasons are said in Arabic, the passage stays as it was written', async () => {
    const { page } = await open(`/Syria2016?lang=ar&${REASON}`);
    await drawer(page).getByText('خط الأساس').waitFor();
    assert.equal(await drawer(page).locator('.tree [lang="en"]').count(), 0);
    await page.goto(new URL(`/Syria2016?lang=ar&${CLAIM}`, server.url).href);
    const quote = drawer(page).locator('blockquote');
    await quote.waitFor();
    assert.equal(await quote.evaluate((one) => getComputedStyle(one).direction), 'ltr');
    await page.close();
  });

  test('on a phone it covers the page, which cannot be reached under it; closed, it can again', async () => {
    const { page } = await open(`/Syria2016?${CLAIM}`, 390);
    await drawer(page).locator('blockquote').waitFor();
    const box = (await drawer(page).boundingBox())!;
    assert.deepEqual([box.x, box.y, box.width], [0, 0, 390]);
    assert.equal(await page.locator('main').evaluate((one) => (one as HTMLElement).inert), true);
    await drawer(page).getByRole('button', { name: 'Close' }).click();
    await drawer(page).waitFor({ state: 'detached' });
    assert.equal(await page.locator('main').evaluate((one) => (one as HTMLElement).inert), false);
    await page.close();
  });

  test('no violation and nothing too wide at 320 pixels; in both languages, light and dark', async () => {
    for (const lang of ['en', 'ar']) {
      for (const theme of [lang === 'ar' ? 'light' : 'dark']) {
        for (const [what, width] of [[REASON, 1280], ['show=claim~SOHR/odd', 320]] as const) {
          const { page } = await open(`/Syria2016?lang=${lang}&theme=${theme}&${what}`, width);
          await drawer(page).locator('.tree, blockquote').first().waitFor();
          await page.waitForFunction(() => document.querySelectorAll('[aria-busy="true"]').length === 0);
          assert.equal(await pixelsTooWide(page), 0, `${lang} ${theme} ${what}`);
          assert.deepEqual(await violationsOf(page), [], `${lang} ${theme} ${what} ${width}`);
          assert.deepEqual(await missingWords(page), [], `${lang} ${theme} ${what}`);
          await page.close();
        }
      }
    }
  });
});
