// Sends files of claims into a ledger: all of them or none, each line accounted for.
import { ProblemError, type Problem } from '#base/problem.ts';
import { BadLines, brokenJson, faultProblems, undecodable } from '#monitor/bad-lines.ts';
import { findEvidence } from '#monitor/evidence-files.ts';
import type { Appended, Ledger, SigningKey } from '#monitor/ledgers.ts';
import { pagesOfLines, type BadLine } from '#monitor/read-lines.ts';

export interface AppendOptions {
  now: () => number;
  /** null: added unsigned. */
  key: SigningKey | null;
  onProgress?: (bytes: number, total: number) => void;
  signal?: AbortSignal;
}

/** How many claims became what. */
export interface AppendCount { read: number; new: number; changed: number; unchanged: number; from: number; to: number }

interface Line { file: string; line: number; text: string }

/** How many lines are taken in at once: few, for the same reason as in read-lines.ts. */
const BATCH = 100;

/**
 * Reads the files (a folder's `*.jsonl`) and takes all their claims in, in one transaction. Throws ProblemError with every line that is refused, with what
 * would mend it; then nothing of any file is kept.
 */
export async function appendFiles(ledger: Ledger, paths: readonly string[], { now, key, onProgress, signal }: AppendOptions): Promise<AppendCount> {
  const { files, problems } = await findEvidence(paths);
  if (problems.length > 0) throw new ProblemError(problems);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let bad = new BadLines('error'), count = nothingYet(), batch: Line[] = [];
  const batches = async function* (): AsyncGenerator<unknown[]> {
    bad = new BadLines('error');
    count = nothingYet();
    let before = 0;
    for (const file of files) {
      for await (const lines of linesOf(file.path, bad, (bytes) => onProgress?.(before + bytes, total), signal)) {
        const parsed = parse(lines, bad);
        batch = parsed.map(({ from }) => from);
        count.read += lines.length;
        yield parsed.map(({ json }) => json);
      }
      before += file.bytes;
    }
    if (count.read + bad.count === 0) throw new ProblemError(files.map(({ path }) => noClaims(path)));
    // A line that is no claim is met while reading: only now is it known that there was none.
    if (bad.count > 0) throw new ProblemError(bad.told());
  };
  await ledger.appendBatches(batches, { now, key }, (found) => {
    found.forEach((one, i) => tally(one, batch[i]!, count, bad));
    return 'go-on';
  });
  return count;
}

function nothingYet(): AppendCount {
  return { read: 0, new: 0, changed: 0, unchanged: 0, from: 0, to: 0 };
}

function tally(found: Appended, from: Line, count: AppendCount, bad: BadLines): void {
  if (found.result === 'refused') bad.add(() => faultProblems(from.file, from.line, from.text, found.faults));
  else count[found.result] += 1;
  if (!('seq' in found)) return;
  count.from ||= found.seq;
  count.to = found.seq;
}

function parse(lines: readonly Line[], bad: BadLines): { json: unknown; from: Line }[] {
  const parsed: { json: unknown; from: Line }[] = [];
  for (const from of lines) {
    try {
      parsed.push({ json: JSON.parse(from.text) as unknown, from });
    } catch {
      bad.add(() => [brokenJson(from.file, from.line, from.text)]);
    }
  }
  return parsed;
}

/** The lines of a file that are not blank, some thousand at a time. */
async function* linesOf(file: string, bad: BadLines, onBytes: (bytes: number) => void, signal: AbortSignal | undefined): AsyncGenerator<Line[]> {
  const onBadLine = (why: BadLine, line: number): void => bad.add(() => [undecodable(why, { file, line, column: 1 })]);
  for await (const page of pagesOfLines(file, { signal, onBytes, onBadLine })) {
    const lines = page.filter(({ text }) => text.trim() !== '').map(({ text, line }) => ({ file, line, text }));
    for (let i = 0; i < lines.length; i += BATCH) yield lines.slice(i, i + BATCH);
  }
}

function noClaims(path: string): Problem {
  return { code: 'evidence.no-claims', severity: 'error', message: `${path} holds no claims`, mend: 'write one claim a line, or leave the file out', at: { file: path, line: 1, column: 1 } };
}
