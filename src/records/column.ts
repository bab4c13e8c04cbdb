// A growable column of numbers, for tables of many rows: one typed array, no object a row.

/** The arrays that a column can stand on. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

type NumbersOf<A extends Numbers> = new (length: number) => A;

const FIRST_CAPACITY = 1024;

/**
 * One column. Every row has a value; a row that was never set has `otherwise`. A column in which nothing but `otherwise` was ever set takes no
 * memory until it is viewed, so that rare fields cost nothing in the many files that lack them.
 */
export class Column<A extends Numbers> {
  readonly otherwise: number;
  readonly #kind: NumbersOf<A>;
  #values: A;

  constructor(kind: NumbersOf<A>, otherwise = 0) {
    this.otherwise = otherwise;
    this.#kind = kind;
    this.#values = new kind(0);
  }

  /** The value of a row. */
  get(row: number): number {
    return this.#values[row] ?? this.otherwise;
  }

  set(row: number, value: number): void {
    if (row >= this.#values.length) {
      if (value === this.otherwise) return;
      this.#grow(Math.max(FIRST_CAPACITY, row + 1, Math.ceil(this.#values.length * 1.5)));
    }
    this.#values[row] = value;
  }

  /** The first `length` values, not copied: it shows later changes only until the column grows. */
  view(length: number): A {
    if (this.#values.length < length) this.#grow(length);
    return this.#values.subarray(0, length) as A;
  }

  /** A column of `length` rows that differs from this one in some of them; this one stays as it is. */
  changed(length: number, changes: Iterable<readonly [row: number, value: number]>): Column<A> {
    const copy = new Column(this.#kind, this.otherwise);
    copy.#values = this.view(length).slice() as A;
    for (const [row, value] of changes) copy.set(row, value);
    return copy;
  }

  #grow(capacity: number): void {
    const grown = new this.#kind(capacity);
    grown.set(this.#values);
    if (this.otherwise !== 0) grown.fill(this.otherwise, this.#values.length);
    this.#values = grown;
  }
}
