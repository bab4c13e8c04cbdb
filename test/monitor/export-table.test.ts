// Claims that go out as CSV, GeoJSON, XLSX and Parquet come in again equal, whatever they say; and the command that does it.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Claim } from '#records/claim.ts';
import { readClaim } from '#records/claim-codec.ts';
import { ClaimTable } from '#records/claim-table.ts';
import type { Plan } from '#records/plan.ts';
import { guardedCell, unguardedCell } from '#records/guarded-cell.ts';
import { fromClaimsTable } from '#importers/from-claims-table.ts';
import { fromGeojson } from '#importers/from-geojson.ts';
import { claimRows, shapesOf, SpokenParts } from '#monitor/claim-rows.ts';
import { exportParts, TABLE_FORMS, type TableForm } from '#monitor/export-table.ts';
import { runHere } from '../../tooling/cases/run-case.ts';
import { folderWith, SMALL_AGREEMENT, SMALL_EVIDENCE } from '../cli/run-truce.ts';
import { importFrom } from '../importers/import-text.ts';
import { anyClaim } from '../records/any-claim.ts';
import { CLAIMS_OF_ALL_KINDS } from '../records/claims-of-all-kinds.ts';

const square: [number, number][][] = [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]];
const PLAN = { places: [{ name: 'Northtown', title: 'North Town', titles: [], within: [], dividedInto: [], geometry: { type: 'Polygon', coordinates: square } }] } as unknown as Plan;

function claimsOf(json: readonly unknown[]): Claim[] {
  return json.map((one) => {
    const read = readClaim(one);
    if ('faults' in read) assert.fail(JSON.stringify([one, read.faults]));
    return read.claim;
  });
}

/** What was there before, after a journey through a file. */
async function throughFile(claims: readonly Claim[], as: TableForm, hxl = false): Promise<Claim[]> {
  const table = new ClaimTable(), spoken = new SpokenParts();
  for (const claim of claims) spoken.take(table.append(claim), claim);
  const folder = mkdtempSync(join(tmpdir(), 'truce-export-'));
  try {
    const path = join(folder, `claims.${as}`), parts: Buffer[] = [];
    for await (const page of exportParts(claimRows(table, spoken, { allVersions: true }), { as, hxl, title: 'claims', shapeOf: shapesOf(PLAN) })) for (const part of page) parts.push(Buffer.from(part));
    writeFileSync(path, Buffer.concat(parts));
    const { claims: back, faults } = await importFrom(as === 'geojson' ? fromGeojson : fromClaimsTable, path);
    assert.deepEqual(faults, []);
    return claimsOf(back);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const random = fc.sample(anyClaim, { numRuns: 150, seed: 7 }).map((claim, i) => ({ ...claim, id: `${i}/${claim.id}` }));

describe('claims through a file', () => {
  for (const as of TABLE_FORMS) {
    test(`come in again equal: ${as}`, async () => {
      const claims = [...claimsOf(CLAIMS_OF_ALL_KINDS), ...random];
      assert.deepEqual(await throughFile(claims, as), claims);
    });
  }

  for (const as of ['csv', 'xlsx'] as const) {
    test(`come in again equal with HXL tags: ${as}`, async () => {
      const claims = claimsOf(CLAIMS_OF_ALL_KINDS);
      assert.deepEqual(await throughFile(claims, as, true), claims);
    });
  }

  test('a text that a spreadsheet would run is guarded, and comes back as it was', () => {
    for (const text of ['=1+1', '+1', '-1', '@x', "'x", "'=x", 'x', "x'=", '']) {
      assert.doesNotMatch(guardedCell(text), /^[=+\-@]/);
      assert.equal(unguardedCell(guardedCell(text)), text);
    }
  });

  test('what a sheet cannot hold is refused, not cut', async () => {
    const [claim] = claimsOf([{ ...CLAIMS_OF_ALL_KINDS[0], source: { quote: 'x'.repeat(40_000) } }]);
    await assert.rejects(throughFile([claim!], 'xlsx'), /a cell of a sheet holds 32767 letters, and source_quote of 007 is longer/);
    assert.deepEqual(await throughFile([claim!], 'csv'), [claim]);
  });
});

const EVIDENCE = `${SMALL_EVIDENCE.trimEnd()}
{"kind":"incident","id":"late","channel":"Watch","during":["2016-09-13T09:00Z","2016-09-13T10:00Z"],"place":{"name":"Town"},"type":"attack","recordedAt":"2016-09-15T00:00Z","source":{"quote":"=cmd"}}
{"kind":"incident","id":"late","channel":"Watch","during":["2016-09-13T09:00Z","2016-09-13T10:00Z"],"place":{"name":"Town"},"type":"attack","count":2,"recordedAt":"2016-09-16T00:00Z"}
`;

describe('truce export', () => {
  const folder = folderWith({ 'agreement.md': SMALL_AGREEMENT, 'claims.jsonl': EVIDENCE });
  const run = (line: string) => runHere(folder, line.split(' '));
  const lines = (text: string) => text.trimEnd().split(/\r?\n/);

  test('writes the claims that hold, those that held, or all versions', async () => {
    const now = await run('export agreement.md --evidence claims.jsonl --hxl');
    assert.equal(now.status, 0, now.stderr);
    const [header, tags] = lines(now.stdout);
    assert.match(header!, /^\uFEFFkind,id,channel,start,end,place,/);
    assert.match(tags!, /^#event\+kind,#event\+id,#meta\+channel,#date\+start,#date\+end,#loc\+name,/);
    assert.equal(lines(now.stdout).filter((line) => line.includes(',late,')).length, 1);
    assert.doesNotMatch(now.stdout, /'=cmd/);
    const then = await run('export agreement.md --evidence claims.jsonl --known-at 2016-09-15T12:00Z');
    assert.match(then.stdout, /,'=cmd/);
    const all = await run('export agreement.md --evidence claims.jsonl --all-versions');
    assert.equal(lines(all.stdout).filter((line) => line.includes(',late,')).length, 2);
  });

  for (const as of TABLE_FORMS) {
    test(`claims sent into a ledger as ${as} give the verdicts of the files`, async () => {
      const out = `out.${as}`, ledger = `${as}.sqlite`;
      const written = await run(`export agreement.md --evidence claims.jsonl --what claims --as ${as} --all-versions --out ${out}`);
      assert.equal(written.status, 0, written.stderr);
      assert.match(written.stdout, new RegExp(`^${out}: \\d+ rows\n$`));
      assert.equal((await run(`ledger init --ledger ${ledger}`)).status, 0);
      const imported = await run(`import ${out} --as ${as === 'geojson' ? 'geojson' : 'claims-table'} --channel Watch --ledger ${ledger}`);
      assert.equal(imported.status, 0, imported.stderr);
      assert.match(imported.stdout, /refused 0\n$/);
      const again = await run(`import ${out} --as ${as === 'geojson' ? 'geojson' : 'claims-table'} --channel Watch --ledger ${ledger} --dry-run`);
      assert.match(again.stdout, /new 0 \+ changed 0 \+ unchanged \d+/);
      const table = (text: string): string[] => lines(text).map((line) => line.replace(/,"?recordedAt.*/, '')).sort();
      const columns = async (from: string): Promise<string[]> => table((await run(`export agreement.md ${from} --what verdicts --as csv --as-of 2016-09-20T00:00Z`)).stdout);
      assert.deepEqual(await columns(`--ledger ${ledger}`), await columns('--evidence claims.jsonl'));
    });
  }

  test('verdicts are a row for each gate, condition and obligation', async () => {
    const { stdout, status } = await run('export agreement.md --evidence claims.jsonl --what verdicts --as geojson');
    assert.equal(status, 0);
    const { features } = JSON.parse(stdout) as { features: { properties: Record<string, unknown> }[] };
    assert.deepEqual([...new Set(features.map(({ properties }) => properties['of']))].sort(), ['condition', 'gate', 'obligation']);
    for (const { properties } of features) assert.equal(typeof properties['says'], 'string');
  });

  test('what is no text goes into a file alone', async () => {
    assert.match((await run('export agreement.md --evidence claims.jsonl --as xlsx')).stderr, /say where to: --out FILE/);
    assert.match((await run('export agreement.md --evidence claims.jsonl --as geojson --hxl')).stderr, /geojson has no row for HXL tags/);
    assert.match((await run('export agreement.md --evidence claims.jsonl --reading Monitor')).stderr, /--reading chooses no claims/);
    assert.equal(readFileSync(join(folder, 'claims.jsonl'), 'utf8'), EVIDENCE);
  });
});
