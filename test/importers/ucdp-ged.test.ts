// UCDP GED: what becomes of its rows, and, where the real files are at hand, the counts and revisions that must come out of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ProblemError } from '#base/problem.ts';
import { formatInstant } from '#base/instant.ts';
import { readClaim } from '#records/claim-codec.ts';
import { fromUcdpGed } from '#importers/from-ucdp-ged.ts';
import type { PlaceFinder } from '#importers/importer.ts';
import { importFile } from '#monitor/import-file.ts';
import { walkClaims } from '#monitor/ledger-walk.ts';
import { check, parse } from '../../src/index.ts';
import { folderFor, openNewLedger } from './new-ledger.ts';
import { contextOf, fileWith, imported, realFile } from './imported.ts';

const HEADER = 'id,type_of_violence,side_a,side_b,source_article,source_office,source_headline,where_prec,adm_1,adm_2,latitude,longitude,country,date_prec,date_start,date_end,low,best,high';
const row = (told: Partial<Record<string, string | number>> = {}) => Object.values({
  id: 1, type: 1, a: 'Government of Nowhere', b: 'Rebels', article: 'Wire', office: 'Wire', headline: 'Shells', where: 1, adm1: 'North Province', adm2: 'Mill district',
  lat: 10.5, lon: 20.25, country: 'Nowhere', prec: 1, start: '2016-09-14', end: '2016-09-14', low: 1, best: 2, high: 3, ...told,
}).join(',');
const zone = 'Asia/Damascus';
const read = (...rows: string[]) => imported(fromUcdpGed, fileWith('ged.csv', `${[HEADER, ...rows].join('\n')}\n`), contextOf({ zone, channel: 'UCDP' }));

test('[N2] a row tells who fought each other and never who fired; one-sided violence has an author by definition', async () => {
  const { claims: [fight, massacre] } = await read(row(), row({ id: 2, type: 3, b: 'Civilians' }));
  assert.deepEqual(fight, {
    kind: 'incident', id: '1', channel: 'UCDP', during: ['2016-09-13T21:00:00Z', '2016-09-14T21:00:00Z'], type: 'attack',
    place: { point: [20.25, 10.5], radiusMetres: 5000, within: ['Mill district', 'North Province', 'Nowhere'] },
    by: ['Government of Nowhere', 'Rebels'], against: ['Government of Nowhere', 'Rebels'], attribution: 'one-of', killed: [1, 3],
    source: { title: 'Shells', quote: 'Wire', note: 'office: Wire; best estimate: 2' },
  });
  assert.deepEqual([massacre!['by'], massacre!['against'], massacre!['attribution']], [['Government of Nowhere'], ['Civilians'], undefined]);
});

test('[E4] a day that is not known is a span, also where the file writes one day', async () => {
  const { claims } = await read(row({ prec: 2, end: '2016-09-17' }), row({ id: 2, prec: 3 }));
  assert.deepEqual(claims.map(({ during }) => during), [['2016-09-13T21:00:00Z', '2016-09-17T21:00:00Z'], ['2016-09-06T21:00:00Z', '2016-09-21T21:00:00Z']]);
});

test('[E4] a centroid is an area: its radius, and the names of what surely holds it', async () => {
  const { claims } = await read(...[1, 2, 3, 4, 5, 6, 7].map((where) => row({ id: where, where })));
  assert.deepEqual(claims.map(({ place }) => (place as { within?: string[] }).within), [
    ['Mill district', 'North Province', 'Nowhere'], ['North Province', 'Nowhere'], ['Mill district', 'North Province', 'Nowhere'], ['North Province', 'Nowhere'], ['Nowhere'], ['Nowhere'], undefined,
  ]);
  assert.deepEqual(claims.slice(0, 3).map(({ place }) => (place as { radiusMetres: number }).radiusMetres), [5_000, 25_000, 250_000]);
  for (const claim of claims) assert.ok('claim' in readClaim(claim));
});

test('a gazetteer gives the name of an area, and a point outside the area that its row names is told', async () => {
  const places: PlaceFinder = { find: (name) => (name === 'Mill district' ? { found: 'exact', name: 'Mill' } : { found: 'none' }), holds: () => false };
  const path = fileWith('ged.csv', `${[HEADER, row(), row({ id: 2, where: 3 })].join('\n')}\n`);
  const { claims, remarks } = await imported(fromUcdpGed, path, contextOf({ zone, places }));
  assert.deepEqual(claims.map(({ place }) => place), [{ point: [20.25, 10.5], radiusMetres: 5000, within: ['North Province', 'Nowhere'] }, { name: 'Mill' }]);
  assert.deepEqual(remarks.map(({ code }) => code), ['ucdp.point-outside']);
});

test('bounds that contradict one another are taken at their widest, and told', async () => {
  const { claims, remarks } = await read(row({ low: 4, best: 2, high: 0 }));
  assert.deepEqual([claims[0]!['killed'], remarks.map(({ code }) => code)], [[0, 4], ['ucdp.bounds']]);
});

test('what cannot be read is refused with all that is wrong, and comes out in the table\'s own shape', async () => {
  const { rows, faults, refusedFile } = await read(row(), row({ id: 2, prec: 9, lat: 'north', start: '2016-02-30', low: '' }), '3,too,short');
  assert.deepEqual(faults.map(({ code, column }) => `${code} ${column}`), ['ucdp.unknown-code date_prec', 'import.no-such-date date_start', 'table.no-count low', 'table.no-coordinate latitude', 'table.ragged-row ']);
  assert.deepEqual(rows.map((one) => one.row), [2, 3, 4]);
  assert.deepEqual((await refusedFile()).toString(), `\uFEFF${[HEADER, row({ id: 2, prec: 9, lat: 'north', start: '2016-02-30', low: '' }), '3,too,short'].join('\r\n')}\r\n`);
});

test('without a clock its days are no days', async () => {
  await assert.rejects(imported(fromUcdpGed, fileWith('ged.csv', HEADER), contextOf()), (error) => error instanceof ProblemError && error.problems[0]!.code === 'import.no-zone');
});

const ukraine = [1, 2, 3].map((n) => realFile(`ucdp-ged-ukraine/revision-${n}-${['2023-02-03', '2023-05-03', '2023-06-23'][n - 1]}.csv`));

test('[E2] three revisions of one table make what was new, changed and withdrawn, and nothing else', { skip: ukraine.find(({ skip }) => skip !== false)?.skip ?? false }, async (t) => {
  const { ledger, now, key } = await openNewLedger(folderFor(t));
  const counts: string[] = [];
  for (const { path } of [...ukraine, ukraine[2]!]) {
    const { count } = await importFile({ path, as: 'ucdp-ged', ledger, context: contextOf({ zone: 'Europe/Kyiv', channel: 'UCDP' }), now, key, complete: true, dryRun: false, refusedTo: undefined });
    counts.push(`${count.read} + ${count.vanished} = ${count.added} + ${count.changed} + ${count.unchanged} + ${count.withdrawn} + ${count.refused}`);
  }
  // Told from the tables by ids, and by the values that a claim has: 30 of 3,077 differ between the second and third, and 11 that were gone are back.
  assert.deepEqual(counts, ['3000 + 0 = 3000 + 0 + 0 + 0 + 0', '3883 + 11 = 894 + 8 + 2981 + 11 + 0', '3077 + 896 = 79 + 41 + 2957 + 896 + 0', '3077 + 0 = 0 + 0 + 3077 + 0 + 0']);
});

test('[E2] --known-at between two revisions gives the verdict of that day: what a table alone would have given', { skip: ukraine.find(({ skip }) => skip !== false)?.skip ?? false }, async (t) => {
  const { ledger, now, key } = await openNewLedger(folderFor(t));
  const context = contextOf({ zone: 'Europe/Kyiv', channel: 'UCDP' }), moments: number[] = [];
  for (const { path } of ukraine) {
    await importFile({ path, as: 'ucdp-ged', ledger, context, now, key, complete: true, dryRun: false, refusedTo: undefined });
    moments.push(now());
  }
  const all: Record<string, unknown>[] = [];
  await walkClaims(ledger, {}, ({ recordedAt }, claim) => { all.push({ ...claim, recordedAt: formatInstant(recordedAt) }); });
  const found = (claims: object[], knownAt?: number) => {
    const { plan, planHash } = parse({ path: 'ukraine.md', text: agreementOver([]).replaceAll('Syria', 'Ukraine').replace('2016-08-20', '2015-08-01').replace('Asia/Damascus', 'Europe/Kyiv').replace(/excluded actor Nusra.*/, '') });
    const verdicts = check({ plan: plan!, planHash, claims, asOf: '2015-09-01T00:00Z', readings: ['Dated'], ...(knownAt === undefined ? {} : { knownAt: formatInstant(knownAt) }) });
    return verdicts.readings.map(({ name, conditions }) => [name, conditions[0]!.days.map(({ date, measure }) => [date, measure])]);
  };
  const expected = [];
  for (const { path } of ukraine) expected.push(found((await imported(fromUcdpGed, path, context)).claims));
  assert.deepEqual(moments.map((moment) => found(all, moment)), expected);
  assert.notDeepEqual(expected[0], expected[1]);
  assert.notDeepEqual(expected[1], expected[2]);
});

const syria = realFile('ucdp-ged-syria/ucdp_syria.csv');

test('[E15] the daily counts of Syria, 20 August to 5 October 2016, are those of the published reckoning', { skip: syria.skip }, async () => {
  const { claims } = await imported(fromUcdpGed, syria.path, contextOf({ zone, channel: 'UCDP' }));
  const expected = new Map(readFileSync(join(syria.path, '../../../reference/syria-2016-counts.csv'), 'utf8').split('\n').filter((line) => line.startsWith('2016')).map((line) => [line.split(',')[0]!, Number(line.split(',')[2])]));
  const sides = [...new Set(claims.flatMap(({ by, against }) => [...(by as string[]), ...(against as string[])]))];
  const { plan, planHash, problems } = parse({ path: 'syria.md', text: agreementOver(sides) });
  assert.ok(plan !== null, JSON.stringify(problems));
  const verdicts = check({ plan, planHash, claims, asOf: '2016-10-06T00:00+03:00' });
  const daysOf = (reading: string) => verdicts.readings.find(({ name }) => name === reading)!.conditions[0]!.days.filter(({ date }) => expected.has(date)).map(({ date, measure }) => [date, measure] as const);
  assert.equal(expected.size, 47);
  assert.deepEqual(daysOf('Dated'), [...expected].map(([date, count]) => [date, [count, count]]));
  assert.deepEqual(daysOf('All').map(([date, measure]) => [date, measure?.[0]]), [...expected]);
});

/** Excluded: the Islamic State, Nusra, and every alliance that names it. */
function agreementOver(sides: readonly string[]): string {
  const nusra = sides.filter((name) => name.includes('Jabhat Fateh al-Sham')).map((name) => JSON.stringify(name)).join(', ');
  return `# Syria

\`\`\`truce
agreement Syria
  clock "Asia/Damascus"
  D is the start of 2016-08-20
actor Government includes "Government of Syria"
excluded actor Daesh includes "IS"
excluded actor Nusra includes ${nusra}
place Syria
channel UCDP sees incidents
\`\`\`

## 1 Talks {#1}

\`\`\`truce
measure Attacks = incidents of attack per civil day in Syria, not by or against excluded, silence means none
condition Quiet = Attacks at most 10
gate Talks
  opens after 7 consecutive civil days of Quiet, counted from D
  on breach restart
  an undetermined day blocks
  once open stays open

reading Dated adopted by UN counts alleged or stronger sets aside claims not dated within 1 civil day
reading All adopted by UN counts alleged or stronger
\`\`\`
`;
}
