// The agreement's own words, clause by clause: headings that carry an id and the prose below them, in the agreement's file and in those of other languages.
import { hashOf, normaliseText } from '#base/hash.ts';
import type { Problem } from '#base/problem.ts';
import type * as Ast from '#language/generated/ast.ts';
import { maskMarkdown, type Heading, type MaskedMarkdown } from '#language/markdown-mask.ts';
import { positionFinder, type PositionFinder } from '#language/positions.ts';
import { problems } from '#language/problems.ts';
import type { Writing } from '#language/writing.ts';
import type { ClauseText, Placed } from '#records/plan.ts';

/** A clause as one file has it. */
export interface OwnText extends Placed { id: string; heading: string; hash: string }

/** The heading with an id that an offset stands under: one that a heading of its level or above, without id, does not end. */
export function sectionAt(markdown: MaskedMarkdown, offset: number): Heading | null {
  let section: Heading | null = null;
  for (const heading of markdown.headings) {
    if (heading.start > offset) break;
    if (heading.id !== null) section = heading;
    else if (section !== null && heading.level <= section.level) section = null;
  }
  return section;
}

/** Each heading with `{#id}` and the prose below it, without fenced blocks, up to the next such heading or one of its level or above (A6). */
export function textsIn(text: string, markdown: MaskedMarkdown, position: PositionFinder, found: Problem[]): OwnText[] {
  const texts = new Map<string, OwnText>();
  markdown.headings.forEach((heading, i) => {
    if (heading.id === null) return;
    const at = position(heading.start, heading.end);
    const earlier = texts.get(heading.id);
    if (earlier !== undefined) found.push(problems.idTwice(at, heading.id, earlier.at!));
    const next = markdown.headings.slice(i + 1).find((other) => other.id !== null || other.level <= heading.level);
    const prose = `${heading.text}\n${withoutFences(text, markdown, heading.end, next?.start ?? text.length)}`;
    texts.set(heading.id, { id: heading.id, heading: heading.text, hash: hashOf(normaliseText(prose)), at, clause: heading.id });
  });
  return [...texts.values()];
}

function withoutFences(text: string, markdown: MaskedMarkdown, start: number, end: number): string {
  let from = start, kept = '';
  for (const fence of markdown.fenced) {
    if (fence.end <= start || fence.start >= end) continue;
    kept += text.slice(from, Math.max(from, fence.start));
    from = fence.end;
  }
  return kept + text.slice(from, end);
}

export interface TextsInput { own: readonly OwnText[]; language: string; files: Record<string, string> }

/**
 * A8: every clause in its authoritative words, and beside them how each other language has it. A clause that the authoritative text lacks stands in the words
 * that there are, after a problem.
 */
export function textsOfPlan(writing: Writing, items: readonly Ast.Item[], { own, language, files }: TextsInput): ClauseText[] {
  const byLanguage = new Map([[language, own]]);
  for (const item of items) if (item.$type === 'Translation') noteTranslation(writing, item, files, byLanguage);
  const authoritative = authorityOf(writing, items, language, byLanguage);
  const ids = [...new Set([...byLanguage.values()].flat().map((text) => text.id))];
  const order = [authoritative, ...[...byLanguage.keys()].filter((one) => one !== authoritative).sort()];
  return ids.map((id) => {
    const known = order.flatMap((one) => {
      const text = byLanguage.get(one)!.find((other) => other.id === id);
      return text === undefined ? [] : [{ language: one, text }];
    });
    const [first, ...others] = known as [(typeof known)[0], ...typeof known];
    for (const lacking of order.filter((one) => !known.some((text) => text.language === one))) {
      writing.found.push(problems.textMissing(first.text.at!, id, first.language, lacking, lacking === authoritative));
    }
    const beside = others.map((other) => ({ language: other.language, heading: other.text.heading, hash: other.text.hash }));
    return { ...first.text, language: first.language, ...(beside.length === 0 ? {} : { others: beside }) };
  });
}

function noteTranslation(writing: Writing, item: Ast.Translation, files: Record<string, string>, byLanguage: Map<string, readonly OwnText[]>): void {
  checkLanguage(writing, item);
  const text = Object.hasOwn(files, item.file) ? files[item.file] : undefined;
  if (byLanguage.has(item.language)) writing.found.push(problems.languageTwice(writing.at(item, 'language'), item.language));
  else if (text === undefined) writing.found.push(problems.textFileMissing(writing.at(item, 'file'), item.file));
  else {
    const markdown = maskMarkdown(text);
    const folder = /^.*[\\/]/.exec(writing.at(item).file ?? '')?.[0] ?? '';
    const position = positionFinder(text, `${folder}${item.file}`);
    const [block] = markdown.blocks;
    if (block !== undefined) writing.found.push(problems.rulesInTranslation(position(block.start), item.file));
    byLanguage.set(item.language, textsIn(text, markdown, position, writing.found));
    return;
  }
  // What it would say is not known: its clauses are not told to be missing besides.
}

/** The language whose words hold: the one named, else that of the agreement's file. */
function authorityOf(writing: Writing, items: readonly Ast.Item[], own: string, byLanguage: ReadonlyMap<string, unknown>): string {
  const named = items.filter((item) => item.$type === 'Authoritative');
  for (const other of named.slice(1)) writing.found.push(problems.partTwice(writing.at(other), 'authoritative', 'the agreement'));
  const [first] = named;
  if (first === undefined || byLanguage.has(first.language)) return first?.language ?? own;
  if (!items.some((item) => item.$type === 'Translation' && item.language === first.language)) {
    writing.found.push(problems.noTextIn(writing.at(first, 'language'), first.language, [...byLanguage.keys()]));
  }
  return own;
}

/** A BCP 47 tag by its shape; whether there is such a language is not looked up. */
function checkLanguage(writing: Writing, item: Ast.Translation): void {
  if (!/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(item.language)) writing.found.push(problems.noLanguageTag(writing.at(item, 'language'), item.language));
}
