// When something was, from what a row writes of its beginning and end: moments stay moments, days are meant whole.
import { formatInstant } from '#base/instant.ts';
import { instantsOfLocal, isSkipped, startOfDay, endOfDay, type ZoneTable } from '#base/zone.ts';
import { readWritten, type DateFault, type Written } from '#importers/written-date.ts';

/** A cell by itself, without its column: a date of which nobody knows the order is refused. */
export function readAlone(cell: string): Written | DateFault {
  const read = readWritten(cell);
  return 'shape' in read ? { code: 'import.date-order', message: `which number of ${JSON.stringify(cell)} is the day and which the month cannot be known`, mend: 'write 2023-11-24, 2023-11-24 07:00, or 2023-11-24T07:00:00+02:00' } : read;
}

/** `during` of claims/1 from what one cell writes, or from two of which the second says the end: a day is meant whole, an instant is where it ends. */
export function stretchOf(start: Written | DateFault, end: Written | DateFault | null, zone: ZoneTable | null): { during: string | [string, string] } | { fault: DateFault; of: 'start' | 'end' } {
  const from = momentsOf(start, zone);
  if ('code' in from) return { fault: from, of: 'start' };
  if (end === null) return { during: from.length === 1 ? formatInstant(from[0]) : [formatInstant(from[0]), formatInstant(from[1])] };
  const to = momentsOf(end, zone);
  if ('code' in to) return { fault: to, of: 'end' };
  return { during: [formatInstant(from[0]), formatInstant(to.at(-1)!)] };
}

/** A moment, or the first of a day and the first after it. */
function momentsOf(read: Written | DateFault, zone: ZoneTable | null): [number] | [number, number] | DateFault {
  if ('code' in read) return read;
  const { day, msOfDay, offsetMs } = read;
  if (msOfDay !== null && offsetMs !== null) return [day * 86_400_000 + msOfDay - offsetMs];
  if (zone === null) return { code: 'import.no-zone', message: 'it has no offset from UTC: in which zone is it?', mend: 'say it with --zone, for example --zone Asia/Damascus' };
  if (msOfDay === null) return isSkipped(zone, day) ? { code: 'import.skipped-time', message: `there was no such day in ${zone.name}`, mend: 'look at the date' } : [startOfDay(zone, day), endOfDay(zone, day)];
  const instants = instantsOfLocal(zone, day, msOfDay);
  if (instants.length === 1) return [instants[0]!];
  const why = instants.length === 0 ? `clocks in ${zone.name} skipped it` : `clocks in ${zone.name} showed it twice`;
  return { code: 'import.skipped-time', message: `it is not one moment: ${why}`, mend: 'write it with its offset from UTC' };
}
