// What an evaluation may be asked with: instants and names of readings, read from words, with what is wrong with them and what would mend it.
import { parseInstant } from '#base/instant.ts';
import { nearest } from '#base/nearest.ts';
import type { Problem } from '#base/problem.ts';
import type { Plan } from '#records/plan.ts';

/** The instant that a text writes; null, and a problem more, where it writes none. `name`: what the option is called, with its dashes. null for an absent one (E14). */
export function readTime(text: string | undefined, name: string, problems: Problem[]): number | null {
  if (text === undefined) return null;
  const instant = parseInstant(text);
  if (typeof instant === 'number') return instant;
  problems.push(timeProblem(name, text, instant.problem));
  return null;
}

function timeProblem(name: string, text: string, problem: string): Problem {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? '2016-09-19';
  const time = /^\d{4}-\d{2}-\d{2}[Tt ](\d{2}:\d{2}(?::\d{2})?)/.exec(text)?.[1] ?? '16:00';
  const mend = `write ${day}T${time}Z for a time in UTC, or ${day}T${time}+03:00 with the offset of the zone that is meant`;
  switch (problem) {
    case 'no-zone': return useProblem('time-without-zone', `${name} ${text} does not say in which zone`, mend);
    case 'date-only': return useProblem('date-alone', `${name} ${text} is a date, not an instant: a day begins at another moment in every zone`, mend);
    case 'no-such-date': return useProblem('no-such-date', `${name} ${text} names a day that does not exist`, 'check the day of the month');
    default: return useProblem('no-time', `${name} ${text} is not an instant`, mend);
  }
}

/** The readings named, in the agreement's order, each once; null, for all, where none is named. An unknown name is a problem more. */
export function readReadings(names: readonly string[], plan: Plan, problems: Problem[]): string[] | null {
  const known = plan.readings.map((reading) => reading.name);
  for (const name of names.filter((one) => !known.includes(one))) {
    const meant = nearest(name, known);
    const all = `its readings: ${known.join(', ')}`;
    problems.push(useProblem('unknown-reading', `the agreement has no reading "${name}"`, meant === undefined ? all : `did you mean ${meant}? ${all}`));
  }
  return names.length === 0 ? null : known.filter((name) => names.includes(name));
}

/** Something that was asked wrongly: not in the agreement, not in the evidence. */
export function useProblem(code: string, message: string, mend: string): Problem {
  return { code: `use.${code}`, severity: 'error', message, mend };
}
