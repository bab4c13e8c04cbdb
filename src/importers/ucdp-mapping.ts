// What may be told of UCDP GED beside the file itself: how far its points are to be trusted, and what standing its events have.
import { ProblemError, type Problem } from '#base/problem.ts';
import { STANDINGS, type Standing } from '#records/claim.ts';
import type { DateOrder } from '#importers/dates.ts';

/** `radiusMetres`: by where_prec, from 1 to 7. */
export interface UcdpMapping { radiusMetres: readonly number[]; standing: Standing | null; dates: DateOrder | null }

/**
 * The point of a place that is known stands for the whole of it (1); near a known place is 25 km by the codebook (2). From 3 on the point is the centre of a
 * district, a province, a line or stretch of land, a country, a sea: wide enough for all but a few of them, since the area itself is named beside it.
 */
const RADII: readonly number[] = [5_000, 25_000, 250_000, 1_000_000, 1_000_000, 5_000_000, 5_000_000];

/** Throws ProblemError with all that is wrong with it. */
export function readUcdpMapping(json: unknown): UcdpMapping {
  const mapping: UcdpMapping = { radiusMetres: RADII, standing: null, dates: null };
  if (json === null) return mapping;
  const problems: Problem[] = [];
  const say = (field: string, message: string, mend: string) => problems.push({ code: 'mapping.bad', severity: 'error', message, mend, field });
  if (typeof json !== 'object' || Array.isArray(json)) throw new ProblemError([{ code: 'mapping.bad', severity: 'error', message: 'the mapping is no object', mend: 'write {"standing": "credible", "radiusMetres": {"1": 2000}}' }]);
  for (const [field, value] of Object.entries(json)) {
    if (field === 'standing') {
      if (STANDINGS.includes(value as Standing)) mapping.standing = value as Standing;
      else say(field, `standing is ${JSON.stringify(value)}`, `write one of ${STANDINGS.join(', ')}`);
    } else if (field === 'dates') {
      if (value === 'day-first' || value === 'month-first') mapping.dates = value;
      else say(field, `dates is ${JSON.stringify(value)}`, 'write "day-first" or "month-first"');
    } else if (field === 'radiusMetres') mapping.radiusMetres = radiiOf(value, say);
    else say(field, `${field} is not known here`, 'of UCDP GED one can say standing, dates and radiusMetres');
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return mapping;
}

function radiiOf(value: unknown, say: (field: string, message: string, mend: string) => void): number[] {
  const radii = [...RADII];
  for (const [prec, metres] of Object.entries((value ?? {}) as object)) {
    if (/^[1-7]$/.test(prec) && typeof metres === 'number' && metres >= 0) radii[Number(prec) - 1] = metres;
    else say(`radiusMetres.${prec}`, `radiusMetres.${prec} is ${JSON.stringify(metres)}`, 'write metres for where_prec 1 to 7: {"1": 2000, "2": 25000}');
  }
  return radii;
}
