// What is worked out once and kept for as long as nothing that it was worked out from has changed (A3).

/** What a value may be worked out from: another kept value, or something of the world outside. `changed`: since which revision it is what it is. */
export interface Source {
  readonly changed: number;
  /** Sees to it that the value is that of the present revision. */
  renew(): void;
}

/** Follows who reads whom. All that is kept along one trail is of one revision; what lies outside changes only between two. */
export class Trail {
  /** Told the key of each value that is worked out, first or anew. */
  onMade: ((key: string) => void) | null = null;
  #revision = 0;
  #reads: Set<Source> | null = null;

  get revision(): number {
    return this.#revision;
  }

  /** From here on what is touched counts as changed. */
  advance(): void {
    this.#revision += 1;
  }

  /** Something is read: whoever is being worked out hangs on it. */
  note(source: Source): void {
    this.#reads?.add(source);
  }

  /** What `make` gives, and all that it reads. */
  gather<T>(make: () => T): { value: T; reads: Set<Source> } {
    const outer = this.#reads;
    const reads = new Set<Source>();
    this.#reads = reads;
    try {
      return { value: make(), reads };
    } finally {
      this.#reads = outer;
    }
  }
}

/** Something outside that kept values are worked out from. */
export class Input implements Source {
  changed = 0;
  readonly #trail: Trail;

  constructor(trail: Trail) {
    this.#trail = trail;
    this.changed = trail.revision;
  }

  renew(): void {}

  read(): void {
    this.#trail.note(this);
  }

  touch(): void {
    this.changed = this.#trail.revision;
  }
}

/** A kept value. It is worked out anew when something that it read has changed; where that comes to the same, nothing that reads it changes. */
export class Cell<T> implements Source {
  readonly key: string;
  changed = 0;
  reads: ReadonlySet<Source> = new Set();
  readonly #trail: Trail;
  readonly #make: () => T;
  readonly #isSame: (a: T, b: T) => boolean;
  #made: { value: T } | null = null;
  #seen = -1;

  constructor(trail: Trail, key: string, make: () => T, isSame: (a: T, b: T) => boolean) {
    this.#trail = trail;
    this.key = key;
    this.#make = make;
    this.#isSame = isSame;
  }

  get value(): T {
    this.renew();
    return this.#made!.value;
  }

  renew(): void {
    const { revision } = this.#trail;
    if (this.#seen === revision) return;
    if (this.#made === null || this.#isOverdue()) this.#makeAnew();
    this.#seen = revision;
  }

  /** In the order of reading, so that nothing is looked at that would not be read any more. */
  #isOverdue(): boolean {
    for (const source of this.reads) {
      source.renew();
      if (source.changed > this.#seen) return true;
    }
    return false;
  }

  #makeAnew(): void {
    this.#trail.onMade?.(this.key);
    const { value, reads } = this.#trail.gather(this.#make);
    this.reads = reads;
    if (this.#made !== null && this.#isSame(this.#made.value, value)) return;
    this.#made = { value };
    this.changed = this.#trail.revision;
  }
}

/** A maker may be called again much later, so it asks for all that it needs and holds no value that may change. */
export class Kept {
  readonly trail: Trail | null;
  readonly #cells = new Map<string, Cell<unknown>>();
  readonly #values = new Map<string, { value: unknown }>();

  /** Without a trail values are kept for good, and what they read counts as read by whoever asked first. */
  constructor(trail: Trail | null) {
    this.trail = trail;
  }

  /** The value of this key. `isSame`: when a value made anew is still the one before; absent: never. */
  keep<T>(key: string, make: () => T, isSame: (a: T, b: T) => boolean = never): T {
    if (this.trail === null) return this.#keepForGood(key, make);
    let cell = this.#cells.get(key) as Cell<T> | undefined;
    if (cell === undefined) this.#cells.set(key, (cell = new Cell(this.trail, key, make, isSame)) as Cell<unknown>);
    const { value } = cell;
    this.trail.note(cell);
    return value;
  }

  #keepForGood<T>(key: string, make: () => T): T {
    let kept = this.#values.get(key);
    if (kept === undefined) this.#values.set(key, (kept = { value: make() }));
    return kept.value as T;
  }
}

function never(): boolean {
  return false;
}

/** All that hangs below some sources, themselves included. */
export function reachedFrom(sources: Iterable<Source>): Set<Source> {
  const reached = new Set(sources);
  for (const source of reached) if (source instanceof Cell) for (const read of source.reads) reached.add(read);
  return reached;
}

/** Whether two values are alike through and through: plain objects, arrays and typed arrays. Functions are alike only if they are one. */
export function isAlike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (ArrayBuffer.isView(a) || Array.isArray(a)) return areListsAlike(a as ArrayLike<unknown>, b as ArrayLike<unknown>);
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isAlike((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}

function areListsAlike(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && !isAlike(a[i], b[i])) return false;
  return true;
}
