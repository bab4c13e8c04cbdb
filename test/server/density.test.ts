// Counts over time over HTTP: each held against a count of the claims one by one.
import { strict as assert } from 'node:assert';
import { after, before, describe, test } from 'node:test';
import type { PointsAnswer } from '#records/board.ts';
import type { DensityAnswer } from '#records/board-density.ts';
import type { Open } from '#server/serve.ts';
import { openServer } from '../web/browser.ts';

describe('how many claims lie when', () => {
  let server: Open, points: PointsAnswer;
  const get = async <T>(path: string): Promise<T> => (await fetch(new URL(`/api/agreements/Syria2016${path}`, server.url))).json() as Promise<T>;
  before(async () => {
    server = await openServer();
    points = await get<PointsAnswer>('/points');
  });
  after(() => server.close());

  for (const [lanes, filters] of [['kind', ''], ['channel', '&kind=tally&kind=act'], ['party', '&before=2016-09-15T00:00Z']] as const) {
    test(`by ${lanes}, every bin holds the claims whose time meets it ${filters}`, async () => {
      const from = '2016-09-10T00:00:00Z', to = '2016-09-17T12:00:00Z', bins = 37;
      const density = await get<DensityAnswer>(`/density?lanes=${lanes}&bins=${bins}&from=${from}&to=${to}${filters}`);
      const { words } = points, width = (density.to - density.from) / bins;
      const passes = (i: number): boolean => (lanes === 'channel' ? ['tally', 'act'].includes(words.kinds[points.kind[i]!]!) : lanes === 'party' ? points.start[i]! < Date.parse('2016-09-15T00:00Z') : true);
      const namesOf = (i: number): string[] => (lanes === 'kind' ? [words.kinds[points.kind[i]!]!] : lanes === 'channel' ? [words.channels[points.channel[i]!]!] : points.by[i] === -1 ? ['-'] : words.actors[points.by[i]!]!.split(', '));
      const meets = (i: number, a: number, b: number): boolean => points.end[i]! > a && points.start[i]! < b;
      const all = points.keys.map((_, i) => i).filter((i) => passes(i) && meets(i, density.from, density.to));
      assert.ok(all.length > 0);
      assert.equal(density.total, all.length);
      assert.deepEqual(density.lanes.map(({ name }) => name).toSorted(), [...new Set(all.flatMap(namesOf))].toSorted());
      for (const lane of density.lanes) {
        const own = all.filter((i) => namesOf(i).includes(lane.name)), throughout = own.filter((i) => points.start[i]! <= density.from && points.end[i]! >= density.to);
        assert.deepEqual([lane.total, lane.throughout, lane.undated], [own.length, throughout.length, 0]);
        const rest = own.filter((i) => !throughout.includes(i));
        assert.deepEqual(lane.counts, Array.from({ length: bins }, (_, n) => rest.filter((i) => meets(i, density.from + n * width, density.from + (n + 1) * width)).length));
      }
    });
  }

  test('claims that do not say who did it can be asked for', async () => {
    const { total, lanes } = await get<DensityAnswer>('/density?lanes=party&bins=1&by=-');
    assert.deepEqual(lanes.map(({ name }) => name), ['-']);
    assert.equal(total, points.by.filter((by) => by === -1).length);
  });

  test('without a stretch it is all that is dated', async () => {
    const { from, to, span, total } = await get<DensityAnswer>('/density?lanes=kind&bins=1');
    assert.deepEqual([from, to], [Math.min(...points.start), Math.max(...points.end)]);
    assert.deepEqual(span, [from, to]);
    assert.equal(total, points.total);
  });

  test('a stretch that ends before it begins is refused', async () => {
    const response = await fetch(new URL('/api/agreements/Syria2016/density?lanes=kind&bins=4&from=2016-09-10T00:00Z&to=2016-09-09T00:00Z', server.url));
    assert.equal(response.status, 400);
    assert.equal(((await response.json()) as { code: string }).code, 'ask.no-stretch');
  });
});
