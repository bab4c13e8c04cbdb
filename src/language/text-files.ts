// Which files hold the agreement's text, and in which language each is written (A8).
import { maskMarkdown } from '#language/markdown-mask.ts';

export interface TextFiles { own: string; authoritative: string; others: { file: string; language: string }[] }

/** As the truce blocks of a text say it; where they say nothing, it is English, and alone. */
export function textFilesOf(text: string): TextFiles {
  const rules = maskMarkdown(text).masked.replace(/("(?:\\.|[^"\\\n])*")|\/\/[^\n\r]*/g, '$1');
  const QUOTED = '(?:"((?:\\\\.|[^"\\\\\\n])*)"|\\u201C([^\\u201D\\n]*)\\u201D)';
  const said = (pattern: string): string | undefined => {
    const found = new RegExp(`\\b${pattern}\\s+${QUOTED}`).exec(rules);
    return found?.[1] ?? found?.[2];
  };
  const own = said('language') ?? 'en';
  const others = [...rules.matchAll(new RegExp(`\\btexts\\s+from\\s+${QUOTED}\\s+in\\s+${QUOTED}`, 'g'))].map(([, a, b, c, d]) => ({ file: (a ?? b)!, language: (c ?? d)! }));
  return { own, authoritative: said('authoritative') ?? own, others };
}
