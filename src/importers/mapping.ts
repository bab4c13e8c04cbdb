// The mapping of a table: a claim of claims/1 in which a value may be a column. Read with everything that is wrong with it, held against the table's columns.
import { ProblemError, type Problem } from '#base/problem.ts';
import { CLAIM_KINDS, type ClaimKind } from '#records/claim.ts';
import { FIELDS_OF_KIND } from '#records/claim-codec.ts';
import { nearest } from '#base/nearest.ts';
import type { Columns } from '#importers/columns.ts';
import { DATE_ORDERS, type DateOrder } from '#importers/date-column.ts';

/** A value that stands in the table. `columns`: joined by `/`, for an id made of several. */
export interface FromColumn {
  columns: string[];
  /** What the table's words mean, by their `wordKey`; null: the word stands for a full cell, and says nothing. */
  values: ReadonlyMap<string, unknown> | null;
  /** What holds for an empty cell, and for a word that `values` does not list; undefined: nothing is said of it. */
  otherwise: unknown;
  /** Several values in one cell, parted by this. */
  split: string | null;
}

export interface Condition { column: string; /** null: the cell is not empty. */ is: ReadonlySet<string> | null }

export interface ClaimTemplate { kind: ClaimKind; fields: Readonly<Record<string, unknown>>; when: Condition | null }

export interface Mapping {
  table: { delimiter?: string; headerRow?: number; sheet?: string | number };
  /** In which order day and month stand, where the table does not show it; by column where they differ. */
  dates: DateOrder | ReadonlyMap<string, DateOrder> | null;
  /** Rows that say that their claims no longer hold. */
  withdrawn: Condition | null;
  claims: readonly ClaimTemplate[];
}

/** Instead of a meaning that nobody has given yet: a mapping that was suggested has them. */
export const UNSAID = '?';

const KNOWN = ['format', 'table', 'dates', 'withdrawn', 'claims', 'note'];

export function isFromColumn(value: unknown): value is FromColumn {
  return value instanceof ColumnValue;
}

class ColumnValue implements FromColumn {
  readonly columns: string[];
  readonly values: ReadonlyMap<string, unknown> | null;
  readonly otherwise: unknown;
  readonly split: string | null;
  constructor({ columns, values, otherwise, split }: FromColumn) {
    this.columns = columns;
    this.values = values;
    this.otherwise = otherwise;
    this.split = split;
  }
}

/** Throws ProblemError with all that is wrong. */
export function readMapping(json: unknown): Mapping {
  const reader = new MappingReader();
  const mapping = reader.read(json);
  if (reader.problems.length > 0) throw new ProblemError(reader.problems);
  return mapping;
}

/** Words of a table are the same in whatever case. */
export function wordKey(word: string): string {
  return word.normalize('NFC').trim().toLowerCase();
}

class MappingReader {
  readonly problems: Problem[] = [];

  read(json: unknown): Mapping {
    const mapping: Mapping = { table: {}, dates: null, withdrawn: null, claims: [] };
    if (!isObject(json)) {
      this.#say('', 'the mapping is no object', 'write {"format": "mapping/1", "claims": [{"kind": "incident", ...}]}');
      return mapping;
    }
    if (json['format'] !== 'mapping/1') this.#say('format', `format is ${JSON.stringify(json['format'])}`, 'write "format": "mapping/1"');
    for (const field of Object.keys(json)) if (!KNOWN.includes(field)) this.#unknown(field, field, KNOWN);
    mapping.table = this.#table(json['table'] ?? {});
    mapping.dates = this.#dates(json['dates'] ?? null);
    mapping.withdrawn = json['withdrawn'] === undefined ? null : this.#condition('withdrawn', json['withdrawn']);
    const claims = json['claims'];
    if (!Array.isArray(claims) || claims.length === 0) this.#say('claims', 'claims is no list of claims', 'write what a row says: "claims": [{"kind": "incident", "id": {"column": ...}, ...}]');
    else mapping.claims = claims.map((one: unknown, i) => this.#template(`claims[${i}]`, one));
    return mapping;
  }

  #table(value: unknown): Mapping['table'] {
    if (!isObject(value)) {
      this.#say('table', 'table is no object', 'write "table": {"delimiter": ";", "header": 3, "sheet": "Data"}');
      return {};
    }
    for (const field of Object.keys(value)) if (!['delimiter', 'header', 'sheet'].includes(field)) this.#unknown(`table.${field}`, field, ['delimiter', 'header', 'sheet']);
    const { delimiter, header, sheet } = value;
    if (delimiter !== undefined && (typeof delimiter !== 'string' || delimiter.length !== 1 || delimiter === '"')) this.#say('table.delimiter', `the delimiter is ${JSON.stringify(delimiter)}`, 'write one letter: ",", ";", "|", or "\\t" for a tab');
    if (header !== undefined && (!Number.isInteger(header) || (header as number) < 1)) this.#say('table.header', `header is ${JSON.stringify(header)}`, 'write the number of the row that names the columns, from 1');
    return { ...(typeof delimiter === 'string' ? { delimiter } : {}), ...(typeof header === 'number' ? { headerRow: header } : {}), ...(typeof sheet === 'string' || typeof sheet === 'number' ? { sheet } : {}) };
  }

  #dates(value: unknown): Mapping['dates'] {
    const isOrder = (one: unknown): one is DateOrder => DATE_ORDERS.includes(one as DateOrder);
    if (value === null || isOrder(value)) return value;
    if (isObject(value) && Object.values(value).every(isOrder)) return new Map(Object.entries(value) as [string, DateOrder][]);
    this.#say('dates', `dates is ${JSON.stringify(value)}`, 'write "day-first", "month-first" or "day-numbers", or an object with one of them for each column');
    return null;
  }

  #condition(field: string, value: unknown): Condition | null {
    if (!isObject(value) || typeof value['column'] !== 'string') {
      this.#say(field, `${field} names no column`, 'write {"column": "Status", "is": ["verified"]}; without "is", any cell that is not empty');
      return null;
    }
    const is = value['is'] ?? null;
    if (is === null) return { column: value['column'], is: null };
    const words = Array.isArray(is) ? is as unknown[] : [is];
    return { column: value['column'], is: new Set(words.map((word) => wordKey(String(word)))) };
  }

  #template(at: string, value: unknown): ClaimTemplate {
    const none: ClaimTemplate = { kind: 'incident', fields: {}, when: null };
    if (!isObject(value)) {
      this.#say(at, 'this is no claim', 'write an object: {"kind": "incident", "id": {"column": ...}, ...}');
      return none;
    }
    const { kind, when, ...fields } = value;
    if (!CLAIM_KINDS.includes(kind as ClaimKind)) {
      this.#say(`${at}.kind`, kind === undefined ? 'there is no kind' : `the kind is ${JSON.stringify(kind)}`, `write one of ${CLAIM_KINDS.join(', ')}`);
      return none;
    }
    const known = FIELDS_OF_KIND.get(kind as ClaimKind)!;
    for (const field of Object.keys(fields)) {
      if (field === 'channel' || field === 'recordedAt') this.#say(`${at}.${field}`, `${field} is not the mapping's to say`, field === 'channel' ? 'say --channel' : 'leave it out: the ledger writes it');
      else if (!known.includes(field)) this.#unknown(`${at}.${field}`, field, known);
    }
    if (fields['id'] === undefined) this.#say(`${at}.id`, 'there is no id: by what is a row known again?', 'write "id": {"column": ...}; or {"columns": [...]} for several that together are one row\'s own');
    return { kind: kind as ClaimKind, fields: this.#object(at, fields), when: when === undefined ? null : this.#condition(`${at}.when`, when) };
  }

  #object(at: string, value: JsonObject): JsonObject {
    return Object.fromEntries(Object.entries(value).map(([field, one]) => [field, this.#value(`${at}.${field}`, one)]));
  }

  #value(at: string, value: unknown): unknown {
    if (value === UNSAID) this.#say(at, 'this is not said yet', 'write what it is');
    if (Array.isArray(value)) return value.map((one: unknown, i) => this.#value(`${at}[${i}]`, one));
    if (!isObject(value)) return value;
    return 'column' in value || 'columns' in value ? this.#fromColumn(at, value) : this.#object(at, value);
  }

  #fromColumn(at: string, value: JsonObject): FromColumn {
    for (const field of Object.keys(value)) if (!['column', 'columns', 'values', 'otherwise', 'split'].includes(field)) this.#unknown(`${at}.${field}`, field, ['column', 'columns', 'values', 'otherwise', 'split']);
    const columns = Array.isArray(value['columns']) ? value['columns'] as unknown[] : [value['column']];
    if (columns.length === 0 || columns.some((name) => typeof name !== 'string')) this.#say(at, 'the column is no name', 'write {"column": "Date"}, or an HXL tag: {"column": "#date+start"}');
    if (value['otherwise'] === UNSAID) this.#say(`${at}.otherwise`, 'this is not said yet', 'write what holds for all other words, or leave it out');
    return new ColumnValue({ columns: columns.map(String), values: this.#values(`${at}.values`, value['values']), otherwise: value['otherwise'], split: typeof value['split'] === 'string' && value['split'] !== '' ? value['split'] : null });
  }

  #values(at: string, value: unknown): FromColumn['values'] {
    if (value === undefined || value === null) return null;
    if (!isObject(value)) {
      this.#say(at, 'values is no object', 'write what the table\'s words mean: {"Mortar": "attack/shelling/mortar"}');
      return null;
    }
    const unsaid = Object.entries(value).filter(([, meaning]) => meaning === UNSAID).map(([word]) => JSON.stringify(word));
    if (unsaid.length > 0) this.#say(at, `what these mean is not said yet: ${unsaid.slice(0, 20).join(', ')}${unsaid.length > 20 ? ` and ${unsaid.length - 20} more` : ''}`, 'write the meaning in place of "?"; null for a word that says nothing');
    return new Map(Object.entries(value).map(([word, meaning]) => [wordKey(word), meaning]));
  }

  #unknown(at: string, field: string, known: readonly string[]): void {
    const meant = nearest(field, known);
    this.#say(at, `${field} is not known here`, meant === undefined ? `it is one of ${known.join(', ')}` : `did you mean ${meant}? it is one of ${known.join(', ')}`);
  }

  #say(field: string, message: string, mend: string): void {
    this.problems.push({ code: 'mapping.bad', severity: 'error', message: `the mapping: ${message}`, mend, field });
  }
}

export function columnsNamed({ claims, withdrawn }: Mapping): string[] {
  return [...new Set([...claims.flatMap(({ fields, when }) => [...columnsIn(fields), ...(when === null ? [] : [when.column])]), ...(withdrawn === null ? [] : [withdrawn.column])])];
}

/** The columns that the mapping names and the table lacks. */
export function missingColumns(mapping: Mapping, columns: Columns): Problem[] {
  return columnsNamed(mapping).filter((name) => !columns.has(name)).map((name): Problem => {
    const meant = columns.nearest(name);
    return { code: 'mapping.no-column', severity: 'error', message: `the table has no column ${JSON.stringify(name)}`, mend: `${meant === undefined ? '' : `did you mean ${JSON.stringify(meant)}? `}it has ${columns.names.map((one) => JSON.stringify(one)).join(', ')}` };
  });
}

export function columnsIn(value: unknown): string[] {
  if (isFromColumn(value)) return value.columns;
  if (Array.isArray(value)) return value.flatMap(columnsIn);
  return isObject(value) ? Object.values(value).flatMap(columnsIn) : [];
}

type JsonObject = Record<string, unknown>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
