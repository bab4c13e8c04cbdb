// Templates as a language's file writes them, made ready for matching: an English pattern with slots, and its counterpart with the same slots.

/** Forms of a word beside a number, by the plural categories of the language (Intl.PluralRules); `{n}` stands for the number. */
export type PluralForms = Readonly<Record<string, string>>;

/** What a language's file of reasons holds; docs/languages.md says how it is written. */
export interface ReasonWords {
  language: string;
  direction: 'ltr' | 'rtl';
  dates: { months: readonly string[]; date: string; instant: string };
  plurals: Readonly<Record<string, PluralForms>>;
  /** Small dictionaries, by kind: a slot of that kind holds one of these words. */
  words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By kind: English pattern, and its counterpart. */
  templates: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Slot { name: string; kind: string }
/** A piece of a counterpart: fixed text, or what stands in a slot, put into a plural form where one is named. */
export type OutPart = string | { slot: number; plural: string | null };

/** `fixed` has one piece more than there are slots: what stands before, between and after them. */
export interface Template { pattern: string; fixed: readonly string[]; slots: readonly Slot[]; out: readonly OutPart[]; longest: string }

/** Every kind with its templates, the most specific first: the one with most fixed text. Throws RangeError, and says which, where a template cannot be read. */
export function readTemplates({ templates, plurals }: ReasonWords): Map<string, Template[]> {
  return new Map(Object.entries(templates).map(([kind, pairs]) => {
    const all = Object.entries(pairs).flatMap(([pattern, out]) => alternatives(pattern).map((one) => readTemplate(one, out, plurals)));
    return [kind, all.toSorted((a, b) => weight(b) - weight(a))];
  }));
}

const weight = ({ fixed }: Template): number => fixed.reduce((sum, piece) => sum + piece.length, 0);

/** `{n} [report|reports]` is two patterns; `[ so far|]` one with and one without. */
function alternatives(pattern: string): string[] {
  const found = /\[([^[\]]*)\]/.exec(pattern);
  if (found === null) return [pattern];
  const [whole, choices] = found as unknown as [string, string];
  return choices.split('|').flatMap((choice) => alternatives(pattern.slice(0, found.index) + choice + pattern.slice(found.index + whole.length)));
}

function readTemplate(pattern: string, counterpart: string, plurals: ReasonWords['plurals']): Template {
  const { fixed, inner } = cut(pattern);
  const slots = inner.map((slot): Slot => {
    const [name, kind = name] = slot.split(':') as [string, string?];
    return { name, kind };
  });
  if (fixed.slice(1, -1).includes('')) throw new RangeError(`Two slots stand side by side in "${pattern}".`);
  const { fixed: texts, inner: uses } = cut(counterpart);
  const out = texts.flatMap((text, i): OutPart[] => [...(text === '' ? [] : [text]), ...(i < uses.length ? [useOf(uses[i]!, slots, plurals, pattern)] : [])]);
  for (const [i, { name }] of slots.entries()) {
    if (!out.some((part) => typeof part !== 'string' && part.slot === i)) throw new RangeError(`"{${name}}" of "${pattern}" is lost in its counterpart "${counterpart}".`);
  }
  return { pattern, fixed, slots, out, longest: fixed.reduce((a, b) => (b.length > a.length ? b : a)) };
}

function useOf(use: string, slots: readonly Slot[], plurals: ReasonWords['plurals'], pattern: string): OutPart {
  const [name, plural = null] = use.split('|') as [string, string?];
  const slot = slots.findIndex((one) => one.name === name);
  if (slot < 0) throw new RangeError(`"{${use}}" stands in the counterpart of "${pattern}", which has no such slot.`);
  if (plural !== null && !(plural in plurals)) throw new RangeError(`"{${use}}" in the counterpart of "${pattern}" names no plural of this file.`);
  return { slot, plural };
}

/** Fixed pieces, and what stands within the braces between them. */
function cut(text: string): { fixed: string[]; inner: string[] } {
  const pieces = text.split(/\{([^{}]*)\}/);
  return { fixed: pieces.filter((_, i) => i % 2 === 0), inner: pieces.filter((_, i) => i % 2 === 1) };
}
