// The first page: which day is it, and what stops it, in every reading; its days, by hand and by keyboard; what a table says instead.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { ConditionsAnswer, GatesAnswer, PartingsAnswer } from '#records/board.ts';
import type { Open } from '#server/serve.ts';
import { getJson, source } from '../server/server-here.ts';
import { buildBoard, missingWords, NO_BROWSER, openBrowser, openPage, openServer, type Shown } from './browser.ts';
import { pixelsTooWide, violationsOf } from './violations.ts';

const WORDS: Record<string, string> = { shut: 'shut', counting: 'counting', open: 'open', suspended: 'suspended', expired: 'expired' };

/** Without the marks that keep names apart from the sentence around them. */
const plain = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '');

describe('the page of the gates', { skip: NO_BROWSER }, () => {
  let server: Open, several: Open, browser: Shown;
  before(async () => {
    buildBoard();
    [server, several, browser] = await Promise.all([openServer(), openServer({ sources: ['framework-2016', 'unscr-2720', 'minsk-2-2015'].map((name) => source(name)) }), openBrowser({ webgl: false })]);
  });
  after(async () => {
    await browser?.close();
    await Promise.all([server?.close(), several?.close()]);
  });

  const open = async (path: string, at: Open = server): Promise<{ page: Page; complaints: string[] }> => {
    const found = await openPage(browser, new URL(path, at.url).href);
    await found.page.locator('main table').first().waitFor();
    return found;
  };

  test('every reading shows its state and day n of m, and what stops it by place', async () => {
    const { gates } = await getJson<GatesAnswer>(server, '/api/agreements/Syria2016/gates');
    const { page, complaints } = await open('/Syria2016');
    const cards = page.locator('article');
    assert.equal(await cards.count(), gates.length);
    for (const [i, gate] of gates.entries()) {
      const text = (await cards.nth(i).innerText()).replaceAll(/\s+/g, ' ');
      assert.ok(text.startsWith(gate.reading), text);
      assert.match(text, new RegExp(`${WORDS[gate.state]} Day ${gate.counted} of ${gate.of}`));
      if (gate.day[0] !== gate.day[1]) assert.match(text, new RegExp(`${gate.day[0]} to ${gate.day[1]}`));
      for (const { condition, place } of gate.stoppedBy) assert.ok(text.includes(place ?? condition), `${gate.reading} lacks ${place ?? condition}`);
    }
    assert.match(plain(await page.locator('.summary').innerText()), /JIC is shut: day 0 of 7 in all 5 readings\./);
    assert.deepEqual(complaints, []);
    assert.deepEqual(await missingWords(page), []);
    await page.close();
  });

  test('day n of m is the largest thing on the page', async () => {
    const { page } = await open('/Syria2016');
    const largest = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('body *')].filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim() !== '')).toSorted((a, b) => parseFloat(getComputedStyle(b).fontSize) - parseFloat(getComputedStyle(a).fontSize))[0]!.closest('.day') !== null);
    assert.ok(largest);
    await page.close();
  });

  test('a condition of many places stands as a whole, until each of them is asked for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'truce-many-')), towns = Array.from({ length: 30 }, (_, i) => `Town${i}`);
    await writeFile(join(folder, 'agreement.md'), `# Many towns\n\n\`\`\`truce\nagreement Many\n  clock "Europe/Kyiv"\n  D is 2024-01-01 00:00\n\nactor North\n\n${towns.map((town) => `place ${town}`).join('\n')}\nlist Towns of places, as of 2024-01-01: ${towns.join(', ')}\nchannel Watch sees incidents\nmeasure Attacks = incidents of attack per civil day at the town, silence means none\ncondition Quiet = for each town in Towns: Attacks at most 0\n\`\`\`\n\n## 1 Quiet {#1}\n\n\`\`\`truce\ngate Talks\n  opens after 3 consecutive civil days of Quiet, counted from D\n  on breach restart\n  an undetermined day blocks\n  once open stays open\nreading All adopted by North counts alleged or stronger\n\`\`\`\n`);
    await writeFile(join(folder, 'evidence.jsonl'), `${JSON.stringify({ kind: 'incident', id: '1', channel: 'Watch', type: 'attack/shelling', during: '2024-01-02T10:00:00Z', place: { name: 'Town7' }, standing: 'alleged' })}\n`);
    const many = await openServer({ sources: [{ ...source('jeddah-2023'), agreement: join(folder, 'agreement.md'), evidence: [join(folder, 'evidence.jsonl')], asOf: Date.parse('2024-01-04T00:00:00Z') }] });
    try {
      const { page, complaints } = await open('/Many', many);
      const rows = page.locator('section[aria-label="Quiet"] table[role=grid] tbody tr');
      await rows.first().waitFor();
      assert.equal(await rows.count(), 1);
      await page.getByRole('button', { name: 'Show each of the 30 places' }).click();
      await page.waitForFunction(() => document.querySelectorAll('section[aria-label="Quiet"] table[role=grid] button[data-date]').length > 90);
      assert.match(page.url(), /places=all/);
      assert.equal(await page.getByRole('button', { name: 'Show each of the 30 places' }).count(), 0);
      assert.deepEqual(complaints, []);
      await page.close();
    } finally {
      await many.close();
      await rm(folder, { recursive: true });
    }
  });

  test('where readings differ the first sentence says which says what', async () => {
    const { page } = await open('/Minsk2', several);
    const said = plain(await page.locator('.summary').innerText());
    assert.match(said, /FullCeasefire differs: shut, day 0 of 1, in Donetsk, Exercise, Text,? and TextWithoutDebaltseve,? and open, day 1 of 1, in Ukraine\./);
    await page.close();
  });

  test('each day of each strip is a cell that says its value, and opens its reason', async () => {
    const { conditions } = await getJson<ConditionsAnswer>(server, '/api/agreements/Syria2016/conditions?reading=Monitor');
    const { page } = await open('/Syria2016?reading=Monitor');
    const row = page.getByRole('region', { name: 'SustainedAccess' }).or(page.locator('section[aria-label="SustainedAccess"]')).first().getByRole('row', { name: /EastAleppo/ }).first();
    const days = conditions.find(({ name, place }) => name === 'SustainedAccess' && place === 'EastAleppo')!.days;
    const words = { yes: 'met', no: 'not met', undetermined: 'cannot be said|pending' };
    const cells = row.getByRole('button');
    // Conditions are asked for beside the gates, and may come later.
    await cells.first().waitFor();
    assert.equal(await cells.count(), days.length);
    for (const [i, { value }] of days.entries()) assert.match((await cells.nth(i).getAttribute('aria-label'))!, new RegExp(`Sept 2016: (${words[value]})`));
    await cells.nth(3).click();
    await page.waitForURL(/show=condition/);
    assert.equal(new URL(page.url()).searchParams.get('show'), `condition~Monitor~SustainedAccess~EastAleppo~${days[3]!.date}`);
    await page.getByRole('complementary').getByText('16 Sept 2016').first().waitFor();
    await page.close();
  });

  test('strips are walked by arrows, entered by one stop of the tab key, in both directions of writing', async () => {
    for (const [lang, forwards, backwards] of [['en', 'ArrowRight', 'ArrowLeft'], ['ar', 'ArrowLeft', 'ArrowRight']] as const) {
      const { page } = await open(`/Syria2016?lang=${lang}`);
      const grid = page.locator('table[role=grid]').first();
      assert.equal(await grid.locator('button[tabindex="0"]').count(), 1);
      await grid.locator('button[tabindex="0"]').focus();
      const at = () => page.evaluate(() => `${(document.activeElement as HTMLElement).dataset['row']} ${(document.activeElement as HTMLElement).dataset['date']}`);
      assert.equal(await at(), '0 2016-09-19');
      await page.keyboard.press(backwards);
      assert.equal(await at(), '0 2016-09-18');
      await page.keyboard.press('ArrowDown');
      assert.equal(await at(), '1 2016-09-18');
      await page.keyboard.press('Home');
      assert.equal(await at(), '1 2016-09-13');
      await page.keyboard.press(forwards);
      assert.equal(await at(), '1 2016-09-14');
      await page.keyboard.press('Enter');
      await page.waitForURL(/show=gate%7EMonitorStrict|show=gate~MonitorStrict/);
      await page.close();
    }
  });

  test('gates and conditions have one axis: the same day stands in the same column', async () => {
    const { page } = await open('/Syria2016');
    await page.locator('table[role=grid]').nth(2).waitFor();
    const columns = await page.locator('table[role=grid]').evaluateAll((tables) => tables.map((table) => [...table.querySelectorAll('button[data-row="0"]')].map((one) => `${(one as HTMLElement).dataset['date']} ${Math.round(one.getBoundingClientRect().left)}`).join()));
    assert.ok(columns.length >= 3);
    assert.equal(new Set(columns).size, 1, columns.join('\n'));
    await page.close();
  });

  test('the table says the same as the strips', async () => {
    const { gates } = await getJson<GatesAnswer>(server, '/api/agreements/Syria2016/gates');
    const { page } = await open('/Syria2016');
    await page.locator('summary', { hasText: 'As a table' }).first().click();
    const table = page.locator('details[open] table').first();
    const rows = await table.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => (cell as HTMLElement).innerText.trim())));
    for (const gate of gates) assert.equal(rows.filter(([reading]) => reading === gate.reading).reduce((sum, row) => sum + Number(row[3]), 0), gate.days.length);
    await page.close();
  });

  test('where readings part is told, with the moment and the choice of theirs', async () => {
    const { partings } = await getJson<PartingsAnswer>(server, '/api/agreements/Syria2016/partings');
    const about = partings.filter((one) => one.about === 'ReducedViolence');
    const { page } = await open('/Syria2016');
    const part = page.locator('section[aria-label="ReducedViolence"] details', { hasText: 'Where readings part' });
    await part.locator('summary').click();
    assert.equal(await part.locator('tbody tr').count(), about.length);
    assert.match(await part.locator('tbody tr').first().innerText(), /13 Sept 2016, 00:00[\s\S]*Monitor: yes[\s\S]*MonitorStrict: undetermined[\s\S]*channels: /);
    assert.ok(await page.locator('section[aria-label="ReducedViolence"] th.marked').count() > 0);
    await page.close();
  });

  test('gates over a list: one for each member place; of 400 days the last are shown, and the others can be', async () => {
    const { page, complaints } = await open('/Framework2016', several);
    assert.ok(await page.getByRole('heading', { level: 2, name: /Disengage\u2069? at \u2068?Zolote/ }).isVisible());
    const dates = () => page.locator('table[role=grid]').first().locator('tbody tr').first().locator('button').evaluateAll((all) => [(all[0] as HTMLElement).dataset['date']!, (all.at(-1) as HTMLElement).dataset['date']!, all.length] as const);
    const [from, to, count] = await dates();
    assert.equal(to, '2019-10-28');
    assert.ok(count < 100);
    await page.getByRole('button', { name: 'Earlier' }).click();
    await page.waitForURL(/until=/);
    const [earlier, then] = await dates();
    assert.ok(earlier < from && then >= from, `${earlier} ${then} ${from}`);
    await page.reload();
    await page.locator('main table').first().waitFor();
    assert.equal((await dates())[0], earlier);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('what would change a gate is said in words, with its claims', async () => {
    const { page } = await open('/Minsk2', several);
    await page.locator('summary', { hasText: 'What would change it' }).click();
    const said = plain(await page.locator('details[open]', { hasText: 'What would change it' }).innerText());
    assert.match(said, /If Region had been watched for Fire from 16 Feb 2015, 00:00 to 5 Mar 2015, 11:00, and nothing seen: it would be open, day 1 of 1\./);
    await page.close();
  });

  test('an agreement without a gate says so and shows its conditions', async () => {
    const { page } = await open('/Relief2720', several);
    await page.getByText('This agreement has no gate').waitFor();
    // What it asks stands on another page: the first one leads there.
    assert.match((await page.getByRole('link', { name: 'Who is bound to what, and whether it was kept' }).getAttribute('href'))!, /\/duties$/);
    assert.ok(await page.locator('section[aria-label="SixHundred"]').isVisible());
    await page.close();
  });

  test('with its tables open: no violation, nothing wider than 320 pixels; in both languages, light and dark', async () => {
    for (const lang of ['en', 'ar']) {
      for (const theme of [lang === 'ar' ? 'light' : 'dark']) {
        const { page } = await open(`/Syria2016?lang=${lang}&theme=${theme}&reading=Monitor`);
        await page.setViewportSize({ width: 320, height: 640 });
        await page.locator('section section details').first().waitFor();
        await page.locator('main details').evaluateAll((all) => { for (const one of all) (one as HTMLDetailsElement).open = true; });
        await page.locator('details[open] table').first().waitFor();
        assert.equal(await pixelsTooWide(page), 0, `${lang} ${theme}`);
        assert.deepEqual(await violationsOf(page), [], `${lang} ${theme}`);
        assert.deepEqual(await missingWords(page), [], `${lang} ${theme}`);
        await page.close();
      }
    }
  });
});
