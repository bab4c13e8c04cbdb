// Reads the formulas of MonPoly and VeriMon (MFOTL) as far as the recorded cases write them.

/** [a, b], both ends included; b null without end. */
export interface Interval { a: number; b: number | null }

export type Aggregate = 'CNT' | 'SUM' | 'AVG' | 'MIN' | 'MAX' | 'MED';

export type Mfotl =
  | { is: 'atom'; name: string; args: string[] }
  | { is: 'at-least'; variable: string; value: number }
  | { is: 'NOT'; of: Mfotl }
  | { is: 'AND' | 'IMPLIES'; left: Mfotl; right: Mfotl }
  | { is: 'EXISTS' | 'FORALL'; variables: string[]; of: Mfotl }
  | { is: 'ONCE' | 'EVENTUALLY' | 'PREVIOUS' | 'NEXT'; interval: Interval; of: Mfotl }
  | { is: 'SINCE' | 'UNTIL'; interval: Interval; left: Mfotl; right: Mfotl }
  /** `result` is what `of` comes to over its tuples, with one result for each value of `groups`. */
  | { is: 'aggregate'; result: string; aggregate: Aggregate; over: string; groups: string[]; of: Mfotl }
  | { is: 'LET'; name: string; args: string[]; meaning: Mfotl; of: Mfotl };

const TOKEN = /\s*(<-|>=|[A-Za-z]+|\d+|[()[\],.;*=])/y;

/** Throws SyntaxError at what it does not know. */
export function parseMfotl(text: string): Mfotl {
  const reader = new Reader(text);
  const formula = reader.formula();
  reader.take('');
  return formula;
}

class Reader {
  private readonly tokens: string[] = [];
  private next = 0;

  constructor(text: string) {
    const whole = text.trimEnd();
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < whole.length) {
      const found = TOKEN.exec(whole);
      if (found === null) throw new SyntaxError(`cannot read: ${whole}`);
      this.tokens.push(found[1]!);
    }
  }

  private sees(ahead = 0): string {
    return this.tokens[this.next + ahead] ?? '';
  }
  take(token?: string): string {
    const found = this.sees();
    if (token !== undefined && found !== token) throw new SyntaxError(`${found} where ${token || 'the end'} should stand: ${this.tokens.join(' ')}`);
    this.next += 1;
    return found;
  }
  private takes(token: string): boolean {
    if (this.sees() !== token) return false;
    this.next += 1;
    return true;
  }
  private names(): string[] {
    const found = [this.take()];
    while (this.takes(',')) found.push(this.take());
    return found;
  }

  formula(): Mfotl {
    if (this.takes('LET')) {
      const name = this.take();
      this.take('(');
      const args = this.names();
      this.take(')');
      this.take('=');
      const meaning = this.formula();
      this.take('IN');
      return { is: 'LET', name, args, meaning, of: this.formula() };
    }
    const left = this.conjunction();
    return this.takes('IMPLIES') ? { is: 'IMPLIES', left, right: this.formula() } : left;
  }

  private conjunction(): Mfotl {
    let left = this.joined();
    while (this.takes('AND')) left = { is: 'AND', left, right: this.joined() };
    return left;
  }

  private joined(): Mfotl {
    const left = this.single();
    const is = this.sees();
    if (is !== 'SINCE' && is !== 'UNTIL') return left;
    this.take();
    return { is, interval: this.interval(), left, right: this.single() };
  }

  private single(): Mfotl {
    const is = this.sees();
    switch (is) {
      case '(': {
        this.take();
        const inner = this.formula();
        this.take(')');
        return inner;
      }
      case 'NOT':
        this.take();
        return { is, of: this.single() };
      case 'EXISTS': case 'FORALL': {
        this.take();
        const variables = this.names();
        this.take('.');
        return { is, variables, of: this.formula() };
      }
      case 'ONCE': case 'EVENTUALLY': case 'PREVIOUS': case 'NEXT':
        this.take();
        return { is, interval: this.interval(), of: this.single() };
    }
    if (this.sees(1) === '<-') return this.aggregate();
    const name = this.take();
    if (this.takes('>=')) return { is: 'at-least', variable: name, value: Number(this.take()) };
    this.take('(');
    const args = this.names();
    this.take(')');
    return { is: 'atom', name, args };
  }

  private aggregate(): Mfotl {
    const result = this.take();
    this.take('<-');
    const aggregate = this.take() as Aggregate;
    const over = this.take();
    const groups = this.takes(';') ? this.names() : [];
    return { is: 'aggregate', result, aggregate, over, groups, of: this.single() };
  }

  /** Whole numbers: `[a,b)` ends at b - 1. */
  private interval(): Interval {
    this.take('[');
    const a = Number(this.take());
    this.take(',');
    const end = this.take();
    const isClosed = this.take() === ']';
    return { a, b: end === '*' ? null : Number(end) - (isClosed ? 0 : 1) };
  }
}
