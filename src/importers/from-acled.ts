// ACLED, its old layout and its new one, and its files of deletions. Neither of its two actors becomes an author: the data do not say who attacked (N2).
import { civilOfDay, dayFromCivil, daysInMonth, type Day } from '#base/civil.ts';
import { formatInstant } from '#base/instant.ts';
import { ProblemError, type Problem } from '#base/problem.ts';
import { endOfDay, startOfDay, type ZoneTable } from '#base/zone.ts';
import { readClaim } from '#records/claim-codec.ts';
import { ACLED_TYPES } from '#importers/acled-types.ts';
import { cellAt, Columns } from '#importers/columns.ts';
import type { ClaimJson, ImportContext, ImportedRow, Importer, ImportSource, RowFault, RowOutcome } from '#importers/importer.ts';
import { wordKey } from '#importers/mapping.ts';
import { readSourceMapping, type SourceMapping } from '#importers/source-mapping.ts';
import { TableDates } from '#importers/table-dates.ts';
import { openTable, type Table, type TableRow } from '#importers/table.ts';
import { smallNumber } from '#importers/written-number.ts';

const NEEDED = ['event_date', 'time_precision', 'event_type', 'latitude', 'longitude', 'geo_precision', 'fatalities'];
/** By geo_precision: a town; the part of a region round a town; a region, of which the point is the capital. */
const RADII = [5_000, 25_000, 250_000];

export const fromAcled: Importer = {
  as: 'acled',
  says: 'events of ACLED, in its old layout and its new one, and its files of deletions',
  needsMapping: false,
  async open(path, context): Promise<ImportSource> {
    const mapping = readSourceMapping(context.mapping, RADII, ['standing', 'dates', 'radiusMetres', 'types', 'fatalities']);
    const table = await openTable(path, { encoding: context.encoding, hasColumns: ['event_id_cnty'], signal: context.signal, onProgress: context.onProgress });
    const columns = new Columns(table);
    const rest = { writeRefused: table.writeRefused };
    if (!columns.has('event_date')) return { rows: deletions(table, columns), remarks: () => [...table.remarks], ...rest };
    const missing = NEEDED.filter((name) => !columns.has(name, name.replace('time', 'date')));
    if (missing.length > 0) throw new ProblemError([{ code: 'table.no-column', severity: 'error', message: `there is no column ${missing.join(', ')}`, mend: 'take the file as ACLED publishes it; where columns were left out or renamed, use --as table with a mapping' }]);
    const { zone } = context;
    if (zone === null) throw new ProblemError([{ code: 'import.no-zone', severity: 'error', message: 'ACLED writes days: by which clock do they begin and end?', mend: 'add --zone, for example --zone Asia/Damascus' }]);
    const reader = new AcledReader(table, columns, { ...context, zone }, mapping);
    return { rows: reader.rows(), remarks: () => reader.remarks(), ...rest };
  },
};

/** A file of ids, without events: what ACLED has taken back. */
async function* deletions(table: Table, columns: Columns): AsyncGenerator<ImportedRow[]> {
  for await (const page of table.rows()) {
    yield page.map((row): ImportedRow => {
      const id = cellAt(row, columns.at('event_id_cnty'));
      const fault = row.fault ?? (id === '' ? noId() : null);
      return { row: row.row, line: row.line, source: row.cells, outcome: fault === null ? { withdraws: [id] } : { refused: [fault] } };
    });
  }
}

function noId(): RowFault {
  return { code: 'table.no-id', column: 'event_id_cnty', value: '', message: 'there is no event_id_cnty', mend: 'look the event up in the source' };
}

class AcledReader {
  readonly #table: Table;
  readonly #columns: Columns;
  readonly #context: ImportContext & { zone: ZoneTable };
  readonly #mapping: SourceMapping;
  readonly #dates: TableDates;

  constructor(table: Table, columns: Columns, context: ImportContext & { zone: ZoneTable }, mapping: SourceMapping) {
    this.#table = table;
    this.#columns = columns;
    this.#context = context;
    this.#mapping = mapping;
    this.#dates = new TableDates(table, new Map([['event_date', [columns.at('event_date')]]]), () => mapping.dates);
  }

  async *rows(): AsyncGenerator<ImportedRow[]> {
    for await (const page of this.#dates.pages()) {
      yield page.map((row): ImportedRow => ({ row: row.row, line: row.line, source: row.cells, outcome: this.#outcomeOf(row) }));
    }
  }

  remarks(): Problem[] {
    return [...this.#table.remarks, ...this.#dates.remarks()];
  }

  #cell(row: TableRow, ...names: string[]): string {
    return cellAt(row, this.#columns.at(...names));
  }

  #outcomeOf(row: TableRow): RowOutcome {
    if (row.fault !== null) return { refused: [row.fault] };
    const faults: RowFault[] = [], id = this.#cell(row, 'event_id_cnty');
    if (id === '') faults.push(noId());
    const type = this.#type(row, faults), during = this.#during(row, faults), place = this.#place(row, faults), killed = this.#killed(row, faults), recordedAt = this.#recordedAt(row, faults);
    if (faults.length > 0) return { refused: faults, ...(id === '' ? {} : { about: [id] }) };
    const { standing } = this.#mapping;
    const claim: ClaimJson = {
      kind: type === null ? 'statement' : 'incident', id, channel: this.#context.channel, during, place, ...(type === null ? {} : { type, killed }),
      ...(standing === null ? {} : { standing }), ...(recordedAt === null ? {} : { recordedAt }), source: this.#source(row),
    };
    const read = readClaim(claim);
    if ('claim' in read) return { claims: [claim] };
    return { refused: read.faults.map(({ code, field, message, mend }) => ({ code, column: field === 'recordedAt' ? 'timestamp' : field, value: '', message, mend })), about: [id] };
  }

  /** null: no incident of the tree. */
  #type(row: TableRow, faults: RowFault[]): string | null {
    const event = this.#cell(row, 'event_type'), sub = this.#cell(row, 'sub_event_type');
    for (const word of [sub, event].filter((one) => one !== '')) {
      const type = this.#mapping.types.get(wordKey(word)) ?? ACLED_TYPES.get(wordKey(word));
      if (type !== undefined) return type;
    }
    faults.push({ code: 'acled.unknown-type', column: sub === '' ? 'event_type' : 'sub_event_type', value: sub === '' ? event : sub, message: `it is not known what ${JSON.stringify(sub === '' ? event : sub)} is among the incident types`, mend: 'say so in a mapping: {"types": {"Grenade": "attack/explosive"}}' });
    return null;
  }

  /** time_precision: 1 the day, 2 a week that the day lies in, 3 the month (E4). */
  #during(row: TableRow, faults: RowFault[]): [string, string] | null {
    const read = this.#dates.read('event_date', row);
    const precision = this.#code(row, 'time_precision', 'date_precision', faults);
    if ('code' in read) {
      faults.push(read);
      return null;
    }
    const [first, last] = precision === 3 ? monthOf(read.day) : precision === 2 ? [read.day - 6, read.day + 6] : [read.day, read.day];
    return [formatInstant(startOfDay(this.#context.zone, first)), formatInstant(endOfDay(this.#context.zone, last))];
  }

  #code(row: TableRow, name: string, otherwise: string, faults: RowFault[]): number {
    const text = this.#cell(row, name, otherwise), value = Number(text);
    if (value === 1 || value === 2 || value === 3) return value;
    faults.push({ code: 'acled.unknown-code', column: name, value: text, message: `${name} is ${JSON.stringify(text)}, not 1, 2 or 3`, mend: 'look it up in the codebook' });
    return 1;
  }

  #place(row: TableRow, faults: RowFault[]): ClaimJson | null {
    const precision = this.#code(row, 'geo_precision', 'geo_precis', faults);
    const point = (['longitude', 'latitude'] as const).map((name) => {
      const text = this.#cell(row, name), value = smallNumber(text), most = name === 'latitude' ? 90 : 180;
      if (text === '' || !Number.isFinite(value) || Math.abs(value) > most) faults.push({ code: 'table.no-coordinate', column: name, value: text, message: `${name} is ${JSON.stringify(text)}, not degrees up to ${most}`, mend: 'look the event up in the source' });
      return value;
    });
    // Smaller areas are sure only where the town is. Their names say which areas they are: "Aleppo" alone may be the city to an agreement.
    const areas = (precision === 1 ? ['admin3', 'admin2', 'admin1'] : ['admin1']).map((level) => [this.#cell(row, level), level]).filter(([name]) => name !== '').map(([name, level]) => `${name} (${level})`);
    const within = [...areas, ...(this.#cell(row, 'country') === '' ? [] : [this.#cell(row, 'country')])];
    return { point, radiusMetres: this.#mapping.radiusMetres[precision - 1]!, ...(within.length === 0 ? {} : { within }) };
  }

  /** ACLED takes the least that is reported, and 0 where nothing is: so many at least. */
  #killed(row: TableRow, faults: RowFault[]): [number, number | null] | null {
    const text = this.#cell(row, 'fatalities'), value = Number(text);
    if (text !== '' && Number.isInteger(value) && value >= 0) return [value, this.#mapping.isFatalitiesExact ? value : null];
    faults.push({ code: 'table.no-count', column: 'fatalities', value: text, message: `fatalities is ${JSON.stringify(text)}, not a whole number`, mend: 'write a whole number, 0 or more' });
    return null;
  }

  /** When ACLED last wrote the event: of two exports the later word holds, whichever comes in first. */
  #recordedAt(row: TableRow, faults: RowFault[]): string | null {
    const text = this.#cell(row, 'timestamp');
    if (text === '') return null;
    if (/^\d{9,10}$|^\d{12,13}$/.test(text)) return formatInstant(Number(text) * (text.length <= 10 ? 1000 : 1));
    faults.push({ code: 'acled.no-timestamp', column: 'timestamp', value: text, message: `timestamp is ${JSON.stringify(text)}, not seconds since 1970`, mend: 'take the file as ACLED publishes it; spreadsheets round such numbers' });
    return null;
  }

  #source(row: TableRow): ClaimJson {
    const told = ['event_type', 'sub_event_type', 'actor1', 'actor2', 'location', 'civilian_targeting', 'tags'].map((name) => [name, this.#cell(row, name)] as const).filter(([, text]) => text !== '').map(([name, text]) => `${name}: ${text}`).join('; ');
    const title = this.#cell(row, 'source'), quote = this.#cell(row, 'notes');
    return { ...(title === '' ? {} : { title }), ...(quote === '' ? {} : { quote }), note: told };
  }
}

function monthOf(day: Day): [Day, Day] {
  const { year, month } = civilOfDay(day);
  return [dayFromCivil({ year, month, day: 1 }), dayFromCivil({ year, month, day: daysInMonth(year, month) })];
}
