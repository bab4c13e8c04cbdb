// A first agreement on disk: asked for in a few questions, read back before it is written, never over a file that is there.
import { open } from 'node:fs/promises';
import { nearest } from '#base/nearest.ts';
import { ProblemError, type Problem } from '#base/problem.ts';
import { makeZoneTable } from '#base/zone-table.ts';
import { firstAgreement, type FirstAnswers } from '#language/first-agreement.ts';
import { parseAgreement } from '#language/parse.ts';

export type { FirstAnswers };

/** One question; its name is also the option that answers it. */
export interface Question {
  name: keyof FirstAnswers;
  asks: string;
  takes: string;
  /** What an empty answer stands for; null: it must be answered. */
  otherwise: string | null;
  /** What is wrong with an answer; null: nothing. */
  fault(answer: string): string | null;
}

const some = (answer: string): string | null => (/\p{L}/u.test(answer) ? null : 'write a name with at least one letter');

export const QUESTIONS: readonly Question[] = [
  { name: 'title', takes: 'TEXT', asks: 'What is the agreement called?', otherwise: null, fault: some },
  { name: 'clock', takes: 'IANA', asks: 'By which clock are its days counted (an IANA zone, for example Asia/Damascus)?', otherwise: null, fault: clockFault },
  { name: 'start', takes: 'TIME', asks: 'From when does it hold, by that clock (for example 2026-01-31 12:00)?', otherwise: null, fault: (answer) => (/^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}$/.test(answer) ? null : 'write a date and a time of day: 2026-01-31 12:00') },
  { name: 'sides', takes: 'NAMES', asks: 'Whom does it bind (names, commas between them)?', otherwise: null, fault: sidesFault },
  { name: 'place', takes: 'NAME', asks: 'Where does it hold?', otherwise: null, fault: some },
  { name: 'monitor', takes: 'NAME', asks: 'Who watches and reports?', otherwise: null, fault: some },
  { name: 'ends', takes: 'END', asks: 'When does it end (48 h, 14 x 24 h, or the date of its last day; nothing: when they end it)?', otherwise: '', fault: (answer) => (answer === '' || /^(\d+ h|\d+ x 24 h|\d{4}-\d{2}-\d{2})$/.test(answer) ? null : 'write 48 h, 14 x 24 h, or a date such as 2026-02-14') },
  { name: 'days', takes: 'N', asks: 'After how many quiet days is a next step taken (0: there is none)?', otherwise: '7', fault: (answer) => (/^\d{1,3}$/.test(answer) ? null : 'write a whole number') },
  { name: 'breach', takes: 'RULE', asks: 'What does a breach do to the days counted: restart, pause, or decided (the sides decide)?', otherwise: 'restart', fault: (answer) => oneOf(answer, ['restart', 'pause', 'decided']) },
  { name: 'unseen', takes: 'RULE', asks: 'A day on which nobody could watch: blocks, pauses or counts?', otherwise: 'blocks', fault: (answer) => oneOf(answer, ['blocks', 'pauses', 'counts']) },
];

function oneOf(answer: string, choices: readonly string[]): string | null {
  return choices.includes(answer) ? null : `write ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}

function clockFault(answer: string): string | null {
  if (makeZoneTable(answer, 'asked') !== undefined) return null;
  const near = nearest(answer, Intl.supportedValuesOf('timeZone'));
  return near === undefined ? 'there is no such zone; write for example Europe/Kyiv' : `there is no such zone; did you mean ${near}?`;
}

function sidesFault(answer: string): string | null {
  const sides = namesIn(answer);
  if (sides.length === 0 || sides.some((side) => some(side) !== null)) return 'write at least one name';
  return new Set(sides).size === sides.length ? null : 'one name stands there twice';
}

function namesIn(answer: string): string[] {
  return answer.split(/[,،]/).map((name) => name.trim()).filter((name) => name !== '');
}

/** Answers as they were typed, one for each question. */
export function answersFrom(typed: Readonly<Record<Question['name'], string>>): FirstAnswers {
  const { ends, days, sides, breach, unseen, ...rest } = typed;
  return { ...rest, sides: namesIn(sides), ends: ends === '' ? null : ends, days: Number(days), breach: breach as FirstAnswers['breach'], unseen: unseen as FirstAnswers['unseen'] };
}

/** Writes the agreement. Throws ProblemError where the file is there already, cannot be written, or the answers do not go together (a time that the clock skips). */
export async function writeNewAgreement(path: string, answers: FirstAnswers): Promise<{ problems: Problem[] }> {
  const text = firstAgreement(answers);
  const { plan, problems } = parseAgreement({ path, text, files: {}, zoneVersion: process.versions.tz ?? 'unknown' });
  if (plan === null) throw new ProblemError(problems);
  try {
    const file = await open(path, 'wx');
    await file.writeFile(text);
    await file.sync();
    await file.close();
  } catch (error) {
    throw new ProblemError([unwritten(path, error as NodeJS.ErrnoException)]);
  }
  return { problems };
}

function unwritten(path: string, { code }: NodeJS.ErrnoException): Problem {
  const isThere = code === 'EEXIST';
  return {
    code: isThere ? 'new.exists' : 'new.unwritten', severity: 'error',
    message: isThere ? `"${path}" is there already` : `"${path}" could not be written (${code ?? 'unknown'})`,
    mend: isThere ? 'name a file that is not there yet' : 'check that its folder is there and that you may write into it',
  };
}
