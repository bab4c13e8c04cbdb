// A ledger that grows while it is served: every server on it tells the new entry, its verdicts follow, and a listener that was away hears what it missed.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { ClaimAnswer, ConditionsAnswer, GatesAnswer } from '#records/board.ts';
import type { Open } from '#server/serve.ts';
import { anyServer, noServer, PostgresServer } from '../ledger/postgres-server.ts';
import { getJson, ledgerWith, listen, ROOT, serverWith, SYRIA } from './server-here.ts';

const claims = readFileSync(join(ROOT, 'agreements/syria-2016/evidence.jsonl'), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
/** One more tally that says what the third day's count was in truth. */
const LATER = { ...claims.find(({ id, channel }) => id === 'syria-2016-09-13' && channel === 'UCDP')!, count: [70, 70], source: { title: 'a correction' } };

type Ledger = Awaited<ReturnType<typeof ledgerWith>>;

function grows(place: () => string): void {
  let folder = '', ledger: Ledger, one: Open, other: Open;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'truce-live-'));
    ledger = await ledgerWith(place(), join(folder, 'key'), claims);
    const source = { ...SYRIA, evidence: { ledger: place() } };
    [one, other] = await Promise.all([serverWith([source]), serverWith([source])]);
  });
  after(async () => {
    await Promise.all([one.close(), other.close(), ledger.close()]);
    rmSync(folder, { recursive: true, force: true });
  });
  const valueOf = async (open: Open) => (await getJson<ConditionsAnswer>(open, '/api/agreements/Syria2016/conditions?reading=Monitor')).conditions.find(({ name }) => name === 'ReducedViolence')!.days[0]!.value;

  test('a new entry is told by every server, and what it changes is answered then', async () => {
    assert.equal(await valueOf(one), 'yes');
    const position = claims.length + 1;
    const ears = [listen(one), listen(other)];
    try {
      for (const { until } of ears) await until((heard) => heard.some(({ event }) => event === 'verdicts'));
      await ledger.append([LATER]);
      for (const { until } of ears) {
        const heard = await until((all) => all.some(({ event, data }) => event === 'verdicts' && data.position === position + 1));
        const entries = heard.find(({ event }) => event === 'entries')!;
        assert.deepEqual(entries.data.claims, ['UCDP/syria-2016-09-13']);
        assert.equal(entries.id, String(position + 1));
      }
    } finally {
      for (const { close } of ears) close();
    }
    for (const open of [one, other]) assert.equal(await valueOf(open), 'no');
    const claim = await getJson<ClaimAnswer>(one, '/api/agreements/Syria2016/claims/UCDP/syria-2016-09-13');
    assert.equal(claim.versions.length, 2);
    assert.deepEqual(claim.claim['source'], { title: 'a correction' });
    assert.equal(claim.entry?.seq, position + 1);
  });

  test('a listener that comes back hears what it missed', async () => {
    const { moment: { position } } = await getJson<GatesAnswer>(one, '/api/agreements/Syria2016/gates');
    const late = listen(one, { lastId: position - 1 }), upToDate = listen(one, { lastId: position });
    try {
      const heard = await late.until((all) => all.some(({ event }) => event === 'verdicts'));
      assert.deepEqual(heard.filter(({ event }) => event === 'entries').map(({ data }) => data.claims), [['UCDP/syria-2016-09-13']]);
      const nothing = await upToDate.until((all) => all.some(({ event }) => event === 'verdicts'));
      assert.deepEqual(nothing.filter(({ event }) => event === 'entries'), []);
    } finally {
      late.close();
      upToDate.close();
    }
  });

  test('a claim that the agreement does not know does not end the board', async () => {
    await ledger.append([{ kind: 'statement', id: 'from-elsewhere', channel: 'Nobody', during: '2016-09-19T10:00Z', about: '5' }]);
    const ear = listen(one);
    try {
      await ear.until((heard) => heard.some(({ event, data }) => event === 'verdicts' && data.position === claims.length + 3));
    } finally {
      ear.close();
    }
    assert.equal((await getJson<{ evidence: { skipped: number } }>(one, '/api/agreements/Syria2016')).evidence.skipped, 1);
  });
}

describe('a ledger in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'truce-live-file-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  grows(() => join(folder, 'mission.truce'));
});

const version = anyServer();
describe('a ledger in PostgreSQL, served twice', { skip: version === null ? `${String(noServer(18))}; ${String(noServer(15))}` : false }, () => {
  let server: PostgresServer;
  before(async () => { server = await PostgresServer.start(version!); });
  after(() => server.stop());
  grows(() => server.place('live'));
});
