// The text of verdicts, from verdicts made by hand.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { widthOf } from '#render/layout.ts';
import { sayIn } from '#render/say.ts';
import { toText } from '#render/to-text.ts';
import { condition, DAMASCUS, days, gate, reading, threeReadings, verdicts } from './sample-verdicts.ts';

const say = sayIn(DAMASCUS);
const text = toText(verdicts(), say);
/** Lines as one, so that a test does not hang on where they wrap. */
const flat = (said: string) => said.replaceAll(/\s+/g, ' ');

describe('the text of verdicts', () => {
  test('the head says as of and known at, the plan and the evidence', () => {
    const head = text.slice(0, text.indexOf('\n\n'));
    assert.match(head, /^Reducing violence, restoring access/);
    assert.match(head, /as of +2016-09-19 19:00 Asia\/Damascus \(16:00 UTC\)/);
    assert.match(head, /known at +the end of time/);
    assert.match(head, /sha256:ab12ab12ab12,/);
    assert.match(head, /412 claims\n/);
  });

  test('lines that were skipped stand in the head', () => {
    assert.match(toText(verdicts({ evidence: { claims: 1, skipped: 2 } }), say), /evidence +1 claim; 2 lines could not be read and were skipped/);
  });

  test('an agreement without gates has no heading for them', () => {
    const none = toText(verdicts({ readings: [reading({ gates: [] })] }), say);
    assert.doesNotMatch(none, /gate/i);
    assert.match(text, /\n\nGates\n {2}\S/);
    assert.match(none, /^[^\n]+\n( {2}[^\n]+\n)+\nDays - reading Monitor/);
  });

  test('a gate says its day, its range, its reading, what stops it, since when and the earliest opening', () => {
    assert.match(text, /^ {2}JIC - shut, day 0 of 7 \(0 to 3, as undecided days allow\) - reading Monitor \(adopted by UN\)$/m);
    assert.match(flat(text), /Stopped by SustainedAccess: no at Madaya and Foah, cannot be said \(nobody was watching\) at EastAleppo\./);
    assert.match(flat(text), /Shut since 2016-09-12 19:00 \(16:00 UTC\)\. Days are counted from/);
    assert.match(flat(text), /Could open at 2016-09-27 00:00 \(2016-09-26 21:00 UTC\) at the earliest/);
  });

  test('a gate that is open says when it opened and nothing of an earliest opening', () => {
    const open = gate({ state: 'open', day: [7, 7], counted: 7, reasons: [], stoppedBy: [], since: '2016-09-19T21:00:00Z', openedAt: '2016-09-19T21:00:00Z', opensAtEarliest: null });
    const said = flat(toText(verdicts({ readings: [reading({ gates: [open] })] }), say));
    assert.match(said, /JIC - open, day 7 of 7 - reading Monitor \(adopted by UN\) Open since 2016-09-20 00:00/);
    assert.doesNotMatch(said, /earliest/);
  });

  test('strips stand under their dates, and the legend says every sign that is used and no other', () => {
    const lines = text.split('\n');
    const dates = lines.findIndex((line) => line.includes('13 14 15 16 17 18'));
    const row = lines.find((line) => line.startsWith('    at Madaya '))!;
    assert.equal(row[lines[dates]!.indexOf('13') + 1], '?');
    assert.equal(row[lines[dates]!.indexOf('18') + 1], '✗');
    assert.match(lines[dates - 1]!, /Sep 2016/);
    assert.match(text, /✓ yes {3}✗ no {3}\? cannot be said {3}… pending/);
    const onlyNo = reading({ gates: [], conditions: [condition({ days: days('2016-09-13', '✗✗') })] });
    const legend = toText(verdicts({ readings: [onlyNo] }), say).split('\n').find((line) => line.includes('Each sign'));
    assert.equal(legend?.trim(), 'Each sign is a civil day: ✗ no');
  });

  test('a gate walked for fewer days than its conditions stands under the same dates', () => {
    const short = reading({ gates: [gate({ days: days('2016-09-14', '✗✓') })], conditions: [condition({ days: days('2016-09-13', '✓✗✓…') })] });
    const said = toText(verdicts({ readings: [short] }), say);
    assert.match(said, /^ {19}13 14 15 16\n {2}gate JIC {13}✗ {2}✓\n {2}SustainedAccess {3}✓ {2}✗ {2}✓ {2}…$/m);
    assert.match(said, /… pending {3}blank: not judged/);
  });

  test('four hundred days are cut into blocks that fit, with the digits of each date over its sign', () => {
    const long = reading({ gates: [], conditions: [condition({ since: null, days: days('2015-12-20', '✗?'.repeat(200)) })] });
    const said = toText(verdicts({ readings: [long] }), say);
    assert.ok(said.split('\n').every((line) => widthOf(line) <= 100));
    const lines = said.split('\n');
    const months = lines.findIndex((line) => line.includes('Dec 2015'));
    const january = lines[months]!.indexOf('Jan 2016');
    assert.equal(lines[months + 1]![january]! + lines[months + 2]![january]!, '01');
    assert.equal(lines.filter((line) => /SustainedAccess +[✗?]/.test(line)).length, Math.ceil(400 / (100 - 2 - 'SustainedAccess'.length - 2)));
  });

  test('days that cannot be said give their reasons, and the place nobody was watching', () => {
    assert.match(flat(text), /SustainedAccess at Madaya: no, since 2016-09-14 00:00; misses its limit by 1 convoy\. 13-14 Sep: cannot be said: nobody was watching Madaya\./);
    assert.match(flat(text), /15 Sep: cannot be said: sources disagree or are not settled; a ruling is missing\. 16 Sep: pending: only the future can tell\./);
    assert.match(flat(text), /Counted: 13-14 Sep 4; 15 Sep 9 to 16; 16 Sep at least 2; 17 Sep 18; 18 Sep 0 or more\./);
  });

  test('places of which the same is to be said share their lines', () => {
    assert.match(text, /SustainedAccess at Foah and Kefraya: no/);
  });

  test('each obligation says its verdict, its reasons and since when', () => {
    assert.match(text, /^ {2}1c Government: breached since 2016-09-13 07:12; final:/m);
    assert.match(flat(text), /1c Russia \(for Government\): cannot be said: sources disagree or are not settled; a ruling is missing\./);
    assert.match(text, /^ {2}3b Government: kept; not in force at this moment\.$/m);
    assert.match(flat(text), /5 Government: pending: only the future can tell; whether it is in force cannot be said\./);
  });

  test('what could not be seen is said by measure and place, in days', () => {
    assert.match(flat(text), /Violence at Syria: 13-14 Sep \(2 days\), 2016-09-17 12:00 to 2016-09-18 00:00 \(0\.5 days\); 2\.5 days in all\./);
  });

  test('places with the same gaps share a line', () => {
    const gaps: [string, string][] = [['2016-09-12T21:00:00Z', '2016-09-14T21:00:00Z']];
    const same = reading({ unseen: ['Foah', 'Madaya'].map((place) => ({ measure: 'Deliveries', place, gaps })) });
    assert.match(toText(verdicts({ readings: [same] }), say), /Deliveries at Foah and Madaya: 13-14 Sep \(2 days\) \(each\)\./);
  });

  test('what was set aside or left out is said', () => {
    assert.match(text, /2 claims set aside as too vague to use: UCDP\/1, UCDP\/2\./);
    assert.match(flat(text), /1 claim left out because an actor that is excluded, or left out by name, took part, or because acts cover[^:]*: OCHA\/9\./);
  });

  test('what would change it is said, and that the search stopped', () => {
    assert.match(flat(text), /If OCHA\/7 is so, and it is ruled that OCHA\/7 and SARC\/2 are distinct: JIC would be counting, day 1 of 7\./);
    assert.match(flat(text), /If Syria had been watched for Violence, 13-14 Sep, and nothing seen, and .*UCDP\/5 lies wholly outside what is counted/);
    assert.match(text, /the search stopped at its limit/);
  });

  test('no line is too wide', () => {
    for (const said of [text, toText(threeReadings(), say)]) assert.deepEqual(said.split('\n').filter((line) => widthOf(line) > 100), []);
  });
});

describe('several readings', () => {
  const said = toText(threeReadings(), say);

  test('stand side by side first, then each under its name', () => {
    assert.match(said, /gate {2}Monitor +Russian +SyrianArmy\n {2}JIC {3}shut, 0 \(0 to 3\) of 7 +counting, 2 of 7 +open, 7 of 7/);
    for (const name of ['Monitor (adopted by UN)', 'Russian (adopted by Russia)', 'SyrianArmy (adopted by Government)']) {
      assert.ok(said.includes(`- reading ${name}\n`), name);
      assert.ok(said.includes(`Obligations - reading ${name}\n`), name);
    }
  });

  test('say where two of them part', () => {
    assert.match(flat(said), /Monitor and Russian part over JIC, first at 2016-09-14 00:00 \(2016-09-13 21:00 UTC\): shut in reading Monitor, counting in reading Russian\. Only Russian reads/);
  });

  test('too many for a line are told one below the other', () => {
    const many = verdicts({ readings: Array.from({ length: 9 }, (_, i) => reading({ name: `ReadingNumber${i}` })) });
    assert.match(toText(many, say), /gate {2}reading +state\n {2}JIC {3}ReadingNumber0 {2}shut, 0 \(0 to 3\) of 7/);
  });
});

describe('colours', () => {
  test('come from who prints; without them the text is the same', () => {
    const marked = toText(verdicts(), sayIn(DAMASCUS, (tone, word) => `\u001b[${tone.length}m${word}\u001b[39m`));
    // oxlint-disable-next-line no-control-regex
    assert.equal(marked.replaceAll(/\u001b\[\d+m/g, ''), text);
  });
});
