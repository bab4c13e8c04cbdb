// Who did it and to whom, and whether all of them together or exactly one (N2): read and written.
import { isObject, quote, type FieldReader } from '#records/claim-fields.ts';

/** Both sides of a claim; null: unknown. */
export interface Sides { by: string[] | null; against: string[] | null; oneOfBy: boolean; oneOfAgainst: boolean }

/** The sides in fields `by`, `against` and `attribution`. */
export function readSides(reader: FieldReader): Sides {
  const by = reader.texts('by'), against = reader.texts('against'), told = reader.json['attribution'];
  const none = { by, against, oneOfBy: false, oneOfAgainst: false };
  if (told === undefined || told === null) return none;
  const sides = told === 'one-of' ? { by: told, against: told } : told;
  const isKnown = isObject(sides) && Object.entries(sides).every(([side, word]) => (side === 'by' || side === 'against') && word === 'one-of');
  if (!isKnown) {
    reader.say('bad-attribution', 'attribution', `attribution is ${quote(told)}`, 'write "one-of" where exactly one of the list did it (for one side alone: {"by": "one-of"}); leave it out where all did it together');
    return none;
  }
  return { by, against, oneOfBy: 'by' in sides && (by?.length ?? 0) > 1, oneOfAgainst: 'against' in sides && (against?.length ?? 0) > 1 };
}

/** The attribution as claims/1 has it; undefined where all did it together. */
export function writeAttribution({ by, against, oneOfBy, oneOfAgainst }: Sides): unknown {
  const sides = { ...(oneOfBy ? { by: 'one-of' } : {}), ...(oneOfAgainst ? { against: 'one-of' } : {}) };
  const lists = [by, against].filter((list) => (list?.length ?? 0) > 1);
  if (Object.keys(sides).length === 0) return undefined;
  return Object.keys(sides).length === lists.length ? 'one-of' : sides;
}
