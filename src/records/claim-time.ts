// When a claim was so: two instants or one, read and written.
import { formatInstant } from '#base/instant.ts';
import { quote, type FieldReader } from '#records/claim-fields.ts';

/** The half-open time in field `during`; null where it is absent or at fault. */
export function readDuring(reader: FieldReader): { start: number; end: number } | null {
  if (!reader.has('during')) return null;
  const during = reader.json['during'];
  if (typeof during === 'string') {
    const instant = reader.asInstant('during', during);
    return instant === null ? null : { start: instant, end: instant + 1 };
  }
  if (!Array.isArray(during) || during.length !== 2) return reader.say('bad-time', 'during', `during is ${quote(during)}`, 'write ["from", "to"], where the end no longer belongs to it, or one instant as a text');
  const start = reader.asInstant('during[0]', during[0]), end = reader.asInstant('during[1]', during[1]);
  if (start === null || end === null) return null;
  if (start < end) return { start, end };
  if (start === end) return reader.say('empty-interval', 'during', `during begins and ends at ${quote(during[0])}, so nothing lies in it`, `for a single instant write "during": ${JSON.stringify(during[0])}`);
  return reader.say('inverted-interval', 'during', `during ends at ${quote(during[1])}, before it begins at ${quote(during[0])}`, `write "during": [${JSON.stringify(during[1])}, ${JSON.stringify(during[0])}] if the two were swapped`);
}

/** A time as claims/1 has it. */
export function writeDuring({ start, end }: { start: number; end: number }): unknown {
  return end === start + 1 ? formatInstant(start) : [formatInstant(start), formatInstant(end)];
}
