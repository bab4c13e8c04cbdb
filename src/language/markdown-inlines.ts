// Words within a line of Markdown: emphasis, code, links. Whatever is none of these is text, so that nothing of it is ever taken for HTML.
import type { Inline } from '#records/board-text.ts';

/** CommonMark's inlines as far as agreements use them: no images but their words, no HTML, and links to http and https alone. */
export function inlinesOf(text: string): Inline[] {
  const out: Inline[] = [];
  let rest = text, plain = '';
  while (rest !== '') {
    const found = codeAt(rest) ?? linkAt(rest) ?? bareLinkAt(rest) ?? emphasisAt(rest, plain.at(-1) ?? '');
    if (found !== null) {
      if (plain !== '') out.push({ is: 'text', text: plain });
      plain = '';
      out.push(...found.inlines);
      rest = rest.slice(found.length);
      continue;
    }
    const escaped = /^\\[!-/:-@[-`{-~]/.test(rest);
    const length = escaped ? 2 : rest.codePointAt(0)! > 0xffff ? 2 : 1;
    plain += escaped ? rest[1]! : rest.slice(0, length);
    rest = rest.slice(length);
  }
  if (plain !== '') out.push({ is: 'text', text: plain });
  return out;
}

interface Found { inlines: Inline[]; length: number }

function codeAt(text: string): Found | null {
  const found = /^(`+)([\s\S]*?[^`])\1(?!`)/.exec(text);
  return found === null ? null : { inlines: [{ is: 'code', text: found[2]!.replace(/^ (.*\S.*) $/s, '$1') }], length: found[0].length };
}

/** `[words](address)`, `![words](address)`; an address may hold brackets in pairs. */
function linkAt(text: string): Found | null {
  const start = text.startsWith('![') ? 2 : text.startsWith('[') ? 1 : 0;
  if (start === 0) return null;
  const words = upTo(text, start, '[', ']');
  if (words === null || text[words.end + 1] !== '(') return null;
  const target = upTo(text, words.end + 2, '(', ')');
  if (target === null || target.inner.includes('\n\n')) return null;
  const [, pointed, bare] = /^\s*(?:<([^<>\n]*)>|(\S*))(?:\s+(?:"[^"]*"|'[^']*'))?\s*$/.exec(target.inner) ?? [];
  const href = pointed ?? bare;
  if (href === undefined) return null;
  const of = inlinesOf(words.inner);
  const safe = start === 1 ? safeHref(href) : null;
  // What leads nowhere that a reader can go is read as words.
  return { inlines: safe === null ? of : [{ is: 'link', href: safe, of }], length: target.end + 1 };
}

function bareLinkAt(text: string): Found | null {
  const found = /^<(https?:\/\/[^\s<>]+)>/i.exec(text);
  const href = found === null ? null : safeHref(found[1]!);
  return href === null ? null : { inlines: [{ is: 'link', href, of: [{ is: 'text', text: found![1]! }] }], length: found![0].length };
}

/** null for whatever is no address of the web. */
function safeHref(href: string): string | null {
  return /^https?:\/\/[^\s/?#][^\s]*$/i.test(href) ? href : null;
}

/** From `start` to the bracket that closes it; a bracket behind a backslash is none. */
function upTo(text: string, start: number, open: string, close: string): { inner: string; end: number } | null {
  let depth = 1;
  for (let i = start; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === open) depth += 1;
    else if (text[i] === close && (depth -= 1) === 0) return { inner: text.slice(start, i), end: i };
  }
  return null;
}

/** `**so**`, `*so*`, and the same with `_` where it is no part of a word. */
function emphasisAt(text: string, before: string): Found | null {
  const found = /^(\*\*|__)(?=\S)([\s\S]*?\S)\1/.exec(text) ?? /^(\*|_)(?=[^\s*_])((?:[^*_\\]|\\.|\*\*[^*]+\*\*|(?<=\w)_(?=\w))*?[^\s*\\])\1(?!\1)/.exec(text);
  if (found === null) return null;
  const [whole, mark, inner] = found as unknown as [string, string, string];
  if (mark.startsWith('_') && (/\w/.test(before) || /\w/.test(text[whole.length] ?? ''))) return null;
  return { inlines: [{ is: mark.length === 2 ? 'strong' : 'emphasis', of: inlinesOf(inner) }], length: whole.length };
}
