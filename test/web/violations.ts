// What axe-core finds wrong with a page as it stands, and how much wider than the window it is.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Found { violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] }

/** One line for each violation of WCAG 2.2 A and AA, or of `everything` that axe holds for good, with the first elements that have it. */
export async function violationsOf(page: Page, everything = false): Promise<string[]> {
  // Put in by the driver: a script element would rightly be refused by the page's own policy.
  await page.evaluate(axe);
  // From the top: what the head that stays happens to cover, where a link led further down, is no smaller for that.
  await page.evaluate('scrollTo({ top: 0, behavior: "instant" })');
  const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', ...(everything ? ['best-practice'] : [])];
  const { violations } = await page.evaluate<Found>(`axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })`);
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary ?? ''}`).join(' | ')}`);
}

/** How many pixels the page is wider than the window; 0: it does not scroll sideways. */
export function pixelsTooWide(page: Page): Promise<number> {
  return page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)');
}
