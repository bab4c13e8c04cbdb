// The map while it is dragged, with a hundred thousand claims at points: how long a frame takes, in a real browser without a graphics card.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildBoard, NO_BROWSER, openBrowser, openPage, openServer, SYRIA } from '../test/web/browser.ts';
import type { Section } from './section.ts';

const MANY = 100_000, FEW = 100;
const STEPS = 60;

interface Dragged { idleMs: number; p50Ms: number; p95Ms: number; perSecond: number }

export async function boardMapBench(say: (text: string) => void): Promise<Section> {
  if (NO_BROWSER !== false) throw new Error(NO_BROWSER);
  buildBoard();
  const folder = await mkdtemp(join(tmpdir(), 'truce-bench-map-'));
  try {
    const measured = async (claims: number): Promise<Dragged> => {
      say(`board-map: ${claims} points`);
      const file = join(folder, `${claims}.jsonl`);
      await writeFile(file, linesOf(claims));
      return dragged(file);
    };
    const many = await measured(MANY), few = await measured(FEW);
    return {
      title: `The board's map, ${MANY.toLocaleString('en')} claims at points`,
      says: `Dragged across in Chromium, which draws without a graphics card (SwiftShader): the time between two frames, while the pointer moves ${STEPS} times. The rival is the same map with ${FEW} points, which is what the ground and the shapes alone cost.`,
      rows: [
        { what: 'until the map stands still at first, from asking for the page', took: many.idleMs, rival: `${FEW} points`, rivalTook: few.idleMs },
        { what: 'a frame while dragging, p50', took: many.p50Ms, rival: `${FEW} points`, rivalTook: few.p50Ms, note: `${many.perSecond.toFixed(0)} frames a second` },
        { what: 'a frame while dragging, p95', took: many.p95Ms, rival: `${FEW} points`, rivalTook: few.p95Ms },
      ],
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Incidents spread over the country, the same each time. */
function linesOf(claims: number): string {
  let seed = 1;
  const chance = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const lines = Array.from({ length: claims }, (_, i) => JSON.stringify({
    kind: 'incident', id: `made-${i}`, channel: 'SANA', type: 'attack/shelling', during: new Date(Date.UTC(2016, 8, 12) + Math.floor(chance() * 7 * 86_400) * 1000).toISOString(),
    place: { point: [Number((36.5 + chance() * 4).toFixed(5)), Number((33.5 + chance() * 3).toFixed(5))], radiusMetres: 500 }, standing: 'alleged',
  }));
  return `${lines.join('\n')}\n`;
}

async function dragged(evidence: string): Promise<Dragged> {
  const server = await openServer({ sources: [{ ...SYRIA, evidence: [evidence] }] });
  const browser = await openBrowser();
  browser.context.setDefaultTimeout(300_000);
  try {
    const began = performance.now();
    const { page } = await openPage(browser, new URL('/Syria2016/field', server.url).href);
    await page.locator('.map[data-idle="true"]').waitFor();
    const idleMs = performance.now() - began;
    const gaps = (await framesWhile(page, () => drag(page))).toSorted((a, b) => a - b);
    const share = (part: number): number => gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * part))]!;
    return { idleMs, p50Ms: share(0.5), p95Ms: share(0.95), perSecond: (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0) };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function drag(page: Page): Promise<void> {
  const map = page.locator('.map canvas');
  await map.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await map.boundingBox())!;
  await page.mouse.move(x + width * 0.3, y + height * 0.4);
  await page.mouse.down();
  for (let i = 1; i <= STEPS; i += 1) await page.mouse.move(x + width * (0.3 + (0.4 * i) / STEPS), y + height * (0.4 + (0.2 * i) / STEPS));
  await page.mouse.up();
}

/** The times between frames, in ms. */
async function framesWhile(page: Page, done: () => Promise<void>): Promise<number[]> {
  await page.evaluate(`window.__frames = []; window.__counts = true; requestAnimationFrame(function on(t) { window.__frames.push(t); if (window.__counts) requestAnimationFrame(on); });`);
  await done();
  const times = await page.evaluate<number[]>(`(window.__counts = false, window.__frames)`);
  return times.slice(1).map((t, i) => t - times[i]!);
}
