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

type Within = 'start' | 'plain' | 'quoted';

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

  /** Whether a quote is open at the end of the line. An even number of quotes in a line leaves it as it was. */
  #lookAtQuotes(start: number, end: number): void {
    let count = 0;
    for (let at = this.#text.indexOf('"', start); at !== -1 && at < end; at = this.#text.indexOf('"', at + 1)) count += 1;
    if (count % 2 === 0) return;
    const within = this.#walk(start, end);
    if ((within === 'quoted') === this.#isOpen) this.#piece.isBroken = true;
    this.#isOpen = within === 'quoted';
  }

  /** Letter by letter: a quote opens at the start of a cell alone, and closes before a delimiter or the end alone. */
  #walk(start: number, end: number): Within {
    let within: Within = this.#isOpen ? 'quoted' : 'start';
    for (let i = start; i < end; i += 1) {
      const letter = this.#text[i]!;
      if (within === 'quoted') {
        if (letter !== '"') continue;
        const next = this.#text[i + 1]!;
        if (next === '"') i += 1;
        else within = 'plain';
      } else if (letter === this.#delimiter) within = 'start';
      else within = within === 'start' && letter === '"' ? 'quoted' : 'plain';
    }
    return within;
  }

  #newPiece(): Piece {
    return { text: '', rows: [], blanks: 0, blankLength: 0, isBroken: false, row: this.#row, line: this.#recordLine };
  }
}
