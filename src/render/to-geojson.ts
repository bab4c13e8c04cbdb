// A table as a map: each row a feature with flat properties, where it has a place that is drawn; without one, a feature without geometry.
import type { Geometry } from '#base/geometry.ts';
import type { FlatRow, FlatTable } from '#records/flat-claim.ts';

/** `shapeOf` gives the geometry of a row; the columns that it says it in are then left out of the properties. */
export function* toGeojson({ columns, rows }: FlatTable, shapeOf: (row: FlatRow) => { geometry: Geometry | null; saidIn: readonly string[] }): Generator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let before = '\n';
  for (const row of rows) {
    const { geometry, saidIn } = shapeOf(row);
    const properties = Object.fromEntries(columns.flatMap(({ name }) => (row[name] === undefined || row[name] === null || saidIn.includes(name) ? [] : [[name, row[name]]])));
    yield `${before}${JSON.stringify({ type: 'Feature', properties, geometry })}`;
    before = ',\n';
  }
  yield '\n]}\n';
}
