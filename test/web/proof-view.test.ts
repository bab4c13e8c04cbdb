// The proof of a claim as the drawer shows it: saved as a file that `truce verify` would take, and nothing claimed where there is no ledger.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { faultOfProof } from '#ledger/prove.ts';
import type { InclusionProof } from '#records/extract.ts';
import type { Open } from '#server/serve.ts';
import { folderFor, makeSmallLedger, syriaClaims } from '../ledger/small-ledger.ts';
import { buildBoard, missingWords, NO_BROWSER, openBrowser, openPage, openServer, SYRIA, type Shown } from './browser.ts';

const claim = syriaClaims(12)[4]!, key = `${String(claim['channel'])}/${String(claim['id'])}`;

describe('the proof of a claim', { skip: NO_BROWSER }, () => {
  let browser: Shown, files: Open;
  before(async () => {
    buildBoard();
    [browser, files] = await Promise.all([openBrowser({ webgl: false }), openServer()]);
  });
  after(async () => {
    await browser?.close();
    await files?.close();
  });

  test('it is asked for, told in words, and saved as a file that holds', async (t) => {
    const { path } = await makeSmallLedger(folderFor(t));
    const server = await openServer({ sources: [{ ...SYRIA, evidence: { ledger: path }, skipUnknown: true }] });
    t.after(() => server.close());
    for (const lang of ['en', 'ar']) {
      const { page, complaints } = await openPage(browser, new URL(`/Syria2016/text?lang=${lang}&show=${encodeURIComponent(`claim~${key}`)}`, server.url).href);
      await page.locator('.proof button').click();
      const command = page.locator('.proof code', { hasText: 'truce verify' });
      await command.waitFor();
      assert.deepEqual(await missingWords(page), []);
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.proof button').click()]);
      const proof = JSON.parse(readFileSync(await download.path(), 'utf8')) as InclusionProof;
      assert.equal(faultOfProof(proof), null);
      assert.equal((proof.entry.body as unknown as { claim: { id: string } }).claim.id, claim['id']);
      assert.equal(await command.innerText(), `truce verify ${download.suggestedFilename()} --expect ${proof.ledger}`);
      assert.deepEqual(complaints, []);
      await page.close();
    }
  });

  test('of files nothing is said to be proved', async () => {
    const { page } = await openPage(browser, new URL(`/Syria2016/text?show=${encodeURIComponent(`claim~${key}`)}`, files.url).href);
    await page.getByText('Nothing can be proved of files').waitFor();
    assert.equal(await page.locator('.proof button').count(), 0);
    await page.close();
  });
});
