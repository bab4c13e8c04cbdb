// What a command is: its name, the words it takes, what they mean, and what it does. The help and the reading of words both go by it.
import type { Terminal } from '#cli/terminal.ts';

export interface Option {
  name: string;
  /** What stands after it; null: nothing, it is a switch. */
  takes: string | null;
  /** Without it the command has nothing to do. */
  needed: boolean;
  /** May be given more than once. */
  many: boolean;
  choices: readonly string[] | null;
  /** Its value is an instant: RFC 3339 with an offset. */
  instant: boolean;
  /** With it the command does something else, for which no other option is needed. */
  alone: boolean;
  says: string;
}

/** A word that stands beside the options. */
export interface Operand { name: string; says: string; needed: boolean; many: boolean }

export interface Command {
  /** One word, or two: `ledger init`. */
  name: string;
  summary: string;
  operands: readonly Operand[];
  /** Further lines of its help. */
  explains: string;
  options: readonly Option[];
  /** Names of options of which exactly one must be given. */
  oneOf?: readonly (readonly string[])[];
  examples: readonly string[];
  run(words: Words, terminal: Terminal): Promise<void>;
}

/** A command's words after they were read. */
export interface Words {
  /** Those that stand beside the options, in their order. */
  operands: readonly string[];
  /** The value of an option that is given at most once. */
  one(name: string): string | undefined;
  all(name: string): string[];
  has(name: string): boolean;
}

export function option(name: string, takes: string | null, says: string, more: Partial<Pick<Option, 'needed' | 'many' | 'choices' | 'instant' | 'alone'>> = {}): Option {
  return { name, takes, says, needed: false, many: false, choices: null, instant: false, alone: false, ...more };
}

/** What most commands begin with. */
export const AGREEMENT: Operand = { name: 'AGREEMENT.md', says: 'the agreement: Markdown with truce blocks', needed: true, many: false };

/** What `check` and `explain` have in common: the evidence, and the moment and the reading from which it is looked at. */
export const EVALUATION_OPTIONS: readonly Option[] = [
  option('evidence', 'PATH', 'a file of claims (JSON Lines), or a folder, whose *.jsonl files are read, not deeper; may be given again; this or --ledger must be given', { many: true }),
  option('ledger', 'PLACE', 'a ledger: a SQLite file, or postgres://user@host/database, with ?schema=NAME for another schema than truce'),
  option('as-of', 'T', 'how far the world has run, for example 2016-09-19T16:00Z; without it, the latest end of any claim that is no act', { instant: true }),
  option('known-at', 'T', 'use only what was recorded by T; without it, everything in the evidence', { instant: true }),
  option('reading', 'NAME', 'one of the agreement\'s readings; may be given again; without it, all of them', { many: true }),
  option('skip-bad-lines', null, 'leave out lines of evidence that cannot be used; the output says how many'),
];

/** In which language the headings of clauses are shown (A8). */
export const LANGUAGE: Option = option('language', 'TAG', 'the language in which headings of clauses are shown, where the agreement has a text in it, for example ar; without it, the authoritative one');

/** Evidence is read from files or from a ledger. */
export const ONE_EVIDENCE = [['evidence', 'ledger']] as const;

/** What every command on a ledger asks. */
export const LEDGER: Option = option('ledger', 'PLACE', 'the ledger: a SQLite file, or postgres://user@host/database, with ?schema=NAME for another schema than truce', { needed: true });
export const KEY: Option = option('key', 'FILE', 'the private key that signs; without it, PLACE.key beside a SQLite file');
