// Any table by a mapping: cells into fields, dates only where their order is known, and a mapping that says what is wrong with it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProblemError } from '#base/problem.ts';
import { Gazetteer } from '#importers/gazetteer.ts';
import { fromTable } from '#importers/from-table.ts';
import type { PlaceFinder } from '#importers/importer.ts';
import { suggestMapping } from '#importers/suggest-mapping.ts';
import { contextOf, fileWith, imported } from './imported.ts';

const zone = 'Europe/Kyiv';
const CLAIM = { kind: 'incident', id: { column: 'Ref' }, during: { column: 'Date' }, place: { name: { column: 'Town' } }, type: 'attack' };
const mappingOf = (claim: object = {}, more: object = {}) => ({ format: 'mapping/1', claims: [{ ...CLAIM, ...claim }], ...more });
const read = (text: string, mapping: unknown = mappingOf(), told: { places?: PlaceFinder; zone?: string } = { zone }) => imported(fromTable, fileWith('table.csv', text), contextOf({ ...told, mapping, channel: 'Watch' }));
const problemsOf = async (mapping: unknown, text = 'Ref,Date,Town\n1,2023-06-05,Mill\n') => read(text, mapping).then(() => [], (error: unknown) => (error as ProblemError).problems.map(({ code, field }) => `${code} ${field ?? ''}`.trim()));

test('a row becomes what the mapping says, cells in place of columns', async () => {
  const { claims } = await read('Ref,Date,Town,Weapon,Dead,Wounded,Who,Link\n7,2023-06-05,Mill,Mortar,"1,200",3-5,A; B,https://example.org/7\n8,2023-06-05 14:30,Mill,unknown,40+,,,\n', mappingOf({
    type: { column: 'Weapon', values: { mortar: 'attack/shelling/mortar' }, otherwise: 'attack' }, killed: { column: 'Dead' }, injured: { column: 'Wounded' }, against: { column: 'Who', split: ';' }, source: { url: { column: 'Link' } }, standing: 'credible',
  }));
  assert.deepEqual(claims, [
    { kind: 'incident', channel: 'Watch', id: '7', during: ['2023-06-04T21:00:00Z', '2023-06-05T21:00:00Z'], place: { name: 'Mill' }, type: 'attack/shelling/mortar', killed: 1200, injured: [3, 5], against: ['A', 'B'], source: { url: 'https://example.org/7' }, standing: 'credible' },
    { kind: 'incident', channel: 'Watch', id: '8', during: ['2023-06-05T11:30:00Z', '2023-06-05T11:31:00Z'], place: { name: 'Mill' }, type: 'attack', killed: [40, null], standing: 'credible' },
  ]);
});

test('05/06/2023 is refused until it is told, or the column shows which is the day', async () => {
  const dates = async (column: string[], mapping: unknown = mappingOf()) => {
    const { claims, faults } = await read(`Ref,Date,Town\n${column.map((date, i) => `${i},${date},Mill`).join('\n')}\n`, mapping);
    return [...claims.map(({ during }) => (during as string[])[1]!.slice(0, 10)), ...faults.map(({ code }) => code)];
  };
  assert.deepEqual(await dates(['05/06/2023']), ['import.date-order']);
  assert.deepEqual(await dates(['05/05/2023']), ['2023-05-05']);
  assert.deepEqual(await dates(['05/06/2023', '25/06/2023']), ['2023-06-05', '2023-06-25']);
  assert.deepEqual(await dates(['05/06/2023', '06/25/2023']), ['2023-05-06', '2023-06-25']);
  assert.deepEqual(await dates(['05/06/2023', '06/25/2023', '25/06/2023']), ['2023-06-25', '2023-06-25', 'import.date-order']);
  assert.deepEqual(await dates(['05/06/2023'], mappingOf({}, { dates: 'day-first' })), ['2023-06-05']);
  assert.deepEqual(await dates(['05/06/2023'], mappingOf({}, { dates: { Date: 'month-first' } })), ['2023-05-06']);
  assert.deepEqual(await dates(['5 June 2023', '2023/06/05', '05.06.2023', 'June 5 2023', '20230605', '5-Jun-2023']), Array(6).fill('2023-06-05'));
  assert.deepEqual(await dates(['31/02/2023', 'soon', '5/6/23']), ['import.no-such-date', 'import.no-date', 'import.no-date']);
});

test('several ways in one column are found and told; what a spreadsheet of another country has read is known by what it left', async () => {
  const left = Array.from({ length: 25 }, (_, i) => `${i + 100},6/${13 + (i % 15)}/2023 12:00:00 AM,Mill`), made = Array.from({ length: 25 }, (_, i) => `${i + 200},06/${String(1 + (i % 12)).padStart(2, '0')}/2023 00:00,Mill`);
  const { claims, remarks, faults } = await read(`Ref,Date,Town\n${[...left, ...made].join('\n')}\n`);
  assert.deepEqual([claims.length, faults.length, remarks.map(({ code }) => code)], [50, 0, ['table.date-formats']]);
  assert.ok(claims.every(({ during }) => String((during as string[])[0]).startsWith('2023-06') || String((during as string[])[0]).startsWith('2023-05-31')));
  // Too few to tell by.
  assert.equal((await read(`Ref,Date,Town\n${[...left.slice(0, 5), ...made.slice(1, 6)].join('\n')}\n`)).faults.length, 4);
});

test('a time that clocks skip is refused; one that they show twice is either; an offset needs no clock', async () => {
  const { claims, faults } = await read('Ref,Date,Town\n1,2023-03-26 03:30,Mill\n2,2023-10-29 03:30,Mill\n3,2023-10-29T03:30:00+02:00,Mill\n');
  assert.deepEqual(faults.map(({ code }) => code), ['import.skipped-time']);
  assert.deepEqual(claims.map(({ during }) => during), [['2023-10-29T00:30:00Z', '2023-10-29T01:31:00Z'], ['2023-10-29T01:30:00Z', '2023-10-29T01:30:01Z']]);
  await assert.rejects(read('Ref,Date,Town\n1,2023-06-05,Mill\n', mappingOf(), {}), (error) => (error as ProblemError).problems[0]!.code === 'import.no-zone');
});

test('columns are named by their header or their HXL tag; points, spans and several claims a row', async () => {
  const mapping = { format: 'mapping/1', claims: [
    { kind: 'movement', id: { columns: ['Ref', 'Convoy'] }, during: { from: { column: '#date+start' }, to: { column: 'End' } }, convoy: { column: 'Convoy' }, stage: 'delivered', place: { longitude: { column: '#geo+lon' }, latitude: { column: 'Y' }, radiusMetres: 500, within: [{ column: 'Province' }] }, trucks: [{ column: 'Low' }, { column: 'High' }] },
    { kind: 'movement', id: { columns: ['Ref', 'Ref'] }, during: { column: '#date+start' }, convoy: { column: 'Convoy' }, stage: 'denied', place: { name: 'Mill' }, when: { column: 'Denied', is: 'yes' } },
  ] };
  const { claims } = await read('Ref,Start,End,X,Y,Province,Convoy,Low,High,Denied\n,#date+start,,#geo+lon,,,,,,\n1,2023-06-05,2023-06-07,37.5,48.25,Donetsk,c1,2,4,no\n2,2023-06-05,,37.5,48.25,Donetsk,c2,,,Yes\n', mapping);
  assert.deepEqual(claims.map(({ id, during, trucks }) => [id, during, trucks]), [
    ['1/c1', ['2023-06-04T21:00:00Z', '2023-06-07T21:00:00Z'], [2, 4]], ['2/c2', ['2023-06-04T21:00:00Z', '2023-06-05T21:00:00Z'], undefined], ['2/2', ['2023-06-04T21:00:00Z', '2023-06-05T21:00:00Z'], undefined],
  ]);
  assert.deepEqual(claims[0]!['place'], { point: [37.5, 48.25], radiusMetres: 500, within: ['Donetsk'] });
});

test('a place is found by the gazetteer, or asked about, never guessed', async () => {
  const places: PlaceFinder = { holds: () => null, find: (name) => (name === 'Mill' ? { found: 'exact', name: 'Old Mill' } : name === 'Mil' ? { found: 'suggested', names: [{ name: 'Old Mill', why: 'one letter differs' }] } : { found: 'none' }) };
  const { claims, faults } = await read('Ref,Date,Town\n1,2023-06-05,Mill\n2,2023-06-05,Mil\n3,2023-06-05,Ford\n', mappingOf(), { zone, places });
  assert.deepEqual([claims.map(({ place }) => place), faults.map(({ code, value }) => `${code} ${value}`)], [[{ name: 'Old Mill' }], ['import.place-unsure Mil', 'import.place-unknown Ford']]);
  assert.match(faults[0]!.message, /"Old Mill" \(one letter differs\)/);
});

test('a point outside the area or place that its row states is refused; what nobody drew says nothing', async () => {
  const square = { type: 'Polygon' as const, coordinates: [[[37, 48], [38, 48], [38, 49], [37, 49], [37, 48]] as [number, number][]] };
  const places = new Gazetteer([{ name: 'Donetsk', variants: [], pcode: null, within: [], geometry: square }, { name: 'Kharkiv', variants: [], pcode: null, within: [], geometry: null }]);
  const mapping = mappingOf({ place: { name: { column: 'Town' }, longitude: { column: 'X' }, latitude: { column: 'Y' }, radiusMetres: 500, within: [{ column: 'Province' }] } });
  const text = 'Ref,Date,Town,X,Y,Province\n1,2023-06-05,,37.5,48.25,Donetsk\n2,2023-06-05,,48.25,37.5,Donetsk\n3,2023-06-05,Donetsk,36.5,48.25,Kharkiv\n4,2023-06-05,Nowhere,36.5,48.25,Kharkiv\n5,2023-06-05,donetsk,,,\n';
  const { claims, faults } = await read(text, mapping, { zone, places });
  assert.deepEqual([claims.map(({ id }) => id), faults.map(({ code, column, value }) => [code, column, value])], [['1', '4', '5'], [['import.outside-its-area', 'X, Y', 'Donetsk'], ['import.outside-its-area', 'X, Y', 'Donetsk']]]);
  assert.deepEqual(claims.map(({ place }) => (place as { name?: string }).name), [undefined, undefined, 'Donetsk']);
});

test('what a row lacks is told by its column; rows taken back withdraw', async () => {
  const { faults, rows } = await read('Ref,Date,Town,Dead,State\n1,2023-06-05,,two,\n,2023-06-05,Mill,1,\n3,,,,void\n', mappingOf({ killed: { column: 'Dead' } }, { withdrawn: { column: 'State', is: ['void'] } }));
  assert.deepEqual(faults.map(({ code, column, value }) => `${code} ${column} ${value}`), ['table.no-count Dead two', 'claim.missing-field Ref ']);
  assert.deepEqual(rows.at(-1)!.outcome, { withdraws: ['3'] });
});

test('a mapping tells everything that is wrong with it', async () => {
  assert.deepEqual(await problemsOf(null), ['import.no-mapping']);
  assert.deepEqual(await problemsOf({ format: 'mapping/2', clams: [], claims: [{ kind: 'incident', typ: 'attack', channel: 'X' }, { kind: 'event' }] }), ['mapping.bad format', 'mapping.bad clams', 'mapping.bad claims[0].typ', 'mapping.bad claims[0].channel', 'mapping.bad claims[0].id', 'mapping.bad claims[1].kind']);
  assert.deepEqual(await problemsOf(mappingOf({ type: '?', place: { name: { column: 'Town', values: { Mill: '?' } } } })), ['mapping.bad claims[0].place.name.values', 'mapping.bad claims[0].type']);
  assert.deepEqual(await problemsOf(mappingOf({ id: { column: 'Reff' } })), ['mapping.no-column']);
  assert.deepEqual(await problemsOf(mappingOf({}, { dates: 'american', table: { header: 0, delimiter: 'tab' } })), ['mapping.bad table.delimiter', 'mapping.bad table.header', 'mapping.bad dates']);
});

test('a suggested mapping names columns for what they hold, and leaves open what only a person knows', async () => {
  const path = fileWith('table.csv', 'Event ID,Incident date,Town,Governorate,Incident type,Fatalities,Actor 1,Remarks\nA1,05/06/2023,Mill,North,Air strike,2,Red,x\nA2,06/06/2023,Ford,North,Stone throwing,0,Blue,y\n');
  const { json, unsaid } = await suggestMapping(path, 'table', {});
  assert.deepEqual(JSON.parse(json), { format: 'mapping/1', dates: '?', claims: [{
    kind: 'incident', id: { column: 'Event ID' }, during: { column: 'Incident date' }, place: { name: { column: 'Town' } }, type: { column: 'Incident type', values: { 'Air strike': 'attack/air/strike', 'Stone throwing': '?' } },
    killed: { column: 'Fatalities' }, source: { note: { column: 'Remarks' } },
  }] });
  assert.equal(unsaid, 2);
  const said = json.replace('"dates": "?"', '"dates": "day-first"').replace('"?"', 'null');
  const { claims, faults } = await imported(fromTable, path, contextOf({ zone, mapping: JSON.parse(said) }));
  assert.deepEqual([claims.map(({ id, type }) => [id, type]), faults.map(({ code, column }) => `${code} ${column}`)], [[['A1', 'attack/air/strike']], ['claim.missing-field Incident type']]);
});
