// Where the fields of a JSON text stand, and where it breaks: asked only of texts that are at fault, since JSON.parse tells neither.

export interface JsonPlaces {
  /** Offset of the key (of members of lists: of the value) by path: `during`, `during[1]`, `place.point`. Of a repeated key the last. */
  offsets: Map<string, number>;
  /** The first place that is no JSON; null where all is. */
  broken: { offset: number; says: string } | null;
}

/** Deeper than this nothing is looked up: no claim is, and no drawing. */
const DEEPEST = 200;

/** `keeps` says of which paths the offsets are wanted: a large text has more of them than anybody asks for. */
export function findPlaces(text: string, keeps: (path: string) => boolean = () => true): JsonPlaces {
  const scan = new Scan(text, keeps);
  try {
    scan.value('', 0);
    scan.end();
    return { offsets: scan.offsets, broken: null };
  } catch (error) {
    if (error instanceof Broken) return { offsets: scan.offsets, broken: { offset: error.offset, says: error.message } };
    throw error;
  }
}

/** A path and those around it, the innermost first: `place.point[0]`, `place.point`, `place`. */
export function pathsAround(path: string): string[] {
  const paths: string[] = [];
  for (let rest = path; rest !== ''; rest = rest.slice(0, Math.max(rest.lastIndexOf('.'), rest.lastIndexOf('['), 0))) paths.push(rest);
  return paths;
}

/** The offset of a field, or of the nearest one around it that is there; 0 where none is. */
export function offsetOf(path: string, offsets: ReadonlyMap<string, number>): number {
  return pathsAround(path).map((one) => offsets.get(one)).find((offset) => offset !== undefined) ?? 0;
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
  readonly #keeps: (path: string) => boolean;
  #at = 0;

  constructor(text: string, keeps: (path: string) => boolean) {
    this.#text = text;
    this.#keeps = keeps;
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
      this.#note(inner, start);
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
      const inner = `${path}[${i}]`;
      this.#note(inner, this.#at);
      this.value(inner, depth + 1);
      if (this.#passed(']')) return;
      if (!this.#passed(',')) this.#break('a comma or ] is missing here');
    }
  }

  #note(path: string, offset: number): void {
    if (this.#keeps(path)) this.offsets.set(path, offset);
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
    throw new Broken(this.#at, this.#at >= this.#text.length ? 'it ends before it is complete' : says);
  }
}
