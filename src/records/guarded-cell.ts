// Cells of text that a spreadsheet would run as a formula: written with an apostrophe before them, and read without it.

const FORMULA = /^[=+\-@\t\r']/;

/** An apostrophe of the text's own is guarded too, so that taking one away always gives the text back. */
export function guardedCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

export function unguardedCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
