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
  says: string;
}

export interface Command {
  name: string;
  summary: string;
  /** Further lines of its help. */
  explains: string;
  options: readonly Option[];
  examples: readonly string[];
  run(words: Words, terminal: Terminal): Promise<void>;
}

/** A command's words after they were read: the agreement's path and the options. */
export interface Words {
  agreement: string;
  /** The value of an option that is given at most once. */
  one(name: string): string | undefined;
  all(name: string): string[];
  has(name: string): boolean;
}

export function option(name: string, takes: string | null, says: string, more: Partial<Pick<Option, 'needed' | 'many' | 'choices' | 'instant'>> = {}): Option {
  return { name, takes, says, needed: false, many: false, choices: null, instant: false, ...more };
}

/** What `check` and `explain` have in common: the evidence, and the moment and the reading from which it is looked at. */
export const EVALUATION_OPTIONS: readonly Option[] = [
  option('evidence', 'PATH', 'a file of claims (JSON Lines), or a folder, whose *.jsonl files are read, not deeper; may be given again', { needed: true, many: true }),
  option('as-of', 'T', 'how far the world has run, for example 2016-09-19T16:00Z; without it, the latest end of any claim that is no act', { instant: true }),
  option('known-at', 'T', 'use only what was recorded by T; without it, everything in the evidence', { instant: true }),
  option('reading', 'NAME', 'one of the agreement\'s readings; may be given again; without it, all of them', { many: true }),
  option('skip-bad-lines', null, 'leave out lines of evidence that cannot be read; the output says how many'),
];
