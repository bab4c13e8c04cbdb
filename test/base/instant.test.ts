// Instants and civil dates: what is read, what is refused, and that reading and writing are inverse.
import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatInstant, parseInstant } from '#base/instant.ts';
import { addMonths, dateOfDay, dayFromDate } from '#base/civil.ts';

test('[T1] an instant is whole milliseconds since 1970, read from RFC 3339 with an offset', () => {
  assert.equal(parseInstant('1970-01-01T00:00Z'), 0);
  assert.equal(parseInstant('2016-09-19T19:00:00+03:00'), Date.UTC(2016, 8, 19, 16));
  assert.equal(parseInstant('2016-09-19T16:00:00.5Z'), Date.UTC(2016, 8, 19, 16, 0, 0, 500));
  assert.equal(parseInstant('2016-09-19T16:00:00.123000Z'), Date.UTC(2016, 8, 19, 16, 0, 0, 123));
  assert.equal(parseInstant('1969-12-31T19:15:30-04:44'), -30_000 + 30_000 + Date.UTC(1969, 11, 31, 23, 59, 30));
  assert.equal(parseInstant('2016-09-19t16:00z'), Date.UTC(2016, 8, 19, 16));
});

test('[T6] a date alone, or a time without a zone, is no instant, and the problem says which', () => {
  const problems: Record<string, string> = {
    '2016-09-19': 'date-only', '2016-02-30': 'no-such-date', '2016-09-19T16:00': 'no-zone', '2016-09-19T16:00:00': 'no-zone',
    '2015-02-29T00:00Z': 'no-such-date', '2016-13-01T00:00Z': 'no-such-date', '2016-00-10T00:00Z': 'no-such-date',
    '2016-09-19T24:00Z': 'malformed', '2016-12-31T23:59:60Z': 'malformed', '2016-09-19T16:60Z': 'malformed',
    '2016-09-19T16:00:00.1234Z': 'malformed', '2016-09-19 16:00Z': 'malformed', '2016-9-19T16:00Z': 'malformed', '': 'malformed',
    '2016-09-19T16:00+24:00': 'malformed', '2016-09-19T16:00+3': 'malformed', '2016-09-19T16Z': 'malformed', '12016-09-19T16:00Z': 'malformed',
    '0000-01-01T00:00+01:00': 'no-such-date', '9999-12-31T23:59-01:00': 'no-such-date', '2016-09-19T16:00:00.Z': 'malformed',
  };
  for (const [text, problem] of Object.entries(problems)) assert.deepEqual(parseInstant(text), { problem }, text);
});

test('[T1] milliseconds are written only when they are not zero', () => {
  assert.equal(formatInstant(Date.UTC(2016, 8, 19, 16)), '2016-09-19T16:00:00Z');
  assert.equal(formatInstant(-1), '1969-12-31T23:59:59.999Z');
  assert.equal(formatInstant(7), '1970-01-01T00:00:00.007Z');
  for (const t of [Infinity, -Infinity, Number.NaN, 0.5, 1e15]) assert.throws(() => formatInstant(t), RangeError);
});

test('[T1] every instant of the years 0000-9999 is read back as it was written, and agrees with ECMAScript', () => {
  const first = Date.parse('0000-01-01T00:00:00Z'), last = Date.parse('9999-12-31T23:59:59.999Z');
  fc.assert(fc.property(fc.integer({ min: first, max: last }), (t) => {
    assert.equal(parseInstant(formatInstant(t)), t);
    assert.equal(formatInstant(t), new Date(t).toISOString().replace('.000Z', 'Z'));
  }), { numRuns: 2000 });
});

test('days and dates are inverse, leap years of all kinds included', () => {
  assert.equal(dayFromDate('1970-01-01'), 0);
  assert.equal(dayFromDate('2000-02-29'), 11_016);
  for (const text of ['1900-02-29', '2016-04-31', '2016-9-1', '2016-09-00', '20160901', ' 2016-09-01']) assert.equal(dayFromDate(text), undefined, text);
  fc.assert(fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (day) => {
    assert.equal(dayFromDate(dateOfDay(day)), day);
    assert.equal(dateOfDay(day), new Date(day * 86_400_000).toISOString().slice(0, 10));
  }), { numRuns: 2000 });
  assert.throws(() => dateOfDay(2_932_897), RangeError);
  assert.throws(() => dateOfDay(0.5), RangeError);
});

test('[T11] months are counted from the first date, and end on the last day of a shorter month', () => {
  const add = (date: string, months: number) => dateOfDay(addMonths(dayFromDate(date)!, months));
  assert.equal(add('2016-01-31', 1), '2016-02-29');
  assert.equal(add('2015-01-31', 1), '2015-02-28');
  assert.equal(add('2016-01-31', 2), '2016-03-31');
  assert.equal(add('2016-02-29', 12), '2017-02-28');
  assert.equal(add('2016-02-29', 48), '2020-02-29');
  assert.equal(add('2016-03-31', -1), '2016-02-29');
  assert.equal(add('2016-01-15', -13), '2014-12-15');
  assert.equal(add('2016-10-31', 0), '2016-10-31');
});
