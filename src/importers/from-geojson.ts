// A map: a GeoJSON file, each feature a claim, its properties the claim's columns, named as they are or by a mapping.
import { ProblemError, type Problem } from '#base/problem.ts';
import { mappedTable } from '#importers/from-table.ts';
import { asFeatures, tableOfFeatures } from '#importers/geojson-table.ts';
import type { ImportContext, Importer, ImportSource, RowOutcome } from '#importers/importer.ts';
import { isObject, openJsonList, readJson, type JsonObject } from '#importers/json-list.ts';
import { readMapping } from '#importers/mapping.ts';
import { readRowMapping } from '#importers/row-mapping.ts';
import { rowToClaim, unusedColumns, type RowSetting } from '#importers/row-to-claim.ts';

export const fromGeojson: Importer = {
  as: 'geojson',
  says: 'GeoJSON, a feature a claim: its properties are the columns of a claim, or a mapping says which are',
  needsMapping: false,
  open: (path, context) => (isObject(context.mapping) && context.mapping['format'] === 'mapping/1' ? openMapped(path, context) : openPlain(path, context)),
};

const featuresIn = (root: unknown): unknown[] | undefined => (isObject(root) && Array.isArray(root['features']) ? (root['features'] as unknown[]) : undefined);
const frame = (root: unknown): [string, string] => [`${JSON.stringify({ ...(root as JsonObject), features: [] }).replace(/,?"features":\[\]/, '').slice(0, -1)},"features":[\n`, '\n]}\n'];
const LOOKS_LIKE = 'a GeoJSON FeatureCollection, {"type": "FeatureCollection", "features": [...]}';

function openPlain(path: string, context: ImportContext): Promise<ImportSource> {
  const setting: RowSetting = { mapping: readRowMapping(context.mapping), context };
  return openJsonList(path, context, {
    listIn: featuresIn, looksLike: LOOKS_LIKE, frame, outcomeOf: (feature, root) => outcomeOf(feature, root as JsonObject, setting),
    remarks: (root) => unusedProperties(root as JsonObject, setting),
  });
}

/** By the mapping of a table, in which properties are columns, and a point's `longitude` and `latitude` too. */
async function openMapped(path: string, context: ImportContext): Promise<ImportSource> {
  const root = await readJson(path), features = featuresIn(root);
  const [why, mend] = features === undefined ? [`${LOOKS_LIKE} is looked for`, 'look at the file and at --as'] : isInDegrees((root as JsonObject)['crs']) ? ['', ''] : ['its coordinates are not in WGS 84', 'export the file again in WGS 84 (EPSG:4326), longitude first'];
  if (features === undefined || why !== '') throw new ProblemError([{ code: 'import.not-such-a-file', severity: 'error', message: `${path} is not what it is said to be: ${why}`, mend }]);
  return asFeatures(mappedTable(tableOfFeatures(features), readMapping(context.mapping), context), features, frame(root));
}

function outcomeOf(feature: JsonObject, root: JsonObject, setting: RowSetting): RowOutcome {
  const properties = isObject(feature['properties']) ? feature['properties'] : {};
  if (!isInDegrees(root['crs'])) return { refused: [{ code: 'import.not-in-degrees', column: 'crs', value: JSON.stringify(root['crs']).slice(0, 80), message: 'the coordinates are not in WGS 84', mend: 'export the file again in WGS 84 (EPSG:4326), longitude first' }] };
  const row: JsonObject = { ...properties, id: properties[idColumn(setting)] ?? feature['id'], ...placeIn(feature['geometry'], properties) };
  const read = rowToClaim(row, setting);
  if ('faults' in read) return { refused: read.faults, about: read.about };
  return { claims: [read.claim] };
}

function idColumn({ mapping }: RowSetting): string {
  return typeof mapping.fields['id'] === 'string' ? mapping.fields['id'] : 'id';
}

/** A point needs to be told how exact it is, so it is taken for a point with a radius; other shapes are the place itself. */
function placeIn(geometry: unknown, properties: JsonObject): JsonObject {
  if (!isObject(geometry) || typeof properties['geometry'] === 'string') return {};
  if (geometry['type'] !== 'Point') return { geometry };
  const [longitude, latitude] = geometry['coordinates'] as unknown[];
  return { longitude, latitude };
}

function isInDegrees(crs: unknown): boolean {
  if (crs === undefined || crs === null) return true;
  const name = isObject(crs) && isObject(crs['properties']) ? crs['properties']['name'] : undefined;
  return typeof name === 'string' && /CRS84|EPSG:+4326$/.test(name);
}

function unusedProperties(root: JsonObject, setting: RowSetting): Problem[] {
  const names = new Set<string>();
  for (const feature of root['features'] as { properties?: JsonObject | null }[]) for (const name of Object.keys(feature?.properties ?? {})) names.add(name);
  return unusedRemark(unusedColumns(names, setting));
}

/** A column that nobody reads may be the one that was misspelt. */
export function unusedRemark(unused: readonly string[]): Problem[] {
  if (unused.length === 0) return [];
  const shown = unused.slice(0, 12).join(', ');
  return [{ code: 'import.unused-columns', severity: 'warning', message: `nothing is taken from ${unused.length === 1 ? 'the column' : `${unused.length} columns:`} ${shown}${unused.length > 12 ? ', ...' : ''}`, mend: 'name them in the mapping, if they say something of a claim' }];
}
