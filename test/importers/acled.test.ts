// ACLED in both layouts, with invented events: types, precision, no author ever, later words before earlier ones, deletions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readClaim } from '#records/claim-codec.ts';
import { INCIDENT_TYPES } from '#records/incident-types.ts';
import { ACLED_TYPES } from '#importers/acled-types.ts';
import { fromAcled } from '#importers/from-acled.ts';
import { importFile } from '#monitor/import-file.ts';
import { contextOf, fileWith, imported } from './imported.ts';
import { folderFor, openNewLedger } from './new-ledger.ts';

const zone = 'Asia/Damascus';
type Told = Partial<Record<string, string | number>>;
const EVENT = {
  event_id_cnty: 'NWH1', event_date: '2023-06-05', year: 2023, time_precision: 1, disorder_type: 'Political violence', event_type: 'Battles', sub_event_type: 'Armed clash', actor1: 'Red Forces', assoc_actor_1: '', inter1: 'State forces',
  actor2: 'Blue Guard', assoc_actor_2: '', inter2: 'Rebel group', interaction: 'State forces-Rebel group', civilian_targeting: '', iso: 999, region: 'Nowhere', country: 'Nowhere', admin1: 'North', admin2: 'Hills', admin3: '', location: 'Mill',
  latitude: 10.5, longitude: 20.25, geo_precision: 1, source: 'Invented Wire', source_scale: 'National', notes: 'On 5 June they clashed.', fatalities: 3, tags: '', timestamp: 1686600000,
};
const newLayout = (...events: Told[]) => [Object.keys(EVENT).join(','), ...events.map((told) => Object.values({ ...EVENT, ...told }).join(','))].join('\n');
const OLD = { data_id: 7, iso: 999, event_id_cnty: 'NWH1', event_id_no_cnty: 1, event_date: '05 June 2023', year: 2023, time_precision: 1, event_type: 'Battles', sub_event_type: 'Armed clash', actor1: 'Red Forces', assoc_actor_1: '', inter1: 1, actor2: 'Blue Guard', assoc_actor_2: '', inter2: 2, interaction: 12, region: 'Nowhere', country: 'Nowhere', admin1: 'North', admin2: 'Hills', admin3: '', location: 'Mill', latitude: 10.5, longitude: 20.25, geo_precision: 1, source: 'Invented Wire', source_scale: 'National', notes: 'On 5 June they clashed.', fatalities: 3, timestamp: 1686600000, iso3: 'NWH' };
const oldLayout = (...events: Told[]) => [Object.keys(OLD).join(';'), ...events.map((told) => Object.values({ ...OLD, ...told }).join(';'))].join('\n');
const read = (text: string, mapping: unknown = null) => imported(fromAcled, fileWith('acled.csv', text), contextOf({ zone, mapping, channel: 'ACLED' }));

test('[N2] both layouts tell the same, and neither actor becomes an author or a target', async () => {
  const { claims: [fresh] } = await read(newLayout({})), { claims: [old] } = await read(oldLayout({}));
  assert.deepEqual(fresh, {
    kind: 'incident', id: 'NWH1', channel: 'ACLED', during: ['2023-06-04T21:00:00Z', '2023-06-05T21:00:00Z'], place: { point: [20.25, 10.5], radiusMetres: 5000, within: ['Hills (admin2)', 'North (admin1)', 'Nowhere'] }, type: 'attack', killed: [3, null],
    recordedAt: '2023-06-12T20:00:00Z', source: { title: 'Invented Wire', quote: 'On 5 June they clashed.', note: 'event_type: Battles; sub_event_type: Armed clash; actor1: Red Forces; actor2: Blue Guard; location: Mill' },
  });
  assert.deepEqual(old, fresh);
});

test('[E4] a week is the days around it, a month the whole month, a region wider than its capital', async () => {
  const { claims } = await read(newLayout({ time_precision: 2, geo_precision: 2 }, { time_precision: 3, geo_precision: 3 }));
  assert.deepEqual(claims.map(({ during }) => during), [['2023-05-29T21:00:00Z', '2023-06-11T21:00:00Z'], ['2023-05-31T21:00:00Z', '2023-06-30T21:00:00Z']]);
  assert.deepEqual(claims.map(({ place }) => place), [{ point: [20.25, 10.5], radiusMetres: 25_000, within: ['North (admin1)', 'Nowhere'] }, { point: [20.25, 10.5], radiusMetres: 250_000, within: ['North (admin1)', 'Nowhere'] }]);
});

test('[E4] a kind is the narrowest type that is sure to hold it; what is no incident is a statement; a mapping may say more', async () => {
  for (const [word, type] of ACLED_TYPES) assert.ok(type === null || INCIDENT_TYPES.includes(type), word);
  const kinds = ['Shelling/artillery/missile attack', 'Air/drone strike', 'Suicide bomb', 'Peaceful protest'];
  const { claims } = await read(newLayout(...kinds.map((sub_event_type) => ({ sub_event_type }))));
  assert.deepEqual(claims.map(({ kind, type }) => [kind, type]), [['incident', 'attack'], ['incident', 'attack/air'], ['incident', 'attack/explosive/suicide'], ['statement', undefined]]);
  for (const claim of claims) assert.ok('claim' in readClaim(claim));
  const told = await read(newLayout({ sub_event_type: 'Shelling/artillery/missile attack' }), { types: { 'shelling/artillery/missile attack': 'shelling' }, fatalities: 'exact', standing: 'credible', radiusMetres: { 1: 900 } });
  assert.deepEqual([told.claims[0]!['type'], told.claims[0]!['killed'], told.claims[0]!['standing'], (told.claims[0]!['place'] as { radiusMetres: number }).radiusMetres], ['attack/shelling', [3, 3], 'credible', 900]);
  await assert.rejects(read(newLayout({}), { kinds: {}, standing: 'sure', types: { Grenade: 'boom' }, fatalities: 'no', radiusMetres: { 9: 1 } }), (error) => (error as { problems: unknown[] }).problems.length === 5);
});

test('what cannot be read is refused with every reason', async () => {
  const { faults } = await read(newLayout({ event_id_cnty: '', time_precision: 4, event_date: '2023-06-31', event_type: 'Duel', sub_event_type: 'Swords', latitude: 91, fatalities: 'some', timestamp: '1.69E+09' }));
  assert.deepEqual(faults.map(({ code }) => code), ['table.no-id', 'acled.unknown-type', 'acled.unknown-code', 'import.no-such-date', 'table.no-coordinate', 'table.no-count', 'acled.no-timestamp']);
  // Written before it happened: it cannot be so.
  assert.deepEqual((await read(newLayout({ timestamp: 1600000000 }))).faults.map(({ column }) => column), ['timestamp']);
});

test('[E2] of two exports the later timestamp holds, whichever comes in first; deletions withdraw', async (t) => {
  const { ledger, now, key } = await openNewLedger(folderFor(t));
  const take = async (text: string) => {
    const { count } = await importFile({ path: fileWith('acled.csv', text), as: 'acled', ledger, context: contextOf({ zone, channel: 'ACLED' }), now, key, complete: false, dryRun: false, refusedTo: undefined });
    return `${count.read} = ${count.added} + ${count.changed} + ${count.unchanged} + ${count.withdrawn} + ${count.refused}`;
  };
  const later = newLayout({ fatalities: 5, timestamp: 1687200000 }, { event_id_cnty: 'NWH2' });
  assert.equal(await take(later), '2 = 2 + 0 + 0 + 0 + 0');
  assert.equal(await take(oldLayout({})), '1 = 0 + 1 + 0 + 0 + 0');
  assert.equal(await take(later), '2 = 0 + 0 + 2 + 0 + 0');
  const latest = (await ledger.store.versions([{ channel: 'ACLED', id: 'NWH1' }])).toSorted((a, b) => a.knownAt - b.knownAt).at(-1)!;
  assert.equal(latest.seq, 2, 'what was written later came in first, and still holds');
  assert.equal(await take('event_id_cnty,deleted_timestamp\nNWH2,1688000000\nNWH9,1688000000\n'), '2 = 0 + 0 + 1 + 1 + 0');
  assert.equal(await take('event_id_cnty,deleted_timestamp\nNWH2,1688000000\n'), '1 = 0 + 0 + 1 + 0 + 0');
});
