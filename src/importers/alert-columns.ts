// Which column of a table of alerts means what, and what an alert of each category says; found by the usual names, or told by a mapping.
import { nearest } from '#base/nearest.ts';
import { ProblemError, type Problem } from '#base/problem.ts';
import { DATE_ORDERS, type DateOrder } from '#importers/date-column.ts';
import { UNSAID } from '#importers/mapping.ts';
import { columnNamed, missingColumns } from '#importers/rows-of-table.ts';

export interface AlertLayout {
  /** In which order day and month stand, where the table does not show it. */
  dates: DateOrder | null;
  /** One column, or two: the date and the time of day. */
  start: readonly string[];
  end: string | null;
  /** From wide to narrow; the narrowest that a row fills in may hold several places. */
  places: readonly string[];
  separator: RegExp;
  id: string | null;
  category: string | null;
  description: string | null;
  /** The fields of the claim beside when and where. */
  saysOf(category: string, description: string): { fields: Record<string, unknown> } | { fault: { code: string; message: string; mend: string } };
}

interface Mapping { start?: string | string[]; end?: string; places?: string | string[]; separator?: string; id?: string; category?: string; description?: string; what?: string; types?: Record<string, string>; exercises?: string[]; count?: unknown; dates?: DateOrder }
const KEYS = ['start', 'end', 'places', 'separator', 'id', 'category', 'description', 'what', 'types', 'exercises', 'count', 'dates'];

const PLACES = [['oblast', 'raion', 'hromada'], ['region', 'district', 'city'], ['admin1', 'admin2', 'admin3'], ['place'], ['places'], ['location'], ['locations'], ['area'], ['areas'], ['cities'], ['data']];
const ENDS = ['finished_at', 'ended_at', 'end', 'end_time', 'end date', 'to'], IDS = ['id', 'rid', 'alert id'], CATEGORIES = ['category', 'type', 'threat'], DESCRIPTIONS = ['category_desc', 'description', 'title'];
/** "Exercise" in the languages of the tables that are known. */
const EXERCISE = /\b(exercise|drill|test alert)\b|תרגיל|навчальн|учебн|تمرين|تدريب/iu;

/** Throws ProblemError where nothing says when or where, or the mapping speaks of what is not there. */
export function alertLayout(path: string, columns: readonly string[], json: unknown): AlertLayout {
  const mapping = checked(json, columns);
  const start = mapping.start === undefined ? startOf(columns) : listOf(mapping.start);
  const places = mapping.places === undefined ? placesOf(columns) : listOf(mapping.places);
  const problems: Problem[] = [];
  if (start.length === 0) problems.push(missingColumns(path, 'when an alert began', 'say it in a mapping: {"start": "started_at"}, or {"start": ["date", "time"]}'));
  if (places.length === 0) problems.push(missingColumns(path, 'where an alert was', 'say it in a mapping: {"places": ["region", "town"]}, from wide to narrow'));
  if (problems.length > 0) throw new ProblemError(problems);
  const category = mapping.category ?? columnNamed(columns, CATEGORIES) ?? null;
  const description = mapping.description ?? columnNamed(columns, DESCRIPTIONS) ?? null;
  return {
    dates: mapping.dates ?? null, start, end: mapping.end ?? columnNamed(columns, ENDS) ?? null, places, separator: mapping.separator === undefined ? /[,;،\n]/ : new RegExp(mapping.separator.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)),
    id: mapping.id ?? columnNamed(columns, IDS) ?? null, category, description, saysOf: (word, words) => saysOf(word, words, mapping),
  };
}

/** A first mapping for a table of alerts: what is found by itself, with "?" where nothing is. */
export function suggestAlerts(columns: readonly string[]): Record<string, unknown> {
  const start = startOf(columns), places = placesOf(columns), one = (names: readonly string[]): unknown => (names.length > 1 ? names : (names[0] ?? UNSAID));
  return { start: one(start), end: columnNamed(columns, ENDS), places: one(places), id: columnNamed(columns, IDS), category: columnNamed(columns, CATEGORIES), description: columnNamed(columns, DESCRIPTIONS), what: 'alerts' };
}

function saysOf(category: string, description: string, { types, exercises, what = 'alerts', count }: Mapping): ReturnType<AlertLayout['saysOf']> {
  const told = [category, description].filter((one) => one !== '').join(': ');
  const note = told === '' ? {} : { source: { note: told } };
  if (exercises?.includes(category) ?? EXERCISE.test(`${category} ${description}`)) return { fields: { kind: 'statement', source: { note: told === '' ? 'exercise' : told } } };
  if (types === undefined) return { fields: { kind: 'presence', what, ...(count === undefined ? {} : { count }), ...note } };
  const type = types[category] ?? types['*'];
  if (type === undefined) return { fault: { code: 'import.unknown-category', message: `the mapping says nothing of the category ${JSON.stringify(category)}${description === '' ? '' : ` (${description})`}`, mend: 'add it to types, or to exercises' } };
  // That people were warned does not say that it came; how many came nobody counted.
  return { fields: { kind: 'incident', type, count: count ?? [0, null], ...note } };
}

function startOf(columns: readonly string[]): string[] {
  const one = columnNamed(columns, ['started_at', 'start', 'start_time', 'start date', 'began', 'from']);
  if (one !== undefined) return [one];
  // A date and a time of their own are exact to the second where a third column is rounded to the minute.
  const date = columnNamed(columns, ['date', 'day']), time = columnNamed(columns, ['time', 'hour']);
  if (date !== undefined && time !== undefined) return [date, time];
  const alone = columnNamed(columns, ['alertDate', 'datetime', 'timestamp']) ?? time ?? date;
  return alone === undefined ? [] : [alone];
}

function placesOf(columns: readonly string[]): string[] {
  for (const names of PLACES) {
    const found = names.flatMap((name) => columnNamed(columns, [name]) ?? []);
    if (found.length > 0) return found;
  }
  return [];
}

function checked(json: unknown, columns: readonly string[]): Mapping {
  if (json === null || json === undefined) return {};
  const problems: Problem[] = [];
  const say = (field: string, message: string, mend: string): void => void problems.push({ code: 'import.bad-mapping', severity: 'error', message, mend, field: `mapping ${field}`.trim() });
  if (typeof json !== 'object' || Array.isArray(json)) {
    say('', 'the mapping is no object', 'write {"start": "started_at", "places": ["region", "town"]}');
    throw new ProblemError(problems);
  }
  const mapping = json as Mapping;
  for (const key of Object.keys(mapping)) if (!KEYS.includes(key)) say(key, `a mapping of alerts has no ${JSON.stringify(key)}`, `it has ${KEYS.join(', ')}`);
  for (const key of ['start', 'end', 'places', 'id', 'category', 'description'] as const) {
    for (const column of mapping[key] === undefined ? [] : listOf(mapping[key])) {
      if (columns.includes(column)) continue;
      const meant = nearest(String(column), columns);
      say(key, `the table has no column ${JSON.stringify(column)}`, meant === undefined ? `it has ${columns.join(', ')}` : `did you mean ${JSON.stringify(meant)}?`);
    }
  }
  if (mapping.dates !== undefined && !DATE_ORDERS.includes(mapping.dates)) say('dates', `dates is ${JSON.stringify(mapping.dates)}`, `write one of ${DATE_ORDERS.join(', ')}`);
  if (problems.length > 0) throw new ProblemError(problems);
  return mapping;
}

function listOf(one: string | string[]): string[] {
  return Array.isArray(one) ? one : [one];
}
