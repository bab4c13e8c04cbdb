// The part of a claim that a ruling states (E13): its fields, and how it is read and written.
import { nearest } from '#base/nearest.ts';
import { FieldReader, isObject, quote, type JsonObject } from '#records/claim-fields.ts';
import { readPlace, writePlace } from '#records/claim-place.ts';
import { readSides, writeAttribution } from '#records/claim-sides.ts';
import { readDuring, writeDuring } from '#records/claim-time.ts';
import type { ClaimKind, CountRange, StatedPart } from '#records/claim.ts';

const COUNTS = ['count', 'killed', 'injured', 'trucks', 'people'] as const;
const FIELDS = ['during', 'place', 'by', 'against', 'attribution', ...COUNTS];

/** What a ruling can state of a claim of each kind; what it states beside that is nothing. Acts, statements and coverage are not ruled on in parts. */
const PARTS_OF_KIND: Readonly<Record<ClaimKind, readonly (keyof StatedPart)[]>> = {
  incident: ['during', 'place', 'by', 'against', 'count', 'killed', 'injured'],
  movement: ['during', 'place', 'by', 'against', 'count', 'killed', 'injured', 'trucks', 'people'],
  presence: ['during', 'place', 'by', 'count'],
  tally: ['during', 'place', 'by', 'against', 'count'],
  coverage: [], act: [], statement: [],
};

/** The fields of a claim of this kind that a ruling can state. */
export function partsOf(kind: ClaimKind): readonly (keyof StatedPart)[] {
  return PARTS_OF_KIND[kind];
}

/** The part in field `states`; null where it is absent or says nothing. Faults are noted with their path: `states.count`. */
export function readPart(outer: FieldReader): StatedPart | null {
  if (!outer.has('states')) return null;
  const value = outer.json['states'];
  if (!isObject(value)) return outer.say('bad-states', 'states', `states is ${quote(value)}`, 'write what the ruling states as an object: {"count": 6}, or {"by": "Opposition"}');
  const reader = new FieldReader(value);
  checkNames(reader);
  const part = readFields(reader);
  if (reader.faults.length === 0 && Object.keys(part).length === 0) {
    reader.say('bad-states', '', 'states says nothing', 'write what the ruling states, such as {"count": 6}; leave states out where it states no part of the claim');
  }
  for (const { code, field, message, mend } of reader.faults) outer.faults.push({ code, field: field === '' ? 'states' : `states.${field}`, message, mend });
  return Object.keys(part).length === 0 ? null : part;
}

function readFields(reader: FieldReader): StatedPart {
  const during = readDuring(reader), place = readPlace(reader);
  const { by, against, oneOfBy, oneOfAgainst } = readSides(reader);
  if (reader.has('attribution') && by === null && against === null) reader.say('bad-attribution', 'attribution', 'states has an attribution, and neither by nor against', 'add "by": the list of which exactly one did it');
  const part: StatedPart = {};
  if (during !== null) part.during = during;
  if (place !== null) part.place = place;
  if (by !== null) part.by = { names: by, oneOf: oneOfBy };
  if (against !== null) part.against = { names: against, oneOf: oneOfAgainst };
  for (const field of COUNTS) {
    const range = reader.range(field);
    if (range !== null) part[field] = range;
  }
  return part;
}

/** A ruling is short and weighs much: no field is passed over in it. */
function checkNames(reader: FieldReader): void {
  for (const field of Object.keys(reader.json)) {
    if (FIELDS.includes(field) || !reader.has(field)) continue;
    const meant = nearest(field, FIELDS);
    reader.say('unknown-field', field, `a ruling cannot state ${quote(field)} of a claim`, meant === undefined ? `it can state: ${FIELDS.join(', ')}` : `write "${meant}", if that is meant`);
  }
}

/** A part as claims/1 has it. */
export function writePart(part: StatedPart): JsonObject {
  const { during, place, by, against } = part;
  const range = ({ low, high }: CountRange) => (low === high ? low : [low, high === Infinity ? null : high]);
  const fields: JsonObject = {
    during: during && writeDuring(during), place: place && writePlace(place), by: by?.names, against: against?.names,
    attribution: writeAttribution({ by: by?.names ?? null, against: against?.names ?? null, oneOfBy: by?.oneOf ?? false, oneOfAgainst: against?.oneOf ?? false }),
  };
  for (const field of COUNTS) fields[field] = part[field] && range(part[field]);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
