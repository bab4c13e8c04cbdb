// Where the fields of a JSON text stand, and where it breaks: asked only of lines that are at fault, since JSON.parse tells neither.

export interface JsonPlaces {
  /** Offset of the key (of members of lists: of the value) by path: `during`, `during[1]`, `place.point`. Of a repeated key the last. */
  offsets: Map<string, number>;
  /** The first place that is no JSON; null where all is. */
  broken: { offset: number; says: string } | null;
}

/** Deeper than this nothing is looked up: no claim is. */
const DEEPEST = 200;

export function findPlaces(text: string): JsonPlaces {
  const scan = new Scan(text);
  try {
    scan.value('', 0);
    scan.end();
    return { offsets: scan.offsets, broken: null };
  } catch (error) {
    if (error instanceof Broken) return { offsets: scan.offsets, broken: { offset: error.offset, says: error.message } };
    throw error;
  }
}

class Broken extends Error {
  readonly offset: number;

  constructor(offset: number, says: string) {
    super(says);
    this.offset = offset;
  }
}

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y; // oxlint-disable-line no-control-regex -- JSON forbids them in texts
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const BLANKS = /[ \t\r\n]*/y;

class Scan {
  readonly offsets = new Map<string, number>();
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(path: string, depth: number): void {
    this.#blanks();
    if (depth > DEEPEST) throw new Broken(this.#at, 'it is nested too deeply');
    const first = this.#text[this.#at];
    if (first === '{') this.#object(path, depth);
    else if (first === '[') this.#list(path, depth);
    else if (first === '"') this.#string();
    else if (this.#take(NUMBER) === undefined && this.#take(WORD) === undefined) this.#break('a value is missing here');
    this.#blanks();
  }

  end(): void {
    if (this.#at < this.#text.length) this.#break('the value has ended, and yet there is more');
  }

  #object(path: string, depth: number): void {
    this.#at += 1;
    this.#blanks();
    if (this.#passed('}')) return;
    for (;;) {
      this.#blanks();
      const start = this.#at;
      if (this.#text[this.#at] !== '"') this.#break('a field name in double quotes is missing here');
      const key = JSON.parse(this.#string()) as string;
      const inner = path === '' ? key : `${path}.${key}`;
      this.offsets.set(inner, start);
      this.#blanks();
      if (!this.#passed(':')) this.#break('a colon is missing here');
      this.value(inner, depth + 1);
      if (this.#passed('}')) return;
      if (!this.#passed(',')) this.#break('a comma or } is missing here');
    }
  }

  #list(path: string, depth: number): void {
    this.#at += 1;
    this.#blanks();
    if (this.#passed(']')) return;
    for (let i = 0; ; i += 1) {
      this.#blanks();
      this.offsets.set(`${path}[${i}]`, this.#at);
      this.value(`${path}[${i}]`, depth + 1);
      if (this.#passed(']')) return;
      if (!this.#passed(',')) this.#break('a comma or ] is missing here');
    }
  }

  #string(): string {
    return this.#take(STRING) ?? this.#break('this text does not end, or holds something that a JSON text cannot');
  }

  #blanks(): void {
    this.#take(BLANKS);
  }

  #passed(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #take(shape: RegExp): string | undefined {
    shape.lastIndex = this.#at;
    const found = shape.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #break(says: string): never {
    throw new Broken(this.#at, this.#at >= this.#text.length ? 'the line ends before the claim does' : says);
  }
}
