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
 * Clause text as it is hashed: NFC, every run of white space (line ends of any kind included) one blank, none at either end. Letters and
 * punctuation stay as they are.
 */
export function normaliseText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
