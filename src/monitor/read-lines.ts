// The lines of a large file, decoded, one after the other, in memory that does not grow with the file.
import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';

/** Small: what is made of a chunk is gone before the next, and costs less than what has to be kept for long. */
const CHUNK_BYTES = 1 << 16;
/** A longer line is no line of claims: the file has none, or holds something else. */
const LONGEST_LINE_BYTES = 16 << 20;
const LINE_FEED = 0x0a;

/** What a line cannot be decoded for. */
export type BadLine = 'not-utf-8' | 'utf-16' | 'too-long';

export interface LineReading {
  /** A line without its end (LF or CRLF), the byte order mark cut off; `line` counts from 1. */
  onLine(text: string, line: number): void;
  /** A line that is no text. After `utf-16` and `too-long` no further line comes. */
  onBadLine(why: BadLine, line: number): void;
  /** Bytes read of this file so far. */
  onBytes?(bytes: number): void;
  signal?: AbortSignal | undefined;
}

/** Reads all lines. Between two chunks (64 KB) others get their turn, and `signal` is looked at: its reason is thrown. */
export async function readLines(path: string, reading: LineReading): Promise<void> {
  let line = 1;
  for await (const part of wholeLines(path, reading)) {
    if (typeof part === 'string') return reading.onBadLine(part, line);
    line = tellLines(part, line, reading);
  }
}

export interface NumberedLine { text: string; line: number }

/** The same, for whoever has to wait between two chunks: the lines of one at a time. */
export async function* pagesOfLines(path: string, reading: Omit<LineReading, 'onLine'>): AsyncGenerator<NumberedLine[]> {
  let line = 1;
  for await (const part of wholeLines(path, reading)) {
    if (typeof part === 'string') return reading.onBadLine(part, line);
    const page: NumberedLine[] = [];
    line = tellLines(part, line, { ...reading, onLine: (text, number) => page.push({ text, line: number }) });
    yield page;
  }
}

/** The bytes of whole lines, about a chunk at a time, true until the next is asked for; or why no further line comes. */
async function* wholeLines(path: string, { signal, onBytes }: Pick<LineReading, 'signal' | 'onBytes'>): AsyncGenerator<Buffer | BadLine> {
  const file = await open(path, 'r');
  try {
    let buffer = Buffer.allocUnsafe(CHUNK_BYTES), kept = 0, done = 0;
    for (;;) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(buffer, kept, buffer.length - kept, null);
      const isEnd = bytesRead === 0;
      let filled = kept + bytesRead;
      if (done === 0) {
        const mark = bytesOfMark(buffer.subarray(0, filled));
        if (mark < 0) return yield 'utf-16';
        buffer.copyWithin(0, mark, filled);
        filled -= mark;
      }
      done += bytesRead;
      const end = isEnd || filled === 0 ? filled : buffer.lastIndexOf(LINE_FEED, filled - 1) + 1;
      if (end > 0) yield buffer.subarray(0, end);
      onBytes?.(done);
      if (isEnd) return;
      buffer.copyWithin(0, end, filled);
      kept = filled - end;
      if (kept > LONGEST_LINE_BYTES) return yield 'too-long';
      if (kept === buffer.length) buffer = widened(buffer);
    }
  } finally {
    await file.close();
  }
}

function widened(buffer: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const wider = Buffer.allocUnsafe(buffer.length * 2);
  buffer.copy(wider);
  return wider;
}

/** How many bytes of a UTF-8 byte order mark a file begins with; -1 where it is UTF-16, with or without a mark. */
function bytesOfMark(start: Buffer): number {
  const [a, b, c] = start;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 3;
  const isUtf16 = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (start.length > 1 && (a === 0) !== (b === 0));
  return isUtf16 ? -1 : 0;
}

/** Tells the lines in bytes that end with one, or with the file; gives the number of the next. All at once is decoded faster than line by line. */
function tellLines(bytes: Buffer, firstLine: number, reading: LineReading): number {
  if (!isUtf8(bytes)) return tellDoubtful(bytes, firstLine, reading);
  const text = bytes.toString('utf8');
  let line = firstLine;
  for (let start = 0; start < text.length; line += 1) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    reading.onLine(text.slice(start, text.charCodeAt(end - 1) === 0x0d && end > start ? end - 1 : end), line);
    start = end + 1;
  }
  return line;
}

function tellDoubtful(bytes: Buffer, firstLine: number, reading: LineReading): number {
  let line = firstLine;
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    const one = bytes.subarray(start, end);
    if (isUtf8(one)) tellLines(one, line, reading);
    else reading.onBadLine('not-utf-8', line);
    start = end;
  }
  return line;
}
