// A map as a table: a row a feature, a column a property, beside them `longitude` and `latitude` of points; so that a table's mapping reads it.
import type { ImportSource } from '#importers/importer.ts';
import { flatAnswers, framed, isObject, type JsonObject } from '#importers/json-list.ts';
import type { Table } from '#importers/table.ts';

export function tableOfFeatures(features: readonly unknown[]): Table {
  const rows = features.map((feature) => (isObject(feature) ? cellsOf(feature) : {}));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    columns, tags: null, remarks: [],
    // What is refused is written as a map, by whoever asked for this table.
    write: () => { throw new RangeError('features are written as a map'); },
    writeRefused: () => { throw new RangeError('features are written as a map'); },
    async *rows() {
      yield rows.map((row, i) => ({ row: i + 1, line: i + 1, cells: columns.map((name) => row[name] ?? ''), fault: null }));
    },
  };
}

/** Rows of such a table as the features that they were, for refused ones to be a map again. */
export function asFeatures(source: ImportSource, features: readonly unknown[], frame: readonly [string, string]): ImportSource {
  return {
    remarks: () => source.remarks(), writeRefused: (pages) => framed(frame, pages),
    rows: (async function* () {
      for await (const page of source.rows) yield page.map((row) => ({ ...row, source: features[row.row - 1] }));
    })(),
  };
}

function cellsOf({ id, properties, geometry }: JsonObject): Record<string, string> {
  const { type, coordinates } = isObject(geometry) ? geometry : {};
  const [longitude, latitude] = type === 'Point' && Array.isArray(coordinates) ? coordinates as unknown[] : [];
  const row = { ...(id === undefined ? {} : { id }), longitude, latitude, ...flatAnswers(isObject(properties) ? properties : {}) };
  return Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]])));
}
