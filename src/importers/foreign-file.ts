// Files that are no table, whatever they are called: a page to log in at, an archive, a document. Each is told by what it is.
import { ProblemError } from '#base/problem.ts';

interface Foreign { code: string; begins: RegExp | string; is: string; mend: string }

const FOREIGN: readonly Foreign[] = [
  { code: 'table.old-excel', begins: '\xD0\xCF\x11\xE0', is: 'a workbook in Excel\'s format before 2007, or one with a password', mend: 'open it and save it as .xlsx, without a password' },
  { code: 'import.web-page', begins: /^(\xEF\xBB\xBF)?\s*<(!doctype html|html|head|body)\b/i, is: 'a web page, perhaps one to log in at, and no table', mend: 'open the link in a browser, log in there, and save the file itself' },
  { code: 'import.not-a-table', begins: /^(\xEF\xBB\xBF)?\s*<\?xml\b/i, is: 'XML', mend: 'export it as CSV, XLSX or JSON' },
  { code: 'import.packed', begins: '\x1F\x8B', is: 'packed (gzip)', mend: 'unpack it first: gunzip, or open it with a program for archives' },
  { code: 'import.packed', begins: /^(7z\xBC\xAF|Rar!|BZh|\xFD7zXZ|\x28\xB5\x2F\xFD)/, is: 'a packed archive', mend: 'unpack it first' },
  { code: 'import.not-a-table', begins: /^%PDF/, is: 'a PDF', mend: 'ask the publisher for the table itself; what a program copies out of a PDF has to be looked at row by row' },
  { code: 'import.not-a-table', begins: 'SQLite format 3', is: 'an SQLite database', mend: 'export its table as CSV; if it is a ledger, `truce ledger` reads it' },
];

/** `start`: the first bytes, each a letter. Throws ProblemError where they are those of something else. */
export function mustBeTable(path: string, start: string): void {
  const found = FOREIGN.find(({ begins }) => (typeof begins === 'string' ? start.startsWith(begins) : begins.test(start)));
  if (found !== undefined) throw new ProblemError([{ code: found.code, severity: 'error', message: `${path} is ${found.is}`, mend: found.mend }]);
}
