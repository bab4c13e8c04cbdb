// Zones and civil days: short days, long days, days that are not there, and laws that hold for every instant.
import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dateOfDay, dayFromDate } from '#base/civil.ts';
import { formatInstant, parseInstant, type Instant } from '#base/instant.ts';
import {
  dayOf, endOfDay, firstWholeDay, instantOfSkipped, instantsOfLocal, isSkipped, lastWholeDay, makeZoneTable, monthsAfter, msOfDayAt, offsetAt, startOfDay, toyZone,
  type ZoneTable,
} from '#base/zone.ts';

const HOUR = 3_600_000;
const tables = new Map<string, ZoneTable>();

function zone(name: string): ZoneTable {
  let table = tables.get(name);
  if (table === undefined) tables.set(name, table = makeZoneTable(name, 'test')!);
  return table;
}

function at(text: string): Instant {
  const t = parseInstant(text);
  assert.ok(typeof t === 'number', text);
  return t;
}

const day = (date: string) => dayFromDate(date)!;
const hours = (name: string, date: string) => (endOfDay(zone(name), day(date)) - startOfDay(zone(name), day(date))) / HOUR;

test('[T3] a civil day has 23, 24 or 25 hours', () => {
  assert.equal(hours('Asia/Damascus', '2016-03-24'), 24);
  assert.equal(hours('Asia/Damascus', '2016-03-25'), 23);
  assert.equal(hours('Asia/Damascus', '2016-10-27'), 25);
  assert.equal(hours('Europe/Kyiv', '2016-03-27'), 23);
  assert.equal(hours('Europe/Kyiv', '2016-10-30'), 25);
  assert.equal(hours('Europe/Kyiv', '2016-09-15'), 24);
});

test('[T3] a day whose midnight does not exist starts at the first instant that bears its date', () => {
  const damascus = zone('Asia/Damascus');
  assert.equal(formatInstant(startOfDay(damascus, day('2016-03-25'))), '2016-03-24T22:00:00Z');
  assert.equal(msOfDayAt(damascus, startOfDay(damascus, day('2016-03-25'))), HOUR);
  assert.deepEqual(instantsOfLocal(damascus, day('2016-03-25'), 0), []);
  assert.equal(dateOfDay(dayOf(damascus, at('2016-03-24T21:59:59.999Z'))), '2016-03-24');
});

test('[T3] where clocks go back over a midnight already passed, the day that has begun goes on', () => {
  // Newfoundland went back from 00:01 to 23:01 until 2011.
  const stJohns = zone('America/St_Johns');
  const start = startOfDay(stJohns, day('2010-11-07'));
  assert.equal(formatInstant(start), '2010-11-07T02:30:00Z');
  assert.deepEqual(instantsOfLocal(stJohns, day('2010-11-07'), 0).map(formatInstant), ['2010-11-07T02:30:00Z', '2010-11-07T03:30:00Z']);
  assert.equal(dateOfDay(dayOf(stJohns, at('2010-11-07T03:00Z'))), '2010-11-07');
  assert.equal(msOfDayAt(stJohns, at('2010-11-07T03:00Z')), 23.5 * HOUR);
  assert.equal(hours('America/St_Johns', '2010-11-06'), 24);
  assert.equal(hours('America/St_Johns', '2010-11-07'), 25);
});

test('[T3] a date that the zone jumps over is no civil day', () => {
  const apia = zone('Pacific/Apia');
  assert.ok(isSkipped(apia, day('2011-12-30')));
  assert.equal(startOfDay(apia, day('2011-12-30')), startOfDay(apia, day('2011-12-31')));
  assert.equal(formatInstant(startOfDay(apia, day('2011-12-31'))), '2011-12-30T10:00:00Z');
  assert.equal(dateOfDay(firstWholeDay(apia, at('2011-12-30T10:00Z'))), '2011-12-31');
  assert.equal(dateOfDay(firstWholeDay(apia, at('2011-12-30T09:59Z'))), '2011-12-31');
  assert.equal(dateOfDay(lastWholeDay(apia, at('2011-12-30T10:00Z'))), '2011-12-29');
  assert.equal(hours('Pacific/Apia', '2011-12-29'), 24);
});

test('[T6] a local time may be skipped, come once or come twice', () => {
  const kyiv = zone('Europe/Kyiv');
  assert.deepEqual(instantsOfLocal(kyiv, day('2016-03-27'), 3.5 * HOUR), []);
  assert.deepEqual(instantsOfLocal(kyiv, day('2016-10-30'), 3.5 * HOUR).map(formatInstant), ['2016-10-30T00:30:00Z', '2016-10-30T01:30:00Z']);
  assert.deepEqual(instantsOfLocal(kyiv, day('2016-09-15'), 0).map(formatInstant), ['2016-09-14T21:00:00Z']);
});

test('[T6] a skipped local time, read by the offset before the gap, lies after it', () => {
  const skipped = (name: string, date: string, hour: number) => formatInstant(instantOfSkipped(zone(name), day(date), hour * HOUR));
  assert.equal(skipped('Europe/Kyiv', '2017-03-26', 3), '2017-03-26T01:00:00Z');
  assert.equal(skipped('Europe/Kyiv', '2017-03-26', 3.5), '2017-03-26T01:30:00Z');
  assert.equal(skipped('Asia/Damascus', '2016-03-25', 0), '2016-03-24T22:00:00Z');
  assert.equal(skipped('Pacific/Apia', '2011-12-30', 12), '2011-12-30T22:00:00Z');
});

test('[T9] offsets are right to the second, and names are IANA names', () => {
  const monrovia = zone('Africa/Monrovia');
  assert.equal(offsetAt(monrovia, at('1972-01-01T00:00Z')), -(44 * 60 + 30) * 1000);
  assert.equal(offsetAt(monrovia, at('1972-01-07T00:44:29.999Z')), -(44 * 60 + 30) * 1000);
  assert.equal(offsetAt(monrovia, at('1972-01-07T00:44:30Z')), 0);
  assert.equal(offsetAt(zone('Asia/Kathmandu'), at('2020-01-01T00:00Z')), 5.75 * HOUR);
  assert.equal(offsetAt(zone('Africa/Khartoum'), at('2017-10-31T21:00Z')), 2 * HOUR);
  assert.equal(offsetAt(zone('UTC'), 0), 0);
  assert.equal(zone('Europe/Kyiv').name, 'Europe/Kyiv');
  for (const name of ['+03:00', 'asia/damascus', 'Asia/Nowhere', '', 'Damascus', 'ASIA/DAMASCUS']) assert.equal(makeZoneTable(name, 'test'), undefined, name);
});

test('[T9] a table is plain data: it goes through JSON and answers the same', () => {
  const copy = JSON.parse(JSON.stringify(zone('Asia/Damascus'))) as ZoneTable;
  assert.equal(startOfDay(copy, day('2016-03-25')), startOfDay(zone('Asia/Damascus'), day('2016-03-25')));
});

test('[T11] months after an instant keep the time of day, and leave a gap at its end', () => {
  const damascus = zone('Asia/Damascus');
  const after = (text: string, months: number) => formatInstant(monthsAfter(damascus, at(text), months));
  assert.equal(after('2016-01-31T10:00+02:00', 1), '2016-02-29T08:00:00Z');
  assert.equal(after('2016-01-31T10:00+02:00', 3), '2016-04-30T07:00:00Z');
  // 00:30 on 25 March 2016 is skipped: the first instant after the gap. 23:30 on 27 October 2016 comes twice: the first.
  assert.equal(after('2016-02-25T00:30+02:00', 1), '2016-03-24T22:00:00Z');
  assert.equal(after('2016-09-27T23:30+03:00', 1), '2016-10-27T20:30:00Z');
  assert.equal(monthsAfter(damascus, Infinity, 1), Infinity);
});

test('[T7] whole days start at or after, and end at or before, an instant', () => {
  const damascus = zone('Asia/Damascus');
  const first = (text: string) => dateOfDay(firstWholeDay(damascus, at(text)));
  const last = (text: string) => dateOfDay(lastWholeDay(damascus, at(text)));
  assert.equal(first('2016-09-12T19:00+03:00'), '2016-09-13');
  assert.equal(first('2016-09-12T00:00+03:00'), '2016-09-12');
  assert.equal(last('2016-09-12T19:00+03:00'), '2016-09-11');
  assert.equal(last('2016-09-12T00:00+03:00'), '2016-09-11');
  for (const t of [Infinity, -Infinity]) {
    for (const ask of [dayOf, startOfDay, endOfDay, firstWholeDay, lastWholeDay]) assert.equal(ask(damascus, t), t);
  }
});

const NAMES = ['Asia/Damascus', 'Europe/Kyiv', 'Africa/Khartoum', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Monrovia', 'America/St_Johns', 'Asia/Gaza'];

function anyInstantNear(name: string): fc.Arbitrary<Instant> {
  const changes = zone(name).from;
  const anywhere = fc.integer({ min: at('1969-01-01T00:00Z'), max: at('2102-01-01T00:00Z') });
  if (changes.length === 0) return anywhere;
  const near = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -30 * HOUR, max: 30 * HOUR })).map(([change, by]) => change + by);
  return fc.oneof(anywhere, near, fc.constantFrom(...changes));
}

for (const name of NAMES) {
  test(`[T3] days follow one another without gap or overlap: ${name}`, () => {
    const table = zone(name);
    fc.assert(fc.property(anyInstantNear(name), (t) => {
      const d = dayOf(table, t);
      assert.ok(startOfDay(table, d) <= t && t < endOfDay(table, d));
      assert.ok(!isSkipped(table, d));
      assert.equal(dayOf(table, startOfDay(table, d)), d);
      assert.ok(dayOf(table, t - 1) <= d);
      assert.ok(instantsOfLocal(table, Math.floor((t + offsetAt(table, t)) / table.dayMs), msOfDayAt(table, t)).includes(t));
      const first = firstWholeDay(table, t), last = lastWholeDay(table, t);
      assert.ok(startOfDay(table, first) >= t && (startOfDay(table, first - 1) < t || isSkipped(table, first - 1)));
      assert.ok(endOfDay(table, last) <= t && (endOfDay(table, last + 1) > t || isSkipped(table, last + 1)));
    }), { numRuns: 500 });
  });
}

test('[T9] the tables agree with what Intl says of single instants', () => {
  for (const name of NAMES) {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' });
    fc.assert(fc.property(anyInstantNear(name).filter((t) => t >= 0 && t < at('2100-01-01T00:00Z')), (t) => {
      assert.equal(formatInstant(Math.floor(t / 1000) * 1000 + offsetAt(zone(name), t)).slice(0, 19).replace('T', ' '), format.format(t));
    }), { numRuns: 200 });
  }
});

test('[T3] toy clocks: days of a few milliseconds agree with a plain scan', () => {
  const change = fc.record({ from: fc.integer({ min: -20, max: 20 }), offsetMs: fc.integer({ min: -9, max: 9 }) });
  const changes = fc.uniqueArray(change, { maxLength: 3, selector: (one) => one.from }).map((list) => list.sort((a, b) => a.from - b.from));
  fc.assert(fc.property(fc.integer({ min: 2, max: 5 }), changes, (dayMs, list) => {
    const toy = toyZone(dayMs, { changes: list });
    const shown = (t: Instant) => Math.floor((t + offsetAt(toy, t)) / dayMs);
    for (let d = -6; d <= 6; d += 1) {
      let start = -80;
      while (shown(start) < d) start += 1;
      assert.equal(startOfDay(toy, d), start);
      const scan = Array.from({ length: 160 }, (_, i) => i - 80).filter((t) => t + offsetAt(toy, t) === d * dayMs + 1);
      assert.deepEqual(instantsOfLocal(toy, d, 1), scan);
    }
    let greatest = -Infinity;
    for (let t = -80; t < 60; t += 1) {
      greatest = Math.max(greatest, shown(t));
      assert.equal(dayOf(toy, t), greatest);
    }
  }), { numRuns: 500 });
});
