// Every row of an import is accounted for, in a ledger: what a whole table no longer has is withdrawn, what is only refused is not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { IdsOnce } from '#importers/ids-once.ts';
import { importFile } from '#monitor/import-file.ts';
import { contextOf, fileWith } from './imported.ts';
import { folderFor, openNewLedger } from './new-ledger.ts';

const MAPPING = { format: 'mapping/1', claims: [{ kind: 'incident', id: { column: 'Ref' }, during: { column: 'Date' }, place: { name: 'Mill' }, type: 'attack', killed: { column: 'Dead' }, source: { note: { column: 'Note' } } }] };
const table = (...rows: string[]) => `Ref,Date,Dead,Note\n${rows.join('\n')}\n`;

test('[E2] new, changed, unchanged, withdrawn and refused add up; a dry run keeps nothing; a refused row is still there', async (t) => {
  const folder = folderFor(t), { ledger, now, key } = await openNewLedger(folder);
  const take = async (text: string, { complete = false, dryRun = false } = {}) => {
    const { count } = await importFile({ path: fileWith('table.csv', text), as: 'table', ledger, context: contextOf({ zone: 'UTC', channel: 'Watch', mapping: MAPPING }), now, key, complete, dryRun, refusedTo: join(folder, 'refused.csv') });
    assert.equal(count.read + count.vanished, count.added + count.changed + count.unchanged + count.withdrawn + count.refused);
    return `${count.read} + ${count.vanished} = ${count.added} + ${count.changed} + ${count.unchanged} + ${count.withdrawn} + ${count.refused}`;
  };
  const first = table('1,2023-06-05,2,a', '2,2023-06-06,0,b', '3,2023-06-07,1,c');
  assert.equal(await take(first, { dryRun: true }), '3 + 0 = 3 + 0 + 0 + 0 + 0');
  assert.equal(await take(first), '3 + 0 = 3 + 0 + 0 + 0 + 0');
  const size = await ledger.size();
  // Row 2 cannot be read today: what it said before still stands. Row 3 is gone.
  const second = table('1,2023-06-05,4,a', '2,2023-06-06,many,b');
  assert.equal(await take(second, { complete: true, dryRun: true }), '2 + 1 = 0 + 1 + 0 + 1 + 1');
  assert.equal(await ledger.size(), size);
  assert.equal(await take(second, { complete: true }), '2 + 1 = 0 + 1 + 0 + 1 + 1');
  assert.equal(readFileSync(join(folder, 'refused.csv'), 'utf8'), '\uFEFFRef,Date,Dead,Note\r\n2,2023-06-06,many,b\r\n');
  // Mended, it comes in from its own file; what is gone is withdrawn once.
  assert.equal(await take(table('2,2023-06-06,0,b')), '1 + 0 = 0 + 0 + 1 + 0 + 0');
  assert.equal(await take(table('1,2023-06-05,4,a', '2,2023-06-06,0,b'), { complete: true }), '2 + 0 = 0 + 0 + 2 + 0 + 0');
  // What comes back is a new version of the claim that was withdrawn.
  assert.equal(await take(first), '3 + 0 = 0 + 2 + 1 + 0 + 0');
});

describe('one id, told twice in one file', () => {
  const odk = (type: string) => ({ __id: 'uuid:1', kind: 'incident', began: '2025-03-01T04:00Z', place: 'Hilltown', type });
  const feature = (type: string, id = '1') => ({ type: 'Feature', geometry: null, properties: { id, kind: 'incident', start: '2025-03-01T04:00Z', place: 'Hilltown', type } });
  const FILES: Record<string, string> = {
    table: table('1,2023-06-05,2,a', '2,2023-06-05,2,a', '1,2023-06-05,3,b', '1,2023-06-05,2,a'),
    'claims-table': 'kind,id,start,place,type\nincident,1,2025-03-01T04:00Z,Hilltown,attack\nincident,2,2025-03-01T04:00Z,Hilltown,attack\nincident,1,2025-03-01T04:00Z,Hilltown,fire\nincident,1,2025-03-01T04:00Z,Hilltown,attack\n',
    convoys: 'Convoy,Delivered,Trucks,Destination\nA,2025-05-02,4,Hilltown\nA,2025-05-02,5,Lowtown\nA,2025-05-02,5,Hilltown\nA,2025-05-02,4,Hilltown\n',
    odk: JSON.stringify([odk('attack'), { ...odk('attack'), __id: 'uuid:2' }, odk('fire'), odk('attack')]),
    geojson: JSON.stringify({ type: 'FeatureCollection', features: [feature('attack'), feature('attack', '2'), feature('fire'), feature('attack')] }),
  };
  for (const [as, text] of Object.entries(FILES)) {
    test(`[E2] as ${as}: the second way is refused with the row of the first, at every import, and the ledger stays as it was`, async (t) => {
      const { ledger, now, key } = await openNewLedger(folderFor(t));
      const take = async (): Promise<string> => {
        const { count, problems } = await importFile({ path: fileWith('source', text), as, ledger, context: contextOf({ zone: 'UTC', mapping: as === 'table' ? MAPPING : null }), now, key, complete: false, dryRun: false, refusedTo: undefined });
        const [twice] = problems.filter(({ code }) => code === 'import.id-twice');
        assert.match(twice!.message, as === 'odk' || as === 'geojson' ? /row 3 is refused: row 1 says/ : /row 4 is refused: row 2 says/);
        return `${count.read} = ${count.added} + ${count.changed} + ${count.unchanged} + ${count.withdrawn} + ${count.refused}`;
      };
      assert.equal(await take(), '4 = 2 + 0 + 1 + 0 + 1');
      const size = await ledger.size();
      assert.equal(await take(), '4 = 0 + 0 + 3 + 0 + 1');
      assert.equal(await ledger.size(), size);
    });
  }
});

test('a hundred thousand ids are told apart', () => {
  const ids = new IdsOnce();
  const faults = (says: string) => Array.from({ length: 100_000 }, (_, i) => ids.faultOf({ row: i + 1, source: null, outcome: { claims: [{ channel: 'Test', id: `E-${i}`, says }] } }, 'Test')).filter((fault) => fault !== null).length;
  assert.deepEqual([faults('a'), faults('a'), faults('b')], [0, 0, 100_000]);
});

test('[E2] an import that is interrupted keeps nothing; begun again it makes what one in a single run makes', async (t) => {
  const text = table(...Array.from({ length: 3_000 }, (_, i) => `${i},2023-06-05,${i % 3},a`)), path = fileWith('table.csv', text);
  const saysAll = async (interrupted: boolean): Promise<unknown[]> => {
    const { ledger, now, key } = await openNewLedger(folderFor(t)), interruption = new AbortController();
    let looks = 0;
    const take = (signal?: AbortSignal) => importFile({ path, as: 'table', ledger, context: { ...contextOf({ zone: 'UTC', mapping: MAPPING }), signal, onProgress: () => { if ((looks += 1) === 3) interruption.abort(); } }, now, key, complete: false, dryRun: false, refusedTo: undefined });
    if (interrupted) {
      await assert.rejects(take(interruption.signal), { name: 'AbortError' });
      assert.equal(await ledger.size(), 1, 'the beginning alone');
    }
    assert.equal((await take()).count.added, 3_000);
    const said: unknown[] = [];
    for await (const page of ledger.store.entries(2, 4_000)) said.push(...page.map((entry) => (JSON.parse(entry.text) as { body: unknown }).body));
    return said;
  };
  const once = await saysAll(false);
  assert.equal(once.length, 3_000);
  assert.deepEqual(await saysAll(true), once);
});
