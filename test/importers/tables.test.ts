// Tables in all their containers: the same cells come out of each, broken rows are told by their number, and nothing is read into another column.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse as parseSlowly } from 'csv-parse/sync';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { ProblemError } from '#base/problem.ts';
import { RecordCutter } from '#importers/csv-records.ts';
import { openTable, type TableRow, type TableTold } from '#importers/table.ts';
import { all, fileWith } from './imported.ts';

async function read(path: string, told: TableTold = {}) {
  const table = await openTable(path, told);
  const rows: TableRow[] = [];
  for await (const page of table.rows()) rows.push(...page);
  return { ...table, rows, cells: rows.map((row) => row.cells), numbers: rows.map((row) => [row.row, row.line]), faults: rows.flatMap((row) => (row.fault === null ? [] : [`${row.row} ${row.fault.code}`])) };
}

const csv = (text: string | Uint8Array, told: TableTold = {}) => read(fileWith('table.csv', text), told);
const code = (wanted: string) => (error: unknown) => error instanceof ProblemError && error.problems[0]!.code === wanted;

test('rows have the numbers that a spreadsheet shows and the lines that an editor shows', async () => {
  const { columns, cells, numbers } = await csv('id,note\r\n1,"two\r\nlines"\r\n\r\n2,"a ""quote"""\r\n');
  assert.deepEqual([columns, cells, numbers], [['id', 'note'], [['1', 'two\r\nlines'], ['2', 'a "quote"']], [[2, 2], [4, 5]]]);
});

test('the delimiter is found by what makes rows of one width, or told', async () => {
  for (const delimiter of [',', ';', '\t', '|']) {
    const { cells } = await csv(`id${delimiter}when${delimiter}n\n1${delimiter}"1, 2; 3"${delimiter}4\n2${delimiter}b${delimiter}5\n`);
    assert.deepEqual(cells, [['1', '1, 2; 3', '4'], ['2', 'b', '5']]);
  }
  assert.deepEqual((await csv('a:b\n1:2\n', { delimiter: ':' })).cells, [['1', '2']]);
});

test('a row too short or too long is refused, whatever stands around it, and never fills another column', async () => {
  const good = '1,x,"q,1"', told = async (...rows: string[]) => (await csv(`id,a,b\n${rows.join('\n')}\n`)).faults;
  assert.deepEqual(await told(good, '2,y', good), ['3 table.ragged-row']);
  assert.deepEqual(await told(good, '2,"y"', good), ['3 table.ragged-row']);
  assert.deepEqual(await told(good, '2,y,z,w', '3,"y"'), ['3 table.ragged-row', '4 table.ragged-row']);
  assert.deepEqual(await told('1,2,3', '4,5'), ['3 table.ragged-row']);
  assert.deepEqual(await told('1,2,3,,'), []);
});

test('the fast reader agrees with the slow one on every text, or stands back', () => {
  const cell = fc.oneof(fc.constantFrom('', 'a', 'b c', '"q"', '"x,y"', '"l\nm"', '"d""e"', '5" gun', '"open" x'), fc.stringMatching(/^[a-z0-9 ]{0,6}$/));
  const lines = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(',')), { minLength: 1, maxLength: 12 });
  return fc.assert(fc.asyncProperty(lines, fc.constantFrom('\n', '\r\n'), async (rows, end) => {
    const text = `h1,h2,h3${end}${rows.join(end)}${end}`;
    const slow = (parseSlowly(text, { relax_column_count: true, relax_quotes: true, record_delimiter: ['\r\n', '\n'] }) as string[][]).slice(1).filter((cells) => cells.some((one) => one.trim() !== ''));
    const found = await csv(text, { delimiter: ',', headerRow: 1 });
    assert.deepEqual(found.cells.map((cells) => cells.slice(0, 3)), slow.map((cells) => (cells.length > 3 && cells.slice(3).every((one) => one.trim() === '') ? cells.slice(0, 3) : cells).slice(0, 3)));
  }), { numRuns: 300 });
});

test('records are cut the same wherever the text is', () => {
  const text = 'a,b\n1,"x\n\n""y"""\n\n2,"z"\r\n3,5" gun\n4,w\n';
  const whole = new RecordCutter(',').take(text, true)!;
  for (let at = 1; at < text.length; at += 1) {
    const cutter = new RecordCutter(','), pieces = [cutter.take(text.slice(0, at), false), cutter.take(text.slice(at), true)].filter((piece) => piece !== null);
    assert.deepEqual([pieces.map((piece) => piece.text).join(''), pieces.flatMap((piece) => piece.rows)], [text, whole.rows]);
  }
  assert.deepEqual(whole.rows, [{ row: 1, line: 1 }, { row: 2, line: 2 }, { row: 4, line: 6 }, { row: 5, line: 7 }, { row: 6, line: 8 }]);
});

test('a quote that is never closed is told with its line', async () => {
  await assert.rejects(csv('a,b\n1,2\n2,"three\n3,4\n'), (error) => code('table.open-quote')(error) && /line 3/.test((error as Error).message));
});

test('encodings are found: UTF-8, UTF-16 with and without mark, Windows-1252 and Windows-1256, and what is guessed is told', async () => {
  const utf16 = (text: string) => Buffer.from(text, 'utf16le');
  const rows = 'id,place,n\n1,حلب,5\n';
  assert.deepEqual((await csv(utf16(`\uFEFF${rows}`))).cells, [['1', 'حلب', '5']]);
  assert.deepEqual((await csv(utf16(rows))).cells, [['1', 'حلب', '5']]);
  assert.deepEqual((await csv(utf16(rows).swap16())).cells, [['1', 'حلب', '5']]);
  assert.deepEqual((await csv(`\uFEFF${rows}`)).columns, ['id', 'place', 'n']);
  const french = await csv(Buffer.from('id,place,n\n1,Sévaré près,5\n', 'latin1'));
  assert.deepEqual([french.cells[0]![1], french.remarks.map((one) => one.code)], ['Sévaré près', ['import.encoding-found']]);
  const arabic = Buffer.concat([Buffer.from('id,place,n\n1,'), Buffer.from([0xCD, 0xE1, 0xC8]), Buffer.from(',5\n')]);
  assert.deepEqual([(await csv(arabic)).cells[0]![1], (await csv(arabic, { encoding: 'windows-1256' })).cells[0]![1]], ['حلب', 'حلب']);
  await assert.rejects(csv(Buffer.concat([Buffer.from('id,p\n1,حلب حمص دمشق\n2,'), Buffer.from([0xE9]), Buffer.from('\n')])), code('import.mixed-encoding'));
  await assert.rejects(csv(rows, { encoding: 'klingon' }), code('use.unknown-encoding'));
});

test('titles and notes above the header are passed over, a row of HXL tags is known', async () => {
  const { columns, tags, cells } = await csv('Incidents of May\n# made by hand, not final\n\nRef,Date,Killed\n#meta+id,#date+start,#affected+killed\n7,2023-05-06,2\n');
  assert.deepEqual([columns, tags, cells], [['Ref', 'Date', 'Killed'], ['#meta+id', '#date+start', '#affected+killed'], [['7', '2023-05-06', '2']]]);
  assert.deepEqual((await csv('x,y\nid,n\n1,2\n', { headerRow: 2 })).columns, ['id', 'n']);
  await assert.rejects(csv('1,2\n3,4\n'), code('table.no-header'));
});

test('the same cells come out of XLSX, ODS, Parquet and JSON', async () => {
  const sheets = [{ name: 'A', rows: [['id', 'when', 'n', 'is', 'note'], ['1', new Date(Date.UTC(2016, 8, 14)), 3.5, true, 'two\nlines'], [], ['2', new Date(Date.UTC(2016, 8, 14, 6, 30)), 4, false]] }, { name: 'B', rows: [['id'], ['9']] }];
  const expected = [['1', '2016-09-14', '3.5', 'true', 'two\nlines'], ['2', '2016-09-14T06:30:00', '4', 'false', '']];
  for (const [name, bytes] of [['a.xlsx', await writeXlsx({ sheets })], ['a.ods', await writeOds({ sheets })]] as const) {
    const path = fileWith(name, bytes), found = await read(path);
    assert.deepEqual([found.cells, found.numbers.map(([row]) => row)], [expected, [2, 4]]);
    assert.deepEqual([(await read(path, { sheet: 'B' })).cells, (await read(path, { sheet: 2 })).cells], [[['9']], [['9']]]);
    await assert.rejects(read(path, { sheet: 'C' }), code('table.no-sheet'));
    const again = Buffer.concat((await all(found.writeRefused([[{ row: 2, source: expected[0], outcome: { refused: [] } }]]))).map((part) => Buffer.from(part)));
    assert.deepEqual((await read(fileWith(name, again))).cells, [expected[0]]);
  }
  const parquet = parquetWriteBuffer({ columnData: [{ name: 'id', data: ['1', '2'] }, { name: 'n', data: [3, 4], type: 'INT32' }] });
  assert.deepEqual((await read(fileWith('a.parquet', new Uint8Array(parquet)))).cells, [['1', '3'], ['2', '4']]);
  assert.deepEqual((await read(fileWith('a.json', '[{"id": 1, "n": null}, {"id": "2", "x": ["a"]}]'))).cells, [['1', '', ''], ['2', '', '["a"]']]);
  await assert.rejects(read(fileWith('a.xlsx', 'PK is not all')), code('table.broken-workbook'));
  await assert.rejects(read(fileWith('a.parquet', 'PAR1 is not all of it')), code('table.broken-parquet'));
});
