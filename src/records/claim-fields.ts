// Reading the fields of one claim: each method takes a field by name, gives its value or the default, and notes what is wrong in plain words.
import { parseInstant } from '#base/instant.ts';
import { nearest } from '#base/nearest.ts';
import type { CountRange } from '#records/claim.ts';
import { incidentType, INCIDENT_TYPES } from '#records/incident-types.ts';

/** One thing wrong with a claim. `field` is its path in the object (`during[1]`, `place.point`); '' is the whole. `code` as in docs/formats.md. */
export interface ClaimFault { code: string; field: string; message: string; mend: string }

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a reader would recognise it, cut where it is long. */
export function quote(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}

const BEYOND_LATIN_1 = /[\u0100-\uffff]/;
// oxlint-disable-next-line no-control-regex -- it is control characters that are looked for.
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Reads fields of one object; `null` counts as absent throughout. */
export class FieldReader {
  readonly json: JsonObject;
  readonly faults: ClaimFault[] = [];

  constructor(json: JsonObject) {
    this.json = json;
  }

  say(code: string, field: string, message: string, mend: string): null {
    this.faults.push({ code: `claim.${code}`, field, message, mend });
    return null;
  }

  has(field: string): boolean {
    const value = this.json[field];
    return value !== undefined && value !== null;
  }

  /** A text without blanks at its ends, in NFC; null where it is absent. */
  text(field: string): string | null {
    return this.has(field) ? this.asText(field, this.json[field]) : null;
  }

  asText(field: string, value: unknown): string | null {
    if (typeof value !== 'string') return this.say('not-text', field, `${field} is ${quote(value)}, not a text`, typeof value === 'number' ? `write it in quotes: "${value}"` : 'write a text in double quotes');
    const text = (BEYOND_LATIN_1.test(value) ? value.normalize('NFC') : value).trim();
    if (text === '') return this.say('empty-text', field, `${field} is empty`, 'write what it should say, or leave the field out where that is unknown');
    if (CONTROL.test(text)) return this.say('not-text', field, `${field} holds a line end or another control character`, 'write it in one line of plain text');
    return text;
  }

  requiredText(field: string, what: string): string | null {
    if (this.has(field)) return this.text(field);
    return this.say('missing-field', field, `there is no ${field}`, `add "${field}": ${what}`);
  }

  /** One of the words known; else the nearest is offered. */
  word<W extends string>(field: string, known: readonly W[], code: string): W | null {
    const value = this.json[field];
    if (value === undefined || value === null) return null;
    if (known.includes(value as W)) return value as W;
    const near = typeof value === 'string' ? nearest(value, known) : undefined;
    return this.say(code, field, `${field} ${quote(value)} is not known`, near === undefined ? `write one of: ${known.join(', ')}` : `write "${near}"; or one of: ${known.filter((word) => word !== near).join(', ')}`);
  }

  /** An instant in ms; null where it is absent. */
  instant(field: string): number | null {
    return this.has(field) ? this.asInstant(field, this.json[field]) : null;
  }

  asInstant(field: string, value: unknown): number | null {
    if (typeof value !== 'string') return this.say('bad-time', field, `${field} is ${quote(value)}, not an instant`, 'write it as a text: "2016-09-14T21:00Z"');
    const found = parseInstant(value);
    if (typeof found === 'number') return found;
    const [code, message, mend] = noInstant(value, found.problem);
    return this.say(code, field, message, mend);
  }

  /** A count of whole things: one number, or [low, high] with null for an unknown high (E18). */
  range(field: string): CountRange | null {
    const value = this.json[field];
    if (value === undefined || value === null) return null;
    if (typeof value === 'number') return this.#isCount(field, value, field) ? { low: value, high: value } : null;
    if (!Array.isArray(value) || value.length !== 2) {
      return this.say('bad-count', field, `${field} is ${quote(value)}, neither a number nor [low, high]`, `write "${field}": 3, or "${field}": [3, 5], or "${field}": [3, null] for 3 or more`);
    }
    const [low, high] = value as [unknown, unknown];
    const isLow = this.#isCount(`${field}[0]`, low, `the low end of ${field}`);
    const isHigh = high === null || this.#isCount(`${field}[1]`, high, `the high end of ${field}`);
    if (!isLow || !isHigh) return null;
    if (high !== null && (low as number) > (high as number)) {
      return this.say('bad-count', field, `${field} is upside down: its low ${low as number} is above its high ${high as number}`, `write "${field}": [${high as number}, ${low as number}] if that is what was told`);
    }
    return { low: low as number, high: high === null ? Infinity : (high as number) };
  }

  #isCount(field: string, value: unknown, name: string): boolean {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return true;
    if (typeof value !== 'number') this.say('bad-count', field, `${name} is ${quote(value)}, not a number`, 'write a whole number, 0 or more, without quotes');
    else if (value < 0) this.say('bad-count', field, `${name} is ${value}: a count is never below 0`, 'write a whole number, 0 or more; leave the field out where the number is unknown');
    else if (value > Number.MAX_SAFE_INTEGER) this.say('bad-count', field, `${name} is too large to be a count`, 'write null as the high end where there is no upper limit');
    else this.say('bad-count', field, `${name} is ${value}, not a whole number`, `what is counted is whole: write [${Math.floor(value)}, ${Math.ceil(value)}] if it lies between`);
    return false;
  }

  /** One text or a list of them, as a list without repetitions; null where it is absent. */
  texts(field: string): string[] | null {
    const value = this.json[field];
    if (value === undefined || value === null) return null;
    if (!Array.isArray(value)) {
      const one = this.asText(field, value);
      return one === null ? null : [one];
    }
    if (value.length === 0) return this.say('empty-text', field, `${field} is an empty list`, `leave ${field} out where it is unknown`);
    const members = value.map((member: unknown, i) => this.asText(`${field}[${i}]`, member));
    if (members.includes(null)) return null;
    return members.length === 1 ? (members as string[]) : [...new Set(members as string[])];
  }

  /** A word as an incident type where it is one (its full path); null after a fault or where it is none and `isOther` says that it may be something else. */
  typeOf(field: string, word: string, isOther: boolean): string | null {
    const found = incidentType(word);
    if (typeof found === 'string') return found;
    if (found !== undefined) {
      return this.say('ambiguous-type', field, `${quote(word)} is the last name of several incident types`, `write which one: ${found.ambiguous.map(quote).join(' or ')}`);
    }
    if (isOther) return null;
    const near = nearest(word, TYPE_NAMES.keys());
    return this.say('unknown-type', field, `${quote(word)} is no incident type`, near === undefined ? 'write one that docs/formats.md lists, such as "attack/shelling"; a wider one where the exact one is not there' : `write ${TYPE_NAMES.get(near)!.map(quote).join(' or ')}`);
  }
}

/** Paths and last names, with the paths that they may mean. */
const TYPE_NAMES = new Map<string, string[]>();
for (const path of INCIDENT_TYPES) {
  for (const name of new Set([path, path.slice(path.lastIndexOf('/') + 1)])) TYPE_NAMES.set(name, [...(TYPE_NAMES.get(name) ?? []), path]);
}

function noInstant(value: string, problem: 'no-zone' | 'date-only' | 'malformed' | 'no-such-date'): [code: string, message: string, mend: string] {
  switch (problem) {
    case 'date-only': return ['no-zone', `${quote(value)} is a date alone: a day of which zone?`, `write when that day began and ended, with the zone: ["${value}T00:00+03:00", ...] for a place three hours ahead of UTC`];
    case 'no-zone': return ['no-zone', `${quote(value)} says no zone: which clock?`, `add the offset from UTC: "${value}Z" for UTC, "${value}+03:00" for three hours ahead`];
    case 'no-such-date': return ['bad-time', `${quote(value)}: there is no such date`, 'look up the date; years are 0000 to 9999'];
    default: return ['bad-time', `${quote(value)} is no instant`, 'write date, T, time and zone: "2016-09-14T21:00Z" or "2016-09-15T00:00:00+03:00"'];
  }
}
