// Words that agreements use and the rules have a place for, but that the language does not read yet: told as such where they keep a statement from being read.

/** `offset` and `length`: the words in the statement; `isSaidOtherwise`: other words say the same. */
export interface NotBuilt { offset: number; length: number; words: string; why: string; mend: string; isSaidOtherwise: boolean }

interface Form { words: RegExp; why: string; mend: string }

/** None of these can stand in a statement that is read: a statement with one of them is at fault, and for that. */
const FORMS: readonly Form[] = [
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

const NAME = String.raw`[\p{L}_][\p{L}\p{N}_-]*`;

/** Words that come to mind first, and that the language has others for. */
const OTHERWISE: readonly Form[] = [
  {
    words: /\bto\s+release\b/,
    why: 'who is released is counted, and the number asked for',
    mend: 'write `measure Freed = prisoners released in PLACE by A, silence means none`, and the duty `to ensure Freed at least 20 by T`',
  },
  {
    words: /\bto\s+hand\s+over\b/,
    why: 'what is handed over is counted, and the number asked for',
    mend: 'write `measure Given = weapons handed over in PLACE by A, silence means none`, and the duty `to ensure Given at least 20 by T`',
  },
  {
    words: /\bto\s+withdraw\s+(?:[^\s"]+\s+){0,3}from\s+[^\s"]+\s+(?=(?:by|within|before|no\s+later)\b)/,
    why: 'that somebody is gone from a place, and that somebody says so, are two things',
    mend: 'write `to stay out of PLACE with forces`, in a clause that begins at the deadline; and for the act, `to withdraw about CLAUSE by T`',
  },
  {
    words: new RegExp(String.raw`\bto\s+keep\s+(?:(?:at\s+least|at\s+most|exactly|no)\s+)?(?:[0-9]+\s+)?(?:[\p{L}_/]+(?:\s*,\s*|\s+and\s+))*(?!at\b)[\p{L}_/]+\s+(?:in|at)(?!\s+least)\s`, 'u'),
    why: '`to keep` is of a distance from something',
    mend: 'write `to have at least 3 THINGS in PLACE` (`at most`, `exactly`, `no`)',
  },
  {
    words: new RegExp(String.raw`\b(?:extended|suspended|terminated|reset)\s+by\s+(?!(?:joint\s+)?act\b)(?:mutual\s+consent|either|any\s+of|${NAME})`, 'u'),
    why: 'it is an act that extends, suspends, terminates or resets',
    mend: 'write `by act of A`; `by act of A or B` where one of them is enough; `by joint act of A and B` for both',
  },
];

/** The first of such words in a statement; texts in quotes and notes are passed over. */
export function notBuiltIn(statement: string): NotBuilt | undefined {
  const bare = statement.replace(/"(?:\\.|[^"\\\n])*"|\u201C[^\u201D\n]*\u201D|\/\/[^\n\r]*/g, (passed) => ' '.repeat(passed.length));
  const found = [...FORMS, ...OTHERWISE].flatMap((form): NotBuilt[] => {
    const match = form.words.exec(bare), { why, mend } = form;
    const words = match?.[0].trimEnd() ?? '';
    return match === null ? [] : [{ offset: match.index, length: words.length, words: words.replace(/\s+/g, ' '), why, mend, isSaidOtherwise: OTHERWISE.includes(form) }];
  });
  return found.toSorted((a, b) => a.offset - b.offset)[0];
}
