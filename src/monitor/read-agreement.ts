// Reads an agreement from disk: its Markdown, the files that it names, and from them the plan or what is wrong with the text.
import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { nearest } from '#base/nearest.ts';
import { ProblemError, type Problem } from '#base/problem.ts';
import { filesNamedIn, parseAgreement, type AgreementFiles } from '#language/parse.ts';
import type { Plan } from '#records/plan.ts';

export interface AgreementRead { plan: Plan | null; planHash: string | null; problems: Problem[] }

/**
 * Reads `path` and the files that it names, which stand beside it (a name is a path from the agreement's folder). One that is not there is
 * left out of what the language is given, so that the language says where it was named. Throws ProblemError where the agreement itself cannot
 * be read: `agreement.not-found`, `agreement.unreadable`. Bytes that are no UTF-8 come back as problems, with their lines, like any other.
 */
export async function readAgreement(path: string): Promise<AgreementRead> {
  const { input, problems } = await readAgreementFiles(path);
  // Left to the language, a file that is there but cannot be decoded would be called missing.
  return input === null ? { plan: null, planHash: null, problems } : parseAgreement(input);
}

/** The text of an agreement and of the files that it names; null, and why, where one of them cannot be decoded. */
export async function readAgreementFiles(path: string): Promise<{ input: AgreementFiles | null; problems: Problem[] }> {
  const problems: Problem[] = [];
  const text = decode(await readBytes(path), path, problems);
  if (text === undefined) return { input: null, problems };
  const files: Record<string, string> = {};
  for (const name of filesNamedIn(text)) {
    const beside = join(dirname(path), name);
    const bytes = await readFile(beside).catch(() => undefined);
    const content = bytes === undefined ? undefined : decode(bytes, beside, problems);
    if (content !== undefined) files[name] = content;
  }
  if (problems.length > 0) return { input: null, problems };
  return { input: { path, text, files, zoneVersion: process.versions.tz ?? 'unknown' }, problems };
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new ProblemError([await notFound(path)]);
    const isFolder = code === 'EISDIR';
    throw new ProblemError([{
      code: 'agreement.unreadable',
      severity: 'error',
      message: isFolder ? `"${path}" is a folder, not an agreement` : `"${path}" could not be read (${code ?? String(error)})`,
      mend: isFolder ? 'name the Markdown file in it' : 'check that you may read the file',
    }]);
  }
}

async function notFound(path: string): Promise<Problem> {
  const folder = dirname(path);
  const beside = await readdir(folder).catch(() => undefined);
  const meant = beside === undefined ? undefined : nearest(basename(path), beside.filter((name) => name.endsWith('.md')));
  const elsewhere = beside === undefined ? `there is no folder "${folder}" either; check the path` : 'check the path; it is read from the folder in which the command runs';
  const mend = meant === undefined ? elsewhere : `did you mean "${join(folder, meant)}"?`;
  return { code: 'agreement.not-found', severity: 'error', message: `there is no file "${path}"`, mend };
}

const MOST_BAD_LINES = 20;

/** UTF-8, with or without byte order mark; undefined, and problems added, where the bytes are something else. */
function decode(bytes: Uint8Array, file: string, problems: Problem[]): string | undefined {
  if (looksLikeUtf16(bytes)) {
    problems.push({ code: 'agreement.utf-16', severity: 'error', message: 'this file is written in UTF-16', mend: 'save it as UTF-8', at: { file, line: 1, column: 1 } });
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    problems.push(...badLines(bytes, file));
    return undefined;
  }
}

/** By its byte order mark, or, without one, because every other byte of its beginning is zero. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  const beginning = bytes.subarray(0, 64);
  if (beginning.length < 4) return false;
  const zeroAt = (parity: number): boolean => beginning.every((byte, i) => i % 2 !== parity || byte === 0);
  return zeroAt(0) || zeroAt(1);
}

/** One problem for each line that is no UTF-8, at the first letter that cannot be read. */
function badLines(bytes: Uint8Array, file: string): Problem[] {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const problems: Problem[] = [];
  for (let start = 0, line = 1; start <= bytes.length && problems.length < MOST_BAD_LINES; line += 1) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline === -1 ? bytes.length : newline;
    const part = bytes.subarray(start, end);
    try {
      strict.decode(part);
    } catch {
      problems.push({
        code: 'agreement.not-utf-8',
        severity: 'error',
        message: 'this line holds bytes that are no UTF-8',
        mend: 'save the file as UTF-8; it was probably written in an older encoding such as Windows-1252 or Windows-1256',
        at: { file, line, column: new TextDecoder().decode(part).indexOf('\ufffd') + 1 },
      });
    }
    start = end + 1;
  }
  return problems;
}
