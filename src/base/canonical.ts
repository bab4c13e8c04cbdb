// Canonical JSON (RFC 8785): one text for one meaning, so that hashes can be compared.
import canonicalize from 'canonicalize';

/**
 * Writes a value as RFC 8785 JSON: keys sorted by UTF-16 unit, no blanks, numbers as ECMAScript writes them. Throws TypeError, naming the
 * place, for whatever JSON would drop or bend in silence: undefined, NaN, Infinity, functions, symbols, bigints, objects of a class.
 */
export function canonicalJson(value: unknown): string {
  // First, because it is the one that notices rings and lone surrogates.
  const text = canonicalizeOrSay(value);
  refuseWhatJsonLacks(value, '');
  return text!;
}

function canonicalizeOrSay(value: unknown): string | undefined {
  try {
    return canonicalize(value);
  } catch (error) {
    refuseWhatJsonLacks(value, '');
    throw new TypeError(`no canonical JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function refuseWhatJsonLacks(value: unknown, path: string): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (Array.isArray(value)) {
    // Not forEach: it would pass over holes.
    for (let i = 0; i < value.length; i += 1) refuseWhatJsonLacks(value[i], `${path}[${i}]`);
  } else if (typeof value === 'object' && isPlain(value)) {
    for (const [key, member] of Object.entries(value)) refuseWhatJsonLacks(member, `${path}.${key}`);
  } else {
    throw new TypeError(`no canonical JSON: ${path === '' ? 'the value' : path} is ${describe(value)}`);
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  if (typeof value === 'number' || value === undefined) return String(value);
  return typeof value === 'object' ? 'an object of a class' : `a ${typeof value}`;
}
