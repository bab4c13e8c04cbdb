// The agreement's own text as the board reads it: sections in the order of the document, each in every language that has it, and which rules hang on each.
import type { LabelShown } from '#records/labels.ts';

/** Words within a line. `href` is http or https, nothing else. */
export type Inline =
  | { is: 'text'; text: string }
  | { is: 'strong' | 'emphasis'; of: Inline[] }
  | { is: 'code'; text: string }
  | { is: 'link'; href: string; of: Inline[] };

export type Block =
  | { is: 'paragraph'; of: Inline[] }
  | { is: 'list'; ordered: boolean; items: Block[][] }
  | { is: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { is: 'quote'; of: Block[] }
  | { is: 'code'; text: string };

/** A heading and the prose below it, up to the next heading. */
export interface SectionWords { heading: Inline[]; blocks: Block[] }

/** The source of one truce block; `line`: its first in the agreement's file. */
export interface RulesSource { line: number; text: string }

/** Who adopted the rules of a clause (A7). `stale`: languages whose text is not the one that was adopted. */
export interface AdoptionShown { by: string; on: string; stale: string[] }

/** What hangs on a clause of the text: ids of clauses of the rules, names of conditions, measures and gates. */
export interface HangsOn { clauses: string[]; conditions: string[]; measures: string[]; gates: string[] }

/** `id` null: a heading without one; level 0: what stands before the first heading. `hangs` null: no rule stands for it; so too where it has no id. */
export interface TextSection {
  id: string | null;
  level: number;
  /** By language, as far as it has the section. */
  words: Record<string, SectionWords>;
  rules: RulesSource[];
  hangs: HangsOn | null;
  adoption?: AdoptionShown;
  confidential?: LabelShown[];
}

/** `languages`: as far as there are texts, the authoritative one first; `own`: that of the agreement's own file, which the rules stand in. */
export interface TextAnswer { position: number; languages: string[]; own: string; sections: TextSection[] }
