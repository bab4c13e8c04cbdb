// What changed between two moments of knowing: only what differs, before and after, and the claims that came between.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { ConditionsAnswer, GatesAnswer, ObligationsAnswer } from '#records/board.ts';
import type { ChangesAnswer } from '#records/board-changes.ts';
import type { Open } from '#server/serve.ts';
import { getJson, serverWith, SYRIA } from './server-here.ts';

const FROM = '2016-09-15T00:00:00Z', TO = '2016-09-20T00:00:00Z';

describe('what changed', () => {
  let open: Open;
  before(async () => { open = await serverWith([SYRIA]); });
  after(() => open.close());
  const changes = (query: string) => getJson<ChangesAnswer>(open, `/api/agreements/Syria2016/changes?${query}`);
  const at = <T>(path: string, knownAt: string) => getJson<T>(open, `/api/agreements/Syria2016${path}?knownAt=${knownAt}`);

  test('lists every row that differs between the two, with both values, and no other', async () => {
    const { readings } = await changes(`from=${FROM}&to=${TO}`);
    assert.ok(readings.length > 0);
    const told = <T extends { reading: string }>(some: (one: ChangesAnswer['readings'][number]) => Omit<T, 'reading'>[]) => readings.flatMap((one) => some(one).map((row) => ({ reading: one.reading, ...row })));

    const [gatesThen, gatesNow] = [await at<GatesAnswer>('/gates', FROM), await at<GatesAnswer>('/gates', TO)];
    const gateOf = ({ state, day, counted, of }: GatesAnswer['gates'][number]) => ({ state, day, counted, of });
    const gates = gatesNow.gates.flatMap((now, i) => (JSON.stringify(gateOf(now)) === JSON.stringify(gateOf(gatesThen.gates[i]!)) ? [] : [{ reading: now.reading, before: gateOf(gatesThen.gates[i]!), after: gateOf(now), name: now.name }]));
    assert.deepEqual(told(({ gates: rows }) => rows), gates);

    const [then, now] = [await at<ConditionsAnswer>('/conditions', FROM), await at<ConditionsAnswer>('/conditions', TO)];
    const valueOf = ({ value, reasons }: { value: string; reasons: string[] }) => ({ value, reasons });
    const conditions = now.conditions.flatMap((one, i) => (JSON.stringify(valueOf(one)) === JSON.stringify(valueOf(then.conditions[i]!)) ? [] : [{ reading: one.reading, before: valueOf(then.conditions[i]!), after: valueOf(one), name: one.name, ...(one.place === undefined ? {} : { place: one.place }) }]));
    assert.ok(conditions.length > 0);
    assert.deepEqual(told(({ conditions: rows }) => rows), conditions);

    // What was known then reaches less far: the days after it are new.
    const days = now.conditions.flatMap((one, i) => one.days.filter((day) => {
      const was = then.conditions[i]!.days.find(({ date }) => date === day.date);
      return was === undefined || JSON.stringify(valueOf(day)) !== JSON.stringify(valueOf(was));
    }).map(({ date }) => `${one.reading} ${one.name} ${one.place ?? ''} ${date}`));
    assert.ok(readings.some((one) => one.days.some((day) => day.before === null)) && readings.some((one) => one.days.some((day) => day.before !== null)));
    assert.ok(days.length > 0);
    assert.deepEqual(readings.flatMap(({ reading, days: rows }) => rows.filter(({ of }) => of === 'condition').map(({ name, place, date }) => `${reading} ${name} ${place ?? ''} ${date}`)), days);

    const [dutiesThen, dutiesNow] = [await at<ObligationsAnswer>('/obligations', FROM), await at<ObligationsAnswer>('/obligations', TO)];
    const dutyOf = ({ verdict, inForce, reasons }: ObligationsAnswer['obligations'][number]) => JSON.stringify({ verdict, inForce, reasons });
    const duties = dutiesNow.obligations.filter((one, i) => dutyOf(one) !== dutyOf(dutiesThen.obligations[i]!)).map(({ reading, clause, actor }) => `${reading} ${clause} ${actor}`);
    assert.deepEqual(readings.flatMap(({ reading, obligations }) => obligations.map(({ clause, actor }) => `${reading} ${clause} ${actor}`)), duties);
  });

  test('names the claims recorded after the first moment and not after the second', async () => {
    const { claims } = await changes(`from=${FROM}&to=${TO}`);
    const lines = (await readFile((SYRIA.evidence as string[])[0]!, 'utf8')).trim().split('\n').map((line) => JSON.parse(line) as { channel: string; id: string; recordedAt?: string });
    const between = lines.filter(({ recordedAt }) => recordedAt !== undefined && Date.parse(recordedAt) > Date.parse(FROM) && Date.parse(recordedAt) <= Date.parse(TO)).map(({ channel, id }) => `${channel}/${id}`);
    assert.ok(between.length > 0);
    assert.deepEqual(claims.claims.toSorted(), between.toSorted());
    assert.equal(claims.count, between.length);
  });

  test('is nothing between a moment and itself', async () => {
    const { readings, claims } = await changes(`from=${FROM}&to=${FROM}`);
    assert.deepEqual(readings, []);
    assert.deepEqual(claims, { count: 0, claims: [] });
  });

  test('compares both at one moment in the world, and says which', async () => {
    const { from, to } = await changes(`from=${FROM}&to=${TO}&asOf=latest`);
    assert.equal(from.asOf, to.asOf);
    assert.equal(from.knownAt, FROM);
    assert.equal(to.knownAt, TO);
  });

  test('refuses moments in the wrong order, and says what would mend it', async () => {
    const response = await fetch(new URL(`/api/agreements/Syria2016/changes?from=${TO}&to=${FROM}`, open.url));
    assert.equal(response.status, 400);
    const problem = (await response.json()) as { code: string; mend: string };
    assert.equal(problem.code, 'ask.backwards');
    assert.match(problem.mend, /earlier/);
  });
});
