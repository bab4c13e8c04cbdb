// Claims that were written as claims/1 already: one object a line. What a line says of channel and recordedAt stays as it says.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { ProblemError } from '#base/problem.ts';
import { readClaim } from '#records/claim-codec.ts';
import type { ImportContext, ImportedRow, Importer, ImportSource, RowOutcome } from '#importers/importer.ts';

const PAGE = 1_000;

export const fromClaims: Importer = {
  as: 'claims',
  says: 'claims of claims/1, one object a line',
  needsMapping: false,
  async open(path, context): Promise<ImportSource> {
    await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw new ProblemError([{ code: 'import.unreadable', severity: 'error', message: `${path} cannot be read: ${error.message}`, mend: 'look at the path' }]);
    });
    return { rows: rowsOf(path, context), remarks: () => [], writeRefused: linesOf };
  },
};

async function* rowsOf(path: string, context: ImportContext): AsyncGenerator<ImportedRow[]> {
  const bytes = (await stat(path)).size;
  const stream = createReadStream(path, 'utf8');
  let row = 0, page: ImportedRow[] = [];
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    row += 1;
    if (line.trim() === '') continue;
    page.push({ row, source: line, outcome: outcomeOf(line, context) });
    if (page.length < PAGE) continue;
    context.signal?.throwIfAborted();
    context.onProgress?.(stream.bytesRead, bytes);
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

function outcomeOf(line: string, { channel }: ImportContext): RowOutcome {
  let json: unknown;
  try {
    json = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { refused: [{ code: 'claim.broken-json', column: '', value: line.slice(0, 80), message: `this line is no JSON: ${(error as Error).message}`, mend: 'write each claim in one line of its own' }] };
  }
  const claim = typeof json === 'object' && json !== null && !Array.isArray(json) && !('channel' in json) ? { ...json, channel } : json;
  const read = readClaim(claim);
  if ('claim' in read) return { claims: [claim as Record<string, unknown>] };
  return { refused: read.faults.map(({ code, field, message, mend }) => ({ code, column: field, value: valueAt(claim, field), message, mend })) };
}

function valueAt(claim: unknown, field: string): string {
  const value = (claim as Record<string, unknown> | null)?.[field.split(/[.[]/)[0]!];
  return value === undefined ? '' : JSON.stringify(value).slice(0, 80);
}

async function* linesOf(rows: AsyncIterable<ImportedRow[]> | Iterable<ImportedRow[]>): AsyncGenerator<string> {
  for await (const page of rows) yield page.map(({ source }) => `${String(source)}\n`).join('');
}
