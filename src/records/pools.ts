// Pools: each different word, list of words or place of a table is kept once and has a number. Number 0 is always "none".
import type { ClaimPlace } from '#records/claim.ts';
import { Column } from '#records/column.ts';

/** Words by number. Number 0 is the empty word: none. */
export class WordPool {
  readonly #numbers = new Map<string, number>([['', 0]]);
  readonly #words: string[] = [''];

  /** One more than the greatest number given. */
  get length(): number { return this.#words.length; }

  /** The word's number; a new one where it has none yet. */
  add(word: string | null): number {
    if (word === null) return 0;
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.#words.length);
    return this.#words.push(word) - 1;
  }

  /** The word's number; 0 where no row has it. */
  find(word: string): number { return this.#numbers.get(word) ?? 0; }

  /** The word of a number; '' for 0. */
  at(number: number): string { return this.#words[number] ?? ''; }

  /** All words, by number; the first is ''. */
  get all(): readonly string[] { return this.#words; }
}

/** Lists of words by number, in the order written. Number 0: no list (`null`). */
export class ListPool {
  /** Most lists hold one name: that name is their key; the others have their JSON. */
  readonly #ofOne = new Map<string, number>();
  readonly #ofMany = new Map<string, number>();
  readonly #lists: (readonly string[] | null)[] = [null];

  get length(): number { return this.#lists.length; }

  add(list: readonly string[] | null): number {
    if (list === null) return 0;
    const numbers = list.length === 1 ? this.#ofOne : this.#ofMany;
    const key = list.length === 1 ? list[0]! : JSON.stringify(list);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, this.#lists.length);
    return this.#lists.push([...list]) - 1;
  }

  at(number: number): readonly string[] | null { return this.#lists[number] ?? null; }

  /** All lists, by number; the first is null. */
  get all(): readonly (readonly string[] | null)[] { return this.#lists; }
}

function keyOf(place: ClaimPlace): string {
  if ('name' in place) return place.site === undefined ? place.name : `${place.name}\n${place.site}`;
  return `\n${JSON.stringify(['point' in place ? [place.point, place.radiusMetres] : place.geometry, place.within, place.site])}`;
}

/**
 * Places by number. Number 0: nowhere in particular (`null`). Points are kept as columns, since a file may hold as many as it has lines;
 * names, shapes, and points that say at what site they are, are few.
 */
export class PlacePool {
  #length = 1;
  readonly #others = new Map<number, ClaimPlace>();
  readonly #numbers = new Map<string, number>();
  readonly #lon = new Column(Float64Array, Number.NaN);
  readonly #lat = new Column(Float64Array, Number.NaN);
  readonly #radius = new Column(Float64Array, Number.NaN);
  /** By number: the list of the places that hold the point; 0: none are told. */
  readonly #within = new Column(Uint32Array);
  readonly #lists = new ListPool();
  /** Open addressing over points; 0 is free. Its length is a power of two. */
  #buckets = new Uint32Array(256);
  #points = 0;

  get length(): number { return this.#length; }

  add(place: ClaimPlace | null): number {
    if (place === null) return 0;
    if ('point' in place && place.site === undefined) return this.#addPoint(place.point[0], place.point[1], place.radiusMetres, this.#lists.add(place.within ?? null));
    const key = keyOf(place);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#length);
    this.#others.set(this.#length, place);
    return this.#length++;
  }

  /** The number of a place that is named so; 0 where no row has it. */
  findName(name: string): number { return this.#numbers.get(name) ?? 0; }

  at(number: number): ClaimPlace | null {
    const other = this.#others.get(number);
    if (other !== undefined) return other;
    if (number <= 0 || number >= this.#length) return null;
    const within = this.#lists.at(this.#within.get(number));
    return { point: [this.#lon.get(number), this.#lat.get(number)], radiusMetres: this.#radius.get(number), ...(within === null ? {} : { within: [...within] }) };
  }

  #addPoint(lon: number, lat: number, radius: number, within: number): number {
    if (this.#points * 2 >= this.#buckets.length) this.#widen();
    const slot = this.#slot(lon, lat, radius, within);
    const known = this.#buckets[slot]!;
    if (known !== 0) return known;
    this.#buckets[slot] = this.#length;
    this.#lon.set(this.#length, lon);
    this.#lat.set(this.#length, lat);
    this.#radius.set(this.#length, radius);
    this.#within.set(this.#length, within);
    this.#points += 1;
    return this.#length++;
  }

  /** The bucket of this point, or the free one where it belongs. */
  #slot(lon: number, lat: number, radius: number, within: number): number {
    const mask = this.#buckets.length - 1;
    // Millionths of a degree are enough to spread; equality below is exact.
    let slot = (Math.imul(lon * 1e6, 0x9e3779b1) ^ Math.imul(lat * 1e6, 0x85ebca6b) ^ Math.imul(radius, 0xc2b2ae35) ^ within);
    slot = (slot ^ (slot >>> 15)) & mask;
    for (;;) {
      const number = this.#buckets[slot]!;
      if (number === 0 || (this.#lon.get(number) === lon && this.#lat.get(number) === lat && this.#radius.get(number) === radius && this.#within.get(number) === within)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #widen(): void {
    const old = this.#buckets;
    this.#buckets = new Uint32Array(old.length * 2);
    for (const number of old) {
      if (number !== 0) this.#buckets[this.#slot(this.#lon.get(number), this.#lat.get(number), this.#radius.get(number), this.#within.get(number))] = number;
    }
  }
}
