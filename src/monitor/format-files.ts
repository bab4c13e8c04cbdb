// The formatter on files: all are laid out before any is written, and none is written that would mean something else.
import { readFile } from 'node:fs/promises';
import type { Problem } from '#base/problem.ts';
import { formatAgreement } from '#language/format.ts';
import { parseAgreement } from '#language/parse.ts';
import { readAgreementFiles } from '#monitor/read-agreement.ts';
import { replaceFile } from '#monitor/replace-file.ts';

export interface Formatted { path: string; before: string; after: string }

/** Each file as it is and as it would be; the problems are those of the files that cannot be laid out. Throws ProblemError where one cannot be read. */
export async function formatFiles(paths: readonly string[]): Promise<{ formatted: Formatted[]; problems: Problem[] }> {
  const formatted: Formatted[] = [], problems: Problem[] = [];
  for (const path of paths) {
    const { input, problems: unreadable } = await readAgreementFiles(path);
    problems.push(...unreadable);
    if (input === null) continue;
    const { text, problems: wrong } = formatAgreement(path, input.text);
    problems.push(...wrong);
    if (text === null) continue;
    const meant = parseAgreement(input).planHash, means = parseAgreement({ ...input, text }).planHash;
    if (meant !== means) throw new Error(`formatting ${path} would change what it means: ${meant} would become ${means}`);
    // The bytes themselves: a byte order mark is no part of the text that the language reads, and stays.
    const before = await readFile(path, 'utf8');
    formatted.push({ path, before, after: before.startsWith('\uFEFF') ? `\uFEFF${text}` : text });
  }
  return { formatted, problems };
}

/** Writes those that change. Throws ProblemError. */
export async function writeFormatted(formatted: readonly Formatted[]): Promise<void> {
  for (const { path, before, after } of formatted) if (before !== after) await replaceFile(path, before, after);
}
