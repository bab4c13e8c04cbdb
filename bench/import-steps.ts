// The steps of the import's benchmark, each in a process of its own: the file, the import, and its bare rivals on the same rows.
import { once } from 'node:events';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { writeXlsx } from 'hucre/xlsx';
import { inferSchema, initParser } from 'udsv';
import { openTable } from '#importers/table.ts';
import { importContext } from '#monitor/import-context.ts';
import { importFile } from '#monitor/import-file.ts';
import { signingKey, withLedger } from '#monitor/ledgers.ts';
import { SeededChance } from '../test/engine/seeded-chance.ts';
import { report, timed } from './child.ts';

const [step, file, ...rest] = process.argv.slice(2) as [string, string, ...string[]];

const HEADER = ['Ref', 'Date', 'Longitude', 'Latitude', 'Governorate', 'Weapon', 'Killed', 'Injured', 'Source', 'Notes'];

/** What a row means; words of weapons, numbers, days and points, as tables of incidents have them. */
const MAPPING = {
  format: 'mapping/1',
  claims: [{
    kind: 'incident', id: { column: 'Ref' }, during: { column: 'Date' },
    place: { longitude: { column: 'Longitude' }, latitude: { column: 'Latitude' }, radiusMetres: 2000, within: [{ column: 'Governorate' }] },
    type: { column: 'Weapon', values: { Mortar: 'attack/shelling/mortar', Airstrike: 'attack/air/strike', Gunfire: 'attack/small-arms' }, otherwise: 'attack' },
    killed: { column: 'Killed' }, injured: { column: 'Injured' }, source: { url: { column: 'Source' }, note: { column: 'Notes' } },
  }],
};

function rowAt(i: number, chance: SeededChance): string[] {
  const day = new Date(Date.UTC(2024, 0, 1 + chance.whole(0, 364))).toISOString().slice(0, 10);
  return [
    `E-${i}`, day, (36 + chance.whole(0, 60_000) / 10_000).toFixed(4), (33 + chance.whole(0, 30_000) / 10_000).toFixed(4), `Province ${chance.whole(1, 14)}`, chance.one(['Mortar', 'Airstrike', 'Gunfire', 'Unknown']),
    String(chance.whole(0, 4)), chance.isLikely(0.3) ? '' : String(chance.whole(0, 9)), `https://example.org/reports/${i}`, 'Shelling was heard from the north of the town, and smoke was seen',
  ];
}

async function write(kind: string, count: number): Promise<void> {
  const chance = new SeededChance(3);
  writeFileSync(`${file}.mapping.json`, JSON.stringify(MAPPING));
  if (kind === 'csv') {
    const out = createWriteStream(file);
    out.write(`${HEADER.join(',')}\n`);
    // Every other note has a comma in it, and stands in quotes.
    for (let i = 0; i < count; i += 1) if (!out.write(`${rowAt(i, chance).map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')}\n`)) await once(out, 'drain');
    out.end();
    await once(out, 'finish');
  } else if (kind === 'xlsx') {
    writeFileSync(file, await writeXlsx({ sheets: [{ name: 'Data', rows: [HEADER, ...Array.from({ length: count }, (_, i) => rowAt(i, chance))] }] }));
  } else {
    const rows = Array.from({ length: count }, (_, i) => rowAt(i, chance));
    writeFileSync(file, Buffer.from(parquetWriteBuffer({ columnData: HEADER.map((name, at) => ({ name, type: 'STRING' as const, data: rows.map((row) => row[at]!) })) })));
  }
  report({});
}

async function importIt(place: string): Promise<void> {
  const context = await importContext({ channel: 'Watch', zone: 'Asia/Damascus', mapping: `${file}.mapping.json`, gazetteers: [], agreement: undefined, encoding: undefined });
  const key = await signingKey(place, undefined);
  const { ms, value } = await timed(() => withLedger(place, 'write', (ledger) => importFile({ path: file, as: 'table', ledger, context, now: Date.now, key, complete: false, dryRun: false, refusedTo: undefined })));
  report({ ms, added: value.count.added, unchanged: value.count.unchanged, refused: value.count.refused });
}

/** The fastest reader of CSV in use, all at once; nothing is checked, nothing is made of the rows. */
async function parse(): Promise<void> {
  const { ms, value } = await timed(() => {
    const text = readFileSync(file, 'utf8');
    return initParser(inferSchema(text)).stringArrs(text).length;
  });
  report({ ms, rows: value });
}

/** Truce's own reading of the file as a table: pages of rows, each with its number. */
async function read(): Promise<void> {
  let rows = 0;
  const { ms } = await timed(async () => {
    for await (const page of (await openTable(file)).rows()) rows += page.length;
  });
  report({ ms, rows });
}

const steps: Record<string, () => Promise<void>> = { write: () => write(rest[0]!, Number(rest[1])), import: () => importIt(rest[0]!), parse, read };
await steps[step]!();
