// One round of layout: statements begin lines, parts stand further in, commas and operators have their blanks; columns stay.
import type { Agreement } from '#language/generated/ast.ts';
import type { BlockRange, MaskedMarkdown } from '#language/markdown-mask.ts';
import { indentOf, rolesIn, type Role } from '#language/roles.ts';
import { tokensOf, type Word } from '#language/tokens.ts';

/** A statement of one line that is longer than this has each of its parts on a line of its own. */
const LONGEST_LINE = 120;

interface Placed extends Word { role: Role }
interface Line { indent: number; words: Placed[]; blankBefore: boolean }

export function layOut(text: string, markdown: MaskedMarkdown, tree: Agreement): string {
  const words = tokensOf(markdown.masked).filter((word) => word.kind !== 'FENCE');
  const roleAt = rolesIn(tree);
  const columns = columnsOf(text, words);
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  let out = '', from = 0;
  for (const block of markdown.blocks) {
    const content = contentOf(text, block);
    const inside = words.filter((word) => content.start <= word.start && word.start < content.end).map((word) => ({ ...word, role: roleAt(word.start) }));
    const margin = /[^\r\n]*$/.exec(text.slice(0, block.start))![0];
    const lines = broken(linesOf(inside, text), text, columns);
    const written = lines.map((line) => `${line.blankBefore ? eol : ''}${margin}${' '.repeat(line.indent)}${textOf(line, text, columns)}`).join(eol);
    const ending = /[\r\n]$/.test(text.slice(content.start, content.end)) ? eol : '';
    out += text.slice(from, content.start) + (inside.length === 0 ? text.slice(content.start, content.end) : written + ending);
    from = content.end;
  }
  return out + text.slice(from);
}

/** Without the fence's line. */
function contentOf(text: string, block: BlockRange): BlockRange {
  const end = /\r\n|\r|\n/.exec(text.slice(block.start, block.end));
  return { start: end === null ? block.end : block.start + end.index + end[0].length, end: block.end };
}

function linesOf(words: readonly Placed[], text: string): Line[] {
  const lines: Line[] = [];
  let base = 0;
  words.forEach((word, i) => {
    const before = words[i - 1];
    if (word.role.statement) base = word.role.base;
    const line = lines.at(-1);
    if (line !== undefined && before !== undefined && !beginsLine(words, i, text)) return line.words.push(word);
    const next = words.slice(i).find((one) => !one.note);
    const indent = next === undefined ? 0 : indentOf(next.role, base);
    const gap = before === undefined ? '' : text.slice(before.end, word.start);
    return lines.push({ indent, words: [word], blankBefore: (gap.match(/\r\n|\r|\n/g) ?? []).length > 1 });
  });
  return lines;
}

/** Line ends of the author's stay where a statement, a part or a member begins, and behind what shows that more follows. */
function beginsLine(words: readonly Placed[], i: number, text: string): boolean {
  const word = words[i]!, before = words[i - 1]!;
  if (before.note || word.role.statement) return true;
  // A comma stays with what it follows; the line ends behind it.
  const since = before.image === ',' ? words[i - 2] ?? before : before;
  const author = /[\r\n]/.test(text.slice(since.end, word.start));
  if (!author || word.image === ',') return false;
  if (word.note) return /[\r\n]/.test(text.slice(before.end, word.start));
  return word.role.part || word.role.member || ['and', 'or'].includes(word.image) || [',', ':', '='].includes(before.image);
}

/** Statements of one line that are too long, each part on a line of its own. */
function broken(lines: readonly Line[], text: string, columns: Columns): Line[] {
  return lines.flatMap((line, i) => {
    const alone = line.words[0]!.role.statement && (lines[i + 1] === undefined || lines[i + 1]!.words[0]!.role.statement || lines[i + 1]!.words[0]!.note);
    const length = line.indent + textOf({ ...line, words: line.words.filter((word) => !word.note) }, text, columns).length;
    if (!alone || length <= LONGEST_LINE) return [line];
    const parts: Line[] = [];
    for (const word of line.words) {
      const begins = parts.length === 0 || (word.role.wide && word.role.depth === 1);
      if (begins) parts.push({ indent: parts.length === 0 ? line.indent : indentOf(word.role, line.indent), words: [word], blankBefore: parts.length === 0 && line.blankBefore });
      else parts.at(-1)!.words.push(word);
    }
    return parts;
  });
}

function textOf(line: Line, text: string, columns: Columns): string {
  return line.words.map((word, i) => {
    const before = line.words[i - 1];
    return before === undefined ? word.image : ' '.repeat(blanks(before, word, text, columns)) + word.image;
  }).join('');
}

const TIGHT_BEFORE: ReadonlySet<string> = new Set([',', ')', ':', '/']);

function blanks(before: Word, word: Word, text: string, columns: Columns): number {
  const written = text.slice(before.end, word.start);
  if (word.note) return Math.max(1, /[\r\n]/.test(written) ? 1 : written.length);
  if (TIGHT_BEFORE.has(word.image) || before.image === '(' || before.image === '/') return 0;
  // `+03:00`, an offset from UTC.
  if ((before.image === '+' || before.image === '-') && word.kind === 'CLOCK') return 0;
  // `Shots(place)`, `6(area)`; a bracket behind a word of the language groups.
  if (word.image === '(' && written === '' && before.kind !== before.image) return 0;
  return columns.keeps(word) ? written.length : 1;
}

interface Columns { keeps(word: Word): boolean }

/** Words set in columns: more than one blank before them, and a word at the same place in the line above or below. */
function columnsOf(text: string, words: readonly Word[]): Columns {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
  const lineOf = new Map<number, number>();
  let line = 0;
  for (const word of words) {
    while (starts[line + 1] !== undefined && starts[line + 1]! <= word.start) line += 1;
    lineOf.set(word.start, line);
  }
  const places = new Map<number, { begin: number; at: Set<number> }>();
  for (const word of words) {
    const own = lineOf.get(word.start)!;
    const place = places.get(own) ?? { begin: word.start, at: new Set() };
    places.set(own, place);
    if (word.start !== place.begin) place.at.add(word.start - place.begin);
  }
  return {
    keeps(word) {
      if (!/[^\r\n] {2,}$/.test(text.slice(0, word.start).slice(-40))) return false;
      const own = lineOf.get(word.start)!;
      const column = word.start - places.get(own)!.begin;
      return [own - 1, own + 1].some((other) => places.get(other)?.at.has(column) === true);
    },
  };
}
