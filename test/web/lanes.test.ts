// The timeline in a real browser: zoom, moving, the brush, choosing from it and by it; by mouse and by keys, in Arabic, on a phone.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { PointsAnswer } from '#records/board.ts';
import type { Open } from '#server/serve.ts';
import { buildBoard, missingWords, NO_BROWSER, openBrowser, openPage, openServer, type Shown } from './browser.ts';
import { violationsOf } from './violations.ts';

const AS_OF = Date.parse('2016-09-19T16:00:00Z');

describe('the timeline', { skip: NO_BROWSER }, () => {
  let server: Open, browser: Shown, points: PointsAnswer;
  before(async () => {
    buildBoard();
    [server, browser] = await Promise.all([openServer(), openBrowser({ webgl: false })]);
    points = await (await fetch(new URL('/api/agreements/Syria2016/points', server.url))).json() as PointsAnswer;
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  const open = async (query = ''): Promise<{ page: Page; complaints: string[] }> => {
    const opened = await openPage(browser, new URL(`/Syria2016/field${query}`, server.url).href);
    await opened.page.locator('canvas[role=application]').waitFor();
    await opened.page.locator('canvas[role=application]').scrollIntoViewIfNeeded();
    // Until nothing above it moves it any more: the map comes in its own time.
    await opened.page.waitForFunction(() => {
      const { dataset } = document.documentElement, top = String(document.querySelector('canvas[role=application]')!.getBoundingClientRect().top), isStill = dataset['stood'] === top;
      dataset['stood'] = top;
      return isStill && document.querySelectorAll('[aria-busy="true"]').length === 0;
    }, null, { polling: 300 });
    return opened;
  };
  const words = (page: Page): URLSearchParams => new URL(page.url()).searchParams;
  const view = async (page: Page): Promise<{ from: number; to: number }> => {
    await page.waitForURL(/since=.*until=/);
    return { from: Date.parse(words(page).get('since')!), to: Date.parse(words(page).get('until')!) };
  };
  /** The middle of a lane's marks, at a moment. */
  const where = async (page: Page, lane: string, t: number, { from, to }: { from: number; to: number }): Promise<{ x: number; y: number }> => {
    const box = (await page.locator('canvas[role=application]').boundingBox())!, own = (await page.locator('li').filter({ has: page.locator('button.lane', { hasText: lane }) }).boundingBox())!;
    return { x: box.x + ((t - from) / (to - from)) * box.width, y: own.y };
  };
  const dated = (passes: (i: number) => boolean): number[] => points.keys.map((_, i) => i).filter((i) => points.start[i]! < AS_OF && passes(i));

  test('keys zoom and move; the address keeps what is in view, brings it back, and 0 shows all again', async () => {
    const { page, complaints } = await open();
    const summary = page.locator('#lanes-summary'), whole = await summary.innerText();
    await page.locator('canvas[role=application]').focus();
    await page.keyboard.press('+');
    const first = await view(page);
    await page.keyboard.press('+');
    await page.waitForFunction((old) => new URL(location.href).searchParams.get('since') !== old, new Date(first.from).toISOString());
    const second = await view(page);
    assert.ok(second.to - second.from < first.to - first.from);
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((old) => new URL(location.href).searchParams.get('since') !== old, new Date(second.from).toISOString());
    const third = await view(page);
    assert.ok(third.from > second.from);
    assert.equal(third.to - third.from, second.to - second.from);
    const told = await summary.innerText();
    assert.notEqual(told, whole);
    await page.reload();
    await summary.getByText(told).waitFor();
    await page.locator('canvas[role=application]').focus();
    await page.keyboard.press('0');
    await summary.getByText(whole).waitFor();
    assert.equal(new URL(page.url()).search, '');
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('Ctrl and the wheel zoom around the pointer, buttons around the middle, from years to minutes', async () => {
    const { page } = await open('?since=2016-09-01T00:00:00.000Z&until=2016-09-21T00:00:00.000Z');
    const box = (await page.locator('canvas[role=application]').boundingBox())!;
    await page.mouse.move(box.x + box.width / 4, box.y + 5);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Control');
    await page.waitForFunction(() => Date.parse(new URL(location.href).searchParams.get('since')!) !== Date.parse('2016-09-01T00:00Z'));
    const near = await view(page), under = near.from + (near.to - near.from) / 4;
    assert.ok(near.to - near.from < 15 * 86_400_000);
    assert.ok(Math.abs(under - Date.parse('2016-09-06T00:00Z')) < 3 * 3_600_000, new Date(under).toISOString());
    const zoomIn = page.getByRole('button', { name: 'Zoom in' }), zoomOut = page.getByRole('button', { name: 'Zoom out' });
    for (let i = 0; i < 14; i++) await zoomIn.click();
    // Both ends are rounded to the millisecond.
    await page.waitForFunction(() => { const query = new URL(location.href).searchParams; return Math.abs(Date.parse(query.get('until')!) - Date.parse(query.get('since')!) - 600_000) <= 1; });
    for (let i = 0; i < 20; i++) await zoomOut.click();
    await page.waitForFunction(() => { const query = new URL(location.href).searchParams; return Date.parse(query.get('until')!) - Date.parse(query.get('since')!) > 5 * 365 * 86_400_000; });
    await page.close();
  });

  test('dragging the lanes moves them', async () => {
    const { page } = await open('?since=2016-09-01T00:00:00.000Z&until=2016-09-11T00:00:00.000Z');
    const box = (await page.locator('canvas[role=application]').boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 - box.width / 5, box.y + 20, { steps: 4 });
    await page.mouse.up();
    await page.waitForFunction(() => Math.abs(Date.parse(new URL(location.href).searchParams.get('since')!) - Date.parse('2016-09-03T00:00Z')) < 3_600_000);
    await page.close();
  });

  test('dragging over the dates brushes: table, number and address hold that stretch alone; the chip drops it', async () => {
    const stretch = { from: Date.parse('2016-09-10T00:00Z'), to: Date.parse('2016-09-20T00:00Z') };
    const { page } = await open(`?since=${new Date(stretch.from).toISOString()}&until=${new Date(stretch.to).toISOString()}`);
    const box = (await page.locator('.axis').boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.2, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.4, box.y + 20, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/[?&]from=/);
    const from = Date.parse(words(page).get('from')!), to = Date.parse(words(page).get('to')!);
    assert.ok(Math.abs(from - Date.parse('2016-09-12T00:00Z')) < 3_600_000 && Math.abs(to - Date.parse('2016-09-14T00:00Z')) < 3_600_000);
    const expected = dated((i) => points.end[i]! > from && points.start[i]! < to);
    assert.ok(expected.length > 0 && expected.length < dated(() => true).length);
    await page.getByRole('status').filter({ hasText: new RegExp(`^${expected.length} of`) }).waitFor();
    assert.equal(await page.locator('#claims tbody tr').count(), Math.min(50, expected.length));
    await page.getByRole('button', { name: /drop this filter/ }).click();
    await page.waitForFunction(() => !/[?&](from|to)=/.test(location.search));
    await page.close();
  });

  test('two fields brush by keys, in the agreement\'s zone; an end before the beginning is told, and changes nothing', async () => {
    const { page } = await open();
    await page.getByLabel('From').fill('2016-09-12T19:00');
    await page.waitForURL(/[?&]from=2016-09-12T16%3A00%3A00.000Z/);
    await page.getByLabel('to', { exact: true }).fill('2016-09-15T19:00');
    await page.waitForURL(/[?&]to=2016-09-15T16%3A00%3A00.000Z/);
    const expected = dated((i) => points.end[i]! > Date.parse('2016-09-12T16:00Z') && points.start[i]! < Date.parse('2016-09-15T16:00Z'));
    await page.getByRole('status').filter({ hasText: new RegExp(`^${expected.length} of`) }).waitFor();
    await page.getByLabel('to', { exact: true }).fill('2016-09-11T19:00');
    await page.getByText('The end must be later than the beginning.').waitFor();
    assert.equal(words(page).get('to'), '2016-09-15T16:00:00.000Z');
    await page.getByRole('button', { name: 'All times' }).click();
    await page.waitForFunction(() => !/[?&](from|to)=/.test(location.search));
    await page.close();
  });

  test('a mark that is clicked opens its claim, and its row in the table says so; one chosen in the table is marked', async () => {
    const window = { from: Date.parse('2016-09-09T00:00Z'), to: Date.parse('2016-09-11T00:00Z') };
    const { page } = await open(`?kinds=act&since=${new Date(window.from).toISOString()}&until=${new Date(window.to).toISOString()}`);
    const [first] = dated((i) => points.words.kinds[points.kind[i]!] === 'act' && points.end[i]! > window.from && points.start[i]! < window.to);
    const at = await where(page, 'act', (points.start[first!]! + points.end[first!]!) / 2, window);
    await page.mouse.move(at.x, at.y + 10);
    await page.locator('#claims tbody tr.pointed').waitFor();
    await page.mouse.click(at.x, at.y + 10);
    await page.locator('#claims tbody tr[aria-current=true]').waitFor();
    assert.equal(words(page).get('show'), `claim~${points.keys[first!]!}`);
    await page.close();
  });

  test('by keys alone: from claim to claim in the order of time, told as one goes, and opened', async () => {
    const { page } = await open('?kinds=act');
    await page.locator('canvas[role=application]').focus();
    const acts = dated((i) => points.words.kinds[points.kind[i]!] === 'act');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.locator('[aria-live=polite]').filter({ hasText: 'act: ' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await page.waitForURL(/show=/);
    assert.equal(words(page).get('show'), `claim~${points.keys[acts[1]!]!}`);
    await page.close();
  });

  test('lanes by party and by channel: each with its number; a press shows its claims alone, another all', async () => {
    const { page } = await open();
    for (const [by, expected] of [['By channel', new Set(dated(() => true).map((i) => points.channel[i])).size], ['By party', new Set(dated(() => true).flatMap((i) => (points.by[i] === -1 ? ['-'] : points.words.actors[points.by[i]!]!.split(', ')))).size]] as const) {
      await page.getByRole('button', { name: by }).click();
      await page.waitForFunction((n) => document.querySelectorAll('button.lane').length === n, expected);
    }
    assert.equal(words(page).get('lanes'), 'party');
    const lane = page.locator('button.lane').first(), n = Number(await lane.locator('.number').innerText());
    await lane.click();
    await page.getByRole('status').filter({ hasText: new RegExp(`^${n} of`) }).waitFor();
    await page.locator('button.lane[aria-pressed=true]').first().click();
    await page.getByRole('status').filter({ hasText: new RegExp(`^${dated(() => true).length} of`) }).waitFor();
    await page.close();
  });

  test('in Arabic the labels are Arabic, the page runs from the right, and time from the left, and says so', async () => {
    const { page } = await open('?lang=ar&lanes=kind');
    assert.deepEqual(await missingWords(page), []);
    assert.equal(await page.locator('.chart .time').getAttribute('dir'), 'ltr');
    assert.match(await page.locator('#lanes-summary').innerText(), /يسير الزمن من اليسار إلى اليمين/);
    for (const label of await page.locator('button.lane .title').allInnerTexts()) assert.match(label, /\p{Script=Arabic}/u);
    const list = (await page.locator('button.lane').first().boundingBox())!, time = (await page.locator('.chart .time').boundingBox())!;
    assert.ok(list.x > time.x + time.width - 2);
    await page.close();
  });

  test('with everything in use nothing goes beyond 320 pixels, and axe finds no violation; in both languages, light and dark', async () => {
    const { page } = await open();
    await page.setViewportSize({ width: 320, height: 640 });
    for (const lang of ['en', 'ar']) {
      for (const theme of [lang === 'ar' ? 'light' : 'dark']) {
        await page.goto(new URL(`/Syria2016/field?lang=${lang}&theme=${theme}&lanes=party&parties=-&kinds=tally&channels=UCDP&from=2016-09-01T00:00:00.000Z&to=2016-09-10T00:00:00.000Z&since=2016-09-05T00:00:00.000Z&until=2016-09-05T10:00:00.000Z&sort=count-down`, server.url).href);
        await page.locator('canvas[role=application]').waitFor();
        await page.locator('.filters button.fold').click();
        await page.locator('details summary').last().click();
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320, lang);
        assert.deepEqual(await violationsOf(page, true), [], `${lang} ${theme}`);
      }
    }
    await page.close();
  });
});
