// `npm run bench`: measures, each thing beside a rival in the same run, and writes docs/benchmarks.md. Names of sections as arguments run those alone.
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { boardBench } from './board.ts';
import { boardMapBench } from './board-map.ts';
import { importBench } from './import.ts';
import { languageBench } from './language.ts';
import { ledgerBench } from './ledger.ts';
import { asMarkdown, type Section } from './section.ts';

const CLAIMS = Number(process.env['TRUCE_BENCH_CLAIMS'] ?? 1_000_000);

const sections: Record<string, (say: (text: string) => void) => Promise<Section>> = { ledger: (say) => ledgerBench(CLAIMS, say), import: (say) => importBench(CLAIMS, say), language: languageBench, 'board-map': boardMapBench, board: (say) => boardBench(CLAIMS, say) };

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(sections);
const unknown = names.filter((name) => sections[name] === undefined);
if (unknown.length > 0) {
  console.error(`No section is called ${unknown.join(', ')}. There are: ${Object.keys(sections).join(', ')}`);
  process.exit(2);
}

const page = new URL('../docs/benchmarks.md', import.meta.url);
const HEAD = `# Benchmarks

Written by \`npm run bench\` (some minutes; \`TRUCE_BENCH_CLAIMS\` sets how many claims or rows). Times differ from machine to machine; ratios,
each against a rival in the same run, differ less. Nothing here is held by a test.
`;

/** What is there of the other sections stays. */
function partsOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(/<!-- (\S+) -->\n([^]*?)<!-- end -->\n/g)].map((match) => [match[1]!, match[2]!]));
}

const parts = partsOf((() => {
  try {
    return readFileSync(page, 'utf8');
  } catch {
    return '';
  }
})());

for (const name of names) {
  const section = await sections[name]!((text) => console.error(text));
  const machine = `Measured on ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} processors (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB.\n`;
  parts.set(name, `${asMarkdown(section)}\n${machine}`);
  console.log(parts.get(name));
}
writeFileSync(page, `${HEAD}\n${[...parts].map(([name, text]) => `<!-- ${name} -->\n${text}<!-- end -->\n`).join('\n')}`);
