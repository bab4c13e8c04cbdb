// In which direction a language is written.

const FROM_RIGHT = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi', 'ckb', 'syr']);

export function directionOf(tag: string): 'rtl' | 'ltr' {
  return FROM_RIGHT.has(tag.split('-')[0]!.toLowerCase()) ? 'rtl' : 'ltr';
}
