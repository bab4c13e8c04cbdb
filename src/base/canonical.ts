// Canonical JSON (RFC 8785): one text for one meaning, so that hashes can be compared.
import canonicalize from 'canonicalize';

/**
 * Writes a value as RFC 8785 JSON: keys sorted by UTF-16 unit, no blanks, numbers as ECMAScript writes them. Throws TypeError, naming the
 * place, for whatever JSON would drop or bend in silence: undefined, NaN, Infinity, functions, symbols, bigints, lone surrogates, objects of a
 * class, a value that holds itself.
 */
export function canonicalJson(value: unknown): string {
  if (!isOfJson(value, [])) refuseWhatJsonLacks(value, '', []);
  return canonicalize(value)!;
}

/** Whether JSON has all of a value; what it lacks, and where, is looked for only then. */
function isOfJson(value: unknown, holders: object[]): boolean {
  if (whatIsWrong(value, holders) !== undefined) return false;
  if (typeof value !== 'object' || value === null) return true;
  holders.push(value);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) if (!isOfJson(value[i], holders)) return false;
  } else {
    for (const key of Object.keys(value)) if (!key.isWellFormed() || !isOfJson((value as Record<string, unknown>)[key], holders)) return false;
  }
  holders.pop();
  return true;
}

function refuseWhatJsonLacks(value: unknown, path: string, holders: object[]): void {
  const wrong = whatIsWrong(value, holders);
  if (wrong !== undefined) throw new TypeError(`no canonical JSON: ${path === '' ? 'the value' : path} is ${wrong}`);
  if (typeof value !== 'object' || value === null) return;
  holders.push(value);
  if (Array.isArray(value)) {
    // Not forEach: it would pass over holes.
    for (let i = 0; i < value.length; i += 1) refuseWhatJsonLacks(value[i], `${path}[${i}]`, holders);
  } else {
    for (const [key, member] of Object.entries(value)) {
      refuseWhatJsonLacks(key, `the key of ${path}.${key}`, holders);
      refuseWhatJsonLacks(member, `${path}.${key}`, holders);
    }
  }
  holders.pop();
}

function whatIsWrong(value: unknown, holders: object[]): string | undefined {
  if (value === null || typeof value === 'boolean') return undefined;
  if (typeof value === 'string') return value.isWellFormed() ? undefined : 'a text with a lone surrogate';
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : String(value);
  if (typeof value !== 'object') return value === undefined ? 'undefined' : `a ${typeof value}`;
  if (holders.includes(value)) return 'held by itself';
  return Array.isArray(value) || isPlain(value) ? undefined : 'an object of a class';
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
