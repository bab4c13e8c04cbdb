// The words of truce blocks in their order, notes among them.
import { parserServices } from '#language/syntax.ts';

export interface Word { image: string; start: number; end: number; note: boolean; kind: string }

/** `masked`: the text with all but its blocks blanked out. An opening fence is a word too. */
export function tokensOf(masked: string): Word[] {
  const { tokens, hidden } = parserServices().parser.Lexer.tokenize(masked);
  const word = (token: (typeof tokens)[number], note: boolean): Word => {
    const image = note ? token.image.trimEnd() : token.image;
    return { image, start: token.startOffset, end: token.startOffset + image.length, note, kind: token.tokenType.name };
  };
  return [...tokens.map((token) => word(token, false)), ...hidden.map((token) => word(token, true))].toSorted((a, b) => a.start - b.start);
}
