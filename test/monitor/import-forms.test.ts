// Submissions, maps and convoys through the command into a ledger: the same again changes nothing, an edit is a version, what was thrown out is withdrawn.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runHere } from '../../tooling/cases/run-case.ts';
import { csv, koboJson, koboSheets, MAPPING, odkCsv, odkJson, workbook, type Sent } from '../importers/form-tables.ts';
import { folderWith, SMALL_AGREEMENT } from '../cli/run-truce.ts';

const submission = (id: string, more: Record<string, unknown> = {}) => ({ rootUuid: `uuid:${id}`, _uuid: `${id}-edited`, _validation_status: {}, kind: 'incident', began: '2016-09-14T09:00:00+03:00', type: 'attack', place: 'Town', ...more });

test('KoboToolbox: an edit is a new version, a refusal withdraws, and a whole export withdraws what it no longer has', async () => {
  const folder = folderWith({ 'agreement.md': SMALL_AGREEMENT });
  const run = (line: string) => runHere(folder, line.split(' '));
  const send = async (submissions: unknown[], more = ''): Promise<string> => {
    writeFileSync(join(folder, 'form.json'), JSON.stringify({ results: submissions }));
    const { stdout, stderr, status } = await run(`import form.json --as kobo --channel Watch --ledger m.sqlite${more}`);
    assert.equal(status, 0, stderr);
    return stdout.trim();
  };
  await run('ledger init --ledger m.sqlite');
  assert.equal(await send([submission('a'), submission('b')]), 'rows read 2 = new 2 + changed 0 + unchanged 0 + withdrawn 0 + refused 0');
  assert.equal(await send([submission('a'), submission('b')]), 'rows read 2 = new 0 + changed 0 + unchanged 2 + withdrawn 0 + refused 0');
  assert.match(await send([submission('a', { type: 'attack/shelling' }), submission('b', { _validation_status: { uid: 'validation_status_approved' } })]), /new 0 \+ changed 2 \+ unchanged 0/);
  assert.match(await send([submission('a', { type: '?' }), submission('b', { type: '?', _validation_status: { uid: 'validation_status_not_approved' } })]), /withdrawn 1 \+ refused 1$/);
  // A row that is refused is still there: only what is gone is withdrawn.
  assert.equal(await send([submission('a', { type: '?' }), submission('c')], ' --complete'), 'rows read 2 = new 1 + changed 0 + unchanged 0 + withdrawn 0 + refused 1');
  assert.equal(await send([submission('c')], ' --complete'), 'rows read 1 + no longer there 1 = new 0 + changed 0 + unchanged 1 + withdrawn 1 + refused 0');
});

test('one form as JSON, CSV and XLSX is one set of claims; what is refused is mended, sent again, and adds up', async () => {
  const at = (sent: readonly Sent[]): Sent[] => sent.map((one) => ({ began: '2016-09-14T09:00:00.000+03:00', ...one }));
  const sent = at([{ id: 'a', review: 'approved' }, { id: 'b', what: 'gunfire' }, { id: 'c', what: 'stone' }]);
  const folder = folderWith({ 'mapping.json': JSON.stringify(MAPPING), 'odk.json': odkJson(sent), 'odk.csv': odkCsv(sent), 'kobo.json': koboJson(sent), 'kobo.csv': csv(koboSheets(sent)['Incident report']!, ';') });
  writeFileSync(join(folder, 'kobo.xlsx'), await workbook(koboSheets(sent)));
  const send = async (file: string, as: string, more = ''): Promise<string> => {
    const { stdout, stderr, status } = await runHere(folder, `import ${file} --as ${as} --mapping mapping.json --channel ${as} --ledger m.sqlite${more}`.split(' '));
    assert.equal(status, 0, stderr);
    return stdout.trim();
  };
  await runHere(folder, 'ledger init --ledger m.sqlite'.split(' '));
  for (const [as, first, ...others] of [['odk', 'odk.json', 'odk.csv'], ['kobo', 'kobo.xlsx', 'kobo.csv', 'kobo.json']] as const) {
    assert.equal(await send(first, as), 'rows read 3 = new 2 + changed 0 + unchanged 0 + withdrawn 0 + refused 1');
    for (const other of others) assert.equal(await send(other, as, ' --complete'), 'rows read 3 = new 0 + changed 0 + unchanged 2 + withdrawn 0 + refused 1', other);
    await send(`${as}.csv`, as, ` --refused mend.csv`);
    const refused = readFileSync(join(folder, 'mend.csv'), 'utf8');
    writeFileSync(join(folder, 'mend.csv'), refused.replace('stone', 'mortar'));
    assert.equal(await send('mend.csv', as), 'rows read 1 = new 1 + changed 0 + unchanged 0 + withdrawn 0 + refused 0');
    assert.equal(await send('mend.csv', as), 'rows read 1 = new 0 + changed 0 + unchanged 1 + withdrawn 0 + refused 0');
    // Refused in the whole export still, it is there, and what was mended stands.
    assert.equal(await send(`${as}.csv`, as, ' --complete'), 'rows read 3 = new 0 + changed 0 + unchanged 2 + withdrawn 0 + refused 1');
  }
});

test('a gazetteer says what the places of a map are, and refused features come back to be mended', async () => {
  const feature = (id: string, place: string) => ({ type: 'Feature', geometry: null, properties: { kind: 'incident', id, start: '2016-09-14T09:00Z', type: 'attack', place } });
  const folder = folderWith({
    'agreement.md': SMALL_AGREEMENT, 'places.geojson': JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { name: 'Town', variants: ['المدينة'] }, geometry: null }] }),
    'map.geojson': JSON.stringify({ type: 'FeatureCollection', features: [feature('1', 'المدينه'), feature('2', 'Tawn'), feature('3', 'Elsewhere')] }),
  });
  const run = (line: string) => runHere(folder, line.split(' '));
  await run('ledger init --ledger m.sqlite');
  const { stdout, stderr } = await run('import map.geojson --as geojson --channel Watch --ledger m.sqlite --gazetteer places.geojson --refused mend.geojson');
  assert.match(stdout, /new 1 \+ changed 0 \+ unchanged 0 \+ withdrawn 0 \+ refused 2\n$/);
  assert.match(stderr, /import\.place-unsure: row 2 is refused: no place is written "Tawn"; like it: "Town" \(one letter differs\)/);
  assert.match(stderr, /import\.place-unknown: row 3 is refused/);
  assert.match((await run('import mend.geojson --as geojson --channel Watch --ledger m.sqlite --dry-run')).stdout, /rows read 2 = new 2/);
  assert.match((await run('export agreement.md --ledger m.sqlite')).stdout, /incident,1,Watch,2016-09-14T09:00:00Z,,Town,/);
  const broken = await run('import map.geojson --as geojson --channel Watch --ledger m.sqlite --gazetteer agreement.md');
  assert.equal(broken.status, 3);
  assert.match(broken.stderr, /import\.bad-gazetteer/);
});
