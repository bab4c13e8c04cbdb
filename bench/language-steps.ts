// One step of the language's benchmark, in a process of its own: node -C source bench/language-steps.ts cold|edits|parser CLAUSES
import assert from 'node:assert/strict';
import { report, timed, type Figures } from './child.ts';
import { syntheticAgreement } from './synthetic-agreement.ts';

const [step, clauses] = process.argv.slice(2);
const text = syntheticAgreement(Number(clauses));
const EDITS = 200;

/** The text with another number in one of its deadlines. */
const edited = (edit: number): string => {
  const places = [...text.matchAll(/to deliver at least (\d+) trucks/g)];
  const place = places[edit % places.length]!;
  return `${text.slice(0, place.index)}to deliver at least ${1000 + edit} trucks${text.slice(place.index + place[0].length)}`;
};

async function read(words: string): Promise<number> {
  const { parseAgreement } = await import('#language/parse.ts');
  const { plan, problems } = parseAgreement({ path: 'large.md', text: words, files: {}, zoneVersion: 'bench' });
  assert.ok(plan !== null || problems.length > 0);
  return plan?.clauses.length ?? -1;
}

async function parse(words: string): Promise<void> {
  const { maskMarkdown } = await import('#language/markdown-mask.ts');
  const { parserOf } = await import('#language/syntax.ts');
  assert.equal(parserOf().parse(maskMarkdown(words).masked).parserErrors.length, 0);
}

async function percentiles(one: (edit: number) => Promise<unknown>): Promise<{ p50Ms: number; p95Ms: number }> {
  const took: number[] = [];
  for (let edit = -20; edit < EDITS; edit += 1) {
    const { ms } = await timed(() => one(edit + 20));
    if (edit >= 0) took.push(ms);
  }
  took.sort((a, b) => a - b);
  return { p50Ms: took[Math.floor(EDITS * 0.5)]!, p95Ms: took[Math.floor(EDITS * 0.95)]! };
}

const steps: Record<string, () => Promise<Figures>> = {
  async cold() {
    const { ms: parserMs } = await timed(() => parse(text));
    const { ms, value } = await timed(() => read(text));
    assert.equal(value, Number(clauses));
    return { ms: ms + parserMs, parserMs };
  },
  async edits() {
    const good = await percentiles((edit) => read(edited(edit)));
    const bad = await percentiles((edit) => read(edited(edit).replace('to refrain from incidents of attack', 'to refrain from incidents of atack')));
    return { ...good, badP95Ms: bad.p95Ms };
  },
  parser: () => percentiles((edit) => parse(edited(edit))),
};

report(await steps[step!]!());
