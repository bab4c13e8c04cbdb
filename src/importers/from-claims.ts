// Claims that were written as claims/1 already: one object a line. What a line says of channel and recordedAt stays as it says.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { readClaim } from '#records/claim-codec.ts';
import { findEncoding } from '#importers/encoding.ts';
import type { ImportContext, ImportedRow, Importer, ImportSource, RowOutcome } from '#importers/importer.ts';
import { unreadableSource } from '#importers/unreadable-source.ts';

const PAGE = 1_000;

export const fromClaims: Importer = {
  as: 'claims',
  says: 'claims of claims/1, one object a line',
  needsMapping: false,
  async open(path, context): Promise<ImportSource> {
    await stat(path).catch((error: NodeJS.ErrnoException) => unreadableSource(path, error.message));
    const { name, remark } = await findEncoding(path, context.encoding);
    return { rows: rowsOf(path, name, context), remarks: () => (remark === null ? [] : [remark]), writeRefused: linesOf };
  },
};

async function* rowsOf(path: string, encoding: string, context: ImportContext): AsyncGenerator<ImportedRow[]> {
  const bytes = (await stat(path)).size, stream = createReadStream(path), decoder = new TextDecoder(encoding);
  let row = 0, rest = '';
  const pageOf = (lines: readonly string[]): ImportedRow[] => lines.flatMap((line) => {
    row += 1;
    return line.trim() === '' ? [] : [{ row, source: line, outcome: outcomeOf(line, context) }];
  });
  // At line feeds alone: JSON may hold the other letters that some readers take for the end of a line.
  for await (const chunk of stream) {
    context.signal?.throwIfAborted();
    const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
    rest = lines.pop()!;
    context.onProgress?.(stream.bytesRead, bytes);
    for (let i = 0; i < lines.length; i += PAGE) yield pageOf(lines.slice(i, i + PAGE));
  }
  yield pageOf([rest + decoder.decode()]);
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
