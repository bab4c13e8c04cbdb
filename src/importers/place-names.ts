// Names of places as keys: what is the same name in another spelling, and what may be the same name in another transliteration.

/** Letters of Arabic script that are written one for the other. */
const ARABIC_VARIANTS: Record<string, string> = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ئ: 'ي', ؤ: 'و', ة: 'ه', ۀ: 'ه', ک: 'ك', ﻻ: 'لا' };
/** Vowel marks of Arabic, the letter that only stretches a word, and marks of Latin letters once they are taken apart. Those of Cyrillic й and ї are letters, not marks, and fall alike for both. */
const MARKS = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g;
const APOSTROPHES = /['’‘ʼʻʾʿ`´′]/g;
const BETWEEN = /[\s\-‐‑–_.,/()"״׳]+/g;
const LATIN: Record<string, string> = { ß: 'ss', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ı: 'i', œ: 'oe', þ: 'th', ð: 'd' };
/** The Arabic article before letters that it becomes alike: ar-Raqqa, ash-Shaykh. */
const ARTICLES = /^(al|el|ul|an?d?h?|as?h?|at?h?|ar|az) (?=\S)/;
const ARTICLE_BEFORE: Record<string, RegExp> = { al: /^/, el: /^/, ul: /^/, an: /^n/, ad: /^d/, adh: /^(dh|z)/, as: /^s/, ash: /^sh/, at: /^t/, ath: /^th/, ar: /^r/, az: /^z/ };

/** Equal for spellings of one name: letter case, marks, hyphens, apostrophes, letters of Arabic that are written one for the other, the article however it is assimilated. */
export function nameKey(name: string): string {
  const letters = Array.from(name.normalize('NFKD').replace(MARKS, '').toLowerCase(), (letter) => ARABIC_VARIANTS[letter] ?? LATIN[letter] ?? letter).join('').normalize('NFC');
  const words = letters.replace(APOSTROPHES, '').replace(BETWEEN, ' ').trim();
  return withArticle(words);
}

/** The key without its article, in either script. */
export function withoutArticle(key: string): string {
  return key.replace(/^al (?=\S)/, '').replace(/^ال(?=\S{2})/, '');
}

function withArticle(words: string): string {
  const article = ARTICLES.exec(words)?.[1];
  if (article === undefined) return words;
  const rest = words.slice(article.length + 1);
  return ARTICLE_BEFORE[article]?.test(rest) === true ? `al ${rest}` : words;
}

const ARABIC: Record<string, string> = { ب: 'b', پ: 'p', ت: 't', ث: 't', ج: 'j', چ: 'x', ح: 'h', خ: 'x', د: 'd', ذ: 'd', ر: 'r', ز: 'z', ژ: 'z', س: 's', ش: 'x', ص: 's', ض: 'd', ط: 't', ظ: 'z', غ: 'g', ف: 'f', ڤ: 'v', ق: 'k', ك: 'k', گ: 'g', ل: 'l', م: 'm', ن: 'n', ه: 'h' };
const CYRILLIC: Record<string, string> = { б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', ж: 'z', з: 'z', к: 'k', л: 'l', м: 'm', н: 'n', п: 'p', р: 'r', с: 's', т: 't', ф: 'f', х: 'x', ц: 's', ч: 'x', ш: 'x', щ: 'x' };

/** The consonants that any transliteration keeps, roughly: equal for names that may be one. Shorter than two letters it says nothing. */
export function skeleton(key: string): string {
  const latin = withoutArticle(key).replace(/[kg]h/g, (two) => (two === 'kh' ? 'x' : 'g')).replace(/sh|ch/g, 'x').replace(/dh|th/g, (two) => two[0]!).replace(/[qc]/g, 'k').replace(/w/g, 'v');
  const letters = Array.from(latin, (letter) => ARABIC[letter] ?? CYRILLIC[letter] ?? letter).join('');
  // Of h and v only the first letter is sure: they stand for vowels elsewhere.
  const [first = '', ...rest] = letters.replace(/[aeiouyєіїиюяьъэаеоуйё\u0621-\u064aا]/g, '').replace(/ /g, '');
  return (first + rest.join('').replace(/[hv]/g, '')).replace(/(.)\1+/g, '$1');
}

/** How many letters must be changed, left out, put in or swapped; more than `most`: `most + 1`. */
export function lettersApart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [], last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? beforeLast[j - 2]! + 1 : Infinity;
      row.push(Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), swap));
    }
    [beforeLast, last] = [last, row];
  }
  return Math.min(last[b.length]!, most + 1);
}
