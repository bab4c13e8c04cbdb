// What may be told of a source whose columns are known: how far its points are to be trusted, what standing its events have, what its words mean.
import { ProblemError, type Problem } from '#base/problem.ts';
import { nearest } from '#base/nearest.ts';
import { STANDINGS, type Standing } from '#records/claim.ts';
import { incidentType } from '#records/incident-types.ts';
import { DATE_ORDERS, type DateOrder } from '#importers/date-column.ts';
import { wordKey } from '#importers/mapping.ts';

export interface SourceMapping {
  /** By the source's code of precision, from 1. */
  radiusMetres: readonly number[];
  standing: Standing | null;
  dates: DateOrder | null;
  /** The source's kinds, by their `wordKey`, as incident types. */
  types: ReadonlyMap<string, string>;
  /** Whether a number of dead is the number, or the least that it was. */
  isFatalitiesExact: boolean;
}

export type SourceField = 'standing' | 'dates' | 'radiusMetres' | 'types' | 'fatalities';

/** Throws ProblemError with all that is wrong with it. `known`: what can be said of this source. */
export function readSourceMapping(json: unknown, radii: readonly number[], known: readonly SourceField[]): SourceMapping {
  const mapping: SourceMapping = { radiusMetres: radii, standing: null, dates: null, types: new Map(), isFatalitiesExact: false };
  if (json === null) return mapping;
  const problems: Problem[] = [];
  const say: Say = (field, message, mend) => problems.push({ code: 'mapping.bad', severity: 'error', message: `the mapping: ${message}`, mend, field });
  if (!isObject(json)) say('', 'it is no object', 'write {"standing": "credible", "radiusMetres": {"1": 2000}}');
  for (const [field, value] of Object.entries(isObject(json) ? json : {})) {
    if (!known.includes(field as SourceField)) {
      const meant = nearest(field, known);
      say(field, `${field} is not known here`, `${meant === undefined ? '' : `did you mean ${meant}? `}it is one of ${known.join(', ')}`);
    } else READERS[field as SourceField](mapping, value, say);
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return mapping;
}

type Say = (field: string, message: string, mend: string) => void;

const READERS: Readonly<Record<SourceField, (mapping: SourceMapping, value: unknown, say: Say) => void>> = {
  standing(mapping, value, say) {
    if (STANDINGS.includes(value as Standing)) mapping.standing = value as Standing;
    else say('standing', `standing is ${JSON.stringify(value)}`, `write one of ${STANDINGS.join(', ')}`);
  },
  dates(mapping, value, say) {
    if (DATE_ORDERS.includes(value as DateOrder)) mapping.dates = value as DateOrder;
    else say('dates', `dates is ${JSON.stringify(value)}`, 'write "day-first", "month-first" or "day-numbers"');
  },
  radiusMetres(mapping, value, say) {
    const radii = [...mapping.radiusMetres];
    for (const [code, metres] of Object.entries(isObject(value) ? value : { '': value })) {
      if (/^[1-9]$/.test(code) && Number(code) <= radii.length && typeof metres === 'number' && metres >= 0) radii[Number(code) - 1] = metres;
      else say(`radiusMetres${code === '' ? '' : `.${code}`}`, `radiusMetres is ${JSON.stringify(metres)}`, `write metres by the code of precision, 1 to ${radii.length}: {"1": 2000}`);
    }
    mapping.radiusMetres = radii;
  },
  types(mapping, value, say) {
    const types = new Map<string, string>();
    for (const [word, type] of Object.entries(isObject(value) ? value : { '': value })) {
      const path = typeof type === 'string' ? incidentType(type) : undefined;
      if (typeof path === 'string') types.set(wordKey(word), path);
      else say(`types.${word}`, `${JSON.stringify(type)} is no incident type`, 'write one that docs/formats.md lists: {"Grenade": "attack/explosive"}');
    }
    mapping.types = types;
  },
  fatalities(mapping, value, say) {
    if (value === 'exact' || value === 'at-least') mapping.isFatalitiesExact = value === 'exact';
    else say('fatalities', `fatalities is ${JSON.stringify(value)}`, 'write "exact", or "at-least", which holds where nothing is said');
  },
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
