// The pictures of docs/pictures, made anew: the main pages of the Syria example in both languages. `npm run pictures`.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildBoard, CHROMIUM, openBrowser, openServer, type ShownOptions } from '../test/web/browser.ts';

const WIDE: ShownOptions = { viewport: { width: 1360, height: 900 } };
const DARK: ShownOptions = { ...WIDE, colorScheme: 'dark' };
const PHONE: ShownOptions = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** Name of the file; address; how it is looked at. */
const PICTURES: readonly (readonly [name: string, address: string, as: ShownOptions])[] = [
  ['gates', '/Syria2016?lang=en', WIDE],
  ['gates-ar', '/Syria2016?lang=ar', PHONE],
  ['reasons', '/Syria2016?lang=en&show=condition~Monitor~ReducedViolence~~2016-09-16', WIDE],
  ['reasons-ar', '/Syria2016?lang=ar&show=condition~Monitor~ReducedViolence~~2016-09-16', PHONE],
  ['field', '/Syria2016/field?lang=en', WIDE],
  ['field-ar', '/Syria2016/field?lang=ar', DARK],
  ['obligations', '/Syria2016/duties?lang=en', WIDE],
  ['text', '/Syria2016/text?lang=en&clause=1c', WIDE],
  ['text-ar', '/Syria2016/text?lang=ar&clause=1c', WIDE],
  ['convoys', '/Syria2016/convoys?lang=en', WIDE],
  ['unseen-ar', '/Syria2016/unseen?lang=ar', WIDE],
];

if (CHROMIUM === undefined) {
  console.error('There is no Chromium here; Debian has one: apt-get install chromium.');
  process.exit(1);
}
const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
const asked = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
buildBoard();
const server = await openServer();
try {
  for (const [name, address, as] of PICTURES.filter(([one]) => asked.length === 0 || asked.includes(one))) {
    const browser = await openBrowser(as);
    try {
      const page = await browser.context.newPage();
      await page.goto(new URL(address, server.url).href);
      await page.locator('header nav a[aria-current]').waitFor();
      await page.locator('main > :nth-child(2)').first().waitFor();
      for (let i = 0; i < 3; i++) {
        await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
        await page.waitForTimeout(150);
      }
      await page.waitForTimeout(address.includes('/field') ? 4000 : 700);
      await page.screenshot({ path: `${folder}${name}.png` });
      console.log(`docs/pictures/${name}.png`);
    } finally {
      await browser.close();
    }
  }
} finally {
  await server.close();
}
