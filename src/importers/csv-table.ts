// CSV and TSV: encoding and delimiter found or told; read fast where the file keeps the rules of quotes, and slowly where it breaks them.
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { parse as parseSlowly } from 'csv-parse/sync';
import { ProblemError } from '#base/problem.ts';
import { LineEnds, RecordCutter, rowsOfPiece, type Piece } from '#importers/csv-records.ts';
import { findEncoding } from '#importers/encoding.ts';
import type { Container, RawRow, TableTold } from '#importers/table-shape.ts';

const DELIMITERS = [',', ';', '\t', '|'];
/** A cell that goes on for longer than this was never closed. */
const LONGEST_CELL = 4 << 20;
const SAMPLE = 1 << 16;
/** Little is in memory at once: what is made of a chunk is gone before the next, and costs less than what has to be kept for long. */
const CHUNK = 1 << 14;

interface Dialect { encoding: string; delimiter: string }

export async function openCsv(path: string, told: TableTold): Promise<Container> {
  const { name: encoding, remark } = await findEncoding(path, told.encoding ?? null);
  const sample = await sampleOf(path, encoding);
  const delimiter = told.delimiter ?? findDelimiter(sample);
  const dialect = { encoding, delimiter };
  return { rows: () => rowsOf(path, dialect, told), mayEndEarly: false, remarks: remark === null ? [] : [remark], write: (rows) => writeCsv(rows, delimiter) };
}

interface Sample { text: string; isWhole: boolean }

async function sampleOf(path: string, encoding: string): Promise<Sample> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(SAMPLE), 0, SAMPLE, 0);
    return { text: new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead)), isWhole: bytesRead < SAMPLE };
  } finally {
    await file.close();
  }
}

/** The delimiter that gives the most rows of the same width, wider than one cell. */
function findDelimiter(sample: Sample): string {
  let best = ',', most = 0;
  for (const delimiter of DELIMITERS) {
    const widths = firstRecords(sample, delimiter).map((cells) => cells.length).filter((width) => width > 1);
    const usual = usualOf(widths);
    // Wider tables win among equals: a comma in every date does not make the table.
    const score = widths.filter((width) => width === usual).length * 1000 + usual;
    if (usual > 1 && score > most) [best, most] = [delimiter, score];
  }
  return best;
}

function usualOf(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1;
}

function firstRecords({ text, isWhole }: Sample, delimiter: string): string[][] {
  const piece = new RecordCutter(delimiter).take(new LineEnds().take(text, isWhole), isWhole);
  return piece === null ? [] : slowRows(piece, delimiter).map(({ cells }) => [...cells]).slice(0, 50);
}

async function* rowsOf(path: string, { encoding, delimiter }: Dialect, { signal, onProgress }: TableTold): AsyncGenerator<RawRow[]> {
  const total = (await stat(path)).size;
  const decoder = new TextDecoder(encoding);
  const stream = createReadStream(path, { highWaterMark: CHUNK });
  const cutter = new RecordCutter(delimiter);
  const read = (piece: Piece): RawRow[] => (piece.isBroken ? slowRows(piece, delimiter) : rowsOfPiece(piece, delimiter));
  const ends = new LineEnds();
  for await (const chunk of stream) {
    signal?.throwIfAborted();
    const piece = cutter.take(ends.take(decoder.decode(chunk as Uint8Array, { stream: true }), false), false);
    if (cutter.open !== null && cutter.open.letters > LONGEST_CELL) throw neverClosed(path, cutter.open.line);
    onProgress?.(stream.bytesRead, total);
    if (piece !== null) yield read(piece);
  }
  const last = cutter.take(ends.take(decoder.decode(), true), true);
  if (cutter.open !== null) throw neverClosed(path, cutter.open.line);
  if (last !== null) yield read(last);
}

function neverClosed(path: string, line: number): ProblemError {
  return new ProblemError([{ code: 'table.open-quote', severity: 'error', message: `in line ${line} of ${path} a quote is opened that is never closed: where that cell ends, and all rows after it, cannot be known`, mend: 'close the quote, or write it twice where it belongs to the text', at: { file: path, line, column: 1 } }]);
}

/** Row by row: rows of any width, stray quotes as they stand. */
function slowRows(piece: Piece, delimiter: string): RawRow[] {
  let line = piece.line;
  const found = parseSlowly(piece.text, { delimiter, record_delimiter: ['\r\n', '\n'], relax_column_count: true, relax_quotes: true, skip_empty_lines: false, info: true }) as unknown as { record: string[]; info: { lines: number } }[];
  return found.map(({ record, info }, i) => {
    const row = { row: piece.row + i, line, cells: record };
    line = piece.line + info.lines;
    return row;
  });
}

export function* writeCsv(rows: readonly (readonly string[])[], delimiter: string): Generator<string> {
  // The mark tells Excel that it is UTF-8.
  yield '\uFEFF';
  for (const cells of rows) yield `${cells.map((cell) => (/["\r\n]/.test(cell) || cell.includes(delimiter) || cell.trim() !== cell ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)}\r\n`;
}
