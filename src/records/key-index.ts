// The ids of a table's rows, and the way from a channel and an id to the first row that bears them.

const FIRST_UNITS = 16_384;
const FIRST_BUCKETS = 1024;

/**
 * Ids are kept as UTF-16 units in one array: as strings they would be the heaviest column of a table, and the only one that the collector has to
 * walk through. Rows come in order, from 0.
 */
export class KeyIndex {
  #units = new Uint16Array(FIRST_UNITS);
  #ends = new Float64Array(1024);
  #channels = new Uint32Array(1024);
  #length = 0;
  /** Row + 1 of the first row of each key; 0 is free. Its length is a power of two. */
  #buckets = new Uint32Array(FIRST_BUCKETS);
  #keys = 0;

  /** Adds the id of the next row; gives the first row with this channel and id, which may be the new one. */
  add(channel: number, id: string): number {
    if (this.#keys * 2 >= this.#buckets.length) this.#widen();
    const slot = this.#slot(hash(channel, id), channel, id);
    const known = this.#buckets[slot]!;
    const row = this.#length;
    this.#keep(row, channel, id);
    if (known !== 0) return known - 1;
    this.#buckets[slot] = row + 1;
    this.#keys += 1;
    return row;
  }

  /** The first row with this channel and id; -1 where there is none. */
  find(channel: number, id: string): number {
    return this.#buckets[this.#slot(hash(channel, id), channel, id)]! - 1;
  }

  id(row: number): string {
    let text = '';
    for (let i = this.#startOf(row), end = this.#ends[row]!; i < end; i += 1) text += String.fromCharCode(this.#units[i]!);
    return text;
  }

  #startOf(row: number): number {
    return row === 0 ? 0 : this.#ends[row - 1]!;
  }

  #keep(row: number, channel: number, id: string): void {
    const start = this.#startOf(row);
    if (start + id.length > this.#units.length) this.#units = grown(this.#units, new Uint16Array(Math.ceil(Math.max(this.#units.length * 1.5, start + id.length))));
    if (row >= this.#ends.length) {
      const capacity = Math.ceil(this.#ends.length * 1.5);
      this.#ends = grown(this.#ends, new Float64Array(capacity));
      this.#channels = grown(this.#channels, new Uint32Array(capacity));
    }
    for (let i = 0; i < id.length; i += 1) this.#units[start + i] = id.charCodeAt(i);
    this.#ends[row] = start + id.length;
    this.#channels[row] = channel;
    this.#length = row + 1;
  }

  /** The bucket of this key, or the free one where it belongs. */
  #slot(hashed: number, channel: number, id: string): number {
    const mask = this.#buckets.length - 1;
    for (let slot = hashed & mask; ; slot = (slot + 1) & mask) {
      const row = this.#buckets[slot]! - 1;
      if (row < 0 || (this.#channels[row] === channel && this.#hasId(row, id))) return slot;
    }
  }

  #hasId(row: number, id: string): boolean {
    const start = this.#startOf(row);
    if (this.#ends[row]! - start !== id.length) return false;
    for (let i = 0; i < id.length; i += 1) if (this.#units[start + i] !== id.charCodeAt(i)) return false;
    return true;
  }

  /** The same as `hash`, of what is kept. */
  #hashOfRow(row: number): number {
    let value = begun(this.#channels[row]!);
    for (let i = this.#startOf(row), end = this.#ends[row]!; i < end; i += 1) value = Math.imul(value ^ this.#units[i]!, 0x01000193);
    return ended(value);
  }

  #widen(): void {
    const old = this.#buckets;
    this.#buckets = new Uint32Array(old.length * 2);
    const mask = this.#buckets.length - 1;
    for (const known of old) {
      if (known === 0) continue;
      let slot = this.#hashOfRow(known - 1) & mask;
      while (this.#buckets[slot] !== 0) slot = (slot + 1) & mask;
      this.#buckets[slot] = known;
    }
  }
}

/** FNV-1a over units. */
function hash(channel: number, id: string): number {
  let value = begun(channel);
  for (let i = 0; i < id.length; i += 1) value = Math.imul(value ^ id.charCodeAt(i), 0x01000193);
  return ended(value);
}

function begun(channel: number): number {
  return Math.imul(0x811c9dc5 ^ channel, 0x01000193);
}

function ended(value: number): number {
  return (value ^ (value >>> 15)) >>> 0;
}

function grown<A extends Uint16Array | Uint32Array | Float64Array>(old: A, wider: A): A {
  wider.set(old);
  return wider;
}
