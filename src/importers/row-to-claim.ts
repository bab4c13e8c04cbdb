// From one row (a feature's properties, a form's answers, the cells of a table) to a claim, or to what is wrong with it, in the row's own words.
import { readClaim } from '#records/claim-codec.ts';
import { claimOfRow, columnOfField, READ_COLUMNS } from '#records/flat-claim.ts';
import type { ClaimJson, ImportContext, RowFault } from '#importers/importer.ts';
import { placeOfRow } from '#importers/place-of-row.ts';
import type { RowMapping } from '#importers/row-mapping.ts';
import { readAlone, stretchOf } from '#importers/stretch.ts';

/** A row by its column names; a group's answers by their path, `where/village`. */
export type Row = Readonly<Record<string, unknown>>;

export interface RowSetting {
  mapping: RowMapping;
  context: ImportContext;
  /** Columns that are not taken for a claim's though they are named so: a form's own `start` and `end` are when it was filled in. */
  notOurs?: ReadonlySet<string>;
  /** What the importer itself knows: the id of a submission, its standing. */
  known?: Readonly<Record<string, unknown>>;
}

/** Throws nothing: what is wrong is in the faults, each with the column of the source. */
export function rowToClaim(row: Row, setting: RowSetting): { claim: ClaimJson } | { faults: RowFault[]; about: string[] } {
  const { mapping, context, known = {} } = setting;
  const cells = cellsOf(row, setting);
  const columnOf = (name: string): string => sourcesOf(mapping, name)[0] ?? name;
  const faultOf = (name: string, fault: Omit<RowFault, 'column' | 'value'>): RowFault => ({ ...fault, column: columnOf(name), value: shown(cells[name]) });
  const faults: RowFault[] = [];
  takeLocation(cells);
  if (isTold(cells['start'])) {
    const day = (cell: unknown): string => String(cell).slice(0, mapping.days ? 10 : undefined);
    const read = stretchOf(readAlone(day(cells['start'])), isTold(cells['end']) ? readAlone(day(cells['end'])) : null, context.zone);
    if ('fault' in read) faults.push(faultOf(read.of, read.fault));
    else cells['during'] = read.during;
  }
  takePlace(cells, faults, columnOf, setting);
  const claim: ClaimJson = { channel: context.channel, ...claimOfRow(cells), ...known };
  const checked = readClaim(claim);
  if ('faults' in checked) {
    for (const { field, ...fault } of checked.faults) {
      const whole = columnOfField(field), column = cells[whole] === undefined && isTold(cells[`${whole}_low`]) ? `${whole}_low` : whole;
      // What could not be read as a time or place is told once, in the words above.
      if (!faults.some((one) => one.column === columnOf(column)) && !(faults.length > 0 && (column === 'start' || column === 'place'))) faults.push(faultOf(column, fault));
    }
  }
  return faults.length > 0 ? { faults, about: isTold(claim['id']) ? [String(claim['id'])] : [] } : { claim };
}

/** Columns of the row that say nothing of a claim, for a remark. */
export function unusedColumns(names: Iterable<string>, { mapping, notOurs }: RowSetting): string[] {
  const used = new Set(Object.values(mapping.fields).flat().flatMap((source) => [source, lastName(source)]));
  return [...names].filter((name) => !used.has(name) && (notOurs?.has(name) === true || !(READ_COLUMNS.has(lastName(name)) || lastName(name) === 'location')));
}

/** The claim's columns by name: from the columns that the mapping names, else from those named so; in our words. */
function cellsOf(row: Row, { mapping, notOurs }: RowSetting): Record<string, unknown> {
  const cells: Record<string, unknown> = { ...mapping.always };
  for (const [path, cell] of Object.entries(row)) {
    const name = lastName(path);
    if (isTold(cell) && !notOurs?.has(path) && (READ_COLUMNS.has(name) || name === 'location') && mapping.fields[name] === undefined) cells[name] = worded(cell, mapping.values[name]);
  }
  for (const name of Object.keys(mapping.fields)) {
    const told = sourcesOf(mapping, name).map((source) => row[source] ?? row[Object.keys(row).find((path) => lastName(path) === source) ?? '']).filter(isTold);
    if (told.length > 0) cells[name] = name === 'within' ? told.map(String) : worded(told.at(-1), mapping.values[name]);
  }
  return cells;
}

function worded(cell: unknown, words: Record<string, unknown> | undefined): unknown {
  if (words === undefined) return cell;
  const whole = words[String(cell)];
  if (whole !== undefined || typeof cell !== 'string' || !cell.includes(';')) return whole ?? cell;
  return cell.split(';').map((part) => words[part.trim()] ?? part.trim());
}

/** A point as forms write it: GeoJSON with its accuracy, or `latitude longitude altitude accuracy`; a path or an area likewise. */
function takeLocation(cells: Record<string, unknown>): void {
  const { location } = cells;
  delete cells['location'];
  if (typeof location === 'string') {
    const points = location.split(';').map((point) => point.trim().split(/\s+/).map(Number)).filter(([lat, lon]) => Number.isFinite(lat) && Number.isFinite(lon));
    if (points.length === 1) return takePoint(cells, [points[0]![1]!, points[0]![0]!], points[0]![3]);
    const line = points.map(([lat, lon]) => [lon!, lat!]), isRing = line.length > 3 && String(line[0]) === String(line.at(-1));
    if (line.length > 1) cells['geometry'] ??= isRing ? { type: 'Polygon', coordinates: [line] } : { type: 'LineString', coordinates: line };
  } else if (typeof location === 'object' && location !== null) {
    const { type, coordinates, properties } = location as { type?: unknown; coordinates?: unknown; properties?: { accuracy?: number } | null };
    if (type === 'Point' && Array.isArray(coordinates)) return takePoint(cells, coordinates as number[], properties?.accuracy ?? undefined);
    cells['geometry'] ??= { type, coordinates };
  }
}

/** A form says how exact its device was; a radius that is told beside it is taken where it is wider. */
function takePoint(cells: Record<string, unknown>, [lon, lat]: readonly number[], accuracy: number | undefined): void {
  cells['longitude'] = lon;
  cells['latitude'] = lat;
  const told = Number(cells['radius_metres'] ?? 0), exact = accuracy === undefined || !Number.isFinite(accuracy) ? 0 : accuracy;
  if (Math.max(told, exact) > 0) cells['radius_metres'] = Math.max(told, exact);
}

function takePlace(cells: Record<string, unknown>, faults: RowFault[], columnOf: (name: string) => string, { context }: RowSetting): void {
  const name = typeof cells['place'] === 'string' || typeof cells['place'] === 'number' ? String(cells['place']).trim() : null;
  const within = textsOf(cells['within']);
  const point: [number, number] | null = isTold(cells['longitude']) && isTold(cells['latitude']) ? [Number(cells['longitude']), Number(cells['latitude'])] : pointOf(cells['geometry']);
  const isExact = isTold(cells['longitude']) && isTold(cells['radius_metres']);
  const found = placeOfRow({ name, within, point, column: columnOf(name === null ? 'within' : 'place') }, context);
  if ('faults' in found) return void faults.push(...found.faults);
  // A point with its radius is narrower than the place around it.
  if (found.name === null || isExact) delete cells['place'];
  else cells['place'] = found.name;
}

function pointOf(geometry: unknown): [number, number] | null {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  return type === 'Point' && Array.isArray(coordinates) ? [Number(coordinates[0]), Number(coordinates[1])] : null;
}

function textsOf(cell: unknown): string[] {
  const list: unknown[] = Array.isArray(cell) ? cell : typeof cell === 'string' ? cell.split(';') : [];
  return list.map((member) => String(member).trim()).filter((member) => member !== '');
}

function sourcesOf({ fields }: RowMapping, name: string): string[] {
  const source = fields[name];
  return source === undefined ? [] : Array.isArray(source) ? source : [source];
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function isTold(cell: unknown): boolean {
  return cell !== undefined && cell !== null && !(typeof cell === 'string' && cell.trim() === '');
}

function shown(cell: unknown): string {
  return cell === undefined ? '' : (typeof cell === 'string' ? cell : JSON.stringify(cell)).slice(0, 80);
}
