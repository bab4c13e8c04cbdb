// `truce coverage`: by an agreement of which every kind of part is reached, watched or left untouched by some line of evidence.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Coverage } from '#records/coverage.ts';
import { folderWith, truce } from './run-truce.ts';

const agreement = `# A truce

\`\`\`truce
agreement Small clock "Asia/Damascus"
  D is 2016-09-12 19:00
  Left is the first act of withdrawal by North about 2
actor North
actor South
place Mill
place Ford
place Depot
channel Watch sees incidents, presence of tanks
\`\`\`

## 1 Fire {#1}

\`\`\`truce
clause 1 binds North, South
  to refrain from incidents of fire in Mill, except ruled self_defence or drill
  to refrain from incidents of fire in Ford
  to refrain from incidents of fire in Depot
  to have no tanks in Mill
  from D, suspended by joint act of North and South, terminated by act of North
\`\`\`

## 2 Withdrawal {#2}

\`\`\`truce
clause 2 binds North, South
  to withdraw about 2 by D + 72 h
  to make a declaration by D + 72 h
  from D
\`\`\`

## 3 A committee {#3}

## Elsewhere

\`\`\`truce
condition Quiet = no incidents of fire in Depot, silence means unknown
clause 9 binds North
  to ensure Quiet
  from D
gate Crossing
  opens after 2 consecutive civil days of Quiet, counted from D
  on breach restart
  any undetermined day blocks
  signed by North
  reset by joint act of North and South
  once open stays open
reading Wide adopted by UN counts alleged or stronger
reading Strict adopted by UN counts confirmed
\`\`\`
`;

const incident = (id: string, place: string, standing: string): object => ({ kind: 'incident', id, channel: 'Watch', type: 'fire', during: '2016-09-13T08:00Z', place: { name: place }, by: ['North'], count: 1, standing });
const act = (id: string, more: object): object => ({ kind: 'act', id, channel: 'Watch', during: '2016-09-14T08:00Z', by: ['North'], standing: 'confirmed', ...more });
const lines = [
  incident('i-1', 'Mill', 'confirmed'), incident('i-2', 'Mill', 'alleged'), incident('i-3', 'Ford', 'alleged'),
  act('a-1', { act: 'ruling', about: 'Watch/i-1', exception: 'self_defence' }), act('a-2', { act: 'withdrawal', about: '2' }), act('a-3', { act: 'reset', about: 'Crossing' }),
  { kind: 'coverage', id: 'c-1', channel: 'Watch', during: ['2016-09-12T16:00Z', '2016-09-15T00:00Z'], place: { name: 'Depot' }, of: ['fire'], share: 1, standing: 'confirmed' },
];
const folder = folderWith({ 'agreement.md': agreement, 'claims.jsonl': `${lines.map((line) => JSON.stringify(line)).join('\n')}\n` });

describe('truce coverage', () => {
  test('without evidence: text without rules, rules without text, rules that nobody adopted', async () => {
    const { status, stdout } = await truce(folder, ['coverage', 'agreement.md']);
    assert.equal(status, 0);
    assert.equal(stdout, [
      'Coverage of A truce', '', 'Clauses of the text without a rule', '  3: 3 A committee', '', 'Rules without a clause of the text', '  clause 9', '  gate Crossing', '',
      'Clauses with rules that nobody adopted', '  1, 2', '',
    ].join('\n'));
    assert.equal((await truce(folder, ['coverage', 'agreement.md', '--reading', 'Wide'])).status, 2);
  });

  test('with evidence: how many claims reached each part, in each reading', async () => {
    const { status, stdout, stderr } = await truce(folder, ['coverage', 'agreement.md', '--evidence', 'claims.jsonl', '--as-of', '2016-09-16T00:00Z', '--format', 'json']);
    assert.equal(status, 0, stderr);
    const { evidence } = JSON.parse(stdout) as Coverage;
    const found = Object.fromEntries(evidence!.parts.map(({ of, part, reached }) => [`${of} ${part}`.trim(), reached.map(({ entries, watched }) => `${entries}${watched ? 'w' : ''}`).join(' ')]));
    assert.deepEqual(found, {
      'clause 1 duty 1, except ruled self_defence': '1 1', 'clause 1 duty 1, except ruled drill': '0 0',
      'condition Quiet': '0w 0w',
      'clause 1 duty 1': '1 2', 'clause 1 duty 2': '0 1', 'clause 1 duty 3': '0w 0w', 'clause 1 duty 4': '0 0', 'clause 1 suspended': '0 0', 'clause 1 terminated': '0 0',
      'clause 2 duty 1': '1 1', 'clause 2 duty 2': '0 0', 'clause 9 duty 1': '0w 0w',
      'gate Crossing run': '0w 0w', 'gate Crossing signature of North': '0 0', 'gate Crossing reset': '1 1',
      'anchor Left': '1 1',
    });
  });

  test('in words', async () => {
    const { stdout } = await truce(folder, ['coverage', 'agreement.md', '--evidence', 'claims.jsonl', '--as-of', '2016-09-16T00:00Z']);
    assert.match(stdout, /nothing in it could have changed them\n(?: .*\n)* {2}clause 1, duty 4: to /);
    assert.match(stdout, /somebody watched and nothing was told\n {2}condition Quiet: /);
    assert.match(stdout, /in some readings only\n {2}clause 1, duty 2: .* - in Wide\n/);
    assert.match(stdout, /6 of 16 parts of the rules were reached by a claim\./);
  });
});
