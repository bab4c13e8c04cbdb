// A list of objects in JSON as a table, and the features of a GeoJSON as one: their properties, with longitude and latitude of a point.
import { readFile } from 'node:fs/promises';
import { ProblemError } from '#base/problem.ts';
import type { Container, RawRow, TableTold } from '#importers/table-shape.ts';

const PAGE = 2_000;

type JsonObject = Record<string, unknown>;

export async function openJsonTable(path: string, told: TableTold): Promise<Container> {
  const objects = objectsOf(path, await readFile(path, 'utf8'));
  const columns = [...new Set(objects.flatMap((one) => Object.keys(one)))];
  return {
    rows: () => rowsOf(objects, columns, told), mayEndEarly: false, remarks: [],
    // JSON again: a list of objects, which this reads.
    *write(rows) {
      const [header = [], ...data] = rows;
      yield `${JSON.stringify(data.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? '']))), null, 1)}\n`;
    },
  };
}

function objectsOf(path: string, text: string): JsonObject[] {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ProblemError([{ code: 'table.broken-json', severity: 'error', message: `${path} is no JSON: ${(error as Error).message}`, mend: 'fetch the file again' }]);
  }
  const features = isObject(json) && json['type'] === 'FeatureCollection' && Array.isArray(json['features']) ? json['features'] as unknown[] : null;
  const list = features?.map(rowOfFeature) ?? json;
  if (Array.isArray(list) && list.every(isObject)) return list;
  throw new ProblemError([{ code: 'table.no-list', severity: 'error', message: `${path} is JSON, but neither a list of objects nor a GeoJSON of features`, mend: 'take the list of rows out of it into a file of its own' }]);
}

/** What a property says of the point comes before the geometry: sources round one of them. */
function rowOfFeature(feature: unknown): JsonObject | null {
  if (!isObject(feature) || !isObject(feature['properties'])) return null;
  const geometry = feature['geometry'];
  const point = isObject(geometry) && geometry['type'] === 'Point' && Array.isArray(geometry['coordinates']) ? geometry['coordinates'] as unknown[] : null;
  return { ...(point === null ? {} : { longitude: point[0], latitude: point[1] }), ...feature['properties'] };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The names of the columns are row 1; the first object is row 2. */
async function* rowsOf(objects: readonly JsonObject[], columns: readonly string[], { onProgress }: TableTold): AsyncGenerator<RawRow[]> {
  yield [{ row: 1, line: 1, cells: columns }];
  for (let start = 0; start < objects.length; start += PAGE) {
    onProgress?.(start, objects.length);
    yield objects.slice(start, start + PAGE).map((object, i) => ({ row: start + i + 2, line: start + i + 2, cells: columns.map((name) => textOf(object[name])) }));
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
