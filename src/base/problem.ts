// Problems: what is wrong, where, and what would mend it. Pure rooms return lists of them; input and output throw one ProblemError.

/** A place in a text. Lines and columns count from 1; the end is exclusive, and absent where only the start is known. */
export interface Position { file?: string; line: number; column: number; endLine?: number; endColumn?: number }

/** One thing wrong. `code` is stable and in words (`clause.unknown-place`); `message` says what is wrong, `mend` what would mend it. */
export interface Problem {
  code: string;
  severity: 'error' | 'warning';
  message: string;
  mend: string;
  /** Where it is; absent where the problem has no text of its own. */
  at?: Position;
  /** Further places that belong to it: the other definition, the rest of a ring. */
  also?: Position[];
  /** The path of the field in data that has no lines: `claims[3].during`. */
  field?: string;
}

/**
 * One problem as lines of text: `agreement.md:27:29: error clause.unknown-place: message`, then indented `also:` and `mend:`. No line end
 * after the last.
 */
export function formatProblem(p: Problem): string {
  const place = [p.at === undefined ? undefined : formatPosition(p.at), p.field].filter((part) => part !== undefined).join(' ');
  const lines = [`${place === '' ? '' : `${place}: `}${p.severity} ${p.code}: ${p.message}`];
  for (const position of p.also ?? []) lines.push(`  also: ${formatPosition(position)}`);
  if (p.mend !== '') lines.push(`  mend: ${p.mend}`);
  return lines.join('\n');
}

/** What input and output throw: all problems at once, never only the first. Its message is their text. */
export class ProblemError extends Error {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'ProblemError';
    this.problems = problems;
  }
}

/**
 * A new list, ordered by file, line, column, code; the rest keeps its order. Problems without position come first. Names are compared by
 * UTF-16 unit, the same on every machine.
 */
export function sortProblems(list: readonly Problem[]): Problem[] {
  return [...list].sort((a, b) =>
    compare(a.at?.file ?? '', b.at?.file ?? '') ||
    compare(a.at?.line ?? 0, b.at?.line ?? 0) ||
    compare(a.at?.column ?? 0, b.at?.column ?? 0) ||
    compare(a.code, b.code));
}

function formatPosition(at: Position): string {
  return `${at.file === undefined ? '' : `${at.file}:`}${at.line}:${at.column}`;
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
