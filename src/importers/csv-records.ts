// Cuts the text of a CSV file into pieces of whole records, each with its row and line: a cell may hold line breaks, a chunk may end anywhere.

/** A piece of whole records, every one ended by a line feed. */
export interface Piece {
  text: string;
  /** Of the records that are not blank. */
  rows: { row: number; line: number }[];
  /** Rows that are blank lines. */
  blanks: number;
  /** How many letters the blank lines have, their ends included. */
  blankLength: number;
  /** A quote stands where none can: only the slow reader knows what to make of it. */
  isBroken: boolean;
  /** The number of the first row and line, blank or not. */
  row: number;
  line: number;
}

/** Lines that end with a carriage return alone, as some programs write all of them or a few, end with a line feed afterwards. */
export class LineEnds {
  #last = '';

  take(chunk: string, isLast: boolean): string {
    let text = this.#last + chunk;
    // What follows a carriage return at the end comes with the next chunk.
    this.#last = !isLast && text.endsWith('\r') ? '\r' : '';
    if (this.#last !== '') text = text.slice(0, -1);
    return text.includes('\r') ? text.replaceAll(/\r(?!\n)/g, '\n') : text;
  }
}

export class RecordCutter {
  readonly #delimiter: string;
  #text = '';
  /** Where the record at hand begins, and how far lines were looked at. */
  #recordStart = 0;
  #lineStart = 0;
  #isOpen = false;
  #piece: Piece;
  /** The next row and line; the line in which the record at hand begins. */
  #row = 1;
  #line = 1;
  #recordLine = 1;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
    this.#piece = this.#newPiece();
  }

  /** The line in which a quote was opened that is not closed yet, and how many letters ago; null where none is open. */
  get open(): { line: number; letters: number } | null {
    return this.#isOpen ? { line: this.#recordLine, letters: this.#text.length - this.#recordStart } : null;
  }

  /** All records that are whole now; null where there are none. */
  take(chunk: string, isLast: boolean): Piece | null {
    this.#text += chunk;
    if (isLast && this.#text !== '' && !this.#text.endsWith('\n')) this.#text += '\n';
    let nextQuote = this.#text.indexOf('"', this.#lineStart);
    for (let end = this.#text.indexOf('\n', this.#lineStart); end !== -1; end = this.#text.indexOf('\n', this.#lineStart)) {
      if (nextQuote !== -1 && nextQuote < this.#lineStart) nextQuote = this.#text.indexOf('"', this.#lineStart);
      if (nextQuote !== -1 && nextQuote < end) this.#lookAtQuotes(this.#lineStart, end);
      this.#line += 1;
      this.#lineStart = end + 1;
      if (!this.#isOpen) this.#endRecord(end);
    }
    if (this.#recordStart === 0) return null;
    const piece = { ...this.#piece, text: this.#text.slice(0, this.#recordStart) };
    this.#text = this.#text.slice(this.#recordStart);
    this.#lineStart -= this.#recordStart;
    this.#recordStart = 0;
    this.#piece = this.#newPiece();
    return piece;
  }

  #endRecord(end: number): void {
    const isBlank = end === this.#recordStart || (end === this.#recordStart + 1 && this.#text[end - 1] === '\r');
    if (isBlank) {
      this.#piece.blanks += 1;
      this.#piece.blankLength += end + 1 - this.#recordStart;
    } else {
      this.#piece.rows.push({ row: this.#row, line: this.#recordLine });
    }
    this.#row += 1;
    this.#recordLine = this.#line;
    this.#recordStart = end + 1;
  }

  /** Whether a quote is open at the end of the line: one opens at the start of a cell alone, and closes before a delimiter or the end alone. */
  #lookAtQuotes(start: number, end: number): void {
    let at = start;
    for (;;) {
      if (this.#isOpen || this.#text[at] === '"') {
        const close = this.#closeOf(this.#isOpen ? at : at + 1, end);
        this.#isOpen = close === -1;
        if (this.#isOpen) return;
        at = close + 1;
      }
      const next = this.#text.indexOf(this.#delimiter, at);
      // What stands between a closing quote and the next delimiter makes the quotes part of the cell.
      const isEnd = next === -1 || next >= end, rest = (isEnd ? end : next) - at;
      if (rest > 0 && this.#text[at - 1] === '"' && !(isEnd && rest === 1 && this.#text[at] === '\r')) this.#piece.isBroken = true;
      if (isEnd) return;
      at = next + 1;
    }
  }

  /** Where the quote is closed that is open from `from` on; -1 where it is not in this line. */
  #closeOf(from: number, end: number): number {
    for (let at = this.#text.indexOf('"', from); at !== -1 && at < end; at = this.#text.indexOf('"', at + 2)) {
      if (this.#text[at + 1] !== '"') return at;
    }
    return -1;
  }

  #newPiece(): Piece {
    return { text: '', rows: [], blanks: 0, blankLength: 0, isBroken: false, row: this.#row, line: this.#recordLine };
  }
}

/** The rows of a piece that is not broken: quotes stand where they can alone, so each is known for what it is. */
export function rowsOfPiece({ text, rows }: Piece, delimiter: string): { row: number; line: number; cells: string[] }[] {
  const found: { row: number; line: number; cells: string[] }[] = [];
  let at = 0;
  while (at < text.length) {
    const cells: string[] = [], start = at;
    let end = text.indexOf('\n', at);
    for (;;) {
      if (text[at] === '"') {
        const close = closeOf(text, at + 1);
        cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
        at = close + 1;
        if (end < at) end = text.indexOf('\n', at);
      } else {
        const next = text.indexOf(delimiter, at), isLast = next === -1 || next >= end;
        cells.push(text.slice(at, isLast ? (end > at && text[end - 1] === '\r' ? end - 1 : end) : next));
        at = isLast ? end : next;
      }
      if (text[at] === '\r' && at + 1 === end) at = end;
      if (at >= end) break;
      at += 1;
    }
    at = end + 1;
    // A blank line is no row.
    if (end > start && !(end === start + 1 && text[start] === '\r')) found.push({ ...rows[found.length]!, cells });
  }
  return found;
}

function closeOf(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
