// The columns of a form's download as questions by their paths, as the service's API names them; and a row's cells as answers to them.
import { ProblemError } from '#base/problem.ts';
import { READ_COLUMNS } from '#records/flat-claim.ts';
import type { FormLayout } from '#importers/form-layout.ts';
import type { RowFault } from '#importers/importer.ts';
import type { JsonObject } from '#importers/json-list.ts';
import type { RowMapping } from '#importers/row-mapping.ts';
import { smallNumber } from '#importers/written-number.ts';

/** A question of one column. */
interface Question { path: string; column: string; at: number }
/** A position: a column that holds it whole, where there is one, and one for each of its parts. */
interface Position { path: string; whole: Question | null; parts: (Question | undefined)[] }

const PARTS = ['latitude', 'longitude', 'altitude', 'accuracy'];

export class FormQuestions {
  readonly #questions: readonly Question[];
  readonly #positions: readonly Position[];
  readonly #mapping: RowMapping;

  /** Throws ProblemError where two columns are called as one that is needed. */
  constructor(path: string, columns: readonly string[], layout: FormLayout, mapping: RowMapping) {
    this.#mapping = mapping;
    const pathOf = pathsOf(columns, layout, Object.values(mapping.fields).flat());
    const all = columns.map((column, at): Question => ({ column, at, path: pathOf(column) }));
    this.#positions = positionsIn(all, layout, pathOf);
    const parts = new Set(this.#positions.flatMap((one) => [one.whole, ...one.parts]));
    const isNamed = ({ path: name, column }: Question): boolean => this.#sources().some((source) => source === column || source === name);
    this.#questions = all.filter((one) => one.column !== '' && (isNamed(one) || !(layout.isOwn(one.column) || parts.has(one) || isChoice(one.column, columns))));
    this.#mustBeOnce(path);
  }

  get paths(): string[] {
    return [...this.#questions.map(({ path }) => path), ...this.#positions.map(({ path }) => path)];
  }

  /** The answers of a row by their paths; what is wrong with a position that is written twice. */
  answersOf(cells: readonly string[]): { answers: JsonObject; faults: RowFault[] } {
    const answers: JsonObject = {}, faults: RowFault[] = [];
    for (const { path, at } of this.#questions) if ((cells[at] ?? '').trim() !== '') answers[path] ??= cells[at]!.trim();
    for (const position of this.#positions) {
      const read = positionOf(position, cells);
      if (typeof read === 'object') faults.push(read);
      else if (read !== '') answers[position.path] = read;
    }
    return { answers, faults };
  }

  /** The column in which a fault lies: of a question by its path or last name, of how exact a position is that of its accuracy. */
  columnOf(name: string): string | undefined {
    const found = this.#questions.find(({ path }) => path === name) ?? this.#questions.find(({ path }) => lastName(path) === name);
    if (found !== undefined) return found.column;
    const position = this.#positions.find(({ path }) => path === name || lastName(path) === name) ?? (name === 'radius_metres' || name === 'longitude' ? this.#ofLocation() : undefined);
    if (position === undefined) return undefined;
    return (name === 'radius_metres' ? position.parts[3] : position.whole ?? position.parts[0])?.column;
  }

  /** The columns of a claim whose question no column holds. */
  unasked(name: string): boolean {
    const sources = [this.#mapping.fields[name] ?? []].flat();
    return sources.length > 0 && !sources.some((source) => this.paths.some((path) => path === source || lastName(path) === source));
  }

  #ofLocation(): Position | undefined {
    const sources = [this.#mapping.fields['location'] ?? 'location'].flat();
    return this.#positions.find(({ path }) => sources.includes(path) || sources.includes(lastName(path)));
  }

  #sources(): string[] {
    return Object.values(this.#mapping.fields).flat();
  }

  #mustBeOnce(path: string): void {
    const needed = this.#questions.filter((one) => this.#sources().some((source) => source === one.path || source === lastName(one.path)) || READ_COLUMNS.has(lastName(one.path)));
    const twice = needed.filter(({ column }, i) => needed.findIndex((other) => other.column === column) < i);
    if (twice.length > 0) throw new ProblemError([...new Set(twice.map(({ column }) => column))].map((column) => ({ code: 'import.columns-alike', severity: 'error', message: `${path} has more than one column called ${JSON.stringify(column)}: which is the question?`, mend: 'export it again with the names of the groups in the headers' })));
  }
}

/** By the mapping where it names the column so, with groups or without; else its own name, its groups parted by `/`. */
function pathsOf(columns: readonly string[], { separator }: FormLayout, sources: readonly string[]): (column: string) => string {
  const joined = (name: string): string => name.replaceAll('/', separator), parted = (name: string): string => name.replaceAll(separator, '/');
  const whole = (column: string): string | undefined => sources.find((source) => source === column) ?? sources.find((source) => joined(source) === column);
  const end = (column: string): string | undefined => sources.find((source) => column.endsWith(`${separator}${joined(source)}`));
  const met = new Set(columns.flatMap((column) => whole(column) ?? end(column) ?? []));
  return (column) => {
    const exact = whole(column), last = end(column);
    if (exact !== undefined) return exact;
    if (last !== undefined) return `${parted(column.slice(0, -joined(last).length - 1))}/${last}`;
    // Headers without the names of groups.
    return sources.find((source) => !met.has(source) && lastName(source) === column) ?? parted(column);
  };
}

function positionsIn(all: readonly Question[], { positionPart }: FormLayout, pathOf: (column: string) => string): Position[] {
  const found = new Map<string, Position>();
  for (const one of all) {
    const read = positionPart(one.column);
    if (read === null) continue;
    const whole = all.find(({ column }) => read.questions.includes(column)) ?? null, name = whole?.column ?? read.questions[0]!;
    const position = found.get(name) ?? { path: pathOf(name), whole, parts: [] };
    position.parts[read.part] ??= one;
    found.set(name, position);
  }
  return [...found.values()].filter(({ parts }) => parts[0] !== undefined && parts[1] !== undefined);
}

/** Of a question with several choices there is a column for each beside its own: `type/mortar` is 1 or 0. */
function isChoice(column: string, columns: readonly string[]): boolean {
  return column.includes('/') && columns.includes(column.slice(0, column.lastIndexOf('/')));
}

/** `latitude longitude altitude accuracy`, as the form has it; '' where nothing is told. */
function positionOf({ whole, parts }: Position, cells: readonly string[]): string | RowFault {
  const written = whole === null ? '' : (cells[whole.at] ?? '').trim();
  const texts = PARTS.map((_, i) => (parts[i] === undefined ? '' : (cells[parts[i].at] ?? '').trim()));
  if (texts.every((text) => text === '')) return written;
  const unread = texts.findIndex((text, i) => (text === '' ? i < 2 : !Number.isFinite(smallNumber(text))));
  if (unread >= 0) return { code: 'import.no-position', column: parts[unread]!.column, value: texts[unread]!, message: `this is no ${PARTS[unread]}`, mend: 'write degrees and metres as numbers: 36.25' };
  const numbers = texts.map((text) => (text === '' ? NaN : smallNumber(text)));
  const told = written.split(/\s+/).map(Number);
  const other = written === '' ? -1 : numbers.findIndex((number, i) => Number.isFinite(number) && Number.isFinite(told[i]) && number !== told[i]);
  if (other >= 0) return { code: 'import.position-differs', column: parts[other]!.column, value: texts[other]!, message: `${whole!.column} says ${JSON.stringify(written)}: which of the two is it?`, mend: `write both alike, or leave ${whole!.column} empty` };
  if (written !== '' && told.length >= numbers.findLastIndex((number) => Number.isFinite(number)) + 1) return written;
  return [numbers[0], numbers[1], Number.isFinite(numbers[2]) ? numbers[2] : 0, ...(Number.isFinite(numbers[3]) ? [numbers[3]] : [])].join(' ');
}

export function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
