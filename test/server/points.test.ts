// The columns of claims for maps, timelines and tables: who is told together, and who only as one of several.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { PointsAnswer } from '#records/board.ts';
import type { Open } from '#server/serve.ts';
import { getJson, serverWith, SYRIA } from './server-here.ts';

const CLAIM = { kind: 'incident', channel: 'UN', during: ['2016-09-15T10:00Z', '2016-09-15T11:00Z'], place: { name: 'Aleppo' }, type: 'attack' };

describe('claims as columns', () => {
  let open: Open, folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'truce-points-'));
    const claims = [
      { ...CLAIM, id: 'both', by: ['Government', 'Opposition'] },
      { ...CLAIM, id: 'one', by: ['Government', 'Opposition'], attribution: 'one-of' },
      { ...CLAIM, id: 'against-one', by: 'Government', against: ['Opposition', 'Government'], attribution: { against: 'one-of' } },
      { ...CLAIM, id: 'alone', by: ['Opposition'], attribution: 'one-of' },
    ];
    await writeFile(join(folder, 'claims.jsonl'), claims.map((claim) => JSON.stringify(claim)).join('\n'));
    open = await serverWith([{ ...SYRIA, evidence: [join(folder, 'claims.jsonl')] }]);
  });
  after(async () => {
    await open.close();
    await rm(folder, { recursive: true });
  });

  test('"one of several" is not "all of them"', async () => {
    const { words, keys, by, against } = await getJson<PointsAnswer>(open, '/api/agreements/Syria2016/points');
    const told = (key: string, side: readonly number[]) => {
      const word = side[keys.indexOf(`UN/${key}`)]!;
      return [words.actors[word], words.oneOf.includes(word) ? 'one' : 'all'];
    };
    assert.deepEqual(told('both', by), ['Government, Opposition', 'all']);
    assert.deepEqual(told('one', by), ['Government, Opposition', 'one']);
    assert.deepEqual(told('against-one', by), ['Government', 'all']);
    assert.deepEqual(told('against-one', against), ['Opposition, Government', 'one']);
    assert.deepEqual(told('alone', by), ['Opposition', 'all']);
  });
});
