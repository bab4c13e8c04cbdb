// Times as tables and forms write them, to instants of claims/1: with an offset as they stand, without one only in a zone that was told.
import { dayFromDate } from '#base/civil.ts';
import { formatInstant, parseInstant } from '#base/instant.ts';
import { endOfDay, instantsOfLocal, isSkipped, startOfDay, type ZoneTable } from '#base/zone.ts';

/** What a cell says: an instant, or a whole civil day as [its first instant, the first after it). In ms. */
export type When = { instant: number } | { day: [start: number, end: number] } | { fault: WhenFault };

export interface WhenFault { code: string; message: string; mend: string }

const SHAPE = /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?\s*([Zz]|[+-]\d{2}(?::?\d{2})?)?$/;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?=$|[T ])/;

/**
 * Reads `2023-11-24`, `2023-11-24 07:00`, `2023-11-24T07:00:00+02:00`, also with a blank before the offset and with fractions, which are cut to milliseconds.
 * `dotted`: `24.11.2023` is day, month, year too. Dates with slashes are refused: nobody knows their order.
 */
export function readWhen(cell: string, zone: ZoneTable | null, { dotted = false }: { dotted?: boolean } = {}): When {
  const text = dotted ? cell.trim().replace(DOTTED, (_all, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) : cell.trim();
  const parts = SHAPE.exec(text);
  if (parts === null) return { fault: { code: 'import.bad-time', message: `${JSON.stringify(cell)} is no date or time that is read here`, mend: 'write 2023-11-24, 2023-11-24 07:00, or 2023-11-24T07:00:00+02:00' } };
  const [, date = '', hour, minute, second = '00', fraction = '', offset] = parts;
  const day = dayFromDate(date);
  if (day === undefined) return { fault: { code: 'import.bad-time', message: `there is no day ${date}`, mend: 'look at day and month' } };
  if (hour !== undefined && offset !== undefined) return withOffset(cell, `${date}T${hour.padStart(2, '0')}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}${offsetText(offset)}`);
  if (zone === null) return { fault: { code: 'import.no-zone', message: `${JSON.stringify(cell)} has no offset from UTC: in which zone is it?`, mend: 'say it with --zone, for example --zone Asia/Damascus' } };
  if (hour === undefined) {
    if (isSkipped(zone, day)) return { fault: { code: 'import.bad-time', message: `there was no ${date} in ${zone.name}`, mend: 'look at the date' } };
    return { day: [startOfDay(zone, day), endOfDay(zone, day)] };
  }
  const ms = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return { fault: { code: 'import.bad-time', message: `${JSON.stringify(cell)} is no time of day`, mend: 'write 00:00 to 23:59' } };
  return local(cell, instantsOfLocal(zone, day, ms), zone);
}

/** `during` of claims/1 from one cell, or from two of which the second says the end: a day is meant whole, an instant is where it ends. */
export function readStretch(start: string, end: string | null, zone: ZoneTable | null, options: { dotted?: boolean } = {}): { during: string | [string, string] } | { fault: WhenFault; of: 'start' | 'end' } {
  const from = readWhen(start, zone, options);
  if ('fault' in from) return { fault: from.fault, of: 'start' };
  const first = 'day' in from ? from.day[0] : from.instant;
  if (end === null) return { during: 'day' in from ? [formatInstant(first), formatInstant(from.day[1])] : formatInstant(first) };
  const to = readWhen(end, zone, options);
  if ('fault' in to) return { fault: to.fault, of: 'end' };
  return { during: [formatInstant(first), formatInstant('day' in to ? to.day[1] : to.instant)] };
}

function withOffset(cell: string, text: string): When {
  const instant = parseInstant(text);
  return typeof instant === 'number' ? { instant } : { fault: { code: 'import.bad-time', message: `${JSON.stringify(cell)} is no instant`, mend: 'write 2023-11-24T07:00:00+02:00' } };
}

/** `+03`, `+0300` as `+03:00`. */
function offsetText(offset: string): string {
  if (/^[Zz]$/.test(offset)) return 'Z';
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0');
  return `${offset[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

function local(cell: string, instants: readonly number[], zone: ZoneTable): When {
  if (instants.length === 1) return { instant: instants[0]! };
  const why = instants.length === 0 ? `clocks in ${zone.name} skipped it` : `clocks in ${zone.name} showed it twice`;
  return { fault: { code: 'import.bad-time', message: `${JSON.stringify(cell)} is not one moment: ${why}`, mend: 'write it with its offset from UTC' } };
}
