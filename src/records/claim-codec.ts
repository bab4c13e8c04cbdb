// The codec of claims/1: one JSON object to a claim with all defaults, or everything that is wrong with it; and back (write-claim.ts).
import { nearest } from '#base/nearest.ts';
import { CLAIM_KINDS, STAGES, STANDINGS, type Claim, type ClaimKind, type CountRange } from '#records/claim.ts';
import { readAct } from '#records/claim-act.ts';
import { FieldReader, isObject, quote, type ClaimFault } from '#records/claim-fields.ts';
import { readPlace } from '#records/claim-place.ts';
import { readSides } from '#records/claim-sides.ts';
import { readDuring } from '#records/claim-time.ts';
import { SORTS, THINGS, loadOf, thingOf } from '#records/things.ts';

export { writeClaim } from '#records/write-claim.ts';
export type { ClaimFault } from '#records/claim-fields.ts';

const COMMON = ['kind', 'id', 'channel', 'during', 'place', 'by', 'against', 'attribution', 'standing', 'recordedAt', 'source'];

/** The fields of each kind; docs/formats.md and docs/schemas/claims-1.json say the same. */
export const FIELDS_OF_KIND: ReadonlyMap<ClaimKind, readonly string[]> = new Map([
  ['incident', [...COMMON, 'type', 'count', 'killed', 'injured']],
  ['movement', [...COMMON, 'stage', 'convoy', 'count', 'trucks', 'people', 'load', 'from', 'to', 'stoppedBy', 'killed', 'injured']],
  ['presence', [...COMMON, 'what', 'count', 'present']],
  ['tally', [...COMMON, 'of', 'count']],
  ['coverage', [...COMMON, 'share', 'means', 'of']],
  ['act', [...COMMON, 'act', 'about', 'to', 'amount', 'until', 'names', 'effectiveFrom', 'outcome', 'sameAs', 'distinctFrom', 'ownStanding', 'exception', 'states', 'dissent', 'count']],
  ['statement', [...COMMON, 'about', 'to']],
]);

const ALL_FIELDS = new Set([...FIELDS_OF_KIND.values()].flat());
const FIELD_SETS = new Map([...FIELDS_OF_KIND].map(([kind, fields]) => [kind, new Set(fields)]));

/**
 * Reads one line's object. All faults are given at once, in the order of the fields here. A field set to `null` counts as absent. A field that
 * claims/1 does not know is passed over, unless it looks like a misspelling of one that is missing: then it would be lost unseen.
 */
export function readClaim(json: unknown): { claim: Claim } | { faults: ClaimFault[] } {
  if (!isObject(json)) {
    return { faults: [{ code: 'claim.not-an-object', field: '', message: `this is ${quote(json)}, not a claim`, mend: 'write one object a line: {"kind": "incident", "id": ..., "channel": ..., "during": ...}' }] };
  }
  const reader = new FieldReader(json);
  const kind = reader.word('kind', CLAIM_KINDS, 'unknown-kind');
  if (kind === null) {
    if (!reader.has('kind')) reader.say('missing-field', 'kind', 'there is no kind', `add "kind": one of ${CLAIM_KINDS.join(', ')}`);
    // Which other fields belong to it cannot be known: only what every kind has is looked at.
    readCommon(reader, 'statement');
    return { faults: reader.faults };
  }
  checkNames(reader, kind);
  const claim = Object.assign(readCommon(reader, kind), kind === 'act' ? readAct(reader) : readKind(reader, kind));
  checkRecorded(reader, claim);
  return reader.faults.length > 0 ? { faults: reader.faults } : { claim };
}

/** A claim of which nothing is told but what it must have: all defaults. */
function newClaim(kind: ClaimKind, channel: string, id: string, start: number, end: number): Claim {
  return {
    kind, id, channel, start, end, place: null, type: null, what: null, count: { low: 1, high: 1 }, killed: unknownRange(), injured: unknownRange(),
    by: null, against: null, oneOfBy: false, oneOfAgainst: false, standing: 'alleged', recordedAt: null, stage: null, convoy: null, trucks: null,
    people: null, stoppedBy: null, share: null, of: null, act: null, about: null, to: null, amountMs: null, amountDays: null, until: null, names: null,
    effectiveFrom: null, sameAs: [], distinctFrom: [], ruledStanding: null, exception: null, states: null, dissent: null, source: null,
  };
}

function unknownRange(): CountRange {
  return { low: 0, high: Infinity };
}

function readCommon(reader: FieldReader, kind: ClaimKind): Claim {
  const id = reader.requiredText('id', 'a text that is unique within the channel') ?? '';
  const channel = reader.requiredText('channel', 'the name of the channel that says so') ?? '';
  if (channel.includes('/')) reader.say('bad-channel', 'channel', `the channel ${quote(channel)} has a slash in its name`, 'name it without: a claim is named channel/id');
  const [start, end] = requiredDuring(reader);
  const claim = newClaim(kind, channel, id, start, end);
  claim.place = readPlace(reader);
  if (!reader.has('place') && kind !== 'act' && kind !== 'statement') {
    reader.say('missing-field', 'place', `there is no place: a claim of kind ${kind} is somewhere`, 'add "place": the narrowest that is sure to hold it, such as {"name": "Syria"}');
  }
  Object.assign(claim, readSides(reader));
  // What a ruling says of standing it says of another claim (claim-act.ts).
  if (reader.json['act'] !== 'ruling') claim.standing = reader.word('standing', STANDINGS, 'unknown-standing') ?? 'alleged';
  claim.recordedAt = reader.instant('recordedAt');
  claim.source = readSource(reader);
  return claim;
}

/** A time that is at fault is told, and the reading goes on with any. */
function requiredDuring(reader: FieldReader): [start: number, end: number] {
  if (!reader.has('during')) reader.say('missing-field', 'during', 'there is no during: when was it?', 'add "during": ["2016-09-13T21:00Z", "2016-09-14T21:00Z"], or one instant: "2016-09-14T06:30Z"');
  const { start, end } = readDuring(reader) ?? { start: 0, end: 1 };
  return [start, end];
}

function readSource(reader: FieldReader): Claim['source'] {
  const value = reader.json['source'];
  if (value === undefined || value === null) return null;
  if (!isObject(value)) return reader.say('bad-source', 'source', `source is ${quote(value)}`, 'write {"url": "https://...", "quote": "..."}; also "title" and "note"');
  const source: NonNullable<Claim['source']> = {};
  for (const field of ['url', 'quote', 'title', 'note'] as const) {
    const text = value[field];
    if (text === undefined || text === null) continue;
    if (typeof text === 'string') source[field] = text;
    else reader.say('not-text', `source.${field}`, `${field} is ${quote(text)}, not a text`, 'write a text in double quotes');
  }
  return Object.keys(source).length === 0 ? null : source;
}

function readKind(reader: FieldReader, kind: Exclude<ClaimKind, 'act'>): Partial<Claim> {
  switch (kind) {
    case 'incident': return { type: readType(reader), ...readCounts(reader) };
    case 'movement': return readMovement(reader);
    case 'presence': return readPresence(reader);
    case 'tally': return readTally(reader);
    case 'coverage': return readCoverage(reader);
    case 'statement': return { about: reader.text('about'), to: reader.text('to') };
  }
}

function readType(reader: FieldReader): string | null {
  const word = reader.requiredText('type', 'an incident type that docs/formats.md lists, such as "attack/shelling"');
  return word === null ? null : reader.typeOf('type', word, false);
}

function readCounts(reader: FieldReader): Pick<Claim, 'count' | 'killed' | 'injured'> {
  return {
    count: reader.range('count') ?? { low: 1, high: 1 },
    killed: reader.range('killed') ?? unknownRange(),
    injured: reader.range('injured') ?? unknownRange(),
  };
}

function readMovement(reader: FieldReader): Partial<Claim> {
  const stage = reader.word('stage', STAGES, 'unknown-stage');
  if (!reader.has('stage')) reader.say('missing-field', 'stage', 'there is no stage: how far had the convoy come?', `add "stage": one of ${STAGES.join(', ')}`);
  const from = reader.text('from'), load = reader.texts('load');
  return {
    stage, ...readCounts(reader), convoy: reader.text('convoy'), trucks: told(reader.range('trucks')), people: told(reader.range('people')),
    ...(load === null ? {} : { load: [...new Set(load.map(loadOf))] }), ...(from === null ? {} : { from }), to: reader.text('to'), stoppedBy: reader.texts('stoppedBy'),
  };
}

/** A range that leaves everything open says nothing. */
function told(range: CountRange | null): CountRange | null {
  return range === null || (range.low === 0 && range.high === Infinity) ? null : range;
}

function readPresence(reader: FieldReader): Partial<Claim> {
  const written = reader.requiredText('what', 'what was there, such as "tanks"');
  const what = written === null ? null : thingOf(written);
  const count = reader.range('count'), present = reader.json['present'];
  if (present === undefined || present === null) return { what, count: count ?? { low: 1, high: 1 } };
  if (typeof present !== 'boolean') reader.say('bad-present', 'present', `present is ${quote(present)}`, 'write true or false, without quotes');
  if (present === false && count !== null && count.high > 0) reader.say('bad-present', 'present', 'present is false, and yet there is a count', 'keep one of the two; for "none to be seen" write "present": false alone');
  if (present === true && count !== null && count.low === 0) reader.say('bad-present', 'present', 'present is true, and yet the count may be 0', 'leave present out: the count says it');
  if (present === false) return { what, count: { low: 0, high: 0 } };
  return { what, count: count ?? { low: 1, high: Infinity } };
}

function readTally(reader: FieldReader): Partial<Claim> {
  const word = reader.requiredText('of', 'what was counted: an incident type, such as "attack", or "killed", "injured"');
  const count = reader.range('count');
  if (!reader.has('count')) reader.say('missing-field', 'count', 'there is no count, and a tally is nothing else', 'add "count": 12, or [12, 15], or [12, null] for 12 or more');
  return { what: word === null ? null : (reader.typeOf('of', word, true) ?? word), count: count ?? { low: 0, high: Infinity } };
}

function readCoverage(reader: FieldReader): Partial<Claim> {
  const share = reader.json['share'];
  const isShare = typeof share === 'number' && share >= 0 && share <= 1;
  if (!reader.has('share')) reader.say('missing-field', 'share', 'there is no share: how much of the place was watched?', 'add "share": 1 for all of it, 0.8 for four fifths');
  else if (!isShare) reader.say('bad-share', 'share', `share is ${quote(share)}: it lies between 0 and 1`, typeof share === 'number' && share > 1 && share <= 100 ? `write ${share / 100} for ${share} %` : 'write 1 for the whole place, 0.8 for four fifths');
  const of = reader.texts('of')?.map((word, i) => (SORTS.includes(word) || THINGS.includes(thingOf(word)) ? thingOf(word) : (reader.typeOf(`of[${i}]`, word, true) ?? word)));
  const means = reader.text('means');
  return { share: isShare ? share : null, of: of ?? null, ...(means === null ? {} : { means }) };
}

/**
 * E14: what happened cannot have been recorded before it began. Incidents, movements, presence and tallies happened; an act, a statement or a
 * watch may be announced, so theirs may lie ahead.
 */
function checkRecorded(reader: FieldReader, claim: Claim): void {
  const stated = claim.states?.during;
  if (stated !== undefined && claim.recordedAt !== null && claim.recordedAt < stated.start) {
    reader.say('recorded-too-early', 'states.during', `the ruling was recorded at ${quote(reader.json['recordedAt'])}, before what it states began`, 'look at the two times and their zones; a ruling states what was so, not what is to come');
  }
  if (claim.kind === 'act' || claim.kind === 'statement' || claim.kind === 'coverage') return;
  if (claim.recordedAt === null || claim.recordedAt >= claim.start || reader.faults.some(({ field }) => field.startsWith('during'))) return;
  const during = reader.json['during'];
  reader.say('recorded-too-early', 'recordedAt', `it was recorded at ${quote(reader.json['recordedAt'])}, before it began at ${quote(Array.isArray(during) ? during[0] : during)}`, 'look at the two times and their zones; what was announced beforehand is an act or a statement');
}

const near = new Map<string, string | undefined>();

function checkNames(reader: FieldReader, kind: ClaimKind): void {
  const fields = FIELD_SETS.get(kind)!;
  for (const field of Object.keys(reader.json)) {
    if (fields.has(field) || !reader.has(field)) continue;
    if (ALL_FIELDS.has(field)) {
      const hint = field === 'ownStanding' ? 'write "standing"; ownStanding is of rulings alone' : `${article(kind)} has: ${[...fields].join(', ')}`;
      reader.say('field-of-another-kind', field, `${article(kind)} has no field ${field}, so it would be lost`, hint);
      continue;
    }
    const meant = nearestField(field, kind, fields);
    if (meant === undefined || reader.has(meant)) continue;
    reader.say('unknown-field', field, `there is no field ${quote(field)}`, `write "${meant}", if that is meant; a field of your own is passed over when its name is not so near to one of ours`);
  }
}

/** Files repeat the same names on every line: looked up once. */
function nearestField(field: string, kind: ClaimKind, fields: Set<string>): string | undefined {
  const key = `${kind} ${field}`;
  if (!near.has(key)) {
    if (near.size >= 1000) near.clear();
    near.set(key, nearest(field, fields));
  }
  return near.get(key);
}

function article(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}
