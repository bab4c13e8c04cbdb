// The codec of claims/1: what a line says with all defaults, what is refused and how that is said, and that writing and reading are inverse.
import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Claim } from '#records/claim.ts';
import { readClaim, writeClaim, type ClaimFault } from '#records/claim-codec.ts';
import { badLines, goodLines, INCIDENT } from './claim-lines.ts';
import { anyClaim } from './any-claim.ts';

function claimOf(json: unknown): Claim {
  const read = readClaim(json);
  if ('faults' in read) assert.fail(JSON.stringify(read.faults));
  return read.claim;
}

function faultsOf(json: unknown): ClaimFault[] {
  const read = readClaim(json);
  return 'faults' in read ? read.faults : [];
}

test('a claim is read back as it was written', () => {
  fc.assert(fc.property(anyClaim, (claim) => {
    const line = JSON.parse(JSON.stringify(writeClaim(claim))) as unknown;
    assert.deepEqual(claimOf(line), claim);
    assert.deepEqual(writeClaim(claimOf(line)), writeClaim(claim));
  }), { numRuns: 2000 });
});

test('sides that are told differently are written so that they stay different', () => {
  const { claim } = readClaim({ ...INCIDENT, by: ['A', 'B'], against: ['C', 'D'], attribution: { by: 'one-of' } }) as { claim: Claim };
  assert.deepEqual([claim.oneOfBy, claim.oneOfAgainst], [true, false]);
  assert.deepEqual(claimOf(writeClaim(claim)), claim);
});

test('[E1] a line is read with all its defaults: one event, unknown harm, by whomever, alleged', () => {
  assert.deepEqual(claimOf({ kind: 'incident', id: '1', channel: 'UN', during: '2016-09-14T06:30Z', place: { name: 'Aleppo' }, type: 'shelling' }), {
    kind: 'incident', id: '1', channel: 'UN', start: Date.UTC(2016, 8, 14, 6, 30), end: Date.UTC(2016, 8, 14, 6, 30) + 1, place: { name: 'Aleppo' },
    type: 'attack/shelling', what: null, count: { low: 1, high: 1 }, killed: { low: 0, high: Infinity }, injured: { low: 0, high: Infinity },
    by: null, against: null, oneOfBy: false, oneOfAgainst: false, standing: 'alleged', recordedAt: null, stage: null, convoy: null, trucks: null,
    people: null, stoppedBy: null, share: null, of: null, act: null, about: null, to: null, amountMs: null, amountDays: null, until: null, names: null,
    effectiveFrom: null, sameAs: [], distinctFrom: [], ruledStanding: null, exception: null, states: null, dissent: null, source: null,
  });
});

test('good lines are read without a word', () => {
  for (const [name, line] of Object.entries(goodLines)) assert.deepEqual(faultsOf(line), [], name);
});

for (const { title, line, faults } of badLines) {
  test(title, () => {
    assert.deepEqual(faultsOf(line).map(({ code, field }) => `${code} ${field}`), faults);
    for (const { message, mend } of faultsOf(line)) assert.ok(message !== '' && mend !== '', title);
  });
}

test('[T2] during is half-open: an instant given alone lasts one millisecond, and an end is no longer part', () => {
  const { start, end } = claimOf({ ...INCIDENT, during: ['2016-09-14T00:00+03:00', '2016-09-15T00:00+03:00'] });
  assert.deepEqual([start, end], [Date.UTC(2016, 8, 13, 21), Date.UTC(2016, 8, 14, 21)]);
  const one = claimOf({ ...INCIDENT, during: '2016-09-14T00:00+03:00' });
  assert.equal(one.end, one.start + 1);
});

test('[E18] an unknown high end is written null', () => {
  assert.deepEqual(claimOf({ ...INCIDENT, killed: [40, null] }).killed, { low: 40, high: Infinity });
  assert.deepEqual(claimOf({ ...INCIDENT, killed: 3 }).killed, { low: 3, high: 3 });
});

test('[E14] a happening may be recorded as it begins; what is announced may be recorded before', () => {
  assert.equal(claimOf({ ...INCIDENT, during: '2016-09-14T06:30Z', recordedAt: '2016-09-14T06:30Z' }).recordedAt, Date.UTC(2016, 8, 14, 6, 30));
  for (const line of [goodLines['notice'], goodLines['coverage'], goodLines['statement']]) assert.deepEqual(faultsOf({ ...line, recordedAt: '2000-01-01T00:00Z' }), []);
});

test('[E16] presence without a count: none where present is false, some where it is true, one where nothing is said', () => {
  const presence = goodLines['presence'] as object;
  assert.deepEqual(claimOf({ ...presence, count: null, present: false }).count, { low: 0, high: 0 });
  assert.deepEqual(claimOf({ ...presence, count: null, present: true }).count, { low: 1, high: Infinity });
  assert.deepEqual(claimOf({ ...presence, count: null }).count, { low: 1, high: 1 });
});

test('[E25] the standing of a ruling is what it gives; how sure the ruling itself is says ownStanding', () => {
  const { standing, ruledStanding, about } = claimOf({ ...(goodLines['ruling'] as object), standing: 'ruled-not-so', ownStanding: 'confirmed' });
  assert.deepEqual([standing, ruledStanding, about], ['confirmed', 'ruled-not-so', 'UCDP/4']);
});

test('the words of messages: what is wrong, and what would mend it', () => {
  const say = (line: object) => faultsOf(line).map(({ message, mend }) => `${message} -> ${mend}`).join('\n');
  assert.match(say({ ...INCIDENT, during: '2016-09-14' }), /"2016-09-14" is a date alone: a day of which zone\?/);
  assert.match(say({ ...INCIDENT, type: 'sheling' }), /"sheling" is no incident type -> write "attack\/shelling"/);
  assert.match(say({ ...INCIDENT, type: 'drone' }), /write which one: "attack\/air\/drone" or "reconnaissance\/drone"/);
  assert.match(say({ ...INCIDENT, standing: 'confirmd' }), /write "confirmed"; or one of/);
  assert.match(say({ ...INCIDENT, kiled: 3 }), /there is no field "kiled" -> write "killed"/);
  assert.match(say({ ...INCIDENT, place: { point: [37, 136], radiusMetres: 5 } }), /swapped/);
  assert.match(say({ ...INCIDENT, count: 2.5 }), /write \[2, 3\]/);
  assert.match(say({ ...(goodLines['extension'] as object), amount: '48 h' }), /write "PT48H"/);
  assert.match(say({ ...(goodLines['coverage'] as object), share: 80 }), /write 0.8 for 80 %/);
});

test('a field of ones own is passed over; one that looks like a misspelling of ours is not, unless ours is there too', () => {
  assert.deepEqual(faultsOf({ ...INCIDENT, event_id_cnty: 'SYR1', notes: 'x' }), []);
  assert.deepEqual(faultsOf({ ...INCIDENT, ids: 'x' }), []);
  assert.deepEqual(faultsOf({ ...INCIDENT, recordedat: '2016-09-15T00:00Z' }).map(({ code }) => code), ['claim.unknown-field']);
});

test('amounts: hours elapse, days are civil days', () => {
  const amounts = (amount: string) => {
    const { amountMs, amountDays } = claimOf({ ...(goodLines['extension'] as object), amount });
    return [amountMs, amountDays];
  };
  assert.deepEqual(amounts('PT48H'), [172_800_000, null]);
  assert.deepEqual(amounts('PT1H30M0.5S'), [5_400_500, null]);
  assert.deepEqual(amounts('P2D'), [null, 2]);
});

test('names are compared in one Unicode form, without blanks at their ends', () => {
  assert.equal(claimOf({ ...INCIDENT, place: { name: ' Épinal ' } }).place && JSON.stringify(claimOf({ ...INCIDENT, place: { name: ' Épinal ' } }).place), '{"name":"Épinal"}');
});

test('anything at all is either a claim or faults, never an accident', () => {
  const near = fc.record(Object.fromEntries([...Object.keys(goodLines['ruling'] as object), 'count', 'place', 'type', 'of', 'share', 'amount'].map((field) => [field, fc.anything()])), { requiredKeys: [] });
  fc.assert(fc.property(fc.oneof(fc.jsonValue(), near, near.map((line) => ({ ...INCIDENT, ...line }))), (json) => {
    const read = readClaim(json);
    assert.ok('claim' in read || read.faults.length > 0);
  }), { numRuns: 2000 });
});
