// A picture of a page of the board, for eyes: `node -C source tooling/picture.ts PATH FILE.png [--lang ar] [--dark] [--width 390] [--height 844] [--full] [--click SELECTOR]`.
import { parseArgs } from 'node:util';
import { buildBoard, openBrowser, openPage, openServer } from '../test/web/browser.ts';

const { values, positionals: [path = '/', file = 'picture.png'] } = parseArgs({
  allowPositionals: true,
  options: { lang: { type: 'string' }, dark: { type: 'boolean' }, width: { type: 'string' }, height: { type: 'string' }, full: { type: 'boolean' }, click: { type: 'string', multiple: true }, wait: { type: 'string' }, print: { type: 'boolean' } },
});

buildBoard();
const server = await openServer();
const browser = await openBrowser({ colorScheme: values.dark === true ? 'dark' : 'light', viewport: { width: Number(values.width ?? 1280), height: Number(values.height ?? 900) }, hasTouch: values.width !== undefined && Number(values.width) < 600 });
try {
  const address = new URL(path, server.url);
  if (values.lang !== undefined) address.searchParams.set('lang', values.lang);
  const { page, complaints } = await openPage(browser, address.href);
  await page.waitForLoadState('networkidle').catch(() => {});
  for (const selector of values.click ?? []) await page.locator(selector).first().click();
  if (values.print === true) await page.emulateMedia({ media: 'print' });
  await page.waitForTimeout(Number(values.wait ?? 600));
  await page.screenshot({ path: file, fullPage: values.full === true });
  for (const complaint of complaints) console.error(complaint);
} finally {
  await browser.close();
  await server.close();
}
