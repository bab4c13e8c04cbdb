// Alerts: sirens and warnings, each with a moment or a stretch of time and one or several places. An alert is a state that was there, not an attack that happened.
import { readClaim } from '#records/claim-codec.ts';
import { columnOfField } from '#records/flat-claim.ts';
import { alertLayout, type AlertLayout } from '#importers/alert-columns.ts';
import type { ClaimJson, ImportContext, Importer, RowFault } from '#importers/importer.ts';
import { placeOfRow } from '#importers/place-of-row.ts';
import { openRows, type Cells, type DateReader, type RowClaims } from '#importers/rows-of-table.ts';
import { stretchOf } from '#importers/stretch.ts';

export const fromAlerts: Importer = {
  as: 'alerts',
  says: 'alerts and sirens, a row each (CSV, XLSX, ODS, Parquet): from when to when, in one place or several',
  needsMapping: false,
  open: (path, context) => openRows(path, context, { layoutOf: alertLayout, datesOf: ({ start, end }) => [start, ...(end === null ? [] : [[end]])], dateOrder: ({ dates }) => dates, claimsOf: alertClaims }),
};

/** One claim for each place of the row: presence of the thing that the layout names, or an incident where it gives a type for the row's category. Exercises are statements: they stay on record, and no rule reads them. */
function alertClaims(cells: Cells, layout: AlertLayout, dates: DateReader, context: ImportContext): RowClaims {
  const faults: RowFault[] = [];
  const text = (column: string | null): string => (column === null ? '' : (cells[column] ?? '').trim());
  const start = layout.start.map(text).join(' ').trim(), end = text(layout.end);
  // An alert whose end nobody wrote down was there at its beginning: more is not known.
  const when = stretchOf(dates(layout.start), end === '' ? null : dates([layout.end!]), context.zone);
  if ('fault' in when) faults.push({ ...when.fault, column: when.of === 'end' ? layout.end! : layout.start.join(', '), value: when.of === 'end' ? end : start });
  const chain = layout.places.filter((column) => text(column) !== '');
  const narrowest = chain.at(-1);
  if (narrowest === undefined) faults.push({ code: 'import.no-place', column: layout.places.at(-1)!, value: '', message: 'the row names no place', mend: 'write where it was' });
  const within = chain.slice(0, -1).map(text);
  const names = narrowest === undefined ? [] : [...new Set(text(narrowest).split(layout.separator).map((name) => name.trim()).filter((name) => name !== ''))];
  const category = text(layout.category);
  const says = layout.saysOf(category, text(layout.description));
  if ('fault' in says) faults.push({ ...says.fault, column: layout.category!, value: category });
  const own = text(layout.id) !== '' ? text(layout.id) : 'fault' in when ? null : typeof when.during === 'string' ? when.during : when.during[0];
  const idOf = (name: string): string => `${own}/${[...within, name].join(', ')}`;
  const claims = names.flatMap((name): ClaimJson[] => {
    const found = placeOfRow({ name, within, point: null, column: narrowest! }, context);
    if ('faults' in found) faults.push(...found.faults);
    if ('faults' in found || 'fault' in when || 'fault' in says) return [];
    const claim: ClaimJson = { kind: '', id: idOf(name), channel: context.channel, during: when.during, place: { name: found.name }, ...says.fields };
    return [claim];
  });
  for (const claim of faults.length === 0 ? claims.slice(0, 1) : []) {
    const read = readClaim(claim);
    if ('faults' in read) faults.push(...read.faults.map(({ field, ...fault }): RowFault => ({ ...fault, column: field.startsWith('during') ? (field.startsWith('during[1]') || layout.end === null ? (layout.end ?? layout.start.join(', ')) : layout.start.join(', ')) : columnOfField(field), value: end === '' ? start : end })));
  }
  return faults.length > 0 ? { faults, about: own === null ? [] : names.map(idOf) } : { claims };
}
