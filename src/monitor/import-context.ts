// What an importer is told, from the words of a command: the zone's table, the mapping file, the gazetteer.
import { readFile } from 'node:fs/promises';
import { ProblemError } from '#base/problem.ts';
import { makeZoneTable } from '#base/zone.ts';
import { Gazetteer, type GazetteerPlace } from '#importers/gazetteer.ts';
import type { ImportContext } from '#importers/importer.ts';
import { readGazetteerFile } from '#importers/read-gazetteer.ts';
import { suggestMapping } from '#importers/suggest-mapping.ts';
import { unreadable } from '#monitor/evidence-files.ts';
import { placesOfAgreement, withTheAgreements } from '#monitor/places-of-agreement.ts';

export interface Told { channel: string; zone: string | undefined; mapping: string | undefined; gazetteers: readonly string[]; agreement: string | undefined; encoding: string | undefined }

/** Throws ProblemError where the zone is unknown, or a file is not there or cannot be read. */
export async function importContext({ channel, zone, mapping, gazetteers, agreement, encoding }: Told): Promise<ImportContext> {
  return { channel, zone: zone === undefined ? null : tableOf(zone), mapping: mapping === undefined ? null : await readJson(mapping), places: await gazetteerOf(gazetteers, agreement), encoding: encoding ?? null };
}

function tableOf(zone: string): ImportContext['zone'] {
  const table = makeZoneTable(zone, process.versions.tz ?? 'unknown');
  if (table !== undefined) return table;
  throw new ProblemError([{ code: 'use.unknown-zone', severity: 'error', message: `there is no zone "${zone}"`, mend: 'write an IANA name, such as Asia/Damascus or Europe/Kyiv' }]);
}

/** Several files are one gazetteer: each level of an administration is published in a file of its own. */
async function gazetteerOf(paths: readonly string[], agreement: string | undefined): Promise<Gazetteer | null> {
  if (paths.length === 0 && agreement === undefined) return null;
  const own: GazetteerPlace[] = agreement === undefined ? [] : await placesOfAgreement(agreement);
  const read = await Promise.all(paths.map((path) => readGazetteerFile(path)));
  const problems = read.flatMap((one) => one.problems);
  if (problems.length > 0) throw new ProblemError(problems);
  return new Gazetteer(withTheAgreements(own, read.flatMap(({ places }) => places)));
}

function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(async (error: NodeJS.ErrnoException) => {
    throw new ProblemError([await unreadable(path, error)]);
  });
}

async function readJson(path: string): Promise<unknown> {
  const text = await textOf(path);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ProblemError([{ code: 'import.broken-mapping', severity: 'error', message: `${path} is no JSON: ${(error as Error).message}`, mend: 'mend it there' }]);
  }
}

/** A first mapping for a table, as JSON, with how much of it only a person can say. */
export function mappingFor(path: string, as: string, encoding: string | undefined): Promise<{ json: string; unsaid: number }> {
  return suggestMapping(path, as, { encoding: encoding ?? null });
}
