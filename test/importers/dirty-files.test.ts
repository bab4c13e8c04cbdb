// Tables as they come: broken off, saved by other programs, with totals and notes, in other digits; each row is there or told, and what is no table is no success.
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { describe, test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { ProblemError } from '#base/problem.ts';
import { LineEnds } from '#importers/csv-records.ts';
import { fromKobo } from '#importers/from-kobo.ts';
import { fromTable } from '#importers/from-table.ts';
import { openTable } from '#importers/table.ts';
import { contextOf, fileWith, imported } from './imported.ts';

const HEADER = 'Ref,Date,Town,Weapon,Dead';
const ROWS = Array.from({ length: 40 }, (_, i) => `${i + 1},2023-06-${String((i % 28) + 1).padStart(2, '0')},Mill,Mortar,${i % 5}`);
const mappingOf = (more: object = {}) => ({ format: 'mapping/1', claims: [{ kind: 'incident', id: { column: 'Ref' }, during: { column: 'Date' }, place: { name: { column: 'Town' } }, type: { column: 'Weapon', values: { Mortar: 'attack/shelling/mortar' }, otherwise: 'attack' }, killed: { column: 'Dead' } }], ...more });
const read = (content: string | Uint8Array, mapping: unknown = mappingOf()) => imported(fromTable, fileWith('table.csv', content), contextOf({ zone: 'Asia/Damascus', mapping }));
const lines = (...parts: string[]) => `${parts.join('\n')}\n`;
const csv = lines(HEADER, ...ROWS);

describe('every row of a table is there', () => {
  const same: Record<string, string | Uint8Array> = {
    'with a mark of its encoding': `\uFEFF${csv}`, 'in UTF-16': Buffer.from(`\uFEFF${csv}`, 'utf16le'), 'without an end to its last line': csv.slice(0, -1), 'by semicolons': csv.replaceAll(',', ';'), 'by tabs': csv.replaceAll(',', '\t'), 'by bars': csv.replaceAll(',', '|'),
    'that tells Excel its delimiter': `sep=;\n${csv.replaceAll(',', ';')}`, 'with lines that end in three ways': `${HEADER}\r\n${ROWS.slice(0, 9).join('\r\n')}\n${ROWS.slice(9, 20).join('\n')}\r${ROWS.slice(20).join('\r')}\r`,
    'with lines that end in carriage returns alone': csv.replaceAll('\n', '\r'), 'with blanks around its cells': csv.replaceAll(',', ' , '), 'with columns that have nothing in them': csv.replaceAll(/,Mill|,Town/g, (cell) => `,${cell}`).replaceAll('\n', ',,\n'),
    'with quotes, line ends and commas in its cells': lines(`${HEADER},Note`, ...ROWS.map((row) => `${row},"one, two\r\nthree ""four""\nfive"`)), 'below a title': lines('Incident reports,,,,', '', csv.trim()),
    'below a row that names groups of columns': lines('Report,,Where,What,', csv.trim()), 'below such a row with more names than half': lines('Report,,Where,What,Harm', csv.trim()),
  };
  for (const [what, content] of Object.entries(same)) {
    test(what, async () => {
      const { claims, faults } = await read(content);
      assert.deepEqual([faults, claims.map(({ id, killed }) => [id, killed])], [[], ROWS.map((row) => [row.split(',')[0], Number(row.split(',')[4])])]);
    });
  }

  test('below a header that looks like none, since the mapping names its columns', async () => {
    const { claims } = await read(lines('Incidents,by,our,own,count,here', `${HEADER},2023`, ...ROWS.map((row) => `${row},x`)));
    assert.deepEqual(claims.map(({ id }) => id), ROWS.map((row) => row.split(',')[0]));
  });

  test('below a row of groups where no mapping names columns', async () => {
    const { columns } = await openTable(fileWith('table.csv', lines('Report,,Where,What,', csv.trim())));
    assert.deepEqual(columns, HEADER.split(','));
    assert.deepEqual((await openTable(fileWith('words.csv', 'Name,,Town,Dead\nA,x,Mill,\nB,y,Ford,5\n'))).columns, ['Name', '', 'Town', 'Dead'], 'words below a header are no header');
  });

  test('whatever is cut where a chunk ends', async () => {
    const ends = new LineEnds();
    assert.equal(ends.take('a\r', false) + ends.take('\nb\r', false) + ends.take('c\r', true), 'a\r\nb\nc\n');
    const many = Array.from({ length: 4_000 }, (_, i) => `${i},2023-06-01,"Mill, ""old""",Mortar,1`);
    for (const end of ['\r\n', '\n', '\r']) assert.equal((await read([HEADER, ...many].join(end))).claims.length, 4_000);
  });
});

describe('what is no row of data is refused, and told', () => {
  const told = async (content: string | Uint8Array) => {
    const { claims, faults, rows } = await read(content);
    return [claims.length, rows.filter(({ outcome }) => 'refused' in outcome).map(({ row }) => row), [...new Set(faults.map(({ code }) => code))]];
  };
  test('totals and footnotes', async () => assert.deepEqual(await told(`${csv}Total,,,,80\n,,,,\nSource: somebody\n* provisional,,,,\n`), [40, [42, 44, 45], ['import.no-date', 'table.ragged-row']]));
  test('the header once more', async () => assert.deepEqual(await told(lines(HEADER, ...ROWS.slice(0, 20), HEADER, ...ROWS.slice(20))), [40, [22], ['import.no-date', 'table.no-count']]));
  test('a last line that was cut off', async () => assert.deepEqual(await told(`${csv}41,2023-06-`), [40, [42], ['table.ragged-row']]));
  test('cells too many or too few', async () => assert.deepEqual(await told(lines(HEADER, '1,2023-06-01,Mill,Mortar,1,x', '2,2023-06-01,Mill', '3,2023-06-01,Mill,Mortar,1,,')), [1, [2, 3], ['table.ragged-row']]));
});

describe('what is no table is no success', () => {
  const cases: [string, string | Uint8Array, string][] = [
    ['nothing', '', 'table.empty'], ['blank lines', '\n\n \n', 'table.empty'], ['a mark alone', '\uFEFF', 'table.empty'], ['a page to log in at', '<!DOCTYPE html>\n<html><title>Sign in, please</title></html>', 'import.web-page'], ['XML', '<?xml version="1.0"?><data/>', 'import.not-a-table'],
    ['what is packed', gzipSync(csv), 'import.packed'], ['a ZIP archive', Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64'), 'import.packed'], ['a PDF', '%PDF-1.4\n1 0 obj\n', 'import.not-a-table'], ['an answer that says no', '{"error": "You must be logged in", "status": 401}', 'table.no-list'],
    ['a quote that is never closed', `${csv}41,2023-06-01,"Mi`, 'table.open-quote'],
  ];
  for (const [what, content, code] of cases) test(what, async () => assert.rejects(read(content), (error) => error instanceof ProblemError && error.problems[0]!.code === code));
});

test('what is no export of a form is told by what it is', async () => {
  const sheet = await writeXlsx({ sheets: [{ name: 'Form', rows: [['Ref', 'start'], ['a', '2025-01-01']] }] });
  for (const [content, code] of [[sheet, 'import.missing-columns'], ['Ref;start\na;2025-01-01\n', 'import.missing-columns'], ['', 'table.empty'], ['<html></html>', 'import.web-page']] as const) {
    await assert.rejects(imported(fromKobo, fileWith('form', content), contextOf()), (error) => error instanceof ProblemError && error.problems[0]!.code === code);
  }
});

describe('numbers and dates', () => {
  const cell = async (column: 'Dead' | 'Date', text: string, more: object = {}) => {
    const { claims: [claim], faults, remarks } = await read(`Ref;Date;Town;Weapon;Dead\n1;${column === 'Date' ? text : '2023-06-13'};Mill;Mortar;${column === 'Dead' ? text : 1}\n`, mappingOf(more));
    return claim === undefined ? faults[0]!.code : column === 'Dead' ? claim['killed'] : [(claim['during'] as string[])[0], ...remarks.map(({ code }) => code)];
  };
  for (const [text, expected] of [['1,234', 1234], ['1 234', 1234], ['1\u00A0234', 1234], ['12.0', 12], ['٣', 3], ['۴۲', 42], ['١٬٢٣٤', 1234], ['3 to 5', [3, 5]], ['40+', [40, null]], ['1.234', 'table.no-count'], ['12,34', 'table.no-count'], ['-1', 'table.no-count'], ['1e3', 'table.no-count'], ['~5', 'table.no-count'], ['5-3', 'claim.bad-count']] as const) {
    test(`${text} dead`, async () => assert.deepEqual(await cell('Dead', text), expected));
  }
  const fifth = '2023-06-04T21:00:00Z';
  for (const text of ['2023-06-05', '2023/6/5', '20230605', '5 Jun 2023', '5-June-2023', 'June 5, 2023', 'Monday, 5 June 2023', '5th June 2023', '5.6.2023', '٢٠٢٣-٠٦-٠٥', '٥ حزيران ٢٠٢٣', '5 يونيو 2023', '5 juin 2023', '5 червня 2023', '\u200f2023-06-05\u200e']) {
    test(`${text} is a date`, async () => assert.deepEqual(await cell('Date', text), [fifth]));
  }
  test('the names of months that are two words', async () => assert.deepEqual(await cell('Date', '5 كانون الثاني 2023'), ['2023-01-04T21:00:00Z']));
  test('a year of two digits beside a month in words is told', async () => assert.deepEqual([await cell('Date', '05-Jun-23'), await cell('Date', '05-Jun-93')], [[fifth, 'table.short-years'], ['1993-06-04T21:00:00Z', 'table.short-years']]));
  for (const [text, code] of [['05/06/2023', 'import.date-order'], ['٠٥/٠٦/٢٠٢٣', 'import.date-order'], ['05/06/23', 'import.no-date'], ['Jun-23', 'import.no-date'], ['2023', 'import.no-date'], ['0000-00-00', 'import.no-such-date'], ['31 June 2023', 'import.no-such-date'], ['5 Foo 2023', 'import.no-date'], ['45082', 'import.no-date']] as const) {
    test(`${text} is refused`, async () => assert.equal(await cell('Date', text), code));
  }
  test('days as spreadsheets count them, where a mapping says so', async () => {
    assert.deepEqual([await cell('Date', '45082', { dates: 'day-numbers' }), await cell('Date', '45082.75', { dates: { Date: 'day-numbers' } }), await cell('Date', '2023-06-05', { dates: 'day-numbers' })], [[fifth], ['2023-06-05T15:00:00Z'], [fifth]]);
    assert.match((await read('Ref;Date;Town;Weapon;Dead\n1;45082;Mill;Mortar;1\n')).faults[0]!.message, /as spreadsheets count days it would be 2023-06-05/);
  });
  test('degrees with a decimal comma', async () => {
    const [claim] = mappingOf().claims, mapping = { ...mappingOf(), claims: [{ ...claim!, place: { longitude: { column: 'X' }, latitude: { column: 'Y' }, radiusMetres: 500 } }] };
    const { claims } = await read('Ref;Date;Weapon;Dead;X;Y\n1;2023-06-13;Mortar;1;36,5;4,25\n2;2023-06-13;Mortar;1;٣٦٫٥;-4.25\n', mapping);
    assert.deepEqual(claims.map(({ place }) => (place as { point: number[] }).point), [[36.5, 4.25], [36.5, -4.25]]);
  });
  test('of columns with one name the first is read, and that is told', async () => {
    const { claims, remarks } = await read('Ref,Date,date ,Town,Weapon,Dead\n1,2023-06-05,2020-01-01,Mill,Mortar,1\n');
    assert.deepEqual([(claims[0]!['during'] as string[])[0], remarks.map(({ code }) => code)], [fifth, ['table.columns-alike']]);
  });
});

describe('workbooks', () => {
  const sheet = (name: string, ...rows: (string | number | Date | null)[][]) => ({ name, rows });
  const header = HEADER.split(',');
  test('of several sheets the first is read, which is told; a mapping says which is meant', async () => {
    const file = await writeXlsx({ sheets: [sheet('Data', header, [1, '2023-06-05', 'Mill', 'Mortar', 2]), sheet('Old', header, [2, '2023-06-05', 'Mill', 'Mortar', 2])] });
    const first = await read(file);
    assert.deepEqual([first.claims.map(({ id }) => id), first.remarks.map(({ message }) => message.replace(/^of \S+ /, ''))], [['1'], ['the sheet "Data" alone is read, not "Old"']]);
    for (const asked of ['Old', 2]) assert.deepEqual((await read(file, mappingOf({ table: { sheet: asked } }))).claims.map(({ id }) => id), ['2']);
    await assert.rejects(read(file, mappingOf({ table: { sheet: 'New' } })), /no sheet New[^]*Data, Old/);
  });
  test('with a title, a row of groups, dates as dates, gaps, a second table below', async () => {
    const file = await writeXlsx({ sheets: [sheet('Data', ['Incidents of June'], [], ['Report', null, 'Where', null, null], header, [1, new Date(Date.UTC(2023, 5, 5)), 'Mill', 'Mortar', 2], [], [2, new Date(Date.UTC(2023, 5, 5, 14, 30)), 'Mill', null, null], [], ['Town', 'People'], ['Mill', 1200], ['Total', 1200])] });
    const { claims, rows } = await read(file);
    assert.deepEqual(claims.map(({ id, during, killed }) => [id, (during as string[])[0], killed]), [['1', fifthOfJune, 2], ['2', '2023-06-05T11:30:00Z', undefined]]);
    assert.deepEqual(rows.filter(({ outcome }) => 'refused' in outcome).map(({ row }) => row), [9, 10, 11]);
  });
  test('without rows is no success', async () => assert.rejects(read(await writeXlsx({ sheets: [sheet('Data')] })), /is empty/));
});

const fifthOfJune = '2023-06-04T21:00:00Z';
