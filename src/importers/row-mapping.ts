// The mapping of rows whose columns or questions have names of their own: which of them says which field of a claim, and what their words mean.
import { nearest } from '#base/nearest.ts';
import { ProblemError, type Problem } from '#base/problem.ts';
import { UNSAID } from '#importers/mapping.ts';
import { READ_COLUMNS } from '#records/flat-claim.ts';

export interface RowMapping {
  /** By column of a claim: the column, property or question of the source, a question with its groups (`where/village`) or by its last name. */
  fields: Record<string, string | string[]>;
  /** By column of a claim: what the source's words are in claims/1. */
  values: Record<string, Record<string, unknown>>;
  /** What every claim says, where its row does not. */
  always: Record<string, unknown>;
  /** Times of day are no part of `start` and `end`: civil days are meant. */
  days: boolean;
  /** A group that repeats: each of its members is a claim. */
  each: string | null;
}

/** Targets beside the columns of a claim. */
const MORE = new Set(['location']);

/** What holds without a mapping. */
export const NO_MAPPING: RowMapping = { fields: {}, values: {}, always: {}, days: false, each: null };

/** Throws ProblemError with all that is wrong with the mapping. */
export function readRowMapping(json: unknown): RowMapping {
  if (json === null) return NO_MAPPING;
  if (!isObject(json)) throw new ProblemError([bad('', 'the mapping is no object', 'write {"fields": {"type": "what_happened"}}')]);
  const problems: Problem[] = [];
  for (const key of Object.keys(json)) {
    if (key in NO_MAPPING) continue;
    const meant = nearest(key, Object.keys(NO_MAPPING));
    problems.push(bad(key, `a mapping has no ${JSON.stringify(key)}`, `${meant === undefined ? '' : `did you mean ${meant}? `}it has ${Object.keys(NO_MAPPING).join(', ')}`));
  }
  const { fields = {}, values = {}, always = {}, days = false, each = null } = json;
  if (isNamed('fields', fields, problems)) for (const [name, source] of Object.entries(fields)) if (typeof source !== 'string' && !isTexts(source)) problems.push(bad(`fields.${name}`, 'no column is named here', 'write the name of a column, or for within a list of them'));
  if (isNamed('values', values, problems)) for (const [name, words] of Object.entries(values)) if (!isObject(words)) problems.push(bad(`values.${name}`, 'this is no object', 'write {"their word": "ours"}'));
  isNamed('always', always, problems);
  if (typeof days !== 'boolean') problems.push(bad('days', 'days is neither true nor false', 'write true where start and end are civil days'));
  if (each !== null && typeof each !== 'string') problems.push(bad('each', 'each is no text', 'write the name of the group that repeats'));
  for (const at of unsaidIn({ fields, values, always })) problems.push(bad(at, 'this is not said yet', 'write what it is, or take it out'));
  if (problems.length > 0) throw new ProblemError(problems);
  return { fields, values, always, days, each } as RowMapping;
}

/** Where a suggested mapping left something to say. */
function unsaidIn(value: unknown, at = ''): string[] {
  if (value === UNSAID) return [at];
  return isObject(value) ? Object.entries(value).flatMap(([name, one]) => unsaidIn(one, at === '' ? name : `${at}.${name}`)) : [];
}

function isNamed(key: string, value: unknown, problems: Problem[]): value is Record<string, unknown> {
  if (!isObject(value)) {
    problems.push(bad(key, `${key} is no object`, `write "${key}": {...}`));
    return false;
  }
  for (const name of Object.keys(value)) {
    if (READ_COLUMNS.has(name) || MORE.has(name)) continue;
    const meant = nearest(name, READ_COLUMNS);
    problems.push(bad(`${key}.${name}`, `a claim has no column ${JSON.stringify(name)}`, meant === undefined ? 'docs/formats.md lists the columns of a claim' : `write ${meant}, if that is meant`));
  }
  return true;
}

function bad(field: string, message: string, mend: string): Problem {
  return { code: 'import.bad-mapping', severity: 'error', message, mend, field: `mapping ${field}`.trim() };
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((member) => typeof member === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
