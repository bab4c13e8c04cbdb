// The published JSON Schemas agree with the code that reads and writes.
import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import Ajv2020 from 'ajv/dist/2020.js';
import { ACT_KINDS, CLAIM_KINDS, STAGES, STANDINGS } from '#records/claim.ts';
import { FIELDS_OF_KIND, readClaim, writeClaim } from '#records/claim-codec.ts';
import { incidentType, INCIDENT_TYPES } from '#records/incident-types.ts';
import { REASONS, type Verdicts } from '#records/verdicts.ts';
import { COUNTED, SORTS, THINGS } from '#records/things.ts';
import { badLines, goodLines } from './claim-lines.ts';
import { anyClaim } from './any-claim.ts';

const load = (name: string) => JSON.parse(readFileSync(new URL(`../../docs/schemas/${name}.json`, import.meta.url), 'utf8'));
const claims = load('claims-1');
const isLine = new Ajv2020.default({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, strictTuples: false }).compile(claims);

test('claims-1.json takes every line that the reader takes', () => {
  for (const [name, line] of Object.entries(goodLines)) assert.ok(isLine(line), `${name}: ${JSON.stringify(isLine.errors)}`);
  fc.assert(fc.property(anyClaim, (claim) => {
    const line: unknown = JSON.parse(JSON.stringify(writeClaim(claim)));
    assert.ok(isLine(line), JSON.stringify([line, isLine.errors]));
  }), { numRuns: 1000 });
});

test('claims-1.json refuses what the reader refuses, but for what a schema cannot know', () => {
  for (const { title, line, schema } of badLines) {
    const plain: unknown = JSON.parse(JSON.stringify(line));
    assert.equal(isLine(plain), schema === false, title);
  }
});

test('claims-1.json knows the same words and fields as the code', () => {
  assert.deepEqual(claims.properties.kind.enum, CLAIM_KINDS);
  assert.deepEqual(claims.$defs.standing.enum, [null, ...STANDINGS]);
  assert.deepEqual(claims.$defs.act.properties.act.enum, ACT_KINDS);
  const types: string[] = claims.$defs.incidentType.enum;
  assert.deepEqual(types.filter((word) => typeof incidentType(word) !== 'string'), []);
  assert.deepEqual(types.filter((word) => INCIDENT_TYPES.includes(word)), INCIDENT_TYPES);
  for (const { if: { properties: { kind } }, then } of claims.allOf) {
    const own = then.$ref === undefined ? then.properties : { ...claims.$defs.act.properties, ...claims.$defs.act.then.properties };
    const known = new Set([...Object.keys(claims.properties), ...Object.keys(own)]);
    assert.deepEqual([...known].sort(), [...FIELDS_OF_KIND.get(kind.const)!].sort(), kind.const);
    if (kind.const === 'movement') assert.deepEqual(own.stage.enum, STAGES);
  }
});

const NOTHING = { setAside: { count: 0, claims: [] }, leftOut: { count: 0, claims: [] }, unseen: [], pivotal: [], stoppedLooking: false };

/** Every field that there is, at least once: a field added to the type does not compile away, and one added here alone is refused by the schema. */
const found: Required<Verdicts> = {
  format: 'verdicts/1', agreement: 'Valley', title: 'A quiet week', planHash: `sha256:${'0'.repeat(64)}`, engine: '0.1.0', asOf: '2016-09-19T16:00:00Z', knownAt: null,
  zone: 'Asia/Damascus', zoneTable: '2026c', confidential: [{ of: 'place Mill', to: ['North'], note: 'known to the two alone' }], evidence: { claims: 3, skipped: 0 },
  readings: [{
    name: 'Watched', adoptedBy: 'North', horizon: '2016-09-19T16:00:00Z',
    gates: [{
      name: 'Crossing', place: 'Mill', state: 'counting', day: [1, 2], counted: 1, of: 3, since: '2016-09-13T21:00:00Z', opensAtEarliest: '2016-09-21T21:00:00.001Z', openedAt: null,
      countedFrom: null, stoppedBy: [{ condition: 'Quiet', place: 'Mill', value: 'undetermined', reasons: ['unseen'] }], reasons: ['pending', 'unseen'],
      days: [{ date: '2016-09-13', value: 'yes', reasons: [], measure: [0, null] }], because: 'r1', confidential: [{ of: 'place Mill', to: [] }],
    }],
    conditions: [{ name: 'Quiet', place: 'Mill', value: 'no', reasons: [], final: true, since: null, margin: { low: -1, high: null, unit: 'events', exact: ['-1', null] }, days: [], because: 'r2' }],
    obligations: [{ clause: '1', actor: 'North', guarantees: ['South'], verdict: 'cannot-be-said', inForce: 'yes', reasons: ['unruled'], final: false, since: null, because: 'r3' }],
    setAside: { count: 1, claims: ['Watch/1'] }, leftOut: { count: 0, claims: [] },
    unseen: [{ measure: 'Attacks', place: 'Valley', gaps: [['2016-09-13T21:00:00Z', '2016-09-14T21:00:00Z']] }],
    pivotal: [{
      resolutions: [
        { claim: 'Watch/1', so: true }, { claim: 'Watch/2', wholly: 'in' }, { gap: { measure: 'Attacks', place: 'Valley', during: ['2016-09-13T21:00:00Z', '2016-09-14T21:00:00Z'] }, watched: true },
      ],
      wouldMake: { gate: 'Crossing', place: 'Mill', state: 'open', day: [3, 3] },
    }, { resolutions: [{ exception: 'self_defence', claim: 'Watch/1', applies: true }, { same: ['Watch/1', 'Couriers/2'], ruled: true }], wouldMake: { gate: 'Crossing', state: 'shut', day: [0, 0] } }],
    stoppedLooking: false, reasons: { r1: { says: 'so it is', rule: 'W2', clause: null, because: ['r2'], entries: ['Watch/1'] } },
  }, { name: 'Other', adoptedBy: 'South', horizon: null, gates: [], conditions: [], obligations: [], ...NOTHING, reasons: {} }],
  partings: [{ readings: ['Watched', 'Other'], at: null, about: 'Crossing', values: ['open', 'shut'], why: 'silence means none' }],
  problems: [{ code: 'claim.likely-duplicate', severity: 'warning', message: 'so', mend: 'so', at: { file: 'a.jsonl', line: 1, column: 1, endLine: 1, endColumn: 2 }, also: [{ line: 2, column: 1 }], field: 'by' }],
};

test('verdicts-1.json knows every field of a verdict, and no other', () => {
  const verdicts = load('verdicts-1');
  const isVerdicts = new Ajv2020.default({ allErrors: true, strict: true, strictTypes: false, strictTuples: false }).compile(verdicts);
  assert.ok(isVerdicts(found), JSON.stringify(isVerdicts.errors));
  for (const field of Object.keys(found)) assert.ok(!isVerdicts({ ...found, [field]: undefined, [`${field}2`]: 1 }), field);
  assert.deepEqual(verdicts.$defs.reasons.items.enum, REASONS);
});

test('docs/formats.md lists every type, thing, word and field that the code knows', () => {
  const page = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');
  const types = INCIDENT_TYPES.map((path) => (path.includes('/') ? path.slice(path.indexOf('/') + 1) : path));
  const words = [...types, ...THINGS, ...COUNTED, ...SORTS, ...STANDINGS, ...STAGES, ...ACT_KINDS, ...CLAIM_KINDS, ...[...FIELDS_OF_KIND.values()].flat(), ...REASONS, ...Object.keys(found)];
  assert.deepEqual(words.filter((word) => !page.includes(`\`${word}\``)), []);
  const lines = [...page.matchAll(/```json\n(.*)\n```/g)].map((match) => readClaim(JSON.parse(match[1]!)));
  assert.ok(lines.length > 1 && lines.every((read) => 'claim' in read));
});
