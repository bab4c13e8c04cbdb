// A claim as one row of a table: a column a field, so that it can stand in a spreadsheet or a map; and back to claims/1.
import { FIELDS_OF_KIND } from '#records/claim-codec.ts';

/** A column of a flat table, with its tag of the Humanitarian Exchange Language. */
export interface FlatColumn { name: string; is: 'text' | 'number'; hxl: string }

/** An empty cell is null. */
export type FlatCell = string | number | null;
export type FlatRow = Record<string, FlatCell>;

/** What is written to a file as a table: rows of verdicts and of claims alike. */
export interface FlatTable { columns: readonly FlatColumn[]; rows: readonly FlatRow[] }

const text = (name: string, hxl: string): FlatColumn => ({ name, is: 'text', hxl });
const number = (name: string, hxl: string): FlatColumn => ({ name, is: 'number', hxl });
const range = (name: string, hxl: string): FlatColumn[] => [number(`${name}_low`, `${hxl}+min`), number(`${name}_high`, `${hxl}+max`)];

/** The columns of a table of claims, in their order; docs/formats.md says what each holds. */
export const CLAIM_COLUMNS: readonly FlatColumn[] = [
  text('kind', '#event+kind'), text('id', '#event+id'), text('channel', '#meta+channel'), text('start', '#date+start'), text('end', '#date+end'),
  text('place', '#loc+name'), number('longitude', '#geo+lon'), number('latitude', '#geo+lat'), number('radius_metres', '#geo+radius'), text('geometry', '#geo+geojson'), text('within', '#loc+within'), text('site', '#loc+type'),
  text('type', '#event+type'), text('what', '#item+name'), text('of', '#indicator+name'), text('stage', '#status+stage'), text('convoy', '#item+convoy+id'),
  ...range('count', '#event+num'), ...range('killed', '#affected+killed'), ...range('injured', '#affected+injured'), ...range('trucks', '#item+trucks+num'), ...range('people', '#affected+people'),
  text('by', '#group+by'), text('against', '#group+against'), text('attribution', '#meta+attribution'), text('standing', '#status+standing'),
  text('load', '#item+load'), text('from', '#loc+from'), text('to', '#loc+to'), text('stoppedBy', '#group+stopped'), number('share', '#indicator+share'), text('means', '#meta+means'),
  text('act', '#activity+type'), text('about', '#meta+about'), text('amount', '#meta+amount'), text('until', '#date+until'), text('names', '#meta+names'), text('effectiveFrom', '#date+effective'), text('outcome', '#status+outcome'),
  text('sameAs', '#meta+same'), text('distinctFrom', '#meta+distinct'), text('ownStanding', '#status+own'), text('exception', '#meta+exception'), text('dissent', '#meta+dissent'),
  text('recordedAt', '#date+recorded'), text('source_url', '#meta+source+url'), text('source_title', '#meta+source+title'), text('source_quote', '#description+quote'), text('source_note', '#description+note'),
];

const RANGES = ['count', 'killed', 'injured', 'trucks', 'people'];
const LISTS = new Set(['by', 'against', 'stoppedBy', 'load', 'sameAs', 'distinctFrom', 'within']);
const SOURCES = ['url', 'title', 'quote', 'note'];
const IN_PIECES = new Set(['during', 'place', 'source', ...RANGES]);
const FIELDS = new Set([...FIELDS_OF_KIND.values()].flat());

/** Every name of a column that can be read: those that are written, and the fields of claims/1 themselves. */
export const READ_COLUMNS: ReadonlySet<string> = new Set([...CLAIM_COLUMNS.map(({ name }) => name), ...FIELDS, 'geometry']);

/** The row of an object of claims/1. What has no column of its own is written as JSON into one named as the field. */
export function flattenClaim(claim: Readonly<Record<string, unknown>>): FlatRow {
  const row: FlatRow = {};
  const { during, place, source } = claim;
  if (typeof during === 'string') row['start'] = during;
  else if (Array.isArray(during)) [row['start'], row['end']] = during as [string, string];
  if (isObject(place)) Object.assign(row, flattenPlace(place));
  for (const name of RANGES) {
    const value = claim[name];
    if (value === undefined || value === null) continue;
    [row[`${name}_low`], row[`${name}_high`]] = Array.isArray(value) ? (value as [number, number | null]) : [value as number, value as number];
  }
  if (isObject(source)) for (const part of SOURCES) if (typeof source[part] === 'string') row[`source_${part}`] = source[part];
  for (const [name, value] of Object.entries(claim)) if (!IN_PIECES.has(name) && value !== undefined && value !== null) row[name] = cellOf(name, value);
  return row;
}

function flattenPlace({ name, point, radiusMetres, geometry, within, site }: Record<string, unknown>): FlatRow {
  const row: FlatRow = {};
  if (typeof name === 'string') row['place'] = name;
  if (Array.isArray(point)) [row['longitude'], row['latitude']] = point as [number, number];
  if (typeof radiusMetres === 'number') row['radius_metres'] = radiusMetres;
  if (isObject(geometry)) row['geometry'] = JSON.stringify(geometry);
  if (within !== undefined) row['within'] = cellOf('within', within);
  if (typeof site === 'string') row['site'] = site;
  return row;
}

function cellOf(name: string, value: unknown): FlatCell {
  if (name === 'names') return JSON.stringify(value);
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value) && value.every((member) => typeof member === 'string')) return listText(value);
  if (name === 'attribution' && isObject(value)) return `${Object.keys(value).join(' ')} one-of`;
  return JSON.stringify(value);
}

/** `A; B`, or JSON where a name could be taken for the list's own signs. */
function listText(list: readonly string[]): string {
  const isPlain = list.every((member) => member !== '' && member === member.trim() && !member.includes(';') && !/^[[{]/.test(member));
  return isPlain ? list.join('; ') : JSON.stringify(list);
}

/**
 * The object of claims/1 that a row tells: cells may be texts, numbers, or the values of JSON. Nothing is checked here: what cannot be read stays as it is, for
 * `readClaim` to say what is wrong. Columns with other names are passed over.
 */
export function claimOfRow(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const claim: Record<string, unknown> = {};
  const cell = (name: string): unknown => (isEmpty(row[name]) ? undefined : row[name]);
  for (const name of FIELDS) {
    if (IN_PIECES.has(name) || cell(name) === undefined) continue;
    claim[name] = valueOf(name, cell(name), row['kind']);
  }
  const start = cell('start'), end = cell('end');
  claim['during'] = cell('during') ?? (start !== undefined && end !== undefined ? [start, end] : start);
  claim['place'] = placeOf(cell);
  for (const name of RANGES) claim[name] = rangeOf(cell(name), cell(`${name}_low`), cell(`${name}_high`));
  claim['source'] = cell('source') ?? sourceOf(cell);
  return Object.fromEntries(Object.entries(claim).filter(([, value]) => value !== undefined));
}

/** The column in which a field of claims/1 stands: `count[0]` in `count_low`, `place.radiusMetres` in `radius_metres`. */
export function columnOfField(field: string): string {
  const [root = '', ...rest] = field.split(/[.[]/), inner = rest.join('.');
  if (root === 'during') return inner.startsWith('1') ? 'end' : 'start';
  if (root === 'source') return inner === '' ? 'source' : `source_${inner}`;
  if (RANGES.includes(root)) return inner.startsWith('1') ? `${root}_high` : inner.startsWith('0') ? `${root}_low` : root;
  if (root !== 'place') return root;
  if (inner.startsWith('radius')) return 'radius_metres';
  if (inner === 'site') return 'site';
  return inner.startsWith('point') ? 'longitude' : inner.startsWith('geometry') ? 'geometry' : 'place';
}

function valueOf(name: string, cell: unknown, kind: unknown): unknown {
  if (name === 'names') return typeof cell === 'string' ? (jsonOf(cell) ?? listOf(cell)) : cell;
  if (name === 'attribution' && typeof cell === 'string') return attributionOf(cell);
  if (name === 'share') return numberOf(cell);
  if (LISTS.has(name) || (name === 'of' && kind === 'coverage')) return typeof cell === 'string' ? listOf(cell) : cell;
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' && /^[[{]/.test(cell) && !CLAIM_COLUMNS.some((column) => column.name === name) ? (jsonOf(cell) ?? cell) : cell;
}

function placeOf(cell: (name: string) => unknown): unknown {
  const written = cell('place'), radius = cell('radius_metres') ?? cell('radiusMetres'), within = cell('within');
  const site = cell('site'), atSite = site === undefined ? {} : { site: String(site) };
  const inside = { ...(within === undefined ? {} : { within: typeof within === 'string' ? listOf(within) : within }), ...atSite };
  if (isObject(written)) return { ...written, ...atSite };
  if (written !== undefined) return { name: String(written), ...atSite };
  const longitude = cell('longitude'), latitude = cell('latitude');
  if (longitude !== undefined || latitude !== undefined) return { point: [numberOf(longitude), numberOf(latitude)], radiusMetres: numberOf(radius), ...inside };
  const geometry = cell('geometry');
  if (geometry === undefined) return undefined;
  const shape = typeof geometry === 'string' ? (jsonOf(geometry) ?? geometry) : geometry;
  return isObject(shape) && shape['type'] === 'Point' && radius !== undefined ? { point: shape['coordinates'], radiusMetres: numberOf(radius), ...inside } : { geometry: shape, ...inside };
}

/** A low without a high is "at least"; a high without a low "at most". */
function rangeOf(whole: unknown, low: unknown, high: unknown): unknown {
  if (whole !== undefined) return typeof whole === 'string' ? (jsonOf(whole) ?? whole) : whole;
  if (low === undefined && high === undefined) return undefined;
  return [low === undefined ? 0 : numberOf(low), high === undefined ? null : numberOf(high)];
}

function sourceOf(cell: (name: string) => unknown): unknown {
  const told = SOURCES.flatMap((part) => (cell(`source_${part}`) === undefined ? [] : [[part, String(cell(`source_${part}`))]]));
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

/** `one-of`, or for one side alone `by one-of`. */
function attributionOf(cell: string): unknown {
  const sides = /^(by|against) one-of$/.exec(cell);
  return sides === null ? (jsonOf(cell) ?? cell) : { [sides[1]!]: 'one-of' };
}

function listOf(cell: string): unknown {
  if (cell.startsWith('[')) return jsonOf(cell) ?? cell;
  const members = cell.split(';').map((member) => member.trim()).filter((member) => member !== '');
  return members.length === 1 ? members[0] : members;
}

function numberOf(cell: unknown): unknown {
  return typeof cell === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell.trim()) ? Number(cell) : cell;
}

function jsonOf(cell: string): unknown {
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    return undefined;
  }
}

function isEmpty(cell: unknown): boolean {
  return cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
