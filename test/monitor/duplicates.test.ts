// Claims that may tell one event twice: found with reasons that add up, settled pairs left out, nothing merged, and fast enough for a year of claims.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readClaim } from '#records/claim-codec.ts';
import { ClaimTable } from '#records/claim-table.ts';
import type { DuplicatePair, Duplicates } from '#records/duplicates.ts';
import type { Plan } from '#records/plan.ts';
import { SpokenParts } from '#monitor/claim-rows.ts';
import { LEAST } from '#monitor/duplicate-score.ts';
import { findDuplicates } from '#monitor/duplicates.ts';
import { duplicatesText } from '#render/duplicates-text.ts';
import { runHere } from '../../tooling/cases/run-case.ts';
import { folderWith, SMALL_AGREEMENT } from '../cli/run-truce.ts';

const area = (west: number) => ({ type: 'Polygon', coordinates: [[[west, 0], [west + 1, 0], [west + 1, 1], [west, 1], [west, 0]]] });
const place = (name: string, more: object = {}) => ({ name, title: name, titles: [], within: [], dividedInto: [], geometry: null, ...more });
const PLAN = {
  agreement: 'Toy', lines: [], places: [place('Town', { within: ['Valley'] }), place('Valley'), place('Hill'), place('West', { geometry: area(0) }), place('East', { geometry: area(10) })],
  actors: [{ name: 'North', title: 'The North', includes: ['1st Brigade'] }, { name: 'South', title: 'South', includes: [] }],
} as unknown as Plan;

function look(claims: readonly object[], more: { knownAt?: number; most?: number } = {}): Duplicates {
  const table = new ClaimTable(), spoken = new SpokenParts();
  for (const json of claims) {
    const read = readClaim(json);
    if ('faults' in read) assert.fail(JSON.stringify(read.faults));
    spoken.take(table.append(read.claim), read.claim);
  }
  return findDuplicates({ table, spoken, plan: PLAN, knownAt: more.knownAt ?? null, ...(more.most === undefined ? {} : { most: more.most }) });
}

const shelling = (id: string, channel: string, more: object = {}) => ({ kind: 'incident', id, channel, during: '2031-03-01T06:00Z', place: { name: 'Town' }, type: 'attack/shelling', ...more });
const scoreOf = (a: object, b: object): number => look([shelling('1', 'A', a), shelling('2', 'B', b)]).pairs[0]?.score ?? 0;
const keys = (found: Duplicates) => found.pairs.map(({ claims }) => claims.join(' '));

describe('what speaks for one event', () => {
  test('the points are those that are written out, and add up', () => {
    const { pairs } = look([
      shelling('1', 'A', { by: ['North'], killed: 2, source: { url: 'https://example.org/1', quote: 'Two died.' } }),
      shelling('2', 'B', { by: ['1st Brigade'], killed: [2, 4], source: { url: 'https://example.org/1', quote: 'Two died.' } }),
    ]);
    assert.deepEqual(pairs, [{ claims: ['A/1', 'B/2'], across: true, score: 105, reasons: [
      { points: 30, says: 'the same time' }, { points: 25, says: 'the same place' }, { points: 15, says: 'the same kind' }, { points: 5, says: 'alike by: North and 1st Brigade' },
      { points: 5, says: 'numbers that meet of killed: 2 and 2 to 4' }, { points: 10, says: 'the same link: https://example.org/1' }, { points: 15, says: 'the same words' },
    ] }] satisfies DuplicatePair[]);
    for (const { score, reasons } of pairs) assert.equal(score, reasons.reduce((sum, { points }) => sum + points, 0));
  });

  for (const [what, a, b, score] of [
    ['another day', {}, { during: '2031-03-02T06:00Z' }, 0], ['within six hours', {}, { during: '2031-03-01T11:59Z', by: ['North'], killed: 1, injured: 1 }, 0],
    ['within six hours, the same in all else', { by: ['North'], killed: 1 }, { during: '2031-03-01T12:00Z', by: ['North'], killed: 1 }, 70], ['more than six hours', { by: ['North'], killed: 1 }, { during: '2031-03-01T12:00:00.002Z', by: ['North'], killed: 1 }, 0],
    ['a day that holds it', {}, { during: ['2031-02-28T22:00Z', '2031-03-01T22:00Z'] }, 55], ['a month that holds it', {}, { during: ['2031-03-01T00:00Z', '2031-04-01T00:00Z'] }, 0],
    ['a place around it', {}, { place: { name: 'Valley' } }, 60], ['a place apart', {}, { place: { name: 'Hill' } }, 0],
    ['a wider kind', {}, { type: 'attack' }, 65], ['another kind', {}, { type: 'attack/air' }, 0],
    ['other actors', { by: ['North'] }, { by: ['South'] }, 60], ['other numbers', { killed: 1 }, { killed: 5 }, 60], ['unknown actors', { by: ['North'] }, {}, 70],
  ] as const) {
    test(`${what}: ${score}`, () => assert.equal(scoreOf(a, b), score));
  }

  test('points, discs and areas', () => {
    const at = (lon: number, lat: number, radiusMetres = 100) => ({ place: { point: [lon, lat], radiusMetres } });
    assert.equal(scoreOf(at(0.5, 0.5), at(0.5, 0.5, 900)), 70);
    assert.equal(scoreOf(at(0.5, 0.5), at(0.53, 0.5)), 55);
    assert.equal(scoreOf(at(0.5, 0.5), at(0.56, 0.5)), 0);
    assert.equal(scoreOf(at(0.5, 0.5), { place: { name: 'West' } }), 60);
    assert.equal(scoreOf(at(5, 0.5), { place: { name: 'West' } }), 0);
    assert.equal(scoreOf({ place: { geometry: area(0) } }, { place: { name: 'East' } }), 0);
  });

  test('a shared link is no identity', () => {
    const source = { url: 'https://example.org/1' };
    assert.equal(scoreOf({ source }, { source, place: { name: 'Hill' } }), 0);
    assert.equal(scoreOf({ source }, { source, during: '2031-03-09T06:00Z' }), 0);
    assert.equal(scoreOf({ source, during: ['2031-03-01T00:00Z', '2031-03-02T00:00Z'], place: { name: 'Valley' } }, { source, type: 'attack' }), 0);
  });

  test('within a channel more must speak for it: its claims are each their own event', () => {
    assert.equal(LEAST.within > LEAST.across, true);
    const alone = look([shelling('1', 'A'), shelling('2', 'A')]);
    assert.equal(alone.found, 0);
    const alike = look([shelling('1', 'A', { by: ['North'] }), shelling('2', 'A', { by: ['North'] })]);
    assert.deepEqual(alike.pairs.map(({ across, score }) => [across, score]), [[false, 80]]);
  });

  test('[E11] convoys with an id are one or several by it alone; other kinds that do not add up are not compared', () => {
    const convoy = (id: string, channel: string, more: object = {}) => ({ kind: 'movement', id, channel, during: '2031-03-01T06:00Z', place: { name: 'Town' }, stage: 'delivered', ...more });
    assert.deepEqual(keys(look([convoy('1', 'A', { convoy: 'x' }), convoy('2', 'B', { convoy: 'x' }), convoy('3', 'C', { convoy: 'y' }), convoy('4', 'D')])), ['A/1 D/4', 'B/2 D/4', 'C/3 D/4']);
    assert.equal(look([convoy('1', 'A'), convoy('2', 'B', { stage: 'arrived' })]).found, 0);
    const tally = (id: string, channel: string) => ({ kind: 'tally', id, channel, during: ['2031-03-01T06:00Z', '2031-03-02T06:00Z'], place: { name: 'Town' }, of: 'attack', count: 3 });
    assert.equal(look([tally('1', 'A'), tally('2', 'B')]).found, 0);
  });
});

describe('what is left out', () => {
  const three = [shelling('1', 'A'), shelling('2', 'B'), shelling('3', 'C')];
  const ruling = (more: object, fields: object = {}) => ({ kind: 'act', id: 'r', channel: 'UN', during: '2031-03-05T00:00Z', act: 'ruling', about: 'A/1', ...more, ...fields });

  test('[E5] pairs that a ruling settled, the same or distinct, and what follows from it', () => {
    assert.deepEqual(keys(look(three)), ['A/1 B/2', 'A/1 C/3', 'B/2 C/3']);
    const same = look([...three, ruling({ sameAs: 'B/2' })]);
    assert.deepEqual([keys(same), same.settled], [['A/1 C/3', 'B/2 C/3'], 1]);
    const distinct = look([...three, ruling({ sameAs: 'B/2', distinctFrom: 'C/3' })]);
    assert.deepEqual([keys(distinct), distinct.settled], [[], 3]);
  });

  test('but not by a ruling that was withdrawn', () => {
    const taken = look([...three, ruling({ sameAs: 'B/2' }, { recordedAt: '2031-03-05T00:00Z' }), ruling({ sameAs: 'B/2', standing: 'withdrawn', ownStanding: 'withdrawn' }, { recordedAt: '2031-03-06T00:00Z' })]);
    assert.equal(taken.settled, 0);
    assert.equal(taken.found, 3);
  });

  test('claims that were withdrawn or ruled not so, and versions that hold no longer', () => {
    assert.deepEqual(keys(look([shelling('1', 'A'), shelling('2', 'B', { standing: 'withdrawn' }), shelling('3', 'C', { standing: 'ruled-not-so' })])), []);
    const versions = [shelling('1', 'A'), shelling('2', 'B', { recordedAt: '2031-03-02T00:00Z' }), shelling('2', 'B', { recordedAt: '2031-03-04T00:00Z', place: { name: 'Hill' } })];
    assert.deepEqual(keys(look(versions)), []);
    assert.deepEqual(keys(look(versions, { knownAt: Date.UTC(2031, 2, 3) })), ['A/1 B/2']);
  });
});

test('a search that would take too long is cut, and says so', () => {
  const claims = Array.from({ length: 50 }, (_, i) => shelling(String(i), i % 2 === 0 ? 'A' : 'B'));
  const cut = look(claims, { most: 100 });
  assert.equal(cut.stoppedLooking, true);
  assert.match(duplicatesText(cut, { agreement: 'a.md', ledger: undefined }), /the search was cut/);
  assert.equal(look(claims).stoppedLooking, false);
  assert.equal(look(claims).found, 625);
});

test('planted pairs are found among 20,000 claims of a year, and no others', () => {
  let seed = 1;
  const random = (n: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * n);
  };
  const claims: object[] = [], expected: string[] = [];
  const at = (ms: number): string => new Date(Date.UTC(2031, 0, 1) + ms).toISOString();
  for (let i = 0; i < 20_000; i += 1) {
    // Two minutes of every half hour, each on a spot of its own: far from all others of its time.
    const spot = { place: { point: [(i % 180) - 90, (Math.floor(i / 180) % 112) - 56], radiusMetres: 100 }, during: at(i * 1_800_000 + random(120_000)) };
    claims.push(shelling(`a${i}`, 'A', spot));
    if (i % 100 !== 0) continue;
    claims.push(shelling(`b${i}`, 'B', spot));
    expected.push(`A/a${i} B/b${i}`);
  }
  const found = look(claims);
  assert.deepEqual(keys(found).sort(), expected.sort());
  assert.equal(found.claims, 20_200);
});

test('truce duplicates names the command that settles a pair, and writes JSON', async () => {
  const lines = [shelling("it's 1", 'Watch', { during: '2016-09-14T09:00Z' }), shelling('2', 'Press', { during: '2016-09-14T09:00Z' })].map((claim) => `${JSON.stringify(claim)}\n`).join('');
  const folder = folderWith({ 'agreement.md': SMALL_AGREEMENT, 'claims.jsonl': lines });
  const { stdout, status, stderr } = await runHere(folder, ['duplicates', 'agreement.md', '--evidence', 'claims.jsonl']);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^two of 2 claims may tell one event twice: score 55 and more across channels, 75 and more within one\n/);
  assert.ok(stdout.includes(`truce rule agreement.md 'Watch/it'\\''s 1' --same-as Press/2 --ledger PLACE --by NAME --channel NAME --why TEXT`), stdout);
  const json = JSON.parse((await runHere(folder, ['duplicates', 'agreement.md', '--evidence', 'claims.jsonl', '--format', 'json'])).stdout) as Duplicates;
  assert.deepEqual([json.format, json.found, json.pairs[0]!.score], ['duplicates/1', 1, 70]);
});
