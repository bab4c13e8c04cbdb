// Canonical JSON (RFC 8785): one text for one meaning, so that hashes can be compared.
import canonicalize from 'canonicalize';

/**
 * Writes a value as RFC 8785 JSON: keys sorted by UTF-16 unit, no blanks, numbers as ECMAScript writes them. Throws TypeError, naming the
 * place, for whatever JSON would drop or bend in silence: undefined, NaN, Infinity, functions, symbols, bigints, lone surrogates, objects of a
 * class, a value that holds itself.
 */
export function canonicalJson(value: unknown): string {
  const order = new KeyOrder();
  const ordered = order.of(value);
  if (order.lacks) refuseWhatJsonLacks(value, '', []);
  return order.isBeyond ? canonicalize(value)! : JSON.stringify(ordered);
}

/** Array indexes come first in every JavaScript object, and `__proto__` is no key like others: such objects keep no order that they are given. */
const UNRULY_KEY = /^(?:\d+|__proto__)$/;

/**
 * A value whose keys stand in the order of RFC 8785, so that JSON.stringify writes them so: numbers and texts it writes as the RFC asks. What is in order
 * already is not copied, which is most of what comes out of a ledger.
 */
class KeyOrder {
  /** Something is there that JSON does not have. */
  lacks = false;
  /** Keys are there that no object can keep in order. */
  isBeyond = false;
  readonly #holders: object[] = [];
  /** Keys that were looked at: the same few come again and again. */
  readonly #known = new Set<string>();

  of(value: unknown): unknown {
    if (whatIsWrong(value, this.#holders) !== undefined) this.lacks = true;
    if (this.lacks || typeof value !== 'object' || value === null) return value;
    this.#holders.push(value);
    const ordered = Array.isArray(value) ? this.#array(value) : this.#object(value as Record<string, unknown>);
    this.#holders.pop();
    return ordered;
  }

  #array(value: unknown[]): unknown[] {
    let copy: unknown[] | null = null;
    // Not map: it would pass over holes.
    for (let i = 0; i < value.length; i += 1) {
      const member = this.of(value[i]);
      if (member !== value[i] && copy === null) copy = value.slice();
      if (copy !== null) copy[i] = member;
    }
    return copy ?? value;
  }

  #object(value: Record<string, unknown>): Record<string, unknown> {
    const keys = Object.keys(value);
    let isOrdered = true;
    for (let i = 0; i < keys.length; i += 1) {
      if (!this.#known.has(keys[i]!)) this.#lookAt(keys[i]!);
      if (i > 0 && keys[i - 1]! > keys[i]!) isOrdered = false;
    }
    let copy: Record<string, unknown> | null = isOrdered ? null : {};
    if (!isOrdered) keys.sort();
    for (let i = 0; i < keys.length; i += 1) {
      const key = keys[i]!, member = this.of(value[key]);
      if (copy === null && member !== value[key]) copy = Object.fromEntries(keys.slice(0, i).map((before) => [before, value[before]]));
      if (copy !== null) copy[key] = member;
    }
    return copy ?? value;
  }

  #lookAt(key: string): void {
    this.#known.add(key);
    if (!key.isWellFormed()) this.lacks = true;
    if (UNRULY_KEY.test(key)) this.isBeyond = true;
  }
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
