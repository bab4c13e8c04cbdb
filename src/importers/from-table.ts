// Any table, by a mapping: every row becomes what the mapping's claims say, its cells in place of columns.
import { ProblemError, type Problem } from '#base/problem.ts';
import { readClaim } from '#records/claim-codec.ts';
import { cellAt, Columns } from '#importers/columns.ts';
import type { ClaimJson, ImportContext, ImportedRow, Importer, ImportSource, RowFault, RowOutcome } from '#importers/importer.ts';
import { columnsIn, columnsNamed, missingColumns, readMapping, wordKey, type ClaimTemplate, type Condition, type Mapping } from '#importers/mapping.ts';
import { RowClaim } from '#importers/row-claim.ts';
import { TableDates } from '#importers/table-dates.ts';
import { openTable, type Table, type TableRow } from '#importers/table.ts';

export const fromTable: Importer = {
  as: 'table',
  says: 'any table with a mapping: CSV, TSV, XLSX, ODS, Parquet, JSON',
  needsMapping: true,
  async open(path, context): Promise<ImportSource> {
    if (context.mapping === null) throw new ProblemError([{ code: 'import.no-mapping', severity: 'error', message: 'a table says nothing without a mapping: which column means what?', mend: `truce import ${path} --suggest-mapping writes a first one; mend it, then say --mapping FILE` }]);
    const mapping = readMapping(context.mapping);
    const table = await openTable(path, { ...mapping.table, mayHaveColumns: columnsNamed(mapping).filter((name) => !name.startsWith('#')), encoding: context.encoding, signal: context.signal, onProgress: context.onProgress });
    return mappedTable(table, mapping, context);
  },
};

/** A table's rows as the mapping says, whatever the table was made of. Throws ProblemError for columns that it lacks. */
export function mappedTable(table: Table, mapping: Mapping, context: ImportContext): ImportSource {
  const columns = new Columns(table);
  const missing = missingColumns(mapping, columns);
  if (missing.length > 0) throw new ProblemError(missing);
  const reader = new MappedRows(table, columns, mapping, context);
  return { rows: reader.rows(), remarks: () => reader.remarks(), writeRefused: (rows) => table.writeRefused(rows) };
}

class MappedRows {
  readonly #table: Table;
  readonly #columns: Columns;
  readonly #mapping: Mapping;
  readonly #context: ImportContext;
  readonly #dates: TableDates;

  constructor(table: Table, columns: Columns, mapping: Mapping, context: ImportContext) {
    this.#table = table;
    this.#columns = columns;
    this.#mapping = mapping;
    this.#context = context;
    const told = (name: string) => (typeof mapping.dates === 'string' ? mapping.dates : mapping.dates?.get(name) ?? null);
    this.#dates = new TableDates(table, new Map(mapping.claims.flatMap(({ fields }) => dateColumnsIn(fields)).map((name) => [name, [columns.at(name)]])), told);
  }

  async *rows(): AsyncGenerator<ImportedRow[]> {
    for await (const page of this.#dates.pages()) {
      yield page.map((row): ImportedRow => ({ row: row.row, line: row.line, source: row.cells, outcome: this.#outcomeOf(row) }));
    }
  }

  remarks(): Problem[] {
    return [...this.#table.remarks, ...this.#dates.remarks()];
  }

  #cell(row: TableRow, name: string): string {
    return cellAt(row, this.#columns.at(name));
  }

  #outcomeOf(row: TableRow): RowOutcome {
    if (row.fault !== null) return { refused: [row.fault] };
    const { claims: templates, withdrawn } = this.#mapping;
    const isWithdrawn = withdrawn !== null && this.#holds(row, withdrawn);
    const faults: RowFault[] = [], claims: ClaimJson[] = [], ids: string[] = [];
    for (const template of templates) {
      if (template.when !== null && !this.#holds(row, template.when)) continue;
      const made = this.#claimOf(row, template, isWithdrawn);
      if (made.id !== null) ids.push(made.id);
      faults.push(...made.faults);
      claims.push(made.claim);
    }
    if (faults.length > 0) return { refused: faults, about: ids };
    return isWithdrawn ? { withdraws: ids } : { claims };
  }

  #claimOf(row: TableRow, template: ClaimTemplate, isIdEnough: boolean): { claim: ClaimJson; faults: RowFault[]; id: string | null } {
    const made = new RowClaim({ cell: (name) => this.#cell(row, name), dates: this.#dates.columns, zone: this.#context.zone, places: this.#context.places });
    const claim: ClaimJson = { kind: template.kind, channel: this.#context.channel, ...made.fields(isIdEnough ? { id: template.fields['id'] } : template.fields) };
    const id = typeof claim['id'] === 'string' ? claim['id'] : null;
    if (isIdEnough) return { claim, id, faults: id === null ? [{ code: 'table.no-id', column: 'id', value: '', message: 'there is no id', mend: 'look the row up in the source' }] : made.faults };
    if (made.faults.length > 0) return { claim, id, faults: made.faults };
    const read = readClaim(claim);
    if ('claim' in read) return { claim, id, faults: [] };
    // The field's fault is the fault of the cells from which it was made.
    return { claim, id, faults: read.faults.map(({ code, field, message, mend }) => {
      const names = columnsIn(template.fields[field.split(/[.[]/)[0]!]);
      return { code, column: names.length === 0 ? field : names.join(', '), value: names.map((name) => this.#cell(row, name)).join(', '), message, mend };
    }) };
  }

  #holds(row: TableRow, { column, is }: Condition): boolean {
    const cell = this.#cell(row, column);
    return is === null ? cell !== '' : is.has(wordKey(cell));
  }
}

/** Columns that stand where an instant is asked for. */
function dateColumnsIn(fields: Readonly<Record<string, unknown>>): string[] {
  return ['during', 'effectiveFrom', 'until'].flatMap((field) => columnsIn(fields[field]));
}

