// In which encoding a table is written: found by its bytes, or told. What was guessed is said.
import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { ProblemError, type Problem } from '#base/problem.ts';

/** `remark`: what was taken to be so, where the bytes do not prove it. */
export interface Encoding { name: string; remark: Problem | null }

const BLOCK = 1 << 20;
const KNOWN = 'utf-8, utf-16, windows-1252, windows-1256';

/** Throws ProblemError where a name is told that is no encoding, or where the bytes fit none. */
export async function findEncoding(path: string, told: string | null): Promise<Encoding> {
  if (told !== null) return { name: nameTold(told, await startOf(path)), remark: null };
  const start = await startOf(path);
  const marked = byMark(start) ?? byZeros(start);
  if (marked !== null) return { name: marked, remark: null };
  const { broken, sequences, arabicRuns, line } = await survey(path);
  if (broken === 0) return { name: 'utf-8', remark: null };
  if (sequences > 2 * broken) {
    throw new ProblemError([{ code: 'import.mixed-encoding', severity: 'error', message: `${path} is UTF-8 but for ${broken} bytes, the first in line ${line}`, mend: 'mend that line; or say --encoding utf-8, and those letters are read as \uFFFD', at: { file: path, line, column: 1 } }]);
  }
  const name = arabicRuns * 2 > broken ? 'windows-1256' : 'windows-1252';
  return { name, remark: { code: 'import.encoding-found', severity: 'warning', message: `${path} is no UTF-8; it is read as ${name}`, mend: `look at the letters in line ${line}; if they are wrong, say --encoding (${KNOWN})`, at: { file: path, line, column: 1 } } };
}

function nameTold(told: string, start: Uint8Array): string {
  const name = told.trim().toLowerCase();
  if (name === 'utf-16') return byMark(start) ?? byZeros(start) ?? 'utf-16le';
  try {
    return new TextDecoder(name).encoding;
  } catch {
    throw new ProblemError([{ code: 'use.unknown-encoding', severity: 'error', message: `there is no encoding "${told}"`, mend: `write one of ${KNOWN}` }]);
  }
}

async function startOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function byMark([a, b, c]: Uint8Array): string | null {
  if (a === 0xEF && b === 0xBB && c === 0xBF) return 'utf-8';
  if (a === 0xFF && b === 0xFE) return 'utf-16le';
  return a === 0xFE && b === 0xFF ? 'utf-16be' : null;
}

/** UTF-16 without a mark: in a table delimiters, digits and line ends have a byte of zero each. */
function byZeros(bytes: Uint8Array): string | null {
  const zeros = [0, 0];
  bytes.forEach((byte, i) => { if (byte === 0) zeros[i % 2]! += 1; });
  if (Math.max(...zeros) * 20 < bytes.length) return null;
  return zeros[1]! > zeros[0]! ? 'utf-16le' : 'utf-16be';
}

interface Survey { broken: number; sequences: number; arabicRuns: number; line: number }

/** Reads the whole file: letters beyond ASCII may come late. `arabicRuns`: bytes at fault that stand in words of such bytes, as Arabic does and French does not. */
async function survey(path: string): Promise<Survey> {
  const found: Survey = { broken: 0, sequences: 0, arabicRuns: 0, line: 0 };
  const file = await open(path);
  try {
    let rest = new Uint8Array(0), lines = 0;
    for (;;) {
      const { buffer, bytesRead } = await file.read(new Uint8Array(BLOCK), 0, BLOCK, null);
      const isLast = bytesRead < BLOCK;
      const block = joined(rest, buffer.subarray(0, bytesRead));
      // Up to the last line feed, so that no letter is cut.
      const end = isLast ? block.length : block.lastIndexOf(10) + 1;
      const whole = block.subarray(0, end);
      if (!isUtf8(whole)) look(whole, lines, found);
      if (isLast) return found;
      for (const byte of whole) if (byte === 10) lines += 1;
      rest = block.slice(end);
    }
  } finally {
    await file.close();
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function look(bytes: Uint8Array, linesBefore: number, found: Survey): void {
  let line = linesBefore + 1;
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i]!;
    if (byte === 10) line += 1;
    const length = byte < 0x80 ? 1 : byte >= 0xC2 && byte < 0xE0 ? 2 : byte >= 0xE0 && byte < 0xF0 ? 3 : byte >= 0xF0 && byte < 0xF5 ? 4 : 0;
    const follows = length > 0 && bytes.subarray(i + 1, i + length).every((next) => next >= 0x80 && next < 0xC0) && i + length <= bytes.length;
    if (length === 1 || follows) {
      if (length > 1) found.sequences += 1;
      i += length;
      continue;
    }
    found.line ||= line;
    found.broken += 1;
    if ((bytes[i - 1] ?? 0) >= 0xC0 || (bytes[i + 1] ?? 0) >= 0xC0) found.arabicRuns += 1;
    i += 1;
  }
}
