// Takes in evidence: files of claims/1 into one table of claims, or all that keeps them from being read.
import { ProblemError, type Problem } from '#base/problem.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import { contradiction, positionOf } from '#series/from-entries.ts';
import { BadLines, brokenJson, faultProblems, undecodable } from '#monitor/bad-lines.ts';
import { ClaimIntake, type OnTaken } from '#monitor/claim-intake.ts';
import { findEvidence, unreadable, type EvidenceFile } from '#monitor/evidence-files.ts';
import { doubtsOf } from '#monitor/evidence-doubts.ts';
import type { EvidenceNames } from '#monitor/evidence-names.ts';
import { readLines } from '#monitor/read-lines.ts';

export interface EvidenceOptions {
  known: EvidenceNames;
  /** Called after each chunk, with bytes read and bytes there are, over all files. */
  onProgress?: (bytes: number, total: number) => void;
  /** Ends the reading: its reason is thrown, and nothing is kept. */
  signal?: AbortSignal;
  /** Leaves out lines at fault instead of refusing the evidence; their problems are warnings then. */
  skipBadLines?: boolean;
  onTaken?: OnTaken | undefined;
  /** Where the claims go, if the caller keeps it; else a new one. */
  intake?: ClaimIntake | undefined;
}

export interface Evidence {
  table: ClaimTable;
  /** Lines left out because they are at fault; 0 unless `skipBadLines`. */
  skipped: number;
  warnings: Problem[];
}

/**
 * Reads every path: a file, or a folder whose `*.jsonl` are read in the order of their names, not deeper. Throws a ProblemError with all bad lines
 * of all files (the first 200 told, the rest counted). The same claim twice is one; memory grows with the columns of the table alone.
 */
export async function readEvidence(paths: readonly string[], options: EvidenceOptions): Promise<Evidence> {
  const { files, problems } = await findEvidence(paths);
  const intake = new Intake(options);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let before = 0;
  for (const file of files) {
    await readFile(file, intake, problems, options, (bytes) => options.onProgress?.(before + bytes, total));
    before += file.bytes;
  }
  const { claims: { table }, bad } = intake;
  if (bad.count > 0 && options.skipBadLines === true && table.length === 0) problems.push(nothingLeft(bad.count));
  const told = bad.told();
  if (problems.length > 0 || (bad.count > 0 && options.skipBadLines !== true)) throw new ProblemError([...problems, ...told]);
  return { table, skipped: bad.count, warnings: [...told, ...doubtsOf(table, options.known)] };
}

async function readFile(file: EvidenceFile, intake: Intake, problems: Problem[], { signal }: EvidenceOptions, onBytes: (bytes: number) => void): Promise<void> {
  let lines = 0;
  const name = file.path;
  const number = intake.claims.table.addFile(name);
  try {
    await readLines(name, {
      signal, onBytes,
      onLine(text, line) {
        if (text.trim() === '') return;
        lines += 1;
        intake.line(text, number, line);
      },
      onBadLine(why, line) {
        lines += 1;
        intake.bad.add(() => [undecodable(why, { file: name, line, column: 1 })]);
      },
    });
  } catch (error) {
    if (signal?.aborted === true || !isSystemError(error)) throw error;
    problems.push(await unreadable(name, error));
    return;
  }
  if (lines > 0) return;
  problems.push({
    code: 'evidence.no-claims', severity: 'error', message: `${name} holds no claims`,
    mend: 'write one claim a line, or leave the file out if there is other evidence; a time in which there was nothing to report is told by one claim of kind "statement"',
    at: { file: name, line: 1, column: 1 },
  });
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function nothingLeft(count: number): Problem {
  return {
    code: 'evidence.nothing-left', severity: 'error', message: `no line is left after ${count} ${count === 1 ? 'was' : 'were'} skipped`,
    mend: 'mend the lines that are told of, and read again',
  };
}

/** Lines going into the table, or among the bad ones. */
class Intake {
  readonly claims: ClaimIntake;
  readonly bad: BadLines;

  constructor({ known, skipBadLines, onTaken, intake }: EvidenceOptions) {
    this.claims = intake ?? new ClaimIntake(known, onTaken);
    this.bad = new BadLines(skipBadLines === true ? 'warning' : 'error');
  }

  line(text: string, file: number, line: number): void {
    const { table } = this.claims;
    const name = table.files[file]!;
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      this.bad.add(() => [brokenJson(name, line, text)]);
      return;
    }
    const keptOut = this.claims.take(json, { file, line });
    if (keptOut === null) return;
    this.bad.add(() => {
      if ('faults' in keptOut) return faultProblems(name, line, text, keptOut.faults());
      const { claim, contradicts } = keptOut;
      return [contradiction(table.key(contradicts), claim.recordedAt ?? -Infinity, { file: name, line, column: 1 }, positionOf(table, contradicts))];
    });
  }
}
