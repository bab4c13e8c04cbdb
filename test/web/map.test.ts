// The map in a real browser: it is drawn, what is clicked on it is chosen, and the table beside it says the same.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { MapAnswer } from '#records/board-map.ts';
import type { PointsAnswer } from '#records/board.ts';
import type { Open } from '#server/serve.ts';
import { source, SYRIA } from '../server/server-here.ts';
import { buildBoard, missingWords, NO_BROWSER, openBrowser, openPage, openServer, type Shown } from './browser.ts';
import { pixelsTooWide, violationsOf } from './violations.ts';

describe('the map', { skip: NO_BROWSER }, () => {
  let server: Open, browser: Shown;
  before(async () => {
    buildBoard();
    [server, browser] = await Promise.all([openServer({ sources: [SYRIA, source('framework-2016'), source('jeddah-2023'), source('syria-2016-february')] }), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  const answer = async <T>(path: string): Promise<T> => (await fetch(new URL(`/api/agreements${path}`, server.url))).json() as Promise<T>;
  const drawn = async (path: string): Promise<{ page: Page; complaints: string[] }> => {
    const opened = await openPage(browser, new URL(path, server.url).href);
    await opened.page.locator('.map[data-idle="true"]').waitFor();
    return opened;
  };
  const chosenIn = (page: Page) => new URL(page.url()).searchParams.get('show');
  /** Anything but one colour: something is drawn there. */
  const coloursOf = async (page: Page): Promise<number> => {
    const picture = await page.locator('.map').screenshot();
    return page.evaluate(async (bytes) => {
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height), seen = new Set<number>();
      for (let i = 0; i < data.length; i += 4) seen.add((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!);
      return seen.size;
    }, [...picture]);
  };

  test('the symbol of a claim is clicked: the claim is chosen, its row in the table marked; the page\'s policy is kept', async () => {
    const points = await answer<PointsAnswer>('/Syria2016/points');
    const i = points.lon.findIndex((lon) => lon !== null);
    const { page, complaints } = await drawn(`/Syria2016/field?map=12/${points.lat[i]}/${points.lon[i]}`);
    assert.ok(await coloursOf(page) > 50);
    await page.locator('.map canvas').click();
    await page.waitForURL(/show=/);
    assert.equal(chosenIn(page), `claim~${points.keys[i]}`);
    await page.locator('tr[aria-current=true]').waitFor();
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('several claims at one spot are a list to choose from, by the keyboard too', async () => {
    const points = await answer<PointsAnswer>('/Framework2016/points');
    const at = points.keys.flatMap((key, i) => (Math.abs((points.lon[i] ?? 0) - 37.65) < 0.02 ? [{ key, lon: points.lon[i]!, lat: points.lat[i]! }] : []));
    assert.equal(at.length, 2);
    // So far away that both symbols lie on one another.
    const { page } = await drawn(`/Framework2016/field?map=6/${at[0]!.lat}/${at[0]!.lon}`);
    await page.locator('.map canvas').click();
    const list = page.getByRole('dialog', { name: '2 claims here' });
    await list.waitFor();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    await page.locator('.map canvas').click();
    await list.locator('li button').first().click();
    await page.waitForURL(/show=/);
    assert.ok(at.some(({ key }) => chosenIn(page) === `claim~${key}`));
    await page.close();
  });

  test('an area that is clicked filters by its place, and again lets go of it', async () => {
    const map = await answer<MapAnswer>('/Syria2016/map');
    const { middle } = map.features.map(({ properties }) => properties).find(({ name }) => name === 'Ramouseh')!;
    const { page } = await drawn(`/Syria2016/field?map=14/${middle[1]}/${middle[0]}`);
    await page.locator('.map canvas').click();
    await page.waitForURL(/at=Ramouseh/);
    await page.locator('.map canvas').click();
    await page.waitForURL((url) => !url.searchParams.has('at'));
    await page.close();
  });

  test('where the map looks stands in the address, by keys and by buttons, and is restored', async () => {
    const { page } = await drawn('/Syria2016/field');
    assert.equal(new URL(page.url()).searchParams.get('map'), null, 'the view that fits the agreement needs no words');
    await page.locator('.map canvas').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/map=/);
    await page.getByRole('button', { name: 'Closer' }).click();
    const before = new URL(page.url()).searchParams.get('map')!;
    await page.waitForURL((url) => url.searchParams.get('map') !== before && url.searchParams.get('map') !== null);
    await page.locator('.map[data-idle="true"]').waitFor();
    const address = page.url();
    await page.goto(address);
    await page.locator('.map[data-idle="true"]').waitFor();
    assert.equal(page.url(), address);
    await page.close();
  });

  test('strips stand in a table, and each can be taken off the map', async () => {
    const { page } = await drawn('/Syria2016/field?map=12/36.2525/37.14');
    const box = page.getByRole('checkbox', { name: 'less than 3,500 m north' });
    assert.equal(await page.getByRole('checkbox', { name: /^Show less than/ }).count(), 7);
    const row = page.locator('tr', { has: box });
    assert.match(await row.innerText(), /tanks, artillery,? and mortars/);
    assert.match(await row.innerText(), /Government.*Clause 3b.*Opposition.*Clause 3c/s);
    const before = await page.locator('.map').screenshot();
    await box.uncheck();
    await page.waitForFunction(() => document.querySelector('.map')!.getAttribute('data-idle') === 'true');
    for (let tries = 0; Buffer.compare(before, await page.locator('.map').screenshot()) === 0; tries += 1) assert.ok(tries < 100, 'the strip is still drawn');
    await page.close();
  });

  test('the table says of every place what is told of it, and shows one alone', async () => {
    const points = await answer<PointsAnswer>('/Syria2016/points');
    const { page } = await drawn('/Syria2016/field');
    await page.getByText('What happened where', { exact: true }).click();
    const row = page.locator('#happened tr', { has: page.locator('th[scope=row]', { hasText: /^Syria$/ }) });
    const tallies = points.keys.filter((_, i) => points.words.places[points.place[i]!] === 'Syria' && points.words.kinds[points.kind[i]!] === 'tally' && points.start[i]! < SYRIA.asOf!).length;
    assert.ok(tallies > 20);
    assert.equal(await row.locator('td').nth(1).innerText(), String(tallies));
    await row.getByRole('button').click();
    await page.waitForURL(/at=Syria/);
    assert.equal(await row.locator('td').nth(1).innerText(), String(tallies), 'the other places stay in the table');
    await page.close();
  });

  test('places without a shape stand beside the map, with their claims', async () => {
    const { page } = await drawn('/Syria2016/field');
    await page.getByText('11 places of the agreement have no shape').waitFor();
    await page.getByRole('button', { name: 'Homs governorate' }).first().click();
    await page.waitForURL(/at=HomsGovernorate/);
    await page.close();
  });

  test('a browser without WebGL gets the table, and is told why', async () => {
    const page = await browser.context.newPage();
    await page.addInitScript(() => {
      const own = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...asked: unknown[]) { return String(asked[0]).startsWith('webgl') ? null : (own as (...all: unknown[]) => unknown).apply(this, asked); } as never;
    });
    await page.goto(new URL('/Syria2016/field', server.url).href);
    await page.getByText('it has no WebGL').waitFor();
    assert.ok(await page.locator('#happened th', { hasText: /^Syria$/ }).isVisible());
    assert.equal(await page.locator('.map').count(), 0);
    await page.close();
  });

  test('an agreement that draws nothing has no empty map: one line, and the table', async () => {
    for (const name of ['Jeddah2023', 'SyriaFebruary2016']) {
      const { page, complaints } = await openPage(browser, new URL(`/${server.followed.find(({ id }) => id.startsWith(name.slice(0, 6)) && id !== 'Syria2016')!.id}/field`, server.url).href);
      await page.getByText('there is nothing to map').waitFor();
      assert.equal(await page.locator('.map').count(), 0);
      assert.ok(await page.locator('#happened tbody tr').first().isVisible());
      assert.deepEqual(complaints, []);
      await page.close();
    }
  });

  test('a deployment\'s own borders are drawn with its own disclaimer', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'truce-borders-')), file = join(folder, 'borders.geojson');
    await writeFile(file, JSON.stringify({ type: 'FeatureCollection', disclaimer: 'Borders as the mission draws them.', features: [{ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [[36, 34], [40, 36]] } }] }));
    const own = await openServer({ baseMap: file });
    const { page, complaints } = await openPage(browser, new URL('/Syria2016/field', own.url).href);
    await page.locator('.map[data-idle="true"]').waitFor();
    await page.getByText('Borders as the mission draws them.').waitFor();
    assert.equal(await page.getByText('Natural Earth').count(), 0);
    assert.deepEqual(complaints, []);
    await page.close();
    await own.close();
    await rm(folder, { recursive: true });
  });

  test('nothing to object to in either language, light and dark, wide and narrow; no word is missing', async () => {
    for (const [lang, theme, width] of [['ar', 'light', 320], ['en', 'dark', 390]] as const) {
      const { page, complaints } = await openPage(browser, 'about:blank');
      await page.setViewportSize({ width, height: 800 });
      await page.goto(new URL(`/Syria2016/field?lang=${lang}&theme=${theme}&map=12/36.2525/37.14`, server.url).href);
      await page.locator('.map[data-idle="true"]').waitFor();
      await page.locator('#happened').evaluate((one) => one.closest('details')!.setAttribute('open', ''));
      assert.deepEqual(await missingWords(page), []);
      assert.deepEqual(await violationsOf(page), [], `${lang} ${theme} ${width}`);
      assert.equal(await pixelsTooWide(page), 0, `${lang} ${width}`);
      const { height } = (await page.locator('.map').boundingBox())!;
      assert.ok(height <= 0.7 * 800, 'there is page left to scroll by');
      assert.deepEqual(complaints, []);
      await page.close();
    }
  });
});
