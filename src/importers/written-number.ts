// Numbers as tables write them: digits of Arabic script, marks of direction that nobody sees, decimal commas where only a decimal can be meant.

/** Arabic-Indic and Persian digits as those of Latin script, without marks of direction. */
export function westernDigits(text: string): string {
  if (!/[^\u0020-\u007e]/.test(text)) return text;
  return text.replaceAll(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '').replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.codePointAt(0)! & 0xF)).replaceAll('\u066b', '.').replaceAll('\u066c', ',').trim();
}

/** A number that is never in the thousands, as degrees and shares are: a comma in it stands before its decimals. NaN where the text is none. */
export function smallNumber(text: string): number {
  const plain = westernDigits(text);
  return plain === '' ? Number.NaN : Number(plain.replace(/^([-+]?\d{1,3}),(\d+)$/, '$1.$2'));
}
