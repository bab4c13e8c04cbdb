// Evidence is read whole or not at all: what a file may be, and how all that is wrong with it is told.
import test from 'node:test';
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProblemError, type Problem } from '#base/problem.ts';
import { readEvidence, type Evidence, type EvidenceOptions } from '#monitor/read-evidence.ts';

const known = { channels: new Set(['UN', 'OCHA']), places: new Set(['Aleppo', 'Madaya']), things: new Set(['pickups']) };
const line = (id: string, fields: object = {}) => JSON.stringify({ kind: 'incident', id, channel: 'UN', during: ['2016-09-13T21:00Z', '2016-09-14T21:00Z'], place: { name: 'Aleppo' }, type: 'shelling', ...fields });

/** Reads files that are written into a folder of their own; `.` is that folder. */
async function read(files: Record<string, string | Uint8Array>, paths: string[] = Object.keys(files), options: Partial<EvidenceOptions> = {}): Promise<{ evidence?: Evidence; problems: Problem[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'truce-evidence-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const evidence = await readEvidence(paths.map((path) => join(folder, path)), { known, ...options });
    return { evidence, problems: bare(evidence.warnings, folder) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { problems: bare(error.problems, folder) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function bare(problems: Problem[], folder: string): Problem[] {
  return JSON.parse(JSON.stringify(problems).replaceAll(`${folder}/`, '').replaceAll(folder, '.')) as Problem[];
}

const places = (problems: Problem[]) => problems.map(({ code, at }) => `${code}${at === undefined ? '' : ` ${at.file}:${at.line}:${at.column}`}`);

/** Code, file, line, and what stands at the column. */
function marked(problems: Problem[], files: Record<string, string>): string[] {
  return problems.map(({ code, at }) => {
    const text = files[at!.file!]!.split('\n')[at!.line - 1]!.slice(at!.column - 1);
    return `${code} ${at!.file}:${at!.line} ${/^"[^"]*"|^.?/.exec(text)![0]}`;
  });
}

const idsOf = ({ table }: Evidence) => Array.from({ length: table.length }, (_, row) => table.key(row)).join(' ');

test('a file is read line by line; blank lines, CRLF, a byte order mark and a last line without end are no matter', async () => {
  const { evidence, problems } = await read({ 'a.jsonl': `\uFEFF${line('1')}\r\n\r\n  \n${line('2', { type: 'fire' })}\n${line('ع', { type: 'flight' })}` });
  assert.deepEqual(problems, []);
  assert.equal(idsOf(evidence!), 'UN/1 UN/2 UN/ع');
  assert.deepEqual([0, 1, 2].map((row) => evidence!.table.origin(row).line), [1, 4, 5]);
});

test('of a folder the .jsonl are read in the order of their names, not deeper', async () => {
  const { evidence } = await read({ 'b.jsonl': line('2'), 'a.jsonl': line('1', { type: 'fire' }), 'c.json': 'no', 'd/e.jsonl': 'no', 'f.jsonl/g': 'no' }, ['.']);
  assert.equal(idsOf(evidence!), 'UN/1 UN/2');
});

test('a path that is not there, a folder without evidence, a file without claims', async () => {
  const { problems } = await read({ 'evidence.jsonl': '\n\n', 'empty/readme.md': '' }, ['evidense.jsonl', 'empty', 'evidence.jsonl']);
  assert.deepEqual(places(problems), ['evidence.not-found', 'evidence.empty-folder', 'evidence.no-claims evidence.jsonl:1:1']);
  assert.match(problems[0]!.mend, /evidence\.jsonl/);
});

test('all bad lines of all files are told, with the column of the field and what would mend it', async () => {
  const files = {
    'a.jsonl': [line('1'), '{"kind":"incident",}', line('2', { count: -1, during: ['2016-09-13', '2016-09-14T00:00Z'] })].join('\n'),
    'b.jsonl': [line('3', { channel: 'OHCA' }), line('4', { place: { name: 'Alepo' } }), line('5', { type: 'tank attack' }), '[]'].join('\n'),
  };
  const { evidence, problems } = await read(files);
  assert.equal(evidence, undefined);
  assert.deepEqual(marked(problems, files), [
    'claim.broken-json a.jsonl:2 }', 'claim.no-zone a.jsonl:3 "2016-09-13"', 'claim.bad-count a.jsonl:3 "count"', 'claim.undeclared-channel b.jsonl:1 "channel"',
    'claim.unknown-place b.jsonl:2 "name"', 'claim.unknown-type b.jsonl:3 "type"', 'claim.not-an-object b.jsonl:4 [',
  ]);
  assert.match(problems[3]!.mend, /"OCHA"/);
  assert.match(problems[4]!.mend, /"Aleppo"/);
});

test('two hundred problems are told, and all are counted', async () => {
  const { problems } = await read({ 'a.jsonl': Array.from({ length: 1203 }, (_, i) => line(String(i), { count: -1 })).join('\n') });
  assert.equal(problems.length, 201);
  assert.match(problems[200]!.message, /^1003 more lines .*\(1203 in all\)/);
});

test('bad lines are left out only where that is asked for; then they are counted and told as warnings', async () => {
  const { evidence, problems } = await read({ 'a.jsonl': `${line('1')}\n{\n${line('2', { channel: 'X' })}` }, ['a.jsonl'], { skipBadLines: true });
  assert.equal(idsOf(evidence!), 'UN/1');
  assert.equal(evidence!.skipped, 2);
  assert.deepEqual(problems.map(({ code, severity }) => `${severity} ${code}`), ['warning claim.broken-json', 'warning claim.undeclared-channel']);
  assert.deepEqual(places((await read({ 'a.jsonl': '{' }, ['a.jsonl'], { skipBadLines: true })).problems), ['evidence.nothing-left', 'claim.broken-json a.jsonl:1:2']);
});

test('what is no UTF-8 is told with its line; UTF-16 is recognised', async () => {
  const latin = Buffer.concat([Buffer.from(`${line('1')}\n`), Buffer.from(line('2', { place: { name: 'Épinal' } }), 'latin1'), Buffer.from(`\n${line('3', { count: -1 })}`)]);
  const { problems } = await read({ 'a.jsonl': latin, 'b.jsonl': Buffer.from(`\uFEFF${line('4')}`, 'utf16le'), 'c.jsonl': Buffer.from(line('5'), 'utf16le') });
  assert.deepEqual(places(problems), ['evidence.not-utf-8 a.jsonl:2:1', 'claim.bad-count a.jsonl:3:139', 'evidence.utf-16 b.jsonl:1:1', 'evidence.utf-16 c.jsonl:1:1']);
});

test('[E2] the very same claim in two files is one; two versions at one recordedAt are a problem with both places', async () => {
  const files = { 'a.jsonl': line('1'), 'b.jsonl': `${line('1')}\n${line('1', { recordedAt: '2016-09-15T00:00Z', count: 2 })}` };
  const { evidence, problems } = await read(files);
  assert.equal(evidence!.table.length, 2);
  assert.deepEqual(problems, []);
  const torn = await read({ ...files, 'c.jsonl': line('1', { count: 3 }) });
  assert.deepEqual(places(torn.problems), ['claim.two-versions c.jsonl:1:1']);
  assert.deepEqual(torn.problems[0]!.also, [{ file: 'a.jsonl', line: 1, column: 1 }]);
});

test('[E5] a likely duplicate within a channel is shown, never merged', async () => {
  const { evidence, problems } = await read({ 'a.jsonl': [line('1'), line('2'), line('3', { channel: 'OCHA' }), line('4', { count: 2 }), line('5', { standing: 'withdrawn' })].join('\n') });
  assert.equal(evidence!.table.length, 5);
  assert.deepEqual(places(problems), ['claim.likely-duplicate a.jsonl:1:1']);
  assert.match(problems[0]!.message, /^2 claims .*: 1, 2; each counts as an event of its own/);
});

test('[N2] an actor that the agreement does not name is somebody else, and told once', async () => {
  const { problems } = await read({ 'a.jsonl': [line('1', { by: 'Goverment' }), line('2', { by: ['Goverment', 'Opposition'], against: 'Nobody we know' })].join('\n') }, ['a.jsonl'],
    { known: { ...known, actors: new Set(['Government', 'Opposition']) } });
  assert.deepEqual(places(problems), ['claim.unnamed-actor a.jsonl:1:1', 'claim.unnamed-actor a.jsonl:2:1']);
  assert.match(problems[0]!.message, /2 claims/);
  assert.match(problems[0]!.mend, /"Government"/);
});

test('[E16] a thing that nobody has a word for is told as a warning', async () => {
  const presence = (id: string, what: string) => line(id, { kind: 'presence', type: undefined, what });
  const { evidence, problems } = await read({ 'a.jsonl': [presence('1', 'tanks'), presence('2', 'pickups'), presence('3', 'artilery'), presence('4', 'artilery')].join('\n') });
  assert.equal(evidence!.table.length, 4);
  assert.deepEqual(places(problems).sort(), ['claim.likely-duplicate a.jsonl:3:1', 'claim.unknown-thing a.jsonl:3:1']);
  assert.match(problems.find(({ code }) => code === 'claim.unknown-thing')!.mend, /"artillery"/);
});

test('[E16] of one channel two numbers of the same things at one place and moment add up, and that is told', async () => {
  const tanks = (id: string, from: string, to: string, rest: object = {}) => line(id, { kind: 'presence', type: undefined, what: 'tanks', during: [`2016-09-12T${from}Z`, `2016-09-12T${to}Z`], ...rest });
  const told = async (...lines: string[]) => places((await read({ 'a.jsonl': lines.join('\n') })).problems);
  assert.deepEqual(await told(tanks('1', '06:00', '09:00'), tanks('2', '08:00', '10:00', { count: 3 }), tanks('3', '10:00', '11:00')), ['claim.overlapping-presence a.jsonl:2:1']);
  assert.deepEqual(await told(tanks('1', '06:00', '12:00'), tanks('2', '07:00', '08:00'), tanks('3', '09:00', '10:00')), ['claim.overlapping-presence a.jsonl:2:1', 'claim.overlapping-presence a.jsonl:3:1']);
  // Other channels, other things, none at all, what is ruled on: nothing is doubtful.
  const ruling = line('r', { kind: 'act', act: 'ruling', type: undefined, about: 'UN/1', sameAs: 'UN/2' });
  assert.deepEqual(await told(tanks('1', '06:00', '09:00'), tanks('2', '08:00', '10:00', { channel: 'OCHA' }), tanks('3', '07:00', '10:00', { what: 'artillery' }), tanks('4', '07:00', '10:00', { present: false })), []);
  assert.deepEqual(await told(tanks('1', '06:00', '09:00'), tanks('2', '08:00', '10:00'), ruling), []);
});

test('[E25] a ruling on a claim that is not there is told as a warning', async () => {
  const ruling = line('r', { kind: 'act', act: 'ruling', type: undefined, about: 'UN/2', standing: 'ruled-so', distinctFrom: 'UN/1' });
  assert.deepEqual(places((await read({ 'a.jsonl': `${ruling}\n${line('1')}` })).problems), ['claim.ruling-on-nothing a.jsonl:1:1']);
});

test('[E13] a part that a claim has not is told as a warning, and a stated place that the agreement does not define is refused', async () => {
  const ruling = (id: string, about: string, states: object) => line(id, { kind: 'act', act: 'ruling', type: undefined, about, states });
  const statement = line('s', { kind: 'statement', type: undefined });
  const { problems } = await read({ 'a.jsonl': [line('1'), statement, ruling('r', 'UN/1', { trucks: 4, count: 2 }), ruling('q', 'UN/s', { count: 2 })].join('\n') });
  assert.deepEqual(problems.map(({ code, field, at }) => [code, field, at!.line]), [['claim.ruling-on-nothing', 'states.trucks', 3], ['claim.ruling-on-nothing', 'states.count', 4]]);
  const files = { 'a.jsonl': `${line('1')}\n${ruling('r', 'UN/1', { place: { name: 'Alepo' } })}` };
  assert.deepEqual((await read(files)).problems.map(({ code, field }) => [code, field]), [['claim.unknown-place', 'states.place.name']]);
});

test('[E13] an actor that a ruling states, and the agreement does not name, is told', async () => {
  const ruling = line('r', { kind: 'act', act: 'ruling', type: undefined, about: 'UN/1', states: { by: 'Goverment' } });
  const { problems } = await read({ 'a.jsonl': `${line('1')}\n${ruling}` }, ['a.jsonl'], { known: { ...known, actors: new Set(['Government', 'Opposition']) } });
  assert.deepEqual(places(problems), ['claim.unnamed-actor a.jsonl:2:1']);
});

test('[E12] an unknown word for what a tally counts is refused; the agreement may have words of its own', async () => {
  const tally = (id: string, of: string) => line(id, { kind: 'tally', type: undefined, of, count: 3 });
  const files = { 'a.jsonl': [tally('1', 'attack'), tally('2', 'killed'), tally('3', 'pickups'), tally('4', 'kiled')].join('\n') };
  assert.deepEqual(marked((await read(files)).problems, files), ['claim.unknown-type a.jsonl:4 "of"']);
});

test('a line of any length up to 16 MiB is read across the chunks of a file', async () => {
  const shape = { geometry: { type: 'LineString', coordinates: Array.from({ length: 200_000 }, (_, i) => [i / 2000, 36 + (i % 7) / 10]) } };
  const { evidence } = await read({ 'a.jsonl': `${line('1')}\n${line('2', { place: shape })}\n${line('3', { type: 'fire' })}` });
  assert.equal(idsOf(evidence!), 'UN/1 UN/2 UN/3');
  const endless = await read({ 'a.jsonl': `${line('1')}\n${'x'.repeat(17 << 20)}` });
  assert.deepEqual(places(endless.problems), ['evidence.line-too-long a.jsonl:2:1']);
});

test('progress counts the bytes of all files, and a signal ends the reading with its reason', async () => {
  const seen: [number, number][] = [];
  const text = `${line('1')}\n`;
  await read({ 'a.jsonl': text, 'b.jsonl': text }, ['a.jsonl', 'b.jsonl'], { onProgress: (bytes, total) => seen.push([bytes, total]) });
  assert.deepEqual(seen.at(-1), [text.length * 2, text.length * 2]);
  const stop = new AbortController();
  stop.abort(new Error('enough'));
  await assert.rejects(read({ 'a.jsonl': text }, ['a.jsonl'], { signal: stop.signal }), /^Error: enough$/);
});
