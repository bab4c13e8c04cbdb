// What holds on every page of the board, in both languages, light and dark, wide and narrow, for agreements of every kind.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Open } from '#server/serve.ts';
import { ROOT, source } from '../server/server-here.ts';
import { buildBoard, missingWords, NO_BROWSER, openBrowser, openPage, openServer, type Shown } from './browser.ts';
import { violationsOf } from './violations.ts';

const PAGES = [...readFileSync(join(ROOT, 'src/web/pages.ts'), 'utf8').matchAll(/name: '(\w+)'/g)].map((match) => match[1]!);

/** Until nothing is on its way, and the page itself stands there. */
async function settled(page: Page): Promise<void> {
  await page.locator('header nav a[aria-current]').waitFor();
  await page.waitForFunction(() => document.querySelector('main')!.children.length > 1 && document.querySelectorAll('[aria-busy="true"]').length === 0);
  await page.waitForTimeout(100);
  await page.waitForFunction(() => document.querySelectorAll('[aria-busy="true"]').length === 0);
}

/** To another page as a reader goes there: by its link, which may lie beyond the edge of a narrow window. The first page is where an address without one leads. */
async function turnTo(page: Page, name: string): Promise<void> {
  if (name !== PAGES[0]) await page.locator(`header nav a[href*="/${name}"]`).evaluate((link) => (link as HTMLElement).click());
  if (name !== PAGES[0]) await page.locator(`header nav a[aria-current][href*="/${name}"]`).waitFor();
  await settled(page);
}

describe('every page of the board', { skip: NO_BROWSER }, () => {
  let server: Open, others: Open, browser: Shown;
  before(async () => {
    buildBoard();
    [server, others, browser] = await Promise.all([
      openServer(),
      openServer({ sources: ['unscr-2720', 'framework-2016', 'jeddah-2023', 'minsk-2-2015', 'syria-2016-february'].map((name) => source(name)) }),
      // The map's own tests look at the map drawn; here its table stands for it.
      openBrowser({ webgl: false }),
    ]);
  });
  after(async () => {
    await browser?.close();
    await Promise.all([server?.close(), others?.close()]);
  });

  for (const name of PAGES) {
    test(`${name}: no violation that axe finds, no complaint, no word missing; in English and Arabic, light and dark`, async () => {
      // The tests of a page by itself look at English in the dark and Arabic in the light; here are the other two.
      const all = [['en', 'light'], ['ar', 'dark'], ['en', 'dark'], ['ar', 'light']] as const;
      for (const [lang, theme] of all.slice(0, name === 'changes' ? 4 : 2)) {
        const { page, complaints } = await openPage(browser, new URL(`/Syria2016/${name}?lang=${lang}&theme=${theme}`, server.url).href);
        await settled(page);
        assert.equal(await page.locator('html').getAttribute('dir'), lang === 'ar' ? 'rtl' : 'ltr');
        assert.deepEqual(await missingWords(page), [], `${lang} ${theme}`);
        assert.deepEqual(await violationsOf(page, true), [], `${name} ${lang} ${theme}`);
        assert.deepEqual(complaints, [], `${name} ${lang} ${theme}`);
        await page.close();
      }
    });
  }

  test('at 320 pixels nothing but tables goes beyond the edge', async () => {
    for (const lang of ['en', 'ar']) {
      const { page } = await openPage(browser, 'about:blank');
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(new URL(`/Syria2016?lang=${lang}`, server.url).href);
      for (const name of PAGES) {
        await turnTo(page, name);
        const { wide, over } = await page.evaluate(() => ({
          wide: document.documentElement.scrollWidth,
          over: [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > 321 && one.closest('.scrolls, [data-scrolls]') === null && getComputedStyle(one).position !== 'absolute').slice(0, 3).map((one) => one.outerHTML.slice(0, 120)),
        }));
        assert.ok(wide <= 320, `${name} ${lang} is ${wide} wide: ${over.join(' | ')}`);
      }
      await page.close();
    }
  });

  test('agreements of every kind are shown: several gates, none, no convoys, nothing on a map', async () => {
    for (const { id } of others.followed) {
      const { page, complaints } = await openPage(browser, new URL(`/${id}/${PAGES[0]}`, others.url).href);
      for (const name of PAGES) {
        await turnTo(page, name);
        assert.deepEqual(complaints, [], `${id} ${name}`);
        assert.deepEqual(await missingWords(page), [], `${id} ${name}`);
        assert.equal(await page.locator('main [role=alert]').count(), 0, `${id} ${name}: ${await page.locator('main').innerText()}`);
        assert.ok((await page.locator('main').innerText()).length > 40, `${id} ${name} says nothing`);
      }
      await page.close();
    }
  });

  test('on paper there are no buttons, and the address is there', async () => {
    const { page } = await openPage(browser, new URL(`/Syria2016/${PAGES[0]}`, server.url).href);
    for (const name of PAGES) {
      await page.emulateMedia({ media: 'screen' });
      await turnTo(page, name);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('nav:visible').count(), 0, name);
      assert.ok(await page.getByText(name === PAGES[0] ? '/Syria2016' : `/Syria2016/${name}`).first().isVisible(), name);
    }
    await page.close();
  });

  test('with the keyboard alone every page is reached, and the focus is seen', async () => {
    const { page } = await openPage(browser, server.url);
    await settled(page);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('href')), '#content');
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => ({ href: document.activeElement?.getAttribute('href') ?? '', outline: getComputedStyle(document.activeElement!).outlineStyle }));
      assert.notEqual(at.outline, 'none', `nothing shows the focus on ${at.href}`);
      if (at.href.includes('/text')) break;
    }
    await page.keyboard.press('Enter');
    await page.locator('nav a[aria-current][href*="/text"]').waitFor();
    await page.close();
  });

  test('an agreement that is not here is told so', async () => {
    const { page } = await openPage(browser, new URL('/Nowhere/gates', server.url).href);
    await page.getByText('No agreement here is called Nowhere').waitFor();
    await page.close();
  });

  test('the language is the browser\'s, and can be chosen', async () => {
    const arabic = await openBrowser({ locale: 'ar-SY' });
    try {
      const { page } = await openPage(arabic, server.url);
      await settled(page);
      assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
      await page.locator('header select').first().selectOption('en');
      await page.locator('html[dir=ltr]').waitFor();
      assert.match(page.url(), /lang=en/);
    } finally {
      await arabic.close();
    }
  });
});

