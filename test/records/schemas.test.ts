// The published JSON Schemas agree with the code that reads and writes.
import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import Ajv2020 from 'ajv/dist/2020.js';
import { ACT_KINDS, CLAIM_KINDS, STAGES, STANDINGS } from '#records/claim.ts';
import { FIELDS_OF_KIND, writeClaim } from '#records/claim-codec.ts';
import { incidentType, INCIDENT_TYPES } from '#records/incident-types.ts';
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
