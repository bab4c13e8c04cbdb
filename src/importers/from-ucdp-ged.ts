// UCDP GED, every version of its codebook: events of organised violence, each with what is known of its day, its place and its dead.
import { ProblemError, type Problem } from '#base/problem.ts';
import { endOfDay, startOfDay, type ZoneTable } from '#base/zone.ts';
import { formatInstant } from '#base/instant.ts';
import { cellAt, Columns } from '#importers/columns.ts';
import type { ClaimJson, ImportContext, ImportedRow, Importer, ImportSource, RowFault, RowOutcome } from '#importers/importer.ts';
import { readSourceMapping, type SourceMapping } from '#importers/source-mapping.ts';
import { TableDates } from '#importers/table-dates.ts';
import { openTable, type Table, type TableRow } from '#importers/table.ts';
import { smallNumber } from '#importers/written-number.ts';

/** Columns by their names in the several codebooks. */
const COLUMNS = {
  id: ['id'], type: ['type_of_violence', 'type_of_vi'], sideA: ['side_a'], sideB: ['side_b'], wherePrec: ['where_prec'], where: ['where_coordinates', 'where_coor'],
  adm1: ['adm_1'], adm2: ['adm_2'], latitude: ['latitude'], longitude: ['longitude'], country: ['country'], datePrec: ['date_prec'],
  dateStart: ['date_start'], dateEnd: ['date_end'], low: ['low', 'low_est', 'deaths_low'], best: ['best', 'best_est', 'deaths_best'], high: ['high', 'high_est', 'deaths_high'],
  article: ['source_article', 'source_art'], office: ['source_office'], date: ['source_date'], headline: ['source_headline'], original: ['source_original', 'source_ori'],
} as const;
type Name = keyof typeof COLUMNS;
const NEEDED: readonly Name[] = ['id', 'type', 'sideA', 'sideB', 'wherePrec', 'latitude', 'longitude', 'datePrec', 'dateStart', 'dateEnd', 'low', 'best', 'high'];

/**
 * By where_prec. The point of a place that is known stands for the whole of it (1); near a known place is 25 km by the codebook (2). From 3 on the point is the
 * centre of a district, a province, a line or stretch of land, a country, a sea: wide enough for all but a few of them; what area it is, is named beside it.
 */
const RADII: readonly number[] = [5_000, 25_000, 250_000, 1_000_000, 1_000_000, 5_000_000, 5_000_000];

/** Where first and last day are the same although the day is not known: days that it may have been before and after (codebook: 2 to 6 days, a week, a month, more). */
const DAYS_AROUND: Readonly<Record<string, number>> = { 2: 6, 3: 7, 4: 31, 5: 366 };

export const fromUcdpGed: Importer = {
  as: 'ucdp-ged',
  says: 'events of UCDP GED, of any version: CSV, XLSX, GeoJSON and others',
  needsMapping: false,
  // Revisions shuffle the articles of an event and lose letters of them: no rule reads them.
  passesOver: ['source'],
  async open(path, context): Promise<ImportSource> {
    if (context.zone === null) throw new ProblemError([{ code: 'import.no-zone', severity: 'error', message: 'UCDP GED writes days: by which clock do they begin and end?', mend: 'add --zone, for example --zone Asia/Damascus' }]);
    const mapping = readSourceMapping(context.mapping, RADII, ['standing', 'dates', 'radiusMetres']);
    const table = await openTable(path, { encoding: context.encoding, hasColumns: ['id', 'date_start', 'side_a'], signal: context.signal, onProgress: context.onProgress });
    const reader = new UcdpReader(table, { ...context, zone: context.zone }, mapping);
    return { rows: reader.rows(), remarks: () => reader.remarks(), writeRefused: (rows) => table.writeRefused(rows) };
  },
};

class UcdpReader {
  readonly #table: Table;
  readonly #context: ImportContext & { zone: ZoneTable };
  readonly #mapping: SourceMapping;
  readonly #at: Readonly<Record<Name, number>>;
  readonly #dates: TableDates;
  /** Rows of which the bounds of the dead contradict one another, and of which the point lies outside the area that they name. */
  readonly #contradicting: number[] = [];
  readonly #elsewhere: number[] = [];

  constructor(table: Table, context: ImportContext & { zone: ZoneTable }, mapping: SourceMapping) {
    const columns = new Columns(table);
    this.#table = table;
    this.#context = context;
    this.#mapping = mapping;
    this.#at = Object.fromEntries(Object.entries(COLUMNS).map(([name, names]) => [name, columns.at(...names)])) as Record<Name, number>;
    const missing = NEEDED.filter((name) => this.#at[name] < 0).map((name) => COLUMNS[name][0]);
    if (missing.length > 0) throw new ProblemError([{ code: 'table.no-column', severity: 'error', message: `there is no column ${missing.join(', ')}`, mend: 'take the file as UCDP publishes it; where columns were left out or renamed, use --as table with a mapping' }]);
    this.#dates = new TableDates(table, new Map([['date_start', [this.#at.dateStart]], ['date_end', [this.#at.dateEnd]]]), () => mapping.dates);
  }

  async *rows(): AsyncGenerator<ImportedRow[]> {
    for await (const page of this.#dates.pages()) {
      yield page.map((row): ImportedRow => ({ row: row.row, line: row.line, source: row.cells, outcome: this.#outcomeOf(row) }));
    }
  }

  remarks(): Problem[] {
    const some = (rows: readonly number[]) => `${rows.slice(0, 5).join(', ')}${rows.length > 5 ? ` and ${rows.length - 5} more` : ''}`;
    return [
      ...this.#table.remarks, ...this.#dates.remarks(),
      ...(this.#contradicting.length === 0 ? [] : [{ code: 'ucdp.bounds', severity: 'warning' as const, message: `in ${this.#contradicting.length} rows low, best and high are not in this order; the least and the greatest of them are taken (rows ${some(this.#contradicting)})`, mend: 'nothing need be done; UCDP may correct them' }]),
      ...(this.#elsewhere.length === 0 ? [] : [{ code: 'ucdp.point-outside', severity: 'warning' as const, message: `in ${this.#elsewhere.length} rows the point lies outside the area that the row names, as the gazetteer draws it; the area is left out of what the claim says (rows ${some(this.#elsewhere)})`, mend: 'look at them; the gazetteer may be coarse' }]),
    ];
  }

  #cell(row: TableRow, name: Name): string {
    return cellAt(row, this.#at[name]);
  }

  #outcomeOf(row: TableRow): RowOutcome {
    if (row.fault !== null) return { refused: [row.fault] };
    const faults: RowFault[] = [];
    const id = this.#cell(row, 'id');
    if (id === '') faults.push({ code: 'table.no-id', column: 'id', value: '', message: 'there is no id', mend: 'look the event up in the source' });
    const type = this.#code(row, 'type', 3, faults), datePrec = this.#code(row, 'datePrec', 5, faults), wherePrec = this.#code(row, 'wherePrec', 7, faults);
    const during = this.#during(row, datePrec, faults);
    const killed = this.#killed(row, faults);
    const place = this.#place(row, wherePrec, faults);
    if (faults.length > 0) return { refused: faults, ...(id === '' ? {} : { about: [id] }) };
    const { standing } = this.#mapping;
    return { claims: [{
      kind: 'incident', id, channel: this.#context.channel, during, place, type: 'attack', ...this.#sides(row, type), killed,
      ...(standing === null ? {} : { standing }), ...this.#source(row),
    }] };
  }

  /** A number from 1 to most, as the codebook counts. */
  #code(row: TableRow, name: Name, most: number, faults: RowFault[]): number {
    const value = Number(this.#cell(row, name));
    if (Number.isInteger(value) && value >= 1 && value <= most) return value;
    faults.push({ code: 'ucdp.unknown-code', column: COLUMNS[name][0], value: this.#cell(row, name), message: `${COLUMNS[name][0]} is ${JSON.stringify(this.#cell(row, name))}, not 1 to ${most}`, mend: 'look it up in the codebook' });
    return 1;
  }

  /** The civil days on any of which it may have been (E4). */
  #during(row: TableRow, datePrec: number, faults: RowFault[]): [string, string] | null {
    const first = this.#dates.read('date_start', row), last = this.#dates.read('date_end', row);
    for (const one of [first, last]) if ('code' in one) faults.push(one);
    if ('code' in first || 'code' in last) return null;
    if (last.day < first.day) {
      faults.push({ code: 'ucdp.dates-backwards', column: 'date_end', value: this.#cell(row, 'dateEnd'), message: 'date_end lies before date_start', mend: 'look the event up in the source' });
      return null;
    }
    const around = first.day === last.day ? (DAYS_AROUND[datePrec] ?? 0) : 0;
    const { zone } = this.#context;
    return [formatInstant(startOfDay(zone, first.day - around)), formatInstant(endOfDay(zone, last.day + around))];
  }

  #killed(row: TableRow, faults: RowFault[]): [number, number] | null {
    const [low, best, high] = (['low', 'best', 'high'] as const).map((name) => {
      const text = this.#cell(row, name), value = Number(text);
      if (text === '' || !Number.isInteger(value) || value < 0) faults.push({ code: 'table.no-count', column: COLUMNS[name][0], value: text, message: `${COLUMNS[name][0]} is ${JSON.stringify(text)}, not a whole number`, mend: 'write a whole number, 0 or more' });
      return value;
    }) as [number, number, number];
    if (low > best || best > high) this.#contradicting.push(row.row);
    return [Math.min(low, best, high), Math.max(low, best, high)];
  }

  /** Of two sides that fight, either may have fired (N2). One-sided violence is side_a's by definition of its type. */
  #sides(row: TableRow, type: number): ClaimJson {
    const a = this.#cell(row, 'sideA'), b = this.#cell(row, 'sideB');
    if (type === 3) return { ...(a === '' ? {} : { by: [a] }), ...(b === '' ? {} : { against: [b] }) };
    if (a === '' || b === '') return {};
    return a === b ? { by: [a], against: [a] } : { by: [a, b], against: [a, b], attribution: 'one-of' };
  }

  #place(row: TableRow, wherePrec: number, faults: RowFault[]): ClaimJson | null {
    const latitude = this.#degrees(row, 'latitude', 90, faults), longitude = this.#degrees(row, 'longitude', 180, faults);
    if (latitude === null || longitude === null) return null;
    const country = this.#cell(row, 'country'), adm1 = this.#cell(row, 'adm1'), adm2 = this.#cell(row, 'adm2');
    const named = wherePrec === 3 ? this.#found(adm2, [country, adm1]) : wherePrec === 4 ? this.#found(adm1, [country]) : null;
    if (named !== null) return { name: named };
    const areas = [...(wherePrec === 1 || wherePrec === 3 ? [adm2] : []), ...(wherePrec <= 4 ? [adm1] : [])].filter((name) => name !== '');
    const within = [...areas.filter((name) => this.#mayHold(name, [longitude, latitude], wherePrec, row)), ...(wherePrec === 7 || country === '' ? [] : [country])];
    return { point: [longitude, latitude], radiusMetres: this.#mapping.radiusMetres[wherePrec - 1]!, ...(within.length === 0 ? {} : { within: [...new Set(within)] }) };
  }

  #found(name: string, within: readonly string[]): string | null {
    if (name === '') return null;
    const found = this.#context.places?.find(name, within.filter((one) => one !== '')) ?? null;
    return found?.found === 'exact' ? found.name : null;
  }

  /** A point that is exact and lies outside what the row names: one of the two is wrong. */
  #mayHold(area: string, point: [number, number], wherePrec: number, row: TableRow): boolean {
    if (wherePrec !== 1) return true;
    const known = this.#found(area, [this.#cell(row, 'country')]);
    if (known === null || this.#context.places?.holds(known, point) !== false) return true;
    if (this.#elsewhere.at(-1) !== row.row) this.#elsewhere.push(row.row);
    return false;
  }

  #degrees(row: TableRow, name: 'latitude' | 'longitude', most: number, faults: RowFault[]): number | null {
    const text = this.#cell(row, name), value = smallNumber(text);
    if (text !== '' && Number.isFinite(value) && Math.abs(value) <= most) return value;
    faults.push({ code: 'table.no-coordinate', column: name, value: text, message: `${name} is ${JSON.stringify(text)}, not degrees up to ${most}`, mend: 'look the event up in the source' });
    return null;
  }

  #source(row: TableRow): ClaimJson {
    const article = this.#cell(row, 'article'), headline = this.#cell(row, 'headline');
    const note = [
      ['office', this.#cell(row, 'office')], ['date', this.#cell(row, 'date')], ['told by', this.#cell(row, 'original')],
      ['place', this.#cell(row, 'where')], ['best estimate', this.#cell(row, 'best')],
    ].filter(([, text]) => text !== '').map(([name, text]) => `${name}: ${text}`).join('; ');
    return { source: { ...(headline === '' ? {} : { title: headline }), ...(article === '' ? {} : { quote: article }), note } };
  }
}
