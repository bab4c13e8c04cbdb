// One row's claim: a template with the row's cells in it, each read as its field asks: dates, counts, places, words.
import { formatInstant } from '#base/instant.ts';
import type { ZoneTable } from '#base/zone.ts';
import type { DateColumn } from '#importers/date-column.ts';
import type { ClaimJson, PlaceFinder, RowFault } from '#importers/importer.ts';
import { columnsIn, isFromColumn, wordKey, type FromColumn } from '#importers/mapping.ts';
import { outsideArea, placeOfRow } from '#importers/place-of-row.ts';
import { spanOf } from '#importers/written-date.ts';
import { smallNumber, westernDigits } from '#importers/written-number.ts';
import { ProblemError } from '#base/problem.ts';

export interface RowAround { cell: (column: string) => string; dates: ReadonlyMap<string, DateColumn>; zone: ZoneTable | null; places: PlaceFinder | null }

type Fields = Readonly<Record<string, unknown>>;

const WHOLE = String.raw`\d{1,3}(?:[,\u00A0\u202F ]\d{3})+|\d+`;
const ONE_COUNT = new RegExp(`^(${WHOLE})(?:\\.0+)?(\\+?)$`), TWO_COUNTS = new RegExp(`^(${WHOLE})\\s*(?:-|–|to)\\s*(${WHOLE})$`);
const COUNTS = ['count', 'killed', 'injured', 'trucks', 'people'];

export class RowClaim {
  readonly faults: RowFault[] = [];
  readonly #around: RowAround;

  constructor(around: RowAround) {
    this.#around = around;
  }

  /** The fields that the row fills; those of empty cells are left out. */
  fields(template: Fields): ClaimJson {
    const claim: ClaimJson = {};
    for (const [field, value] of Object.entries(template)) {
      const made = this.#field(field, value);
      if (made !== undefined && made !== null) claim[field] = made;
    }
    return claim;
  }

  #field(field: string, value: unknown): unknown {
    if (field === 'during') return this.#during(value);
    if (field === 'until' || field === 'effectiveFrom') return isFromColumn(value) ? this.#span(value)?.[0] : value;
    if (field === 'place') return this.#place(value);
    if (COUNTS.includes(field)) return this.#count(value);
    if (field === 'share') return this.#number(value, smallNumber);
    return this.#plain(value);
  }

  /** A value as the cells have it; objects and lists in which nothing is left are nothing. */
  #plain(value: unknown): unknown {
    if (isFromColumn(value)) return this.#words(value);
    if (Array.isArray(value)) {
      const list = value.flatMap((one: unknown) => this.#plain(one) ?? []);
      return list.length === 0 ? undefined : list;
    }
    if (typeof value !== 'object' || value === null) return value;
    const object = Object.fromEntries(Object.entries(value).map(([field, one]) => [field, this.#plain(one)]).filter(([, one]) => one !== undefined && one !== null));
    return Object.keys(object).length === 0 ? undefined : object;
  }

  /** The cell's words, by what the mapping says that they mean. */
  #words(from: FromColumn): unknown {
    const cell = this.#text(from);
    if (from.split === null) return this.#meaning(from, cell);
    const found = cell.split(from.split).map((word) => word.trim()).filter((word) => word !== '').flatMap((word) => this.#meaning(from, word) ?? []);
    return found.length === 0 ? from.otherwise : found;
  }

  #text({ columns }: FromColumn): string {
    return columns.map((name) => this.#around.cell(name)).join(columns.length === 1 ? '' : '/');
  }

  #meaning(from: FromColumn, word: string): unknown {
    if (word === '') return from.otherwise;
    if (from.values === null) return word;
    const known = from.values.get(wordKey(word));
    if (known !== undefined) return known;
    if (from.otherwise !== undefined) return from.otherwise;
    this.#say(from, 'mapping.unlisted-value', `the mapping does not say what ${JSON.stringify(word)} means`, 'add it to "values" there, or say "otherwise"');
    return undefined;
  }

  #during(value: unknown): unknown {
    if (isFromColumn(value)) return this.#span(value);
    if (typeof value !== 'object' || value === null || !('from' in value)) return value;
    const from = isFromColumn(value.from) ? this.#span(value.from) : undefined;
    const last = 'to' in value ? value.to : undefined;
    const to = isFromColumn(last) && this.#text(last) !== '' ? this.#span(last) : from;
    if (from === undefined || to === undefined) return undefined;
    if (to[1] > from[0]) return [from[0], to[1]];
    if (isFromColumn(last)) this.#say(last, 'table.dates-backwards', 'the end lies before the beginning', 'look it up in the source');
    return undefined;
  }

  /** [first moment, first moment after it] of what a cell writes. */
  #span(from: FromColumn): [string, string] | undefined {
    const name = from.columns[0]!;
    const read = this.#around.dates.get(name)!.read(this.#around.cell(name));
    if ('code' in read) {
      this.faults.push(read);
      return undefined;
    }
    const { zone } = this.#around;
    if (zone === null && read.offsetMs === null) throw new ProblemError([{ code: 'import.no-zone', severity: 'error', message: `column ${name} writes dates without offset from UTC: by which clock?`, mend: 'add --zone, for example --zone Asia/Damascus' }]);
    const span = spanOf(read, zone ?? UTC);
    if (span !== null) return [formatInstant(span[0]), formatInstant(span[1])];
    this.#say(from, 'import.skipped-time', `clocks in ${zone!.name} skip that time`, 'look it up in the source, or write the offset from UTC');
    return undefined;
  }

  #count(value: unknown): unknown {
    if (isFromColumn(value)) return this.#range(value);
    if (Array.isArray(value)) return this.#bounds(value[0], value[1]);
    if (typeof value === 'object' && value !== null && ('low' in value || 'high' in value)) return this.#bounds((value as Fields)['low'], (value as Fields)['high']);
    return value;
  }

  #bounds(low: unknown, high: unknown): unknown {
    const [from, to] = [low, high].map((one) => (isFromColumn(one) ? this.#range(one) : one)) as [unknown, unknown];
    if (from === undefined && to === undefined) return undefined;
    const least = Array.isArray(from) ? from[0] as unknown : from, most = Array.isArray(to) ? to[1] as unknown : to;
    return [least ?? 0, most ?? null];
  }

  /** `12`, `1,234`, `10-15`, `40+`. */
  #range(from: FromColumn): unknown {
    const word = this.#words(from);
    if (word === undefined || word === null || typeof word === 'number' || Array.isArray(word)) return word;
    const text = westernDigits(String(word));
    const number = (digits: string) => Number(digits.replaceAll(/[,\u00A0\u202F ]/g, ''));
    const one = ONE_COUNT.exec(text), two = TWO_COUNTS.exec(text);
    if (one !== null) return one[2] === '+' ? [number(one[1]!), null] : number(one[1]!);
    if (two !== null) return [number(two[1]!), number(two[2]!)];
    this.#say(from, 'table.no-count', `${JSON.stringify(text)} is no count`, 'write 12, 10-15 or 40+; or say in the mapping\'s "values" what the word means');
    return undefined;
  }

  #number(value: unknown, read: (text: string) => number = (text) => Number(westernDigits(text))): unknown {
    if (!isFromColumn(value)) return value;
    const text = String(this.#words(value) ?? '');
    if (text === '') return undefined;
    const percent = /[%٪]$/.test(text), number = read(text.replace(/\s*[%٪]$/, ''));
    if (Number.isFinite(number)) return percent ? number / 100 : number;
    this.#say(value, 'table.no-number', `${JSON.stringify(text)} is no number`, 'write it with a point: 36.25');
    return undefined;
  }

  #place(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return this.#plain(value);
    const { site, ...place } = value as Fields;
    const where = this.#where(place, value), kind = site === undefined ? undefined : this.#plain(site);
    return typeof where === 'object' && where !== null && typeof kind === 'string' && kind !== '' ? { ...where, site: kind } : where;
  }

  #where(place: Fields, value: unknown): unknown {
    const within = [this.#plain(place['within'] ?? [])].flat().filter((name) => typeof name === 'string');
    if ('longitude' in place || 'latitude' in place) {
      const point = [this.#number(place['longitude'], smallNumber), this.#number(place['latitude'], smallNumber)];
      if (point.every((degree) => typeof degree === 'number')) {
        this.#mustLieIn([...within, ...[this.#plain(place['name'])].filter((name) => typeof name === 'string')], point as [number, number], place);
        return { point, radiusMetres: this.#number(place['radiusMetres']), ...(within.length === 0 ? {} : { within }) };
      }
    }
    // A row without coordinates has a name, where the mapping says so.
    if (!('name' in place)) return 'geometry' in place || 'point' in place ? value : undefined;
    const name = this.#plain(place['name']);
    if (typeof name !== 'string') return undefined;
    return this.#named(place['name'], name, within);
  }

  /** By the gazetteer, where there is one: found, or asked about; never guessed. */
  #named(from: unknown, name: string, within: readonly string[]): unknown {
    const found = placeOfRow({ name, within, point: null, column: columnsOf(from) }, this.#around);
    if (!('faults' in found)) return { name: found.name };
    this.faults.push(...found.faults);
    return undefined;
  }

  /** Of a row whose point lies elsewhere than the row says, one or the other is wrong. */
  #mustLieIn(areas: readonly string[], point: readonly [number, number], place: Fields): void {
    const outside = outsideArea(areas, point, columnsOf([place['longitude'], place['latitude']]), this.#around.places);
    if (outside !== null) this.faults.push(outside);
  }

  #say(from: FromColumn, code: string, message: string, mend: string): void {
    this.faults.push({ code, column: from.columns.join(', '), value: this.#text(from), message, mend });
  }
}

function columnsOf(value: unknown): string {
  const names = columnsIn(value);
  return names.length === 0 ? 'place' : names.join(', ');
}

/** Where every time has its offset, no clock is asked. */
const UTC: ZoneTable = { name: 'UTC', version: '', dayMs: 86_400_000, from: [], offsetMs: [0] };
