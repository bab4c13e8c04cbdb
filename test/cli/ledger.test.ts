// The commands on a ledger, as they are used: what they print, what they write, how they end.
import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { runHere, type Ended } from '../../tooling/cases/run-case.ts';
import { folderWith, SMALL_AGREEMENT, SMALL_EVIDENCE, truce } from './run-truce.ts';

const AGREEMENT = SMALL_AGREEMENT.replace('on breach restart\n', 'on breach restart\n  reset by joint act of North and South\n');

/** A folder with the small agreement, its evidence and a ledger that holds it; and the command, run there. */
async function mission(files: Record<string, string> = {}): Promise<{ folder: string; run(line: string): Promise<Ended> }> {
  const folder = folderWith({ 'agreement.md': AGREEMENT, 'claims.jsonl': SMALL_EVIDENCE, ...files });
  const run = (line: string): Promise<Ended> => runHere(folder, [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2]!));
  assert.equal((await run('ledger init --ledger m.sqlite')).status, 0);
  assert.equal((await run('ledger append claims.jsonl --ledger m.sqlite')).status, 0);
  return { folder, run };
}

const incident = (id: string, more: object = {}): string => `${JSON.stringify({ kind: 'incident', id, channel: 'Watch', during: ['2016-09-14T09:00Z', '2016-09-14T10:00Z'], place: { name: 'Town' }, type: 'attack', standing: 'confirmed', ...more })}\n`;

test('a ledger is begun with a key that its owner alone may read and that is not in the store', async () => {
  const { folder, run } = await mission();
  const key = join(folder, 'm.sqlite.key');
  assert.equal(statSync(key).mode & 0o777, 0o600);
  const secret = createPrivateKey(readFileSync(key)).export({ format: 'jwk' }).d!;
  const store = readFileSync(join(folder, 'm.sqlite'));
  for (const form of [Buffer.from(secret, 'base64url'), Buffer.from(secret), Buffer.from(Buffer.from(secret, 'base64url').toString('base64')), Buffer.from(Buffer.from(secret, 'base64url').toString('hex'))]) assert.equal(store.indexOf(form), -1);
  const again = await run('ledger init --ledger m.sqlite');
  assert.equal(again.status, 3);
  assert.match(again.stderr, /there is already something at m\.sqlite/);
  chmodSync(key, 0o644);
  assert.match((await run('ledger append claims.jsonl --ledger m.sqlite')).stderr, /may be read by others than its owner[^]*chmod 600/);
});

test('an init that cannot be finished leaves neither key nor store behind', async () => {
  const { folder, run } = await mission();
  const { status, stderr } = await run('ledger init --ledger no-such-folder/x.sqlite --key x.key');
  assert.equal(status, 3);
  assert.match(stderr, /no-such-folder/);
  assert.ok(!existsSync(join(folder, 'x.key')));
});

test('a file is taken in whole or not at all, each claim accounted for', async () => {
  const { folder, run } = await mission({ 'bad.jsonl': `${incident('a1')}{"kind":"incident"\n${incident('a2', { type: 'shooting' })}${incident('a3')}`, 'two.jsonl': incident('b1') + incident('b1', { killed: 3 }) });
  const bad = await run('ledger append bad.jsonl --ledger m.sqlite');
  assert.equal(bad.status, 3);
  assert.match(bad.stderr, /bad\.jsonl:2:\d+: error claim\.broken-json/);
  assert.match(bad.stderr, /bad\.jsonl:3:\d+ type: error claim\.unknown-type/);
  assert.match(bad.stderr, /nothing was kept: 2 errors/);
  assert.match((await run('ledger append two.jsonl --ledger m.sqlite')).stderr, /told in two ways/);
  assert.match((await run('ledger log --ledger m.sqlite')).stdout, /, 3 entries\n/, 'the beginning and two claims');
  writeFileSync(join(folder, 'more.jsonl'), incident('a1') + incident('i1', { killed: [1, 2] }));
  const more = await run('ledger append more.jsonl claims.jsonl --ledger m.sqlite');
  // i1 is corrected by the first file, and told as before by the second: another version again.
  assert.match(more.stderr, /told in two ways/);
  assert.equal((await run('ledger append more.jsonl --ledger m.sqlite')).stdout, 'claims read 2 = new 1 + changed 1 + unchanged 0\nentries 4 to 5, signed\n');
  assert.equal((await run('ledger append more.jsonl --ledger m.sqlite')).stdout, 'claims read 2 = new 0 + changed 0 + unchanged 2\nnothing was added\n');
  assert.match((await run('ledger show Watch/i1 --ledger m.sqlite')).stdout, /"seq": 3[^]*"seq": 5/, 'both versions stay');
});

test('what happened after now, and what says that it was known after now, is refused', async () => {
  const { run } = await mission({ 'ahead.jsonl': incident('c1', { during: ['2999-01-01T00:00Z', '2999-01-02T00:00Z'] }) + incident('c2', { recordedAt: '2999-01-01T00:00Z' }) });
  const { status, stderr } = await run('ledger append ahead.jsonl --ledger m.sqlite');
  assert.equal(status, 3);
  assert.match(stderr, /ahead\.jsonl:1:/);
  assert.match(stderr, /ahead\.jsonl:2:\d+ recordedAt: error claim\.recorded-ahead/);
});

test('[E2] the same verdicts come from the ledger and from its claims as a file, also as known before a late claim', async () => {
  const { run } = await mission({ 'late.jsonl': incident('late', { recordedAt: '2016-09-20T00:00Z' }) });
  await run('ledger append late.jsonl --ledger m.sqlite');
  await run('ledger export --ledger m.sqlite --as claims --out out.jsonl');
  for (const when of ['--as-of 2016-09-16T12:00Z', '--as-of 2016-09-16T12:00Z --known-at 2016-09-21T00:00Z', '--as-of 2016-09-16T12:00Z --known-at 2999-01-01T00:00Z']) {
    const [ledger, file] = [await run(`check agreement.md --ledger m.sqlite ${when} --format json`), await run(`check agreement.md --evidence out.jsonl ${when} --format json`)];
    assert.equal(ledger.stdout, file.stdout, when);
    assert.equal(ledger.status, 0);
  }
  const known = (at: string): Promise<Ended> => run(`check agreement.md --ledger m.sqlite --as-of 2016-09-16T12:00Z --known-at ${at} --reading Monitor --format json`);
  const claims = async (at: string): Promise<number> => (JSON.parse((await known(at)).stdout) as { evidence: { claims: number } }).evidence.claims;
  assert.deepEqual([await claims('2016-09-19T00:00Z'), await claims('2016-09-21T00:00Z'), await claims('2999-01-01T00:00Z')], [0, 1, 3], 'what says nothing of when it was known is known from its taking in');
});

test('without the key claims are taken in unsigned, which is said and found; another key is refused', async () => {
  const { folder, run } = await mission({ 'x.jsonl': incident('x1'), 'y.jsonl': incident('y1') });
  const key = join(folder, 'm.sqlite.key'), kept = join(folder, 'kept.key');
  copyFileSync(key, kept);
  chmodSync(kept, 0o600);
  writeFileSync(key, '');
  assert.match((await run('ledger append x.jsonl --ledger m.sqlite')).stderr, /holds no private Ed25519 key/);
  await import('node:fs/promises').then(({ rm }) => rm(key));
  assert.match((await run('ledger append x.jsonl --ledger m.sqlite')).stdout, /entry 4, not signed: the key is not at hand/);
  const verified = await run('ledger verify --ledger m.sqlite');
  assert.equal(verified.status, 0);
  assert.match(verified.stderr, /warning ledger\.unsigned: entry 4 stands after the last signed checkpoint/);
  assert.match((await run('ledger prove --entry 4 --ledger m.sqlite')).stderr, /no checkpoint covers entry 4 yet/);
  await run('ledger init --ledger other.sqlite');
  assert.match((await run('ledger append y.jsonl --ledger m.sqlite --key other.sqlite.key')).stderr, /this key is not the one that signs m\.sqlite/);
  assert.match((await run('ledger checkpoint --ledger m.sqlite --key kept.key')).stdout, /^truce-ledger\/[0-9a-f]{32}\n4\n[A-Za-z0-9+/]{43}=\nat .*Z\n\n— truce-ledger\/\S+ \S+\n$/);
  assert.doesNotMatch((await run('ledger verify --ledger m.sqlite')).stderr, /unsigned/);
});

test('a key is handed over by an entry that the old one signs; from then on the new one signs', async () => {
  const { run } = await mission({ 'x.jsonl': incident('x1') });
  assert.match((await run('ledger change-key --ledger m.sqlite --new-key new.key --by amal --why "handed over"')).stdout, /^entry 4: from now on the key in new\.key signs/);
  assert.match((await run('ledger append x.jsonl --ledger m.sqlite')).stderr, /not the one that signs/);
  assert.match((await run('ledger append x.jsonl --ledger m.sqlite --key new.key')).stdout, /entry 5, signed/);
  assert.match((await run('ledger verify --ledger m.sqlite')).stdout, /all 5 entries hold/);
  assert.match((await run('ledger log --ledger m.sqlite')).stdout, /change of key by amal: handed over/);
});

test('a ledger that does not hold ends verify with 4, and nothing is evaluated on it', async () => {
  const { folder, run } = await mission();
  const note = (await run('ledger checkpoint --ledger m.sqlite')).stdout;
  writeFileSync(join(folder, 'kept.checkpoint'), note);
  assert.match((await run('ledger verify --ledger m.sqlite --checkpoint kept.checkpoint')).stdout, /1 kept elsewhere was held against it/);
  const db = new DatabaseSync(join(folder, 'm.sqlite'));
  db.exec("DROP TRIGGER entry_is_not_changed; UPDATE entry SET text = replace(text, 'credible', 'confirmed') WHERE seq = 3");
  db.close();
  const verified = await run('ledger verify --ledger m.sqlite');
  assert.equal(verified.status, 4);
  assert.match(verified.stderr, /entry 3 does not hold: its hash is not that of its text/);
  const checked = await run('check agreement.md --ledger m.sqlite');
  assert.equal(checked.status, 3);
  assert.match(checked.stderr, /entry 3 of m\.sqlite does not hold/);
  assert.equal(checked.stdout, '');
  assert.match((await run('ledger export --ledger m.sqlite --out e.jsonl')).stderr, /entry 3 does not hold/);
  assert.ok(!existsSync(join(folder, 'e.jsonl')), 'no half of an export is left');
});

test('what is no ledger is told apart from what is not there', async () => {
  const { folder, run } = await mission({ 'text.sqlite': 'no database at all, only text that is long enough to be read as one\n'.repeat(80) });
  new DatabaseSync(join(folder, 'other.sqlite')).exec('CREATE TABLE t (x)');
  for (const [line, says] of [
    ['ledger log --ledger nowhere.sqlite', /there is no ledger at nowhere\.sqlite[^]*truce ledger init/],
    ['ledger log --ledger text.sqlite', /text\.sqlite is not a ledger: it is no SQLite file/],
    ['ledger log --ledger other.sqlite', /other\.sqlite is not a ledger: it is some other database/],
    ['check agreement.md --ledger nowhere.sqlite', /there is no ledger at nowhere\.sqlite/],
    ['ledger show 99 --ledger m.sqlite', /there is no entry 99 in m\.sqlite[^]*1 to 3/],
  ] as const) {
    const { status, stderr } = await run(line);
    assert.equal(status, 3, line);
    assert.match(stderr, says, line);
  }
  assert.equal((await run('check agreement.md --ledger m.sqlite --evidence claims.jsonl')).status, 2);
  assert.match((await run('ledger vrify --ledger m.sqlite')).stderr, /did you mean ledger verify\?/);
  assert.match((await run('ledger prove --entry x --ledger m.sqlite')).stderr, /--entry cannot be "x"/);
});

test('two processes that append at once lose nothing and stand in one order', async () => {
  const { folder } = await mission(Object.fromEntries(['p', 'q'].map((name) => [`${name}.jsonl`, Array.from({ length: 40 }, (_, i) => incident(`${name}${i}`)).join('')])));
  const ends = await Promise.all(['p', 'q'].map((name) => truce(folder, ['ledger', 'append', `${name}.jsonl`, '--ledger', 'm.sqlite'])));
  assert.deepEqual(ends.map(({ status }) => status), [0, 0], ends.map(({ stderr }) => stderr).join());
  const verified = await truce(folder, ['ledger', 'verify', '--ledger', 'm.sqlite']);
  assert.match(verified.stdout, /all 83 entries hold/);
});

test('an act is shown with what it would change, and written only when that is wanted', async () => {
  const { run } = await mission();
  const reset = (by: string, more = ''): Promise<Ended> => run(`act agreement.md --ledger m.sqlite --act reset --about Talks --by ${by} --channel Watch --at 2016-09-15T22:00Z --why shelling --dissent "one side" --as-of 2016-09-16T22:00Z ${more}`);
  const asked = await reset('North');
  assert.equal(asked.status, 2);
  assert.match(asked.stdout, /the agreement names North and South for this; after this South must still make the same/);
  assert.match(asked.stdout, /no verdict changes, in any reading/);
  assert.match(asked.stderr, /give --yes/);
  assert.match((await run('ledger log --ledger m.sqlite')).stdout, /, 3 entries\n/, 'nothing was written');
  assert.match((await reset('North', '--yes')).stdout, /recorded as entry 4: Watch\/reset-\S+, signed\n$/);
  const second = await reset('South', '--id south-1 --yes');
  assert.match(second.stdout, /with this all of them have made it/);
  assert.match(second.stdout, /reading Northern[^]*gate Talks: [^\n]* -> [^\n]*/, 'the second key resets the count');
  assert.match((await run('ledger show Watch/south-1 --ledger m.sqlite')).stdout, /"dissent": "one side"[^]*"note": "shelling"/);
  assert.match((await reset('South', '--id south-1 --yes')).stderr, /there is already a claim Watch\/south-1/);
});

test('a ruling changes what is shown before, and names only what is there', async () => {
  const { run } = await mission();
  const before = (await run('check agreement.md --ledger m.sqlite --as-of 2016-09-16T22:00Z --format json')).stdout;
  const rule = (words: string): Promise<Ended> => run(`rule agreement.md ${words} --ledger m.sqlite --by JMC --channel Press --at 2016-09-16T12:00Z --why "no trace" --as-of 2016-09-16T22:00Z --yes`);
  assert.match((await rule('Watch/i9 --standing ruled-so')).stderr, /there is no claim Watch\/i9 in the ledger/);
  assert.match((await rule('Watch/i1')).stderr, /says nothing of the claim/);
  assert.match((await rule('Watch/i1 --standing ruledso')).stderr, /did you mean ruled-so\?/);
  assert.equal((await run('check agreement.md --ledger m.sqlite --as-of 2016-09-16T22:00Z --format json')).stdout, before, 'refused ones left nothing');
  const ruled = await rule('Watch/i1 --standing ruled-not-so');
  assert.equal(ruled.status, 0, ruled.stderr);
  assert.match(ruled.stdout, /days of Quiet: 2016-09-15 [^\n]* -> yes/);
  assert.notEqual((await run('check agreement.md --ledger m.sqlite --as-of 2016-09-16T22:00Z --format json')).stdout, before);
});

test('[E13] a ruling on who did it, when and how many times is shown with the obligations that it turns, and then written', async () => {
  const told = incident('m1', { type: 'shelling', by: ['North', 'South'], attribution: 'one-of', count: [5, 8] });
  const { run } = await mission({ 'more.jsonl': told });
  assert.equal((await run('ledger append more.jsonl --ledger m.sqlite')).status, 0);
  const rule = (words: string): Promise<Ended> => run(`rule agreement.md Watch/m1 --id r1 --ledger m.sqlite --by JMC --channel Press --at 2016-09-16T12:00Z --why "the firing place was found" --as-of 2016-09-16T22:00Z ${words}`);
  for (const [words, says] of [
    ['--states-count six', /--states-count cannot be "six"[^]*5-8/], ['--states-killed 3-', /--states-killed cannot be "3-"/], ['--states-count 8-5', /upside down/],
    ['--states-from 2016-09-14T09:00Z', /--states-until is not there/], ['--states-until 2016-09-14T09:00Z', /--states-from is not there/],
    ['--states-from 2016-09-14T09:00Z --states-until 2016-09-14T08:00Z', /before it begins/],
  ] as const) assert.match((await rule(`${words} --yes`)).stderr, says, words);
  const words = '--states-by South --states-against Townsfolk --states-against Guests --states-count 6 --states-killed 2+ --states-from 2016-09-14T09:10Z --states-until 2016-09-14T09:20Z';
  const shown = await rule(words);
  assert.equal(shown.status, 2, 'nobody said yes');
  assert.match(shown.stdout, /South[^\n]*-> breached/);
  assert.match((await run('ledger log --ledger m.sqlite')).stdout, /, 4 entries\n/, 'nothing was written');
  assert.match((await rule(`${words} --yes`)).stdout, /recorded as entry 5: Press\/r1, signed\n$/);
  const { body: { claim: { states } } } = JSON.parse((await run('ledger show Press/r1 --ledger m.sqlite')).stdout) as { body: { claim: { states: unknown } } };
  assert.deepEqual(states, { by: ['South'], against: ['Townsfolk', 'Guests'], count: 6, killed: [2, null], during: ['2016-09-14T09:10:00.000Z', '2016-09-14T09:20:00.000Z'] });
});

test('a bundle is verified elsewhere, without the ledger; whatever is changed in it is found', async () => {
  const { folder, run } = await mission({ 'late.jsonl': incident('late', { recordedAt: '2016-09-20T00:00Z' }) });
  await run('ledger append late.jsonl --ledger m.sqlite');
  assert.equal((await run('bundle agreement.md --ledger m.sqlite --as-of 2016-09-16T22:00Z --out b.json')).status, 0);
  assert.equal((await run('bundle agreement.md --ledger m.sqlite --as-of 2016-09-16T22:00Z --known-at 2016-09-21T00:00Z --out known.json')).status, 0);
  const elsewhere = folderWith({ 'agreement.md': AGREEMENT, 'b.json': readFileSync(join(folder, 'b.json')), 'known.json': readFileSync(join(folder, 'known.json')) });
  const verified = await truce(elsewhere, ['verify', 'b.json', '--agreement', 'agreement.md']);
  assert.equal(verified.status, 0, verified.stderr);
  assert.match(verified.stdout, /the verdict holds[^]*4 of 4 are shown; none is left out[^]*taken on trust/);
  assert.match((await truce(elsewhere, ['verify', 'known.json'])).stdout, /2 of 4 are shown; left out are 2: 2-3 \(said to be not known/);
  interface Loose { evidence: { entries: { body: { claim?: Record<string, unknown> } }[]; rest: string[]; checkpoint: string }; plan: { title: string; zone: { name: string } }; verdicts: { readings: { gates: { state: string }[] }[]; planHash: string }; asked: { asOf: string } }
  const changes: [string, (bundle: Loose) => void, RegExp][] = [
    ['a claim', (b) => { b.evidence.entries[1]!.body.claim!['share'] = 0.5; }, /its evidence does not hold: its entries and hashes do not lead to the root/],
    ['a claim left out', (b) => { b.evidence.entries.splice(2, 1); }, /its evidence does not hold/],
    ['the checkpoint', (b) => { b.evidence.checkpoint = b.evidence.checkpoint.replace(/at 2/, 'at 1'); }, /its evidence does not hold: the signature/],
    ['the plan', (b) => { b.plan.title = 'Another'; }, /its plan does not hold/],
    ['the plan and its hash', (b) => { b.plan = JSON.parse('{}') as Loose['plan']; }, /its plan does not hold/],
    ['a verdict', (b) => { b.verdicts.readings[0]!.gates[0]!.state = 'open'; }, /its verdict does not hold/],
    ['what was asked', (b) => { b.asked.asOf = '2016-09-14T22:00:00Z'; }, /its verdict does not hold/],
    ['what was asked, to no instant', (b) => { b.asked.asOf = 'yesterday'; }, /its verdict does not hold/],
  ];
  for (const [what, change, says] of changes) {
    const bundle = JSON.parse(readFileSync(join(folder, 'b.json'), 'utf8')) as Loose;
    change(bundle);
    writeFileSync(join(folder, 'changed.json'), JSON.stringify(bundle));
    const { status, stderr } = await run('verify changed.json');
    assert.equal(status, 4, what);
    assert.match(stderr, says, what);
  }
  assert.equal((await run('verify b.json --expect truce-ledger/00000000000000000000000000000000')).status, 4);
  assert.equal((await run('verify claims.jsonl')).status, 3);
});

test('a proof of an entry, and of growth, holds by itself; changed, it does not', async () => {
  const { folder, run } = await mission({ 'x.jsonl': Array.from({ length: 30 }, (_, i) => incident(`x${i}`)).join('') });
  await run('ledger append x.jsonl --ledger m.sqlite');
  for (const [words, says] of [['--entry 7', /entry 7 is in truce-ledger/], ['--before 3', /begins with the same 3 entries/]] as const) {
    const { stdout } = await run(`ledger prove ${words} --ledger m.sqlite`);
    writeFileSync(join(folder, 'p.json'), stdout);
    const held = await run('verify p.json');
    assert.deepEqual([held.status, says.test(held.stdout)], [0, true], held.stderr);
    // Each digit of each hash and each number, one at a time.
    for (const { index } of stdout.matchAll(/(?<=sha256:[0-9a-f]*)[0-9a-f]|(?<="(?:seq|size|before)": )\d/g)) {
      const digit = stdout[index]!;
      writeFileSync(join(folder, 'p.json'), `${stdout.slice(0, index)}${digit === '1' ? '2' : '1'}${stdout.slice(index + 1)}`);
      assert.equal((await run('verify p.json')).status, 4, `character ${index} of ${words}: ${stdout.slice(index - 20, index + 5)}`);
    }
  }
});
