// Words that agreements use and the rules have a place for, but that the language does not read yet: told as such where they keep a statement from being read.

/** `offset` and `length`: the words in the statement. */
export interface NotBuilt { offset: number; length: number; words: string; why: string; mend: string }

/** None of these can stand in a statement that is read: a statement with one of them is at fault, and for that. */
const FORMS: readonly { words: RegExp; why: string; mend: string }[] = [
  {
    words: /(?<=^\s*(?:measure|condition)\b[^]*)\bverified\s+by\b/,
    why: 'of a count: who tells it is `seen by`, and verified are the run of a gate, its days, and acts (N8)',
    mend: 'write `seen by CHANNEL` in a measure; `verified by ACTOR` behind the run of a gate, behind `to withdraw about CLAUSE by T`, or in a condition behind `act of withdrawal by A about CLAUSE by T`',
  },
  {
    words: /\bimmediately\b/,
    why: 'it says no number of hours or days, and two readers may take it for two',
    mend: 'write by when: `within 24 h of D`; or leave it to readings: `term Immediately "immediately"`, as a condition, which a reading defines',
  },
  {
    words: /\bthe\s+(?:start|end)\b(?!\s+of\b)/,
    why: 'of what is not said (T14)',
    mend: 'write `the start of this clause`, `the end of clause 1`, `the start of 2016-09-18`',
  },
];

/** The first of such words in a statement; texts in quotes and notes are passed over. */
export function notBuiltIn(statement: string): NotBuilt | undefined {
  const bare = statement.replace(/"(?:\\.|[^"\\\n])*"|\u201C[^\u201D\n]*\u201D|\/\/[^\n\r]*/g, (passed) => ' '.repeat(passed.length));
  const found = FORMS.flatMap(({ words, why, mend }): NotBuilt[] => {
    const match = words.exec(bare);
    return match === null ? [] : [{ offset: match.index, length: match[0].length, words: match[0].replace(/\s+/g, ' '), why, mend }];
  });
  return found.toSorted((a, b) => a.offset - b.offset)[0];
}
