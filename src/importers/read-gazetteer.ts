// Gazetteers from files: GeoJSON with its shapes, or a table of places (CSV, TSV, XLSX, ODS), whose sheets may be a level of the administration each.
import { open, readFile } from 'node:fs/promises';
import { readGeoJson } from '#base/geojson.ts';
import type { Problem } from '#base/problem.ts';
import type { Geometry } from '#base/geometry.ts';
import type { GazetteerPlace } from '#importers/gazetteer.ts';
import { gazetteerPlaceOf, type Properties } from '#importers/gazetteer-place.ts';
import { isNameOfPlace, propertiesOfRow, propertyNames } from '#importers/gazetteer-columns.ts';
import { openTables, type Table } from '#importers/table.ts';
import { unreadableSource } from '#importers/unreadable-source.ts';

export interface GazetteerRead { places: GazetteerPlace[]; problems: Problem[] }

/** Throws ProblemError where the file cannot be read at all. */
export async function readGazetteerFile(path: string): Promise<GazetteerRead> {
  const start = await startOfText(path);
  return /^\uFEFF?\s*\{/.test(start) ? readGazetteer(await readFile(path, 'utf8'), path) : readTables(path);
}

async function startOfText(path: string): Promise<string> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => unreadableSource(path, error.message));
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(200), 0, 200, 0);
    return new TextDecoder().decode(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** A sheet whose columns name no place is a note; a row without a name where others have one is told. */
async function readTables(path: string): Promise<GazetteerRead> {
  const places: GazetteerPlace[] = [], problems: Problem[] = [];
  let seen: readonly string[] = [];
  for (const table of await openTables(path)) {
    const names = propertyNames(table.columns, table.tags);
    if (names.some((name) => name !== null && isNameOfPlace(name))) await takeTable(path, table, names, places, problems);
    else seen = table.columns;
  }
  if (places.length === 0 && problems.length === 0) problems.push(problem(path, `no column names places (it has ${seen.join(', ')})`, 'call one name, or ADM1_EN and its like, or tag it #loc+name or #adm1+name'));
  return { places, problems };
}

async function takeTable(path: string, table: Table, names: readonly (string | null)[], places: GazetteerPlace[], problems: Problem[]): Promise<void> {
  for await (const page of table.rows()) {
    for (const { row, cells, fault } of page) {
      if (fault !== null) {
        problems.push(problem(path, `row ${row}: ${fault.message}`, fault.mend));
        continue;
      }
      const told = gazetteerPlaceOf(propertiesOfRow(names, cells));
      if (told === null) problems.push(problem(path, `row ${row} names no place`, 'give it a name, or take the row out'));
      else places.push({ ...told, geometry: pointOf(names, cells) });
    }
  }
}

/** Coordinates that cannot be read are left out: a place is known by its name. */
function pointOf(names: readonly (string | null)[], cells: readonly string[]): Geometry | null {
  const [lon, lat] = (['longitude', 'latitude'] as const).map((name) => (cells[names.indexOf(name)] ?? '').trim()).map((text) => (text === '' ? Number.NaN : Number(text)));
  return Math.abs(lon!) <= 180 && Math.abs(lat!) <= 90 ? { type: 'Point', coordinates: [lon!, lat!] } : null;
}

/** Features without geometry are places too. What is drawn wrongly is a problem; a feature without any name likewise. */
export function readGazetteer(text: string, file: string): GazetteerRead {
  let root: { features?: unknown };
  try {
    root = JSON.parse(text.replace(/^\uFEFF/, '')) as typeof root;
  } catch (error) {
    return { places: [], problems: [problem(file, `it is no JSON: ${(error as Error).message}`, 'mend it there')] };
  }
  if (root === null || typeof root !== 'object' || !Array.isArray(root.features)) return { places: [], problems: [problem(file, 'it is no GeoJSON FeatureCollection', 'write {"type": "FeatureCollection", "features": [...]}')] };
  const places: GazetteerPlace[] = [], problems: Problem[] = [];
  root.features.forEach((feature: { properties?: Properties | null; geometry?: unknown } | null, i) => {
    const told = feature === null || typeof feature !== 'object' ? null : gazetteerPlaceOf(feature.properties ?? {});
    if (told === null) return void problems.push(problem(file, `features[${i}] has no name`, 'give it properties.name, or ADM1_EN and its like'));
    const drawn = geometryOf(feature!.geometry, told.name);
    if ('why' in drawn) return void problems.push(problem(file, `the shape of ${JSON.stringify(told.name)} (features[${i}]) cannot be read: ${drawn.why}`, drawn.mend));
    places.push({ ...told, geometry: drawn.geometry });
  });
  return { places, problems };
}

function geometryOf(geometry: unknown, name: string): { geometry: Geometry | null } | { why: string; mend: string } {
  if (geometry === undefined || geometry === null) return { geometry: null };
  const { features: [read], problems: [first] } = readGeoJson(JSON.stringify({ type: 'Feature', properties: { name }, geometry }));
  return first === undefined ? { geometry: read!.geometry } : { why: first.message, mend: first.mend };
}

function problem(file: string, message: string, mend: string): Problem {
  return { code: 'import.bad-gazetteer', severity: 'error', message: `the gazetteer ${file}: ${message}`, mend };
}
