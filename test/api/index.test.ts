// What another program imports from "truce".
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check, parse, ProblemError, type Plan, type Problem } from '../../src/index.ts';
import { SMALL_AGREEMENT, SMALL_EVIDENCE } from '../cli/run-truce.ts';

const claims = SMALL_EVIDENCE.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);

function smallPlan(): { plan: Plan; planHash: string } {
  const { plan, planHash, problems } = parse({ path: 'small.md', text: SMALL_AGREEMENT });
  assert.ok(plan !== null && planHash !== null, JSON.stringify(problems));
  return { plan, planHash };
}

function problemsOf(run: () => unknown): Problem[] {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof ProblemError, String(error));
    return error.problems;
  }
  return [];
}

describe('the package', () => {
  test('reads an agreement into a plan with its hash', () => {
    const { plan, planHash } = smallPlan();
    assert.equal(plan.agreement, 'Small');
    assert.match(planHash, /^sha256:/);
  });

  test('says what is wrong with an agreement instead of throwing', () => {
    const { plan, planHash, problems } = parse({ path: 'small.md', text: SMALL_AGREEMENT.replaceAll('in Town,', 'in Twon,') });
    assert.equal(plan, null);
    assert.equal(planHash, null);
    assert.ok(problems.some((problem) => problem.at?.file === 'small.md' && problem.at.line > 1));
  });

  test('takes the files that an agreement names as text', () => {
    const places = JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { name: 'Town' }, geometry: { type: 'Polygon', coordinates: [[[36, 34], [37, 34], [37, 35], [36, 35], [36, 34]]] } }] });
    const text = SMALL_AGREEMENT.replace('place Town', 'place Town from "places.geojson"');
    assert.equal(parse({ path: 'small.md', text }).plan, null);
    const { plan, problems } = parse({ path: 'small.md', text, files: { 'places.geojson': places } });
    assert.ok(plan?.places[0]?.geometry, JSON.stringify(problems));
  });

  test('checks claims against a plan', () => {
    const { format, asOf, knownAt, planHash, readings } = check({ ...smallPlan(), claims, asOf: '2016-09-17T12:00+03:00' });
    assert.equal(format, 'verdicts/1');
    assert.equal(asOf, '2016-09-17T09:00:00Z');
    assert.equal(knownAt, null);
    assert.equal(planHash, smallPlan().planHash);
    assert.deepEqual(readings.map((reading) => [reading.name, reading.gates.length, reading.obligations.length]), [['Monitor', 1, 2], ['Northern', 1, 2]]);
  });

  test('gives the same for the same, whatever the order of claims', () => {
    assert.deepEqual(check({ ...smallPlan(), claims: claims.toReversed() }), check({ ...smallPlan(), claims }));
  });

  test('takes the readings asked for', () => {
    assert.deepEqual(check({ ...smallPlan(), claims, readings: ['Northern'] }).readings.map((reading) => reading.name), ['Northern']);
  });

  test('throws all that is wrong with what was asked', () => {
    const found = problemsOf(() => check({ ...smallPlan(), claims, asOf: '2016-09-17', knownAt: '2016-09-17T09:00', readings: ['Moniter'] }));
    assert.deepEqual(found.map((problem) => problem.code), ['use.date-alone', 'use.time-without-zone', 'use.unknown-reading']);
  });

  test('throws all that is wrong with the claims, each with the path of its field', () => {
    const [coverage, incident] = claims;
    const found = problemsOf(() => check({ ...smallPlan(), claims: [coverage, { ...incident, during: '2016-09-15' }, { ...incident, id: 'i2', channel: 'Wathc' }, 7, { ...coverage, share: 0.5 }] }));
    assert.deepEqual(found.map((problem) => problem.field), ['claims[1].during', 'claims[2].channel', 'claims[3]', 'claims[4]']);
    assert.match(found[1]!.mend, /Watch/);
  });

  test('refuses what the files of evidence refuse: places, and words for what is counted, that nobody knows', () => {
    const { share: _, ...tally } = { ...claims[0], kind: 'tally', of: 'kiled', count: 3 } as Record<string, unknown>;
    const found = problemsOf(() => check({ ...smallPlan(), claims: [tally, { ...claims[1], place: { name: 'Twon' } }] }));
    assert.deepEqual(found.map(({ code, field }) => `${code} ${field}`), ['claim.unknown-type claims[0].of', 'claim.unknown-place claims[1].place.name']);
    assert.match(found[0]!.mend, /"killed"/);
  });
});
