// Forms as people download them: the CSV of ODK Central, the XLSX and CSV of KoboToolbox, read by one mapping as the JSON of the APIs is; and refused rows mended.
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { ProblemError } from '#base/problem.ts';
import { fromKobo } from '#importers/from-kobo.ts';
import { fromOdk } from '#importers/from-odk.ts';
import type { Importer } from '#importers/importer.ts';
import { suggestMapping } from '#importers/suggest-mapping.ts';
import { csv, koboJson, koboSheets, MAPPING, odkCsv, odkJson, odkShots, workbook, type Sent } from './form-tables.ts';
import { contextOf, fileWith, imported, type Imported } from './imported.ts';

const read = (importer: Importer, content: string | Uint8Array, mapping: unknown = MAPPING): Promise<Imported> => imported(importer, fileWith('report.csv', content), contextOf({ mapping }));
const codes = ({ faults, remarks }: Imported): string[] => [...faults, ...remarks].map(({ code }) => code);
const refusedWith = (code: string) => (error: unknown) => error instanceof ProblemError && error.problems[0]!.code === code;

const SENT: Sent[] = [{ id: 'a', review: 'approved' }, { id: 'b', what: 'gunfire', dead: '0' }, { id: 'c', review: 'hasIssues', spot: '36.25 37 0 5' }, { id: 'd', review: 'rejected' }];
const SHOTS: Sent[] = [{ id: 'a', shots: [{ weapon: 'mortar', dead: '2' }, { weapon: 'gunfire', dead: '0' }] }, { id: 'b', shots: [{ weapon: 'gunfire', dead: '3' }] }, { id: 'c', shots: [] }];
const EACH = { ...MAPPING, fields: { ...MAPPING.fields, type: 'weapon' }, each: 'shots' };

describe('one mapping for the JSON of the API and for what is downloaded', () => {
  test('ODK Central: CSV with and without the names of groups', async () => {
    const expected = await read(fromOdk, odkJson(SENT));
    assert.deepEqual([expected.claims.map(({ id, standing }) => [id, standing]), expected.faults], [[['uuid:a', 'confirmed'], ['uuid:b', undefined], ['uuid:c', undefined], ['uuid:d', 'withdrawn']], []]);
    for (const group of [true, false]) {
      const found = await read(fromOdk, odkCsv(SENT, group));
      assert.deepEqual([found.claims, codes(found)], [expected.claims, []]);
      assert.doesNotMatch(JSON.stringify(found.claims), /Person/);
    }
  });

  test('KoboToolbox: XLSX and CSV, with and without groups; with labels, which the mapping names too', async () => {
    const expected = await read(fromKobo, koboJson(SENT));
    assert.deepEqual([expected.claims.map(({ id, standing }) => [id, standing]), expected.faults], [[['a', 'confirmed'], ['b', undefined], ['c', undefined], ['d', 'withdrawn']], []]);
    for (const groups of [true, false]) {
      const sheets = koboSheets(SENT, { groups });
      for (const content of [await workbook(sheets), csv(sheets['Incident report']!, ';')]) {
        const found = await read(fromKobo, content);
        assert.deepEqual([found.claims, codes(found)], [expected.claims, []]);
      }
    }
    const labels = { ...MAPPING, fields: { type: ['incident/what_happened', 'What happened?'], start: ['when/it_began', 'When did it begin?'], location: ['incident/spot', 'Where was it?'], killed_low: ['dead', 'How many died?'] }, values: { type: { ...MAPPING.values.type, 'Mortar fire': 'attack/shelling/mortar' } } };
    const labelled = await read(fromKobo, await workbook(koboSheets(SENT, { labels: true })), labels);
    assert.deepEqual([labelled.claims, codes(labelled)], [expected.claims, []]);
    assert.deepEqual((await read(fromKobo, koboJson(SENT), labels)).claims, expected.claims);
  });

  test('groups that repeat: a CSV beside it, or a sheet, with the ids of the JSON', async () => {
    const odk = await read(fromOdk, odkJson(SHOTS), EACH), kobo = await read(fromKobo, koboJson(SHOTS), EACH);
    assert.deepEqual(odk.claims.map(({ id, type, killed }) => [id, type, killed]), [['uuid:a/1', 'attack/shelling/mortar', [2, null]], ['uuid:a/2', 'attack/small-arms', [0, null]], ['uuid:b/1', 'attack/small-arms', [3, null]]]);
    const path = fileWith('Incidents.csv', odkCsv(SHOTS));
    writeFileSync(join(dirname(path), 'Incidents-shots.csv'), odkShots(SHOTS));
    const found = await imported(fromOdk, path, contextOf({ mapping: EACH }));
    assert.deepEqual([found.claims, codes(found), found.rows.length], [odk.claims, [], 3]);
    const sheets = await read(fromKobo, await workbook(koboSheets(SHOTS)), EACH);
    assert.deepEqual([sheets.claims, codes(sheets), sheets.rows.length], [kobo.claims, [], 3]);
    // Not asked for, it is told that they are there.
    assert.deepEqual((await imported(fromOdk, path, contextOf({ mapping: MAPPING }))).remarks.map(({ code, message }) => [code, message]), [['import.group-not-read', 'groups that repeat are not read: incident/shots']]);
    assert.deepEqual(codes(await read(fromKobo, await workbook(koboSheets(SHOTS)))), ['import.group-not-read']);
  });
});

describe('what a download does not say is told', () => {
  test('ids that change with an edit, reviews that are not there, questions that no column is', async () => {
    const found = await read(fromKobo, await workbook(koboSheets(SENT, { hasRoot: false })));
    assert.deepEqual([codes(found), found.claims.map(({ id }) => id)], [['import.ids-change'], ['a', 'b', 'c', 'd']]);
    const half = koboSheets(SENT)['Incident report']!.map((cells, i) => (i === 2 ? cells.map((cell) => cell.replace('uuid:b', '')) : cells));
    assert.match((await read(fromKobo, csv(half, ';'))).remarks[0]!.message, /^1 of 4 submissions have no meta\/rootUuid/);
    assert.deepEqual(codes(await read(fromOdk, odkCsv(SENT.slice(0, 3)).replace('"ReviewState"', '"Review"'))), ['import.no-reviews']);
    const wrong = await read(fromOdk, odkCsv(SENT.slice(0, 1)), { ...MAPPING, fields: { ...MAPPING.fields, injured_low: 'incident/hurt' } });
    assert.deepEqual(wrong.remarks.map(({ code, message }) => [code, /incident\/hurt/.test(message)]), [['import.no-such-question', true]]);
  });

  test('when the form was filled in or sent is never when it happened', async () => {
    for (const [importer, content] of [[fromOdk, odkCsv([{ id: 'a', began: '' }])], [fromKobo, await workbook(koboSheets([{ id: 'a', began: '' }]))]] as const) {
      const { claims, faults } = await read(importer, content);
      assert.deepEqual([claims, faults.map(({ code }) => code).includes('import.no-event-time')], [[], true]);
    }
  });
});

describe('rows are refused in words of their table', () => {
  const first = async (importer: Importer, content: string | Uint8Array, mapping: unknown = MAPPING): Promise<unknown[]> => (await read(importer, content, mapping)).faults.map(({ code, column, value }) => [code, column, value]);

  test('with the column as its header writes it', async () => {
    assert.deepEqual(await first(fromOdk, odkCsv([{ id: 'a', what: 'stone' }])), [['claim.unknown-type', 'incident-what_happened', 'stone']]);
    assert.deepEqual(await first(fromOdk, odkCsv([{ id: 'a', spot: '36.2 37.1 400' }])), [['claim.bad-place', 'incident-spot-Accuracy', '']]);
    assert.deepEqual(await first(fromOdk, odkCsv([{ id: 'a', spot: 'north 37.1 400 5' }])), [['import.no-position', 'incident-spot-Latitude', 'north']]);
    assert.deepEqual(await first(fromOdk, odkCsv([{ id: 'a', review: 'parked' }])), [['import.unknown-review', 'ReviewState', 'parked']]);
    assert.deepEqual(await first(fromKobo, csv(koboSheets([{ id: 'a', review: 'Parked' }])['Incident report']!, ';')), [['import.unknown-review', '_validation_status', 'Parked']]);
    assert.deepEqual(await first(fromOdk, odkCsv([{ id: 'a' }], true, 'not decrypted')), [['import.encrypted', 'Status', 'not decrypted']]);
    assert.deepEqual(await first(fromOdk, odkCsv([{ id: 'a' }]).replace('"uuid:a"', '""')), [['import.no-id', 'KEY', '']]);
    assert.deepEqual(await first(fromKobo, csv(koboSheets([{ id: '' }])['Incident report']!.map((cells) => cells.map((cell) => cell.replace(/^uuid:$/, ''))))), [['import.no-id', '_uuid', '']]);
  });

  test('and with the ids of what they would tell, so that a whole export withdraws none of it', async () => {
    for (const found of [await read(fromOdk, odkCsv([{ id: 'a', review: 'parked' }])), await read(fromOdk, odkCsv([{ id: 'a' }], true, 'not decrypted')), await read(fromOdk, odkJson([{ id: 'a', review: 'parked' }]))]) {
      assert.deepEqual(found.rows.map(({ outcome }) => ('about' in outcome ? outcome.about : null)), [['uuid:a']]);
    }
  });

  test('a position that its two writings say otherwise', async () => {
    const rows = koboSheets([{ id: 'a' }])['Incident report']!;
    const mended = (text: string, precision = '12.5') => csv(rows.map((cells, i) => (i === 0 ? cells : cells.with(3, text).with(7, precision))), ';');
    assert.deepEqual(await first(fromKobo, mended('36.9 37.1 400 12.5')), [['import.position-differs', 'incident/_spot_latitude', '36.2']]);
    assert.deepEqual((await read(fromKobo, mended('', '8'))).claims[0]!['place'], { point: [37.1, 36.2], radiusMetres: 8 });
    assert.deepEqual((await read(fromKobo, mended('36.2 37.1', '8'))).claims[0]!['place'], { point: [37.1, 36.2], radiusMetres: 8 });
  });

  test('members whose submission is not there, and rows that are cut', async () => {
    const path = fileWith('Incidents.csv', odkCsv(SHOTS.slice(0, 1)));
    writeFileSync(join(dirname(path), 'Incidents-shots.csv'), `${odkShots(SHOTS)}"cut"\n`);
    const found = await imported(fromOdk, path, contextOf({ mapping: EACH }));
    assert.deepEqual([found.claims.length, found.faults.map(({ code, value }) => [code, value])], [2, [['table.ragged-row', ''], ['import.no-submission', 'uuid:b']]]);
    const last = found.rows.at(-1)!.outcome;
    assert.deepEqual('about' in last ? last.about : null, ['uuid:b/1'], 'it is still there');
    assert.equal(Buffer.from(await found.refusedFile()).toString().split('\r\n').length, 4, 'a header and two rows');
  });

  test('of a question with several choices each choice has a column, which is no question', async () => {
    const text = odkCsv([{ id: 'a' }]).replace('"dead"', '"dead","who","who/by","who/place"').replace('"1","uuid:a-edited"', '"1","by place","1","1","uuid:a-edited"');
    assert.deepEqual((await read(fromOdk, text)).claims, (await read(fromOdk, odkCsv([{ id: 'a' }]))).claims);
  });
});

describe('a file that cannot be read as said is refused whole', () => {
  const cases: [string, Importer, () => string | Uint8Array | Promise<Uint8Array>, unknown, string][] = [
    ['without ids', fromOdk, () => odkCsv(SENT).replace('"KEY"', '"Key of it"'), MAPPING, 'import.missing-columns'],
    ['of the other service', fromKobo, () => odkCsv(SENT), MAPPING, 'import.missing-columns'],
    ['the table of a group alone', fromOdk, () => odkShots(SHOTS), MAPPING, 'import.group-alone'],
    ['likewise where the mapping names it', fromOdk, () => odkShots(SHOTS), EACH, 'import.group-alone'],
    ['a group without a table', fromOdk, () => odkCsv(SHOTS), EACH, 'import.no-such-group'],
    ['a group without a sheet', fromKobo, () => workbook(koboSheets(SHOTS)), { ...EACH, each: 'raids' }, 'import.no-such-group'],
    ['a group in a group', fromKobo, () => workbook({ ...koboSheets(SHOTS), hits: koboSheets(SHOTS)['shots']!.map((cells) => cells.map((cell) => (cell === 'Incident report' ? 'shots' : cell))) }), { ...EACH, each: 'hits' }, 'import.nested-group'],
    ['two columns of one name', fromOdk, () => odkCsv(SENT, false).replace('"dead"', '"what_happened"'), MAPPING, 'import.columns-alike'],
    ['as it comes, in a ZIP', fromOdk, () => zipOf('Incidents.csv', odkCsv(SENT)), MAPPING, 'import.packed'],
  ];
  for (const [what, importer, content, mapping, code] of cases) test(what, async () => assert.rejects(read(importer, await content(), mapping), refusedWith(code)));
});

describe('refused rows come back', () => {
  const mended = async (importer: Importer, refused: Imported, mapping: unknown, mend: (text: string) => string) => read(importer, mend(Buffer.from(await refused.refusedFile()).toString()), mapping);

  test('under their own header', async () => {
    const sent: Sent[] = [...SENT, { id: 'e', what: 'stone' }], refused = await read(fromOdk, odkCsv(sent));
    assert.equal(refused.claims.length, 4);
    const again = await mended(fromOdk, refused, MAPPING, (text) => text.replace('stone', 'mortar'));
    assert.deepEqual([again.claims, codes(again)], [(await read(fromOdk, odkCsv([{ id: 'e' }]))).claims, []]);
  });

  test('with a group that repeats: a row for each member, with all that its submission says', async () => {
    const sent = SHOTS.map((one) => ({ ...one, review: 'approved', shots: one.shots!.map((shot) => ({ ...shot, weapon: shot.weapon === 'mortar' ? 'stone' : shot.weapon })) }));
    const expected = (await read(fromKobo, koboJson(SHOTS.slice(0, 1).map((one) => ({ ...one, review: 'approved' }))), EACH)).claims;
    const sheets = await read(fromKobo, await workbook(koboSheets(sent)), EACH);
    assert.deepEqual(sheets.faults.map(({ code, column, message }) => [code, column, message.endsWith('(in 1 of shots)')]), [['claim.unknown-type', 'incident/shots/weapon', true]]);
    const bytes = await sheets.refusedFile(), words = { ...EACH, values: { type: { ...EACH.values.type, stone: 'attack/shelling/mortar' } } };
    const again = await read(fromKobo, bytes, words);
    assert.deepEqual([again.claims, codes(again), again.rows.length], [expected, [], 1]);

    const path = fileWith('Incidents.csv', odkCsv(sent));
    writeFileSync(join(dirname(path), 'Incidents-shots.csv'), odkShots(sent));
    const refused = await imported(fromOdk, path, contextOf({ mapping: EACH }));
    // Taken out, the first member leaves the second its number.
    const second = await mended(fromOdk, refused, EACH, (text) => text.split('\r\n').filter((line) => !line.includes('stone')).join('\r\n'));
    assert.deepEqual(second.claims.map(({ id, standing }) => [id, standing]), [['uuid:a/2', 'confirmed']]);
    const both = await mended(fromOdk, refused, EACH, (text) => text.replace('stone', 'mortar'));
    assert.deepEqual([both.claims, codes(both)], [(await read(fromOdk, odkJson(sent.slice(0, 1)).replace('stone', 'mortar'), EACH)).claims, []]);
  });
});

test('a first mapping out of a download is that of the JSON', async () => {
  const renamed = (text: string) => text.replaceAll('what_happened', 'weapon_type').replaceAll('it_began', 'incident_date');
  for (const [as, json, table] of [['odk', odkJson(SENT), odkCsv(SENT)], ['kobo', koboJson(SENT), csv(koboSheets(SENT)['Incident report']!, ';')]] as const) {
    const [expected, found] = await Promise.all([json, table].map(async (text) => JSON.parse((await suggestMapping(fileWith('report.csv', renamed(text)), as, {})).json) as { fields: unknown; each?: string }));
    assert.deepEqual([found!.fields, found!.each], [{ type: 'incident/weapon_type', start: 'when/incident_date', killed_low: 'dead', location: 'incident/spot' }, undefined]);
    assert.deepEqual(found!.fields, expected!.fields);
  }
  const path = fileWith('Incidents.csv', odkCsv(SHOTS));
  writeFileSync(join(dirname(path), 'Incidents-shots.csv'), odkShots(SHOTS));
  assert.equal((JSON.parse((await suggestMapping(path, 'odk', {})).json) as { each?: string }).each, 'incident/shots');
});

/** A ZIP archive with one file, as small as one can be. */
function zipOf(name: string, text: string): Uint8Array {
  const data = deflateRawSync(text), head = Buffer.alloc(30), entry = Buffer.alloc(46), end = Buffer.alloc(22);
  head.writeUInt32LE(0x04034B50, 0);
  entry.writeUInt32LE(0x02014B50, 0);
  for (const [part, at] of [[head, 8], [entry, 10]] as const) {
    part.writeUInt16LE(8, at);
    part.writeUInt32LE(data.length, at + 10);
    part.writeUInt32LE(Buffer.byteLength(text), at + 14);
    part.writeUInt16LE(name.length, at + 18);
  }
  end.writeUInt32LE(0x06054B50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(head.length + name.length + data.length, 16);
  return Buffer.concat([head, Buffer.from(name), data, entry, Buffer.from(name), end]);
}
