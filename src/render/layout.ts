// Lines of text: how wide they are, how they wrap, how columns stand under one another. Knows nothing of verdicts.

/** No line is longer, so that a text survives a message, a mail and a narrow window. */
export const WIDTH = 100;

// A terminal's colour codes and combining marks take no room.
// oxlint-disable-next-line no-control-regex
const NO_ROOM = /\u001b\[[0-9;]*m|\p{M}|\p{Cf}/gu;

/** How many columns a text takes. */
export function widthOf(text: string): number {
  return Array.from(text.replace(NO_ROOM, '')).length;
}

export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}

/** Shortened to so many columns, with two points where something was cut. */
export function shortenTo(text: string, columns: number): string {
  return widthOf(text) <= columns ? text : `${Array.from(text).slice(0, columns - 2).join('')}..`;
}

/** Wraps at blanks: `first` stands before the first line, blanks of width `hang` before the others. A word longer than a line keeps its own line, whole. */
export function wrap(text: string, first = '', hang = widthOf(first)): string[] {
  const lines: string[] = [];
  let line = first, empty = true;
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (!empty && widthOf(line) + 1 + widthOf(word) > WIDTH) {
      lines.push(line);
      line = ' '.repeat(hang);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  lines.push(line.trimEnd());
  return lines;
}

/** Rows with columns under one another, two blanks apart; undefined where they do not fit. */
export function table(rows: readonly (readonly string[])[], indent: number): string[] | undefined {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => widthOf(row[i] ?? ''))));
  if (indent + widths.reduce((sum, width) => sum + width + 2, -2) > WIDTH) return undefined;
  return rows.map((row) => (' '.repeat(indent) + row.map((cell, i) => padTo(cell, widths[i]!)).join('  ')).trimEnd());
}
