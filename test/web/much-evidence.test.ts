// More claims than one answer holds: the server counts them for the timeline, says how many there are, and gives those that are near one by one.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Open } from '#server/serve.ts';
import { buildBoard, NO_BROWSER, openBrowser, openPage, openServer, SYRIA, type Shown } from './browser.ts';

const N = 100_400, FIRST = Date.parse('2016-03-01T00:00Z'), APART = 2 * 60_000;
const CHANNELS = ['SOHR', 'Press', 'UN', 'SANA'];

describe('much evidence', { skip: NO_BROWSER }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'truce-much-')), file = join(folder, 'claims.jsonl');
  let server: Open, browser: Shown;
  before(async () => {
    const lines = Array.from({ length: N }, (_, i) => JSON.stringify({ kind: 'incident', id: `n${i}`, channel: CHANNELS[i % 4], during: new Date(FIRST + i * APART).toISOString(), place: { name: 'Aleppo' }, type: 'attack/shelling', by: i % 2 === 0 ? ['Government'] : undefined }));
    writeFileSync(file, `${lines.join('\n')}\n`);
    buildBoard();
    [server, browser] = await Promise.all([openServer({ sources: [{ ...SYRIA, evidence: [file], skipUnknown: true }] }), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const open = async (query: string) => openPage(browser, new URL(`/Syria2016/field${query}`, server.url).href);

  test('how many there are is told, of all and of each lane; that map and table hold only the first, too', async () => {
    const { page, complaints } = await open('?lanes=channel');
    await page.getByRole('status').filter({ hasText: '100,400 of 100,400 claims' }).waitFor();
    await page.getByText('hold the first 100,000 of 100,400 claims').waitFor();
    await page.getByText('100,400 claims in 4 lanes').waitFor();
    assert.deepEqual(await page.locator('button.lane .number').allInnerTexts(), ['25,100', '25,100', '25,100', '25,100']);
    await page.getByText('There are too many to draw one by one').waitFor();
    await page.locator('button.lane').filter({ hasText: 'Human Rights' }).click();
    await page.getByRole('status').filter({ hasText: '25,100 of 100,400 claims' }).waitFor();
    await page.getByText('25,100 claims in 1 lane').waitFor();
    await page.getByText('hold the first').waitFor({ state: 'detached' });
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('a view that is near enough has each claim, also of those that come last; by keys one is opened', async () => {
    const last = FIRST + (N - 30) * APART, from = new Date(last).toISOString(), to = new Date(last + 20 * APART).toISOString();
    const { page, complaints } = await open(`?since=${from}&until=${to}`);
    await page.getByText('20 claims in 1 lane').waitFor();
    await page.getByText('There are too many to draw one by one').waitFor({ state: 'detached' });
    await page.locator('canvas[role=application]').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('[aria-live=polite]').filter({ hasText: 'shelling' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await page.waitForURL(/show=/);
    assert.equal(new URL(page.url()).searchParams.get('show'), `claim~${CHANNELS[(N - 30) % 4]!}/n${N - 30}`);
    assert.deepEqual(complaints, []);
    await page.close();
  });
});
