// Runs the command as a person would: a child process of bin/truce.mjs, in a folder of files made for the test.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

export const BIN = fileURLToPath(new URL('../../bin/truce.mjs', import.meta.url));

export interface Ended { status: number | null; stdout: string; stderr: string }

/** A folder that is removed after the tests. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'truce-cli-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** `truce` with these words; both streams are pipes. */
export function truce(cwd: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...words], { cwd, env: { ...process.env, ...env } });
    let stdout = '', stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}

/** A small agreement: one gate, three civil days without attacks in one town. */
export const SMALL_AGREEMENT = `# A truce of three days

\`\`\`truce
agreement Small
  clock "Asia/Damascus"
  D is 2016-09-12 19:00

actor North
actor South

place Town

channel Watch sees incidents
channel Press sees incidents
\`\`\`

## 1 No attacks {#1}

\`\`\`truce
clause 1 binds North, South
  to refrain from incidents of attack in Town
  from D until D + 14 x 24 h
\`\`\`

## 2 The gate {#2}

\`\`\`truce
measure Attacks = incidents of attack per civil day in Town, silence means unknown

condition Quiet = Attacks at most 0

gate Talks "Talks begin"
  opens after 3 consecutive civil days of Quiet, counted from D
  on breach restart
  a day unseen blocks, a day unruled blocks, any other undetermined day blocks
  once open stays open

reading Monitor adopted by "the observers" channels Watch counts confirmed, may count credible
reading Northern adopted by North channels Watch, Press counts alleged, credible, confirmed silence means none
\`\`\`
`;

/** Watched for all four days; an attack on the 15th that is only credible. */
export const SMALL_EVIDENCE = [
  { kind: 'coverage', id: 'c1', channel: 'Watch', during: ['2016-09-12T21:00Z', '2016-09-16T21:00Z'], place: { name: 'Town' }, share: 1, standing: 'confirmed' },
  { kind: 'incident', id: 'i1', channel: 'Watch', during: ['2016-09-15T09:00Z', '2016-09-15T10:00Z'], place: { name: 'Town' }, type: 'attack', by: ['North'], against: ['South'], standing: 'credible' },
].map((claim) => `${JSON.stringify(claim)}\n`).join('');
