// A source that is a list of objects in one JSON file: read, and refused members written again in the same frame.
import { readFile } from 'node:fs/promises';
import { ProblemError, type Problem } from '#base/problem.ts';
import { mustBeTable } from '#importers/foreign-file.ts';
import type { ImportContext, ImportedRow, ImportSource, RowOutcome } from '#importers/importer.ts';
import { unreadableSource } from '#importers/unreadable-source.ts';

const PAGE = 1_000;

export type JsonObject = Record<string, unknown>;

export interface JsonList {
  /** Finds the list; undefined where this is not such a file. */
  listIn(root: unknown): unknown[] | undefined;
  /** What such a file looks like, for the problem that it is none. */
  looksLike: string;
  /** The frame around refused members. */
  frame: (root: unknown) => [before: string, after: string];
  outcomeOf(member: JsonObject, root: unknown): RowOutcome;
  remarks(root: unknown): Problem[];
}

/** Opens the file whole: what people export of forms and maps fits in memory. */
export async function openJsonList(path: string, context: ImportContext, list: JsonList): Promise<ImportSource> {
  const root = await readJson(path);
  const members = list.listIn(root);
  if (members === undefined) throw new ProblemError([{ code: 'import.not-such-a-file', severity: 'error', message: `${path} is not what it is said to be: ${list.looksLike} is looked for`, mend: 'look at the file and at --as' }]);
  return { rows: rowsOf(members, root, list, context), remarks: () => list.remarks(root), writeRefused: (pages) => framed(list.frame(root), pages) };
}

/** The sources of rows as a list in its frame. */
export async function* framed([before, after]: readonly [string, string], pages: AsyncIterable<ImportedRow[]> | Iterable<ImportedRow[]>): AsyncGenerator<string> {
  let isFirst = true;
  yield before;
  for await (const page of pages) {
    for (const { source } of page) {
      yield `${isFirst ? '' : ',\n'}${JSON.stringify(source)}`;
      isFirst = false;
    }
  }
  yield after;
}

/** Throws ProblemError where the file cannot be read, or is no JSON in UTF-8. */
export async function readJson(path: string): Promise<unknown> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => unreadableSource(path, error.message));
  const start = bytes.subarray(0, 200).toString('latin1');
  mustBeTable(path, start);
  if (!/^(\xEF\xBB\xBF)?\s*[[{]/.test(start)) throw new ProblemError([{ code: 'import.not-json', severity: 'error', message: bytes.length === 0 ? `${path} is empty` : `${path} is no JSON${start.startsWith('PK') ? ' but a workbook or another archive' : ''}`, mend: 'take the JSON that the service gives; a table that was exported from it comes in by --as table with a mapping' }]);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return unreadableSource(path, 'it is no text in UTF-8');
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    return unreadableSource(path, `it is no JSON: ${(error as Error).message}`);
  }
}

async function* rowsOf(members: readonly unknown[], root: unknown, list: JsonList, { signal, onProgress }: ImportContext): AsyncGenerator<ImportedRow[]> {
  for (let at = 0; at < members.length; at += PAGE) {
    signal?.throwIfAborted();
    yield members.slice(at, at + PAGE).map((source, i): ImportedRow => ({ row: at + i + 1, source, outcome: isObject(source) ? list.outcomeOf(source, root) : notAnObject(source) }));
    onProgress?.(Math.min(at + PAGE, members.length), members.length);
  }
}

function notAnObject(source: unknown): RowOutcome {
  return { refused: [{ code: 'import.not-an-object', column: '', value: JSON.stringify(source).slice(0, 80), message: 'this member of the list is no object', mend: 'look at the file' }] };
}

/** Nested groups as one row: `{"where": {"village": "A"}}` is `where/village`. GeoJSON and lists stay as they are. */
export function flatAnswers(answers: JsonObject, above = ''): JsonObject {
  return Object.fromEntries(Object.entries(answers).flatMap(([name, answer]): [string, unknown][] => {
    const path = above === '' ? name : `${above}/${name}`;
    return isObject(answer) && !('coordinates' in answer) ? Object.entries(flatAnswers(answer, path)) : [[path, answer]];
  }));
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

