// Says an English sentence of Truce in another language, by templates; what no template fits is left to the caller, who shows the English.
import { readTemplates, type PluralForms, type ReasonWords, type Template } from './templates.ts';

/** How numbers, days (`2016-09-12`) and instants (`2016-09-12 19:00 +03:00`, `2016-09-12T16:00:00Z`) are written; what it gives is set apart from the text around it. */
export interface Formats { number: (text: string) => string; date: (text: string) => string; instant: (text: string) => string }

/** The sorts of sentence that there are: what a page asks to be said again is one of these. `named`: what stands for a name and may be a phrase. */
export type Sort = 'reason' | 'parting' | 'value' | 'named' | 'measure' | 'formula' | 'time' | 'duty' | 'ground' | 'prose';

// First strong isolate and its end: what stands between does not change the order of what stands around it.
const APART = '\u2068', TOGETHER = '\u2069';
const MOST_KEPT = 5000;

const NAME = /^[\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}\p{Join_Control}_.'’/-]*[\p{L}\p{M}\p{N}_])?(?:\([^()\s]*\))?$/u;
const NUMBER = /^-?\d+(?:\.\d+)?(?:\/\d+)?$/;
const apart = (text: string): string => `${APART}${text}${TOGETHER}`;

/** Kinds of slots that hold no words of ours. A name has a letter; an id may be a number; a key names a claim; a text is any text. */
const PLAIN: Readonly<Record<string, (text: string, formats: Formats) => string | null>> = {
  name: (text) => (NAME.test(text) && /\p{L}/u.test(text) ? apart(text) : null),
  id: (text) => (NAME.test(text) ? apart(text) : null),
  key: (text) => (/^[^\s;,][^;,]*$/.test(text) ? apart(text) : null),
  text: (text) => apart(text),
  number: (text, { number }) => (NUMBER.test(text) ? (/\D/.test(text) ? apart(number(text)) : number(text)) : null),
  ordinal: (text, { number }) => (/^\d+(?:st|nd|rd|th)$/.test(text) ? number(text.slice(0, -2)) : null),
  date: (text, { date }) => (/^\d{4}-\d\d-\d\d$/.test(text) ? apart(date(text)) : null),
  instant: (text, { instant }) => (/^\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d(?:\.\d+)?)? [+-]\d\d:\d\d|T\d\d:\d\d:\d\d(?:\.\d+)?Z)$/.test(text) ? apart(instant(text)) : null),
};

export class SayAgain {
  private readonly words: ReasonWords;
  private readonly formats: Formats;
  private readonly templates: Map<string, Template[]>;
  private readonly plurals: Intl.PluralRules;
  private readonly most: number;
  private readonly known = new Map<string, readonly string[]>();

  /** `most`: how many ways of saying a sentence are looked for; more than one is for whoever asks whether there is more than one. */
  constructor(words: ReasonWords, formats: Formats, most = 1) {
    this.words = words;
    this.formats = formats;
    this.templates = readTemplates(words);
    this.plurals = new Intl.PluralRules(words.language);
    this.most = most;
  }

  /** The sentence in this language; null where no template fits all of it. */
  say(english: string, sort: Sort = 'reason'): string | null {
    return this.ways(english, sort)[0] ?? null;
  }

  /** The ways of saying it, the most specific first; none where no template fits. */
  ways(english: string, sort: Sort): readonly string[] {
    if (this.known.size > MOST_KEPT) this.known.clear();
    return this.inKind(sort, english.trim().replace(/ {2,}/g, ' '));
  }

  private inKind(kind: string, text: string): readonly string[] {
    const plain = PLAIN[kind];
    if (plain !== undefined) {
      const said = plain(text, this.formats);
      return said === null ? [] : [said];
    }
    const word = this.words.words[kind];
    if (word !== undefined && Object.hasOwn(word, text)) return [word[text]!];
    const key = `${kind}\n${text}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    // A kind that holds itself, such as a list of lists, does not end there.
    this.known.set(key, []);
    const found = new Set<string>();
    for (const template of this.templates.get(kind) ?? []) {
      if (found.size >= this.most) break;
      if (text.includes(template.longest)) this.fit(template, text, (said) => found.add(said));
    }
    const ways = [...found].slice(0, this.most);
    this.known.set(key, ways);
    return ways;
  }

  /** Every way in which the slots can be filled, until there are enough. */
  private fit(template: Template, text: string, found: (said: string) => void): void {
    const { fixed, slots } = template;
    const last = fixed[fixed.length - 1]!;
    if (slots.length === 0) {
      if (text === last) found(this.written(template, [], []));
      return;
    }
    if (!text.startsWith(fixed[0]!) || !text.endsWith(last) || text.length <= fixed[0]!.length + last.length) return;
    let left = this.most;
    const fill = (slot: number, from: number, raw: string[], filled: string[]): void => {
      if (slot === slots.length) {
        left -= 1;
        found(this.written(template, raw, filled));
        return;
      }
      for (const end of endsOf(text, from, fixed[slot + 1]!, slot === slots.length - 1)) {
        const inside = text.slice(from, end);
        if (!isWhole(inside)) continue;
        for (const said of this.inKind(slots[slot]!.kind, inside)) {
          fill(slot + 1, end + fixed[slot + 1]!.length, [...raw, inside], [...filled, said]);
          if (left <= 0) return;
        }
      }
    };
    fill(0, fixed[0]!.length, [], []);
  }

  private written({ out }: Template, raw: readonly string[], filled: readonly string[]): string {
    return out.map((part) => {
      if (typeof part === 'string') return part;
      return part.plural === null ? filled[part.slot]! : this.inPlural(this.words.plurals[part.plural]!, raw[part.slot]!, filled[part.slot]!);
    }).join('');
  }

  private inPlural(forms: PluralForms, raw: string, filled: string): string {
    const number = Number.parseFloat(raw);
    const form = forms[raw.includes('/') ? 'other' : this.plurals.select(number)] ?? forms.other ?? '{n}';
    return form.replaceAll('{n}', filled);
  }
}

/** Where a slot that begins at `from` may end: before each occurrence of the piece that follows it; the last one before the end. */
function* endsOf(text: string, from: number, next: string, isLast: boolean): Generator<number> {
  if (isLast) {
    if (text.length - next.length > from) yield text.length - next.length;
    return;
  }
  for (let end = text.indexOf(next, from + 1); end >= 0; end = text.indexOf(next, end + 1)) yield end;
}

/** A slot holds no half of a pair of parentheses or quotation marks. */
function isWhole(text: string): boolean {
  let depth = 0, quotes = 0;
  for (const letter of text) {
    if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    else if (letter === '"') quotes += 1;
    if (depth < 0) return false;
  }
  return depth === 0 && quotes % 2 === 0;
}
