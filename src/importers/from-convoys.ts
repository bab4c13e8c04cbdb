// Convoys: a row tells how far a convoy came, each stage with its date in a column of its own; or a status with one date. Each stage is a claim, all share the convoy's id.
import { isDeepStrictEqual } from 'node:util';
import { readClaim } from '#records/claim-codec.ts';
import { STAGES, type Stage } from '#records/claim.ts';
import { columnOfField } from '#records/flat-claim.ts';
import { convoyLayout, type ConvoyLayout } from '#importers/convoy-columns.ts';
import type { ClaimJson, ImportContext, Importer, RowFault } from '#importers/importer.ts';
import { placeOfRow } from '#importers/place-of-row.ts';
import { openRows, type Cells, type DateReader, type RowClaims } from '#importers/rows-of-table.ts';
import { stretchOf } from '#importers/stretch.ts';
import { westernDigits } from '#importers/written-number.ts';

export const fromConvoys: Importer = {
  as: 'convoys',
  says: 'convoys, a row each (CSV, XLSX, ODS, Parquet): when they were requested, approved, departed, arrived ...',
  needsMapping: false,
  open: (path, context) => openRows(path, context, { layoutOf: convoyLayout, datesOf: dateColumns, dateOrder: ({ dates }) => dates, claimsOf: convoyClaims }),
};

function dateColumns({ stages, status }: ConvoyLayout): string[][] {
  const columns = [...Object.values(stages).map(({ at }) => at), status?.date].filter((name) => name !== undefined);
  return [...new Set(columns)].map((name) => [name]);
}

/** What a row tells of a convoy, stage by stage; or all that is wrong with it. */
function convoyClaims(cells: Cells, layout: ConvoyLayout, dates: DateReader, context: ImportContext): RowClaims {
  const convoy = textOf(cells, layout.convoy);
  if (convoy === null) return { about: [], faults: [{ code: 'import.no-id', column: layout.convoy, value: '', message: 'the row names no convoy', mend: 'give the convoy an id: all its stages are told by it' }] };
  const faults: RowFault[] = [], about: string[] = [];
  const claims = toldStages(cells, layout, faults).flatMap(({ stage, date, column }) => stageClaim({ cells, layout, dates, context, convoy, stage, date, column }, faults, about));
  if (faults.length === 0 && claims.length === 0) faults.push({ code: 'import.no-stage', column: '', value: convoy, message: 'the row tells no stage with its date', mend: `give a date to one of ${Object.keys(layout.stages).join(', ') || 'its stages'}` });
  // A cell that several stages read is told once.
  return faults.length > 0 ? { faults: faults.filter((one, i) => faults.findIndex((other) => isDeepStrictEqual(other, one)) === i), about } : { claims };
}

interface Told { stage: Stage; date: string; column: string }

function toldStages(cells: Cells, { stages, status }: ConvoyLayout, faults: RowFault[]): Told[] {
  const told = STAGES.flatMap((stage): Told[] => {
    const column = stages[stage]?.at, date = column === undefined ? null : textOf(cells, column);
    return date === null ? [] : [{ stage, date, column: column! }];
  });
  const word = status === null ? null : textOf(cells, status.column);
  if (status === null || word === null) return told;
  const stage = status.words.get(word.toLowerCase()), date = textOf(cells, status.date);
  if (stage === undefined) faults.push({ code: 'import.unknown-stage', column: status.column, value: word, message: `the status ${JSON.stringify(word)} is no stage that is known`, mend: `say in the mapping what it is: {"status": {"words": {${JSON.stringify(word)}: "arrived"}}}; stages are ${STAGES.join(', ')}` });
  else if (date === null) faults.push({ code: 'import.no-time', column: status.date, value: '', message: `nothing says when it was ${word}`, mend: 'give the row its date' });
  else if (!told.some((one) => one.stage === stage)) told.push({ stage, date, column: status.date });
  return told;
}

function stageClaim({ cells, layout, dates, context, convoy, stage, date, column }: Told & { cells: Cells; layout: ConvoyLayout; dates: DateReader; context: ImportContext; convoy: string }, faults: RowFault[], about: string[]): ClaimJson[] {
  const placeColumn = layout.placeOf(stage, cells);
  if (placeColumn === null) {
    faults.push({ code: 'import.no-place', column: '', value: stage, message: `nothing says where it was ${stage}`, mend: `name a column of places in the mapping: {"stages": {"${stage}": {"place": "Destination"}}}` });
    return [];
  }
  const written = layout.always[placeColumn] ?? cells[placeColumn]!.trim();
  const found = placeOfRow({ name: written, within: [], point: null, column: placeColumn }, context);
  if ('faults' in found) {
    faults.push(...found.faults);
    return [];
  }
  const id = `${convoy}/${stage}/${found.name}`;
  about.push(id);
  const when = stretchOf(dates([column]), null, context.zone);
  if ('fault' in when) {
    faults.push({ ...when.fault, column, value: date });
    return [];
  }
  const claim: ClaimJson = Object.fromEntries(Object.entries({
    kind: 'movement', id, channel: context.channel, during: when.during, place: { name: found.name }, stage, convoy,
    trucks: countOf(cells, layout.stages[stage]?.trucks ?? layout.trucks), people: countOf(cells, layout.people), load: loadsOf(textOf(cells, layout.load)), from: textOf(cells, layout.from) ?? undefined, to: textOf(cells, layout.to) ?? undefined,
    stoppedBy: ['denied', 'delayed', 'intercepted'].includes(stage) ? (textOf(cells, layout.stoppedBy) ?? undefined) : undefined,
  }).filter(([, value]) => value !== undefined));
  const read = readClaim(claim);
  if ('claim' in read) return [claim];
  const columns: Record<string, string | undefined> = { trucks: layout.stages[stage]?.trucks ?? layout.trucks, people: layout.people, load: layout.load };
  faults.push(...read.faults.map(({ field, ...fault }): RowFault => {
    const own = columns[field.split('[')[0]!] ?? columnOfField(field);
    return { ...fault, column: own, value: cells[own] ?? '' };
  }));
  return [];
}

/** What it carries: several parted as people part them. */
function loadsOf(cell: string | null): string[] | undefined {
  const loads = (cell ?? '').split(/\s*[,;/+&\n]\s*|\s+and\s+/i).map((one) => one.trim()).filter((one) => one !== '');
  return loads.length === 0 ? undefined : loads;
}

/** A whole number as such, anything else as it stands, to be refused by name. */
function countOf(cells: Cells, column: string | undefined): unknown {
  const text = textOf(cells, column);
  if (text === null) return undefined;
  const plain = westernDigits(text).replace(/[,\s](?=\d{3}\b)/g, '');
  return /^\d+(\.0+)?$/.test(plain) ? Number(plain) : text;
}

function textOf(cells: Cells, column: string | undefined): string | null {
  const text = column === undefined ? '' : (cells[column] ?? '').trim();
  return text === '' ? null : text;
}
