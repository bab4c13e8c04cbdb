// Hashes: SHA-256 of text and of values, and the form in which clause text is hashed.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '#base/canonical.ts';

/** SHA-256 of the text in UTF-8, as 64 lower-case hex digits. Throws TypeError for a lone surrogate, which UTF-8 cannot carry. */
export function sha256Hex(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('a lone surrogate cannot be hashed as UTF-8');
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** `sha256:` and the hash of the value's canonical JSON (A4). Throws where `canonicalJson` does. */
export function hashOf(value: unknown): string {
  return `sha256:${sha256Hex(canonicalJson(value))}`;
}

/**
 * Clause text as it is hashed (A6): NFC, without marks that only stretch or hyphenate a word (tatweel, soft hyphen) and without Markdown's marks of emphasis, every
 * run of white space (line ends of any kind included) one blank, none at either end. Letters, digits and punctuation stay as they are; so do marks of writing
 * direction, since they can make a reader see other words in another order.
 */
export function normaliseText(text: string): string {
  const letters = text.normalize('NFC').replace(/[\u0640\u00AD]/g, '');
  return withoutEmphasis(letters).replace(/\s+/g, ' ').trim();
}

/** `*word*`, `__words__`: the same mark on both sides, letters inside, no letter or digit outside. */
function withoutEmphasis(text: string): string {
  let before = text;
  for (;;) {
    const after = before.replace(/(?<![\p{L}\p{N}\p{M}\\*_])(\*{1,3}|_{1,3})(?![\s*_])((?:[^*_]|(?<=[\p{L}\p{N}])[*_](?=[\p{L}\p{N}]))*?[^\s*_\\])\1(?![\p{L}\p{N}\p{M}*_])/gu, '$2');
    if (after === before) return after;
    before = after;
  }
}
