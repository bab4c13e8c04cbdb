// Why something is as it is: every row that is answered has its reason.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ConditionsAnswer, GatesAnswer, ObligationsAnswer, ReasonsAnswer } from '#records/board.ts';
import type { Open } from '#server/serve.ts';
import { getJson, serverWith, SYRIA } from './server-here.ts';

describe('reasons', () => {
  let open: Open;
  before(async () => { open = await serverWith([SYRIA]); });
  after(() => open.close());
  const at = <T>(path: string) => getJson<T>(open, `/api/agreements/Syria2016${path}`);
  const why = (asked: Record<string, string>) => at<ReasonsAnswer>(`/reasons?${new URLSearchParams(asked)}`);

  test('of every obligation, of actors and of guarantors', async () => {
    const { obligations } = await at<ObligationsAnswer>('/obligations?reading=Monitor');
    assert.ok(obligations.some(({ guarantees }) => guarantees !== undefined) && obligations.some(({ guarantees }) => guarantees === undefined));
    for (const { clause, actor, guarantees, says } of obligations) {
      const { root, reasons } = await why({ reading: 'Monitor', of: 'obligation', name: clause, actor, ...(guarantees === undefined ? {} : { guarantor: 'true' }) });
      assert.equal(reasons[root]!.says, says, `${clause} ${actor}`);
    }
  });

  test('of every gate and condition, and of the days of their strips', async () => {
    const { gates } = await at<GatesAnswer>('/gates?reading=Russian'), { conditions } = await at<ConditionsAnswer>('/conditions?reading=Russian');
    for (const [of, rows] of [['gate', gates], ['condition', conditions]] as const) {
      for (const { name, place, says, days } of rows) {
        const asked = { reading: 'Russian', of, name, ...(place === undefined ? {} : { place }) };
        const now = await why(asked);
        assert.equal(now.reasons[now.root]!.says, says);
        for (const { date, value, reasons } of days.slice(0, 2)) {
          const then = await why({ ...asked, day: date });
          assert.deepEqual({ value: then.day?.value, reasons: then.day?.reasons }, { value, reasons });
          assert.ok(then.reasons[then.root]!.says.length > 0);
        }
      }
    }
  });
});
