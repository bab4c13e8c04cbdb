// The table of claims in a real browser: what it says, its order, its pages, and how it and the filters hang together.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { PointsAnswer } from '#records/board.ts';
import type { Open } from '#server/serve.ts';
import { buildBoard, missingWords, NO_BROWSER, openBrowser, openPage, openServer, SYRIA, type Shown } from './browser.ts';

const AS_OF = Date.parse('2016-09-19T16:00:00Z');

describe('the table of claims', { skip: NO_BROWSER }, () => {
  let server: Open, browser: Shown, points: PointsAnswer, folder: string;
  before(async () => {
    buildBoard();
    folder = await mkdtemp(join(tmpdir(), 'truce-table-'));
    const more = { kind: 'incident', id: 'one-of-two', channel: 'UN', during: ['2016-09-15T10:00Z', '2016-09-15T11:00Z'], place: { point: [37.1, 36.2], radiusMetres: 300 }, type: 'small-arms', by: ['Government', 'Opposition'], attribution: 'one-of' };
    await writeFile(join(folder, 'more.jsonl'), `${JSON.stringify(more)}\n`);
    [server, browser] = await Promise.all([openServer({ sources: [{ ...SYRIA, evidence: [...SYRIA.evidence, join(folder, 'more.jsonl')] }] }), openBrowser({ webgl: false })]);
    points = await (await fetch(new URL('/api/agreements/Syria2016/points', server.url))).json() as PointsAnswer;
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await rm(folder, { recursive: true });
  });

  const open = async (query = ''): Promise<{ page: Page; complaints: string[] }> => {
    const opened = await openPage(browser, new URL(`/Syria2016/field${query}`, server.url).href);
    await opened.page.locator('#claims-title').waitFor();
    return opened;
  };
  const all = (): number[] => points.keys.map((_, i) => i).filter((i) => points.start[i]! < AS_OF);
  const kindOf = (i: number): string => points.words.kinds[points.kind[i]!]!;
  const keysShown = async (page: Page): Promise<string[]> => (await page.locator('#claims tbody td a').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get('show')!))).map((show) => show.slice('claim~'.length));

  test('it holds every claim up to the clock, page by page, each once', async () => {
    const { page, complaints } = await open();
    const found: string[] = [];
    for (;;) {
      found.push(...await keysShown(page));
      const on = page.getByRole('button', { name: 'Next' }).first(), before = await page.locator('#claims tbody').textContent();
      if (await on.isDisabled()) break;
      await on.click();
      await page.waitForFunction((text) => document.querySelector('#claims tbody')!.textContent !== text, before);
    }
    assert.deepEqual(found, all().map((i) => points.keys[i]));
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('by count: the most first, what is not counted last, and the address keeps it', async () => {
    const { page } = await open();
    await page.getByRole('columnheader', { name: 'Count' }).getByRole('button').click();
    await page.locator('th[aria-sort=descending]').getByText('Count').waitFor();
    assert.match(page.url(), /sort=count-down/);
    const lows = (await keysShown(page)).map((key) => points.count[points.keys.indexOf(key)]![0]);
    assert.deepEqual(lows, lows.toSorted((a, b) => b - a));
    assert.equal(lows[0], Math.max(...all().filter((i) => ['incident', 'presence', 'tally'].includes(kindOf(i))).map((i) => points.count[i]![0])));
    await page.getByRole('button', { name: 'Last' }).first().click();
    await page.waitForURL(/rows=/);
    const last = (await keysShown(page)).at(-1)!;
    assert.ok(!['incident', 'presence', 'tally'].includes(kindOf(points.keys.indexOf(last))));
    await page.close();
  });

  test('counts are said as people say them', async () => {
    const i = all().find((one) => points.count[one]![0] !== points.count[one]![1] && points.count[one]![1] !== null);
    if (i === undefined) assert.fail('the example has no range to look at');
    const { page } = await open(`?channels=${points.words.channels[points.channel[i]!]!}`);
    const row = page.locator('#claims tbody tr').filter({ has: page.locator(`a[href*="${encodeURIComponent(points.keys[i]!)}"]`) });
    assert.equal(await row.locator('td').nth(5).innerText(), `${points.count[i]![0]} to ${points.count[i]![1]}`);
    await page.close();
  });

  test('kinds that are picked are shown alone, and the number says how many of how many', async () => {
    const { page } = await open();
    await page.getByRole('group', { name: 'Kind' }).getByRole('button', { name: /^act/ }).click();
    await page.getByRole('group', { name: 'Kind' }).getByRole('button', { name: /^statement/ }).click();
    const expected = all().filter((i) => ['act', 'statement'].includes(kindOf(i)));
    await page.getByRole('status').filter({ hasText: `${expected.length} of ${points.total} claims` }).waitFor();
    assert.deepEqual(await keysShown(page), expected.map((i) => points.keys[i]));
    assert.equal(new URL(page.url()).searchParams.get('kinds'), 'act.statement');
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByRole('status').filter({ hasText: `${all().length} of` }).waitFor();
    assert.equal(new URL(page.url()).search, '');
    await page.close();
  });

  test('who did it can be picked, also that it is not said; the link brings it back', async () => {
    for (const party of ['-', points.words.actors[points.by[all().find((i) => points.by[i] !== -1)!]!]!.split(', ')[0]!]) {
      const { page } = await open(`?parties=${party}`);
      const expected = all().filter((i) => (points.by[i] === -1 ? party === '-' : points.words.actors[points.by[i]!]!.split(', ').includes(party)));
      assert.ok(expected.length > 0 && expected.length < all().length);
      await page.getByRole('status').filter({ hasText: new RegExp(`^${expected.length} of`) }).waitFor();
      await page.close();
    }
  });

  test('who is one of two is not told as both, and a point is a place', async () => {
    const { page } = await open('?show=claim~UN%2Fone-of-two');
    const row = page.locator('#claims tbody tr[aria-current=true]');
    await row.waitFor();
    assert.deepEqual((await row.getByRole('cell').allInnerTexts()).slice(3, 5), ['within 300 m of 36.2, 37.1', 'Syrian Arab Republic or armed opposition groups, parties to the cessation of hostilities']);
    // The same words stand beside it, in full: a type written by its last name is no other type, in any language.
    const said = page.locator('aside').getByRole('row', { name: 'What happened' });
    assert.equal((await said.innerText()).split('\t').at(-1)!.trim(), await row.getByRole('cell').nth(2).innerText());
    await page.locator('aside').getByText('exactly one of: Government and Opposition').waitFor();
    assert.equal(await page.locator('aside').getByText('one-of', { exact: true }).count(), 0);
    // Who a watch or a number is of, nobody asks.
    for (const kind of ['coverage', 'tally']) {
      await page.goto(new URL(`/Syria2016/field?kinds=${kind}`, server.url).href);
      const cells = page.locator('#claims tbody tr td:nth-child(5)');
      await cells.first().waitFor();
      assert.equal((await cells.allInnerTexts()).includes('not known'), false, kind);
    }
    await page.close();
  });

  test('a claim that is chosen has its page turned to; its row says so, and pages can be turned afterwards', async () => {
    const last = points.keys[all().at(-1)!]!;
    const { page } = await open(`?show=${encodeURIComponent(`claim~${last}`)}`);
    const row = page.locator('#claims tbody tr[aria-current=true]');
    await row.waitFor();
    assert.equal(await row.locator('a').evaluate((link) => new URL((link as HTMLAnchorElement).href).searchParams.get('show')), `claim~${last}`);
    await page.getByRole('button', { name: 'First' }).first().click();
    await page.waitForFunction(() => document.querySelector('#claims tbody tr[aria-current]') === null);
    await page.close();
  });

  test('by keys alone: a row is reached, opened, and it is in the address', async () => {
    const { page } = await open();
    await page.getByRole('columnheader', { name: 'Count' }).getByRole('button').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#claims tbody tr[aria-current=true]').waitFor();
    assert.equal(new URL(page.url()).searchParams.get('show'), `claim~${points.keys[all()[0]!]!}`);
    await page.close();
  });

  test('in Arabic every word is there, and no word of a type or an act is left in English', async () => {
    const { page } = await open('?lang=ar');
    assert.deepEqual(await missingWords(page), []);
    const cells = await page.locator('#claims tbody tr td:nth-child(2), #claims tbody tr td:nth-child(3), #claims tbody tr td:nth-child(7)').allInnerTexts();
    assert.ok(cells.length > 0);
    for (const cell of cells) assert.match(cell, /\p{Script=Arabic}/u);
    await page.close();
  });
});
