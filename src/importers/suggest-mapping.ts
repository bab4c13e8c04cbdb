// A first mapping for a file, by the kind of file that it is said to be; what only a person knows stands as "?".
import { ProblemError } from '#base/problem.ts';
import { suggestAlerts } from '#importers/alert-columns.ts';
import { cellAt, Columns } from '#importers/columns.ts';
import { suggestConvoys } from '#importers/convoy-columns.ts';
import { firstAnswers } from '#importers/from-form-table.ts';
import { flatAnswers, isObject, readJson, type JsonObject } from '#importers/json-list.ts';
import { KOBO_LAYOUT } from '#importers/kobo-layout.ts';
import { UNSAID } from '#importers/mapping.ts';
import { ODK_LAYOUT } from '#importers/odk-layout.ts';
import { asText, LOOKED_AT, meaningsIn, rolesIn, suggestTable, type RoleName } from '#importers/suggest-table.ts';
import { isJsonFile, openTable, type TableRow, type TableTold } from '#importers/table.ts';

export interface Suggested { json: string; unsaid: number }

/** Throws ProblemError where the file is not of the kind, or the kind takes no mapping that could be found in a file. */
export async function suggestMapping(path: string, as: string, told: Pick<TableTold, 'encoding'>): Promise<Suggested> {
  switch (as) {
    case 'table': return suggestTable(path, told);
    case 'convoys': return suggestNamed(path, told, suggestConvoys);
    case 'alerts': return suggestNamed(path, told, suggestAlerts);
    case 'odk': case 'kobo': return asText(suggestForm(questionsOf(await submissionsIn(path, as, told))));
    default: throw new ProblemError([{ code: 'use.no-suggestion', severity: 'error', message: `no mapping is suggested for --as ${as}`, mend: 'one is for table, convoys, alerts, odk and kobo; what other kinds take is said in docs/importing.md' }]);
  }
}

async function suggestNamed(path: string, told: Pick<TableTold, 'encoding'>, suggest: (columns: readonly string[], wordsIn: (column: string) => readonly string[]) => unknown): Promise<Suggested> {
  const table = await openTable(path, told), columns = new Columns(table), rows: TableRow[] = [];
  for await (const page of table.rows()) {
    rows.push(...page.filter(({ fault }) => fault === null));
    if (rows.length >= LOOKED_AT) break;
  }
  return asText(suggest(table.columns, (column) => [...new Set(rows.map((row) => cellAt(row, columns.at(column))).filter((word) => word !== ''))].slice(0, 60)));
}

/** The answers of the submissions by the paths of their questions. */
async function submissionsIn(path: string, as: 'odk' | 'kobo', { encoding }: Pick<TableTold, 'encoding'>): Promise<JsonObject[]> {
  if (!(await isJsonFile(path))) return firstAnswers(path, as === 'odk' ? ODK_LAYOUT : KOBO_LAYOUT, encoding ?? null, LOOKED_AT);
  const root = await readJson(path), list = Array.isArray(root) ? (root as unknown[]) : isObject(root) ? (root['value'] ?? root['results']) : undefined;
  if (!Array.isArray(list)) throw new ProblemError([{ code: 'import.not-such-a-file', severity: 'error', message: 'submissions are looked for: a list, {"value": [...]} or {"results": [...]}', mend: 'look at the file and at --as' }]);
  return list.filter(isObject).slice(0, LOOKED_AT).map((one) => flatAnswers(one));
}

/** Without what servers add. */
function questionsOf(answers: JsonObject[]): { names: string[]; rows: TableRow[]; answers: JsonObject[] } {
  const names = [...new Set(answers.flatMap((one) => Object.keys(one)))].filter((name) => !/^(_|meta\/|formhub\/|instance|rootUuid)/.test(name) && !/^(start|end|today|username|deviceid|phonenumber|simserial|subscriberid)$/.test(name));
  return { names, answers, rows: answers.map((one, i): TableRow => ({ row: i + 1, line: i + 1, fault: null, cells: names.map((name) => textOf(one[name])) })) };
}

/** By which role of a table's column a column of a claim is filled. */
const FIELDS: readonly (readonly [string, RoleName])[] = [['type', 'type'], ['start', 'start'], ['end', 'end'], ['place', 'place'], ['killed_low', 'killed'], ['injured_low', 'injured'], ['by', 'by'], ['against', 'against'], ['source_note', 'note'], ['source_url', 'url']];

function suggestForm({ names, rows, answers }: ReturnType<typeof questionsOf>): unknown {
  const lastNames = names.map((name) => name.slice(name.lastIndexOf('/') + 1));
  const roles = rolesIn(lastNames, null, new Columns({ columns: lastNames, tags: null }), rows);
  const pathOf = (role: RoleName): string | undefined => (roles.has(role) ? names[lastNames.indexOf(roles.get(role)!)] : undefined);
  const location = names.find((name) => answers.some((one) => isPosition(one[name]))), each = names.find((name) => answers.some((one) => isGroup(one[name])));
  const within = [pathOf('adm1'), pathOf('adm2')].filter((name) => name !== undefined);
  const found = Object.fromEntries(FIELDS.flatMap(([field, role]) => (pathOf(role) === undefined || pathOf(role) === location ? [] : [[field, pathOf(role)!]])));
  const type = pathOf('type');
  return {
    fields: { ...found, ...(found['start'] === undefined && !lastNames.includes('began') ? { start: UNSAID } : {}), ...(found['type'] === undefined ? { type: UNSAID } : {}), ...(location === undefined ? (found['place'] === undefined ? { place: UNSAID } : {}) : { location }), ...(within.length === 0 ? {} : { within }) },
    ...(type === undefined ? {} : { values: { type: meaningsIn(rows, names.indexOf(type)) } }),
    always: { kind: 'incident' },
    ...(each === undefined ? {} : { each }),
  };
}

/** GeoJSON, or `latitude longitude altitude accuracy`. */
function isPosition(answer: unknown): boolean {
  return (isObject(answer) && 'coordinates' in answer) || (typeof answer === 'string' && /^-?\d+\.\d+ -?\d+\.\d+ -?[\d.]+ [\d.]+(;|$)/.test(answer));
}

function isGroup(answer: unknown): boolean {
  return Array.isArray(answer) && answer.length > 0 && answer.every(isObject);
}

function textOf(answer: unknown): string {
  return answer === undefined || answer === null ? '' : typeof answer === 'object' ? JSON.stringify(answer) : String(answer);
}
