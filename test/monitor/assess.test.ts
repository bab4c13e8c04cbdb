// What is said beside the verdicts: where readings part, what would change a gate, why a verdict is as it is; and what settling evidence cannot do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, parse, type ReadingVerdicts, type Verdicts } from '../../src/index.ts';
import { fastOutcome } from '../engine/fast-outcome.ts';
import { describePair, randomPair } from '../engine/random-pairs.ts';
import { coverage, ruling, type Pair } from '../engine/toy-plans.ts';

/** Two channels and a register; a gate of two civil days without attacks; the readings are the test's. */
function agreement(readings: string): string {
  return `# Small

\`\`\`truce
agreement Small
  clock "UTC"
  D is 2024-06-01 00:00

actor North
actor South
place Town
channel Watch sees incidents
channel Press sees incidents
channel Register sees acts
\`\`\`

## 1 Talks {#1}

\`\`\`truce
measure Attacks = incidents of attack per civil day in Town, silence means unknown
condition Quiet = Attacks at most 0

gate Talks
  opens after 2 consecutive civil days of Quiet, counted from D
  on breach restart
  an undetermined day blocks
  once open stays open

${readings}
\`\`\`
`;
}

const watched = { kind: 'coverage', id: 'c1', channel: 'Watch', during: ['2024-06-01T00:00Z', '2024-06-10T00:00Z'], place: { name: 'Town' }, share: 1, standing: 'confirmed' };
const attack = (id: string, during: string | [string, string], rest: object = {}) => ({ kind: 'incident', id, channel: 'Watch', during, place: { name: 'Town' }, type: 'attack', standing: 'confirmed', ...rest });

function found(text: string, claims: object[], asOf = '2024-06-03T00:00Z'): Verdicts {
  const { plan, planHash, problems } = parse({ path: 'small.md', text });
  assert.ok(plan !== null, JSON.stringify(problems));
  return check({ plan, planHash, claims, asOf });
}

test('[E22] a watch that does not count is told as such: nobody reads that nobody was watching', () => {
  const reading = 'reading Monitor adopted by "the observers" channels Watch counts confirmed';
  const day = (n: number) => [`2024-06-0${n}T00:00Z`, `2024-06-0${n + 1}T00:00Z`];
  const claims = [
    { ...watched, channel: 'Press', during: day(1) }, { ...watched, id: 'c2', during: day(2), share: 0.4 }, { ...watched, id: 'c3', during: day(3), standing: 'alleged' },
    { ...watched, id: 'c4', during: day(4), of: ['movements'] }, { ...watched, id: 'c5', during: day(5), place: { point: [30, 50], radiusMetres: 10 } }, attack('a', '2024-06-01T00:30Z', { type: 'detention' }),
  ];
  const monitorOf = (asOf: string) => found(agreement(reading), claims, asOf).readings[0]!;
  assert.deepEqual(monitorOf('2024-06-06T00:00Z').unseen.map(({ uncounted }) => uncounted), [['Press/c1', 'Watch/c2', 'Watch/c3', 'Watch/c4']]);
  const says = (n: number) => below(monitorOf(`2024-06-0${n + 1}T00:00Z`), condition(monitorOf(`2024-06-0${n + 1}T00:00Z`), 'Quiet').because).map((one) => one.says).join(' ');
  assert.match(says(1), /nobody was watching whose watch counts here.*Nobody whose watch counts here was watching Town .*: Press\/c1 is told through Press, through which this is not read here\./);
  assert.match(says(2), /Watch\/c2 saw 40 % of the place, which is not enough in this reading/);
  assert.match(says(3), /Watch\/c3 is alleged, which does not count in this reading/);
  assert.match(says(4), /Watch\/c4 is of other kinds than are counted here/);
  assert.match(says(5), /Nobody was watching Town from/);
  assert.equal(found(agreement(reading), [watched, attack('a', '2024-06-01T00:30Z')]).readings[0]!.unseen.some((row) => 'uncounted' in row), false);
});

test('[N9] of a condition that was to hold the moment that broke it is shown, with its entries', () => {
  const bound = 'clause 1 binds North to ensure Quiet from D until 2024-06-06 00:00';
  const { readings: [reading] } = found(agreement(`${bound}\n\n${monitor}`), [watched, attack('a', '2024-06-02T06:00Z'), attack('b', '2024-06-04T06:00Z')], '2024-06-08T00:00Z');
  const [row] = reading!.obligations;
  assert.deepEqual([row!.verdict, row!.since], ['breached', '2024-06-02T00:00:00Z']);
  const shown = below(reading!, row!.because).filter(({ rule }) => rule === 'V6');
  assert.deepEqual(shown.map(({ entries }) => entries), [['Watch/a']]);
  assert.match(shown[0]!.says, /: 1 from 2024-06-02 00:00 .* until 2024-06-03 00:00/);
});

test('[N9] where it cannot be said, the moment that cannot', () => {
  const bound = 'clause 1 binds North to ensure Quiet from D until 2024-06-06 00:00';
  const gap = [{ ...watched, during: ['2024-06-01T00:00Z', '2024-06-02T00:00Z'] }, { ...watched, id: 'c2', during: ['2024-06-03T00:00Z', '2024-06-10T00:00Z'] }];
  const { readings: [reading] } = found(agreement(`${bound}\n\n${monitor}`), gap, '2024-06-08T00:00Z');
  const says = below(reading!, reading!.obligations[0]!.because).map((one) => one.says).join(' ');
  assert.match(says, /an unknown number from 2024-06-02 00:00 .* until 2024-06-03 00:00/);
});

const condition = (reading: ReadingVerdicts, name: string) => reading.conditions.find((row) => row.name === name)!;

/** All that stands below a reason, itself included. */
function below(reading: ReadingVerdicts, id: string): ReadingVerdicts['reasons'][string][] {
  const reason = reading.reasons[id]!;
  return [reason, ...reason.because.flatMap((one) => below(reading, one))];
}

const monitor = 'reading Monitor adopted by "the observers" counts confirmed, may count credible';

test('[R2] two readings part at the earliest instant at which a value or a state differs, and the choice that differs is named', () => {
  const text = agreement(`${monitor}\nreading Party adopted by South counts alleged or stronger`);
  const { partings } = found(text, [watched, attack('a', '2024-06-02T12:00Z', { standing: 'alleged' })]);
  assert.deepEqual(partings.map(({ readings, about, at, values }) => [...readings, about, at, ...values]), [
    ['Monitor', 'Party', 'Quiet', '2024-06-02T00:00:00Z', 'yes', 'no'],
    ['Monitor', 'Party', 'Talks', '2024-06-03T00:00:00Z', 'open, day 2', 'shut, day 0'],
  ]);
  for (const { why } of partings) assert.match(why, /^standard of proof: Monitor .*, Party /);
});

test('[R2] readings that find the same do not part, however they choose', () => {
  const text = agreement(`${monitor}\nreading Party adopted by South counts alleged or stronger`);
  assert.deepEqual(found(text, [watched, attack('a', '2024-06-02T12:00Z')]).partings, []);
});

const inDoubt = (id: string) => attack(id, '2024-06-02T12:00Z', { standing: 'credible' });
const open = { gate: 'Talks', state: 'open', day: [2, 2] };
const shut = { gate: 'Talks', state: 'shut', day: [0, 0] };

test('[V8] a claim in doubt is pivotal, so or not so, when the gate would be another', () => {
  const [reading] = found(agreement(monitor), [watched, inDoubt('a')]).readings;
  assert.deepEqual(reading!.pivotal, [
    { resolutions: [{ claim: 'Watch/a', so: false }], wouldMake: open },
    { resolutions: [{ claim: 'Watch/a', so: true }], wouldMake: shut },
  ]);
  assert.equal(reading!.stoppedLooking, false);
});

test('[V8] what leaves the gate as it is, is not pivotal', () => {
  const [reading] = found(agreement(monitor), [watched, inDoubt('a'), attack('b', '2024-06-02T13:00Z')]).readings;
  assert.deepEqual(reading!.pivotal, []);
});

test('[V8] things that change the gate only together are told together, after those that change it alone', () => {
  const [reading] = found(agreement(monitor), [watched, inDoubt('a'), inDoubt('b')]).readings;
  assert.deepEqual(reading!.pivotal, [
    { resolutions: [{ claim: 'Watch/a', so: true }], wouldMake: shut },
    { resolutions: [{ claim: 'Watch/b', so: true }], wouldMake: shut },
    { resolutions: [{ claim: 'Watch/a', so: false }, { claim: 'Watch/b', so: false }], wouldMake: open },
  ]);
});

test('[N8] the reasons of a gate whose run is over say whose verification it waits for, and who refused it, by which act', () => {
  const text = agreement(monitor).replace('  once open stays open', '  verified by North and South\n  once open stays open');
  const refused = { kind: 'act', id: 'v1', channel: 'Register', during: '2024-06-03T10:00Z', act: 'verification', by: ['North'], about: 'Talks', outcome: 'refused', standing: 'confirmed' };
  const [reading] = found(text, [watched, refused], '2024-06-04T00:00Z').readings;
  const reasons = below(reading!, reading!.gates[0]!.because).filter(({ rule }) => rule === 'N8');
  assert.deepEqual(reasons.map(({ says, entries }) => [says, entries]), [
    ['The run is over, and North refused to verify it.', ['Register/v1']],
    ['The run is over, and opens the gate only once South says that it verified it: so far it has not said so since.', []],
  ]);
});

test('[V5] the reasons of a gate lead down to the claims that decide it, with the distance from the threshold', () => {
  const [reading] = found(agreement(monitor), [watched, attack('a', '2024-06-02T12:00Z'), attack('elsewhen', '2024-06-01T12:00Z')]).readings;
  const reasons = below(reading!, reading!.gates[0]!.because);
  assert.deepEqual(reasons.map(({ rule, clause }) => [rule, clause]), [['G7', '1'], ['V6', '1']]);
  assert.deepEqual(reasons.at(-1)!.entries, ['Watch/a']);
  assert.deepEqual(condition(reading!, 'Quiet').margin, { low: -1, high: -1, unit: 'events', exact: ['-1', '-1'] });
});

test('[V5] of what cannot be said the reasons lead down to what must be learned', () => {
  const [reading] = found(agreement(monitor), [{ ...watched, during: ['2024-06-01T00:00Z', '2024-06-02T06:00Z'] }]).readings;
  const reasons = below(reading!, reading!.gates[0]!.because);
  assert.equal(reasons.at(-1)!.rule, 'E7');
  assert.match(reasons.at(-1)!.says, /^Nobody was watching Town from 2024-06-02 06:00 .* until 2024-06-03 00:00 /);
});

test('[E26] acts are read from every channel, whatever channels a reading takes; its proof alone grades them', () => {
  const text = agreement('reading Monitor adopted by "the observers" channels Watch counts confirmed, may count credible')
    .replace('  D is 2024-06-01 00:00', '  S is the first act of declaration by North').replace('counted from D', 'counted from S');
  const talks = (standing: string, during: string | [string, string]) => {
    const said = { kind: 'act', id: 'd', channel: 'Register', act: 'declaration', by: ['North'], during, standing };
    const { state, countedFrom, reasons } = found(text, [watched, said]).readings[0]!.gates[0]!;
    return [state, countedFrom, ...reasons];
  };
  assert.deepEqual(talks('confirmed', '2024-05-31T12:00Z'), ['open', '2024-05-31T12:00:00Z']);
  assert.deepEqual(talks('credible', '2024-05-31T12:00Z'), ['shut', null, 'pending', 'disputed']);
  assert.deepEqual(talks('alleged', '2024-05-31T12:00Z'), ['shut', null, 'pending']);
  assert.deepEqual(talks('confirmed', ['2024-06-02T12:00Z', '2024-06-04T00:00Z']), ['shut', null, 'pending', 'imprecise']);
});

/** Each way of settling one thing in the pair: a claim in doubt is so, or not so; all that Ch1 could see was watched. */
function settlings(pair: Pair): Pair[] {
  const { proof } = pair.plan.readings[0]!;
  const shared = (claim: Pair['claims'][number]) => pair.claims.some((other) => other !== claim
    // Another version of it; or one that may tell of the same happening and count for itself (E5, E11): then the happening is not in doubt.
    && ((other.channel === claim.channel && other.id === claim.id) || (claim.convoy !== null && other.convoy === claim.convoy) || other.sameAs.length > 0));
  const doubtful = pair.claims.filter((claim) => claim.kind !== 'act' && !shared(claim)
    && proof.find((one) => one.standings.includes(claim.standing as never) && (one.channels === null || one.channels.includes(claim.channel)))?.result === 'may-count');
  const ruled = doubtful.flatMap((claim) => (['ruled-so', 'ruled-not-so'] as const).map((ruledStanding) => ruling('settles', pair.asOf - 1, `${claim.channel}/${claim.id}`, { ruledStanding })));
  return [...ruled, coverage('settles', pair.scan.from, pair.asOf)].map((claim) => ({ ...pair, claims: [...pair.claims, claim] }));
}

test('[A5] settling evidence never turns a yes or a no of a condition', () => {
  let stood = 0, settled = 0;
  for (let seed = 1; seed <= 120; seed += 1) {
    const pair = randomPair(seed);
    const before = fastOutcome(pair).conditions;
    for (const after of settlings(pair)) {
      fastOutcome(after).conditions.forEach((row, i) => {
        const { name, place, value } = before[i]!;
        if (value === 'undetermined') settled += row.value === value ? 0 : 1;
        else assert.equal(row.value, value, `${name} ${place ?? ''}\n${describePair(after)}`);
        stood += value === 'undetermined' ? 0 : 1;
      });
    }
  }
  // It was asked often, and of settlings that settle something.
  assert.ok(stood > 1000 && settled > 5, `${stood} stood, ${settled} were settled`);
});
